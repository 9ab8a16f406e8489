#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No two controls of a dialog or menu take the same letter, in any language.

The texts of a file stand in one dialog, as far as can be told here; texts of which one begins like
the other ("Save", "Save As…") are alternatives. A translation has a letter where the text has one."""

import re

import source

LETTER = re.compile(r"(?<!_)_(\w)")


def unquote(lines):
    return "".join(re.findall(r'"(.*)"', lines)).replace('\\"', '"')


def entries(path):
    """(files, text, translation) of a catalogue, singular texts only."""
    for block in source.read(path).split("\n\n"):
        match = re.search(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)', block + "\n", re.M)
        if match and not re.search(r"^#~", block, re.M):
            files = " ".join(re.findall(r"^#: (.*)$", block, re.M)).split()
            yield files, unquote(match.group(1)), unquote(match.group(2))


def bare(text):
    return LETTER.sub(r"\1", text).rstrip("…")


def check(name, texts):
    """TEXTS: file -> {what is shown}."""
    for file, shown in sorted(texts.items()):
        taken = {}
        for text in sorted(shown):
            letter = LETTER.search(text).group(1).lower()
            for other in taken.get(letter, []):
                if not bare(text).startswith(bare(other)) and not bare(other).startswith(bare(text)):
                    yield f"{file}: {name}: “{other}” and “{text}” take the same letter"
            taken.setdefault(letter, []).append(text)


def main():
    faults = []
    for path in sorted((source.ROOT / "po").glob("*.po")):
        english, translated = {}, {}
        for files, text, translation in entries(path):
            if not LETTER.search(text):
                continue
            if len(LETTER.findall(translation)) != 1:
                faults.append(f"po/{path.name}: “{translation}” has not one letter, as “{text}” has")
                continue
            for file in files:
                english.setdefault(file, set()).add(text)
                translated.setdefault(file, set()).add(translation)
        faults += check("English", english)
        faults += check(path.stem, translated)
    source.report(sorted(set(faults)), "letters that clash")


main()
