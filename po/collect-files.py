#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""List the files that hold texts for translation, as po/POTFILES.in does."""

import pathlib
import re

MARK = re.compile(r'\b(?:N_|C_|NC_|alur_tr|alur_tr_context|alur_tr_n)\s*\((?!\s*const\b)[^;{]*?"', re.S)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)

root = pathlib.Path(__file__).resolve().parent.parent
for path in sorted(root.glob("src/*/*.[ch]")):
    if MARK.search(COMMENT.sub("", path.read_text(encoding="utf-8"))):
        print(path.relative_to(root))
for path in sorted(root.glob("ui/*.ui")):
    if 'translatable="yes"' in path.read_text(encoding="utf-8"):
        print(path.relative_to(root))
for path in sorted(root.glob("data/*.gschema.xml")) + sorted(root.glob("data/desktop/*.in")):
    if path.name.endswith((".desktop.in", ".xml.in", ".gschema.xml")):
        print(path.relative_to(root))
