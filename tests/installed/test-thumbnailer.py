#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""File managers get a picture of every document, and of nothing else; nothing that lies in a folder
can make them wait or fill the machine.

usage: test-thumbnailer.py BUILD
"""

import os
import pathlib
import struct
import subprocess
import sys
import time
import urllib.parse

from tap import ROOT, install, quiet_environment, run_all

BUILD = sys.argv[1]
PATIENCE = 20 * int(os.environ.get('MESON_TEST_TIMEOUT_MULTIPLIER', '1')) + 10
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<alur xmlns="urn:alur:document:1" version="1.0">\n'


class FileManager:
    """Calls what is installed as file managers do."""

    def __init__(self, folder):
        self.root = folder / 'root'
        prefix = install(BUILD, self.root)
        lines = (prefix / 'share/thumbnailers/alur.thumbnailer').read_text().splitlines()
        self.command = next(line for line in lines if line.startswith('Exec=')).split('=', 1)[1].split()
        # A folder whose names want care.
        self.folder = folder / 'dua kata & "lebih"'
        self.folder.mkdir()
        self.environment = quiet_environment(folder)

    def ask(self, path, size=128):
        """The exit status, and what was drawn."""
        output = self.folder / 'gnome-thumbnail.AB12CD'  # no ending tells what it is
        filled = {'%s': str(size), '%o': str(output), '%i': str(path), '%u': 'file://' + urllib.parse.quote(str(path))}
        command = [filled.get(word, word) for word in self.command]
        command[0] = str(self.root) + command[0]
        begun = time.monotonic()
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                             env=self.environment, timeout=PATIENCE)
        self.seconds = time.monotonic() - begun
        drawn = output.read_bytes() if output.exists() else None
        output.unlink(missing_ok=True)
        # Who is killed can't tidy up: the next one in this folder does.
        for hidden in self.folder.glob('.*.alur-tmp') if run.returncode < 0 else []:
            hidden.unlink()
        left = [path.name for path in self.folder.iterdir()]
        assert left == [], f'{path.name} leaves {left}'
        return run.returncode, drawn

    def refuse(self, path):
        status, drawn = self.ask(path)
        assert status != 0 and drawn is None, f'{path.name}: {status}, {drawn and len(drawn)} bytes drawn'


def get_size(picture):
    assert picture[:8] == b'\x89PNG\r\n\x1a\n', picture[:16]
    return struct.unpack('>II', picture[16:24])


def every_example(folder):
    manager = FileManager(folder)
    drawn_at_all = 0
    for example in sorted((ROOT / 'data/examples').glob('*.alur')):
        if example.name == 'empty.alur':
            manager.refuse(example)
            continue
        for size in (128, 256, 512):
            status, drawn = manager.ask(example, size)
            assert status == 0 and max(get_size(drawn)) == size, f'{example.name}: {status}'
            drawn_at_all += 1
    assert drawn_at_all >= 9


def only_a_procedure(folder):
    manager = FileManager(folder)
    path = folder / 'prosedur.alur'
    path.write_text(HEAD + '<stage id="now" kind="current"><procedure id="p1" name="Izin">'
                    '<step id="s1" name="Terima" kind="start"/></procedure></stage></alur>')
    status, drawn = manager.ask(path)
    assert status == 0 and max(get_size(drawn)) == 128, status


def what_is_broken(folder):
    manager = FileManager(folder)
    data = ROOT / 'tests/data'
    paths = sorted(data.glob('invalid/*.alur'))[::7] + sorted(
        path for path in data.glob('xml-bad/*') if path.suffix in ('.alur', '.xml'))
    assert len(paths) >= 12, paths
    for path in paths:
        manager.refuse(path)
    manager.refuse(folder / 'there-is-none.alur')
    manager.refuse(folder)


def what_never_ends(folder):
    """A pipe that nobody writes into, a device, a file that is all holes."""
    manager = FileManager(folder)
    pipe = folder / 'pipa.alur'
    os.mkfifo(pipe)
    manager.refuse(pipe)
    manager.refuse(pathlib.Path('/dev/zero'))
    large = folder / 'besar.alur'
    with open(large, 'wb') as file:
        file.write(HEAD.encode())
        file.truncate(1 << 40)
    manager.refuse(large)
    assert manager.seconds < PATIENCE / 2, f'{manager.seconds:.1f} s'


def what_is_too_much(folder):
    """A document of the most bytes is drawn or given up, within the time, even when it is drawn already."""
    manager = FileManager(folder)
    path = folder / 'banyak.alur'
    with open(path, 'w', encoding='utf-8') as file:
        file.write(HEAD + '<stage id="now" kind="current"><organisation>\n')
        for number in range(150000):
            parent = f' parent="u{number - 1}"' if number % 50 else ''
            file.write(f'<unit id="u{number}" name="Unit yang bernomor {number} di antara semua"{parent}/>\n')
        file.write('</organisation></stage></alur>')
    assert path.stat().st_size < 16 << 20, path.stat().st_size
    status, drawn = manager.ask(path)
    assert status != 0 or drawn is not None, status


run_all(every_example, only_a_procedure, what_is_broken, what_never_ends, what_is_too_much)
