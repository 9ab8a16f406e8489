# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts that torture the editor (editor.c) share: its folder, its report, and what may be found after it."""

import pathlib
import re
import subprocess

PATIENCE = 60  # seconds: what takes longer hangs
DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" kind="current"/>
</alur>
'''
JOURNAL, BEGUN, START, ASIDE = ".alur-journal", ".alur-begun", ".alur-start", "-damaged"


class Report:
    """What the editor has told."""

    def __init__(self, text):
        lines = text.split("\n")
        self.lines = [line for line in lines[:-1] if line]  # the last may be cut
        self.committed = self.get("committed") or self.get("opened")
        self.warnings = self.get_all("warned")
        self.failures = self.get_all("failed")

    def get_all(self, word):
        return [line[len(word) + 1:] for line in self.lines if line.startswith(word + " ")]

    def get(self, word):
        """The number of the last one; None: there is none."""
        found = self.get_all(word)
        return int(found[-1].split()[0]) if found else None

    def get_possible(self):
        """How many units the document may have had at the end: those of the last commit, or of one under way."""
        possible = {self.committed}
        for line in reversed(self.lines):
            if line.startswith("committed"):
                break
            if line.startswith("intends"):
                possible.add(int(line.split()[1]))
                break
        return possible

    def get_saved(self, name, before):
        """How many units the file may have: those of the last saving that was told, or of any that began after it."""
        possible = {before}
        for line in self.lines:
            words = line.split()
            if words[0] == "saves" and words[2] == name:
                possible.add(int(words[1]))
            elif words[0] == "saved" and words[2] == name:
                possible = {int(words[1])}
        return possible


def count_units(path):
    """Those of a file that is whole; None: it is not there. What is not whole raises an error."""
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<?xml") and text.endswith("</alur>\n"), f"{path.name} is not whole"
    names = re.findall(r'<unit id="[^"]*" name="(\d+)"', text)
    assert names == [str(number) for number in range(1, len(names) + 1)], f"{path.name}: {names}"
    return len(names)


def check_drawing(folder):
    path = folder / "out.svg"
    if path.exists():
        text = path.read_text(encoding="utf-8")
        assert text.startswith("<?xml") and text.rstrip().endswith("</svg>"), "out.svg is not whole"


def list_left(folder):
    """What should not be there when all has been saved and closed. A copy of the text without its journal is cleared
    away by the next start: the thread that writes it may be late."""
    names = {entry.name for entry in folder.iterdir()} - {"x.alur", "y.alur", "out.svg", "state"}
    state = folder / "state"
    if state.exists():
        names |= {entry.name for entry in state.iterdir() if not entry.name.endswith((START, ASIDE))}
    return names


def run(editor, *arguments, environment=None):
    result = subprocess.run([editor, *map(str, arguments)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            timeout=PATIENCE, check=False)
    assert result.returncode == 0, f"{arguments[0]} ended with {result.returncode}: {result.stderr.decode()[-400:]}"
    return Report(result.stdout.decode())


def make_folder(path):
    folder = pathlib.Path(path)
    folder.mkdir()
    (folder / "x.alur").write_text(DOCUMENT, encoding="utf-8")
    return folder
