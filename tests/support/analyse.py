#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Search the source for faults with slow tools: analyse.py [--tool TOOL] BUILD-FOLDER [PATH...]

BUILD-FOLDER is one that clang was set up in; nothing in it need be built. Only files below the
PATHs are read, all of src/ without any, and only with that TOOL where one is named. Each finding is printed once, with its tool, and at the end
how many each tool has left. The exit status is 0 when none is left.

What a tool says wrongly is explained where it says so: "NOLINT" of clang-tidy with a reason behind
it, or a row of tests/support/analyse.supp. A row that explains nothing any more is told as well.
Which checks of clang-tidy are on, and why others are not, stands in .clang-tidy."""

import argparse
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
from collections import Counter, namedtuple

TOP = pathlib.Path(__file__).resolve().parents[2]
EXCEPTIONS = TOP / "tests/support/analyse.supp"

# What one tool may need for one file, in seconds; more is told as a finding.
LIMIT = 600

Finding = namedtuple("Finding", "path line check text")
Exception_ = namedtuple("Exception_", "number check path text reason")

SAID = re.compile(r"^(?P<path>[^:\s][^:]*):(?P<line>\d+):\d+: (?:warning|error): (?P<text>.*) \[(?P<check>[^\]]+)\]$")


def arguments_of(command):
    """What a file is compiled with, without the compiler, its warnings and where the result goes."""
    words = shlex.split(command["command"])
    while not words[0].startswith("-"):
        words.pop(0)
    kept = []
    for word in words:
        if kept and kept[-1] in ("-o", "-MQ", "-MF"):
            kept.pop()
        elif word in ("-c", "-MD", "-fcolor-diagnostics") or re.match(r"-W[^l]", word):
            pass
        else:
            kept.append(word)
    return kept


def with_clang_tidy(command):
    return ["clang-tidy", "--quiet", "-p", command["build"], command["file"]]


def with_scan_build(command):
    """What scan-build runs for each file, with the checkers that it leaves off and that fit C."""
    checkers = "nullability,optin.portability,security.FloatLoopCounter,valist"
    return ["clang", "--analyze", "-Xclang", "-analyzer-output=text", "-Xclang",
            f"-analyzer-checker={checkers}", *arguments_of(command)]


def with_gcc(command):
    return ["gcc", "-fanalyzer", "-fdiagnostics-plain-output", "-S", "-o", os.devnull, *arguments_of(command)]


TOOLS = {"clang-tidy": with_clang_tidy, "scan-build": with_scan_build, "gcc -fanalyzer": with_gcc}


def read_commands(build, paths):
    """The commands of src/ whose files lie below one of paths, with absolute names."""
    wanted = [path.resolve() for path in paths]
    for command in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        file = pathlib.Path(command["directory"], command["file"]).resolve()
        if any(file == path or path in file.parents for path in wanted):
            yield {"command": command["command"], "directory": command["directory"],
                   "build": str(build), "file": str(file)}


def read_findings(tool, command):
    """(tool, what it says of a file); whatever else goes wrong is a finding as well."""
    file = os.path.relpath(command["file"], TOP)
    try:
        run = subprocess.run(TOOLS[tool](command), cwd=command["directory"], stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return tool, {Finding(file, 0, "time", f"not read in {LIMIT} seconds")}
    found = set()
    output = run.stdout.decode("utf-8", "replace")
    for line in output.splitlines():
        said = SAID.match(line)
        if said is None:
            continue
        path = os.path.relpath(os.path.join(command["directory"], said["path"]), TOP)
        if path.startswith("src" + os.sep):
            found.add(Finding(path, int(said["line"]), said["check"], said["text"]))
    if run.returncode != 0 and not found:
        found.add(Finding(file, 0, "failed", output.strip()[-400:]))
    return tool, found


def read_exceptions():
    """The rows of the list: CHECK | FILE | words of what is said | why it is none."""
    rows = []
    for number, line in enumerate(EXCEPTIONS.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            parts = [part.strip() for part in line.split("|", 3)]
            if len(parts) != 4 or not all(parts):
                sys.exit(f"{EXCEPTIONS.name}:{number}: a row is CHECK | FILE | WORDS | REASON")
            rows.append(Exception_(number, *parts))
    return rows


def explains(row, finding):
    return (fnmatch.fnmatch(finding.check, row.check) and fnmatch.fnmatch(finding.path, row.path)
            and row.text in finding.text)


def find_bare_exceptions():
    """Places that silence clang-tidy without a reason."""
    for path in sorted(TOP.glob("src/*/*.[ch]")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if "NOLINT" in line and not re.search(r"NOLINT(NEXTLINE|BEGIN|END)? \([a-z0-9A-Z.,-]+\): \w|NOLINTEND", line):
                yield Finding(str(path.relative_to(TOP)), number, "reason", "NOLINT without a check and a reason")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", choices=list(TOOLS), action="append")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("paths", type=pathlib.Path, nargs="*", default=[TOP / "src"])
    arguments = parser.parse_args()
    commands = list(read_commands(arguments.build.resolve(), arguments.paths))
    if not commands:
        sys.exit("There is nothing to read.")
    tools = arguments.tool or list(TOOLS)
    jobs = [(tool, command) for command in commands for tool in tools]
    rows = read_exceptions()
    used = Counter()
    left = Counter({tool: 0 for tool in [*tools, "NOLINT"]})
    seen = set()

    def tell(tool, findings):
        for finding in sorted(findings):
            if (tool, finding) in seen:
                continue
            seen.add((tool, finding))
            row = next((row for row in rows if explains(row, finding)), None)
            if row is not None:
                used[row.number] += 1
                continue
            left[tool] += 1
            print(f"{finding.path}:{finding.line}: {finding.text} [{tool}: {finding.check}]", flush=True)

    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for tool, findings in pool.map(lambda job: read_findings(*job), jobs):
            tell(tool, findings)
    tell("NOLINT", find_bare_exceptions())
    whole = arguments.paths == [TOP / "src"] and not arguments.tool
    stale = [row for row in rows if whole and not used[row.number]]
    for row in stale:
        print(f"{EXCEPTIONS.relative_to(TOP)}:{row.number}: explains nothing any more")
    counts = ", ".join(f"{tool} {n}" for tool, n in left.items())
    print(f"{len(commands)} files read, findings left: {counts}; explained in the list: {sum(used.values())}")
    sys.exit(1 if stale or sum(left.values()) else 0)


main()
