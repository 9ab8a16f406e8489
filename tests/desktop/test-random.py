# SPDX-License-Identifier: GPL-3.0-or-later
"""Pointer and keys by chance on the real window: no complaint, no crash, and a document that is one.

What is done depends on the seed alone, the same everywhere: ALUR_SEED does something else, and
ALUR_SEQUENCES more.

usage: test-random.py ALUR DATA DRAG-SOURCE ALUR-CLI
"""

import os
import random
import sys

from desktop import run, wait
from drawing import DOCUMENT, open_document
from tree import ACCESSIBLE, ROOT

os.environ['ALUR'] = sys.argv[1]
SEED = int(os.environ.get('ALUR_SEED', '1'))
N_SEQUENCES = int(os.environ.get('ALUR_SEQUENCES', '100'))
SEQUENCES_A_SAVE = 20
# Below the head of the window, where nothing closes it or opens a file.
LEFT, TOP, RIGHT, BOTTOM = 4, 54, 1275, 794
CANVAS = (356, 100, 1012, 614)
KEYS = [
    'Up', 'Down', 'Left', 'Right', 'Home', 'End', 'Prior', 'Next', 'Tab', 'shift+Tab', 'Return', 'space',
    'Insert', 'Delete', 'BackSpace', 'F2', 'F6', 'F9', 'shift+F9', 'ctrl+F9', 'F11', 'Menu', 'Escape',
    'ctrl+z', 'ctrl+y', 'ctrl+a', 'ctrl+shift+a', 'ctrl+c', 'ctrl+x', 'ctrl+v', 'ctrl+d', 'ctrl+f', 'ctrl+m',
    'ctrl+shift+r', 'ctrl+plus', 'ctrl+minus', 'ctrl+0', 'ctrl+9', 'ctrl+8', 'ctrl+Left', 'ctrl+Right',
    'ctrl+Up', 'ctrl+Down', 'shift+Right', 'shift+Down', 'alt+Left', 'alt+Right', 'ctrl+Return',
    'ctrl+Delete', 'ctrl+space']
LETTERS = 'abdeghiklmnoprstuyADKLPRS12305'


def pick_place(chance):
    left, top, right, bottom = CANVAS if chance.random() < 0.6 else (LEFT, TOP, RIGHT, BOTTOM)
    return str(chance.randint(left, right)), str(chance.randint(top, bottom))


def click(chance):
    button = chance.choice('1111133')
    return ['mousemove', *pick_place(chance), 'click', '--repeat', chance.choice('112'), '--delay', '30', button]


def drag(chance):
    steps = ['mousemove', *pick_place(chance), 'mousedown', '1']
    for _ in range(chance.randint(1, 4)):
        steps += ['mousemove', *pick_place(chance), 'sleep', '0.02']
    if chance.random() < 0.2:
        steps += ['key', '--delay', '4', 'Escape']
    return steps + ['mouseup', '1']


def scroll(chance):
    modifier = chance.choice(('', 'ctrl', 'shift'))
    turn = ['mousemove', *pick_place(chance), 'click', '--repeat', '2', '--delay', '4', chance.choice('45')]
    return ['keydown', modifier, *turn, 'keyup', modifier] if modifier else turn


def press_keys(chance):
    return ['key', '--delay', '4', *chance.choices(KEYS, k=chance.randint(1, 6))]


def type_letters(chance):
    return ['key', '--delay', '4', *chance.choices(LETTERS, k=chance.randint(1, 6))]


def make_sequence(chance):
    steps = []
    for _ in range(chance.randint(3, 8)):
        act = chance.choice((click, click, drag, drag, scroll, press_keys, press_keys, type_letters))
        steps += act(chance)
    return steps


def save(program, path):
    """All that is open is given up; then the file holds the document."""
    def look():
        program.check()
        program.desktop.key('Escape', 'Escape', 'Escape', 'ctrl+s')
        frame = program.find('frame')
        return frame is not None and not frame.get_name().startswith('•')
    wait(look, 'a document that is saved')
    program.desktop.ask('xmllint', '--noout', '--relaxng', os.path.join(sys.argv[2], 'alur-1.rng'), path)
    program.desktop.ask(sys.argv[4], 'check', '--fail-on', 'never', path)


def anything_by_chance(desktop):
    # What GTK 4.8 says of itself, each in some thousand acts and without a consequence:
    # gtk_list_base_adjustment_value_changed_cb(), of a list that a wheel turns after its rows have
    # changed and before the frame that lays them out; gtk_widget_do_snapshot(), of
    # a widget that is marked once more behind the layout of its frame, by nothing outside of the
    # toolkit; gtk_widget_set_active_state(), where a menu takes the pointer between press and release;
    # gtk_label_measure(), of a text narrower than its ellipsis.
    desktop.harmless = ('GtkListView failed to scroll to given position', 'without a current allocation',
                        'Broken accounting of active state', '(label) reported min width')
    # Whatever else the program complains of fails the test; an abort would only hide what comes of it.
    desktop.environment['G_DEBUG'] = ''
    print(f'# ALUR_SEED={SEED}', flush=True)
    chance = random.Random(SEED)
    program, path = open_document(desktop, DOCUMENT)
    for number in range(1, N_SEQUENCES + 1):
        steps = make_sequence(chance)
        desktop.ask('xdotool', *steps)
        # Answered by the program itself, when it has come to that.
        program.tree.ask(ROOT, ACCESSIBLE, 'GetRole', None)
        try:
            program.check()
            if number % SEQUENCES_A_SAVE == 0 or number == N_SEQUENCES:
                save(program, path)
        except AssertionError as error:
            raise AssertionError(f'ALUR_SEED={SEED}, sequence {number}: xdotool {" ".join(steps)}') from error


run(anything_by_chance)
