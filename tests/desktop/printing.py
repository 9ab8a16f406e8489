# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing through the toolkit's own dialog, into a PDF."""

import os

from desktop import wait


def print_to(program, path, title='/Untitled'):
    """From the program's dialog through the toolkit's, with the pointer."""
    desktop = program.desktop
    program.click('push button', lambda told: told.endswith('Print…'))
    dialog = program.see('dialog', 'Print')
    program.click('label', 'Print to File', dialog)
    program.click('check box', 'PDF', dialog)
    # It proposes the document's title.
    program.click('push button', lambda told: told.endswith(title + '.pdf'), dialog)
    program.name_file(path)
    # The button shows where it goes, as far as there is room.
    program.see('push button', lambda told: told.endswith(path[-12:]), dialog)
    desktop.screenshot('print-to-file')
    program.click('push button', 'Print', dialog)
    wait(lambda: os.path.exists(path) and 'No syntax or stream' in desktop.ask(
        'qpdf', '--check', path, fails=True), 'a whole PDF')
    program.see_gone('dialog', 'Print')
