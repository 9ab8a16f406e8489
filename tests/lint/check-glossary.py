#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing has one name: the translations of program and manual keep to po/glossary.md."""

import gettext
import io
import re
import subprocess

import source

CATALOGUES = ("po/id.po", "help/id/id.po")
# What is not said to people in their language: commands, files, words of the format, what is filled in.
CODE = re.compile(r"<cmd>.*?</cmd>|“[^”]*”|\{[^}]*\}|\b[\w:-]+=[\w:-]+|--[\w-]+|\b\w+:[A-Z]+\b")
# Lists of such words, and of words of others.
LISTS = re.compile(r"keep, abolish, combine,? (or|atau) simplify|organisation, procedure, auto"
                   r"|eliminate, combine, rearrange, simplify|abolish, combine, simplify, decentralise")
TAG = re.compile(r"<[^>]*>")


def read_glossary():
    """(English, Indonesian forms, forbidden words) of each row."""
    rows = []
    for line in source.read(source.ROOT / "po" / "glossary.md").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 4 or cells[0] == "English" or set(cells[0]) == {"-"}:
            continue
        forms = [form.strip().lower() for form in cells[1].split("/")]
        rows.append((cells[0], forms, [word.strip() for word in cells[2].split(",") if word.strip()]))
    return rows


def catalogue(name):
    compiled = subprocess.run(["msgfmt", "-o", "-", str(source.ROOT / name)], stdout=subprocess.PIPE,
                              check=True).stdout
    return gettext.GNUTranslations(io.BytesIO(compiled))._catalog


def plain(text):
    """The words that are said, without the marks of letters and of markup."""
    return TAG.sub("", LISTS.sub(" ", CODE.sub(" ", text.split("\x04")[-1]))).replace("_", "")


def pairs(name):
    for text, translation in catalogue(name).items():
        text = text[0] if isinstance(text, tuple) else text
        if text != "" and "translator-credits" not in text:
            yield plain(text), plain(translation)


def check(name, rows):
    terms = [(english, re.compile(rf"(?<![\w-]){re.escape(english)}(s|es)?(?![\w-])", re.I), forms)
             for english, forms, _ in rows]
    never = [(word, re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.I)) for row in rows for word in row[2]]
    counts = 0
    for text, translation in pairs(name):
        for english, pattern, forms in terms:
            if pattern.search(text):
                counts += 1
                if not any(form in translation.lower() for form in forms):
                    yield f"{name}: “{english}” is {' or '.join(forms)}, not so in “{translation}” (“{text}”)"
        for word, pattern in never:
            if pattern.search(translation):
                yield f"{name}: “{word}” is never said; see po/glossary.md: “{translation}”"
    if counts < 200:
        yield f"{name}: hardly any term was found"


def main():
    rows = read_glossary()
    faults = [] if len(rows) > 50 else ["po/glossary.md: hardly any term was read"]
    for name in CATALOGUES:
        faults += check(name, rows)
    source.report(faults, "called otherwise than in po/glossary.md")


main()
