#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual is whole in every language: check-manual.py HELP MANUAL-PICTURES

HELP is the folder with LANGUAGE/alur/ as it is installed. Pages are valid and lead to pages that exist, each can be
reached, every text is translated, and pictures are those that the program MANUAL-PICTURES takes."""

import pathlib
import re
import subprocess
import sys
import tempfile

import source

MANUAL = source.ROOT / "help"
CHECKS = ("validate", "links", "orphans", "ids", "media", "comments")


def run(*command, folder=None):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, cwd=folder)
    return done.returncode, done.stdout.decode()


def languages():
    return source.read(MANUAL / "LINGUAS").split()


def check_pages(folder, language):
    if len(list(folder.glob("*.page"))) < 20:
        yield f"help/{language}: there are hardly any pages"
    for check in CHECKS:
        status, told = run("yelp-check", check, str(folder))
        for line in told.splitlines() or ([f"ended with {status}"] if status != 0 else []):
            yield f"help/{language}: yelp-check {check}: {line}"


def check_translation(language):
    catalogue = MANUAL / language / f"{language}.po"
    pages = sorted(path.name for path in (MANUAL / "C").glob("*.page"))
    with tempfile.TemporaryDirectory() as folder:
        template, merged = f"{folder}/manual.pot", f"{folder}/merged.po"
        subprocess.run(["itstool", "-o", template, *pages], check=True, cwd=MANUAL / "C")
        subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file", merged,
                        str(catalogue), template], check=True)
        for option, what in (("--untranslated", "not translated"), ("--only-fuzzy", "marked as fuzzy")):
            left = run("msgattrib", "--no-obsolete", "--no-wrap", option, merged)[1]
            for text in re.findall(r'^msgid (".+")$', left, re.M):
                yield f"{source.name_of(catalogue)}: {text} is {what}"
        status, told = run("msgfmt", "--check", "-o", f"{folder}/manual.mo", str(catalogue))
        if status != 0:
            yield told.strip()


def check_pictures(program):
    taken = set(subprocess.run([program, "--list"], stdout=subprocess.PIPE, check=True).stdout.decode().split())
    named = set()
    for page in (MANUAL / "C").glob("*.page"):
        named |= set(re.findall(r'src="figures/([\w-]+)\.png"', source.read(page)))
    for name in sorted(named - taken):
        yield f"help/C: the picture {name} is named, and manual-pictures takes none of that name"
    for name in sorted(taken - named):
        yield f"help/C: no page shows the picture {name}"
    for language in ["C"] + languages():
        there = {path.stem for path in (MANUAL / language / "figures").glob("*")}
        for name in sorted(there ^ taken):
            yield f"help/{language}/figures: {name} is missing or too many; ./dev pictures takes them"


def main():
    folder = pathlib.Path(sys.argv[1])
    faults = list(check_pictures(sys.argv[2]))
    for language in ["C"] + languages():
        faults += check_pages(folder / language / "alur", language)
    for language in languages():
        faults += check_translation(language)
    source.report(faults, "to put right in the manual")


main()
