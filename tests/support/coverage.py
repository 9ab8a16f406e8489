#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print which share of each layer's lines the tests of a coverage build have run."""

import json
import os
import pathlib
import subprocess
import sys
from collections import defaultdict


def read_lines(build, seen):
    """Fill {layer: {(file, line): ran}} from every compiled file of the layers."""
    for notes in sorted(build.glob("src/*/*.p/*.gcno")):
        run = subprocess.run(
            ["gcov", "--json-format", "--stdout", str(notes)],
            cwd=build, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False,
        )
        for text in run.stdout.decode("utf-8", "replace").splitlines():
            if not text.startswith("{"):
                continue
            for file in json.loads(text)["files"]:
                path = os.path.relpath(os.path.join(build, file["file"]), build.parent)
                parts = pathlib.PurePath(path).parts
                if len(parts) != 3 or parts[0] != "src":
                    continue
                for line in file["lines"]:
                    key = (path, line["line_number"])
                    seen[parts[1]][key] = seen[parts[1]].get(key, False) or line["count"] > 0


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    seen = defaultdict(dict)
    read_lines(build, seen)
    if not seen:
        sys.exit("The coverage build left no figures.")
    parts = []
    for layer in sorted(seen):
        ran = sum(seen[layer].values())
        parts.append(f"{layer} {100 * ran / len(seen[layer]):.1f} %")
    print("Lines run by the tests: " + ", ".join(parts))


main()
