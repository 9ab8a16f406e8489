# SPDX-License-Identifier: GPL-3.0-or-later
"""Inputs by chance, through all that fuzz targets do with such.

usage: test-made.py NUMBER WHAT MAKE [given=FOLDER] TARGET…

MAKE writes them into a folder, and may begin with the documents in another one, "given". Of what a
target counts as valid there must not be too little. The seed is printed, and ALUR_SEED repeats
it; ALUR_SHARE=5 makes each fifth."""

import glob
import os
import random
import re
import subprocess
import sys
import tempfile

SHARE_TAKEN = {'documents': 1.0, 'drawings': 0.8, 'fragments': 0.6, 'journals': 0.7,
               'tables': 0.1}  # at least, of those that are counted


def run_target(target, folder, number, what):
    """Whether it did with all of them what it should, and what it said."""
    run = subprocess.run([target, folder], capture_output=True, text=True, errors='replace')
    said = run.stdout[-2000:] + '\n' + run.stderr[-4000:]
    taken = re.search(r'(\d+) of (\d+) inputs were taken', run.stdout + run.stderr)
    if run.returncode != 0 or not re.search(r'^\d+ files$', run.stdout, re.MULTILINE):
        return False, f'ended with {run.returncode}\n{said}'
    if taken and int(taken.group(1)) < SHARE_TAKEN[what] * int(taken.group(2)):
        return False, f'{taken.group(0)} of {number}\n{said}'
    return True, said


def main():
    number, what, make, *rest = sys.argv[1:]
    given = [argument[6:] for argument in rest if argument.startswith('given=')]
    targets = [argument for argument in rest if not argument.startswith('given=')]
    seed = os.environ.get('ALUR_SEED') or str(random.randrange(1 << 31))
    number = max(int(number) // int(os.environ.get('ALUR_SHARE') or 1), 1)
    print(f'1..{len(targets)}\n# ALUR_SEED={seed}', flush=True)
    failed = False
    with tempfile.TemporaryDirectory(prefix='alur-made-') as folder:
        examples = sorted(path for start in given for path in glob.glob(os.path.join(start, '*.alur')))
        subprocess.run([make, folder, seed, str(number), *examples], check=True)
        for at, target in enumerate(targets, 1):
            good, said = run_target(target, folder, number, what)
            told = f'{os.path.basename(target)}: {number} {what}'
            print(f'{"ok" if good else "not ok"} {at} {told}', flush=True)
            if not good:
                failed = True
                print(f'{told} (ALUR_SEED={seed}): {said}', file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
