# SPDX-License-Identifier: GPL-3.0-or-later
"""The first steps are there at the first start, by keys and for a screen reader too, and not over a
document that was asked for.

usage: test-guide.py ALUR DATA
"""

import os
import sys

from desktop import Program, run
from drawing import open_document

os.environ['ALUR'] = sys.argv[1]

HEADINGS = ('Open an Example', 'Give an Authority', 'Look at a Finding', 'Decide, and Apply', 'Export')


def skipped_by_keys(desktop):
    program = Program(desktop)
    band = program.see('panel', 'First Steps')
    for heading in HEADINGS:
        program.see('label', heading, band)
        desktop.key('alt+k')
    program.see('label', 'That Was All', band)
    program.see_gone('push button', 'Skip', band)
    # What had the focus has gone; the next key closes them.
    desktop.key('space')
    program.see_gone('panel', 'First Steps')


def begun_by_a_document(desktop):
    program = Program(desktop)
    band = program.see('panel', 'First Steps')
    program.click('label', 'Empty document')
    program.see('list', 'Outline of the document')
    program.see('label', 'Give an Authority', band)


def not_over_what_was_asked_for(desktop):
    program, _ = open_document(desktop)
    assert program.find('panel', 'First Steps') is None


run(skipped_by_keys, begun_by_a_document, not_over_what_was_asked_for)
