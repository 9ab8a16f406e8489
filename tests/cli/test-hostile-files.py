#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of people who mean ill, given to every command: refused or bounded, and nothing of them runs.

usage: test-hostile-files.py ALUR_CLI DATA

Time is bounded by the system, in seconds of the processor, so that a slow machine changes nothing."""

import csv
import html.parser
import io
import itertools
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'support'))

import hostile  # noqa: E402
from numbered import NumberedTests  # noqa: E402

# More where instruments of a compiler count along, of which a build with a share of the tests tells.
SECONDS = 80 if os.environ.get('ASAN_OPTIONS') or os.environ.get('ALUR_SHARE') else 20
MEMORY = None if os.environ.get('ASAN_OPTIONS') else 2 << 30
ROOT = '<alur xmlns="urn:alur:document:1" version="1.0"'
BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
STAGE = '<stage id="now" kind="current"/></alur>'
# What must be refused, and a word of the sentence that tells why.
REFUSED = {
    'laughs': ('<!DOCTYPE alur [<!ENTITY a "ha"><!ENTITY b "' + '&a;' * 1000 + '">]>' + ROOT + ' title="&b;">' + STAGE, 'DOCTYPE'),
    'outside': ('<!DOCTYPE alur SYSTEM "http://127.0.0.1:9/evil.dtd">' + ROOT + '>' + STAGE, 'DOCTYPE'),
    'entity': ('<!DOCTYPE alur [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + ROOT + ' title="&x;">' + STAGE, 'DOCTYPE'),
    'attributes': (ROOT + ''.join(f' a{i}="1"' for i in range(100000)) + '>' + STAGE, 'attributes'),
    'depth': (ROOT + ' xmlns:x="urn:x">' + '<x:a>' * 300 + '</x:a>' * 300 + STAGE, 'level'),
    'nul': (ROOT + '>' + STAGE + '\0<evil/>', 'zero byte'),
    'prefix': (ROOT + '><x:a/>' + STAGE, 'well-formed'),
    'cut': (ROOT + '>' + STAGE[:-3], 'well-formed'),
    'control': (ROOT + ' title="&#27;[2J">' + STAGE, 'well-formed'),
}
READING = (
    ('check',), ('metrics',), ('workload',), ('compare',), ('apply', '-o', 'OUT.alur'),
    ('export', '-o', 'OUT.pdf'), ('format', '--check'), ('convert', '-o', 'OUT.csv'),
    ('thumbnail', '-o', 'OUT.png'), ('compare', '--with', 'FILE', 'GOOD'), ('import', '--into', 'FILE', '-o', 'OUT.alur', 'TABLE'),
)
NUMBERS = {
    'large': ('9' * 308, 'P999999999D', '9' * 308, '99999', '9999-12-31'),
    'small': ('0.' + '0' * 300 + '1', 'PT999999999S', '-0', '0', '0001-01-01'),
    'below': ('-0', 'PT0S', '-' + '9' * 308, '-9999', '2024-02-29'),
    'far': ('1000000000000000000000', 'P1D', '1000000000', '2026', '2024-02-29'),
}
UNPRINTABLE = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]')


def bound():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []

    def handle_starttag(self, tag, attrs):
        assert tag not in ('script', 'object', 'iframe', 'link', 'base', 'form', 'svg'), f'<{tag}>'
        for name, value in attrs:
            assert not name.startswith('on'), f'{name}="{value[:60]}"'
            if name in ('src', 'href'):
                assert value.startswith(('#', 'data:image/svg+xml;base64,')), f'{name}="{value[:60]}"'

    def handle_data(self, data):
        self.words.append(data)


class Tests(NumberedTests):
    def call(self, *arguments, stdin=None):
        run = subprocess.run([self.cli, *arguments], capture_output=True, stdin=stdin or subprocess.DEVNULL, preexec_fn=bound,
                             env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en'))
        output, errors = run.stdout.decode('utf-8', 'surrogateescape'), run.stderr.decode('utf-8', 'surrogateescape')
        assert run.returncode >= 0, f'{arguments[0]} was ended by signal {-run.returncode}: {errors[-300:]}'
        assert 'CRITICAL' not in errors and 'WARNING' not in errors, errors[-300:]
        return run.returncode, output, errors

    def path(self, name):
        return os.path.join(self.folder, name)

    def words(self, command, path):
        places = {'FILE': path, 'GOOD': os.path.join(self.examples, 'minimal.alur'),
                  'TABLE': os.path.join(self.examples, 'organisasi-dinas.csv')}
        words = [self.path(word.replace('OUT', 'made')) if word.startswith('OUT') else places.get(word, word) for word in command]
        return words if path in words else [*words, path]

    def refused(self, name):
        text, wanted = REFUSED[name]
        path = self.path(f'{name}.alur')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        for command in READING:
            status, _, errors = self.call(*self.words(command, path))
            assert status == 3, f'{command[0]} ends with {status}: {errors[:200]}'
            assert wanted in errors and f'{name}.alur' in errors, f'{command[0]}: {errors[:200]}'
            assert not [entry for entry in os.listdir(self.folder) if entry.startswith('made')], f'{command[0]} wrote'
        process = self.path(f'{name}.bpmn')
        with open(process, 'w', encoding='utf-8') as file:
            file.write(text.replace('<alur xmlns="urn:alur:document:1" version="1.0"', f'<definitions xmlns="{BPMN}"').replace(
                STAGE, '<process id="p"/></definitions>'))
        for command in (('check',), ('import', '-o', self.path('made.alur'))):
            status, _, errors = self.call(*command, process)
            assert status == 3 and errors, f'{command[0]} of BPMN ends with {status}: {errors[:200]}'
        with open(path, 'rb') as file:
            status, _, errors = self.call('check', '-', stdin=file)
        assert status == 3 and wanted in errors, errors[:200]

    def endless(self):
        """Files without an end are given up where no document can go on."""
        for command in (('check',), ('format', '--check'), ('import', '-o', self.path('made.alur')), ('thumbnail', '-o', self.path('made.png'))):
            status, _, errors = self.call(*command, '/dev/zero')
            assert status == 3 and errors, f'{command[0]} ends with {status}'

    def write(self, name, body, before=''):
        path = self.path(name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'{ROOT}>{before}<stage id="now" kind="current">{body}</stage></alur>')
        return path

    def thicket(self):
        """Valid documents that are made to be slow: more than one could compare each with each."""
        roles = 'decision-maker planner implementer supervisor evaluator assistant'.split()
        path = self.write('authorities.alur', '<organisation><unit id="u">' + ''.join(
            f'<authority id="a{i}" role="{roles[i % 6]}" function="f"' + (f' scope="x{i};y{i % 50000}"' if i % 2 else '') + '/>'
            for i in range(100000)) + '</unit></organisation>', '<functions><function id="f"/></functions>')
        self.call('check', path, '--fail-on', 'never')
        n = 60
        steps = ''.join(f'<step id="s{i}" kind="{"start" if i == 0 else "end" if i == n - 1 else "decision"}" unit="u" work="PT1M"/>'
                        for i in range(n))
        flows = ''.join(f'<flow id="f{i}-{j}" from="s{i}" to="s{j}"/>' for i in range(n - 1) for j in range(1, n) if i != j)
        path = self.write('decisions.alur', f'<organisation><unit id="u"/></organisation><procedure id="p">{steps}{flows}</procedure>')
        self.call('metrics', path)
        self.call('thumbnail', path, '-o', self.path('made.png'))
        os.unlink(self.path('made.png'))

    def document(self, name, texts, example='akta-kelahiran'):
        path = self.path(f'{name}.alur')
        texts = itertools.cycle(texts)
        assert hostile.fill(os.path.join(self.examples, f'{example}.alur'), path, lambda element, attribute: next(texts)) > 400
        return path

    def terminal(self, path):
        """Nothing that is printed commands the terminal; JSON says the same as the document."""
        for command in (('check', '--fail-on', 'never'), ('metrics',), ('workload', '--trace'), ('compare',)):
            status, output, errors = self.call(*command, path)
            assert status in (0, 1), errors[:200]
            for text in (output, errors):
                found = UNPRINTABLE.search(text)
                assert not found, f'{command[0]} prints U+{ord(found[0]):04X}'
            status, output, _ = self.call(*command, '--json', path)
            found = UNPRINTABLE.search(output)
            assert not found, f'{command[0]} --json prints U+{ord(found[0]):04X}'
            json.loads(output)
        _, output, _ = self.call('check', '--json', '--fail-on', 'never', path)
        assert hostile.TEXTS['controls'] in json.dumps(json.loads(output), ensure_ascii=False), 'the names are others in JSON'
        evil = self.path('evil\x1b[2Jname.alur')
        status, output, errors = self.call('check', evil)
        assert status == 3 and not UNPRINTABLE.search(output + errors), 'a file name commands the terminal'

    def lines(self):
        """No name begins a line, nor a field for who takes another sign for the separator."""
        path = self.document('lines', ['x\nFAKED: 0 problems', 'a;=HYPERLINK("evil")', ';=1+1', "b,'@SUM(1)", 'c\n-2+3', 'Rp10.000,-'])
        for command in (('check', '--fail-on', 'never'), ('metrics',), ('workload', '--trace'), ('compare',), ('apply', '--preview')):
            _, output, errors = self.call(*command, path)
            faked = [line for line in (output + errors).splitlines() if line.lstrip().startswith('FAKED')]
            assert not faked, f'{command[0]} prints a line of a name: {faked[0]}'
        for view in ('authorities', 'stages', 'personnel', 'regulations', 'findings'):
            for language in ('en', 'id'):
                assert self.call('export', path, '--view', view, '--lang', language, '-o', self.path('x.csv'))[0] == 0
                with open(self.path('x.csv'), encoding='utf-8-sig', newline='') as file:
                    text = file.read()
                found = re.search('[;,\t\n]"?[=@+-][^\\s/;,\\d"]', text)
                assert not found, f'{view}: a spreadsheet runs {text[found.start():][:40]!r}'

    def tables(self, path):
        for view in ('authorities', 'stages', 'personnel', 'regulations', 'findings'):
            status, _, errors = self.call('export', path, '--view', view, '-o', self.path('x.csv'))
            assert status == 0, errors[:200]
            with open(self.path('x.csv'), encoding='utf-8-sig', newline='') as file:
                text = file.read()
            for row in csv.reader(io.StringIO(text), delimiter=';'):
                for cell in row:
                    assert len(cell) < 2 or cell[0] not in '=+-@\t\r\n\uff1d\uff0b\uff0d\uff20' or re.fullmatch(r'[-+]?[\d.,]+ ?%?', cell), \
                        f'{view}: a spreadsheet runs {cell[:40]!r}'
            status, _, errors = self.call('export', path, '--view', view, '-o', self.path('x.html'))
            assert status == 0, errors[:200]
            with open(self.path('x.html'), encoding='utf-8') as file:
                page = Page()
                page.feed(file.read())
            assert page.words

    def drawings(self, path):
        for view in ('organisation', 'procedure', 'authorities', 'regulations', 'findings', 'sop'):
            status, _, errors = self.call('export', path, '--view', view, '-o', self.path('x.pdf'))
            assert status == 0, f'{view}: {errors[:200]}'
            subprocess.run(['qpdf', '--check', self.path('x.pdf')], check=True, capture_output=True)
            info = subprocess.run(['pdfinfo', '-f', '1', '-l', '9999', self.path('x.pdf')], check=True, capture_output=True, text=True).stdout
            for width, height in re.findall(r'size: +([\d.]+) x ([\d.]+)', info):
                assert 0 < float(width) <= 14400.5 and 0 < float(height) <= 14400.5, f'{view}: {width} × {height} pt'
            assert 'JavaScript:      no' in info, 'a script in the PDF'
        for view in ('organisation', 'procedure'):
            status, _, errors = self.call('export', path, '--view', view, '-o', self.path('x.svg'))
            assert status == 0, f'{view}: {errors[:200]}'
            for element in ElementTree.parse(self.path('x.svg')).iter():
                assert element.tag.split('}')[1] not in ('script', 'foreignObject', 'a'), element.tag
                for name, value in element.attrib.items():
                    assert not name.startswith('on') and ('href' not in name or value.startswith(('#', 'data:'))), name
                    assert not re.search(r'\b(nan|inf)\b', value), f'{name}="{value[:60]}"'
        assert self.call('thumbnail', path, '-o', self.path('x.png'))[0] == 0

    def numbers(self, amount, duration, place, year, date):
        """The largest and the smallest that are read: figures stay figures, drawings stay on paper."""
        with open(os.path.join(self.examples, 'rawat-inap.alur'), encoding='utf-8') as file:
            text = file.read()
        for names, value in ((('headcount', 'volume', 'fee', 'cost'), amount), (('work', 'wait', 'promise'), duration), (('x', 'y'), place),
                             (('year',), year), (('date',), date)):
            text = re.sub(f' ({"|".join(names)})="[^"]*"', rf' \1="{value}"', text)
        path = self.path('numbers.alur')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)

        def refuse(constant):
            raise ValueError(f'{constant} is no number')

        for command in (('check', '--fail-on', 'never'), ('metrics',), ('workload',), ('compare',)):
            status, output, errors = self.call(*command, path)
            assert status == 0, errors[:200]
            assert not re.search(r'(?i)\b(inf|nan)\b', output), f'{command[0]}: a figure that is none'
            json.loads(self.call(*command, '--json', path)[1], parse_constant=refuse)
        self.drawings(path)

    def again(self, path):
        """What is written is read again as the same."""
        status, first, _ = self.call('format', '-', stdin=open(path, 'rb'))
        assert status == 0
        with open(self.path('again.alur'), 'w', encoding='utf-8', newline='') as file:
            file.write(first)
        assert self.call('format', '--check', self.path('again.alur'))[0] == 0, 'written twice it is another'


def main():
    cli, data = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix='alur-hostile-') as folder:
        tests = Tests(cli, os.path.join(data, 'examples'), folder)
        for name in REFUSED:
            tests.run(f'refused: {name}', tests.refused, name)
        tests.run('files without an end', tests.endless)
        tests.run('thickets', tests.thicket)
        short = [text for name, text in hostile.TEXTS.items() if name not in ('word', 'words')]
        path = tests.document('texts', short)
        tests.run('terminal', tests.terminal, path)
        tests.run('tables', tests.tables, path)
        tests.run('lines', tests.lines)
        tests.run('drawings', tests.drawings, path)
        tests.run('written again', tests.again, path)
        for name, values in NUMBERS.items():
            tests.run(f'numbers: {name}', tests.numbers, *values)
        long = tests.document('long', [hostile.TEXTS['word'], 'x', 'y', hostile.TEXTS['words'], *'abcdefgh'])
        tests.run('long names', lambda: tests.call('thumbnail', long, '-o', tests.path('x.png')))
        print(f'1..{tests.count}')
        sys.exit(1 if tests.failed else 0)


if __name__ == '__main__':
    main()
