# SPDX-License-Identifier: GPL-3.0-or-later
"""What was open when the program ended is open again at the next start, and nothing else.

usage: test-reopening.py ALUR DATA
"""

import os
import sys

from desktop import COMPLAINTS, Program, run, wait
from drawing import DOCUMENT, get_outline, select, type_name

os.environ['ALUR'] = sys.argv[1]


def write(desktop, name):
    path = os.path.join(desktop.folder, name + '.alur')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(DOCUMENT)
    return path


def see_windows(program, *names):
    """Exactly these, in any order."""
    seen = []

    def look():
        program.check()
        seen[:] = sorted(node.get_name() for node in program.find_all('frame'))
        return seen == sorted(names)
    try:
        wait(look, f'windows {names}')
    except AssertionError as error:
        raise AssertionError(f'{error}, but {seen}') from error


def wait_for_end(program):
    wait(lambda: program.process.poll() is not None, 'the end of the program')
    log = program.read_log()
    assert program.process.returncode == 0, log
    assert not any(word in log for word in COMPLAINTS), log


def quit_program(program):
    """As a dock does it, whatever has the focus."""
    ask_action(program.desktop, 'quit')
    wait_for_end(program)


def ask_action(desktop, name):
    desktop.ask('gdbus', 'call', '--session', '--dest', 'io.github.alur.Alur', '--object-path',
                '/io/github/alur/Alur', '--method', 'org.gtk.Actions.Activate', name, '[]', '{}')


def find_exactly(program, title):
    return program.desktop.ask('xdotool', 'search', '--all', '--onlyvisible', '--pid', str(program.process.pid),
                               '--name', f'^{title}$', fails=True).strip()


def close_window(program, title):
    """By keys, as somebody who looks at it."""
    window = wait(lambda: find_exactly(program, title), f'{title} on the screen')
    program.desktop.ask('xdotool', 'windowactivate', '--sync', window)
    wait(lambda: program.desktop.ask('xdotool', 'getwindowfocus').strip() == window, f'{title} with the focus')
    program.desktop.key('ctrl+w')


def closed_with_the_program(desktop):
    """All of them come back; one that was closed before does not."""
    paths = [write(desktop, name) for name in ('satu', 'dua', 'tiga')]
    program = Program(desktop, *paths)
    see_windows(program, 'satu', 'dua', 'tiga')
    close_window(program, 'tiga')
    see_windows(program, 'satu', 'dua')
    quit_program(program)

    program = Program(desktop)
    see_windows(program, 'satu', 'dua')
    desktop.screenshot('reopened')
    # Closed one by one, the last of them ends the program.
    for name, left in (('satu', ['dua']), ('dua', [])):
        close_window(program, name)
        if left:
            see_windows(program, *left)
    wait_for_end(program)
    program = Program(desktop)
    program.see('list item', 'Empty document')
    see_windows(program, 'Alur')


def killed(desktop):
    """What had no edits comes back; what has is offered to be recovered, and opened once."""
    program = Program(desktop, write(desktop, 'satu'))
    select(program, 'Balai')
    program.kill()
    program = Program(desktop)
    select(program, 'Balai')
    desktop.key('F6', 'F2')
    type_name(program, 'Badan')
    program.see('label', 'Badan', get_outline(program))
    program.kill()

    program = Program(desktop)
    program.act(program.see('push button', 'Recover satu'))
    program.see('label', 'Badan', get_outline(program))
    program.see_gone('push button', 'Recover satu')
    see_windows(program, '• satu')


def missing(desktop):
    """Told softly, and the others come."""
    paths = [write(desktop, name) for name in ('satu', 'dua')]
    program = Program(desktop, *paths)
    see_windows(program, 'satu', 'dua')
    quit_program(program)
    os.rename(paths[1], paths[1] + '.bak')
    program = Program(desktop)
    program.see('label', '“dua.alur” is no longer where it was, so it was not opened again.')
    see_windows(program, 'satu')
    assert program.find('dialog') is None and program.find('alert') is None


def other_files_are_given(desktop):
    """Who opens a document gets that one."""
    program = Program(desktop, write(desktop, 'satu'))
    see_windows(program, 'satu')
    quit_program(program)
    program = Program(desktop, write(desktop, 'dua'))
    see_windows(program, 'dua')
    quit_program(program)
    program = Program(desktop)
    see_windows(program, 'dua')


def stayed_after_all(desktop):
    """A window that somebody kept open while the program was to end, and closed later, is forgotten."""
    program = Program(desktop, write(desktop, 'satu'), write(desktop, 'dua'))
    see_windows(program, 'satu', 'dua')
    window = wait(lambda: find_exactly(program, 'dua'), 'the window on the screen')
    desktop.ask('xdotool', 'windowactivate', '--sync', window)
    window = wait(lambda: program.find('frame', 'dua'), 'the window')
    program.click('label', 'Balai', program.see('list', 'Outline of the document', window))
    desktop.key('F6', 'F2')
    type_name(program, 'Badan')
    program.see('frame', '• dua')
    ask_action(desktop, 'quit')
    program.act(program.see('push button', lambda told: told.endswith('Cancel')))
    see_windows(program, '• dua')
    close_window(program, '• dua')
    program.act(program.see('push button', lambda told: told.endswith('Discard')))
    wait_for_end(program)
    program = Program(desktop)
    see_windows(program, 'satu')


def turned_off(desktop):
    """In the preferences; what is chosen there is kept."""
    kept = {'GSETTINGS_BACKEND': 'keyfile'}
    program = Program(desktop, write(desktop, 'satu'), **kept)
    see_windows(program, 'satu')
    desktop.key('ctrl+comma')
    switch = program.see('check box', 'Open again what was open')
    desktop.screenshot('preferences-reopen')
    program.act(switch)
    settings = os.path.join(desktop.environment['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
    wait(lambda: os.path.exists(settings) and 'reopen-documents=false' in open(settings).read(), 'the choice')
    quit_program(program)
    program = Program(desktop, **kept)
    program.see('list item', 'Empty document')
    see_windows(program, 'Alur')


run(closed_with_the_program, killed, missing, other_files_are_given, stayed_after_all, turned_off)
