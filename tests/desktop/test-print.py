# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing, through the toolkit's own dialog, into a PDF.

usage: test-print.py ALUR
"""

import os
import re
import sys

from desktop import run, wait
from drawing import open_document, show_procedure
from printing import print_to

os.environ['ALUR'] = sys.argv[1]

MM = 72 / 25.4


def choose_f4(program):
    """In the dialog of the program, below what is seen of it at first."""
    desktop = program.desktop
    views = program.see('list', 'Views')
    desktop.click(*program.get_middle(views), button=5, times=30)
    wait(lambda: is_still(program, 'Paper'), 'the end of scrolling')
    program.click('combo box', 'Paper')
    program.see('label', lambda told: told.startswith('Legal'))
    desktop.key('Down', 'Down', 'Return')
    program.see_gone('label', lambda told: told.startswith('Legal'))
    program.see('label', lambda told: told.startswith('F4'))


def is_still(program, name):
    """Whether it stands where it stood a moment ago."""
    before, after = (program.get_rect(program.see('combo box', name)) for _ in range(2))
    return before == after


def get_sizes(desktop, path):
    """Of all pages, in mm."""
    told = desktop.ask('pdfinfo', '-f', '1', '-l', '-1', path)
    return [(float(width) / MM, float(height) / MM)
            for width, height in re.findall(r'Page +\d+ size: +([0-9.]+) x ([0-9.]+)', told)]


def assert_papers(sizes, short, long):
    assert sizes, 'no page'
    for size in sizes:
        assert abs(min(size) - short) < 0.5 and abs(max(size) - long) < 0.5, sizes


def chart_on_f4(desktop):
    program, _ = open_document(desktop)
    desktop.key('ctrl+p')
    program.see('push button', lambda told: told.endswith('Print…'))
    choose_f4(program)
    path = os.path.join(desktop.folder, 'bagan.pdf')
    print_to(program, path)
    assert_papers(get_sizes(desktop, path), 215, 330)
    text = desktop.ask('pdftotext', path, '-')
    # The units, and what the title block tells; nothing of what is not shown.
    for wanted in ('Dinas', 'Balai', 'Loket', 'Kini', 'uji.alur'):
        assert wanted in text, text
    assert 'Periksa' not in text, text


def procedure_on_a4(desktop):
    program, _ = open_document(desktop)
    show_procedure(program, 'Izin')
    desktop.key('ctrl+p')
    path = os.path.join(desktop.folder, 'prosedur.pdf')
    print_to(program, path)
    sizes = get_sizes(desktop, path)
    assert_papers(sizes, 210, 297)
    text = desktop.ask('pdftotext', path, '-')
    for wanted in ('Izin', 'Dinas', 'Balai', 'Terima', 'Periksa', 'Terbit', 'Kini', 'uji.alur'):
        assert wanted in text, text
    assert 'Loket' not in text, text
    assert f'Halaman {len(sizes)} dari {len(sizes)}' in text, text


run(chart_on_f4, procedure_on_a4)
