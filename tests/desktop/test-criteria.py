# SPDX-License-Identifier: GPL-3.0-or-later
"""A procedure scored by the fifteen criteria with the keyboard only, as a screen reader tells it.

usage: test-criteria.py ALUR DATA
"""

import os
import sys

from desktop import list_all, run, wait
from drawing import focus_table, get_outline, open_document

os.environ['ALUR'] = sys.argv[1]

TWO_STAGES = '''<?xml version="1.0" encoding="UTF-8"?>
<alur xmlns="urn:alur:document:1" version="1.0" xml:lang="en">
  <stage id="now" name="Kini" kind="current">
    <procedure id="p" name="Izin">
      <step id="s" name="Terima"/>
      <score criterion="clarity" value="2">Syarat tidak dipasang.</score>
    </procedure>
  </stage>
  <stage id="goal" name="Tujuan" kind="target">
    <procedure id="p" name="Izin">
      <step id="s" name="Terima"/>
      <score criterion="clarity" value="2">Syarat tidak dipasang.</score>
    </procedure>
  </stage>
</alur>
'''


def hear(program, words):
    """What is told of the cell with the focus."""
    def look():
        program.check()
        table = program.find('table')
        return table is not None and words in table.get_name()
    wait(look, f'the table, telling "{words}"')


def see_chart(program, words):
    """The chart, when it tells that."""
    def look():
        program.check()
        chart = program.find('image', 'Aims, stances and criteria')
        return chart is not None and words in chart.get_description()
    wait(look, f'the chart, telling "{words}"')


def list_scores(root):
    return [[(score.get('criterion'), score.get('value'), score.text) for score in list_all(stage, 'score')]
            for stage in list_all(root, 'stage')]


def scored_by_keys(desktop):
    program, path = open_document(desktop, TWO_STAGES)
    program.click('label', 'Tujuan', get_outline(program))
    program.click('label', 'Criteria', get_outline(program))
    focus_table(program)
    hear(program, 'Simplicity (Efficiency).')
    see_chart(program, 'Clarity: 2 → 2')
    desktop.key('Down', 'Right')
    hear(program, 'Clarity, Score before: Kini: 2')
    desktop.key('Right')
    hear(program, 'Clarity, Score: Tujuan: 2')
    desktop.type('9')
    desktop.key('Return')
    program.see('label', lambda name: name.startswith('A score is a whole number from 1'))
    desktop.key('Escape')
    hear(program, 'Clarity, Score: Tujuan: 2')
    desktop.type('4')
    desktop.key('Tab')
    hear(program, 'Clarity, Evidence: Tujuan: Syarat tidak dipasang.')
    desktop.type('Syarat dipasang.')
    desktop.key('Return')
    see_chart(program, 'Clarity: 2 → 4')
    desktop.screenshot('criteria')
    before = [('clarity', '2', 'Syarat tidak dipasang.')]
    program.save(path, lambda root: list_scores(root) == [before, [('clarity', '4', 'Syarat dipasang.')]],
                 'the new score')
    desktop.key('Up', 'Left', 'Delete') # back on the score
    see_chart(program, 'Clarity: 2 → not scored')
    program.save(path, lambda root: list_scores(root) == [before, []], 'no score')
    desktop.key('ctrl+z', 'ctrl+z', 'ctrl+z')
    see_chart(program, 'Clarity: 2 → 2')
    program.save(path, lambda root: list_scores(root) == [before, before], 'all as it was')


run(scored_by_keys)
