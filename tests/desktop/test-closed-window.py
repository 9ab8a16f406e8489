# SPDX-License-Identifier: GPL-3.0-or-later
"""The window shows what somebody who means ill has written as it is written, and connects to nothing
but display, buses, the reading of the screen and the printers of the desktop; it touches no file but
the user's, ours and those that libraries read.

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
from printing import print_to  # noqa: E402

ALUR, DATA = map(os.path.abspath, sys.argv[1:3])
os.environ['ALUR'] = ALUR
EVIL = (' xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="urn:alur:document:1 http://127.0.0.1:9/evil.xsd"><xi:include href="file:///etc/hostname" parse="text"/>'
        '<xi:include href="http://127.0.0.1:9/x"/>')
INSTRUCTION = '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/evil.xsl"?>'
# The print server, whom GTK asks which others there are, and who knows the user's name.
PRINTING = ('/run/nscd', '/var/run/nscd', '/run/cups', '/var/run/cups', '/run/dbus/system_bus_socket', '/var/run/dbus/system_bus_socket')
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
        file.write(f'#!/bin/sh\ncd \'{desktop.folder}\' && exec {words} -D \'{ALUR}\' "$@"\n')
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


def print_and_export(program):
    """Into files of their own, and nothing else."""
    desktop = program.desktop
    folder = os.path.join(desktop.folder, 'keluar')
    printed, exported = os.path.join(folder, 'cetak.pdf'), os.path.join(folder, 'bagan.svg.pdf')
    os.makedirs(folder)
    desktop.key('ctrl+p')
    print_to(program, printed, '')
    desktop.key('ctrl+e')
    program.act(program.see('push button', lambda told: told.endswith('Export…')))
    program.name_file(exported)
    wait(lambda: os.path.exists(exported), 'what is exported')
    program.see_gone('push button', lambda told: told.endswith('Export…'))
    desktop.screenshot('hostile-export')
    assert sorted(os.listdir(folder)) == ['bagan.svg.pdf', 'cetak.pdf'], os.listdir(folder)
    left = os.listdir(desktop.environment['TMPDIR'])
    assert left == [], f'left behind: {left}'
    return printed, exported


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
    printed, exported = print_and_export(program)
    root = program.save(path, lambda found: found is not None, 'the document')
    assert root.find('{http://www.w3.org/2001/XInclude}include') is not None, 'what is of others is lost'
    desktop.key('ctrl+q')
    wait(lambda: program.process.poll() is not None, 'the end')
    assert program.process.returncode == 0, program.read_log()
    trace = traced.Trace(log, desktop.folder)
    hold(desktop, trace)
    kept = tuple(desktop.environment[name] for name in ('HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME',
                                                        'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR', 'TMPDIR'))
    others = {written for written in trace.written if written.startswith(desktop.folder) and not traced.is_below(written, kept)}
    # What we write has no name before it is whole; the toolkit's print has.
    assert printed in others, sorted(others)
    strange = [written for written in others if not any(belongs_to(written, own) for own in (path, printed, exported))]
    assert not strange, f'written: {strange}'


def belongs_to(written, path):
    """A file is written beside itself, under a name of its own, and takes the place of the old one then."""
    return written == path or (os.path.dirname(written) == os.path.dirname(path) and os.path.basename(written).startswith('.'))


def goes_to_printers(told):
    """To the print server of this computer: GTK asks it for the printers, and no other."""
    return re.search(r'sin6?_port=htons\(631\)', told) and re.search(r'"(127\.0\.0\.1|::1)"', told)


def hold(desktop, trace):
    strange = {told.partition(' = ')[0] for told in trace.sockets if not re.match(r'AF_UNIX|AF_INET6?, SOCK_STREAM', told)}
    assert not strange, f'sockets: {strange}'
    bus = os.path.join(tempfile.gettempdir(), 'dbus-')
    for call, told in trace.connected:
        found = re.search(r'sun_path=@?"([^"]*)"', told)
        local = found and (found[1].startswith(('/tmp/.X11-unix/', bus)) or traced.is_below(found[1], (desktop.folder, *PRINTING)))
        assert local or (call == 'connect' and goes_to_printers(told)), f'{call} ({told}'
    strange = [name for name in trace.started if name not in (ALUR,) and not name.endswith('/bwrap')]
    assert not strange, f'starts {strange}'
    # A file dialog looks at what lies in the folders on the way to the one that is typed.
    above = ('/', tempfile.gettempdir())
    trace.read = {path for path in trace.read if os.path.dirname(path) not in above}
    places = {desktop.folder: "the user's, and ours", **traced.own(ALUR), DATA: 'ours'}
    trace.hold({**traced.READ, **traced.READ_WITH_WINDOW, **places},
               {desktop.folder: "the user's, and ours", '/dev/null': 'nothing', '/var/cache/fontconfig': 'fonts', '/dev/shm': 'pictures for the display',
                '/dev/dri': 'graphics'})
    assert '/etc/hostname' not in trace.read


if not traced.is_allowed():
    traced.skip()
run(hostile_document)
