# SPDX-License-Identifier: GPL-3.0-or-later
"""Files: dropped onto the window, and exported.

usage: test-files.py ALUR DATA DRAG-SOURCE
"""

import os
import sys

from desktop import COMPLAINTS, Program, run, wait
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
    program.name_file(target)
    wait(lambda: os.path.exists(target), 'the file')
    program.see('label', lambda told: told.startswith('Exported to') and 'hasil.pdf' in told)
    with open(target, 'rb') as file:
        assert file.read(5) == b'%PDF-'
    text = desktop.ask('pdftotext', target, '-')
    assert 'Dinas' in text and 'Loket' in text and 'Periksa' in text, text


def make_large():
    """So large that its pages take a while."""
    units = ''.join(f'<unit id="u{i}" name="Bagian {i}"' + (f' parent="u{(i - 2) // 5 + 1}"' if i > 1 else '')
                    + '/>' for i in range(1, 20001))
    return DOCUMENT[:DOCUMENT.index('<functions>')] + (
        f'<stage id="now" kind="current"><organisation>{units}</organisation></stage></alur>')


def ended_while_it_exports(desktop):
    """The program ends well, and leaves no part of a file."""
    program, _ = open_document(desktop, make_large())
    desktop.key('ctrl+e')
    program.act(program.see('push button', lambda told: told.endswith('Export…')))
    folder = os.path.join(desktop.folder, 'hasil')
    os.makedirs(folder)
    program.name_file(os.path.join(folder, 'besar.pdf'))
    # Looking for the progress bar takes longer than some machines need for the export.
    wait(lambda: os.listdir(folder), 'the beginning of a file')
    assert not os.path.exists(os.path.join(folder, 'besar.pdf')), 'exported too soon for this test'
    # As a dock does it; to the window's own keys the dialog is closed.
    desktop.ask('gdbus', 'call', '--session', '--dest', 'io.github.alur.Alur', '--object-path',
                '/io/github/alur/Alur', '--method', 'org.gtk.Actions.Activate', 'quit', '[]', '{}')
    wait(lambda: program.process.poll() is not None, 'the end of the program')
    assert program.process.returncode == 0, program.read_log()
    assert not any(word in program.read_log() for word in COMPLAINTS), program.read_log()
    assert os.listdir(folder) == [], os.listdir(folder)


run(opened_by_dropping, exported_from_the_dialog, ended_while_it_exports)
