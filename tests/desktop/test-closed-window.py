# SPDX-License-Identifier: GPL-3.0-or-later
"""The window shows what somebody who means ill has written as it is written, and connects to nothing
but display, buses and the reading of the screen; it touches no file but the user's, ours and those
that libraries read.

usage: test-closed.py ALUR DATA
"""

import itertools
import os
import pathlib
import re
import stat
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'support'))

import hostile  # noqa: E402
import traced  # noqa: E402
from desktop import Program, read, run, wait  # noqa: E402
from drawing import DOCUMENT, get_outline  # noqa: E402

ALUR, DATA = map(os.path.abspath, sys.argv[1:3])
os.environ['ALUR'] = ALUR
EVIL = (' xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="urn:alur:document:1 http://127.0.0.1:9/evil.xsd"><xi:include href="file:///etc/hostname" parse="text"/>'
        '<xi:include href="http://127.0.0.1:9/x"/>')
INSTRUCTION = '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/evil.xsl"?>'
MARKUP = hostile.TEXTS['markup']


def write_document(desktop):
    path, plain = (os.path.join(desktop.folder, name) for name in ('evil.alur', 'plain.alur'))
    with open(plain, 'w', encoding='utf-8') as file:
        file.write(DOCUMENT)
    texts = itertools.cycle(text for name, text in hostile.TEXTS.items() if name not in ('word', 'words', 'lines', 'blank'))
    hostile.fill(plain, path,
                 lambda element, attribute: MARKUP if element == 'stage' else next(texts))
    with open(path, encoding='utf-8') as file:
        text = file.read()
    head, root, rest = text.partition('<alur ')
    end = rest.index('>')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(head + INSTRUCTION + root + rest[:end] + EVIL + rest[end + 1:])
    return path


def trace_program(desktop):
    """A program that starts ours with the tracer beside it."""
    log, wrapper = os.path.join(desktop.folder, 'trace.log'), os.path.join(desktop.folder, 'traced-alur')
    words = ' '.join(f"'{word}'" for word in traced.command(log))
    with open(wrapper, 'w', encoding='utf-8') as file:
        file.write(f'#!/bin/sh\nexec {words} -D \'{ALUR}\' "$@"\n')
    os.chmod(wrapper, stat.S_IRWXU)
    os.environ['ALUR'] = wrapper
    return log


def show_all(program):
    """Each of what the middle of the window can show."""
    outline = get_outline(program)
    names = [node.get_name() for node in program.find_all('label', inside=outline)]
    panes = [name for name in ('Organisation', 'Authorities', 'Service Chain', 'Service chain', 'Criteria', 'Requirements', 'Personnel',
                               'Regulations', 'Plan', 'Comparison') if name in names]
    assert len(panes) > 3, f'the outline has none of the panes: {names[:30]}'
    for name in panes:
        program.click('label', name, outline)
        wait(lambda: program.get_focused() is not None, 'a focus')
        program.check()


def hostile_document(desktop):
    path = write_document(desktop)
    log = trace_program(desktop)
    try:
        program = Program(desktop, path)
    finally:
        os.environ['ALUR'] = ALUR
    program.see('panel')
    program.see(None, lambda name: MARKUP in name)
    desktop.screenshot('hostile-document')
    show_all(program)
    root = program.save(path, lambda found: found is not None, 'the document')
    assert root.find('{http://www.w3.org/2001/XInclude}include') is not None, 'what is of others is lost'
    desktop.key('ctrl+q')
    wait(lambda: program.process.poll() is not None, 'the end')
    assert program.process.returncode == 0, program.read_log()
    hold(desktop, traced.Trace(log, desktop.folder))


def hold(desktop, trace):
    families = {re.match(r'\w+', told)[0] for told in trace.sockets}
    assert families <= {'AF_UNIX'}, f'sockets: {trace.sockets}'
    bus = os.path.join(tempfile.gettempdir(), 'dbus-')
    for call, told in trace.connected:
        found = re.search(r'sun_path=@?"([^"]*)"', told)
        assert found and (found[1].startswith('/tmp/.X11-unix/') or traced.is_below(found[1], (desktop.folder,))
                          or found[1].startswith(bus)), f'{call} ({told}'
    strange = [name for name in trace.started if name not in (ALUR,) and not name.endswith('/bwrap')]
    assert not strange, f'starts {strange}'
    places = {desktop.folder: "the user's, and ours", **traced.own(ALUR), DATA: 'ours'}
    trace.hold({**traced.READ, **traced.READ_WITH_WINDOW, **places},
               {desktop.folder: "the user's, and ours", '/dev/null': 'nothing', '/var/cache/fontconfig': 'fonts', '/dev/shm': 'pictures for the display',
                '/dev/dri': 'graphics'})
    assert '/etc/hostname' not in trace.read


if not traced.is_allowed():
    traced.skip()
run(hostile_document)
