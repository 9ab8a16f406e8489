#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""At the top of the project stands what a newcomer looks for there, and nothing that a test or a tool has left."""

import subprocess

import source

FILES = {".clang-format", ".clang-tidy", ".editorconfig", ".gitattributes", ".gitignore", "CONTRIBUTING.md", "LICENSE", "NEWS", "README.id.md", "README.md", "dev",
         "meson.build", "meson_options.txt"}
FOLDERS = {".ci", "bench", "data", "debian", "docs", "help", "icons", "packaging", "po", "screenshots", "src", "tests", "ui"}


def names_at_top():
    """What git knows: an archive is made of that, and beside it lie builds and what people put there."""
    run = subprocess.run(["git", "-C", source.ROOT, "ls-files"], capture_output=True, text=True)
    return {path.split("/")[0] for path in run.stdout.splitlines()}


def main():
    faults = [f"{name}: not one of the files and folders at the top (tests/lint/check-top.py)"
              for name in sorted(names_at_top() - FILES - FOLDERS)]
    source.report(faults, "out of place")


main()
