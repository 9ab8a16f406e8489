#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No mutable state of a file: check-state.py LIBRARY...

Reads the symbols of the layers' libraries. What can be written to must be one of the cells that GLib
fills once and never again: those of types and error domains, and our own, called …_once."""

import re
import subprocess
import sys

FILLED_ONCE = re.compile(
    r"(\w+_parent_class|\w+_private_offset|static_g_define_type_id\.\d+|q\.\d+|\w+_once(\.\d+)?|\w+_properties|\w+_signals)$"
)


def main():
    faults = []
    seen = 0
    for library in sys.argv[1:]:
        told = subprocess.run(["objdump", "-t", library], stdout=subprocess.PIPE, check=True).stdout.decode()
        for line in told.splitlines():
            # address flags section size name
            parts = re.match(r"[0-9a-f]+ (.{7}) (\S+)\s+([0-9a-f]+)\s+(?:\.hidden )?(\S+)$", line)
            if parts is None or "O" not in parts.group(1):
                continue
            seen += 1
            section, name = parts.group(2), parts.group(4)
            writable = re.match(r"\.(data|bss|tbss|tdata)(?!\.rel\.ro)|\*COM\*", section)
            if writable and not FILLED_ONCE.match(name):
                faults.append(f"{library}: {name} in {section}")
    for fault in faults:
        print(fault)
    if not seen:
        sys.exit("No symbol was found.")
    if faults:
        sys.exit(f"{len(faults)} × mutable state of a file")


main()
