#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command opens no socket, starts nothing, and touches no file but the user's, ours and those
that libraries read.

usage: test-closed.py ALUR_CLI DATA
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'support'))

import traced  # noqa: E402
from numbered import NumberedTests  # noqa: E402

COMMANDS = (
    ('check', 'a.alur'), ('check', '--json', 'evil.alur'), ('metrics', 'a.alur'), ('workload', 'a.alur'), ('compare', 'a.alur'),
    ('compare', 'a.alur', '--with', 'evil.alur'), ('apply', 'a.alur', '-o', 'out.alur'),
    ('export', 'a.alur', '-o', 'out.pdf', '--view', 'report'), ('export', 'evil.alur', '-o', 'out.svg', '--view', 'organisation'),
    ('export', 'a.alur', '-o', 'out.png'), ('export', 'evil.alur', '-o', 'out.html', '--view', 'report'),
    ('export', 'a.alur', '-o', 'out.csv', '--view', 'authorities'), ('format', 'evil.alur'),
    ('import', 'table.csv', '-o', 'out.alur'), ('convert', 'a.alur', '-o', 'out.csv'), ('convert', 'a.alur', '-o', 'out.bpmn'),
    ('check', 'evil.bpmn'), ('example',), ('example', 'minimal', '-o', 'out.alur'), ('thumbnail', 'evil.alur', '-o', 'out.png'),
    ('check', 'outside.alur'), ('check', 'styled.alur'), ('--help',),
)
XLINK = ' xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def make_evil(folder, examples):
    """What asks a careless reader to fetch something from a file or from afar."""
    with open(os.path.join(examples, 'rawat-inap.alur'), encoding='utf-8') as file:
        text = file.read()
    head, root, rest = text.partition('<alur ')
    include = '<xi:include href="file:///etc/shadow" parse="text"/><xi:include href="http://127.0.0.1:9/x"/>'
    end = rest.index('>') + 1
    instructions = ('<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/evil.xsl"?>'
                    '<?xml-model href="file:///etc/hostname"?>')
    location = ' xsi:schemaLocation="urn:alur:document:1 http://127.0.0.1:9/evil.xsd"'
    evil = head + instructions + root + rest[:end - 1] + XLINK + location + '>' + include + rest[end:]
    files = {
        'evil.alur': evil,
        'evil.bpmn': instructions + '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"' + XLINK + location
                     + '><import location="http://127.0.0.1:9/x.xsd" namespace="x" importType="x"/>' + include
                     + '<process id="p"><task id="t" name="T"/></process></definitions>',
        'outside.alur': '<!DOCTYPE alur SYSTEM "http://127.0.0.1:9/evil.dtd" [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
                        '<alur xmlns="urn:alur:document:1" version="1.0" title="&x;"><stage id="now" kind="current"/></alur>',
        'styled.alur': instructions + '<alur xmlns="urn:alur:document:1" version="1.0"><stage id="now" kind="current"/></alur>',
    }
    for name, content in files.items():
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(content)
    shutil.copy(os.path.join(examples, 'rawat-inap.alur'), os.path.join(folder, 'a.alur'))
    shutil.copy(os.path.join(examples, 'organisasi-dinas.csv'), os.path.join(folder, 'table.csv'))


class Tests(NumberedTests):
    def closed(self, *command):
        home = os.path.join(self.folder, 'home')
        os.makedirs(home, exist_ok=True)
        log = os.path.join(self.folder, 'log')
        environment = {name: value for name, value in os.environ.items() if name in ('PATH', 'LD_LIBRARY_PATH', 'LC_ALL')}
        environment.update(HOME=home, XDG_CACHE_HOME=os.path.join(home, '.cache'), LANGUAGE='id', GIO_USE_VFS='local')
        files = os.path.join(self.folder, 'files')
        run = subprocess.run([*traced.command(log), self.cli, *command], env=environment, cwd=files, capture_output=True, text=True)
        wanted = (3,) if command[-1] == 'outside.alur' else (0, 1)
        assert run.returncode in wanted, f'ends with {run.returncode}: {run.stderr[:300]}'
        trace = traced.Trace(log, files)
        assert not trace.sockets and not trace.connected, f'a socket: {trace.sockets[:3]} {trace.connected[:3]}'
        assert len(trace.started) == 1, f'starts {trace.started[1:]}'
        # Libraries keep what they know of fonts where the user keeps what can be made again.
        caches = {environment['XDG_CACHE_HOME']: 'fonts', '/var/cache/fontconfig': 'fonts'}
        trace.hold({**traced.READ, **traced.own(self.cli), files: "the user's", home: "the user's", self.examples: 'ours'},
                   {files: "the user's", '/dev/null': 'nothing', **caches})
        forbidden = [path for path in trace.read if path in ('/etc/hostname', '/etc/shadow')]
        assert not forbidden, forbidden


    def net(self):
        """The lists hold back what they should: otherwise all of this proves nothing."""
        log = os.path.join(self.folder, 'log')
        script = 'import socket; socket.socket().connect_ex(("127.0.0.1", 9)); open("/etc/hostname").read(); open("other", "w")'
        subprocess.run([*traced.command(log), sys.executable, '-c', script], cwd=self.folder, check=True, capture_output=True)
        trace = traced.Trace(log, self.folder)
        assert trace.sockets and trace.connected, 'no socket was seen'
        assert '/etc/hostname' in trace.read and os.path.join(self.folder, 'other') in trace.written
        for reads, writes in (({**traced.READ, '/': ''}, {}), (traced.READ, {self.folder: ''})):
            try:
                trace.hold(reads, writes)
            except AssertionError:
                continue
            raise AssertionError('a strange file came through')


def main():
    cli, data = map(os.path.abspath, sys.argv[1:])
    if not traced.is_allowed():
        traced.skip()
    with tempfile.TemporaryDirectory(prefix='alur-closed-') as folder:
        folder = os.path.realpath(folder)
        files = os.path.join(folder, 'files')
        os.makedirs(files)
        examples = os.path.join(data, 'examples')
        make_evil(files, examples)
        tests = Tests(cli, examples, folder)
        tests.run('the net itself', tests.net)
        for command in COMMANDS:
            tests.run(' '.join(command), tests.closed, *command)
        print(f'1..{tests.count}')
        sys.exit(1 if tests.failed else 0)


if __name__ == '__main__':
    main()
