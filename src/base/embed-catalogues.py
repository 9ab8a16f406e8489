#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compile po files and write them as a C table: embed-catalogues.py MSGFMT OUTPUT PO..."""

import os
import re
import subprocess
import sys
import tempfile

# The rules that alur-catalogue.c knows.
PLURALS = ("nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);", "nplurals=2; plural=(n > 1);")


def compile_po(msgfmt, po):
    handle, name = tempfile.mkstemp(suffix=".mo")
    os.close(handle)
    try:
        subprocess.run([msgfmt, "--endianness=little", "-c", "-o", name, po], check=True)
        with open(name, "rb") as file:
            return file.read()
    finally:
        os.unlink(name)


def main():
    msgfmt, output, *pos = sys.argv[1:]
    parts = ['#include "alur-catalogue.h"\n']
    table = []
    for po in sorted(pos):
        with open(po, encoding="utf-8") as file:
            rule = re.search(r'"Plural-Forms: *(.*?)\\n"', file.read())
        if rule is None or rule.group(1) not in PLURALS:
            sys.exit(f"{po}: write Plural-Forms as one of these: {', '.join(PLURALS)}")
        language = os.path.splitext(os.path.basename(po))[0]
        symbol = "catalogue_" + re.sub(r"\W", "_", language)
        data = compile_po(msgfmt, po)
        rows = (", ".join(map(str, data[i : i + 24])) for i in range(0, len(data), 24))
        parts.append(f"static const guint8 {symbol}[] = {{\n" + ",\n".join(rows) + "\n};\n")
        table.append(f'  {{ "{language}", {symbol}, sizeof {symbol} }},\n')
    parts.append("const AlurCatalogue alur_catalogues[] = {\n" + "".join(table))
    parts.append("  { NULL, NULL, 0 }\n};\n")
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


main()
