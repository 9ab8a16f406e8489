#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of draw.io from every stage of every example and template, and of documents by chance: right
by the description of the format, with a shape for every element and a connector for every relation,
line of command and flow, which holds on to the shapes that it joins. ALUR_SEED and ALUR_DRAWIO set
the first seed of the documents by chance and how many.

usage: test-drawio.py ALUR_CLI WRITE_RANDOM DATA
"""

import glob
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from drawio import DrawioTests, require

SPACE = '{urn:alur:document:1}'
CHAIN = ('decision', 'information', 'money', 'goods')


def base(cell_id):
    """The element that a cell belongs to; '' for none."""
    return cell_id.split('/')[0]


class Stage:
    """What a drawing of a stage has to show."""

    def __init__(self, node):
        self.id = node.get('id')
        organisation = node.find(SPACE + 'organisation')
        self.units = {} if organisation is None else {unit.get('id'): unit.get('parent')
                                                      for unit in organisation.findall(SPACE + 'unit')}
        self.relations = {} if organisation is None else {
            line.get('id'): (line.get('from'), line.get('to')) for line in organisation.findall(SPACE + 'relation')}
        self.procedures = {procedure.get('id'): {step.get('id'): step for step in procedure.findall(SPACE + 'step')}
                           for procedure in node.findall(SPACE + 'procedure')}
        self.steps = {name: step for steps in self.procedures.values() for name, step in steps.items()}
        self.flows = {flow.get('id'): flow for flow in node.iter(SPACE + 'flow')}


def read_stages(path):
    return [Stage(node) for node in ElementTree.parse(path).getroot().findall(SPACE + 'stage')]


def list_edges(page, wanted):
    """The connectors of elements, and those of them that hold on to both ends; the thin line from a
    label to its connector is none."""
    edges = [cell for cell in page.cells.values() if cell.is_edge and base(cell.id) in wanted
             and (cell.id in wanted or cell.source or cell.target)]
    return {base(cell.id): cell for cell in edges}, [cell for cell in edges if cell.source and cell.target]


def touches(page, one, other):
    """Whether two shapes that a person placed leave no room for a line between them."""
    rects = [find_rect(page, name) for name in (one, other)]
    return any(a[0] <= b[2] + 1 and b[0] <= a[2] + 1 and a[1] <= b[3] + 1 and b[1] <= a[3] + 1
               for a in rects[0] for b in rects[1])


def find_rect(page, name):
    rects = []
    for cell in page.cells.values():
        if cell.is_vertex and (cell.id == name or base(cell.id) == name):
            x, y, at = cell.number('x'), cell.number('y'), page.cells[cell.parent]
            while at.id not in ('0', '1'):
                x, y, at = x + at.number('x'), y + at.number('y'), page.cells[at.parent]
            rects.append((x, y, x + cell.number('width'), y + cell.number('height')))
    return rects


def check_lines(page, lines):
    """lines: element → the elements at its ends."""
    edges, glued = list_edges(page, lines)
    for name, (one, other) in lines.items():
        if name not in edges:
            require(touches(page, one, other), f'{page.name}: no connector for {name}')
            continue
        edge = edges[name]
        require((base(edge.source or ''), base(edge.target or '')) == (one, other),
                f'{page.name}: {name} joins {edge.source} and {edge.target} instead of {one} and {other}')
    require(len(glued) == len(edges), f'{page.name}: {len(glued)} connectors for {len(edges)} lines')


def check_shapes(page, names):
    for name in names:
        require(name in page.cells and page.cells[name].is_vertex, f'{page.name}: no shape for {name}')


def check_organisation(page, stage):
    lines = dict(stage.relations)
    lines.update({unit: (parent, unit) for unit, parent in stage.units.items() if parent})
    check_shapes(page, stage.units)
    check_lines(page, lines)


def check_procedure(page, stage, procedure):
    steps = stage.procedures[procedure]
    lines = {name: (flow.get('from'), flow.get('to')) for name, flow in stage.flows.items()
             if flow.get('from') in steps or flow.get('to') in steps}
    check_shapes(page, steps)
    check_lines(page, lines)
    for name, step in steps.items():
        if step.get('unit') and step.get('x') is None:
            require(base(page.cells[name].parent) == step.get('unit'), f'{page.name}: {name} lies in no lane')


def check_chain(page, stage):
    """A line stands for all flows of a kind between two units."""
    lines = {}
    for name, flow in stage.flows.items():
        ends = [stage.steps[flow.get(end)].get('unit') for end in ('from', 'to')]
        if flow.get('kind') in CHAIN and None not in ends and ends[0] != ends[1]:
            lines.setdefault((ends[0], ends[1], flow.get('kind')), name)
    check_lines(page, {name: key[:2] for key, name in lines.items()})
    check_shapes(page, {unit for key in lines for unit in key[:2]})


def check_twice(page, first, last, procedure):
    """Before and after in one drawing: what is in both is there twice."""
    for stage in (first, last):
        names = stage.units if procedure is None else stage.procedures.get(procedure, {})
        for name in names:
            twice = all(name in (one.units if procedure is None else one.procedures.get(procedure, {}))
                        for one in (first, last))
            shapes = [cell for cell in page.cells.values() if base(cell.id) == name and cell.is_vertex
                      and cell.style.get('strokeColor', 'none') != 'none' and cell.number('width') > 40]
            require(len(shapes) >= (2 if twice else 1), f'{page.name}: {len(shapes)} shapes for {name}')
        lines = stage.relations if procedure is None else {
            name: flow for name, flow in stage.flows.items() if flow.get('from') in names and flow.get('to') in names}
        for name in lines:
            require(any(base(cell.id) == name and cell.source and cell.target for cell in page.cells.values()),
                    f'{page.name}: no connector for {name}')


def finds_fault(check, *arguments):
    try:
        check(*arguments)
    except (AssertionError, KeyError):
        return True
    return False


class Tests(DrawioTests):
    def __init__(self, cli, write_random, data, folder):
        super().__init__(cli, data, folder)
        self.write_random = write_random

    def whole(self, path, by_hand):
        """All views of all stages."""
        stages = read_stages(path)
        for stage in stages:
            pages = {page.id: page for page in self.export(path, '--stage', stage.id)[0]}
            if stage.units:
                check_organisation(pages['organisation'], stage)
            for procedure, steps in stage.procedures.items():
                if steps:
                    check_procedure(pages[f'procedure:{procedure}'], stage, procedure)
            if 'chain' in pages:
                check_chain(pages['chain'], stage)
            if stage is not stages[0] or by_hand:
                continue
            for name, page in pages.items():
                kind, _, procedure = name.partition(':')
                if kind == 'comparison':
                    check_twice(page, stage, stages[-1], None if procedure == 'organisation' else procedure)

    def forms(self):
        """The pages of an SOP are drawings too, and the report's drawings come with it."""
        path = os.path.join(self.examples, 'examples', 'rawat-inap.alur')
        stage = read_stages(path)[0]
        pages = self.export(path, '--view', 'sop')[0]
        shown = {base(name) for page in pages for name, cell in page.cells.items() if cell.is_vertex}
        forms = {page.id.partition(':')[2].split(' ')[0] for page in pages}
        steps = {step for form in forms for step in stage.procedures[form]}
        require(len(forms) > 1 and steps <= shown, f'no symbol for {steps - shown}')
        pages = self.export(path, '--view', 'report')[0]
        require(any(page.id.startswith('sop:') or page.id.startswith('procedure:') for page in pages),
                f'the report has {[page.id for page in pages]}')

    def missing(self):
        """What a drawing lacks is seen: this test fails when one cell does."""
        path = os.path.join(self.examples, 'examples', 'izin-terapis-gigi.alur')
        stage = read_stages(path)[0]
        page = self.export(path)[0][0]
        check_organisation(page, stage)
        wanted = set(stage.units) | set(stage.relations)
        drawn = [cell for cell in page.cells.values() if cell.id in wanted or (cell.is_edge and cell.source and cell.target)]
        require(len(drawn) > len(wanted), 'there are no lines of command')
        for cell in drawn:
            for name, value in (('id', None), ('source', cell.target), ('target', cell.source)):
                old = getattr(cell, name)
                if value is None:
                    del page.cells[cell.id]
                else:
                    setattr(cell, name, value)
                require(value == old or finds_fault(check_organisation, page, stage), f'{cell.id} without its {name} is right')
                setattr(cell, name, old)
                page.cells[cell.id] = cell

    def names(self):
        """The tab of a page says which drawing it is, also where two are about one thing."""
        path = os.path.join(self.examples, 'examples', 'akta-kelahiran.alur')
        names = {page.id: page.name for page in self.export(path, '--lang', 'en')[0]}
        chart = names['organisation']
        require(names['comparison:organisation'] == f'{chart} — Kondisi saat ini → Kondisi yang dituju', f'{names}')

    def same(self):
        """The same document gives the same bytes, in another language other words and the same cells."""
        path = os.path.join(self.examples, 'examples', 'izin-terapis-gigi.alur')
        pages, first = self.export(path)
        require(first == self.export(path)[1], 'two exports differ')
        other = self.export(path, '--lang', 'en')[0]
        require(len(other) == len(pages), f'{len(other)} pages in English, {len(pages)} in Indonesian')
        for one, two in zip(pages, other):
            names = [{base(name) for name in page.cells} for page in (one, two)]
            require(names[0] == names[1], f'{one.name}: other elements in English')

    def all(self):
        for path in sorted(glob.glob(os.path.join(self.examples, '*', '*.alur'))):
            self.run(f'whole: {os.path.basename(path)}', self.whole, path, False)
        self.run('forms', self.forms)
        self.run('missing', self.missing)
        self.run('names', self.names)
        self.run('same', self.same)
        seed, count = os.environ.get('ALUR_SEED', '1'), os.environ.get('ALUR_DRAWIO', '18')
        subprocess.run([self.write_random, seed, count, self.folder], check=True)
        for path in sorted(glob.glob(os.path.join(self.folder, 'random-*.alur'))):
            self.run(f'whole: {os.path.basename(path)}', self.whole, path, True)
        print(f'1..{self.count}')
        return 1 if self.failed else 0


def main():
    with tempfile.TemporaryDirectory() as folder:
        return Tests(*sys.argv[1:4], folder).all()


if __name__ == '__main__':
    sys.exit(main())
