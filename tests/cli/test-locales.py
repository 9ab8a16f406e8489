#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`format`, BPMN out and BPMN in give the same bytes in every locale: with a decimal comma, and where
"I" has another small letter. The locales are made here, in the build folder.

usage: test-locales.py ALUR_CLI EXAMPLES BPMN
"""

import os
import pathlib
import subprocess
import sys
import tempfile

LOCALES = ('C', 'de_DE.UTF-8', 'id_ID.UTF-8', 'tr_TR.UTF-8')
OUT = ('akta-kelahiran.alur', 'izin-terapis-gigi.alur')
IN = ('miwg/C.1.1.bpmn', 'procedures/gathering-permits.bpmn', 'government/bc-foi-email.bpmn')


def works(folder, locale):
    """Whether setlocale() takes a locale; in a process of its own, which must have the path."""
    code = ('import ctypes, sys; libc = ctypes.CDLL(None); '
            'libc.setlocale.restype = ctypes.c_char_p; '
            'sys.exit(libc.setlocale(6, sys.argv[1].encode()) is None)')
    return subprocess.run([sys.executable, '-c', code, locale], check=False,
                          env={**os.environ, 'LOCPATH': folder}).returncode == 0


def run(cli, arguments, environment, output):
    """What a command has written to `output`; b'' if it failed. What it says is told."""
    done = subprocess.run([cli, *map(str, arguments), '-o', output], capture_output=True, env=environment, check=False)
    if done.returncode != 0:
        print(f'# {arguments} ends with {done.returncode}: {done.stderr.decode()}')
        return b''
    return pathlib.Path(output).read_bytes()


def exchange(cli, examples, bpmn, environment, folder):
    """Bytes of what is written as BPMN, of what comes back, and of what others' files become."""
    result = {}
    for name in OUT:
        written = os.path.join(folder, name + '.bpmn')
        example = pathlib.Path(examples, name)
        result[name + ' as BPMN'] = run(cli, ['convert', example], environment, written)
        back = run(cli, ['import', written], environment, os.path.join(folder, 'back.alur'))
        result[name + ' back'] = back if back == example.read_bytes() else b''
    for name in IN:
        result[name] = run(cli, ['import', pathlib.Path(bpmn, name)], environment, os.path.join(folder, 'in.alur'))
    return result


def main():
    cli, examples, bpmn = sys.argv[1:]
    files = sorted(pathlib.Path(examples).glob('*.alur'))
    failed = number = 0
    exchanged = {}
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
            for name, content in exchange(cli, examples, bpmn, environment, folder).items():
                if not content or exchanged.setdefault(name, content) != content:
                    print(f'# {name} comes out otherwise under {locale}')
                    fine = False
            failed += not fine
            print(f'{"ok" if fine else "not ok"} {number} {locale}')
    print(f'1..{number}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
