# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is needed, typed and traced with the keyboard and the pointer.

usage: test-personnel.py ALUR DATA
"""

import os
import sys
import time

from desktop import PATIENCE, Program, list_all, read, run, wait
from drawing import focus_table, get_outline, open_document
from tree import SENSITIVE

os.environ['ALUR'] = sys.argv[1]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kondisi saat ini" kind="current">
    <organisation>
      <unit id="u1" name="Loket">
        <position id="p1" name="Petugas" headcount="1"/>
      </unit>
    </organisation>
    <procedure id="c1" name="Izin" volume="1000">
      <step id="s0" kind="start"/>
      <step id="s1" name="Menerima berkas" unit="u1" position="p1" work="PT150M"/>
      <step id="s2" kind="end"/>
      <flow id="w1" kind="sequence" from="s0" to="s1"/>
      <flow id="w2" kind="sequence" from="s1" to="s2"/>
    </procedure>
  </stage>
</alur>
'''


def start(desktop):
    program, path = open_document(desktop, DOCUMENT)
    program.click('label', 'Personnel', get_outline(program))
    see_cell(program, 'Loket')
    focus_table(program)
    return program, path


def see_cell(program, begins):
    """The table when the cell with the focus is told so."""
    return program.see('table', lambda name: name.startswith(begins))


def list_values(root, tag, field):
    return [element.get(field) for element in list_all(root, tag)]


def undo_all(program):
    """Ctrl+Z until there is nothing left to undo: a key that comes while a popover goes is nobody's."""
    pressed = [float('-inf')]

    def look():
        undo = program.find('push button', 'Undo')
        if undo is None or not undo.has_state(SENSITIVE):
            return True
        if time.monotonic() - pressed[0] > PATIENCE / 6:
            program.desktop.key('ctrl+z')
            pressed[0] = time.monotonic()
        return False
    wait(look, 'nothing left to undo')


def people_are_typed_and_traced(desktop):
    program, path = start(desktop)
    desktop.key('Down')
    see_cell(program, 'Petugas: more than half a person too few')
    desktop.key('Right', 'Right')
    see_cell(program, 'Petugas, There are (B): 1')
    desktop.type('2')
    desktop.key('Return')
    program.save(path, lambda root: list_values(root, 'position', 'headcount') == ['2'], 'two')
    undo_all(program)
    program.save(path, lambda root: list_values(root, 'position', 'headcount') == ['1'], 'one')
    desktop.key('ctrl+Home', 'Down', 'Right', 'Right', 'Right', 'Right')
    see_cell(program, 'Petugas, Needed, exactly: 2.000')
    desktop.screenshot('personnel')
    desktop.key('Return')
    see_cell(program, 'Task: Menerima berkas')
    desktop.key('Right', 'Right')
    see_cell(program, 'Menerima berkas, Times a year: 1,000')
    desktop.type('500')
    desktop.key('Return')
    program.save(path, lambda root: list_values(root, 'procedure', 'volume') == ['500'], 'half')
    desktop.key('ctrl+Home', 'Return')
    program.see('panel', lambda told: told.startswith('Menerima berkas'))


def work_without_a_procedure_is_entered(desktop):
    program, path = start(desktop)
    desktop.key('Down')
    see_cell(program, 'Petugas: more than half')
    program.click('push button', 'Add Duty')
    desktop.type('Melapor')
    desktop.key('Return')
    program.save(path, lambda root: list_values(root, 'duty', 'name') == ['Melapor'], 'a duty')


def the_working_time_is_chosen(desktop):
    program, path = start(desktop)
    program.click('push button', 'How long a person works effectively in a year: '
                  '75,000 minutes a year')
    chosen = '72,000 minutes a year (1,200 hours): Perka BKN 19/2011'
    program.click(None, chosen)
    desktop.key('Escape')
    program.see_gone(None, chosen)
    program.save(path, lambda root: root.get('minutes-per-year') == '72000', 'another year')


def a_sum_leads_to_what_it_adds_up(desktop):
    program, _path = start(desktop)
    desktop.key('ctrl+Home', 'Down', 'Down', 'Right', 'Right', 'Right', 'Right')
    see_cell(program, 'All positions, Needed, exactly: 2.000')
    desktop.key('Return')
    see_cell(program, 'Position: Petugas')
    desktop.key('Return')
    see_cell(program, 'Task: Menerima berkas')


def what_is_tried_out_is_kept_or_not(desktop):
    program, path = start(desktop)
    program.click('push button', 'What If')
    desktop.key('ctrl+Home', 'Down', 'Right')
    see_cell(program, 'Petugas, There are (B): 1')
    desktop.type('2')
    desktop.key('Return')
    desktop.key('ctrl+Home', 'Down', 'Right')
    see_cell(program, 'Petugas, There are (B): 1 in the document, 2 tried out')
    program.see('label', '1 figure is only tried out; the document does not have it yet.')
    desktop.screenshot('what-if')
    desktop.key('ctrl+z')
    see_cell(program, 'Petugas, There are (B): 1')
    desktop.key('ctrl+shift+z')
    see_cell(program, 'Petugas, There are (B): 1 in the document, 2 tried out')
    program.see('label', '1 figure is only tried out; the document does not have it yet.')
    program.act(program.see('push button', 'Keep in the Document'))
    program.see('push button', 'What If')
    program.save(path, lambda root: list_values(root, 'position', 'headcount') == ['2'], 'kept')
    program.click('push button', 'What If')
    desktop.key('ctrl+Home', 'Down', 'Right')
    desktop.type('7')
    desktop.key('Return')
    program.see('label', '1 figure is only tried out; the document does not have it yet.')
    desktop.key('ctrl+w')
    program.see('label', 'Keep What Was Tried Out?')
    desktop.key('Escape')
    program.see_gone('label', 'Keep What Was Tried Out?')
    program.act(program.see('push button', 'Discard'))
    program.see('push button', 'What If')
    desktop.key('ctrl+w')
    wait(lambda: program.process.poll() is not None, 'the end of the program')
    assert list_values(read(path), 'position', 'headcount') == ['2']


def buttons_are_called_as_they_read(desktop):
    """Also one whose label changes, in the language of the window."""
    path = os.path.join(desktop.folder, 'uji.alur')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(DOCUMENT)
    program = Program(desktop, path, LANGUAGE='id')
    program.click('label', 'Personel')
    program.click('push button', 'Simulasi')
    program.see('push button', 'Akhiri')
    desktop.screenshot('what-if-in-indonesian')


run(people_are_typed_and_traced, a_sum_leads_to_what_it_adds_up,
    work_without_a_procedure_is_entered, the_working_time_is_chosen,
    what_is_tried_out_is_kept_or_not, buttons_are_called_as_they_read)
