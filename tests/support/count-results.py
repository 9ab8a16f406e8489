#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count what really ran: count-results.py STATUS BUILD-FOLDER...

Reads the logs that "meson test" left in the folders, counts every check of a test that speaks TAP
and every other test as one, and prints "N passed, N failed". The exit status is 0 only when STATUS
(of the runs themselves) is 0, something passed and nothing failed."""

import json
import pathlib
import re
import sys

PASSED, FAILED, SKIPPED = range(3)
RESULTS = {"OK": PASSED, "EXPECTEDFAIL": PASSED, "SKIP": SKIPPED}


def count_tap(output, count):
    """Add the checks of a TAP stream; whether it is one."""
    if not re.search(r"^1\.\.\d+", output, re.M):
        return False
    for line in output.splitlines():
        check = re.match(r"(not )?ok\b(.*)", line)
        if check is None:
            continue
        if re.search(r"#\s*skip", check[2], re.I):
            count[SKIPPED] += 1
        elif check[1] and not re.search(r"#\s*todo", check[2], re.I):
            count[FAILED] += 1
        else:
            count[PASSED] += 1
    return True


def count_log(path, count):
    for line in path.read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        result = RESULTS.get(test["result"], FAILED)
        failed = count[FAILED]
        if count_tap(test.get("stdout") or "", count):
            # A test that fell over half way, or that failed as a whole.
            if result == FAILED and count[FAILED] == failed:
                count[FAILED] += 1
        else:
            count[result] += 1


def main():
    status = int(sys.argv[1])
    count = [0, 0, 0]
    empty = []
    for folder in sys.argv[2:]:
        before = sum(count)
        path = pathlib.Path(folder, "meson-logs", "dev-test.json")
        if path.exists():
            count_log(path, count)
        if sum(count) == before:
            empty.append(folder)
    for folder in empty:
        print(f"No test ran in {folder}.")
    line = f"{count[PASSED]} passed, {count[FAILED]} failed"
    print(line + (f", {count[SKIPPED]} skipped" if count[SKIPPED] else ""))
    fine = status == 0 and not empty and count[PASSED] > 0 and count[FAILED] == 0
    sys.exit(0 if fine else 1)


main()
