#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Name the files of which the manual is made, relative to this folder."""

import pathlib

root = pathlib.Path(__file__).resolve().parent
for pattern in ("*/*.page", "*/*.po", "*/figures/*.png"):
    for path in sorted(root.glob(pattern)):
        print(path.relative_to(root))
