#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktops know a document by its name and by what is in it, and nothing else for one.

usage: test-media-type.py BUILD
"""

import sys

from tap import MEDIA_TYPE, ROOT, ask, install, quiet_environment, run_all

BUILD = sys.argv[1]
GUESS = '''
import sys
from gi.repository import Gio
print(Gio.content_type_guess(sys.argv[1] or None, open(sys.argv[2], 'rb').read(4096))[0])
'''
NAMESPACE = 'urn:alur:document:1'


class Desktop:
    """One that has nothing but this program."""

    def __init__(self, folder):
        self.data = install(BUILD, folder / 'root') / 'share'
        (self.data / 'mime' / 'packages' / 'a-base.xml').write_text(
            '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
            '<mime-type type="application/xml"><magic priority="40"><match type="string" value="&lt;?xml" offset="0"/></magic>'
            '<glob pattern="*.xml"/></mime-type></mime-info>')
        ask('update-mime-database', self.data / 'mime')
        (folder / 'home').mkdir()
        self.environment = quiet_environment(folder / 'home', XDG_DATA_DIRS=str(self.data))
        self.other = folder / 'document'

    def guess(self, name, path):
        return ask(sys.executable, '-c', GUESS, name, path, env=self.environment).strip()

    def guess_text(self, text):
        self.other.write_text(text, encoding='utf-8')
        return self.guess('', self.other)


def known_by_name(folder):
    desktop = Desktop(folder)
    empty = folder / 'empty'
    empty.write_bytes(b'')
    assert desktop.guess('Rencana 2027.alur', empty) == MEDIA_TYPE
    assert desktop.guess('alur.txt', empty) != MEDIA_TYPE


def known_by_its_beginning(folder):
    desktop = Desktop(folder)
    examples = sorted((ROOT / 'data' / 'examples').glob('*.alur'))
    assert len(examples) >= 3, examples
    for example in examples:
        assert desktop.guess('', example) == MEDIA_TYPE, example.name
    for text in (f"<alur xmlns='{NAMESPACE}' version='1.0'/>",
                 f'<?xml version="1.0"?>\n<!-- {"x" * 600} -->\n<alur version="1.0"\n  xmlns="{NAMESPACE}"/>',
                 f'<?xml version="1.0"?><a:alur version="1.0" xmlns:a="{NAMESPACE}"/>'):
        assert desktop.guess_text(text) == MEDIA_TYPE, text


def nothing_else_is_known(folder):
    desktop = Desktop(folder)
    assert desktop.guess('', ROOT / 'data' / 'alur-1.rng') == 'application/xml'
    for text in ('<?xml version="1.0"?>\n<alur version="1.0"/>',
                 f'<?xml version="1.0"?>\n<x xmlns="{NAMESPACE}"/>',
                 '<?xml version="1.0"?>\n<alur xmlns="urn:alur:document:2"/>',
                 f'<?xml version="1.0"?>\n<!-- {NAMESPACE} -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'):
        assert desktop.guess_text(text) == 'application/xml', text


def named_in_both_languages(folder):
    desktop = Desktop(folder)
    describe = 'from gi.repository import Gio; print(Gio.content_type_get_description("%s"))' % MEDIA_TYPE
    for language, expected in (('en', 'Alur document'), ('id', 'Dokumen Alur')):
        # A language is only looked at where there is a locale other than C.
        said = ask(sys.executable, '-c', describe, env={**desktop.environment, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': language})
        assert said.strip() == expected, said


def its_icon(folder):
    desktop = Desktop(folder)
    icons = 'from gi.repository import Gio; print(Gio.content_type_get_icon("%s").get_names())' % MEDIA_TYPE
    said = ask(sys.executable, '-c', icons, env=desktop.environment)
    assert "'application-vnd.alur+xml'" in said, said


run_all(known_by_name, known_by_its_beginning, nothing_else_is_known, named_in_both_languages, its_icon)
