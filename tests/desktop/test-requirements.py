# SPDX-License-Identifier: GPL-3.0-or-later
"""What the customer must bring, gone through and made one with the keyboard and the pointer.

usage: test-requirements.py ALUR DATA
"""

import os
import sys

from desktop import NAMESPACE, list_all, run
from drawing import focus_table, get_outline, open_document

os.environ['ALUR'] = sys.argv[1]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kondisi saat ini" kind="current">
    <organisation>
      <unit id="u1" name="Loket"/>
      <unit id="u2" name="Seksi Izin"/>
    </organisation>
    <procedure id="c1" name="Izin">
      <step id="s1" name="Menerima berkas" unit="u1">
        <input name="KTP" from="customer"/>
        <input name="Pas foto" from="customer"/>
      </step>
      <step id="s2" name="Memeriksa berkas" unit="u2">
        <input name="Kartu Tanda Penduduk" from="customer"/>
      </step>
    </procedure>
  </stage>
</alur>
'''


def start(desktop):
    program, path = open_document(desktop, DOCUMENT)
    program.click('label', 'Requirements', get_outline(program))
    see_cell(program, 'KTP: asked for at 1 step; perhaps the same as')
    focus_table(program)
    return program, path


def see_cell(program, begins):
    """The table when the cell with the focus is told so."""
    return program.see('table', lambda name: name.startswith(begins))


def list_asked(root):
    return [(step.get('id'), thing.get('name')) for step in list_all(root, 'step')
            for thing in step.findall(NAMESPACE + 'input')]


def other_words_become_one(desktop):
    program, path = start(desktop)
    desktop.key('Down')
    see_cell(program, 'Kartu Tanda Penduduk: asked for')
    desktop.key('F2')
    desktop.key('ctrl+a')
    desktop.type('KTP')
    desktop.key('Return')
    program.save(path, lambda root: list_asked(root) == [
        ('s1', 'KTP'), ('s1', 'Pas foto'), ('s2', 'KTP')], 'one name')
    desktop.key('ctrl+Home')
    see_cell(program, 'KTP: asked for at 2 steps; asked for more than once')
    desktop.screenshot('requirements')
    desktop.key('ctrl+z')
    program.save(path, lambda root: ('s2', 'Kartu Tanda Penduduk') in list_asked(root),
                 'two names after undo')


def a_cell_asks_no_more_and_leads_to_its_step(desktop):
    program, path = start(desktop)
    desktop.key('Down', 'Down', 'Right')
    see_cell(program, 'Pas foto, Loket: Izin: Menerima berkas')
    desktop.key('Delete')
    program.save(path, lambda root: list_asked(root) == [
        ('s1', 'KTP'), ('s2', 'Kartu Tanda Penduduk')], 'one less')
    desktop.key('ctrl+Home', 'Right')
    see_cell(program, 'KTP, Loket: Izin: Menerima berkas')
    desktop.key('Return')
    program.see('panel', lambda told: told.startswith('Menerima berkas'))


run(other_words_become_one, a_cell_asks_no_more_and_leads_to_its_step)
