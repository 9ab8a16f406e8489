# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader does: a unit, an authority and a step are made by what the accessible tree
offers, without pointer or sight. Keys are those that go where the tree has the focus.

usage: test-screen-reader.py ALUR DATA
"""

import os
import sys

from desktop import Program, list_all, run, wait
from drawing import count, find_named, open_document

os.environ['ALUR'] = sys.argv[1]

EMPTY = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kini" kind="current">
    <organisation/>
  </stage>
</alur>
'''


def press(program, role, name, inside=None):
    program.act(program.see(role, name, inside))


def write(program, role, name, text):
    """Into a field that is found by its name; it must take the text, and read it back."""
    node = program.see(role, name)
    assert node.set_text(text), f'"{node.get_name()}" takes no text'
    wait(lambda: program.see(role, name).get_text() == text, f'"{text}" in {node.get_name()}')


def hear_focus(program, what):
    """The focus is on something that says what it is."""
    def look():
        program.check()
        node = program.get_focused()
        return node if node is not None and what in node.get_name() else None
    return wait(look, f'the focus, telling of {what}')


def made_by_the_tree(desktop):
    program, path = open_document(desktop, EMPTY)
    # A unit: the tool is a button; the field for its name has the focus and says so.
    press(program, 'push button', 'Supporting institution')
    hear_focus(program, 'Name')
    write(program, 'text', 'Name', 'Dinas')
    desktop.key('F2')
    program.see_gone('text', 'Name')
    # The drawing tells what it is, and what it still lacks.
    hear_focus(program, 'Dinas')
    # An authority: the question is read out, and answered.
    press(program, 'push button', 'Decision-maker')
    hear_focus(program, 'Over what is it')
    desktop.type('Perizinan')
    press(program, 'push button', lambda told: told.startswith('New function'))
    program.see_gone('label', lambda told: told.startswith('Over what is it'))
    hear_focus(program, 'Dinas')
    program.save(path, lambda root: count(root, 'authority') == 1, 'an authority')
    # A step: the menu makes a procedure, a tool the step.
    desktop.key('Escape', 'Menu')
    press(program, 'menu item', 'New Procedure')
    press(program, 'push button', 'Task')
    hear_focus(program, 'Name')
    write(program, 'text', 'Name', 'Memeriksa')
    desktop.key('F2')
    hear_focus(program, 'Memeriksa')
    root = program.save(path, lambda root: find_named(root, 'step', 'Memeriksa') is not None, 'a step')
    unit = find_named(root, 'unit', 'Dinas')
    assert unit.get('level') == 'support', unit.attrib
    authority = list_all(unit, 'authority')[0]
    function = find_named(root, 'function', 'Perizinan')
    assert (authority.get('role'), authority.get('function')) == ('decision-maker', function.get('id'))


def begun_from_the_start_page(desktop):
    """By keys alone, each with a name under it: an empty document, and on to its drawing."""
    program = Program(desktop)
    program.see('list item', 'Empty document')
    for _ in range(40):
        node = program.get_focused()
        if node is not None and 'Empty document' in node.get_name():
            break
        desktop.key('Tab')
    hear_focus(program, 'Empty document')
    desktop.key('Return')
    program.see('panel', lambda told: told.startswith('Organisation chart'))
    desktop.key('F6')
    hear_focus(program, 'Organisation chart')
    # F6 leaves it again, so that nobody is caught in the drawing: for what is known of the document.
    desktop.key('F6')
    desktop.type('Uji coba')
    program.see('frame', lambda told: 'Uji coba' in told)


run(made_by_the_tree, begun_from_the_start_page)
