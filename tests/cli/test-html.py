#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML of every view that has it: well-formed, of one file, and proof against markup in names.

usage: test-html.py ALUR_CLI EXAMPLES
"""

import base64
import html.parser
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from numbered import NumberedTests

EXAMPLES = ('rawat-inap', 'izin-terapis-gigi', 'akta-kelahiran', 'minimal', 'empty')
VIEWS = ('authorities', 'stages', 'personnel', 'regulations', 'requirements', 'criteria', 'findings', 'sop', 'report')
EVIL = '<script>alert(1)</script>" onload="x\' &amp; <b>'
VOID = ('meta', 'img', 'br', 'col')


class Reader(html.parser.HTMLParser):
    """Counts elements, holds them to their ends, and keeps the words."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.names, self.links, self.words = [], {}, set(), [], []
        self.images, self.language, self.attributes = [], None, set()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] = self.tags.get(tag, 0) + 1
        values = dict(attrs)
        self.attributes.update(values)
        if 'id' in values:
            assert values['id'] not in self.names, f'two elements are called {values["id"]}'
            self.names.add(values['id'])
        if tag == 'html':
            self.language = values.get('lang')
        if tag == 'a':
            self.links.append(values['href'])
        if tag == 'img':
            self.images.append(values)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f'</{tag}> ends {self.open[-1:]}'
        self.open.pop()

    def handle_data(self, data):
        self.words.append(data)


class Tests(NumberedTests):
    def export(self, path, *options):
        output = os.path.join(self.folder, 'x.html')
        run = subprocess.run([self.cli, 'export', path, '-o', output, *options],
                             env=dict(os.environ, LC_ALL='C'), capture_output=True, text=True)
        assert run.returncode == 0, f'export ends with {run.returncode}: {run.stderr}'
        lint = subprocess.run(['xmllint', '--html', '--noout', output], capture_output=True, text=True)
        assert lint.returncode == 0 and not lint.stderr, lint.stderr[:400]
        with open(output, encoding='utf-8') as file:
            text = file.read()
        reader = Reader()
        reader.feed(text)
        reader.close()
        assert not reader.open, f'never ended: {reader.open}'
        return text, reader

    def example(self, name, view, language):
        _, reader = self.export(os.path.join(self.examples, f'{name}.alur'), '--view', view,
                                '--lang', language)
        assert reader.language == language, f'lang is {reader.language}'
        assert reader.tags['h1'] == 1 and reader.tags['h2'] >= 1, 'no headings'
        assert not {'script', 'object', 'iframe', 'link'} & set(reader.tags), 'what could run or load'
        for link in reader.links:
            assert link[0] == '#' and link[1:] in reader.names, f'{link} leads nowhere'
        for image in reader.images:
            kind, data = image['src'].split(',', 1)
            assert kind == 'data:image/svg+xml;base64', kind
            assert image['alt'], 'a picture without words'
            assert view != 'criteria' or image['alt'].count('; ') > 20, 'a chart without its figures'
            ElementTree.fromstring(base64.b64decode(data))

    def names(self, view):
        """Markup in every name and note of an example is shown as it is written."""
        with open(os.path.join(self.examples, 'rawat-inap.alur'), encoding='utf-8') as file:
            text = file.read()
        escaped = EVIL.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;')
        text = re.sub(r' (name|title|note|label|author|service|agency|region)="([^"]*)"',
                      lambda m: f' {m[1]}="{m[2]} {escaped}"', text)
        text = re.sub(r'(<redesign [^>]*>)', lambda m: m[1] + escaped, text)
        path = os.path.join(self.folder, 'evil.alur')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        page, reader = self.export(path, '--view', view)
        assert EVIL in ''.join(reader.words), 'the names are not there as they are written'
        assert 'onload' not in reader.attributes, 'an attribute from a name'
        assert '<script' not in page.lower()
        allowed = {'html', 'head', 'meta', 'title', 'style', 'body', 'h1', 'h2', 'h3', 'p', 'table',
                   'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'ol', 'li', 'a', 'img', 'br', 'b', 'u', 'span',
                   'col'}
        assert set(reader.tags) <= allowed, set(reader.tags) - allowed

    def table(self):
        """Heads, sections over the whole width, and every cell of a row."""
        page, _ = self.export(os.path.join(self.examples, 'rawat-inap.alur'), '--view', 'stages',
                              '--lang', 'en')
        table = page[page.index('<thead>'):]
        assert table.count('scope="col"') == 3
        assert 'colspan="3"' in table
        for row in re.findall(r'<tr[^>]*>(.*?)</tr>', table, re.S):
            assert len(re.findall(r'<t[hd]\b', row)) in (1, 3), row[:200]

    def stages(self):
        """Every part of a report says its own stage, forms too."""
        page, _ = self.export(os.path.join(self.examples, 'rawat-inap.alur'), '--view', 'report',
                              '--lang', 'id')
        parts = re.findall(r'<h3 id="[^"]*">[^<]*SOP: [^<]*</h3>\s*<p class="stage">([^<]*)</p>', page)
        assert parts, 'no SOP in the report'
        assert set(parts) == {'Kondisi yang dituju'}, parts


def main():
    cli, examples = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix='alur-html-') as folder:
        tests = Tests(cli, examples, folder)
        for example in EXAMPLES:
            for view in VIEWS:
                for language in ('id', 'en'):
                    tests.run(f'{example} {view} {language}', tests.example, example, view, language)
        for view in VIEWS:
            tests.run(f'names in {view}', tests.names, view)
        tests.run('tables', tests.table)
        tests.run('stages', tests.stages)
        print(f'1..{tests.count}')
        sys.exit(1 if tests.failed else 0)


if __name__ == '__main__':
    main()
