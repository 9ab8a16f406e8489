#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes out of the printer: every view of every example, on every paper, as a PDF reader sees it.

usage: test-paper.py ALUR_CLI EXAMPLES
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

from numbered import NumberedTests

NAMESPACE = '{urn:alur:document:1}'
VIEWS = ('organisation', 'authorities', 'procedure', 'sop', 'chain', 'stages', 'personnel', 'regulations', 'requirements', 'criteria', 'findings', 'report')
EXAMPLES = ('rawat-inap', 'izin-terapis-gigi', 'akta-kelahiran', 'minimal', 'empty')
MILLIMETRE = 72 / 25.4
PAPERS = {
    'a4': (210 * MILLIMETRE, 297 * MILLIMETRE),
    'a3': (297 * MILLIMETRE, 420 * MILLIMETRE),
    'f4': (215 * MILLIMETRE, 330 * MILLIMETRE),
    'folio': (210 * MILLIMETRE, 330 * MILLIMETRE),
    'foolscap': (8.5 * 72, 13 * 72),
    'letter': (8.5 * 72, 11 * 72),
    'legal': (8.5 * 72, 14 * 72),
}
MARGIN = 10 * MILLIMETRE


class Paper:
    """One exported PDF and what the tools say of it."""

    def __init__(self, cli, example, output, *options):
        environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C', 'HOME': os.path.dirname(output)}
        for name in ('LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS'):
            if name in os.environ:
                environment[name] = os.environ[name]
        run = subprocess.run([cli, 'export', example, '-o', output, *options],
                             env=environment, capture_output=True, text=True)
        self.path = output
        self.notes = run.stderr
        assert run.returncode == 0, f'export ends with {run.returncode}: {run.stderr}'

    def tool(self, *command):
        run = subprocess.run([*command, self.path] if command[-1] != '-' else
                             [*command[:-1], self.path, '-'], capture_output=True, text=True)
        assert run.returncode == 0, f'{command[0]}: {run.stdout}{run.stderr}'
        return run.stdout

    def info(self):
        lines = self.tool('pdfinfo', '-f', '1', '-l', '9999').splitlines()
        return dict(line.split(':', 1) for line in lines if ':' in line)

    def page_sizes(self):
        return [tuple(float(number) for number in re.findall(r'[\d.]+', value)[:2])
                for name, value in self.info().items() if re.match(r'Page +\d+ size', name)]

    def pages(self):
        """(width, height, [(word, left, top, right, bottom)]) of each page."""
        text = self.tool('pdftotext', '-bbox', '-')
        root = ElementTree.fromstring(re.sub('[\x00-\x08\x0b\x0c\x0e-\x1f]', '', text))
        for page in root.iter('{http://www.w3.org/1999/xhtml}page'):
            words = [(word.text or '', *(float(word.get(name))
                                         for name in ('xMin', 'yMin', 'xMax', 'yMax')))
                     for word in page.iter('{http://www.w3.org/1999/xhtml}word')]
            yield float(page.get('width')), float(page.get('height')), words

    def words(self):
        return {word for page in self.pages() for entry in page[2] for word in letters(entry[0])}


def letters(text):
    return re.findall(r'\w+', unicodedata.normalize('NFKC', text))


def check_soundness(paper, size):
    paper.tool('qpdf', '--check')
    fonts = [line for line in paper.tool('pdffonts').splitlines()[2:] if line.strip()]
    assert fonts, 'no text at all'
    for font in fonts:
        assert 'Type 3' not in font, font
        embedded, _, with_unicode = font.split()[-5:-2]
        assert embedded == 'yes' and with_unicode == 'yes', font
    assert len(paper.tool('pdfimages', '-list').splitlines()) <= 2, 'an image of the drawing'
    info = paper.info()
    assert info['Tagged'].strip() == 'yes', 'not tagged'
    assert info['Title'].strip(), 'no title'
    for width, height in paper.page_sizes():
        if size is not None:
            wanted = sorted(size)
            found = sorted((width, height))
            assert all(abs(a - b) <= 0.5 for a, b in zip(wanted, found)), f'{found} pt'
        assert max(width, height) <= 14400.5, 'larger than viewers can show'


def check_outline(paper):
    outline = json.loads(paper.tool('qpdf', '--json', '--json-key=outlines', '--json-key=pagelabels'))
    assert outline['outlines'], 'no outline'
    assert outline['pagelabels'], 'no page labels'


def check_margins(paper, smallest):
    for number, (width, height, words) in enumerate(paper.pages(), 1):
        assert words, f'page {number} is empty'
        for word, left, top, right, bottom in words:
            inside = (left >= MARGIN - 1 and top >= MARGIN - 1.5 and right <= width - MARGIN + 1
                      and bottom <= height - MARGIN + 1.5)
            assert inside, f'“{word}” on page {number} is outside the margins'
            if smallest and len(word) > 1 and letters(word) and right - left > bottom - top:
                assert bottom - top >= 6 * 0.99, f'“{word}” on page {number} is under 6 pt'


def document_words(path, view):
    """The words that a view must show: names of units, or of steps."""
    root = ElementTree.parse(path).getroot()
    stage = root.find(f'{NAMESPACE}stage')
    found = set()
    if view == 'organisation':
        for unit in stage.iter(f'{NAMESPACE}unit'):
            found.update(letters(unit.get('name', '')))
    elif view == 'procedure':
        for step in stage.iter(f'{NAMESPACE}step'):
            if step.get('kind') not in ('start', 'end'):
                found.update(letters(step.get('name', '')))
    elif view == 'authorities':
        for function in root.iter(f'{NAMESPACE}function'):
            found.update(letters(function.get('name', '')))
    return found


class Tests(NumberedTests):
    def paper(self, example, *options):
        return Paper(self.cli, os.path.join(self.examples, f'{example}.alur'),
                     os.path.join(self.folder, 'x.pdf'), *options)

    def view(self, example, view):
        paper = self.paper(example, '--view', view)
        check_soundness(paper, PAPERS['a4'])
        check_outline(paper)
        check_margins(paper, True)
        missing = document_words(os.path.join(self.examples, f'{example}.alur'), view) - paper.words()
        assert not missing, f'not on paper: {" ".join(sorted(missing))}'

    def on_paper(self, name):
        for orientation in ('--portrait', '--landscape'):
            paper = self.paper('rawat-inap', '--view', 'organisation', '--view', 'findings',
                               '--paper', name, orientation)
            check_soundness(paper, PAPERS[name])
            check_margins(paper, True)
            for width, height in paper.page_sizes():
                assert (width > height) == (orientation == '--landscape'), 'the wrong way round'

    def fit(self, view):
        paper = self.paper('rawat-inap', '--view', view, '--paper', 'fit')
        check_soundness(paper, None)
        check_margins(paper, False)

    def tiled(self, view):
        paper = self.paper('rawat-inap', '--view', view, '--scale', '1')
        check_soundness(paper, PAPERS['a4'])
        check_margins(paper, True)
        missing = document_words(os.path.join(self.examples, 'rawat-inap.alur'), view) - paper.words()
        assert not missing, f'not on paper: {" ".join(sorted(missing))}'

    def links(self):
        paper = self.paper('rawat-inap')
        run = subprocess.run(['qpdf', '--qdf', paper.path, '-'], capture_output=True)
        assert run.stdout.count(b'/Subtype /Link') > 20, 'findings do not lead to their drawings'

    def nothing_empty(self):
        words = self.paper('minimal', '--lang', 'en').words()
        assert 'Matrix' in words, 'no authorities'
        assert 'chain' not in words, 'a page for what is not there'

    def contents(self, language):
        """Every page that the contents of the report name is the one where the outline leads."""
        paper = self.paper('rawat-inap', '--view', 'report', '--lang', language)
        outline = json.loads(paper.tool('qpdf', '--json', '--json-key=outlines'))['outlines']
        wanted = {}
        for entry in outline:
            for item in (entry, *entry['kids']):
                wanted[''.join(item['title'].split())] = item['destpageposfrom1']
        assert any(entry['kids'] for entry in outline), 'the outline has no sections'
        first = wanted[''.join(outline[2]['title'].split())]
        text = subprocess.run(['pdftotext', '-layout', '-f', '2', '-l', str(first - 1), paper.path, '-'],
                              capture_output=True, text=True).stdout
        rows = [re.match(r'\s*(\d+(?:\.\d+)? .*?)\s+(\d+)$', line) for line in text.splitlines()]
        found = {''.join(row[1].split()): int(row[2]) for row in rows if row}
        told = {title: page for title, page in wanted.items() if title[0].isdigit()}
        assert len(told) > 20, 'few parts'
        missing = set(told) - set(found)
        # Titles of two lines have their number beside the first.
        assert len(missing) <= len(told) // 10, f'not in the contents: {missing}'
        for title in set(told) & set(found):
            assert told[title] == found[title], f'{title}: {found[title]} instead of {told[title]}'
        links = subprocess.run(['qpdf', '--qdf', paper.path, '-'], capture_output=True).stdout
        assert links.count(b'/Subtype /Link') > 2 * len(told), 'the contents lead nowhere'
    def sop(self, name):
        """Across the page, whichever paper, with the words that the form is known by."""
        for stage in ('now', 'target'):
            paper = self.paper('izin-terapis-gigi', '--view', 'sop', '--stage', stage, '--paper', name,
                               '--labels', 'name=title', '--labels', 'activity=Langkah')
            check_soundness(paper, PAPERS[name])
            check_margins(paper, True)
            for width, height in paper.page_sizes():
                assert width > height, 'upright'
            words = paper.words()
            for word in ('Judul', 'Langkah', 'Pelaksana', 'Mutu', 'Baku', 'Kelengkapan', 'Tanggal', 'Efektif'):
                assert word in words, f'“{word}” is missing'
            assert 'Kegiatan' not in words, 'a label that was replaced'

    def stages(self):
        for stage in ('now', 'tahap-1', 'target'):
            check_soundness(self.paper('rawat-inap', '--stage', stage), PAPERS['a4'])

    def language(self, language, there, absent):
        options = ('--lang', language) if language else ()
        words = self.paper('rawat-inap', '--view', 'organisation', *options).words()
        assert there in words, f'“{there}” is missing'
        assert absent not in words, f'“{absent}” is there'


def main():
    cli, examples = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix='alur-paper-') as folder:
        tests = Tests(cli, examples, folder)
        for example in EXAMPLES:
            for view in VIEWS:
                tests.run(f'{example} {view}', tests.view, example, view)
        for paper in PAPERS:
            tests.run(f'paper {paper}', tests.on_paper, paper)
        for view in VIEWS:
            tests.run(f'fit {view}', tests.fit, view)
        for paper in ('a4', 'f4', 'letter', 'legal'):
            tests.run(f'sop {paper}', tests.sop, paper)
        for view in ('organisation', 'procedure'):
            tests.run(f'tiled {view}', tests.tiled, view)
        tests.run('every stage', tests.stages)
        tests.run('contents', tests.contents, 'id')
        tests.run('contents in English', tests.contents, 'en')
        tests.run('links', tests.links)
        tests.run('no page for nothing', tests.nothing_empty)
        tests.run('Indonesian without a locale', tests.language, None, 'Keterangan', 'Legend')
        tests.run('English when asked', tests.language, 'en', 'Legend', 'Keterangan')
        tests.run('Indonesian for a language without catalogue', tests.language, 'fr', 'Keterangan',
                  'Legend')
        print(f'1..{tests.count}')
        sys.exit(1 if tests.failed else 0)


if __name__ == '__main__':
    main()
