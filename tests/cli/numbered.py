# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that are run one by one and told as TAP; one that fails stops no other."""

import sys


class NumberedTests:
    def __init__(self, cli, examples, folder):
        self.cli, self.examples, self.folder = cli, examples, folder
        self.count = self.failed = 0

    def run(self, name, function, *arguments):
        self.count += 1
        try:
            function(*arguments)
            print(f'ok {self.count} {name}')
        except (AssertionError, KeyError, ValueError) as error:
            self.failed += 1
            print(f'not ok {self.count} {name}\n# {error}')
        sys.stdout.flush()
