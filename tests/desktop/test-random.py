# SPDX-License-Identifier: GPL-3.0-or-later
"""Pointer and keys by chance on the real window: no complaint, no crash, and a document that is one.

What is done depends on the seed alone, the same everywhere: ALUR_SEED does something else, and
ALUR_SEQUENCES more.

usage: test-random.py ALUR DATA DRAG-SOURCE ALUR-CLI
"""

import os
import random
import sys

from desktop import NARROW_LABEL, run, wait
from drawing import OUTLINE, open_document
from tree import ACCESSIBLE, ROOT

os.environ['ALUR'] = sys.argv[1]
SEED = int(os.environ.get('ALUR_SEED', '1'))
N_SEQUENCES = int(os.environ.get('ALUR_SEQUENCES', '80'))
SEQUENCES_A_SAVE = 20
SEQUENCES_A_PLACE = 8
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


class Document:
    """A document in a window. By keys one comes to everything, also to another window in front of it, or
    to its end; then it is brought to the front, or opened again."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.open()

    def open(self):
        with open(os.path.join(sys.argv[2], 'examples', 'rawat-inap.alur'), encoding='utf-8') as file:
            self.program, self.path = open_document(self.desktop, file.read())
        self.window = self.program.find_window(self.program.window.get_name())

    def is_there(self):
        if self.program.process.poll() is None:
            self.program.check()
            return self.window in self.desktop.ask('xdotool', 'search', '--all', '--pid',
                                                   str(self.program.process.pid), fails=True).split()
        log = self.program.read_log()
        assert self.program.process.returncode == 0, f'ended with {self.program.process.returncode}\n{log}'
        return False

    def bring_to_front(self):
        if not self.is_there():
            print('# closed by chance, opened again', flush=True)
            self.desktop.clear()
            self.open()
        self.desktop.ask('xdotool', 'windowactivate', self.window)

    def go_elsewhere(self, chance):
        """To what a row of the outline shows, so that every table has its share."""
        self.desktop.key('Escape', 'Escape')
        outline = self.program.find('list', OUTLINE)
        labels = [label for label in self.program.find_all('label', inside=outline)
                  if label.get_name() != ''] if outline is not None else []
        if not labels:  # hidden by chance
            self.desktop.key('F9')
            return
        rect = self.program.find_rect(chance.choice(labels))
        if rect is not None:
            self.desktop.click(rect[0] + rect[2] / 2, rect[1] + rect[3] / 2)

    def hear(self):
        """Until the program has come to what was done, or to its end."""
        wait(lambda: self.program.tree.ask(ROOT, ACCESSIBLE, 'GetRole', None) is not None
             or self.program.process.poll() is not None, 'an answer')
        self.is_there()

    def tell(self):
        """What stands on the screen, for whoever looks for a fault."""
        if self.program.process.poll() is not None:
            return 'no window'
        frames = [frame.get_name() for frame in self.program.find_all('frame')]
        focused = self.program.get_focused()
        return f'windows {frames}, focus in ' + (self.program.get_path(focused) if focused else 'nothing')

    def is_saved(self):
        self.bring_to_front()
        self.desktop.key('Escape', 'Escape', 'Escape', 'ctrl+s')
        return any(frame.path == self.program.window.path and not frame.get_name().startswith('•')
                   for frame in self.program.find_all('frame'))

    def save(self):
        """All that is open is given up; then the file holds the document."""
        wait(self.is_saved, 'a document that is saved')
        self.desktop.ask('xmllint', '--noout', '--relaxng', os.path.join(sys.argv[2], 'alur-1.rng'), self.path)
        self.desktop.ask(sys.argv[4], 'check', '--fail-on', 'never', self.path)


def anything_by_chance(desktop):
    # What GTK 4.8 says of itself, each in some thousand acts and without a consequence:
    # gtk_list_base_adjustment_value_changed_cb(), of a list that a wheel turns after its rows have
    # changed and before the frame that lays them out; gtk_widget_do_snapshot(), of
    # a widget that is marked once more behind the layout of its frame, by nothing outside of the
    # toolkit; gtk_widget_set_active_state(), where a menu takes the pointer between press and release.
    desktop.harmless = ('GtkListView failed to scroll to given position', 'without a current allocation',
                        'Broken accounting of active state', NARROW_LABEL)
    # Whatever else the program complains of fails the test; an abort would only hide what comes of it.
    desktop.environment['G_DEBUG'] = ''
    print(f'# ALUR_SEED={SEED}', flush=True)
    chance = random.Random(SEED)
    document = Document(desktop)
    for number in range(1, N_SEQUENCES + 1):
        steps = make_sequence(chance)
        try:
            document.bring_to_front()
            if number % SEQUENCES_A_PLACE == 0:
                document.go_elsewhere(chance)
            desktop.ask('xdotool', *steps)
            document.hear()
            if number % SEQUENCES_A_SAVE == 0 or number == N_SEQUENCES:
                document.save()
        except Exception as error:
            raise AssertionError(f'ALUR_SEED={SEED}, sequence {number}: xdotool {" ".join(steps)}\n'
                                 + document.tell()) from error


run(anything_by_chance)
