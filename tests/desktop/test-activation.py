# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a desktop starts it: by double click on a document and from the menu, over the session
bus, without anybody saying where it is.

usage: test-activation.py ALUR DATA
"""

import os
import pathlib
import re
import signal
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'installed'))

from desktop import Program, run, wait
from drawing import DOCUMENT, get_outline
from tap import APPLICATION, MEDIA_TYPE, ask, install

BUILD = pathlib.Path(os.environ['G_TEST_BUILDDIR']).resolve().parent.parent


class Stranger:
    """A process that is nobody's child here."""

    def __init__(self, pid):
        self.pid = pid
        self.returncode = 0

    def poll(self):
        try:
            os.kill(self.pid, 0)
            return None
        except ProcessLookupError:
            return self.returncode

    def wait(self):
        wait(lambda: self.poll() is not None, 'the end of the program')


class Activated(Program):
    """The program that the session bus has started."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.origins = {}
        self.log = tempfile.NamedTemporaryFile('r', dir=desktop.folder)
        self.process = Stranger(wait(lambda: find_owner(desktop), 'the program on the bus'))
        desktop.programs.append(self)
        self.tree = wait(self.find_tree, 'the program in the accessible tree')
        self.window = self.see('frame')

    def kill(self):
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


def call_bus(desktop, method, *arguments, fails=False):
    return desktop.ask('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path',
                       '/org/freedesktop/DBus', '--method', 'org.freedesktop.DBus.' + method, *arguments, fails=fails)


def find_owner(desktop):
    told = re.search(r'uint32 (\d+)', call_bus(desktop, 'GetConnectionUnixProcessID', APPLICATION, fails=True))
    return int(told.group(1)) if told else None


def install_for_user(desktop):
    """Where a user's own programs are; the service says where they are, so that is changed with them."""
    prefix = install(BUILD, os.path.join(desktop.folder, 'root'))
    inside = '/' + str(prefix.relative_to(os.path.join(desktop.folder, 'root')))
    data = pathlib.Path(desktop.environment['XDG_DATA_HOME'])
    for path in sorted((prefix / 'share').glob('**/*')):
        if path.is_file() and path.relative_to(prefix / 'share').parts[0] in ('applications', 'dbus-1', 'mime'):
            target = data / path.relative_to(prefix / 'share')
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding='utf-8')
            target.write_text(text.replace(f'Exec={inside}/', f'Exec={prefix}/'), encoding='utf-8')
    ask('update-mime-database', data / 'mime')
    ask('update-desktop-database', data / 'applications')
    call_bus(desktop, 'ReloadConfig')
    wait(lambda: APPLICATION in call_bus(desktop, 'ListActivatableNames'), 'the service')


def write(desktop, name):
    path = os.path.join(desktop.folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(DOCUMENT)
    return path


def double_clicked(desktop):
    """The type of the document finds the program, and a second document the one that runs."""
    install_for_user(desktop)
    path = write(desktop, 'dua kata & lebih.alur')
    told = desktop.ask('gio', 'info', '-a', 'standard::content-type', path)
    assert MEDIA_TYPE in told, told
    told = desktop.ask('gio', 'mime', MEDIA_TYPE)
    assert f'{APPLICATION}.desktop' in told, told
    desktop.ask('gio', 'open', path)
    program = Activated(desktop)
    program.see('label', 'Dinas', get_outline(program))
    desktop.ask('gio', 'open', write(desktop, 'lain.alur'))
    wait(lambda: len(program.find_all('frame')) == 2, 'two windows')
    assert find_owner(desktop) == program.process.pid


def from_the_menu(desktop):
    """What the entry in the menu offers, the program does."""
    install_for_user(desktop)
    offered = desktop.ask('gapplication', 'list-actions', APPLICATION).split()
    assert offered == ['new', 'open'], offered
    desktop.ask('gapplication', 'action', APPLICATION, 'new')
    program = Activated(desktop)
    program.see('list item', 'Empty document')
    known = desktop.ask('gdbus', 'call', '--session', '--dest', APPLICATION, '--object-path',
                        '/io/github/alur/Alur', '--method', 'org.gtk.Actions.List')
    assert all(f"'{name}'" in known for name in offered), known
    desktop.ask('gapplication', 'action', APPLICATION, 'open')
    program.see('push button', 'Cancel')
    assert len(program.find_all('frame')) == 1
    desktop.screenshot('asked-for-a-document')


def by_its_options(desktop):
    """The same for desktops that start programs by their command line, and for shells."""
    os.environ['ALUR'] = sys.argv[1]
    program = Program(desktop, '--new-window')
    program.see('list item', 'Empty document')
    desktop.ask(sys.argv[1], '--new-window')
    wait(lambda: len(program.find_all('frame')) == 2, 'two windows')
    program.kill()
    program = Program(desktop, '--open')
    program.see('dialog')


run(double_clicked, from_the_menu, by_its_options)
