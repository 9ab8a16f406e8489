# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with the pointer: dragged from the palette, connected, moved, renamed, given up.

usage: test-pointer.py ALUR DATA
"""

import os
import sys

from desktop import list_all, run
from drawing import (count, find_named, get_canvas, get_empty, locate, open_document, see_field,
                     select, show_procedure, type_name)
from tree import SENSITIVE

os.environ['ALUR'] = sys.argv[1]

# From the middle of the smallest shape, at 100 %, to its handles; a little inside, where the pointer
# is over both.
TO_SIDE, TO_EDGE = 62, 20

PLACED = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <stage id="now" name="Kini" kind="current">
    <organisation>
      <unit id="u1" name="Dinas" level="support" x="0" y="0"/>
      <unit id="u2" name="Balai" level="support" x="240" y="0"/>
      <unit id="u3" name="Loket" level="service-centre" parent="u2" x="240" y="120"/>
    </organisation>
  </stage>
</alur>
'''


def get_tool(program, name):
    return program.get_middle(program.see('push button', name))


def get_place(element):
    return float(element.get('x')), float(element.get('y'))


def read_bytes(path):
    with open(path, 'rb') as file:
        return file.read()


def units_dragged_from_the_palette(desktop):
    program, path = open_document(desktop)
    desktop.drag(get_tool(program, 'Service centre'), get_empty(program))
    type_name(program, 'Gerai')
    desktop.drag(get_tool(program, 'Service point'), locate(program, 'Dinas'))
    type_name(program, 'Pos')
    root = program.save(path, lambda root: find_named(root, 'unit', 'Pos') is not None, 'both units')
    free = find_named(root, 'unit', 'Gerai')
    assert free.get('level') == 'service-centre' and free.get('parent') is None, free.attrib
    assert None not in (free.get('x'), free.get('y')), 'what is dropped into the empty stands there'
    below = find_named(root, 'unit', 'Pos')
    assert below.get('level') == 'service-point' and below.get('parent') == 'u1', below.attrib
    desktop.key(*4 * ['ctrl+z'])
    program.save(path, lambda root: count(root, 'unit') == 3, 'three units again')


def steps_dragged_from_the_palette(desktop):
    program, path = open_document(desktop)
    show_procedure(program, 'Izin')
    _, top = locate(program, 'Terima')
    right, _ = locate(program, 'Terbit')
    desktop.drag(get_tool(program, 'Decision'), (right, top))
    type_name(program, 'Layak')
    second = locate(program, 'Periksa')
    third = locate(program, 'Terbit')
    desktop.drag(get_tool(program, 'Wait'), ((second[0] + third[0]) / 2, (second[1] + third[1]) / 2))
    type_name(program, 'Tunggu')
    root = program.save(path, lambda root: find_named(root, 'step', 'Tunggu') is not None, 'both steps')
    lane = find_named(root, 'step', 'Layak')
    assert lane.get('kind') == 'decision' and lane.get('unit') == 'u1', lane.attrib
    between = find_named(root, 'step', 'Tunggu')
    assert between.get('kind') == 'wait', between.attrib
    ways = [(flow.get('from'), flow.get('to')) for flow in list_all(root, 'flow')]
    assert ('s2', between.get('id')) in ways and (between.get('id'), 's3') in ways, ways
    assert ('s2', 's3') not in ways, ways


def authority_dropped_on_a_unit(desktop):
    program, path = open_document(desktop)
    desktop.drag(get_tool(program, 'Planner'), locate(program, 'Dinas'))
    program.see('label', lambda told: told.startswith('Over what is it'))
    desktop.type('Pengawasan')  # is not there yet
    program.see('push button', lambda told: told.startswith('New function') and 'Pengawasan' in told)
    desktop.key('Return')
    program.see_gone('label', lambda told: told.startswith('Over what is it'))
    desktop.drag(get_tool(program, 'Supervisor'), locate(program, 'Balai'))
    program.see('label', 'Perizinan', program.see('list', 'Functions'))
    desktop.type('periz')
    program.see_gone('label', 'Pengawasan', program.see('list', 'Functions'))
    desktop.key('Return')
    root = program.save(path, lambda root: count(root, 'authority') == 2, 'two authorities')
    made = find_named(root, 'function', 'Pengawasan').get('id')
    units = {unit.get('id'): [(a.get('role'), a.get('function')) for a in list_all(unit, 'authority')]
             for unit in list_all(root, 'unit')}
    assert units == {'u1': [('planner', made)], 'u2': [('supervisor', 'f1')], 'u3': []}, units


def drags_given_up(desktop):
    """Escape leaves nothing behind: not of a drag from the palette, nor of one in the drawing."""
    program, path = open_document(desktop)
    desktop.drag(get_tool(program, 'Service centre'), get_empty(program), release=False)
    desktop.key('Escape')
    desktop.release()
    x, y = locate(program, 'Dinas')
    desktop.drag((x, y), (x + 30, y + 150), release=False)
    desktop.key('Escape')
    desktop.release()
    # What is done next is all that is in the file.
    select(program, 'Balai')
    desktop.key('F6', 'F2')
    type_name(program, 'Unit')
    root = program.save(path, lambda root: find_named(root, 'unit', 'Unit') is not None, 'a name')
    names = [(unit.get('name'), unit.get('x')) for unit in list_all(root, 'unit')]
    assert names == [('Dinas', None), ('Unit', None), ('Loket', None)], names


def drag_with_another_button(desktop, x, y):
    desktop.drag((x, y), (x, y + 120), release=False)
    desktop.ask('xdotool', 'mousedown', '3', 'mouseup', '3')
    desktop.move(x, y + 160)
    desktop.move(x, y + 200)


def other_button_drops_nothing(desktop):
    """What is dragged is dropped by the button that took it, whatever another one does meanwhile."""
    program, path = open_document(desktop, PLACED)
    x, y = locate(program, 'Dinas')
    drag_with_another_button(desktop, x, y)
    desktop.key('Escape')
    desktop.release()
    assert not program.see('push button', 'Undo').has_state(SENSITIVE), 'nothing was dropped'
    drag_with_another_button(desktop, x, y)
    desktop.release()
    root = program.save(path, lambda root: get_place(find_named(root, 'unit', 'Dinas')) != (0, 0),
                        'the move')
    assert get_place(find_named(root, 'unit', 'Dinas'))[1] > 190, 'it lies where it was dropped'


def connected_by_handles(desktop):
    program, path = open_document(desktop)
    x, y = locate(program, 'Dinas')
    desktop.drag((x, y + TO_EDGE), locate(program, 'Loket'))
    program.see('push button', 'Undo')
    root = program.save(path, lambda root: count(root, 'relation') == 1, 'a relation')
    made = list_all(root, 'relation')[0]
    assert (made.get('from'), made.get('to')) == ('u1', 'u3'), made.attrib
    show_procedure(program, 'Izin')
    last = locate(program, 'Terbit')
    x, y = locate(program, 'Terima')
    desktop.drag((x, y - TO_EDGE), last)
    root = program.save(path, lambda root: count(root, 'flow') == 3, 'a third flow')
    ways = [(flow.get('from'), flow.get('to')) for flow in list_all(root, 'flow')]
    assert ('s1', 's3') in ways, ways
    # Into the empty it makes the next step.
    x, y = locate(program, 'Terbit')
    desktop.drag((x + TO_SIDE, y), (x + TO_SIDE + 90, y + 6))
    root = program.save(path, lambda root: count(root, 'step') == 4, 'a fourth step')
    made = [step for step in list_all(root, 'step') if step.get('id') not in ('s1', 's2', 's3')][0]
    ways = [(flow.get('from'), flow.get('to')) for flow in list_all(root, 'flow')]
    assert ('s3', made.get('id')) in ways, ways


def subtree_moved(desktop):
    """To a place, then below another unit: what is below goes along."""
    program, path = open_document(desktop, PLACED)
    before = read_bytes(path)
    x, y = locate(program, 'Balai')
    desktop.drag((x, y), (x + 90, y + 40))
    root = program.save(path, lambda root: find_named(root, 'unit', 'Balai').get('x') != '240', 'a move')
    top = get_place(find_named(root, 'unit', 'Balai'))
    below = get_place(find_named(root, 'unit', 'Loket'))
    assert (below[0] - top[0], below[1] - top[1]) == (0, 120), (top, below)
    assert get_place(find_named(root, 'unit', 'Dinas')) == (0, 0)
    target = locate(program, 'Dinas')
    desktop.drag(locate(program, 'Balai'), target)
    root = program.save(path, lambda root: find_named(root, 'unit', 'Balai').get('parent') == 'u1',
                        'a sub-unit')
    assert find_named(root, 'unit', 'Loket').get('parent') == 'u2'
    desktop.key('ctrl+z', 'ctrl+z')
    program.save(path, lambda root: read_bytes(path) == before, 'what was there before')


def band_selects_and_moves(desktop):
    program, path = open_document(desktop, PLACED)
    x, y, _, _ = get_canvas(program)
    right, bottom = locate(program, 'Balai')
    left, top = locate(program, 'Dinas')
    desktop.key('Escape')
    desktop.drag((left - 100, top - 40), (right + 90, bottom + 32))
    program.see('label', lambda told: told.endswith('2 selected'))
    desktop.drag((left, top), (left + 50, top - 30))
    root = program.save(path, lambda root: find_named(root, 'unit', 'Dinas').get('x') != '0', 'a move')
    first = get_place(find_named(root, 'unit', 'Dinas'))
    second = get_place(find_named(root, 'unit', 'Balai'))
    assert (second[0] - first[0], second[1] - first[1]) == (240, 0), (first, second)


def renamed_in_place(desktop):
    program, path = open_document(desktop)
    place = locate(program, 'Dinas')
    desktop.key('Escape')
    desktop.click(*place, times=2)
    type_name(program, 'Badan')
    program.save(path, lambda root: find_named(root, 'unit', 'Badan') is not None, 'the new name')


def deleted_and_undone(desktop):
    program, path = open_document(desktop)
    before = read_bytes(path)
    desktop.click(*locate(program, 'Balai'))
    desktop.key('Delete')
    root = program.save(path, lambda root: find_named(root, 'unit', 'Balai') is None, 'what is left')
    assert find_named(root, 'unit', 'Dinas') is not None
    desktop.key('ctrl+z')
    program.save(path, lambda root: read_bytes(path) == before, 'what was there before')


run(units_dragged_from_the_palette, steps_dragged_from_the_palette, authority_dropped_on_a_unit,
    drags_given_up, other_button_drops_nothing, connected_by_handles, subtree_moved,
    band_selects_and_moves, renamed_in_place, deleted_and_undone)
