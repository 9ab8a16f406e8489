# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that are run one by one and told as TAP, and what they share: the program as it is installed."""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
APPLICATION = 'io.github.alur.Alur'
MEDIA_TYPE = 'application/vnd.alur+xml'


def ask(*command, fails=False, **options):
    """What a command says on both channels; it must succeed unless FAILS."""
    run = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, check=False, **options)
    assert (run.returncode != 0) == fails, f'{" ".join(map(str, command))} ends with {run.returncode}:\n{run.stdout}'
    return run.stdout


def install(build, folder):
    """Puts what was built below FOLDER; returns the prefix there."""
    ask('meson', 'install', '-C', build, '--no-rebuild', '--quiet', '--destdir', folder)
    found = list(pathlib.Path(folder).glob(f'**/applications/{APPLICATION}.desktop'))
    assert len(found) == 1, f'installed: {found}'
    return found[0].parent.parent.parent


def run_all(*tests):
    """Runs functions that take a folder of their own, one after another."""
    print(f'1..{len(tests)}', flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace('_', '-')
        with tempfile.TemporaryDirectory(prefix='alur-installed-') as folder:
            try:
                test(pathlib.Path(folder))
                print(f'ok {number} {name}')
            except (AssertionError, OSError, KeyError, ValueError) as error:
                failed += 1
                told = str(error).replace('\n', '\n# ')
                print(f'not ok {number} {name}\n# {type(error).__name__}: {told}')
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def quiet_environment(home, **more):
    """An environment in which nothing of who runs the tests is seen or written."""
    return {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(home), 'TMPDIR': str(home),
            'GIO_USE_VFS': 'local', 'GSETTINGS_BACKEND': 'memory',
            # What the instruments of a compiler are told.
            **{name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')},
            **{f'XDG_{name}_HOME': str(home) for name in ('CONFIG', 'DATA', 'STATE', 'CACHE')}, **more}
