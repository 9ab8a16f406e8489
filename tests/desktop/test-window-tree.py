# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds in the window: every control has a role and a name.

usage: test-window-tree.py ALUR DATA
"""

import os
import sys

from desktop import Program, run, wait

os.environ['ALUR'] = sys.argv[1]
EXAMPLES = os.path.join(sys.argv[2], 'examples')

# Roles of what can be acted on, or is gone to by Tab.
CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'entry', 'text',
            'spin button', 'slider', 'list', 'list box', 'table', 'tree table', 'menu item', 'switch',
            'link', 'password text', 'drawing area', 'canvas', 'frame', 'dialog', 'window'}
# What a control is made of inside, in the toolkit: the control around it tells its name.
WHOLE = {'combo box', 'push button', 'toggle button', 'menu button', 'entry', 'spin button'}


def is_part(node):
    parent = node.get_parent()
    return parent is not None and parent.get_role_name() in WHOLE


def is_unnamed(node):
    """Where nothing gives a name the toolkit tells that of a class of its own."""
    name = node.get_name() or ''
    return name.strip() == '' or name.startswith(('Gtk', 'Adw', 'Alur')) and ' ' not in name \
        and name not in ('Alur',)


def check_names(program):
    controls = offenders = 0
    told = []
    for node in program.walk():
        assert node.get_role_name() not in ('', 'unknown', 'invalid'), 'a widget without a role'
        if node.get_role_name() not in CONTROLS or is_part(node):
            continue
        controls += 1
        if is_unnamed(node):
            offenders += 1
            told.append(f'{node.get_role_name()} "{node.get_name()}" ({node.get_description()}) '
                        f'in {program.get_path(node)}')
    assert offenders == 0, f'{offenders} of {controls} controls have no name:\n' + '\n'.join(told)
    return controls


def start_page_is_named(desktop):
    program = Program(desktop)
    program.see('list item', 'Empty document')
    assert check_names(program) > 5


def opened_by_argument_and_named(desktop):
    program = Program(desktop, os.path.join(EXAMPLES, 'minimal.alur'))
    program.see('label', 'Dinas Kesehatan')
    program.see('label', 'Badan Perencanaan Pembangunan Daerah')
    program.see('push button', 'Decision-maker')
    assert check_names(program) > 30


def panes_and_dialogs_are_named(desktop):
    program = Program(desktop, os.path.join(EXAMPLES, 'minimal.alur'))
    outline = program.see('list', 'Outline of the document')
    program.click('label', 'Requirements', outline)
    program.see('push button', 'Call It All')
    assert check_names(program) > 30
    program.click('label', 'Comparison of stages', outline)
    program.see('combo box', 'Stage to compare with')
    assert check_names(program) > 30
    desktop.key('ctrl+e')
    views = program.see('list', 'Views')
    assert check_names(program) > 30
    desktop.click(*program.get_middle(views), button=5, times=30)
    wait(lambda: is_still(program), 'the end of scrolling')
    program.click('label', 'Words of SOP pages')
    program.see('text', 'Activity')
    assert check_names(program) > 50


def is_still(program):
    """Whether the dialog's rows stand where they stood a moment ago."""
    before, after = (program.get_rect(program.see('combo box', 'Paper')) for _ in range(2))
    return before == after


def two_opened_in_two_windows(desktop):
    program = Program(desktop, os.path.join(EXAMPLES, 'minimal.alur'),
                      os.path.join(EXAMPLES, 'rawat-inap.alur'))
    program.see('label', 'Dinas Kesehatan')
    program.see('label', 'Puskesmas Mekarjaya')
    assert len(program.find_all('frame')) == 2


run(start_page_is_named, opened_by_argument_and_named, panes_and_dialogs_are_named, two_opened_in_two_windows)
