#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window is killed at random moments while somebody types and saves, started again, and what was left is
recovered: window-kills.py ALUR EDITOR KILLS [SEED]

Units get names in a known order, so that whatever is recovered must be the first so many edits: as many as a moment before
the kill, or more. The file is whole, and has what it was saved with. Speaks TAP."""

import os
import pathlib
import random
import re
import shutil
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "desktop"))

import editing  # noqa: E402
from desktop import NARROW_LABEL, Desktop, Program, wait  # noqa: E402
from drawing import get_outline  # noqa: E402

IN_ONE_DOCUMENT = 6
UNITS_AT_ONCE = 20
LONGEST = 1.5  # seconds


def name_of(number):
    """Letters, since one of them opens the field for a name."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def count(names, where):
    """How many edits these are: a unit, and its name. Of the last unit the name may be still to come."""
    for number, name in enumerate(names, 1):
        assert name == name_of(number) or (name == "" and number == len(names)), f"{where}: {names}"
    return 2 * len(names) - (1 if names and names[-1] == "" else 0)


def count_file(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<?xml") and text.endswith("</alur>\n"), f"{path.name} is not whole: {text[-200:]!r}"
    return count(re.findall(r'<unit id="[^"]*"(?: name="([^"]*)")?', text), path.name)


class Window:
    def __init__(self, desktop, editor, rand):
        self.desktop, self.editor, self.rand = desktop, editor, rand
        self.state = pathlib.Path(desktop.environment["XDG_STATE_HOME"]) / "alur"
        self.n_recovered = self.n_edits = 0
        self.path, self.kept = None, 0

    def look(self):
        """How many edits are in the journals as they are now, or else in the file; and whether there is a journal. A
        program that lives is not disturbed: copies are looked into."""
        copy = pathlib.Path(self.desktop.folder) / "look"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for attempt in range(5):
            try:
                shutil.copytree(self.state, copy / f"{attempt}" / "state", dirs_exist_ok=True)
                break
            except (shutil.Error, FileNotFoundError):  # it went meanwhile
                continue
        report = editing.run(self.editor, "show", copy / f"{attempt}")
        found = [line for line in report.lines if line == "has" or line.startswith("has ")]
        assert len(found) <= 1, report.lines
        if found:
            return count(found[0].split(" ")[1:], "journal"), True
        assert not report.failures or self.program.process.poll() is None, report.lines
        return count_file(self.path), bool(report.failures)

    def begin(self, number):
        self.path = pathlib.Path(self.desktop.folder) / f"dokumen{number}.alur"
        self.path.write_text(editing.DOCUMENT, encoding="utf-8")
        self.program = Program(self.desktop, str(self.path))
        self.program.see("panel", lambda told: told.startswith("Organisation chart"))
        self.kept = 0

    def start_again(self, has_journal):
        self.program = Program(self.desktop)
        title = self.path.stem
        if has_journal:
            self.program.act(self.program.see("push button", "Recover " + title))
            self.program.see_gone("push button", "Recover " + title)
            self.n_recovered += 1
        get_outline(self.program)

    def type_and_kill(self):
        self.desktop.key("F6")
        first = self.kept // 2 + 1
        keys = []
        for number in range(first, first + UNITS_AT_ONCE):
            keys += ["Insert", *name_of(number), "F2"]
            if self.rand.random() < 0.15:
                keys.append("ctrl+s")
        typing = self.desktop.spawn("xdotool", "key", "--delay", "12", *keys)
        time.sleep(self.rand.random() * LONGEST)
        seen = self.look()[0] if self.rand.random() < 0.5 else self.kept
        time.sleep(self.rand.random() * 0.1)
        in_file = count_file(self.path)
        self.program.kill()
        self.program.log.close()
        self.desktop.programs.remove(self.program)
        typing.wait()
        now, has_journal = self.look()
        assert now >= seen >= 0, f"{seen} edits were there, {now} are"
        assert now >= self.kept, f"{self.kept} edits were recovered, {now} are there"
        assert in_file <= count_file(self.path) <= now
        self.n_edits += now - self.kept
        self.kept = now
        return has_journal

    def save(self):
        """Saves what was recovered, and sees that it is all of it."""
        self.desktop.key("ctrl+s")
        wait(lambda: count_file(self.path) == self.kept, f"{self.kept} edits in the file")


def run(desktop, editor, n_kills, rand):
    window = Window(desktop, editor, rand)
    has_journal = False
    for number in range(n_kills):
        if number > 0:
            window.start_again(has_journal)
            if window.kept % 2 == 1 or rand.random() < 0.5:
                window.save()
        # A unit without a name would be in the way of those that come.
        if number % IN_ONE_DOCUMENT == 0 or window.kept % 2 == 1:
            desktop.clear()
            window.begin(number)
        has_journal = window.type_and_kill()
        print(f"# kill {number + 1}: {window.kept} edits, {'journal' if has_journal else 'saved'}", flush=True)
    # Where no key got to the drawing nothing was tried.
    assert window.n_edits > n_kills, f"{window.n_edits} edits in {n_kills} runs"
    return window


def main():
    os.environ["ALUR"], editor, n_kills = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(1 << 30)
    print(f"1..1\n# seed {seed}", flush=True)
    desktop = Desktop()
    desktop.harmless = (NARROW_LABEL,)
    try:
        window = run(desktop, editor, n_kills, random.Random(seed))
        print("ok 1 killed window")
        print(f"# seed {seed}: {n_kills} kills after {window.n_edits} edits, {window.n_recovered} times recovered")
    except Exception as error:  # whatever it is, the screen tells more
        desktop.screenshot("window-killed-failed")
        print(f"not ok 1 killed window\n# {error!r}")
        for program in desktop.programs:
            print("# " + program.read_log()[-2000:].replace("\n", "\n# "))
        sys.exit(1)
    finally:
        desktop.close()


main()
