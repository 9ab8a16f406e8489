#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the program can be translated, and is: check-translation.py XGETTEXT-ARGUMENT...

Collects the texts anew from all sources, so that neither a file missing from po/POTFILES.in nor a
catalogue that was not brought up to date is overlooked."""

import gettext
import os
import re
import subprocess
import sys
import tempfile

import source

BRACES = re.compile(r"\{[\w-]+\}")
PO = source.ROOT / "po"


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=source.ROOT).stdout.decode()


def desktop_files():
    """What desktops show of the program: menu, software centre, types of files, settings."""
    data = source.ROOT / "data"
    return [source.name_of(path) for path in sorted(data.glob("*.gschema.xml"))
            + sorted(data.glob("desktop/*.desktop.in")) + sorted(data.glob("desktop/*.xml.in"))]


def collect(arguments, template):
    """Write all texts to TEMPLATE; the files that hold any."""
    files = [source.name_of(path) for path in source.code_files(".c", ".h")
             if path.is_relative_to(source.ROOT / "src")]
    run("xgettext", "--language=C", *arguments, "--output", template, *files)
    windows = sorted(source.name_of(path) for path in (source.ROOT / "ui").glob("*.ui"))
    run("xgettext", "--from-code=UTF-8", "--join-existing", "--output", template, *windows)
    run("xgettext", *arguments, "--join-existing", "--output", template, *desktop_files())
    if not os.path.exists(template):
        sys.exit("xgettext found no text at all.")
    with open(template, encoding="utf-8") as file:
        found = re.findall(r"^#: (.*)$", file.read(), re.M)
    return {place.rsplit(":", 1)[0] for line in found for place in line.split()}


def check_files(found):
    listed = set(source.read(PO / "POTFILES.in").split())
    for name in sorted(found - listed):
        yield f"po/POTFILES.in: {name} is missing"
    for name in sorted(listed - found):
        yield f"po/POTFILES.in: {name} holds no text"


def check_language(language, template, folder):
    """The texts without translation, from the catalogue as it would be after a merge."""
    merged = os.path.join(folder, language + ".po")
    run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file", merged,
        str(PO / f"{language}.po"), template)
    for option, what in (("--untranslated", "not translated"), ("--only-fuzzy", "marked as fuzzy")):
        left = run("msgattrib", "--no-obsolete", "--no-wrap", option, merged)
        for match in re.finditer(r'^msgid (".+")$|^msgid ""\n(".*")$', left, re.M):
            text = match.group(1) or match.group(2)
            yield f"po/{language}.po: {text} is {what}"
    compiled = os.path.join(folder, language + ".mo")
    run("msgfmt", "--check", "--output-file", compiled, merged)
    yield from check_braces(language, compiled)


def check_braces(language, compiled):
    """Words in braces are filled in by the program: a translation may leave one out, not invent one."""
    with open(compiled, "rb") as file:
        texts = gettext.GNUTranslations(file)._catalog
    for text, translation in texts.items():
        text = text[0] if isinstance(text, tuple) else text
        for word in set(BRACES.findall(translation)) - set(BRACES.findall(text)):
            yield f'po/{language}.po: "{translation}" has {word}, which the text has not'


def main():
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "alur.pot")
        faults = list(check_files(collect(sys.argv[1:], template)))
        for language in source.read(PO / "LINGUAS").split():
            faults += check_language(language, template, folder)
    source.report(faults, "to collect or translate; ./dev strings collects")


main()
