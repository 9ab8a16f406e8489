#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual says what the program says, in every language.

What it calls a button, menu or field (<gui>) is a text of the program; the translation has the program's own
translation there. The page of keys names every key of the program and no other."""

import gettext
import io
import re
import subprocess
import xml.etree.ElementTree

import source

MANUAL = source.ROOT / "help"
MALLARD = "{http://projectmallard.org/1.0/}"
# What a text or the drawing itself does with a key, or the system.
OF_NO_TABLE = {"F1", "Ctrl+F1", "Ctrl+?"}
NAMES = {"Control": "Ctrl", "Return": "Enter", "Escape": "Esc", "Page_Down": "Page Down", "Page_Up": "Page Up",
         "plus": "+", "equal": "=", "minus": "-", "comma": ",", "question": "?"}


def catalogue(path):
    compiled = subprocess.run(["msgfmt", "-o", "-", str(path)], stdout=subprocess.PIPE, check=True).stdout
    return gettext.GNUTranslations(io.BytesIO(compiled))._catalog


def plain(text):
    return text.replace("_", "")


def texts_of_program(language):
    """What each text of the program may be called, without the marks of letters."""
    found = {}
    for text, translation in catalogue(source.ROOT / "po" / f"{language}.po").items():
        text = text[0] if isinstance(text, tuple) else text
        found.setdefault(plain(text.split("\x04")[-1]), set()).add(plain(translation))
    found["Alur"] = {"Alur"}
    return found


def guis(text):
    return re.findall(r"<gui>(.*?)</gui>", " ".join(text.split()).replace("&amp;", "&"))


def check_pages(known):
    for page in sorted((MANUAL / "C").glob("*.page")):
        for gui in guis(source.read(page)):
            if gui not in known:
                yield f"{source.name_of(page)}: “{gui}” is no text of the program"


def check_translation(language, known):
    path = MANUAL / language / f"{language}.po"
    for text, translation in catalogue(path).items():
        here, there = guis(text.split("\x04")[-1]), guis(translation)
        if len(here) != len(there):
            yield f"{source.name_of(path)}: “{translation}” names {len(there)} texts of the program, not {len(here)}"
            continue
        left = list(there)
        for gui in here:
            said = [word for word in left if word in known.get(gui, ())]
            if said:
                left.remove(said[0])
            else:
                yield f"{source.name_of(path)}: “{gui}” is called {' or '.join(known.get(gui, []))} in the program, not so in “{translation}”"


def key_name(accelerator):
    parts = [part for part in re.split(r"[<>]", accelerator.replace("&lt;", "<").replace("&gt;", ">")) if part]
    return "+".join(NAMES.get(part, part.upper() if len(part) == 1 else part) for part in parts)


def keys_of_program():
    """All keys of the tables of commands and accelerators, and of the window of shortcuts."""
    found = set()
    for name, table in (("src/interact/alur-command.c", "commands[]"), ("src/app/alur-application.c", "accelerators[]")):
        text = source.blank(source.read(source.ROOT / name), keep_texts=True)
        rows = re.search(re.escape(table) + r"\s*=\s*\{(.*?)^\};", text, re.S | re.M).group(1)
        for keys in re.findall(r"\{\s*((?:\"[^\"]*\"(?:,\s*)?)+)\s*\}", rows):
            found |= {key_name(key) for key in re.findall(r'"([^"]*)"', keys)}
    window = source.read(source.ROOT / "ui" / "help-overlay.ui")
    for keys in re.findall(r'name="accelerator">([^<]+)<', window):
        found |= {key_name(key) for key in keys.split()}
    return found


def keys_of_page():
    page = xml.etree.ElementTree.parse(MANUAL / "C" / "keyboard.page")
    found = set()
    for cell in page.iter(MALLARD + "td"):
        for paragraph in cell.iter(MALLARD + "p"):
            for child in paragraph:
                if child.tag == MALLARD + "keyseq":
                    found.add("+".join(key.text for key in child.iter(MALLARD + "key")))
                elif child.tag == MALLARD + "key":
                    found.add(child.text)
    return found


def check_keys():
    program, page = keys_of_program(), keys_of_page()
    if len(program) < 50:
        yield f"only {len(program)} keys of the program were found"
    for key in sorted(program - page - OF_NO_TABLE):
        yield f"help/C/keyboard.page: {key} is missing"
    for key in sorted(page - program - OF_NO_TABLE):
        yield f"help/C/keyboard.page: {key} is no key of the program"


def main():
    faults = list(check_keys())
    for language in source.read(MANUAL / "LINGUAS").split():
        known = texts_of_program(language)
        faults += check_pages(known) if language == "id" else []
        faults += check_translation(language, known)
    source.report(faults, "said otherwise in the program")


main()
