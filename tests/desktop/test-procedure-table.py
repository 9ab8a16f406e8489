# SPDX-License-Identifier: GPL-3.0-or-later
"""A procedure, typed as a table with the keyboard only.

usage: test-procedure-table.py ALUR DATA
"""

import os
import sys

from desktop import NAMESPACE, Program, list_all, run, wait
from drawing import focus_table, get_outline, open_document

os.environ['ALUR'] = sys.argv[1]

EMPTY = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kondisi saat ini" kind="current">
    <organisation>
      <unit id="u1" name="Puskesmas"/>
      <unit id="u2" name="Loket" parent="u1"/>
    </organisation>
  </stage>
</alur>
'''


def start(desktop):
    """With the focus on the first activity of an empty table."""
    program, path = open_document(desktop, EMPTY)
    program.click('label', 'Procedures', get_outline(program))
    program.click('push button', 'Table')
    focus_table(program)
    desktop.key('Down', 'Right')
    see_place(program, 2, 2)
    return program, path


def see_place(program, row, column):
    """The table when the cell with the focus stands there."""
    def look():
        program.check()
        table = program.find('table')
        told = table.get_description() if table is not None else ''
        return f'row {row} of' in told and f'column {column} of' in told
    wait(look, f'the focus in row {row}, column {column}')


def type_cell(desktop, program, text, key):
    """Types into the cell with the focus, and leaves it by a key."""
    desktop.type(text)
    wait(lambda: program.find('text', inside=program.see('table')), 'a field over the cell')
    desktop.key(key)


def list_names(root):
    return [step.get('name') for step in list_all(root, 'step') if step.get('name')]


def find_step(root, name):
    return next(step for step in list_all(root, 'step') if step.get('name') == name)


def list_ways(root):
    names = {step.get('id'): step.get('name') or step.get('kind') for step in list_all(root, 'step')}
    return [(names[flow.get('from')], names[flow.get('to')]) for flow in list_all(root, 'flow')]


def rows_are_typed(desktop):
    program, path = start(desktop)
    type_cell(desktop, program, 'Menerima berkas', 'Tab')
    see_place(program, 2, 3)
    type_cell(desktop, program, 'Loket', 'Tab')
    see_place(program, 2, 4)
    type_cell(desktop, program, 'KTP; Kartu keluarga', 'Tab')
    see_place(program, 2, 5)
    type_cell(desktop, program, '2 jam 30', 'Tab')
    see_place(program, 2, 6)
    type_cell(desktop, program, 'Berkas', 'Return')
    see_place(program, 3, 2)
    type_cell(desktop, program, 'Mencatat', 'Return')
    see_place(program, 4, 2)
    type_cell(desktop, program, 'Menyerahkan', 'Tab')
    see_place(program, 4, 3)
    root = program.save(path, lambda root: 'Menyerahkan' in list_names(root), 'three steps')
    assert list_names(root) == ['Menerima berkas', 'Mencatat', 'Menyerahkan'], list_names(root)
    step = find_step(root, 'Menerima berkas')
    assert step.get('unit') == 'u2' and step.get('work') == 'PT2H30M', step.attrib
    assert [thing.get('name') for thing in step.findall(NAMESPACE + 'input')] \
        == ['KTP', 'Kartu keluarga']
    assert [thing.get('name') for thing in step.findall(NAMESPACE + 'output')] == ['Berkas']
    assert sorted(list_ways(root)) == sorted([
        ('start', 'Menerima berkas'), ('Menerima berkas', 'Mencatat'), ('Mencatat', 'Menyerahkan'),
        ('Menyerahkan', 'end')]), list_ways(root)
    desktop.key('alt+Up')
    see_place(program, 3, 3)
    program.save(path, lambda root: ('Menyerahkan', 'Mencatat') in list_ways(root),
         'the other order')
    desktop.key('ctrl+z')
    program.save(path, lambda root: ('Mencatat', 'Menyerahkan') in list_ways(root),
         'the order after undo')


def who_is_unknown_is_asked_about(desktop):
    program, path = start(desktop)
    type_cell(desktop, program, 'Memeriksa', 'Tab')
    see_place(program, 2, 3)
    type_cell(desktop, program, 'Verifikator', 'Return')
    program.see('label', lambda name: name.startswith('Verifikator is not in the organisation'))
    desktop.key('Escape')
    wait(lambda: program.find('text', inside=program.see('table')), 'the field again')
    desktop.key('Return')
    program.see('list item', lambda name: 'New unit: Verifikator, part of Puskesmas' in name)
    offers = program.find_all('label', lambda name: name.startswith('New '))
    wanted = next(i for i, label in enumerate(offers)
                  if label.get_name() == 'New unit: Verifikator, part of Puskesmas')
    desktop.key(*['Down'] * wanted, 'Return')
    root = program.save(path, lambda root: len(list_all(root, 'unit')) == 3, 'a third unit')
    unit = list_all(root, 'unit')[-1]
    assert (unit.get('name'), unit.get('parent')) == ('Verifikator', 'u1'), unit.attrib
    assert find_step(root, 'Memeriksa').get('unit') == unit.get('id')
    desktop.key('ctrl+z')
    program.save(path, lambda root: len(list_all(root, 'unit')) == 2, 'two units after undo')


def months_ask_for_days(desktop):
    program, path = start(desktop)
    type_cell(desktop, program, 'Menunggu putusan', 'Tab')
    see_place(program, 2, 3)
    desktop.key('Right', 'Right')
    see_place(program, 2, 5)
    type_cell(desktop, program, '1 bulan', 'Return')
    program.see('label', lambda name: name.startswith('How many working days is'))
    root = program.save(path, lambda root: 'Menunggu putusan' in list_names(root), 'the step')
    assert find_step(root, 'Menunggu putusan').get('time-text') == '1 bulan'


run(rows_are_typed, who_is_unknown_is_asked_about, months_ask_for_days)
