# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader does: a unit, an authority and a step are made by what the accessible tree
offers, without pointer or sight. Keys are those that go where the tree has the focus.

usage: test-screen-reader.py ALUR DATA
"""

import os
import sys

from desktop import Program, list_all, run, wait
from drawing import count, find_named, open_document

os.environ['ALUR'] = sys.argv[1]

EMPTY = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kini" kind="current">
    <organisation/>
  </stage>
</alur>
'''


def press(program, role, name, inside=None):
    program.act(program.see(role, name, inside))


def write(program, role, name, text):
    """Into a field that is found by its name; it must take the text, and read it back."""
    node = program.see(role, name)
    assert node.set_text(text), f'"{node.get_name()}" takes no text'
    wait(lambda: program.see(role, name).get_text() == text, f'"{text}" in {node.get_name()}')


def hear_focus(program, what):
    """The focus is on something that says what it is."""
    def look():
        program.check()
        node = program.get_focused()
        return node if node is not None and what in node.get_name() else None
    return wait(look, f'the focus, telling of {what}')


def made_by_the_tree(desktop):
    program, path = open_document(desktop, EMPTY)
    # A unit: the tool is a button; the field for its name has the focus and says so.
    press(program, 'push button', 'Supporting institution')
    hear_focus(program, 'Name')
    write(program, 'text', 'Name in the drawing', 'Dinas')
    desktop.key('F2')
    program.see_gone('text', 'Name in the drawing')
    # The drawing tells what it is, and what it still lacks.
    hear_focus(program, 'Dinas')
    # An authority: the question is read out, and answered.
    press(program, 'push button', 'Decision-maker')
    hear_focus(program, 'Over what is it')
    desktop.type('Perizinan')
    press(program, 'push button', lambda told: told.startswith('New function'))
    program.see_gone('label', lambda told: told.startswith('Over what is it'))
    hear_focus(program, 'Dinas')
    program.save(path, lambda root: count(root, 'authority') == 1, 'an authority')
    # A step: the menu makes a procedure, a tool the step.
    desktop.key('Escape', 'Menu')
    press(program, 'menu item', 'New Procedure')
    press(program, 'push button', 'Task')
    hear_focus(program, 'Name')
    write(program, 'text', 'Name in the drawing', 'Memeriksa')
    desktop.key('F2')
    hear_focus(program, 'Memeriksa')
    root = program.save(path, lambda root: find_named(root, 'step', 'Memeriksa') is not None, 'a step')
    unit = find_named(root, 'unit', 'Dinas')
    assert unit.get('level') == 'support', unit.attrib
    authority = list_all(unit, 'authority')[0]
    function = find_named(root, 'function', 'Perizinan')
    assert (authority.get('role'), authority.get('function')) == ('decision-maker', function.get('id'))


def begun_from_the_start_page(desktop):
    """By keys alone, each with a name under it: an empty document, and on to its drawing."""
    program = Program(desktop)
    program.see('list item', 'Empty document')
    for _ in range(40):
        node = program.get_focused()
        if node is not None and 'Empty document' in node.get_name():
            break
        desktop.key('Tab')
    hear_focus(program, 'Empty document')
    desktop.key('Return')
    program.see('panel', lambda told: told.startswith('Organisation chart'))
    desktop.key('F6')
    hear_focus(program, 'Organisation chart')
    # F6 leaves it again, so that nobody is caught in the drawing: for what is known of the document.
    desktop.key('F6')
    desktop.type('Uji coba')
    program.see('frame', lambda told: 'Uji coba' in told)


def stop(program, role, what):
    """Where the focus is now: a role, and a name that holds what is asked for."""
    told = []

    def look():
        program.check()
        node = program.get_focused()
        told[:] = [(node.get_role_name(), node.get_name())] if node is not None else ['nothing']
        return node if node is not None and node.get_role_name() == role \
            and what in node.get_name() else None
    try:
        return wait(look, f'the focus on a {role} "{what}"')
    except AssertionError as error:
        raise AssertionError(f'{error}, but {told}') from None


def go(program, key, role, what, most=60):
    """Presses a key until the focus is on what is looked for; each stop on the way says what it is."""
    paths = []
    for _ in range(most):
        node = program.get_focused()
        assert node is not None, f'the focus is nowhere after {paths[-1:]}'
        name = node.get_name().strip()
        assert name and not name.startswith(('Gtk', 'Adw', 'Alur')), \
            f'a {node.get_role_name()} "{name}" in {program.get_path(node)}'
        assert node.get_description() != name or node.get_role_name() != 'push button' \
            or node.get_parent().get_role_name() == 'push button', f'"{name}" is said twice'
        if node.get_role_name() == role and what in name:
            return node
        paths.append((node.get_role_name(), name))
        program.desktop.key(key)
    raise AssertionError(f'no {role} "{what}" among {paths}')


def walked_by_keys_alone(desktop):
    """A unit, an authority and a step, by Tab, arrows and Enter; what is read at each stop is true."""
    program, path = open_document(desktop, EMPTY)
    desktop.key('ctrl+f')
    stop(program, 'entry', 'Search the document')
    desktop.key('Tab')
    stop(program, 'list item', 'Untitled')
    go(program, 'Down', 'list item', 'Organisation')
    desktop.key('Menu')
    stop(program, 'menu item', 'Paste')
    go(program, 'Down', 'menu item', 'New Unit', 6)
    desktop.key('Return')
    # The unit is there, and its name is asked for.
    stop(program, 'text', 'Name in the drawing')
    desktop.type('Dinas')
    desktop.key('F2')
    stop(program, 'panel', 'Dinas')
    # The other side of F6 has its fields, each read with its name and with what stands in it.
    desktop.key('F6')
    field = go(program, 'Tab', 'text', 'Name')
    assert field.get_text() == 'Dinas', field.get_text()
    go(program, 'Tab', 'combo box', 'Level: ')
    go(program, 'Tab', 'push button', 'Part of')
    # An authority.
    go(program, 'Tab', 'push button', 'Give an authority')
    desktop.key('Return')
    stop(program, 'entry', 'Give an authority')
    desktop.type('Perizinan')
    program.see('push button', lambda told: told.startswith('New function'))
    desktop.key('Return')
    program.save(path, lambda root: count(root, 'authority') == 1, 'an authority')
    go(program, 'Tab', 'combo box', 'Kind of authority')
    # The outline tells of both, and of what was found.
    desktop.key('ctrl+f', 'Tab')
    go(program, 'Down', 'list item', ': Dinas')
    go(program, 'Down', 'list item', 'function: Perizinan')
    # A step.
    go(program, 'Down', 'list item', 'Procedures')
    desktop.key('Menu')
    stop(program, 'menu item', 'Paste')
    go(program, 'Down', 'menu item', 'New Procedure', 6)
    desktop.key('Return')
    # It is named, too, where its fields are; beside them its drawing begins with a start.
    stop(program, 'text', 'Name')
    desktop.type('Izin')
    desktop.key('F6')
    stop(program, 'panel', 'Izin')
    desktop.key('Insert')
    stop(program, 'panel', '(without name)')
    desktop.type('M')
    stop(program, 'text', 'Name in the drawing')
    desktop.type('emeriksa')
    desktop.key('F2')
    stop(program, 'panel', 'Memeriksa')
    desktop.key('ctrl+f', 'Tab')
    go(program, 'Down', 'list item', 'task: Memeriksa')
    program.save(path, lambda root: find_named(root, 'step', 'Memeriksa') is not None, 'a step')


COMPARED = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kini" kind="current">
    <organisation><unit id="u1" name="Dinas"/></organisation>
    <procedure id="p1" name="Izin"/>
  </stage>
  <stage id="then" name="Nanti" kind="target">
    <organisation><unit id="u1" name="Badan"/></organisation>
    <procedure id="p1" name="Izin"/>
  </stage>
</alur>
'''


def buttons_are_told_once(desktop):
    """Without the sign of the letter that presses them, in dialogs of ours and of the toolkit."""
    program, _ = open_document(desktop)
    desktop.key('ctrl+e')
    program.see('push button', 'Cancel')
    desktop.key('Escape')
    program.see_gone('push button', 'Cancel')
    program.click('label', 'Dinas')
    desktop.key('Delete')
    program.see_gone('label', 'Dinas')
    desktop.key('ctrl+w')
    program.see('push button', 'Save')
    program.see('push button', 'Discard')
    program.see('push button', 'Cancel')
    desktop.key('Escape')
    program.see_gone('push button', 'Discard')


def choices_are_told(desktop):
    """What can be chosen is read while somebody goes through it, and before that what is chosen."""
    program, _ = open_document(desktop, COMPARED)
    desktop.key('ctrl+e')
    program.see('push button', 'Export…')
    go(program, 'Tab', 'combo box', 'Format')
    wait(lambda: 'PDF' in program.get_focused().get_description(), 'the format that is chosen')
    desktop.key('space')
    stop(program, 'list item', 'PDF, for printing and sending')
    go(program, 'Down', 'list item', 'HTML')
    desktop.key('Return')
    stop(program, 'combo box', 'Format')
    wait(lambda: 'HTML' in program.get_focused().get_description(), 'another format')
    desktop.key('Escape')
    # The same in the fields of a unit.
    program.click('label', 'Dinas')
    desktop.key('F6', 'F6')
    go(program, 'Tab', 'combo box', 'Level: ')
    desktop.key('space')
    go(program, 'Down', 'list item', 'Service centre')
    desktop.key('Escape')
    # What is compared, of the drop-downs in a bar.
    program.click('label', 'Comparison of stages')
    desktop.key('F6')
    go(program, 'shift+ctrl+Tab', 'push button', 'What is compared', 6)
    desktop.key('space')
    go(program, 'Down', 'list item', 'Where the time goes: Izin')


run(made_by_the_tree, choices_are_told, buttons_are_told_once, walked_by_keys_alone, begun_from_the_start_page)
