# SPDX-License-Identifier: GPL-3.0-or-later
"""The matrix of authorities, typed into with the keyboard like a spreadsheet.

usage: test-matrix.py ALUR DATA
"""

import os
import sys

from desktop import NAMESPACE, Program, list_all, run, wait
from drawing import focus_table, get_outline, open_document
from tree import walk

os.environ['ALUR'] = sys.argv[1]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <functions>
    <function id="f1" name="Penyediaan obat"/>
    <function id="f2" name="Rujukan"/>
    <function id="f3" name="Pengaduan"/>
  </functions>
  <stage id="now" name="Kondisi saat ini" kind="current">
    <organisation>
      <unit id="u1" name="Dinas Kesehatan"/>
      <unit id="u2" name="Puskesmas"/>
      <unit id="u3" name="Bappeda"/>
    </organisation>
  </stage>
</alur>
'''


def start(desktop):
    program, path = open_document(desktop, DOCUMENT)
    program.click('label', 'Authorities', get_outline(program))
    see_cell(program, 'Penyediaan obat')
    focus_table(program)
    return program, path


def see_cell(program, begins):
    """The matrix when the cell with the focus is told so."""
    return program.see('table', lambda name: name.startswith(begins))


def list_held(root):
    return sorted((unit.get('id'), authority.get('function'), authority.get('role'))
                  for unit in list_all(root, 'unit')
                  for authority in unit.findall(NAMESPACE + 'authority'))


def roles_are_typed(desktop):
    program, path = start(desktop)
    desktop.key('Right', 'Right')
    see_cell(program, 'Penyediaan obat, Dinas Kesehatan: no authority')
    desktop.type('KEP,LAK')
    program.see('text', 'Dinas Kesehatan')
    desktop.key('Return')
    see_cell(program, 'Rujukan, Dinas Kesehatan: no authority')
    desktop.type('was')
    desktop.key('Tab')
    see_cell(program, 'Rujukan, Puskesmas: no authority')
    desktop.key('Left')
    see_cell(program, 'Rujukan, Dinas Kesehatan: supervisor')
    program.save(path, lambda root: list_held(root) == [
        ('u1', 'f1', 'decision-maker'), ('u1', 'f1', 'implementer'), ('u1', 'f2', 'supervisor')],
        'three authorities')
    desktop.key('ctrl+z')
    see_cell(program, 'Rujukan, Dinas Kesehatan: no authority')
    program.save(path, lambda root: len(list_held(root)) == 2, 'two authorities after undo')


def what_is_no_role_is_refused(desktop):
    """Enter leaves a cell only where what was typed is understood."""
    program, path = start(desktop)
    desktop.key('Right', 'Right')
    see_cell(program, 'Penyediaan obat, Dinas Kesehatan')
    desktop.type('KEP, XYZ')
    desktop.key('Return')
    desktop.key('Escape')
    see_cell(program, 'Penyediaan obat, Dinas Kesehatan: no authority')
    desktop.type('KEP')
    desktop.key('Return')
    program.save(path, lambda root: list_held(root) == [('u1', 'f1', 'decision-maker')],
         'what was typed in the end')


def overlaps_are_told(desktop):
    program, path = start(desktop)
    desktop.key('Right', 'Right')
    see_cell(program, 'Penyediaan obat, Dinas Kesehatan')
    desktop.type('KEP')
    desktop.key('Tab')
    see_cell(program, 'Penyediaan obat, Puskesmas')
    desktop.type('KEP')
    desktop.key('Tab', 'Left')
    program.see('table', lambda name: name.startswith('Penyediaan obat, Puskesmas: decision-maker')
                and 'both decide on Penyediaan obat' in name)
    desktop.key('Delete')
    see_cell(program, 'Penyediaan obat, Puskesmas: no authority')
    program.save(path, lambda root: list_held(root) == [('u1', 'f1', 'decision-maker')],
         'one decision-maker')


def ranges_are_filled_and_cleared(desktop):
    program, path = start(desktop)
    desktop.key('Right', 'Right')
    see_cell(program, 'Penyediaan obat, Dinas Kesehatan')
    desktop.type('LAK')
    desktop.key('Return')
    see_cell(program, 'Rujukan, Dinas Kesehatan')
    desktop.key('Up', 'shift+Down', 'shift+Down', 'ctrl+d')
    see_cell(program, 'Pengaduan, Dinas Kesehatan: implementer')
    program.save(path, lambda root: list_held(root) == [
        ('u1', 'f1', 'implementer'), ('u1', 'f2', 'implementer'), ('u1', 'f3', 'implementer')],
        'three implementers')
    desktop.key('ctrl+c', 'Escape', 'ctrl+Up', 'Right')
    see_cell(program, 'Penyediaan obat, Puskesmas: no authority')
    desktop.key('ctrl+v')
    see_cell(program, 'Penyediaan obat, Puskesmas: implementer')
    program.save(path, lambda root: len(list_held(root)) == 6, 'six implementers')
    desktop.key('ctrl+a', 'Delete')
    program.save(path, lambda root: list_held(root) == [], 'no authority')
    desktop.key('ctrl+z', 'ctrl+z')
    program.save(path, lambda root: len(list_held(root)) == 3, 'the first three')


def functions_are_made_nested_and_renamed(desktop):
    program, path = start(desktop)
    desktop.key('Insert')
    program.see('text', 'Function')
    desktop.type('Obat puskesmas')
    desktop.key('Return')
    see_cell(program, 'Rujukan')
    desktop.key('Up', 'alt+Right')
    see_cell(program, 'Obat puskesmas')
    program.save(path, lambda root: [
        (function.get('name'), function.get('parent')) for function in list_all(root, 'function')
    ][1] == ('Obat puskesmas', 'f1'), 'a function inside the first')
    desktop.key('Down', 'F2')
    program.see('text', 'Function')
    desktop.key('ctrl+a')
    desktop.type('Rujukan pasien')
    desktop.key('Return')
    see_cell(program, 'Pengaduan')
    program.save(path, lambda root: 'Rujukan pasien' in [
        function.get('name') for function in list_all(root, 'function')], 'another name')
    program.see('label', 'Rujukan pasien', inside=program.see('list', 'Outline of the document'))


def press_undo(program):
    """The button of the toast; whether it was there."""
    told = program.find('label', '“Rujukan” deleted')
    for node in walk(told.get_parent().get_parent()) if told is not None else []:
        if node.get_role_name() == 'push button' and node.get_name().startswith('Undo'):
            return node.act()
    return False


def deleted_and_taken_back(desktop):
    """A function goes without a question; what went is told, with a button to take it back."""
    program, path = start(desktop)
    desktop.key('Down')
    see_cell(program, 'Rujukan')
    desktop.key('ctrl+Delete')
    # Pressed when it is first seen: it stays five seconds, which are few reads of a slow machine.
    wait(lambda: press_undo(program), 'the way back')
    outline = program.see('list', 'Outline of the document')
    program.see('label', 'Rujukan', inside=outline)
    program.click('label', 'Pengaduan', inside=outline)
    desktop.key('Delete')
    program.see('label', '“Pengaduan” deleted')


def measure_cell(program, unit, *keys):
    """x and width of the text in the cell that the keys go to."""
    program.desktop.key(*keys, 'F2')
    x, _, width, _ = wait(lambda: program.get_rect(program.see('text', unit)), 'the cell of ' + unit)
    program.desktop.key('Escape')
    return x, width


def border_of_a_column_that_moves(desktop):
    """The other hand may take a column away while the border of another one is dragged."""
    program, _ = start(desktop)
    outline = get_outline(program)
    _, before = measure_cell(program, 'Bappeda', 'Right', 'Right', 'Right', 'Right')
    x, width = measure_cell(program, 'Puskesmas', 'Left')
    border = x + width + 7, program.get_rect(program.see('table'))[1] + 8
    program.click('label', 'Dinas Kesehatan', inside=outline)
    desktop.key('Delete')
    program.see_gone('label', 'Dinas Kesehatan', inside=outline)
    desktop.key('ctrl+z')
    program.see('label', 'Dinas Kesehatan', inside=outline)
    desktop.drag(border, (border[0] + 20, border[1]), release=False)
    desktop.key('ctrl+shift+z')
    program.see_gone('label', 'Dinas Kesehatan', inside=outline)
    for step in range(8):
        desktop.move(border[0] + 20 + 10 * step, border[1])
    desktop.release()
    _, after = measure_cell(program, 'Bappeda', 'ctrl+Up', 'ctrl+Right')
    assert after == before, f'{before} → {after}: the neighbour got the width'


run(roles_are_typed, what_is_no_role_is_refused, overlaps_are_told, ranges_are_filled_and_cleared,
    functions_are_made_nested_and_renamed, deleted_and_taken_back, border_of_a_column_that_moves)
