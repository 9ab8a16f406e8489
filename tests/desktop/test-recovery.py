# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that is killed loses nothing: what was committed is offered at the next start.

usage: test-recovery.py ALUR DATA
"""

import os
import sys
import xml.etree.ElementTree as ElementTree

from desktop import Program, list_all, read, run, wait
from drawing import DOCUMENT, find_named, get_outline, open_document, select, type_name

os.environ['ALUR'] = sys.argv[1]
NAMES = ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima', 'Enam', 'Tujuh', 'Delapan', 'Sembilan', 'Sepuluh']


def canonical(text):
    """For comparing documents as XML: without what a writer may choose."""
    return ElementTree.canonicalize(text, strip_text=True)


def rename(program, name, new):
    select(program, name)
    program.desktop.key('F6', 'F2')
    type_name(program, new)
    program.see('label', new, get_outline(program))


def list_journals(desktop):
    return [os.path.join(folder, name)
            for folder, _, names in os.walk(desktop.environment['XDG_STATE_HOME'])
            for name in names if name.endswith('.alur-journal')]


def get_size(desktop):
    return sum(os.path.getsize(path) for path in list_journals(desktop))


def start_again(desktop, title, *arguments):
    """The program after it was killed; recovery of a document is offered and taken."""
    program = Program(desktop, *arguments)
    program.see('push button', 'Discard ' + title)
    program.act(program.see('push button', 'Recover ' + title))
    program.see_gone('push button', 'Recover ' + title)
    get_outline(program)
    return program


def saved_edited_killed(desktop):
    """The file keeps what was saved; what came after is recovered, and undone if one wants."""
    program, path = open_document(desktop)
    rename(program, 'Balai', 'Badan')
    saved = program.save(path, lambda root: find_named(root, 'unit', 'Badan') is not None, 'a name')
    rename(program, 'Loket', 'Gerai')
    select(program, 'Dinas')
    desktop.key('F6', 'Delete')
    program.see_gone('label', 'Dinas', get_outline(program))
    program.kill()
    assert ElementTree.tostring(read(path)) == ElementTree.tostring(saved), 'nobody saved the file'

    program = start_again(desktop, 'uji')
    desktop.screenshot('recovered')
    root = program.save(path, lambda root: find_named(root, 'unit', 'Gerai') is not None, 'what was lost')
    expected = ElementTree.fromstring(DOCUMENT.replace('Balai', 'Badan').replace('Loket', 'Gerai'))
    organisation = expected.find('.//{*}organisation')
    organisation.remove(find_named(organisation, 'unit', 'Dinas'))
    expected.find('.//{*}procedure').set('lanes', 'u2')
    del expected.find('.//{*}step[@id="s1"]').attrib['unit']
    assert canonical(ElementTree.tostring(root)) == canonical(ElementTree.tostring(expected)), \
        canonical(ElementTree.tostring(root))
    wait(lambda: list_journals(desktop) == [], 'that a saved document has no journal')


def start_untitled(desktop):
    program = Program(desktop)
    program.click('list item', 'Empty document')
    program.see('panel', lambda told: told.startswith('Organisation chart'))
    desktop.key('F6')
    return program


def untitled_killed(desktop):
    """What was never saved anywhere is recovered too, and gets its file then."""
    program = start_untitled(desktop)
    for name in ('Dinas', 'Seksi'):
        desktop.key('Insert')
        desktop.type(name[0])  # a letter opens the field
        type_name(program, name[1:])
    program.see('label', 'Seksi', get_outline(program))
    program.kill()

    program = start_again(desktop, 'Untitled')
    path = os.path.join(desktop.folder, 'pulih.alur')
    desktop.key('ctrl+s')
    program.name_file(path)
    root = wait(lambda: read(path), 'the file')
    tree = [(unit.get('name'), unit.get('parent')) for unit in list_all(root, 'unit')]
    assert tree == [('Dinas', None), ('Seksi', find_named(root, 'unit', 'Dinas').get('id'))], tree
    wait(lambda: list_journals(desktop) == [], 'that a saved document has no journal')


def type_units(desktop, names):
    """Each below the one before, as fast as keys come, while the test goes on."""
    keys = [key for name in names for key in ('Insert', *name, 'F2')]
    return desktop.spawn('xdotool', 'key', '--delay', '8', *keys)


def list_typed(program):
    names = [node.get_name() for node in program.find_all('label', inside=get_outline(program))]
    return [name for name in NAMES if name in names]


def killed_while_typing(desktop):
    """At any moment: what was seen is there, and nothing is there by halves."""
    program = start_untitled(desktop)
    typing = type_units(desktop, NAMES[:6])
    program.see('label', NAMES[1], get_outline(program))
    program.kill()
    typing.wait()
    program = start_again(desktop, 'Untitled')
    wait(lambda: len(list_typed(program)) >= 2, 'what was seen before')
    before = list_typed(program)
    assert before == NAMES[:len(before)], before

    # Once more, on what was recovered; killed when a commit is in the journal, seen or not.
    select(program, before[-1])
    desktop.key('F6')
    size = get_size(desktop)
    typing = type_units(desktop, NAMES[len(before):])
    wait(lambda: get_size(desktop) > size, 'that the journal grows')
    program.kill()
    typing.wait()
    program = start_again(desktop, 'Untitled')
    wait(lambda: list_typed(program)[:len(before)] == before, 'what was recovered before')
    program.see('push button', 'Undo')  # one more edit than was recovered


run(saved_edited_killed, untitled_killed, killed_while_typing)
