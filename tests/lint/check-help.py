#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, manual page and completion know the same options: check-help.py ALUR-CLI"""

import os
import re
import subprocess
import sys

import source

COMMANDS = ("check", "metrics", "workload", "compare", "export", "format", "import", "convert", "example", "thumbnail")


def ask(*command):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment).stdout.decode()


def main():
    manual = source.read(source.ROOT / "data" / "alur-cli.1").replace("\\-", "-")
    completion = str(source.ROOT / "data" / "completions" / "alur-cli")
    faults = []
    for command in COMMANDS:
        options = set(re.findall(r"(--[a-z-]+)", ask(sys.argv[1], command, "--help"))) - {"--help"}
        section = re.search(rf"^\.SS {command}.*?(?=^\.S[SH] )", manual, re.M | re.S).group(0)
        told = set(re.findall(r"--[a-z-]+", section))
        # The short form is enough where the synopsis has it.
        told |= {"--output"} if " -o " in section.split("\n", 1)[0] else set()
        offered = set(ask("bash", "-c", 'source "$0"; _alur_cli_options "$1"', completion, command).split())
        for option in sorted(options - told):
            faults.append(f"data/alur-cli.1: {command} {option} is missing")
        for option in sorted(options ^ (offered - {"--help"})):
            faults.append(f"data/completions/alur-cli: {command} {option} differs from the help")
    source.report(faults, "told differently")


main()
