#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files open as they should, and every header compiles alone: check-headers.py COMPILE-COMMANDS

A header that its own file includes first is known to compile alone; the others are tried here."""

import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

import source

LICENSE = "SPDX-License-Identifier: GPL-3.0-or-later"


def check_beginning(path):
    text = source.read(path)
    name = source.name_of(path)
    if LICENSE not in "\n".join(text.split("\n", 3)[:3]):
        yield f"{name}: does not open with its licence"
    if path.suffix == ".h" and path.parent != source.READ_ONCE and "#pragma once" not in text and not is_list(text):
        yield f"{name}: has no #pragma once"
    own = path.with_suffix(".h")
    first = re.search(r'^#include ["<]([^">]+)[">]', text, re.M)
    if path.suffix == ".c" and own.exists() and (first is None or not is_own(first.group(1), own)):
        yield f"{name}: does not include its own header first"


def is_own(name, own):
    """Whether a header is the one of a file, the private one of its part, or one that includes it."""
    if name == own.name or name == f"{own.stem}-private.h":
        return True
    other = own.parent / name
    return other.exists() and f'#include "{own.name}"' in source.read(other)


def is_list(text):
    """Lists that are included again and again with other macros are no headers."""
    return re.search(r"included several times", text) is not None


def is_proven(path):
    """Whether a file of the same name includes this header before anything else."""
    own = path.with_suffix(".c")
    first = own.exists() and re.search(r'^#include ["<]([^">]+)[">]', source.read(own), re.M)
    return bool(first) and first.group(1) == path.name


def read_commands(path):
    """{folder: (working directory, arguments that its files are compiled with)}, without what is
    read before any file: a header has to say itself what it needs."""
    with open(path, encoding="utf-8") as file:
        commands = json.load(file)
    found = {}
    for command in commands:
        file = os.path.realpath(os.path.join(command["directory"], command["file"]))
        arguments = shlex.split(command["command"])
        kept, skip = [], False
        for argument in arguments:
            if skip:
                skip = False
            elif argument in ("-o", "-MF", "-MQ", "-c", "-include", "-include-pch"):
                skip = True
            elif argument not in ("-MD", "-Wunused-macros", "-fpch-preprocess"):
                kept.append(argument)
        found.setdefault(os.path.dirname(file), (command["directory"], kept))
    return found


def compile_alone(path, commands):
    if path.parent.as_posix() not in commands or is_list(source.read(path)):
        return None
    directory, arguments = commands[path.parent.as_posix()]
    run = subprocess.run([*arguments, "-fsyntax-only", "-fno-diagnostics-color", "-x", "c", "-"],
                         input=f'#include "{path}"\n'.encode(), cwd=directory,
                         stderr=subprocess.PIPE, check=False)
    if run.returncode == 0:
        return None
    first = re.search(r"error: .*", run.stderr.decode())
    return f"{source.name_of(path)}: {first.group(0) if first else run.stderr.decode()}"


def main():
    faults = []
    for path in source.code_files(".c", ".h", ".py", ".sh"):
        faults += check_beginning(path)
    commands = read_commands(sys.argv[1])
    headers = [path for path in source.code_files(".h")
               if path.is_relative_to(source.ROOT / "src") and path.parent != source.READ_ONCE and not is_proven(path)]
    if not any(path.parent.as_posix() in commands for path in headers):
        sys.exit("No header could be compiled.")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults += [told for told in pool.map(lambda each: compile_alone(each, commands), headers) if told]
    source.report(faults, "at the beginning of a file")


main()
