#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`format` gives the same bytes in every locale; the locales are made here, in the build folder.

usage: test-locales.py ALUR_CLI EXAMPLES
"""

import os
import pathlib
import subprocess
import sys
import tempfile

LOCALES = ('de_DE.UTF-8', 'id_ID.UTF-8', 'C')


def works(folder, locale):
    """Whether setlocale() takes a locale; in a process of its own, which must have the path."""
    code = ('import ctypes, sys; libc = ctypes.CDLL(None); '
            'libc.setlocale.restype = ctypes.c_char_p; '
            'sys.exit(libc.setlocale(6, sys.argv[1].encode()) is None)')
    return subprocess.run([sys.executable, '-c', code, locale], check=False,
                          env={**os.environ, 'LOCPATH': folder}).returncode == 0


def main():
    cli, examples = sys.argv[1:]
    files = sorted(pathlib.Path(examples).glob('*.alur'))
    failed = number = 0
    with tempfile.TemporaryDirectory(prefix='alur-locales-') as folder:
        for locale in LOCALES:
            number += 1
            if locale != 'C':
                language, charset = locale.split('.')
                subprocess.run(['localedef', '-i', language, '-f', charset,
                                os.path.join(folder, locale)], check=False, capture_output=True)
            fine = works(folder, locale)
            environment = {**os.environ, 'LC_ALL': locale, 'LOCPATH': folder}
            for path in files:
                output = subprocess.run([cli, 'format', '-'], input=path.read_bytes(),
                                        capture_output=True, env=environment, check=False)
                if output.returncode != 0 or output.stdout != path.read_bytes():
                    print(f'# {path.name} comes out otherwise under {locale}')
                    fine = False
            failed += not fine
            print(f'{"ok" if fine else "not ok"} {number} {locale}')
    print(f'1..{number}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
