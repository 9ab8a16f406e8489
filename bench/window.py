#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares frames of the canvas with the floor, in one run, and prints ratios.

usage: bench/window.py BUILD EXAMPLES

First the time until the first frame is compared with that of a bare window, then frames of the drawing
with the floor, then what an edit costs beside the drawing of a frame is measured. The floor is a widget
that only moves one cached texture as large as itself. Everything is drawn by GSK's cairo renderer, the
bare window too. Times are of whole frames, medians. A ratio that misses its goal is marked; nothing
fails, because machines differ. Without a screen it starts one.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SIZES = (100, 1000, 10000, 100000)


def run(*command):
    text = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return {line.split()[0]: tuple(map(float, line.split()[1:])) for line in text.splitlines()}


def tell(name, figure, limit, words):
    median, worst = figure
    mark = '' if median <= limit else '   MISSED'
    # What is too short to be told apart from the clock has no spread.
    spread = '' if median < 0.05 or worst <= 3 * median else f'   worst {worst / median:.1f} times the median'
    print(f'{name:34} {median:7.2f} ms   {words}{mark}{spread}')


def first_frame(build, what):
    """Seconds by the clock from the start of a process to its first frame; the median."""
    times = []
    environment = dict(os.environ)
    if what != 'bare':
        # The program chooses for itself, and does not load what it will not draw with.
        environment.pop('GSK_RENDERER', None)
    for _ in range(15):
        start = time.monotonic()
        subprocess.run([os.path.join(build, 'bench', 'first-frame'), what], check=True,
                       stderr=subprocess.DEVNULL, env=environment)
        times.append(time.monotonic() - start)
    return statistics.median(times)


def tell_first_frames(build, examples):
    bare = first_frame(build, 'bare')
    print(f'The first frame of a bare window comes after {1000 * bare:.0f} ms')
    for what, name, goal in (('start', 'start page', 1.3),
                             (os.path.join(examples, 'rawat-inap.alur'), 'largest example', 1.6)):
        ours = first_frame(build, what)
        mark = '' if ours <= goal * bare else '   MISSED'
        print(f'{name:34} {1000 * ours:7.0f} ms   {ours / bare:5.2f} times a bare window, '
              f'goal {goal}{mark}')


def tell_edits(build, folder, kind, size):
    figures = run(os.path.join(build, 'bench', 'editing'),
                  os.path.join(folder, f'{kind}-{size}.alur'), kind)
    frame = 8 if size <= 1000 else 16
    for what, goal in (('drag', frame), ('drop', 100), ('undo', 50), ('undo-drawn', 1000),
                       ('open', 1000)):
        tell(f'{kind} {size}: {what}', figures[what], goal, f'goal {goal} ms')


def write_table(path, n_units):
    with open(path, 'w') as file:
        file.write('ID,Nama Unit,ID Atasan,Jumlah Pegawai\n')
        for i in range(n_units):
            parent = f'U{(i - 1) // 8}' if i else ''
            file.write(f'U{i},Bidang pelayanan dan pembinaan {i},{parent},{i % 9}\n')


def tell_imports(build, examples, folder):
    """Into an open document: until the draft is shown, and from the press to the frame that shows it."""
    for size, goal in ((10000, 1000), (100000, 10000)):
        path = os.path.join(folder, f'table-{size}.csv')
        write_table(path, size)
        figures = run(os.path.join(build, 'bench', 'import-table'), path,
                      os.path.join(examples, 'rawat-inap.alur'))
        print(f'table of {size} rows: the draft is shown after {figures["draft"][0]:.0f} ms, the window '
              f'standing still for {figures["draft"][1]:.0f} ms at most')
        tell(f'table of {size} rows: imported', (figures['imported'][0],) * 2, goal, f'goal {goal} ms')


def write_matrix(path, n_functions=200, n_units=100):
    """Every seventh cell has roles; a third of them two."""
    roles = ('decision-maker', 'implementer', 'planner', 'supervisor', 'coordinator')
    with open(path, 'w') as file:
        file.write('<alur xmlns="urn:alur:document:1" version="1.0"><functions>')
        for i in range(n_functions):
            parent = f' parent="f{i - i % 10}"' if i % 10 else ''
            file.write(f'<function id="f{i}" name="Penyelenggaraan urusan {i}"{parent}/>')
        file.write('</functions><stage id="now" name="Now" kind="current"><organisation>')
        for i in range(n_units):
            file.write(f'<unit id="u{i}" name="Bidang {i}" level="support">')
            for j in range(i % 7, n_functions, 7):
                for k in range(1 if (i + j) % 3 else 2):
                    file.write(f'<authority id="a{i}-{j}-{k}" role="{roles[(i + j + k) % 5]}" '
                               f'function="f{j}"/>')
            file.write('</unit>')
        file.write('</organisation></stage></alur>')


def main():
    build, examples = sys.argv[1:3]
    if 'DISPLAY' not in os.environ and shutil.which('xvfb-run'):
        os.execvp('xvfb-run', ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24', sys.executable,
                               *sys.argv])
    # What draws where there is no graphics card, in the program too.
    os.environ['GSK_RENDERER'] = 'cairo'
    canvas = os.path.join(build, 'bench', 'canvas')
    with tempfile.TemporaryDirectory() as folder:
        os.environ['XDG_STATE_HOME'] = folder
        tell_first_frames(build, examples)
        floor = run(canvas, 'floor')['floor'][0]
        print(f'Canvas of 1920 × 1032 px; a frame of the floor takes {floor:.2f} ms')
        for kind, sizes in (('organisation', SIZES), ('procedure', SIZES[:3])):
            for size in sizes:
                path = os.path.join(folder, f'{kind}-{size}.alur')
                with open(path, 'wb') as file:
                    subprocess.run([os.path.join(build, 'bench', 'generate'), kind, str(size)],
                                   stdout=file, check=True)
                figures = run(canvas, path, kind)
                for what, factor in (('pan', 1.5), ('pan-all', 1.5), ('zoom', 2.5),
                                     ('zoom-all', 2.5)):
                    tell(f'{kind} {size}: {what}', figures[what], factor * floor,
                         f'{figures[what][0] / floor:5.2f} times the floor, goal {factor}')
                for what in ('hover', 'hover-all'):
                    tell(f'{kind} {size}: {what}', figures[what], 5, 'goal 5 ms')
                if size in (1000, 10000):
                    tell_edits(build, folder, kind, size)
        tell_imports(build, examples, folder)
        path = os.path.join(folder, 'matrix.alur')
        write_matrix(path)
        figures = run(canvas, path, 'matrix')
        for what in ('scroll-down', 'scroll-across', 'go'):
            tell(f'matrix of 200 × 100: {what}', figures[what], 1.5 * floor,
                 f'{figures[what][0] / floor:5.2f} times the floor, goal 1.5')


main()
