# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents by chance, through all that fuzz targets do with documents.

usage: test-made.py MAKE-DOCUMENTS DATA TARGET…

The seed is printed, and ALUR_SEED repeats it; ALUR_SHARE=5 makes each fifth."""

import glob
import os
import random
import re
import subprocess
import sys
import tempfile

NUMBER = 500


def main():
    make, data, *targets = sys.argv[1:]
    seed = os.environ.get('ALUR_SEED') or str(random.randrange(1 << 31))
    number = NUMBER // int(os.environ.get('ALUR_SHARE') or 1)
    print(f'1..{len(targets)}\n# ALUR_SEED={seed}', flush=True)
    failed = False
    with tempfile.TemporaryDirectory(prefix='alur-made-') as folder:
        examples = sorted(glob.glob(os.path.join(data, 'examples', '*.alur')))
        subprocess.run([make, folder, seed, str(number), *examples], check=True)
        for at, target in enumerate(targets, 1):
            run = subprocess.run([target, folder], capture_output=True, text=True, errors='replace')
            told = f'{os.path.basename(target)}: {number} documents'
            # Each of them is a document, so each must be taken.
            taken = re.search(r'(\d+) of (\d+) inputs were taken', run.stdout + run.stderr)
            good = run.returncode == 0 and taken is not None and taken.group(1) == taken.group(2)
            print(f'{"ok" if good else "not ok"} {at} {told}', flush=True)
            if not good:
                failed = True
                print(f'{told}: ended with {run.returncode} (ALUR_SEED={seed})\n{run.stdout[-2000:]}\n{run.stderr[-4000:]}',
                      file=sys.stderr, flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
