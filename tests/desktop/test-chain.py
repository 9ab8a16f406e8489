# SPDX-License-Identifier: GPL-3.0-or-later
"""The service chain, worked on with pointer and keys: filtered, followed to the steps, connected.

usage: test-chain.py ALUR DATA
"""

import os
import sys

from desktop import list_all, run, wait
from drawing import find_named, get_outline, locate, open_document, select

os.environ['ALUR'] = sys.argv[1]

# From the middle of the smallest shape, at 100 %, to the handle at its lower edge.
TO_EDGE = 20

CHAIN = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0" xml:lang="en" hours-per-day="8">
  <stage id="now" name="Now" kind="current">
    <organisation>
      <unit id="u1" name="Store" level="support"/>
      <unit id="u2" name="Ward" level="service-point"/>
      <unit id="u3" name="Lab" level="service-point"/>
      <unit id="u4" name="Patient" level="customer"/>
    </organisation>
    <procedure id="p1" name="Supply" kind="support" promise="P1D">
      <step id="a1" kind="start"/>
      <step id="a2" name="Send" unit="u1" work="PT2H"/>
      <step id="a3" kind="end"/>
      <flow id="w1" from="a1" to="a2"/>
      <flow id="w2" from="a2" to="a3"/>
      <flow id="w3" kind="goods" from="a2" to="b1" label="Pills"/>
      <flow id="w4" kind="goods" from="a2" to="b2" label="Drips"/>
    </procedure>
    <procedure id="p2" name="Care">
      <step id="b1" name="Examine" unit="u2"/>
      <step id="b2" name="Nurse" unit="u2"/>
      <step id="b3" name="Pay" unit="u4"/>
      <step id="b4" name="Test" unit="u3"/>
      <flow id="w5" kind="money" from="b3" to="b1" label="Fee"/>
      <flow id="w6" kind="information" from="b1" to="b4" label="Request"/>
    </procedure>
  </stage>
</alur>
'''


def open_chain(desktop):
    program, path = open_document(desktop, CHAIN, 'chain.alur')
    program.click('label', 'Service chain', get_outline(program))
    program.see('panel', 'Service chain, 4 units')
    return program, path


def flows(root):
    return {flow.get('id'): (flow.get('kind'), flow.get('from'), flow.get('to'))
            for flow in list_all(root, 'flow')}


def see_view(program, what):
    return program.see('panel', lambda told: told.startswith(what))


def filtered_by_kind(desktop):
    program, _ = open_chain(desktop)
    program.click('push button', 'Show flows of goods')
    program.see('panel', 'Service chain, 3 units')
    program.click('push button', 'All units')
    program.see('panel', 'Service chain, 4 units')
    desktop.screenshot('chain-without-goods')
    # It is remembered with the file, as any view.
    desktop.key('ctrl+q')
    program.process.wait(60)


def followed_by_keys(desktop):
    """Tab walks over units and lines; a line says what is on it, and Enter leads to a step."""
    program, _ = open_chain(desktop)
    select(program, 'Store')
    desktop.key('F6', 'Tab')
    line = see_view(program, 'goods flow from Store to Ward')
    assert 'Stands for 2 flows' in line.get_name(), line.get_name()
    assert 'in time (promised: 1 working day)' in line.get_name(), line.get_name()
    desktop.screenshot('chain-line')
    desktop.key('Return')
    program.see('menu item', lambda told: told.startswith('Drips'))
    desktop.key('Escape')
    program.see_gone('menu item', lambda told: told.startswith('Drips'))
    desktop.key('Tab', 'Tab')
    see_view(program, 'information flow from Ward to Lab')
    desktop.key('Return')
    see_view(program, 'Examine')
    program.see('push button', 'Decision')  # the palette of a procedure


def opened_from_the_inspector(desktop):
    program, _ = open_chain(desktop)
    select(program, 'Store')
    desktop.key('F6', 'Tab')
    see_view(program, 'goods flow from Store to Ward')
    row = program.see('list item', lambda told: told.startswith('Store → Ward: Drips'))
    assert 'Supply, step 1 → Care, step 2' in row.get_name(), row.get_name()
    desktop.click(*program.get_middle(row))
    see_view(program, 'Send')


def connected_by_handles(desktop):
    program, path = open_chain(desktop)
    lab = locate(program, 'Lab')
    x, y = locate(program, 'Store')
    program.click('push button', 'Goods flow')
    # One step each: at once.
    desktop.drag((x, y + TO_EDGE), lab)
    see_view(program, 'goods flow from Store to Lab')
    root = program.save(path, lambda root: len(flows(root)) == 7, 'a seventh flow')
    assert ('goods', 'a2', 'b4') in flows(root).values(), flows(root)
    desktop.key('ctrl+z')
    program.save(path, lambda root: len(flows(root)) == 6, 'six flows again')
    # The ward has two: asked.
    ward = locate(program, 'Ward')
    x, y = locate(program, 'Store')
    desktop.drag((x, y + TO_EDGE), ward)
    program.see('push button', lambda told: told.endswith('Connect'))
    desktop.screenshot('chain-new-flow')
    desktop.key('Escape')
    program.see_gone('push button', lambda told: told.endswith('Connect'))


def connected_by_keys(desktop):
    """From what is selected to a unit that is chosen."""
    program, path = open_chain(desktop)
    select(program, 'Patient')
    desktop.key('F6', 'Insert')
    program.see('push button', lambda told: told.endswith('Connect'))
    label = program.see('text', 'What flows')
    desktop.click(*program.get_middle(label))
    desktop.type('Consent')
    n_shown = len(program.find_all('label', 'Patient'))
    program.click('push button', 'Unit that gets')
    wait(lambda: len(program.find_all('label', 'Patient')) > n_shown, 'the units')
    desktop.key('Down', 'Down', 'Return')
    wait(lambda: len(program.find_all('label', 'Patient')) == n_shown, 'that one is chosen')
    button = program.see('push button', lambda told: told.endswith('Connect'))
    desktop.click(*program.get_middle(button))
    program.see_gone('push button', lambda told: told.endswith('Connect'))
    root = program.save(path, lambda root: len(flows(root)) == 7, 'a seventh flow')
    made = [flow for flow in list_all(root, 'flow') if flow.get('label') == 'Consent']
    assert made and made[0].get('from') == 'b3' and made[0].get('to') == 'b4', made[0].attrib


def dragged_to_another_column(desktop):
    program, path = open_chain(desktop)
    ward = locate(program, 'Ward')
    store = locate(program, 'Store')
    desktop.drag(store, (ward[0], store[1] + 30))
    root = program.save(path, lambda root: find_named(root, 'unit', 'Store').get('level')
                        == 'service-point', 'another level')
    store = find_named(root, 'unit', 'Store')
    assert store.get('x') is None and store.get('parent') is None, store.attrib
    select(program, 'Store')
    desktop.key('F6', 'ctrl+Left')
    program.save(path, lambda root: find_named(root, 'unit', 'Store').get('level')
                 == 'service-centre', 'the level before')


run(filtered_by_kind, followed_by_keys, opened_from_the_inspector, connected_by_handles,
    connected_by_keys, dragged_to_another_column)
