#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawings of BPMN of people who mean ill: refused with a sentence, or taken over within bounds; then
they are written and read again, and nothing changes.

usage: test-hostile-bpmn.py ALUR_CLI

Time is bounded by the system, in seconds of the processor, so that a slow machine changes nothing."""

import collections
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'support'))

from numbered import NumberedTests  # noqa: E402

# More where instruments of a compiler count along.
SECONDS = 80 if os.environ.get('ASAN_OPTIONS') or os.environ.get('ALUR_SHARE') else 10
MEMORY = None if os.environ.get('ASAN_OPTIONS') else 2 << 30
SPACE = 'http://www.omg.org/spec/BPMN/20100524/'
ROOT = (f'<definitions xmlns="{SPACE}MODEL" xmlns:di="{SPACE}DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
        'xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="urn:x">')
LONG = 'x' * 1000000
BIG = 'x' * (1 << 20)


def shape(of, x, y, width=100, height=80):
    return (f'<di:BPMNShape id="{of}_di" bpmnElement="{of}">'
            f'<dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}"/></di:BPMNShape>')


def diagram(of, *shapes):
    return f'<di:BPMNDiagram id="D"><di:BPMNPlane id="P" bpmnElement="{of}">{"".join(shapes)}</di:BPMNPlane></di:BPMNDiagram>'


def process(*parts):
    return f'<process id="pr">{"".join(parts)}</process>'


def flow(name, source, target):
    return f'<sequenceFlow id="{name}" sourceRef="{source}" targetRef="{target}"/>'


def each(count, text):
    return [text.replace('%', str(i)) for i in range(count)]


def nested(count, element, inner):
    """Lanes or sub-processes, one in the other."""
    return ''.join(each(count, element)) + inner


def lanes(count):
    return (process('<laneSet id="ls">', *each(count, '<lane id="l%" name="Lane %"><flowNodeRef>t%</flowNodeRef></lane>'),
                    '</laneSet>', *each(count, '<task id="t%"/>'))
            + diagram('pr', *(shape(f'l{i}', 0, 10 * i, 999, 10) + shape(f't{i}', 50, 10 * i, 9, 9) for i in range(count))))


# What must be taken over.
TAKEN = {
    'lanes': lanes(10000),
    'lanes of one name': process('<laneSet id="ls">', *each(3000, '<lane id="l%" name="Same"/>'), '</laneSet><task id="t"/>'),
    'lanes in themselves': process(
        '<laneSet id="ls"><lane id="l" name="A"><flowNodeRef>t</flowNodeRef><flowNodeRef>l</flowNodeRef><childLaneSet id="ls">'
        '<lane id="l" name="A"><flowNodeRef>t</flowNodeRef><childLaneSet id="ls"><lane id="l" name="A"/></childLaneSet></lane>'
        '</childLaneSet></lane></laneSet><task id="t"/>'),
    'lanes in lanes': process(
        '<laneSet id="s">', nested(40, '<lane id="l%" name="L%"><childLaneSet id="s%">', '<lane id="in" name="In"/>'),
        '</childLaneSet></lane>' * 40, '</laneSet><task id="t"/>'),
    'forks': process('<exclusiveGateway id="g"/>', *each(1000, '<task id="t%"/>' + flow('f%', 'g', 't%'))),
    'forks that meet': process('<parallelGateway id="g"/><parallelGateway id="h"/>',
                               *each(300, '<task id="t%"/>' + flow('f%', 'g', 't%') + flow('e%', 't%', 'h'))),
    'flows side by side': process('<task id="g"/><task id="h"/>', *each(1000, flow('f%', 'g', 'h'))),
    'far away': process('<task id="a"/><task id="b"/><task id="c"/>', flow('f', 'a', 'b'), flow('g', 'b', 'c')) + diagram(
        'pr', shape('a', '1e308', '-1e308'), shape('b', '1e308', '1e308', '1e308', '1e308'), shape('c', 'nan', 'inf'),
        '<di:BPMNEdge id="f_di" bpmnElement="f"><dd:waypoint x="1e308" y="-1e308"/><dd:waypoint x="-1e308" y="1e308"/></di:BPMNEdge>'),
    'at the border': process('<task id="a"/><task id="b"/>', flow('f', 'a', 'b')) + diagram(
        'pr', shape('a', -999999, -999999), shape('b', 999999, 999999)),
    'a long name': process(f'<task id="a" name="{LONG}"/><task id="b"/>', flow('f', 'a', 'b')),
    'a long identifier': process(f'<task id="{LONG}"/><task id="b"/>', flow('f', LONG, 'b')),
    'references in a circle': (
        '<collaboration id="c"><participant id="p" name="P" processRef="q"/><participant id="q" processRef="p"/>'
        '<participant id="r" processRef="c"/><messageFlow id="m" sourceRef="m" targetRef="m"/>'
        '<messageFlow id="n" sourceRef="o" targetRef="o"/><messageFlow id="o" sourceRef="n" targetRef="n"/></collaboration>'
        + process('<subProcess id="s"><callActivity id="k" calledElement="pr"/></subProcess><callActivity id="l" calledElement="s"/>'
                  '<boundaryEvent id="b1" attachedToRef="b2"/><boundaryEvent id="b2" attachedToRef="b1"/>'
                  '<boundaryEvent id="b3" attachedToRef="b3"/><task id="t"><dataInputAssociation id="d"><sourceRef>d</sourceRef>'
                  '<targetRef>d</targetRef></dataInputAssociation></task><dataObjectReference id="e" dataObjectRef="e"/>'
                  '<association id="a" sourceRef="a" targetRef="a"/>', flow('f', 'f', 'f'))
        + diagram('c', *(shape(of, 0, 0) for of in ('b1', 'b2', 'b3', 't')))),
    'calls in a circle': ''.join(f'<process id="p{i}"><callActivity id="c{i}" calledElement="p{(i + 1) % 500}"/></process>'
                                 for i in range(500)),
    'sub-processes in each other': process(nested(80, '<subProcess id="s%"><task id="t%"/>', ''), '</subProcess>' * 80),
    'events at one edge': process('<task id="a"/>', *each(1000, '<boundaryEvent id="b%" attachedToRef="a"/>')) + diagram(
        'pr', shape('a', 0, 0), *(shape(f'b{i}', i % 100, 80, 36, 36) for i in range(1000))),
    'all in one place': process(*each(1000, '<task id="t%"/>')) + diagram('pr', *(shape(f't{i}', 0, 0) for i in range(1000))),
    'data of all': process('<dataObjectReference id="d" name="D"/>', *each(
        1000, '<task id="t%"><dataInputAssociation><sourceRef>d</sourceRef></dataInputAssociation>'
        '<dataOutputAssociation><targetRef>d</targetRef></dataOutputAssociation></task>')),
    'one identifier': process(*each(1000, '<task id="a"/>')),
    'what is only kept': process('<task id="a"/>', *each(
        4000, '<textAnnotation id="x%"><text>n</text></textAnnotation><association id="y%" sourceRef="a" targetRef="x%"/>'))
    + diagram('pr', shape('a', 0, 0), *(shape(f'x{i}', i, 200) for i in range(4000))),
    'a drawing in a process': process('<task id="a"/>', diagram('pr', shape('a', 9, 9))) + diagram('pr', shape('a', 0, 0)),
}
# What does not fit into a document: its file would be one that can't be opened.
REFUSED = {
    'long names of all': (
        f'<collaboration id="c" name="{BIG}"><participant id="p" name="{BIG}" processRef="pr"/></collaboration>'
        f'<process id="pr" name="{BIG}"><laneSet id="ls"><lane id="l" name="{BIG}"><flowNodeRef>a</flowNodeRef></lane></laneSet>'
        f'<task id="a" name="{BIG}"/><task id="b" name="{BIG}"><documentation>{BIG}</documentation></task>'
        f'<sequenceFlow id="f" name="{BIG}" sourceRef="a" targetRef="b"/></process>'),
}


def bound():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def find_twice(path):
    """Identifiers that a written file has twice; what others have added does not count."""
    counts = collections.Counter()

    def walk(top):
        for node in top:
            if node.tag != f'{{{SPACE}MODEL}}extensionElements':
                counts[node.get('id')] += 1
                walk(node)

    walk(ElementTree.parse(path).getroot())
    return [name for name, count in counts.items() if name and count > 1]


class Tests(NumberedTests):
    def call(self, *arguments):
        run = subprocess.run([self.cli, *arguments], capture_output=True, stdin=subprocess.DEVNULL, preexec_fn=bound,
                             env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en'))
        errors = run.stderr.decode('utf-8', 'surrogateescape')
        assert run.returncode >= 0, f'{arguments[0]} was ended by signal {-run.returncode}: {errors[-300:]}'
        assert 'CRITICAL' not in errors and 'WARNING' not in errors, errors[-300:]
        return run.returncode, errors

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, body):
        for entry in os.listdir(self.folder):
            os.unlink(self.path(entry))
        pathlib.Path(self.path('hostile.bpmn')).write_text(f'{ROOT}{body}</definitions>', encoding='utf-8')
        return self.path('hostile.bpmn')

    def taken(self, body):
        file = self.write(body)
        for made, arguments in (('first.alur', ('import', file)), ('out.bpmn', ('convert', self.path('first.alur'))),
                                ('second.alur', ('import', self.path('out.bpmn')))):
            status, errors = self.call(*arguments, '-o', self.path(made))
            assert status == 0, f'{arguments[0]} ends with {status}: {errors[:200]}'
        first, second = (pathlib.Path(self.path(name)).read_bytes() for name in ('first.alur', 'second.alur'))
        assert first == second, 'another document comes back'
        assert not find_twice(self.path('out.bpmn')), f'twice: {find_twice(self.path("out.bpmn"))[:5]}'

    def refused(self, body):
        file = self.write(body)
        good = self.path('good.alur')
        pathlib.Path(good).write_text('<alur xmlns="urn:alur:document:1" version="1.0"><stage id="now" kind="current"/></alur>',
                                      encoding='utf-8')
        for into in ((), ('--into', good)):
            status, errors = self.call('import', file, *into, '-o', self.path('made.alur'))
            assert status == 3 and 'hostile.bpmn: ' in errors, f'import {into} ends with {status}: {errors[:200]}'
            assert not os.path.exists(self.path('made.alur')), f'import {into} wrote'


def main():
    with tempfile.TemporaryDirectory(prefix='alur-hostile-bpmn-') as folder:
        tests = Tests(sys.argv[1], '', folder)
        for name, body in TAKEN.items():
            tests.run(name, tests.taken, body)
        for name, body in REFUSED.items():
            tests.run(f'refused: {name}', tests.refused, body)
        print(f'1..{tests.count}')
        sys.exit(1 if tests.failed else 0)


if __name__ == '__main__':
    main()
