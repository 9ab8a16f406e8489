# SPDX-License-Identifier: GPL-3.0-or-later
"""Files: dropped onto the window, and exported.

usage: test-files.py ALUR DATA DRAG-SOURCE
"""

import os
import sys

from desktop import Program, run, wait
from drawing import DOCUMENT, get_outline, open_document

os.environ['ALUR'] = sys.argv[1]


def opened_by_dropping(desktop):
    path = os.path.join(desktop.folder, 'jatuh.alur')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(DOCUMENT)
    program = Program(desktop)
    program.see('list item', 'Empty document')
    desktop.spawn(sys.argv[3], path)
    found = wait(lambda: desktop.ask('xdotool', 'search', '--onlyvisible', '--name', '^drag source$',
                                     fails=True).split(), 'something to drag')
    desktop.ask('xdotool', 'windowmove', '--sync', found[0], '1000', '560', 'windowactivate', found[0])
    desktop.drag((1100, 640), (500, 400), release=False)
    # Told where it is, the window answers that it takes it.
    wait(lambda: 'taken' in desktop.ask('xprop', '-id', found[0], 'WM_NAME'), 'that it may be dropped')
    desktop.release()
    program.see('label', 'Dinas', get_outline(program))


def exported_from_the_dialog(desktop):
    program, _ = open_document(desktop)
    desktop.key('ctrl+e')
    button = program.see('push button', lambda told: told.endswith('Export…'))
    desktop.screenshot('export-dialog')
    program.act(button)
    target = os.path.join(desktop.folder, 'hasil.pdf')
    program.see('label', 'Name:')
    desktop.key('ctrl+a')
    desktop.type(target)
    desktop.key('Return')
    wait(lambda: os.path.exists(target), 'the file')
    program.see('label', lambda told: told.startswith('Exported to') and 'hasil.pdf' in told)
    with open(target, 'rb') as file:
        assert file.read(5) == b'%PDF-'
    text = desktop.ask('pdftotext', target, '-')
    assert 'Dinas' in text and 'Loket' in text and 'Periksa' in text, text


run(opened_by_dropping, exported_from_the_dialog)
