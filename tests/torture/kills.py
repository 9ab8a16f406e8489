#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The editor is killed at random moments while it edits, saves and exports: kills.py EDITOR KILLS [SEED]

After each kill what was committed last can be had again, from the journal or from the file, all of it but perhaps an edit
that was under way; files are whole, the old ones or the new ones; and nothing is left when that has been saved. Speaks
TAP."""

import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
import editing  # noqa: E402

LONGEST = 0.25  # seconds
IN_ONE_FOLDER = 10


def kill_one(editor, folder, rand):
    """Returns whether it was recovered from a journal."""
    before = {name: editing.count_units(folder / name) for name in ("x.alur", "y.alur")}
    told = folder / "told"
    with open(told, "wb") as output:
        process = subprocess.Popen([editor, "edit", folder, str(rand.randrange(1 << 30)), "0"], stdout=output,
                                   stderr=subprocess.PIPE)
    end = time.monotonic() + editing.PATIENCE
    while not told.stat().st_size and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)
    time.sleep(rand.random() * LONGEST)
    process.send_signal(signal.SIGKILL)
    complaint = process.stderr.read().decode()
    assert process.wait() == -signal.SIGKILL, f"ended by itself: {complaint}"
    text = told.read_bytes()
    told.unlink()
    report = editing.Report(text.decode())
    assert not report.warnings and not report.failures, report.warnings + report.failures
    files = {}
    for name, n_units in before.items():
        files[name] = editing.count_units(folder / name)
        possible = report.get_saved(name, n_units)
        assert files[name] in possible, f"{name} has {files[name]} units, expected {possible}"
    editing.check_drawing(folder)
    possible = report.get_possible()
    recovered = editing.run(editor, "recover", folder)
    if "nothing" in recovered.lines:
        assert possible & set(files.values()), f"no journal, the files have {files}, expected {possible}: {report.lines[-30:]}"
    else:
        assert recovered.get("recovered") in possible, f"{recovered.lines}, expected {possible}"
        # Of an edit that was under way a part may be there, which is told.
        assert not recovered.failures and all("damaged" in warning for warning in recovered.warnings), recovered.lines
    left = editing.list_left(folder)  # files that were being written: of a saving and of an export
    assert len(left) <= 2 and all(name.endswith(".alur-tmp") for name in left), left
    return "nothing" not in recovered.lines, len(report.get_all("committed"))


def main():
    editor, n_kills = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 30)
    rand = random.Random(seed)
    n_recovered = n_commits = 0
    fault = None
    with tempfile.TemporaryDirectory() as top:
        for number in range(n_kills):
            if number % IN_ONE_FOLDER == 0:
                folder = editing.make_folder(pathlib.Path(top) / str(number))
            try:
                was_recovered, n_here = kill_one(editor, folder, rand)
            except (AssertionError, subprocess.TimeoutExpired) as error:
                fault = f"kill {number}: {error}"
                break
            n_recovered += was_recovered
            n_commits += n_here
    print("1..1")
    if fault is not None:
        print(f"# {fault}")
    print(f"{'not ok' if fault is not None else 'ok'} 1 killed while it edits")
    print(f"# seed {seed}: {n_kills} kills after {n_commits} commits, {n_recovered} times from the journal")


main()
