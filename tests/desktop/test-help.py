# SPDX-License-Identifier: GPL-3.0-or-later
"""F1 shows the page of the manual for where one is, in the language of the program, by what there is to
show it.

usage: test-help.py ALUR DATA
"""

import os
import sys

from desktop import Program, run, wait
from drawing import get_outline, open_document

os.environ['ALUR'] = sys.argv[1]

# What is started instead of a viewer: notes what it was asked for, and in which surroundings.
VIEWER = '''#!/bin/sh
printf '%s\\n%s\\n%s\\n' "$1" "$LANGUAGE" "$XDG_DATA_DIRS" >"{notes}.new"
mv "{notes}.new" "{notes}"
'''


class Viewers:
    """A system that has all but programs, and those that a test puts there."""

    def __init__(self, desktop, **programs):
        self.share = os.path.join(desktop.environment['HOME'], 'share')
        self.notes = os.path.join(desktop.folder, 'viewer.txt')
        applications = os.path.join(self.share, 'applications')
        os.makedirs(applications)
        for folder in '/usr/share', '/usr/local/share':
            for name in os.listdir(folder) if os.path.isdir(folder) else ():
                if name != 'applications' and not os.path.lexists(os.path.join(self.share, name)):
                    os.symlink(os.path.join(folder, name), os.path.join(self.share, name))
        script = os.path.join(desktop.folder, 'viewer.sh')
        with open(script, 'w') as file:
            file.write(VIEWER.format(notes=self.notes))
        os.chmod(script, 0o755)
        with open(os.path.join(applications, 'mimeapps.list'), 'w') as defaults:
            defaults.write('[Default Applications]\n')
            for name, kind in programs.items():
                defaults.write(f'{kind}={name}.desktop\n')
                with open(os.path.join(applications, name + '.desktop'), 'w') as entry:
                    entry.write(f'[Desktop Entry]\nType=Application\nName={name}\nExec={script} %u\n'
                                f'MimeType={kind};\n')
        desktop.environment['XDG_DATA_DIRS'] = self.share

    def read(self):
        """What the viewer was asked for, once."""
        def look():
            return os.path.exists(self.notes)
        wait(look, 'a viewer')
        with open(self.notes) as file:
            told = file.read().splitlines()
        os.remove(self.notes)
        return told


def page_for_where_one_is(desktop):
    viewers = Viewers(desktop, viewer='x-scheme-handler/help')
    program, _ = open_document(desktop)
    desktop.key('F6', 'F1')
    page, language, folders = viewers.read()
    assert page == 'help:alur/organisation', page
    assert language == 'en', language
    # A viewer finds the manual there.
    first = folders.split(':')[0]
    assert os.path.exists(os.path.join(first, 'help/C/alur/organisation.page')), first
    assert os.path.exists(os.path.join(first, 'help/id/alur/figures/window.png')), first
    program.click('label', 'Authorities', get_outline(program))
    program.see('table')
    desktop.key('F6', 'F1')
    assert viewers.read()[0] == 'help:alur/authorities'
    # A dialog has a page of its own, and so has one of the toolkit.
    desktop.key('ctrl+e')
    program.see('list', 'Views')
    desktop.key('F1')
    assert viewers.read()[0] == 'help:alur/export'
    desktop.key('Escape')
    program.see_gone('list', 'Views')
    desktop.key('ctrl+question')
    program.see('label', 'Follow the structure')
    desktop.key('F1')
    assert viewers.read()[0] == 'help:alur/keyboard'


def in_a_browser_where_there_is_no_viewer(desktop):
    viewers = Viewers(desktop, browser='text/html')
    program = Program(desktop, LANGUAGE='id')
    program.see('push button', 'Buka Dokumen…')
    desktop.key('F1')
    page, language, _ = viewers.read()
    assert page.endswith('/html/id/index.html') or page.endswith('/html/id/first-document.html'), page
    assert language == 'id', language


def said_where_there_is_neither(desktop):
    Viewers(desktop)
    program, _ = open_document(desktop)
    desktop.key('F1')
    program.see('label', lambda told: 'Install the help viewer' in told)
    desktop.key('Escape')
    program.see_gone('label', lambda told: 'Install the help viewer' in told)


run(page_for_where_one_is, in_a_browser_where_there_is_no_viewer, said_where_there_is_neither)
