#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""README.md and README.id.md say the same: as many headings of the same rank, the same commands, the same
pictures (of the window in each language) and links in the same order; nothing is named that is not there, and no page of docs/ is left out."""

import pathlib
import re

import source

NAMES = ("README.md", "README.id.md")
COMMANDS = re.compile(r"^((?:\$ alur-cli|\./dev) .*?)(?:   .*)?$", re.M)
CODE = re.compile(r"`([^`]+)`")
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


def read(name):
    text = source.read(source.ROOT / name)
    links = [(mark, target) for mark, target in LINK.findall(text) if target not in NAMES]
    return {
        "headings": re.findall(r"^(#+) ", text, re.M),
        "commands": [command.strip() for command in COMMANDS.findall(text)],
        "blocks": re.findall(r"^```(\w*)$", text, re.M),
        "pictures": [pathlib.PurePath(target).name for mark, target in links if mark],
        "links": sorted({target for mark, target in links if not mark}),
        "options in the text": sorted({" ".join(code.split()) for code in CODE.findall(FENCED.sub("", text))}),
    }


def check_targets(name):
    for _, target in LINK.findall(source.read(source.ROOT / name)):
        if not target.startswith("http") and not (source.ROOT / target).exists():
            yield f"{name}: {target} does not exist"


def check_pages(links):
    """Whoever reads on finds every page."""
    for page in sorted((source.ROOT / "docs").glob("*.md")):
        if f"docs/{page.name}" not in links:
            yield f"{NAMES[0]} does not name docs/{page.name}"


def main():
    faults = [fault for name in NAMES for fault in check_targets(name)]
    one, other = map(read, NAMES)
    faults += check_pages(one["links"])
    for what in one:
        if not one[what]:
            faults.append(f"{NAMES[0]}: no {what} were found")
        if one[what] != other[what]:
            faults.append(f"{what} differ: {one[what]} in {NAMES[0]}, {other[what]} in {NAMES[1]}")
    source.report(faults, "said in one of them only")


main()
