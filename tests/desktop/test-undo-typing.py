# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+Z while something is typed undoes the typing, and what is in the document only after that.

usage: test-undo-typing.py ALUR DATA
"""

import os
import sys

from desktop import list_all, run, wait
from drawing import (find_named, get_outline, open_document, select, see_field, show_procedure,
                     type_name)
from tree import FOCUSED

os.environ['ALUR'] = sys.argv[1]


def rename_balai(desktop):
    """A document with an edit that must not be undone while something else is typed."""
    program, path = open_document(desktop)
    select(program, 'Balai')
    desktop.key('F6', 'F2')
    type_name(program, 'Badan')
    program.see('label', 'Badan', get_outline(program))
    return program, path


def see_text(program, node, text):
    wait(lambda: node.get_text() == text, f'"{text}" in the field "{node.get_name()}"')


def undo_the_edit(program):
    program.see('label', 'Badan', get_outline(program))
    program.desktop.key('ctrl+z')
    program.see('label', 'Balai', get_outline(program))


def name_in_the_drawing(desktop):
    program, path = rename_balai(desktop)
    select(program, 'Dinas')
    desktop.key('F6', 'F2')
    field = see_field(program)
    desktop.type('Kantor')
    see_text(program, field, 'Kantor')
    desktop.key('ctrl+z')
    see_text(program, field, '')
    desktop.key('ctrl+z')
    see_text(program, field, 'Dinas')
    desktop.key('ctrl+shift+z', 'ctrl+y')
    see_text(program, field, 'Kantor')
    desktop.key('ctrl+z', 'ctrl+z', 'F2')
    program.see_gone('text', 'Name in the drawing')
    undo_the_edit(program)
    root = program.save(path, lambda root: find_named(root, 'unit', 'Balai') is not None, 'both names')
    assert find_named(root, 'unit', 'Dinas') is not None


def see_table(program, what):
    return program.see('table', lambda told: what in told)


def focus_table(program, what):
    see_table(program, what)
    program.desktop.key('F6')
    wait(lambda: see_table(program, what).has_state(FOCUSED), 'the table with the focus')


def type_and_retype(program, what, text, other):
    """Into the cell with the focus; what is taken back leaves nothing."""
    program.desktop.type(text)
    program.see('text', inside=see_table(program, what))
    program.desktop.key('ctrl+z')
    program.desktop.type(other)


def name_before_a_redo(desktop):
    """What is typed is kept first, so there is nothing left to redo that would take its step away."""
    program, path = open_document(desktop)
    show_procedure(program, 'Izin')
    desktop.key('Delete')
    program.see_gone('label', 'Izin', get_outline(program))
    desktop.key('ctrl+z')
    program.see('label', 'Izin', get_outline(program))
    show_procedure(program, 'Izin')
    select(program, 'Periksa')
    desktop.key('F6', 'F2')
    see_field(program)
    desktop.type('Mencatat')
    desktop.key('ctrl+y')
    program.see_gone('text', 'Name in the drawing')
    program.save(path, lambda root: find_named(root, 'step', 'Mencatat') is not None, 'a name')


def cells_of_tables(desktop):
    program, path = rename_balai(desktop)
    program.click('label', 'Authorities', get_outline(program))
    focus_table(program, 'Perizinan')
    desktop.key('Right', 'Right')
    type_and_retype(program, 'Perizinan', 'KEP', 'LAK')
    desktop.key('Tab')
    see_table(program, 'Perizinan, Badan')
    program.click('label', 'Izin', get_outline(program))
    program.click('push button', 'Table')
    focus_table(program, 'Terima')
    desktop.key('Home', 'Right')
    type_and_retype(program, 'Terima', 'Menerima', 'Mencatat')
    desktop.key('Tab')
    root = program.save(path, lambda root: find_named(root, 'step', 'Mencatat') is not None, 'a name')
    roles = [authority.get('role') for authority in list_all(root, 'authority')]
    assert roles == ['implementer'], roles
    desktop.key('ctrl+z', 'ctrl+z')
    undo_the_edit(program)


def what_a_field_has_not_taken(desktop):
    """The inspector writes what it understands, as one step of undo, and keeps to itself the rest."""
    program, path = rename_balai(desktop)
    show_procedure(program, 'Izin')
    select(program, 'Periksa')
    program.click('text', lambda told: told.startswith('Work'))
    desktop.type('2 ha')
    desktop.key('ctrl+z')
    desktop.type('1 jam')
    desktop.key('Tab')
    root = program.save(path, lambda root: find_named(root, 'step', 'Periksa').get('work') is not None,
                        'a time')
    assert find_named(root, 'step', 'Periksa').get('work') == 'PT1H', 'typed after what was taken back'
    desktop.key('ctrl+z')
    undo_the_edit(program)


run(name_in_the_drawing, name_before_a_redo, cells_of_tables, what_a_field_has_not_taken)
