# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables between a spreadsheet and the window, through the clipboard of the screen: pasted as other
programs write them, and copied for them.

usage: test-clipboard.py ALUR DATA DRAG-SOURCE ALUR-CLI CLIPBOARD
"""

import os
import signal
import subprocess
import sys
import time

from desktop import NAMESPACE, list_all, run, wait
from drawing import focus_table, get_outline, open_document

os.environ['ALUR'] = sys.argv[1]
CLIPBOARD = sys.argv[5]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <functions>
    <function id="f1" name="Penyediaan obat"/>
    <function id="f2" name="Rujukan"/>
  </functions>
  <regulations>
    <regulation id="r1" kind="uu" number="1" year="1950" title="=Lama"/>
    <regulation id="r2" kind="uu" number="2" year="2009" title="Baru"/>
  </regulations>
  <stage id="now" name="Kondisi saat ini" kind="current">
    <organisation>
      <unit id="u1" name="Dinas">
        <position id="p1" name="Petugas" headcount="1"/>
        <position id="p2" name="Arsiparis" headcount="2"/>
      </unit>
      <unit id="u2" name="Loket"/>
    </organisation>
  </stage>
</alur>
'''


def give(desktop, text):
    """Another program has copied something."""
    path = os.path.join(desktop.folder, 'copied')
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write(text)
    program = desktop.spawn(CLIPBOARD, 'set', path, stdout=subprocess.PIPE)
    assert program.stdout.readline() == b'ready\n'


def see_copied(desktop, begins):
    """What another program would paste begins so."""
    wait(lambda: desktop.ask(CLIPBOARD, 'get').startswith(begins), f'{begins!r} in the clipboard')


def start(desktop, view, first):
    program, path = open_document(desktop, DOCUMENT)
    program.click('label', view, get_outline(program))
    see_cell(program, first)
    focus_table(program)
    return program, path


def see_cell(program, begins):
    """The table when the cell with the focus is told so."""
    return program.see('table', lambda name: name.startswith(begins))


def list_held(root):
    return sorted((unit.get('id'), authority.get('function'), authority.get('role'))
                  for unit in list_all(root, 'unit')
                  for authority in unit.findall(NAMESPACE + 'authority'))


def list_values(root, tag, field):
    return [element.get(field) for element in list_all(root, tag)]


def roles_come_and_go(desktop):
    program, path = start(desktop, 'Authorities', 'Penyediaan obat')
    desktop.key('Right', 'Right')
    see_cell(program, 'Penyediaan obat, Dinas: no authority')
    give(desktop, 'KEP\tLAK\r\nWAS\tREG, KOR\r\n')
    desktop.key('ctrl+v')
    held = [('u1', 'f1', 'decision-maker'), ('u1', 'f2', 'supervisor'),
            ('u2', 'f1', 'implementer'), ('u2', 'f2', 'coordinator'), ('u2', 'f2', 'regulator')]
    program.save(path, lambda root: list_held(root) == held, 'five authorities')
    desktop.key('ctrl+c')
    see_copied(desktop, 'KEP\tLAK\n')
    desktop.key('Delete')
    program.save(path, lambda root: list_held(root) == [], 'no authority')
    desktop.key('ctrl+v')
    program.save(path, lambda root: list_held(root) == held, 'the same again')
    desktop.key('ctrl+z', 'ctrl+z', 'ctrl+z')
    program.save(path, lambda root: list_held(root) == [], 'nothing after three steps back')
    give(desktop, 'KEP\tLAK\tWAS\nKEP\n')
    desktop.key('ctrl+v')
    program.see('label', '1 column has no room in the table and was left out.')
    desktop.key('ctrl+z')
    give(desktop, 'KEP\nXYZ\n')
    desktop.key('ctrl+v')
    program.see('label', lambda told: told.startswith('Row 2, “Dinas”: '))
    program.save(path, lambda root: list_held(root) == [], 'nothing of what was refused')


def steps_come_with_lines_in_cells(desktop):
    program, path = open_document(desktop, DOCUMENT)
    program.click('label', 'Procedures', get_outline(program))
    program.click('push button', 'Table')
    focus_table(program)
    desktop.key('Down', 'Right')
    give(desktop, 'Kegiatan\tPelaksana\tKelengkapan\tWaktu\tOutput\r\n'
                  'Terima berkas\tLoket\t"KTP\n""Asli"" KK"\t10 menit\tBerkas\r\n'
                  'Periksa\tDinas\t\t1 jam\t\r\n')
    desktop.key('ctrl+v')
    program.save(path, lambda root: [name for name in list_values(root, 'step', 'name') if name]
                 == ['Terima berkas', 'Periksa']
                 and list_values(root, 'input', 'name') == ['KTP', '"Asli" KK']
                 and [work for work in list_values(root, 'step', 'work') if work] == ['PT10M', 'PT1H'],
                 'two steps')
    desktop.key('ctrl+c')
    see_copied(desktop, 'Terima berkas\tLoket\tKTP; "Asli" KK\t10 menit\tBerkas')
    desktop.key('ctrl+z')
    program.save(path, lambda root: list_all(root, 'step') == [] or not any(
        list_values(root, 'step', 'name')), 'nothing after one step back')


def people_come_by_the_column(desktop):
    program, path = start(desktop, 'Personnel', 'Dinas')
    desktop.key('Down', 'Right', 'Right')
    see_cell(program, 'Petugas, There are (B): 1')
    give(desktop, '3\n2.5\n')
    desktop.key('ctrl+v')
    program.save(path, lambda root: list_values(root, 'position', 'headcount') == ['3', '2.5'], 'both')
    desktop.key('ctrl+z')
    give(desktop, '4\nseveral\n')
    desktop.key('ctrl+v')
    program.see('label', 'Row 2, “There are (B)”: Write how many people there are, such as 2 or 0.5.')
    program.save(path, lambda root: list_values(root, 'position', 'headcount') == ['1', '2'], 'as it was')
    give(desktop, '4\n5\n6\n7\n8\n')
    desktop.key('ctrl+v')
    program.see('label', lambda told: 'no room in the table' in told)
    program.save(path, lambda root: list_values(root, 'position', 'headcount') == ['4', '5'], 'two')


def regulations_come_by_the_row(desktop):
    program, path = start(desktop, 'Regulations', 'Law 1/1950')
    desktop.key('ctrl+a', 'ctrl+c')
    # No spreadsheet runs a title.
    see_copied(desktop, "'=Lama\tLaw\t1\t1950\t")
    desktop.key('ctrl+v')
    program.save(path, lambda root: list_values(root, 'regulation', 'title') == ['=Lama', 'Baru'],
                 'the same')
    desktop.key('ctrl+Home', 'Down')
    see_cell(program, 'Law 2/2009')
    give(desktop, 'Satu\tLaw\t3\t2010\r\n"Dua\nbaris"\tDecree\t4\t2011\r\n')
    desktop.key('ctrl+v')
    program.save(path, lambda root: list_values(root, 'regulation', 'number') == ['1', '3', '4'],
                 'three')
    desktop.screenshot('regulations-pasted')
    desktop.key('ctrl+z')
    program.save(path, lambda root: list_values(root, 'regulation', 'title') == ['=Lama', 'Baru'],
                 'two after one step back')
    give(desktop, 'Satu\tLaw\nDua\tPoem\n')
    desktop.key('ctrl+v')
    program.see('label', lambda told: told.startswith('Row 2, “Kind”: There is no such kind'))
    program.save(path, lambda root: list_values(root, 'regulation', 'title') == ['=Lama', 'Baru'],
                 'nothing of what was refused')


def said_late(desktop):
    """What was copied a moment ago, by a program that has not said yet what it is, is waited for."""
    program, path = open_document(desktop, DOCUMENT)
    program.click('label', 'Dinas', get_outline(program))
    copied = os.path.join(desktop.folder, 'copied')
    with open(copied, 'w', encoding='utf-8') as file:
        file.write('Gudang\n')
    other = desktop.spawn(CLIPBOARD, 'set', copied, 'text/plain;charset=utf-8', 'late', stdout=subprocess.PIPE)
    assert other.stdout.readline() == b'ready\n'
    desktop.key('ctrl+v')
    time.sleep(0.3)
    other.send_signal(signal.SIGCONT)
    program.see('label', 'Gudang', get_outline(program))


run(said_late, roles_come_and_go, steps_come_with_lines_in_cells, people_come_by_the_column,
    regulations_come_by_the_row)
