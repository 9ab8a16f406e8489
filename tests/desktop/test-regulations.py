# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of regulations with the keyboard: typed into, gone through, one replaced by another.

usage: test-regulations.py ALUR DATA
"""

import os
import sys

from desktop import list_all, run
from drawing import focus_table, get_outline, open_document

os.environ['ALUR'] = sys.argv[1]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <regulations>
    <regulation id="r1" kind="uu" number="1" year="1950" title="Lama" status="repealed"/>
    <regulation id="r2" kind="uu" number="2" year="2009" title="Baru" replaces="r1"/>
  </regulations>
  <stage id="now" name="Kondisi saat ini" kind="current">
    <organisation>
      <unit id="u1" name="Loket" basis="r1"/>
    </organisation>
    <procedure id="c1" name="Izin">
      <step id="s1" name="Menerima berkas" unit="u1" basis="r1"/>
    </procedure>
  </stage>
</alur>
'''


def start(desktop):
    program, path = open_document(desktop, DOCUMENT)
    program.click('label', 'Regulations', get_outline(program))
    see_cell(program, 'Law 1/1950 – Lama')
    focus_table(program)
    return program, path


def see_cell(program, begins):
    """The table when the cell with the focus is told so."""
    return program.see('table', lambda name: name.startswith(begins))


def list_titles(root):
    return [regulation.get('title') for regulation in list_all(root, 'regulation')]


def one_is_registered_and_taken_away(desktop):
    program, path = start(desktop)
    desktop.key('ctrl+End', 'Insert')
    desktop.type('Standar')
    desktop.key('Tab')
    program.save(path, lambda root: list_titles(root) == ['Lama', 'Baru', 'Standar'], 'one more')
    desktop.screenshot('regulations')
    desktop.key('ctrl+z', 'ctrl+z')
    program.save(path, lambda root: list_titles(root) == ['Lama', 'Baru'], 'two after undo')


def what_rests_on_it_is_listed_and_gone_to(desktop):
    program, _ = start(desktop)
    desktop.key(*['Right'] * 6)
    see_cell(program, 'Law 1/1950 – Lama, How much rests on it in “Kondisi saat ini”: 2')
    desktop.key('Return')
    program.see('list item', 'Izin: Menerima berkas')
    desktop.screenshot('regulations-places')
    desktop.key('Down', 'Return')
    program.see('panel', lambda told: told.startswith('Menerima berkas'))


def one_gives_way_to_its_successor(desktop):
    program, path = start(desktop)
    program.click('push button', 'Replace by…')
    program.see('list item', 'Kondisi saat ini: Loket')
    desktop.screenshot('regulations-replace')
    desktop.key('alt+r')
    program.see('label', 'Legal basis replaced at 2 places')
    program.save(path, lambda root: [thing.get('basis') for name in ('unit', 'step')
                                     for thing in list_all(root, name)] == ['r2', 'r2'], 'replaced')
    desktop.key('ctrl+z')
    program.save(path, lambda root: [thing.get('basis') for name in ('unit', 'step')
                                     for thing in list_all(root, name)] == ['r1', 'r1'], 'undone')


def one_gives_way_to_what_is_not_registered_yet(desktop):
    program, path = start(desktop)
    program.click('push button', 'Replace by…')
    program.see('push button', lambda told: told.startswith('Regulation that takes the place'))
    desktop.key('Return')
    program.see('push button', 'Type a title for a new regulation')
    desktop.type('Cipta kerja')
    program.see('push button', 'New regulation “Cipta kerja”')
    desktop.key('Return')
    program.see('label', lambda told: told.startswith('2 places will rest on “Law – Cipta kerja”'))
    desktop.key('Tab', 'Tab')
    desktop.type('6')
    desktop.key('Tab')
    desktop.type('2023')
    program.see('label', lambda told: 'Law 6/2023 – Cipta kerja' in told and 'in force' in told)
    desktop.screenshot('regulations-replaced-by-new')
    desktop.key('alt+r')
    program.see('label', 'Legal basis replaced at 2 places')
    program.save(path, lambda root: [(made.get('number'), made.get('year'), made.get('replaces'))
                                     for made in list_all(root, 'regulation')][-1]
                 == ('6', '2023', 'r1'), 'registered')
    desktop.key('ctrl+z')
    program.save(path, lambda root: list_titles(root) == ['Lama', 'Baru'], 'undone')


def a_basis_is_chosen_in_the_inspector(desktop):
    program, path = start(desktop)
    program.click('label', 'Loket', get_outline(program))
    program.click('push button', 'Legal basis: Law 1/1950 – Lama')
    program.see('push button', 'Type a title for a new regulation')
    desktop.type('2009')
    program.see('push button', 'New regulation “2009”')
    desktop.key('Down', 'Return', 'Escape')
    program.save(path, lambda root: list_all(root, 'unit')[0].get('basis') == 'r1 r2', 'two')
    desktop.key('ctrl+z')
    program.save(path, lambda root: list_all(root, 'unit')[0].get('basis') == 'r1', 'undone')


run(one_is_registered_and_taken_away, what_rests_on_it_is_listed_and_gone_to,
    one_gives_way_to_its_successor, one_gives_way_to_what_is_not_registered_yet,
    a_basis_is_chosen_in_the_inspector)
