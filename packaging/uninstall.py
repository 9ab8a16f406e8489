#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes away what `meson install` has put under a prefix, and the folders and caches that are empty
without it: uninstall.py BUILD PREFIX"""

import os
import pathlib
import shutil
import subprocess
import sys

# A folder under the prefix, what brings its caches up to date, and where that stands of which they
# are made; the caches go when there is nothing left.
CACHES = (
    ('share/applications', ['update-desktop-database'], '.', '*.desktop'),
    ('share/mime', ['update-mime-database'], 'packages', '*.xml'),
    ('share/glib-2.0/schemas', ['glib-compile-schemas'], '.', '*.xml'),
    ('share/icons/hicolor', ['gtk4-update-icon-cache', '-q', '-t', '-f'], '.', '**/*.[ps][nv]g'),
)


def read_log(build):
    log = pathlib.Path(build) / 'meson-logs' / 'install-log.txt'
    lines = log.read_text(encoding='utf-8').splitlines()
    return [pathlib.Path(line) for line in lines if line and not line.startswith('#')]


def remove(paths):
    """Returns how many files there were."""
    found = [path for path in paths if path.is_symlink() or path.is_file()]
    for path in found:
        path.unlink()
    return len(found)


def remove_empty(folder, prefix):
    while folder != prefix and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def refresh(folder, command, sources, pattern):
    if any((folder / sources).glob(pattern)):
        if shutil.which(command[0]):
            subprocess.run([*command, str(folder)], check=False)
        return
    for path in sorted(folder.rglob('*'), reverse=True):
        if path.is_file():
            path.unlink()
        elif not any(path.iterdir()):
            path.rmdir()


def main():
    build, prefix = sys.argv[1], pathlib.Path(os.path.abspath(sys.argv[2]))
    paths = [path for path in read_log(build) if prefix in path.parents]
    removed = remove(paths)
    for name, *how in CACHES:
        if (prefix / name).is_dir():
            refresh(prefix / name, *how)
    folders = {path if path.is_dir() else path.parent for path in paths} | {prefix / name for name, *_ in CACHES}
    for folder in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        remove_empty(folder, prefix)
    print(f'Removed {removed} files from {prefix}')


main()
