#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds files of draw.io to the description of their format: one mxfile, pages of unique ids and
names, cells 0 and 1 first, unique ids, parents that exist, places and sizes, connectors that hold on
to shapes, styles of key=value. docs/drawio.md says what of the format is used.

usage: check-drawio.py FILE…
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

STYLE = re.compile(r'(?:[A-Za-z][A-Za-z0-9]*;)?(?:[A-Za-z][A-Za-z0-9]*=[^;=<>"]*;)*')
IMAGE = re.compile(r'image=data:image/png,[A-Za-z0-9+/=]+;')
NUMBER = re.compile(r'-?[0-9]+(\.[0-9]+)?')
COLOUR = re.compile(r'none|#[0-9a-f]{6}')
MODEL = {'grid', 'gridSize', 'guides', 'tooltips', 'connect', 'arrows', 'fold', 'page', 'pageScale', 'pageWidth',
         'pageHeight', 'math', 'shadow'}
CELL = {'id', 'value', 'style', 'vertex', 'edge', 'parent', 'source', 'target', 'connectable'}


class Cell:
    """A cell with what its geometry says."""

    def __init__(self, node):
        self.id, self.value = node.get('id'), node.get('value', '')
        self.parent, self.source, self.target = node.get('parent'), node.get('source'), node.get('target')
        self.is_vertex, self.is_edge = node.get('vertex') == '1', node.get('edge') == '1'
        self.style = read_style(node.get('style', ''))
        self.geometry = node.find('mxGeometry')

    def number(self, name):
        return float(self.geometry.get(name, '0'))


class Page:
    def __init__(self, diagram):
        self.id, self.name = diagram.get('id'), diagram.get('name')
        self.cells = {}


def require(condition, message):
    if not condition:
        raise AssertionError(message)


def read_style(text):
    require(STYLE.fullmatch(IMAGE.sub('', text)), f'style "{text[:200]}" is not key=value;')
    style = {}
    for part in IMAGE.sub('', text).split(';')[:-1]:
        key, _, value = part.partition('=')
        require(key not in style, f'style says {key} twice: "{text}"')
        style[key] = value
    for key, value in style.items():
        if key.endswith('Color'):
            require(COLOUR.fullmatch(value), f'{key}={value} is no colour')
    return style


def check_numbers(node, names, where):
    for name in names:
        require(NUMBER.fullmatch(node.get(name, '')), f'{where}: {name}="{node.get(name)}" is no number')


def check_point(point, where):
    require(point.tag == 'mxPoint' and not list(point), f'{where}: <{point.tag}> is no point')
    check_numbers(point, ('x', 'y'), where)


def check_vertex(cell, where):
    geometry = cell.geometry
    require(geometry.get('relative') is None and not list(geometry), f'{where}: a shape stands where it stands')
    check_numbers(geometry, ('x', 'y', 'width', 'height'), where)
    require(cell.number('width') > 0 and cell.number('height') > 0, f'{where}: it has no size')


def check_edge(cell, page, where):
    geometry = cell.geometry
    parts = {child.get('as'): child for child in geometry}
    require(geometry.get('relative') == '1', f'{where}: its label does not go with it')
    require(len(parts) == len(list(geometry)) and set(parts) <= {'points', 'offset', 'sourcePoint', 'targetPoint'},
            f'{where}: parts of its geometry {sorted(parts, key=str)}')
    for name, child in parts.items():
        if name != 'points':
            check_point(child, where)
            continue
        require(child.tag == 'Array' and list(child), f'{where}: its points are no list')
        for point in child:
            require(point.get('as') is None, f'{where}: a point of the list is called {point.get("as")}')
            check_point(point, where)
    for end, side, which in ((cell.source, 'sourcePoint', 'exit'), (cell.target, 'targetPoint', 'entry')):
        if end is None:
            require(side in parts, f'{where}: it has no end')
            continue
        require(end in page.cells and page.cells[end].is_vertex, f'{where}: it holds on to "{end}", which is no shape')
        for name in (which + 'X', which + 'Y'):
            require(0 <= float(cell.style[name]) <= 1, f'{where}: {name}={cell.style[name]}')
    if '/' not in cell.id:
        require(cell.source is not None and cell.target is not None, f'{where}: a connector holds on to nothing')
    if cell.value:
        check_numbers(geometry, ('x', 'width', 'height'), where)
        require(-1 <= cell.number('x') <= 1, f'{where}: its label is beyond its ends')


def check_parents(page):
    for cell in page.cells.values():
        seen, at = set(), cell
        while at.id != '0':
            require(at.parent in page.cells and at.id not in seen, f'{page.name}, {cell.id}: its parent {at.parent}')
            seen.add(at.id)
            at = page.cells[at.parent]


def check_places(page, model):
    """Nothing lies beside its page, also not what stands out from its shape."""
    size = [float(model.get(name)) for name in ('pageWidth', 'pageHeight')]
    require(min(size) > 0, f'{page.name}: its page has no size')
    for cell in page.cells.values():
        if not cell.is_vertex:
            continue
        place, at = [cell.number('x'), cell.number('y')], page.cells[cell.parent]
        while at.is_vertex:
            place, at = [place[0] + at.number('x'), place[1] + at.number('y')], page.cells[at.parent]
        ends = [place[0] + cell.number('width'), place[1] + cell.number('height')]
        require(min(place) >= 0 and ends[0] <= size[0] + 1 and ends[1] <= size[1] + 1,
                f'{page.name}, cell {cell.id}: it lies beside the page, at {place} to {ends} of {size}')


def check_page(diagram):
    page = Page(diagram)
    require(page.id and page.name, 'a page has no id or name')
    require(not any(ord(sign) < 32 for sign in page.id + page.name), f'control characters in {page.name!r}')
    require(set(diagram.attrib) == {'id', 'name'} and len(diagram) == 1, f'{page.name}: more than a model')
    model = diagram[0]
    require(model.tag == 'mxGraphModel' and set(model.attrib) == MODEL and len(model) == 1, f'{page.name}: its model')
    check_numbers(model, ('pageWidth', 'pageHeight'), page.name)
    nodes = list(model[0])
    require(model[0].tag == 'root' and len(nodes) > 1, f'{page.name}: no root')
    require(nodes[0].attrib == {'id': '0'} and nodes[1].attrib == {'id': '1', 'parent': '0'},
            f'{page.name}: does not begin with cells 0 and 1')
    for node in nodes:
        require(node.tag == 'mxCell' and set(node.attrib) <= CELL, f'{page.name}: <{node.tag}> {node.attrib}')
        cell = Cell(node)
        require(cell.id and cell.id not in page.cells, f'{page.name}: two cells are called "{cell.id}"')
        page.cells[cell.id] = cell
    check_parents(page)
    for cell in list(page.cells.values())[2:]:
        where = f'{page.name}, cell {cell.id}'
        require(cell.is_vertex != cell.is_edge, f'{where}: neither shape nor line')
        require(cell.geometry is not None and cell.geometry.get('as') == 'geometry', f'{where}: no geometry')
        require(cell.style.get('html', '0') == '0', f'{where}: texts are no HTML')
        require(not any(ord(sign) < 32 and sign != '\n' for sign in cell.value), f'{where}: control characters in {cell.value!r}')
        if cell.is_vertex:
            check_vertex(cell, where)
        else:
            check_edge(cell, page, where)
    check_places(page, model)
    return page


def check(data):
    """Answers the pages of a file, or raises AssertionError with what is wrong."""
    require(not re.search(rb'[\x00-\x08\x0b\x0c\x0e-\x1f]', data), 'control characters')
    root = ElementTree.fromstring(data)
    require(root.tag == 'mxfile' and root.get('compressed') == 'false', 'it is no plain mxfile')
    require(len(root) > 0 and all(child.tag == 'diagram' for child in root), 'it has no pages')
    pages = [check_page(child) for child in root]
    for what in ('id', 'name'):
        values = [getattr(page, what) for page in pages]
        require(len(set(values)) == len(values), f'two pages have one {what}: {values}')
    return pages


def main():
    wrong = 0
    for path in sys.argv[1:]:
        with open(path, 'rb') as file:
            data = file.read()
        try:
            pages = check(data)
            print(f'{path}: {len(pages)} pages, {sum(len(page.cells) - 2 for page in pages)} cells')
        except (AssertionError, KeyError, ValueError, ElementTree.ParseError) as error:
            wrong += 1
            print(f'{path}: {error}')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
