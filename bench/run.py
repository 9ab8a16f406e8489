#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares Alur with its peers and with the floor, in one run, and prints ratios.

usage: bench/run.py BUILD [--peers]

BUILD is a folder with a release build of the programs (./dev bench makes it). CPU seconds are
user + system of the whole process, the median of several runs; memory is the peak resident size.
What is compared runs in turns, so that other work on the machine falls on both. A peer that takes
longer than PEER_LIMIT is stopped and counts as that. A ratio that misses its goal is marked;
nothing fails, because machines differ.
"""

import math
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

GOALS_MISSED = []
PEER_LIMIT = 60  # CPU seconds
STOPPED = 0.9 * PEER_LIMIT  # the system counts them in two ways


def limit_time():
    resource.setrlimit(resource.RLIMIT_CPU, (PEER_LIMIT, PEER_LIMIT))


def run_once(command, output=None):
    """CPU seconds and peak memory (MB) of one run of a command."""
    with open(output or os.devnull, 'wb') as stdout:
        process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL,
                                   preexec_fn=limit_time)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    if status != 0 and seconds < STOPPED:
        return None
    return seconds, usage.ru_maxrss / 1024


def measure(commands, rounds):
    """The median CPU seconds and peak memory (MB) of each of some commands."""
    runs = [[run_once(command) for command in commands] for _ in range(rounds)]
    results = []
    for column in zip(*runs):
        if None in column:
            results.append(None)
            continue
        times = sorted(run[0] for run in column)
        results.append((times[len(times) // 2], max(run[1] for run in column)))
    return results


def tell(name, ours, other, other_name, goal, at_least):
    """Prints one comparison: goal is the ratio other/ours (at_least) or ours/other (at most)."""
    if ours is None or other is None:
        print(f'{name:58} could not be measured')
        GOALS_MISSED.append(name)
        return
    ratio = other / ours if at_least else ours / other
    fine = ratio >= goal if at_least else ratio <= goal
    words = (f'{ratio:6.1f} times faster than {other_name}' if at_least
             else f'{ratio:6.2f} times {other_name}')
    mark = '' if fine else f'   MISSED: goal {goal:g}'
    print(f'{name:58} {ours:8.3f}   {words}{mark}')
    if not fine:
        GOALS_MISSED.append(name)


class Bench:
    def __init__(self, build, folder):
        self.cli = os.path.join(build, 'src', 'cli', 'alur-cli')
        self.bench = os.path.join(build, 'bench')
        self.folder = folder

    def generate(self, *what):
        path = os.path.join(self.folder, '-'.join(what))
        if not os.path.exists(path):
            run_once([os.path.join(self.bench, 'generate'), *what], path)
        return path

    def export(self, kind, size):
        return [self.cli, 'export', self.generate(kind, str(size)), '--view', kind, '--paper',
                'fit', '-o', os.path.join(self.folder, 'out.pdf')]

    def floor(self, *arguments):
        return [os.path.join(self.bench, 'floor-draw'), *arguments,
                os.path.join(self.folder, 'floor.pdf')]

    def peer(self, program, kind, size):
        return [*program, '-Tpdf', self.generate(kind, str(size)), '-o',
                os.path.join(self.folder, 'peer.pdf')]

    def inside(self, what, *document):
        path = self.generate(*document)
        text = subprocess.run([os.path.join(self.bench, 'measure'), what, path],
                              capture_output=True, text=True, check=True).stdout
        return {line.split()[0]: float(line.split()[1]) for line in text.splitlines()}


def against_floor(bench, kind, size, rounds):
    """Prints time and memory of an export against the floor's; the seconds that it took."""
    ours, floor = measure([bench.export(kind, size), bench.floor(kind, str(size))], rounds)
    tell(f'{size}: against the floor', ours and ours[0], floor and floor[0], 'the floor', 2, False)
    tell(f'{size}: peak memory (MB)', ours and ours[1], floor and floor[1], 'the floor', 1.5,
         False)
    return ours and ours[0]


def against_peer(bench, kind, size, rounds, name, goal, peer):
    ours, other = measure([bench.export(kind, size), peer], rounds)
    stopped = other is not None and other[0] >= STOPPED
    tell(f'{size}: against {name}', ours and ours[0], other and other[0],
         name.split()[0] + (', which was stopped' if stopped else ''), goal, True)


def growth(seconds):
    """Whether the time for ten times as much grows as N log N or slower."""
    for small, large in zip(sorted(seconds), sorted(seconds)[1:]):
        if seconds[small] is None or seconds[large] is None:
            continue
        expected = large * math.log(large) / (small * math.log(small))
        tell(f'{small} to {large}: growth', seconds[large] / seconds[small], expected,
             'of N log N', 1, False)


def organisation(bench, peers):
    print('\nOrganisation chart of N units to a one-page PDF (CPU seconds)')
    seconds = {}
    for size, rounds in ((1000, 9), (10000, 5), (100000, 1)):
        seconds[size] = against_floor(bench, 'organisation', size, rounds)
        if not peers:
            continue
        if size == 1000:
            against_peer(bench, 'organisation', size, 5, 'dot, orthogonal lines', 6,
                         bench.peer(['dot', '-Gsplines=ortho'], 'dot-organisation', size))
        else:
            against_peer(bench, 'organisation', size, 1, 'neato -n2, straight lines', 1,
                         bench.peer(['neato', '-n2', '-Gsplines=line'], 'dot-places', size))
    growth(seconds)


def procedure(bench, peers):
    print('\nProcedure of N steps over 8 lanes with N / 4 extra flows to PDF (CPU seconds)')
    seconds = {}
    for size, rounds in ((1000, 9), (10000, 5)):
        seconds[size] = against_floor(bench, 'procedure', size, rounds)
        if peers and size == 1000:
            against_peer(bench, 'procedure', size, 5, 'neato -n2, orthogonal', 4,
                         bench.peer(['neato', '-n2', '-Gsplines=ortho'], 'dot-procedure', size))
            against_peer(bench, 'procedure', size, 1, 'dot, lanes as clusters, orthogonal', 100,
                         bench.peer(['dot', '-Gsplines=ortho'], 'dot-lanes', size))
    tell('10000: against five seconds', seconds[10000], 5.0, 'of 5 s', 1, False)
    growth(seconds)


def start(bench):
    print('\nStart (CPU seconds)')
    ours, bare = measure([[bench.cli, '--version'],
                          [os.path.join(bench.bench, 'floor-draw'), '--version']], 41)
    tell('alur-cli --version', ours and ours[0], bare and bare[0],
         'a bare program with cairo and Pango', 1.5, False)


def reading(bench):
    print('\nReading and writing (CPU seconds)')
    for document in (('organisation', '10000'), ('procedure', '10000'),
                     ('authorities', '10000', '100000')):
        figures = bench.inside('read', *document)
        name = ' '.join(document)
        tell(f'{name}: reading', figures['read'], figures['sax'], "libxml2's SAX parse", 3, False)
        tell(f'{name}: writing', figures['write'], figures['read'], 'reading', 1, False)
        tell(f'{name}: bytes an element above its text', figures['memory'], 1536,
             'of 1.5 KB', 1, False)


def checking(bench):
    print('\nChecks of 10,000 units with 100,000 authorities (CPU seconds)')
    figures = bench.inside('check', 'authorities', '10000', '100000')
    for key, goal, words in (('check-all', 0.5, 'of 0.5 s'), ('recheck-leaf', 0.005, 'of 5 ms'),
                             ('recheck-100-functions', 0.005, 'of 5 ms'),
                             ('recheck-root-function', 0.1, 'of 100 ms'),
                             ('recheck-unit-moved', 0.1, 'of 100 ms')):
        tell(key, figures.get(key), goal, words, 1, False)


def journal(bench):
    print('\nThe journal, beside 10,000 units with 100,000 authorities (seconds by the clock)')
    figures = bench.inside('journal', 'authorities', '10000', '100000')
    tell('one commit more with the journal', figures['commit-journal'] - figures['commit'], 0.0001,
         'of 0.1 ms', 1, False)
    tell('beginning one', figures['begin-journal'], 0.016, 'of a frame', 1, False)
    for key, words in (('begin-save', 'a save begins, after a fourth of the units was deleted'),
                       ('end-save', 'and ends'), ('undo-saved', 'they come back'),
                       ('redo', 'and go again')):
        tell(words, figures[key], 0.05, 'of 50 ms, CPU seconds', 1, False)


def applying(bench):
    print('\nCarrying out decisions about every third step (CPU seconds)')
    for size, goal in (('1000', 0.1), ('10000', 1)):
        figures = bench.inside('apply', 'procedure', size)
        tell(f'{size} steps: the next stage with all decisions', figures['apply'], goal,
             f'of {goal} s', 1, False)


def exchanging(bench):
    print('\nProcedure of N steps as BPMN 2.0 (CPU seconds)')
    for size in (1000, 4500):  # the larger one has 10,000 elements
        path = os.path.join(bench.folder, 'out.bpmn')
        ours, drawn = measure([[bench.cli, 'convert', bench.generate('procedure', str(size)), '-o',
                                path], bench.export('procedure', size)], 5)
        tell(f'{size}: against its drawing', ours and ours[0], drawn and drawn[0],
             'the drawing as PDF', 2, False)
        tell(f'{size}: against two seconds', ours and ours[0], 2.0, 'of 2 s', 1, False)
        of_others = os.path.join(bench.folder, 'others.bpmn')
        with open(path, encoding='utf-8') as file, open(of_others, 'w', encoding='utf-8') as other:
            # Without our document it is a file like any other.
            other.write(re.sub('<alur:(document|drawn).*?</alur:(document|drawn)>', '', file.read(), flags=re.DOTALL))
        for name, file in (('a file of ours', path), ('one of others', of_others)):
            [taken] = measure([[bench.cli, 'import', file, '-o', os.path.join(bench.folder, 'in.alur')]], 5)
            tell(f'{size}: {name} in, against two seconds', taken and taken[0], 2.0, 'of 2 s', 1, False)


def for_editors(bench):
    print('\nDrawings for draw.io (CPU seconds, MB)')
    for kind, size, rounds in (('procedure', 4500, 5), ('organisation', 10000, 5), ('organisation', 100000, 1)):
        command = [bench.cli, 'export', bench.generate(kind, str(size)), '--view', kind, '-o',
                   os.path.join(bench.folder, 'out.drawio')]
        ours, drawn = measure([command, bench.export(kind, size)], rounds)
        name = f'{kind} {size}'
        tell(f'{name}: against its drawing', ours and ours[0], drawn and drawn[0],
             'the drawing as PDF', 1.5, False)
        tell(f'{name}: peak memory', ours and ours[1], drawn and drawn[1], "the PDF's", 4, False)
        if size <= 10000:
            tell(f'{name}: against two seconds', ours and ours[0], 2.0, 'of 2 s', 1, False)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    peers = '--peers' in sys.argv[2:]
    if peers and shutil.which('dot') is None:
        sys.exit('Graphviz is not installed; leave out --peers or install it.')
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory(prefix='alur-bench-') as folder:
        bench = Bench(sys.argv[1], folder)
        start(bench)
        reading(bench)
        checking(bench)
        journal(bench)
        applying(bench)
        exchanging(bench)
        for_editors(bench)
        organisation(bench, peers)
        procedure(bench, peers)
    print(f'\n{len(GOALS_MISSED)} goals missed' + ''.join(f'\n  {name}' for name in GOALS_MISSED))


if __name__ == '__main__':
    main()
