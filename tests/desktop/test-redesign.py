# SPDX-License-Identifier: GPL-3.0-or-later
"""From how it is to how it shall be: steps are marked by keyboard alone, the decisions are applied to
a new stage, both are compared, and the report is exported.

usage: test-redesign.py ALUR DATA DRAG-SOURCE ALUR-CLI
"""

import os
import sys

from desktop import list_all, run
from drawing import find_named, get_outline, open_document, select, show_procedure, type_name
from tree import FOCUSED

os.environ['ALUR'] = sys.argv[1]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0" xml:lang="en" title="Licences">
  <stage id="now" name="Now" kind="current">
    <organisation>
      <unit id="u1" name="Desk"/>
    </organisation>
    <procedure id="p1" name="Licence">
      <step id="s0" kind="start"/>
      <step id="s1" name="Receive" unit="u1" work="PT5M"/>
      <step id="s2" name="Check again" unit="u1" work="PT10M" wait="P1D"/>
      <step id="s3" name="Register" unit="u1" work="PT20M"/>
      <step id="s4" name="Number" unit="u1" work="PT5M"/>
      <step id="s5" name="Hand over" unit="u1" work="PT5M"/>
      <step id="s6" kind="end"/>
      <flow id="w1" from="s0" to="s1"/>
      <flow id="w2" from="s1" to="s2"/>
      <flow id="w3" from="s2" to="s3"/>
      <flow id="w4" from="s3" to="s4"/>
      <flow id="w5" from="s4" to="s5"/>
      <flow id="w6" from="s5" to="s6"/>
    </procedure>
  </stage>
</alur>
'''


def decisions(root):
    now = list_all(root, 'stage')[0]
    return {step.get('id'): list_all(step, 'redesign')[0].get('action')
            for step in list_all(now, 'step') if list_all(step, 'redesign')}


def go_on_to(program, name):
    """One step further along the chain."""
    program.desktop.key('Right')
    program.see('panel', lambda told: told.startswith(name))


def mark_by_keyboard(program, path):
    show_procedure(program, 'Licence')
    program.see('label', 'Receive', get_outline(program))
    program.desktop.key('Down', 'Down')
    program.see('panel', lambda told: told.startswith('Receive'))
    program.desktop.key('F6')
    go_on_to(program, 'Check again')
    program.desktop.key('ctrl+2')
    go_on_to(program, 'Register')
    program.desktop.key('ctrl+3')
    go_on_to(program, 'Number')
    go_on_to(program, 'Hand over')
    program.desktop.key('ctrl+4')
    wanted = {'s2': 'abolish', 's3': 'combine', 's5': 'simplify'}
    program.save(path, lambda root: decisions(root) == wanted, 'three decisions')


def apply(program, path):
    program.desktop.key('ctrl+shift+Return')
    program.see('label', lambda told: told.startswith('Check again is given up'))
    program.see('label', lambda told: told == 'Register takes over what was done in: Number.')
    program.desktop.screenshot('preview-of-the-next-stage')
    program.click('push button', lambda told: told.endswith('Apply'))
    program.see('label', lambda told: told.startswith('3 decisions carried out'))
    root = program.save(path, lambda root: len(list_all(root, 'stage')) == 2, 'a second stage')
    target = list_all(root, 'stage')[1]
    assert target.get('kind') == 'target'
    assert [step.get('id') for step in list_all(target, 'step')] == ['s0', 's1', 's3', 's5', 's6']
    register = find_named(target, 'step', 'Register')
    assert register.get('from') == 's3 s4' and register.get('work') == 'PT25M'
    flows = [(flow.get('from'), flow.get('to')) for flow in list_all(target, 'flow')]
    assert flows == [('s0', 's1'), ('s1', 's3'), ('s3', 's5'), ('s5', 's6')], flows


def undo_and_redo(program, path):
    program.desktop.key('ctrl+z')
    program.save(path, lambda root: len(list_all(root, 'stage')) == 1, 'one stage again')
    program.desktop.key('ctrl+shift+z')
    program.save(path, lambda root: len(list_all(root, 'stage')) == 2, 'both stages again')


def compare(program):
    program.click('label', 'Comparison of stages', get_outline(program))
    program.see('label', lambda told: told.startswith('Step Check again: abolished'))
    program.see('label', lambda told: told == 'Steps 3 (−2)')
    program.desktop.screenshot('comparison-of-stages')


def tab_to(program, role, name):
    """By keys alone, also to what is out of view."""
    for _ in range(100):
        if program.see(role, name).has_state(FOCUSED):
            return
        program.desktop.key('Tab')
    raise AssertionError(f'a hundred times Tab does not lead to {role} "{name}"')


def export_report(program):
    """By the dialog of the window, as whoever brings it to the head of the agency."""
    desktop = program.desktop
    target = os.path.join(desktop.folder, 'report.pdf')
    desktop.key('ctrl+e')
    button = program.see('push button', lambda told: told.endswith('Export…'))
    tab_to(program, 'check box', 'Report')
    desktop.key('space')
    desktop.screenshot('report-to-be-exported')
    program.act(button)
    program.name_file(target)
    program.see('label', lambda told: told.startswith('Exported to') and 'report.pdf' in told)
    text = desktop.ask('pdftotext', '-layout', target, '-')
    for told in ('Licences', 'Check again', 'abolished', 'Target condition'):
        assert told in text, told


def correct_a_name_in_both(program, path):
    """A name that still reads the same in the other stage is offered there."""
    select(program, 'Receive')
    program.desktop.key('F6', 'F2')
    type_name(program, 'Take in')
    program.see('label', lambda told: told.startswith('In 1 other stage “Take in” is still called'))
    program.click('label', 'Correct There Too')
    program.save(path, lambda root: [step.get('name') for step in list_all(root, 'step')
                                     if step.get('id') == 's1'] == ['Take in'] * 2, 'both names')


def redesigned_by_keyboard(desktop):
    program, path = open_document(desktop, DOCUMENT)
    mark_by_keyboard(program, path)
    apply(program, path)
    undo_and_redo(program, path)
    compare(program)
    export_report(program)
    show_procedure(program, 'Licence')
    correct_a_name_in_both(program, path)


run(redesigned_by_keyboard)
