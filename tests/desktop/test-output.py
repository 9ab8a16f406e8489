# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office calls things on its SOP pages, and a stage compared with one of another office.

usage: test-output.py ALUR DATA
"""

import os
import sys

from desktop import run, wait
from drawing import get_outline, open_document

os.environ['ALUR'] = sys.argv[1]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0" agency="Dinas">
  <stage id="now" name="Kondisi saat ini" kind="current">
    <organisation>
      <unit id="u1" name="Loket"/>
    </organisation>
    <procedure id="c1" name="Izin">
      <sop number="1"/>
      <step id="s1" kind="start" name="Mulai" unit="u1"/>
      <step id="s2" name="Menerima berkas" unit="u1" work="PT10M"/>
      <step id="s3" kind="end" name="Selesai" unit="u1"/>
      <flow id="w1" from="s1" to="s2"/>
      <flow id="w2" from="s2" to="s3"/>
    </procedure>
  </stage>
</alur>
'''


def is_still(program):
    """Whether the dialog's rows stand where they stood a moment ago."""
    before, after = (program.get_rect(program.see('combo box', 'Paper')) for _ in range(2))
    return before == after


def words_are_chosen_and_printed(desktop):
    program, _ = open_document(desktop, DOCUMENT)
    desktop.key('ctrl+e')
    views = program.see('list', 'Views')
    desktop.click(*program.get_middle(views), button=5, times=30)
    wait(lambda: is_still(program), 'the end of scrolling')
    program.click('label', 'Words of SOP pages')
    # Each row says what it is about, and holds what will be printed.
    field = program.see('text', 'Activity')
    assert field.get_text() == 'Kegiatan', field.get_text()
    assert field.set_text('Langkah kerja')
    desktop.screenshot('sop-words')
    program.see_keys(field)
    desktop.key('Escape')
    program.see('label', 'Langkah kerja')
    target = os.path.join(desktop.folder, 'hasil.html')
    program.act(program.see('push button', lambda told: told.endswith('Export…')))
    program.name_file(target)
    wait(lambda: os.path.exists(target), 'the file')
    with open(target, encoding='utf-8') as file:
        text = file.read()
    assert '>Langkah kerja<' in text and '>Kegiatan<' not in text
    # The next time they are still there.
    program.see_gone('list', 'Views')
    desktop.key('ctrl+e')
    program.see('label', 'Langkah kerja')


def compared_with_another_file(desktop):
    other = os.path.join(desktop.folder, 'kota.alur')
    with open(other, 'w', encoding='utf-8') as file:
        file.write(DOCUMENT.replace('PT10M', 'PT25M').replace('Kondisi saat ini', 'Kota'))
    program, path = open_document(desktop, DOCUMENT)
    with open(path, encoding='utf-8') as file:
        before = file.read()
    program.click('label', 'Comparison of stages', get_outline(program))
    program.see('label', 'Nothing to compare')
    program.click('combo box', 'Stage to compare with')
    program.see('label', 'Another File…')
    desktop.key('Down', 'Return')
    program.see('push button', lambda told: told.endswith('Compare'))
    # A path is typed over the list of files.
    desktop.key('ctrl+l')
    desktop.type(other)
    desktop.key('Return')
    program.see('label', lambda told: 'Menerima berkas' in told and '10 minutes → 25 minutes' in told)
    program.see('panel', lambda told: told == 'Kondisi saat ini compared with Kota of “kota.alur”')
    desktop.screenshot('compared-with-another-file')
    os.unlink(other)
    program.click('combo box', 'Stage to compare with')
    program.see('label', 'Forget “kota.alur”')
    desktop.key('End', 'Return')
    program.see('label', 'Nothing to compare')
    with open(path, encoding='utf-8') as file:
        assert file.read() == before


run(words_are_chosen_and_printed, compared_with_another_file)
