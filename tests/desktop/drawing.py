# SPDX-License-Identifier: GPL-3.0-or-later
"""A document of our own in the window, and where its shapes stand on the screen: where the field for
a name opens is where the shape is."""

import os

from desktop import Program, is_inside, list_all, wait
from tree import FOCUSED

OUTLINE = 'Outline of the document'
DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <functions>
    <function id="f1" name="Perizinan"/>
  </functions>
  <stage id="now" name="Kini" kind="current">
    <organisation>
      <unit id="u1" name="Dinas" level="support"/>
      <unit id="u2" name="Balai" level="support"/>
      <unit id="u3" name="Loket" level="service-centre" parent="u2"/>
    </organisation>
    <procedure id="p1" name="Izin" lanes="u1 u2">
      <step id="s1" name="Terima" unit="u1"/>
      <step id="s2" name="Periksa" unit="u2"/>
      <step id="s3" name="Terbit" unit="u2"/>
      <flow id="w1" from="s1" to="s2"/>
      <flow id="w2" from="s2" to="s3"/>
    </procedure>
  </stage>
</alur>
'''


def open_document(desktop, text=DOCUMENT, name='uji.alur'):
    """The program with a document, and the path of that."""
    path = os.path.join(desktop.folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    program = Program(desktop, path)
    program.see('panel', lambda told: told.startswith('Organisation chart'))
    return program, path


def get_outline(program):
    return program.see('list', OUTLINE)


def go_down_to(program, name):
    """With the arrow key, row by row; each is seen before the next is pressed."""
    def look():
        focused = program.get_focused()
        return focused if focused is not None and focused.get_role_name() == 'list item' else None

    outline, passed = get_outline(program), []
    while name not in passed:
        program.desktop.key('Down')
        wait(lambda: look() is not None and look().path not in passed, 'the row below ' + str(passed))
        row = look()
        passed.append(row.path)
        passed += [label.get_name() for label in program.find_all('label', inside=row)]
        assert is_inside(row, outline), 'the focus has left the outline'


def focus_table(program):
    """The keys go to the table that is shown."""
    program.see('table')
    program.desktop.key('F6')
    wait(lambda: program.see('table').has_state(FOCUSED), 'the table with the focus')


def select(program, name):
    """In the outline; the drawing tells of it."""
    program.click('label', name, get_outline(program))
    program.see('panel', lambda told: told.startswith(name))


def show_procedure(program, name):
    program.click('label', name, get_outline(program))
    program.see('push button', 'Decision')
    program.desktop.key('Right')


def see_field(program):
    return program.see('text', 'Name in the drawing')


def locate(program, name):
    """The middle of a shape on the screen."""
    select(program, name)
    program.desktop.key('F6', 'F2')
    place = wait(lambda: program.get_middle(see_field(program)), 'the place of ' + name)
    program.desktop.key('Escape')
    program.see_gone('text', 'Name in the drawing')
    return place


def get_canvas(program):
    """x, y, width, height of the drawing on the screen: it shares its place with the zoom."""
    zoom = program.see('push button', 'Zoom Out')
    return program.get_rect(zoom.get_parent().get_parent().children[0])


def get_empty(program):
    """A place of the drawing where nothing is."""
    x, y, width, height = get_canvas(program)
    return x + width / 2, y + height * 0.88


def find_named(root, kind, name):
    for element in list_all(root, kind):
        if element.get('name') == name:
            return element
    return None


def count(root, kind):
    return len(list_all(root, kind))


def type_name(program, name):
    """Into the field that is open; ends with it."""
    see_field(program)
    program.desktop.type(name)
    program.desktop.key('F2')
    program.see_gone('text', 'Name in the drawing')
