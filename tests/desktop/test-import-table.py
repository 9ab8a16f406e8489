# SPDX-License-Identifier: GPL-3.0-or-later
"""A table comes in: what is wrong with it is seen and gone to, its columns are said, it is imported and
taken back, and comes in again when it has changed.

usage: test-import-table.py ALUR DATA
"""

import os
import sys

from desktop import Program, list_all, run, wait
from drawing import open_document
from tree import SENSITIVE

os.environ['ALUR'] = sys.argv[1]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kondisi saat ini" kind="current">
    <organisation>
      <unit id="u1" name="Dinas" x="10" y="10"/>
      <unit id="lama" name="Bidang lama" parent="u1"/>
    </organisation>
  </stage>
</alur>
'''

TABLE = '''id;nama unit;induk;jumlah
u1;Dinas;;4
u2;Loket;u1;tiga
u3;Sekretariat;u9;2
u4;Gudang;u4;1
'''

CHANGED = '''id;nama unit;induk;jumlah
u1;Dinas Kesehatan;;4
u2;Loket;u1;3
u3;Sekretariat;u1;2
u5;Apotek;u1;1
'''


def write(desktop, name, text):
    path = os.path.join(desktop.folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def is_import(told):
    return told.endswith('Import')


def choose(program, path):
    """By the menu's key, and typed over the list of files."""
    program.desktop.key('ctrl+shift+o')
    program.see('push button', lambda told: told.endswith('Continue'))
    program.desktop.key('ctrl+l')
    program.desktop.type(path)
    program.desktop.key('Return')
    return see_ready(program)


def see_ready(program):
    """The button, once what is shown is what was said."""
    program.see('label', lambda told: told.startswith('In the table: '))
    return wait(lambda: (lambda button: button if button.has_state(SENSITIVE) else None)(
        program.see('push button', is_import)), 'a table to be imported')


def see_summary(program, words):
    return program.see('label', lambda told: told.startswith('In the table: ') and words in told)


def get_units(root):
    return {unit.get('id'): unit for unit in list_all(root, 'unit')}


def names(root):
    return [unit.get('name') for unit in list_all(root, 'unit')]


def problems_are_seen_and_corrected(desktop):
    program = Program(desktop, write(desktop, 'unit.csv', TABLE))
    see_ready(program)
    see_summary(program, '1 superior who is nowhere to be found, 1 row under itself')
    desktop.screenshot('import')
    program.click('page tab', lambda told: told.startswith('Problems and guesses'))
    program.see('label', lambda told: '“u9”' in told)
    desktop.screenshot('import-problems')
    program.click('push button', lambda told: told.startswith('Show in the table: Row 4'))
    program.see('table', lambda told: 'u9' in told)
    desktop.type('u1')
    desktop.key('Return')
    program.see_gone('label', lambda told: '“u9”' in told)
    program.click('push button', is_import)
    program.see('panel', lambda told: told == 'Organisation chart, 4 units')
    desktop.key('ctrl+z')
    program.see('panel', lambda told: told == 'Organisation chart, 0 units')


def it_goes_into_the_document_and_back(desktop):
    program, path = open_document(desktop, DOCUMENT)
    table = write(desktop, 'unit.csv', TABLE)
    choose(program, table)
    see_summary(program, '3 new')
    desktop.screenshot('import-into-document')
    # The button has the letter, and Return in no field presses it too.
    desktop.key('alt+i')
    program.see('label', lambda told: told.startswith('Imported: 4 units'))
    desktop.screenshot('imported')
    root = program.save(path, lambda root: len(list_all(root, 'unit')) == 5, 'what was imported')
    assert get_units(root)['u1'].get('x') == '10', 'its place was not kept'
    desktop.key('ctrl+z')
    program.save(path, lambda root: names(root) == ['Dinas', 'Bidang lama'], 'undone')
    desktop.key('ctrl+shift+z')
    program.save(path, lambda root: len(list_all(root, 'unit')) == 5, 'redone')
    # Some weeks later the table has changed.
    write(desktop, 'unit.csv', CHANGED)
    choose(program, table)
    see_summary(program, '1 new')
    program.click('page tab', lambda told: told.startswith('No longer in the table'))
    program.see('check box', 'Remove: Unit “Gudang”')
    desktop.screenshot('import-no-longer-there')
    program.click('check box', 'Remove: Unit “Gudang”')
    see_summary(program, '1 removed')
    see_ready(program)
    desktop.key('alt+i')
    program.see('label', lambda told: told.startswith('Imported: ') and '1 removed' in told)
    root = program.save(path, lambda root: 'Apotek' in names(root), 'imported again')
    assert names(root).count('Gudang') == 0 and 'Bidang lama' in names(root), names(root)
    assert get_units(root)['u1'].get('name') == 'Dinas Kesehatan', names(root)
    assert get_units(root)['u3'].get('parent') == 'u1', 'not under it'
    desktop.key('ctrl+z')
    program.save(path, lambda root: 'Gudang' in names(root) and 'Apotek' not in names(root), 'undone')


def what_columns_hold_is_said(desktop):
    program = Program(desktop, write(desktop, 'daftar.csv', 'Kode,Label,Ket\n1,Dinas,x\n2,Loket,y\n'))
    see_ready(program)
    see_summary(program, '1 column that is not taken over')
    # What a column holds is chosen with the keys: the last of the list is the note.
    program.click('push button', lambda told: told.startswith('What column 3  Ket holds'))
    program.see('label', 'Holder (not taken over)')
    desktop.key('End', 'Return')
    program.see_gone('label', lambda told: 'column that is not taken over' in told)
    desktop.screenshot('import-columns')
    # Without a name nothing can be imported, and that is told.
    program.click('push button', lambda told: told.startswith('What column 2  Label holds'))
    program.see('label', 'Holder (not taken over)')
    desktop.key('Home', 'Return')
    program.see('label', lambda told: told.startswith('Say which column holds the name'))
    assert not program.see('push button', is_import).has_state(SENSITIVE)
    desktop.screenshot('import-refused')
    desktop.key('Escape')
    program.see_gone('push button', is_import)
    program.see('label', 'Examples')


run(problems_are_seen_and_corrected, it_goes_into_the_document_and_back, what_columns_hold_is_said)
