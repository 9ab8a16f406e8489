# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as somebody who means ill would write them: every field that holds a text holds one that
some output could take for its own language. Which fields those are is read from the model."""

import pathlib
import re
import xml.etree.ElementTree as ElementTree

NAMESPACE = 'urn:alur:document:1'
FIELDS = pathlib.Path(__file__).parents[2] / 'src' / 'model' / 'alur-fields.h'
# What may be written as a character in XML and is none that a terminal or a page should be sent:
# DEL, the second set of control characters with its own CSI, marks that turn the direction of writing.
CONTROLS = '\x7f\x80\x9b31m\x9d0;x\x9c\x90\x85\u2028\u2029\u202a\u202e\u2066\u2069\u200e\u200f\u061c'
ZALGO = 'Z' + ''.join(chr(0x300 + i) for i in range(60))
FAMILY = '\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466'

# Each is a text that could run, break out or disturb; all are told apart by their words.
TEXTS = {
    'script': '<script>alert(1)</script>',
    'attribute': '" onload="alert(2)" x=\'',
    'picture': '<img src=https://evil.invalid/p.png onerror=alert(3)>',
    'address': 'javascript:alert(4)',
    'entity': '&amp; &lt;b&gt; &#x41; &evil;',
    'section': ']]> <![CDATA[ x --> <!-- y ?>',
    'markup': '<b>bold</b> <span foreground="red">red</span>',
    'broken-markup': '<b>half & half',
    'format': '%s%n%d %1$s %%',
    'mnemonic': '_x __y &z',
    'formula': '=HYPERLINK("https://evil.invalid/";"x")',
    'formula-plus': '+cmd|\'/c calc\'!A1',
    'formula-minus': '-2+3+cmd|\'/c calc\'!A1',
    'formula-at': '@SUM(1+9)*cmd|\'/c calc\'!A1',
    'formula-wide': '\uff1d1+1',
    'quotes': 'a"b;c,d\'e\\f',
    'pdf': ') /AA << /JS (app.alert(1)) >> endobj (',
    'path': '../../../../tmp/evil/x',
    'lines': 'first\nsecond\r\nthird\tfourth',
    'controls': 'before' + CONTROLS + 'after',
    'right-to-left': '\u05e9\u05dc\u05d5\u05dd \u202eevil\u202c \u0645\u0631\u062d\u0628\u0627 123',
    'stack': ZALGO,
    'emoji': FAMILY + '\U0001F1EE\U0001F1E9 \u2764\ufe0f',
    'invisible': 'a\u200bb\u200cc\u200dd\ufeffe\u00adf',
    'unassigned': '\u0378\U000E0001\U0010FFFD\ue000\U0001FFFE\ufdd0\ufffd',
    'word': 'W' * 10000,
    'words': 'kata ' * 2000,
    'blank': ' \u3000\u00a0 ',
}


def text_fields():
    """{element: [attribute]}: the fields of every element that hold any text."""
    fields = {}
    elements = {}
    for line in FIELDS.read_text(encoding='utf-8').splitlines():
        element = re.match(r'ELEMENT \((\w+), "([^"]+)", (\w+)', line)
        field = re.match(r'FIELD \((\w+), \w+, "([^"]+)", \w+, PLAIN_TEXT,', line)
        if element:
            elements[element[1]] = element[2]
            fields.setdefault(element[2], [])
        elif field:
            fields[elements[field[1]]].append(field[2])
    assert sum(map(len, fields.values())) > 40, 'the list of fields is not read as it is written'
    return fields


def texts_of_elements():
    """The elements between whose tags text stands, but for the logo."""
    found = re.findall(r'ELEMENT \(\w+, "([^"]+)", TEXT,', FIELDS.read_text(encoding='utf-8'))
    assert len(found) >= 10
    return set(found) - {'logo'}


def fill(source, target, choose):
    """Writes the document @source to @target with choose (element, attribute) in every field of text,
    whether it was written or not. What it gives back may be None: then the field is left alone."""
    ElementTree.register_namespace('', NAMESPACE)
    tree = ElementTree.parse(source)
    fields, with_text = text_fields(), texts_of_elements()
    n_filled = 0
    for element in tree.iter():
        name = element.tag.split('}')[1]
        values = {attribute: choose(name, attribute) for attribute in fields.get(name, ())}
        if name in with_text and 'ref' not in element.keys():
            element.text = choose(name, '') or element.text
        for attribute, text in values.items():
            if text is not None:
                element.set(attribute, text)
                n_filled += 1
    ElementTree.ElementTree(tree.getroot()).write(target, encoding='UTF-8', xml_declaration=True)
    return n_filled
