#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All C files are as clang-format leaves them. Versions differ in what they do, so one counts."""

import re
import shutil
import subprocess
import sys

import source

VERSION = "14"


def find_tool():
    for name in (f"clang-format-{VERSION}", "clang-format"):
        tool = shutil.which(name)
        if tool is None:
            continue
        told = subprocess.run([tool, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode()
        if re.search(rf"version {VERSION}\.", told):
            return tool
    sys.exit(f"clang-format {VERSION} is needed to check the format, and is not installed.")


def main():
    files = [str(path) for path in source.code_files(".c", ".h")]
    run = subprocess.run([find_tool(), "--dry-run", "--Werror", *files],
                         stderr=subprocess.PIPE, check=False, cwd=source.ROOT)
    faults = sorted(set(re.findall(r"^(.+?:\d+):\d+: error", run.stderr.decode(), re.M)))
    if run.returncode != 0 and not faults:
        sys.exit(run.stderr.decode())
    source.report(faults, "not in the project's format; ./dev format mends it")


main()
