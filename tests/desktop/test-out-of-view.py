# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys that reach what is not in view: the toolkit finds no screen for what would open there, and says
so with a critical, which ends the program here.

usage: test-out-of-view.py ALUR DATA
"""

import os
import sys

from desktop import run, wait
from drawing import open_document

os.environ['ALUR'] = sys.argv[1]
CHOICE = 'Not exclusive'
BOTTOM = 618  # px; of the inspector


def choice_that_was_scrolled_away(desktop):
    program, _ = open_document(desktop)
    title = program.see('text', lambda told: told.startswith('Title'))
    place = program.get_middle(title)
    wait(lambda: scroll(program, place, 5) < BOTTOM, 'the last rows')
    wait(lambda: get_top(program) == get_top(program), 'them still')
    desktop.click(*program.get_middle(find_row(program)))
    program.see('label', CHOICE)
    desktop.key('Escape')
    program.see_gone('label', CHOICE)
    wait(lambda: scroll(program, place, 4) > BOTTOM, 'the row out of view')
    desktop.key('space')
    wait(lambda: get_top(program) < BOTTOM, 'the row in view again')
    assert program.find('label', CHOICE) is None
    desktop.key('space')
    program.see('label', CHOICE)


def find_row(program):
    """Far below what is seen of the document at first."""
    return program.see('combo box', lambda told: told.startswith('evaluator'))


def get_top(program):
    return program.get_rect(find_row(program))[1]


def scroll(program, place, button):
    """Returns where the row is then."""
    program.desktop.click(*place, button=button, times=5)
    return get_top(program)


run(choice_that_was_scrolled_away)
