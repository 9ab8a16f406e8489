# SPDX-License-Identifier: GPL-3.0-or-later
"""Two units decide on the same thing: the finding comes while it is drawn, is mended by a click, and
comes back with undo.

usage: test-findings.py ALUR DATA
"""

import os
import sys

from desktop import list_all, run
from drawing import locate, open_document, select

os.environ['ALUR'] = sys.argv[1]

DOCUMENT = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0">
  <functions>
    <function id="f1" name="Perizinan"/>
  </functions>
  <stage id="now" name="Kini" kind="current">
    <organisation>
      <unit id="u1" name="Dinas" level="support">
        <authority id="a1" role="decision-maker" function="f1"/>
      </unit>
      <unit id="u2" name="Balai" level="support" parent="u1"/>
      <unit id="u3" name="Badan" level="support" parent="u1">
        <authority id="a3" role="implementer" function="f1"/>
      </unit>
    </organisation>
  </stage>
</alur>
'''


def is_overlap(told):
    return 'Perizinan' in told and 'Dinas' in told and 'Balai' in told


def list_deciders(root):
    return [unit.get('id') for unit in list_all(root, 'unit')
            if any(a.get('role') == 'decision-maker' for a in list_all(unit, 'authority'))]


def overlap_comes_and_goes(desktop):
    program, path = open_document(desktop, DOCUMENT)
    findings = program.see('list', 'Findings')
    program.see_gone('label', is_overlap, findings)
    tool = program.get_middle(program.see('push button', 'Decision-maker'))
    desktop.drag(tool, locate(program, 'Balai'))
    program.see('label', lambda told: told.startswith('Over what is it'))
    desktop.key('Return')
    program.see('label', is_overlap, findings)
    desktop.screenshot('overlap')
    program.save(path, lambda root: list_deciders(root) == ['u1', 'u2'], 'two that decide')
    label = program.see('label', is_overlap, findings)
    row = label
    while row.get_role_name() != 'list item':
        row = row.get_parent()
    fix = [node for node in program.find_all('push button', None, row)
           if node.get_name() not in ('Show', 'Accept…') and 'ther' not in node.get_name()][0]
    desktop.click(*program.get_middle(fix))
    program.see_gone('label', is_overlap, findings)
    root = program.save(path, lambda root: len(list_deciders(root)) == 1, 'one that decides')
    assert len(list_all(root, 'authority')) >= 2, 'the other keeps another authority, or none'
    desktop.key('ctrl+z')
    program.see('label', is_overlap, findings)
    program.save(path, lambda root: list_deciders(root) == ['u1', 'u2'], 'two that decide again')
    select(program, 'Balai')


run(overlap_comes_and_goes)
