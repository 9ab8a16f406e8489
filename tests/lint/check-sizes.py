#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and functions stay small. The limits are those of CONTRIBUTING.md."""

import statistics
import sys

import source

FILE_MOST, FILE_MEDIAN = 900, 300
FUNCTION_MOST, FUNCTION_95, FUNCTION_MEDIAN = 80, 50, 12
COMPLEXITY_MOST = 15


def check_files(files):
    sizes = {path: source.read(path).count("\n") for path in files}
    for path, size in sizes.items():
        if size > FILE_MOST:
            yield f"{source.name_of(path)}: {size} lines (at most {FILE_MOST})"
    median = statistics.median(sizes.values())
    print(f"files: {len(sizes)}, median {median:.0f} lines, longest {max(sizes.values())}")
    if median > FILE_MEDIAN:
        yield f"the median of all files is {median} lines (at most {FILE_MEDIAN})"


def check_functions(functions):
    for each in functions:
        if each.lines > FUNCTION_MOST:
            yield f"{each}: {each.lines} lines (at most {FUNCTION_MOST})"
        if each.complexity > COMPLEXITY_MOST:
            yield f"{each}: complexity {each.complexity} (at most {COMPLEXITY_MOST})"


def check_spread(functions):
    lines = sorted(each.code_lines for each in functions)
    if not lines:
        sys.exit("No function was found.")
    median = statistics.median(lines)
    most = lines[min(len(lines) - 1, int(len(lines) * 0.95))]
    print(f"functions: {len(lines)}, median {median:.0f} lines, 95 % up to {most}, longest "
          f"{max(each.lines for each in functions)}, most complex {max(each.complexity for each in functions)}")
    if median > FUNCTION_MEDIAN:
        yield f"the median of all functions is {median} lines (at most {FUNCTION_MEDIAN})"
    if most > FUNCTION_95:
        yield f"95 % of all functions have up to {most} lines (at most {FUNCTION_95})"


def main():
    files = source.code_files(".c", ".h")
    own = [path for path in files if path.is_relative_to(source.ROOT / "src")]
    faults = list(check_files(files))
    every = [each for path in files for each in source.functions(path)]
    faults += check_functions(every)
    faults += check_spread([each for each in every if each.path in set(own)])
    source.report(faults, "too large")


main()
