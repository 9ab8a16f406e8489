#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each file operation of the editor fails in turn: editor-faults.py EDITOR LIBRARY [SHARE]

In opening, journal, saving, saving as, exporting and recovering. After each failure files are whole, the old ones or the
new ones; a sentence told what could not be done; the next try succeeds where only one operation failed; what was committed
can be had from the journal, unless it was told that it is not being kept; nothing else is left behind. Speaks TAP.
SHARE: only each so manyth operation of those that are many is made to fail."""

import errno
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import editing  # noqa: E402

CODES = {"no room": errno.ENOSPC, "broken": errno.EIO, "not permitted": errno.EACCES}
N_ACTIONS, SEED = 40, 5
NOT_KEPT = "not being kept"


class Torture:
    def __init__(self, editor, shim, share, top):
        self.editor, self.shim, self.share, self.top = editor, shim, share, top
        self.folder, self.told = top / "files", top / "told"

    def run(self, at, code, mode, *arguments):
        self.told.unlink(missing_ok=True)
        environment = dict(os.environ, LD_PRELOAD=self.shim, ALUR_FAIL_UNDER=str(self.folder), ALUR_FAIL_AT=str(at),
                           ALUR_FAIL_CODE=str(code), ALUR_FAIL_ON=mode, ALUR_FAIL_TOLD=str(self.told))
        return editing.run(self.editor, arguments[0], self.folder, *arguments[1:], environment=environment)

    def check_sentences(self, report):
        for sentence in report.failures + report.warnings:
            assert str(self.folder) in sentence and len(sentence) > 40, f"no sentence: {sentence!r}"

    def check_files(self, report, before):
        for name in ("x.alur", "y.alur"):
            n_units = editing.count_units(self.folder / name)
            possible = report.get_saved(name, before.get(name))
            assert n_units in possible, f"{name} has {n_units} units, expected {possible}: {report.lines}"
        editing.check_drawing(self.folder)

    def edit(self, at, code, mode):
        """Works on a new document; what it could not save in the end is recovered without failures."""
        shutil.rmtree(self.folder, ignore_errors=True)
        editing.make_folder(self.folder)
        report = self.run(at, code, mode, "edit", SEED, N_ACTIONS)
        self.check_sentences(report)
        self.check_files(report, {"x.alur": 0})
        if report.get("opened") is None:
            assert mode == "on" and report.failures, report.lines
            return
        ended = [line for line in report.lines if line.startswith(("saved", "failed"))][-1]
        if mode == "once":
            assert ended.startswith("saved"), f"the last saving failed: {report.lines}"
        if ended.startswith("saved"):
            assert not editing.list_left(self.folder), f"left behind: {editing.list_left(self.folder)}"
            return
        assert len([name for name in editing.list_left(self.folder) if not name.endswith((editing.JOURNAL, editing.BEGUN))]) == 0
        recovered = editing.run(self.editor, "recover", self.folder)
        assert (recovered.get("recovered") == report.committed
                or any(NOT_KEPT in sentence for sentence in report.warnings)
                or report.committed in [editing.count_units(self.folder / name) for name in ("x.alur", "y.alur")]), \
            f"committed {report.lines}, {recovered.lines}"

    def recover(self, at, code, mode):
        """Takes over what is in `left`; what that could not, the next try without failures can."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.top / "left", self.folder)
        report = self.run(at, code, mode, "recover")
        self.check_sentences(report)
        self.check_files(report, self.before)
        if report.get("recovered") is None and "nothing" not in report.lines:
            assert report.failures, report.lines
        again = editing.run(self.editor, "recover", self.folder)
        found = [editing.count_units(self.folder / name) for name in ("x.alur", "y.alur")]
        assert self.left in found, f"lost: {self.left}, {found}: {report.lines}, then {again.lines}"
        assert not editing.list_left(self.folder), f"left behind: {editing.list_left(self.folder)}"

    def leave(self):
        """What a killed editor leaves, to be recovered: a journal with its copy of the text. Without the copy, which a thread
        writes, a journal cannot be used any more once what was recovered from it has been saved from another."""
        report = None
        while report is None or not any((self.folder / "state").glob("*" + editing.START)):
            shutil.rmtree(self.folder, ignore_errors=True)
            editing.make_folder(self.folder)
            report = editing.run(self.editor, "edit", self.folder, SEED + 1, N_ACTIONS, "leave")
        self.left = report.committed
        self.before = {name: editing.count_units(self.folder / name) for name in ("x.alur", "y.alur")}
        # The names of journals are told inside of them nowhere, and the file has its place in both folders.
        shutil.copytree(self.folder, self.top / "left", symlinks=True)

    def torture(self, name):
        work = getattr(self, name)
        n_failures, faults = 0, []
        for what, code in CODES.items():
            for mode in ("once", "on"):
                at = 1
                while True:
                    try:
                        work(at, code, mode)
                    except (AssertionError, subprocess.TimeoutExpired, UnicodeDecodeError) as error:
                        told = self.told.read_text() if self.told.exists() else "nothing"
                        faults.append(f"{name}: {told} {at} {what} {mode}: {error}")
                    if not self.told.exists():
                        break
                    n_failures += 1
                    at += self.share if at > 8 else 1
        assert n_failures > 0, "nothing was made to fail"
        return n_failures, faults


def main():
    editor, shim = sys.argv[1:3]
    share = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    n_all = 0
    print("1..2")
    with tempfile.TemporaryDirectory() as top:
        torture = Torture(editor, shim, share, pathlib.Path(top))
        torture.leave()
        for number, name in enumerate(("edit", "recover"), 1):
            n_failures, faults = torture.torture(name)
            n_all += n_failures
            for fault in faults[:20]:
                print(f"# {fault}")
            print(f"{'not ok' if faults else 'ok'} {number} {name}: {n_failures} failures", flush=True)
    print(f"# {n_all} failures in all")


main()
