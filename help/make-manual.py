#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the manual as it is installed: make-manual.py SOURCE HELP HTML MSGFMT

HELP gets LANGUAGE/alur/ with pages and figures, as help viewers look for them; HTML gets a folder a
language with the same to be read in a browser, the English one as "en"."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HTML_NAMES = {"C": "en"}


def run(*command, folder=None):
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)


def translate(source, language, pages, target, msgfmt):
    with tempfile.TemporaryDirectory() as folder:
        catalogue = os.path.join(folder, "manual.mo")
        run(msgfmt, "-o", catalogue, str(source / language / f"{language}.po"))
        run("itstool", "-m", catalogue, "-l", language, "-o", str(target), *map(str, pages))


def make_language(source, language, html, help_folder, msgfmt):
    pages = sorted((source / "C").glob("*.page"))
    target = help_folder / language / "alur"
    target.mkdir(parents=True)
    if language == "C":
        for page in pages:
            shutil.copyfile(page, target / page.name)
    else:
        translate(source, language, pages, target, msgfmt)
    shutil.copytree(source / language / "figures", target / "figures")
    out = html / HTML_NAMES.get(language, language)
    out.mkdir(parents=True)
    run("yelp-build", "html", "-o", str(out), str(target))


def main():
    source = pathlib.Path(sys.argv[1])
    help_folder, html = pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve()
    for folder in (help_folder, html):
        shutil.rmtree(folder, ignore_errors=True)
    for language in ["C"] + (source / "LINGUAS").read_text().split():
        make_language(source, language, html, help_folder, sys.argv[4])


main()
