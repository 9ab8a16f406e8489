#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project stands alone: no file names a path outside of it."""

import re

import source

FOLDERS = ("src", "tests", "data", "docs", "po", "bench", "icons", "help", "debian", "packaging", ".ci")
# Folders of people and of one machine. Written in parts, so as not to find themselves.
OUTSIDE = re.compile(r"(?<![\w.*])/(?:ho" r"me|ro" r"ot|Us" r"ers|tm" r"p|wo" r"rk|mnt|media)/\w|\.\./sh" r"ared\b")


def project_files():
    yield from (path for path in source.ROOT.iterdir() if path.is_file() and path.name != ".git")
    for folder in FOLDERS:
        yield from (path for path in (source.ROOT / folder).rglob("*") if path.is_file())


def main():
    faults = []
    for path in sorted(project_files()):
        if "__pycache__" in path.parts or path.suffix in (".pyc", ".log"):
            continue
        try:
            text = source.read(path)
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if OUTSIDE.search(line):
                faults.append(f"{source.name_of(path)}:{number}: {line.strip()[:100]}")
    source.report(faults, "path outside of the project")


main()
