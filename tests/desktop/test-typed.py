# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole chart and a whole chain of steps, typed without the pointer; and a name, typed and undone.

usage: test-typed.py ALUR DATA
"""

import os
import sys

from desktop import is_inside, list_all, run, wait
from drawing import (count, find_named, get_outline, go_down_to, open_document, see_field, type_name)

os.environ['ALUR'] = sys.argv[1]
EMPTY = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kini" kind="current">
    <organisation/>
  </stage>
</alur>
'''


def type_on(program, name, key, begun=''):
    """A name into the field that is open; then the key that goes on to the next."""
    see_field(program)
    program.desktop.type(name)
    program.desktop.key(key)
    program.see('label', begun + name, get_outline(program))


def chart_typed(desktop):
    """Enter makes the unit beside, Insert and Tab the one below; Escape leaves the last one out."""
    program, path = open_document(desktop, EMPTY)
    desktop.key('F6', 'Insert')
    desktop.type('D')  # a letter opens the field
    type_on(program, 'inas', 'Insert', 'D')
    type_on(program, 'Sekretariat', 'Return')
    type_on(program, 'Bidang', 'Tab')
    type_on(program, 'Seksi', 'F2')
    program.see_gone('text', 'Name in the drawing')
    desktop.key('Up', 'Up')
    program.see('panel', lambda told: told.startswith('Dinas'))
    root = program.save(path, lambda root: count(root, 'unit') == 4, 'four units')
    names = {unit.get('id'): unit.get('name') for unit in list_all(root, 'unit')}
    tree = [(unit.get('name'), names.get(unit.get('parent'))) for unit in list_all(root, 'unit')]
    assert sorted(tree, key=str) == sorted([('Dinas', None), ('Sekretariat', 'Dinas'),
                                            ('Bidang', 'Dinas'), ('Seksi', 'Bidang')], key=str), tree


def chain_typed(desktop):
    """From the menu of the outline to the last step."""
    program, path = open_document(desktop, EMPTY)
    desktop.key('ctrl+f')
    wait(lambda: is_inside(program.get_focused() or program.window, get_outline(program).get_parent().get_parent()),
         'the field to search in')
    desktop.key('Escape')
    go_down_to(program, 'Procedures')
    desktop.key('Menu')
    program.act(program.see('menu item', 'New Procedure'))
    program.see('push button', 'Decision')
    desktop.key('F6', 'Insert')
    desktop.type('M')  # a letter opens the field
    type_on(program, 'enerima', 'Return', 'M')
    type_on(program, 'Memeriksa', 'Return')
    type_on(program, 'Menetapkan', 'F2')
    program.see_gone('text', 'Name in the drawing')
    root = program.save(path, lambda root: find_named(root, 'step', 'Menetapkan') is not None, 'the steps')
    steps = [step.get('id') for step in list_all(root, 'step') if step.get('name') is not None]
    ways = [(flow.get('from'), flow.get('to')) for flow in list_all(root, 'flow')]
    names = [step.get('name') for step in list_all(root, 'step') if step.get('name') is not None]
    assert names[-3:] == ['Menerima', 'Memeriksa', 'Menetapkan'], names
    assert set(zip(steps[-3:], steps[-2:])) <= set(ways), (steps, ways)


def typed_then_undone(desktop):
    program, path = open_document(desktop)
    with open(path, 'rb') as file:
        before = file.read()
    desktop.key('F6', 'Tab')
    desktop.type('B')
    type_name(program, 'adan')
    program.save(path, lambda root: find_named(root, 'unit', 'Badan') is not None, 'the new name')
    desktop.key('ctrl+z')
    program.save(path, lambda root: find_named(root, 'unit', 'Badan') is None, 'the old name')
    with open(path, 'rb') as file:
        assert file.read() == before, 'undone and saved, the file has other bytes than before'


def name_kept_when_the_focus_goes(desktop):
    """A name that is being typed is kept by a click elsewhere; nothing breaks."""
    program, path = open_document(desktop)
    desktop.key('F6', 'Tab', 'F2')
    see_field(program)
    desktop.type('Badan')
    program.click('label', 'Loket', get_outline(program))
    program.see_gone('text', 'Name in the drawing')
    program.see('label', 'Badan', get_outline(program))
    program.save(path, lambda root: find_named(root, 'unit', 'Badan') is not None, 'the new name')


run(chart_typed, chain_typed, typed_then_undone, name_kept_when_the_focus_goes)
