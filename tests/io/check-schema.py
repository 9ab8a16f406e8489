#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema takes every example and conformance document and refuses what a grammar can refuse."""

import pathlib
import subprocess
import sys

# What is wrong with these, only the whole document shows, or the reader alone can know.
BEYOND_A_GRAMMAR = (
    "attribution-", "authority-from-", "authority-function-", "cycle-", "delegation-",
    "distributor-", "flow-", "from-", "function-parent-", "id-function-", "id-of-", "id-other-",
    "id-problem-", "id-stage-", "id-twice", "incompatible-same", "incompatible-twice", "lanes-",
    "logo-cut", "logo-not-", "planner-with-", "problem-refs-", "procedure-function-", "redesign-",
    "reference-across-", "relation-from-", "relation-to-", "replaces-", "rule-role-twice",
    "score-twice", "sequence-between-", "sop-", "stage-after-", "stage-first-", "stage-only-",
    "stage-two-", "step-", "supplier-", "unit-basis-", "unit-parent-", "newer-minor-", "xml-",
)


def validate(schema, files):
    """Returns the names of the files that the schema takes."""
    done = subprocess.run(
        ["xmllint", "--noout", "--relaxng", schema, *files],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if "failed to compile" in done.stderr:
        sys.exit(done.stderr)
    return {line[: -len(" validates")] for line in done.stderr.splitlines()
            if line.endswith(" validates")}


def main():
    root = pathlib.Path(sys.argv[1])
    schema = str(root / "data" / "alur-1.rng")
    good = [str(path) for folder in ("data/examples", "tests/data/conformance")
            for path in sorted((root / folder).glob("*.alur")) if "newer-minor" not in path.name]
    bad = [str(path) for path in sorted((root / "tests/data/invalid").glob("*.alur"))
           if not path.name.startswith(BEYOND_A_GRAMMAR)]
    refused = sorted(set(good) - validate(schema, good))
    taken = sorted(validate(schema, bad))
    print(f"{len(good)} documents must be valid, {len(bad)} invalid")
    for path in refused:
        print(f"{path} is refused")
    for path in taken:
        print(f"{path} is taken")
    return 1 if refused or taken or len(good) < 200 or len(bad) < 150 else 0


if __name__ == "__main__":
    sys.exit(main())
