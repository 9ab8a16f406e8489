#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of draw.io files says of every broken file what is wrong; texts of any kind and size are texts
in what is written; what can't be written is told, and leaves the file that was there.

usage: test-drawio-trouble.py ALUR_CLI DATA
"""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from drawio import HERE, DrawioTests, check_drawio, require

SPACE = '{urn:alur:document:1}'
MARKUP = '<b onload="x">&amp; \'A\'; fillColor=#ff0000; %s=1</b>'
TEXTS = {
    'markup': MARKUP,
    'scripts': '<script>alert(document.cookie)</script><img src=x onerror=alert(1)>',
    'escaped': '&lt;i&gt; &amp;lt;b&amp;gt; &#60;u&#62; %3Cb%3E',
    'quotes': '"\'`\\"; value="x" />]]><!-- --><?x?>',
    'placeholders': '%label% %page% $$\\frac{1}{2}$$ `x` {{7*7}}',
    'right to left': 'دائرة الصحة \u202eabc\u202c ‏שלום',
    'emoji': '👩‍👩‍👧‍👦 🇮🇩 e\u0301 \U0010fffd',
    'signs of lines': 'a\nb\u0085c\u2028d\u00a0e',
    'spaces': '   two  spaces   ',
    'control characters of Unicode': 'a\u0080b\u009fc\ufeffd\u200be',
}
# What can't stand in a label is left out or becomes something that can.
CHANGED = {
    'tabs and returns': ('a\tb\rc\r\nd', 'a b c \nd'),
    'what is no character': ('a\ufdd0b', 'a\ufffdb'),
}


def first(root, path, **wanted):
    """The first cell whose attributes are as wanted; True: any value."""
    for node in root.iter(path):
        if all(node.get(key) == value or (value is True and node.get(key)) for key, value in wanted.items()):
            return node
    raise AssertionError(f'no {path} with {wanted}')


def edge(root):
    return first(root, 'mxCell', edge='1', source=True, target=True)


def shape(root):
    return first(root, 'mxCell', vertex='1', id='u-dpmptsp')


def text(root):
    return next(cell for cell in root.iter('mxCell') if cell.get('style', '').startswith('text;'))


def write(node, name, value):
    if value is None:
        del node.attrib[name]
    else:
        node.set(name, value)


def circle(root):
    child = next(cell for cell in root.iter('mxCell') if '/' in cell.get('id') and cell.get('parent') != '1')
    page = next(page for page in root.iter('root') if child in list(page))
    next(cell for cell in page if cell.get('id') == child.get('parent')).set('parent', child.get('id'))


def twice(root):
    pages = root.findall('diagram')
    pages[1].set('id', pages[0].get('id'))


def named_twice(root):
    pages = root.findall('diagram')
    pages[1].set('name', pages[0].get('name'))


def without_first(root):
    page = next(root.iter('root'))
    page.remove(page[1])


# What is broken, how, and what must be said of it.
BROKEN = (
    ('an edge without an end', lambda root: write(edge(root), 'target', None), 'it has no end'),
    ('an edge at nothing', lambda root: write(edge(root), 'source', 'gone'), '"gone", which is no shape'),
    ('an edge at an edge', lambda root: write(edge(root), 'source', edge(root).get('id')), 'which is no shape'),
    ('an edge that leaves beside its shape', lambda root: write(
        edge(root), 'style', edge(root).get('style').replace('exitX=', 'exitX=2')), 'exitX=2'),
    ('an edge that stands still', lambda root: write(edge(root)[0], 'relative', None), 'does not go with it'),
    ('two cells of one id', lambda root: write(edge(root), 'id', shape(root).get('id')), 'two cells are called'),
    ('a cell without id', lambda root: write(shape(root), 'id', None), 'two cells are called "None"'),
    ('a parent that is missing', lambda root: write(shape(root), 'parent', 'gone'), 'its parent gone'),
    ('parents in a circle', circle, 'its parent'),
    ('a shape without width', lambda root: write(shape(root)[0], 'width', '0'), 'it has no size'),
    ('a shape of negative height', lambda root: write(shape(root)[0], 'height', '-5'), 'it has no size'),
    ('a shape of no number', lambda root: write(shape(root)[0], 'width', 'nan'), 'width="nan" is no number'),
    ('a number in words', lambda root: write(shape(root)[0], 'x', '1,5'), 'x="1,5" is no number'),
    ('a shape beside the page', lambda root: write(shape(root)[0], 'x', '99999'), 'beside the page'),
    ('a shape above the page', lambda root: write(shape(root)[0], 'y', '-99999'), 'beside the page'),
    ('no geometry', lambda root: shape(root).remove(shape(root)[0]), 'no geometry'),
    ('neither shape nor line', lambda root: write(text(root), 'vertex', None), 'neither shape nor line'),
    ('a text that is HTML', lambda root: write(
        shape(root), 'style', shape(root).get('style').replace('html=0', 'html=1')), 'no HTML'),
    ('a style that is none', lambda root: write(shape(root), 'style', 'fillColor=red"x'), 'is not key=value'),
    ('a colour that is none', lambda root: write(shape(root), 'style', 'fillColor=red;'), 'fillColor=red is no colour'),
    ('a key twice', lambda root: write(shape(root), 'style', 'html=0;html=0;'), 'says html twice'),
    ('something unknown', lambda root: write(shape(root), 'onload', 'x'), 'onload'),
    ('two pages of one id', twice, 'two pages have one id'),
    ('two pages of one name', named_twice, 'two pages have one name'),
    ('a page without its first cells', without_first, 'does not begin with cells 0 and 1'),
    ('a page without size', lambda root: write(next(root.iter('mxGraphModel')), 'pageWidth', 'x'), 'is no number'),
    ('a page that is empty', lambda root: root[0].remove(root[0][0]), 'more than a model'),
    ('no pages', lambda root: [root.remove(page) for page in list(root)], 'it has no pages'),
    ('what is packed', lambda root: write(root, 'compressed', 'true'), 'no plain mxfile'),
    ('another file', lambda root: setattr(root, 'tag', 'svg'), 'no plain mxfile'),
)
# The same of bytes.
BROKEN_BYTES = (
    ('half a file', lambda data: data[:len(data) // 2], ''),
    ('nothing', lambda data: b'', ''),
    ('an end that is missing', lambda data: data.replace(b'</root>', b'', 1), 'mismatched tag'),
    ('bytes that are no text', lambda data: data.replace(b'value="', b'value="\xff', 1), ''),
    ('a control character', lambda data: data.replace(b'value="', b'value="\x01', 1), 'control characters'),
)


class Tests(DrawioTests):
    def example(self, name):
        return os.path.join(self.examples, 'examples', name)

    def says(self, data, wanted):
        """The check as a command: it fails, and says what is wrong."""
        path = os.path.join(self.folder, 'broken.drawio')
        with open(path, 'wb') as file:
            file.write(data)
        check = os.path.join(HERE, 'check-drawio.py')
        run = subprocess.run([sys.executable, check, path], capture_output=True, text=True)
        require(run.returncode == 1 and not run.stderr, f'{run.returncode}: {run.stdout} {run.stderr}')
        require(run.stdout.startswith(f'{path}: ') and wanted in run.stdout, f'it says: {run.stdout}')

    def broken(self, break_it, wanted):
        root = ElementTree.fromstring(self.right)
        break_it(root)
        self.says(ElementTree.tostring(root, encoding='utf-8'), wanted)

    def named(self, text):
        """A document in which everything is called so."""
        path = os.path.join(self.folder, 'named.alur')
        tree = ElementTree.parse(self.example('izin-terapis-gigi.alur'))
        ElementTree.register_namespace('', SPACE[1:-1])
        for node in tree.getroot().iter():
            for name in ('name', 'head', 'label', 'question'):
                if node.get(name):
                    node.set(name, text)
        tree.getroot().set('title', text)
        tree.write(path, encoding='utf-8', xml_declaration=True)
        return path

    def text(self, text, wanted):
        pages = self.export(self.named(text))[0]
        values = [cell.value for page in pages for cell in page.cells.values()]
        require(wanted in values, f'it has become {sorted({value for value in values}, key=len)[-3:]!r}')
        require(not any(cell.style.get('fillColor') == '#ff0000' for page in pages for cell in page.cells.values()
                        if cell.geometry is not None), 'a name became a style')

    def long(self):
        """A name of a megabyte. On paper and screen it is shortened; the file stays one that can be opened."""
        path = os.path.join(self.folder, 'long.alur')
        tree = ElementTree.parse(self.example('minimal.alur'))
        ElementTree.register_namespace('', SPACE[1:-1])
        tree.getroot().find(f'.//{SPACE}unit').set('name', 'Dinas <b> & "x" ' * 65536)
        tree.write(path, encoding='utf-8', xml_declaration=True)
        pages, data = self.export(path)
        require('u1' in pages[0].cells and len(data) < 16 << 20, f'{len(data)} bytes')

    def large(self):
        """What draw.io takes long to open is written all the same, and told."""
        path, output = (os.path.join(self.folder, name) for name in ('large.alur', 'large.drawio'))
        units = ''.join(f'<unit id="u{i}" name="{i}"' + (f' parent="u{(i - 2) // 5 + 1}"' if i > 1 else '') + '/>'
                        for i in range(1, 10021))
        with open(path, 'w', encoding='utf-8') as file:
            file.write('<alur xmlns="urn:alur:document:1" version="1.0"><stage id="s" kind="current"><organisation>'
                       f'{units}</organisation></stage></alur>')
        run = subprocess.run([self.cli, 'export', path, '-o', output, '--view', 'organisation'],
                             capture_output=True, text=True)
        with open(output, 'rb') as file:
            pages = check_drawio.check(file.read())
        cells = len(pages[0].cells) - 2
        require(run.returncode == 0 and f'{cells} shapes and lines' in run.stderr, f'{cells}: {run.stderr}')

    def nothing(self):
        """A document without drawings says so on its pages; a procedure without steps is no fault."""
        for page in self.export(self.example('empty.alur'))[0]:
            require(any(cell.value for cell in page.cells.values()), f'{page.name} is blank')
        path = os.path.join(self.folder, 'blank.alur')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('<alur xmlns="urn:alur:document:1" version="1.0"><stage id="s" kind="current">'
                       '<procedure id="p"/><procedure id="q" name=""/></stage></alur>')
        pages = self.export(path)[0]
        require(all(any(cell.value for cell in page.cells.values()) for page in pages), 'a page is blank')

    def refuse(self, wanted, status, *options, command='export', limit=False):
        """Answers nothing but a sentence, in which is what is wanted."""
        def bound():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        run = subprocess.run([self.cli, command, *options], capture_output=True, text=True,
                             preexec_fn=bound if limit else None)
        require(run.returncode == status and wanted in run.stderr and run.stdout == '',
                f'{run.returncode}: {run.stdout}{run.stderr}')

    def refused(self):
        """What does not go is told in a sentence, and the file that was there stays."""
        path, output = self.example('minimal.alur'), os.path.join(self.folder, 'old.drawio')
        old = b'<mxfile/>'
        with open(output, 'wb') as file:
            file.write(old)
        self.refuse('There is no stage “nix”', 2, path, '-o', output, '--stage', 'nix')
        self.refuse('findings', 2, path, '-o', output, '--view', 'findings')
        self.refuse('old.drawio', 3, self.example('rawat-inap.alur'), '-o', output, limit=True)
        with open(output, 'rb') as file:
            require(file.read() == old, 'the old file is gone')
        require([name for name in os.listdir(self.folder) if 'old' in name] == ['old.drawio'], 'something is left')
        self.refuse('“alur-cli convert” writes .bpmn', 2, path, '-o', os.path.join(self.folder, 'x.bpmn'))
        self.refuse('“alur-cli export” writes drawings', 2, path, '-o', output, command='convert')
        self.refuse('folder', 3, path, '-o', os.path.join(self.folder, 'none', 'x.drawio'))
        os.mkdir(os.path.join(self.folder, 'x.drawio.folder'))
        self.refuse('x.drawio.folder', 2, path, '-o', os.path.join(self.folder, 'x.drawio.folder'))

    def all(self):
        self.right = self.export(self.example('izin-terapis-gigi.alur'))[1]
        for name, break_it, wanted in BROKEN:
            self.run(f'broken: {name}', self.broken, break_it, wanted)
        for name, break_it, wanted in BROKEN_BYTES:
            self.run(f'broken: {name}', self.says, break_it(self.right), wanted)
        for name, text in TEXTS.items():
            self.run(f'text: {name}', self.text, text, text)
        for name, (text, wanted) in CHANGED.items():
            self.run(f'text: {name}', self.text, text, wanted)
        self.run('a name of a megabyte', self.long)
        self.run('large', self.large)
        self.run('nothing to draw', self.nothing)
        self.run('refused', self.refused)
        print(f'1..{self.count}')
        return 1 if self.failed else 0


def main():
    with tempfile.TemporaryDirectory() as folder:
        return Tests(*sys.argv[1:3], folder).all()


if __name__ == '__main__':
    sys.exit(main())
