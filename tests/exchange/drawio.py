# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of files of draw.io share: the check, and exports that are held to it."""

import importlib.util
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'cli'))
from numbered import NumberedTests  # noqa: E402


def load_check():
    spec = importlib.util.spec_from_file_location('check_drawio', os.path.join(HERE, 'check-drawio.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


check_drawio = load_check()
require = check_drawio.require


class DrawioTests(NumberedTests):
    def export(self, path, *options):
        """Answers the pages of an export, which is right by the description of the format, and its bytes."""
        output = os.path.join(self.folder, 'x.drawio')
        run = subprocess.run([self.cli, 'export', path, '-o', output, *options], capture_output=True, text=True)
        require(run.returncode == 0, f'{path}: {run.stderr}')
        with open(output, 'rb') as file:
            data = file.read()
        return check_drawio.check(data), data
