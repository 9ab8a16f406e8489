#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is too large for the memory is told, and ends nothing else: memory.py CLI EXAMPLES. Speaks TAP.

Small pieces of memory always come or end the program: so GLib has it. What is meant here has a size that comes from a
file or from who asks for it."""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile

MEGABYTE = 1 << 20
# What comes and goes with threads (their stacks, their share of the heap) must not decide.
ENVIRONMENT = dict(os.environ, MALLOC_ARENA_MAX='1')


def run(limit, *command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
                          env=ENVIRONMENT, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))


def find_least(*command):
    """What a small piece of work needs."""
    low, high = 0, 4096
    while high - low > 4:
        middle = (low + high) // 2
        if run(middle * MEGABYTE, *command).returncode == 0:
            high = middle
        else:
            low = middle
    return high * MEGABYTE


def read_large(cli, examples, folder):
    least = find_least(cli, "format", "--check", str(examples / "minimal.alur"))
    path = folder / "besar.alur"
    with open(path, "wb") as file:
        file.truncate(100 * MEGABYTE)
    result = run(least + 80 * MEGABYTE, cli, "check", str(path))
    assert result.returncode == 3, f"ended with {result.returncode}: {result.stderr}"
    assert "besar.alur" in result.stderr and "memory" in result.stderr, result.stderr


def draw_large(cli, examples, folder):
    path = folder / "out.png"
    command = (cli, "export", str(examples / "rawat-inap.alur"), "--stage", "now", "--view", "organisation", "-o", str(path))
    least = find_least(*command, "--size", "100")
    path.write_bytes(b"old")
    result = run(least + 400 * MEGABYTE, *command, "--size", "30000")  # its pixels alone take 800 MB
    assert result.returncode == 3 and "out of memory" in result.stderr, f"{result.returncode}: {result.stderr}"
    assert path.read_bytes() == b"old" and [entry.name for entry in folder.iterdir() if entry.name.startswith(".")] == []


def main():
    cli, examples = sys.argv[1], pathlib.Path(sys.argv[2])
    tests = (read_large, draw_large)
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(cli, examples, pathlib.Path(folder))
                print(f"ok {number} {test.__name__}")
            except AssertionError as error:
                print(f"not ok {number} {test.__name__}\n# {error}")


main()
