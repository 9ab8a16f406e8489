#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print which share of each layer's lines and branches the tests of a coverage build have run:
coverage.py BUILD-FOLDER [--missing FILE-OR-LAYER]

A branch is one of the ways out of a decision, as the compiler makes them without optimising. The
layers of LEAST must have run their share of branches, else the exit status is 1. With --missing the
lines with branches that did not run are listed, and what is left out with them.

Left out, because no test can or should take them:
- statements that only state what a programmer must not do (g_assert…, g_return_…_if_fail): one way
  out of them ends the program;
- what GLib's macros decide by themselves: g_clear_… (whether there is something to clear), and the
  lines that define types (G_DEFINE_…, G_IMPLEMENT_…, G_DECLARE_…);
- the way past all cases of a switch that names every value there is: it has no "default", or one
  that is not to be reached;
- where a variable that cleans up after itself is declared (g_autoptr…), and nothing is decided: a
  scope that is left in several ways makes the compiler choose between them there. Exceptions, for
  which other languages leave out branches, don't exist in C.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
from collections import defaultdict

# The least share of branches, in percent, by layer.
LEAST = {"model": 90, "io": 90, "analysis": 90, "layout": 90}

LEFT_OUT = re.compile(
    r"\b(g_assert\w*|g_return_(?:val_)?if_\w+|g_warn_if_\w+|g_clear_\w+"
    r"|G_DEFINE_\w+|G_IMPLEMENT_\w+|G_DECLARE_\w+)\s*\("
)
# A variable that cleans up after itself, and the signs of a decision.
CLEANS_UP = re.compile(r"\bg_auto(?:free|ptr|list|slist|queue)?\b[^;]*;")
DECISION = re.compile(r"[?]|&&|[|][|]|\b(?:MIN|MAX|CLAMP|ABS)\b")
# Comments, strings and characters: nothing in them counts.
NO_CODE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank(text):
    """The same text with every sign that is no code a blank."""
    return NO_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def end_of(text, start, opening, closing):
    """Where what opens at or after start closes again."""
    depth = 0
    for at in range(text.index(opening, start), len(text)):
        depth += {opening: 1, closing: -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text) - 1


def ways_past(text, start):
    """How many ways out of the switch at start are not to be taken."""
    opening = text.index("{", end_of(text, start, "(", ")"))
    body = text[opening:end_of(text, opening, "{", "}")]
    default = re.search(r"\bdefault\s*:\s*(\w+)", body)
    return 1 if default is None or default[1].startswith(("g_assert", "g_return_val_if_reached")) else 0


def read_source(path):
    """(the lines that are left out, {line of a switch: ways out of it that are not to be taken})"""
    text = blank(path.read_text(encoding="utf-8"))

    def line_of(at):
        return text.count("\n", 0, at) + 1

    without = set()
    for match in LEFT_OUT.finditer(text):
        last = line_of(end_of(text, match.start(), "(", ")"))
        without.update(range(line_of(match.start()), last + 1))
    for match in CLEANS_UP.finditer(text):
        if not DECISION.search(match[0]):
            without.update(range(line_of(match.start()), line_of(match.end()) + 1))
    past = {line_of(match.start()): ways_past(text, match.start())
            for match in re.finditer(r"\bswitch\s*\(", text)}
    return without, past


class Coverage:
    """What ran of a layer's files."""

    def __init__(self):
        self.lines = {}
        self.branches = defaultdict(dict)

    def add(self, path, line):
        key = (path, line["line_number"])
        self.lines[key] = self.lines.get(key, False) or line["count"] > 0
        ways = self.branches[key]
        for index, branch in enumerate(line["branches"]):
            ways[index] = ways.get(index, False) or branch["count"] > 0

    def leave_out(self, top):
        for path in {path for path, _ in self.branches}:
            without, past = read_source(top / path)
            for number in without:
                self.branches.pop((path, number), None)
            for number, count in past.items():
                ways = self.branches.get((path, number), {})
                for index in [index for index, ran in ways.items() if not ran][:count]:
                    del ways[index]

    def share_of_lines(self):
        return 100 * sum(self.lines.values()) / len(self.lines)

    def count_branches(self):
        """(how many ran, how many there are)"""
        ways = [ran for line in self.branches.values() for ran in line.values()]
        return sum(ways), len(ways)


def read_build(build):
    """{layer: Coverage} from every compiled file of the layers."""
    layers = defaultdict(Coverage)
    for notes in sorted(build.glob("src/*/*.p/*.gcno")):
        run = subprocess.run(
            ["gcov", "--branch-probabilities", "--json-format", "--stdout", str(notes)],
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
                    layers[parts[1]].add(path, line)
    for coverage in layers.values():
        coverage.leave_out(build.parent)
    return layers


def print_missing(top, layers, wanted):
    """Each line with ways that did not run, with how many; then how many there are by file."""
    files = defaultdict(lambda: [0, 0])
    for coverage in layers.values():
        for (path, number), ways in sorted(coverage.branches.items()):
            if not wanted.endswith(pathlib.PurePath(path).parts[1]) and not path.endswith(wanted):
                continue
            missing = sum(1 for ran in ways.values() if not ran)
            files[path][0] += missing
            files[path][1] += len(ways)
            if missing:
                text = (top / path).read_text(encoding="utf-8").splitlines()[number - 1]
                print(f"{path}:{number}: {missing} of {len(ways)}: {text.strip()}")
    for path, (missing, ways) in sorted(files.items(), key=lambda item: item[1][0]):
        print(f"{missing} of {ways} branches did not run: {path}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--missing")
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    layers = read_build(build)
    if not layers:
        sys.exit("The coverage build left no figures.")
    if arguments.missing:
        print_missing(build.parent, layers, arguments.missing)
    parts = [f"{layer} {layers[layer].share_of_lines():.1f} %" for layer in sorted(layers)]
    print("Lines run by the tests: " + ", ".join(parts))
    parts = []
    low = []
    for layer in sorted(layers):
        ran, ways = layers[layer].count_branches()
        share = 100 * ran / max(ways, 1)
        parts.append(f"{layer} {share:.1f} %")
        if layer in LEAST and share < LEAST[layer]:
            low.append(f"{layer}: {share:.2f} % of {ways} branches were run, and {LEAST[layer]} % is the least.")
    print("Branches run by the tests: " + ", ".join(parts))
    if low:
        sys.exit("\n".join(low))


main()
