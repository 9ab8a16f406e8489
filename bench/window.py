#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares frames of the canvas with the floor, in one run, and prints ratios.

usage: bench/window.py BUILD

The floor is a window that only moves one cached texture as large as itself. Times are of whole frames,
medians. A ratio that misses its goal is marked; nothing fails, because machines differ. Without a
screen it starts one.
"""

import os
import shutil
import subprocess
import sys
import tempfile

SIZES = (100, 1000, 10000, 100000)


def run(*command):
    text = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return {line.split()[0]: tuple(map(float, line.split()[1:])) for line in text.splitlines()}


def tell(name, figure, limit, words):
    median, worst = figure
    mark = '' if median <= limit else '   MISSED'
    spread = '' if worst <= 3 * median else f'   worst {worst / median:.1f} times the median'
    print(f'{name:34} {median:7.2f} ms   {words}{mark}{spread}')


def main():
    build = sys.argv[1]
    if 'DISPLAY' not in os.environ and shutil.which('xvfb-run'):
        os.execvp('xvfb-run', ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24', sys.executable,
                               *sys.argv])
    canvas = os.path.join(build, 'bench', 'canvas')
    with tempfile.TemporaryDirectory() as folder:
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


main()
