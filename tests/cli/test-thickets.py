#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Valid documents that are made to be slow or to take all memory, given to every command that could
be: done, or told what was left out, within bounds of processor time and memory.

usage: test-thickets.py ALUR_CLI DATA"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'support'))

import thickets  # noqa: E402
from numbered import NumberedTests  # noqa: E402

INSTRUMENTED = os.environ.get('ASAN_OPTIONS') or os.environ.get('ALUR_SHARE')
SECONDS = 120 if INSTRUMENTED else 20
MEMORY = None if os.environ.get('ASAN_OPTIONS') else 1 << 30
# What is drawn or checked of each, and what must be told of it; None: nothing was left out.
CASES = {
    'requirements': (lambda: thickets.requirements(20000), ('requirements.csv', 'have no columns here')),
    'regulations': (lambda: thickets.regulations(30000, 1000), ('regulations.csv', 'have no columns here')),
    'uses': (lambda: thickets.uses(20000), ('regulations.csv', None)),
    'matrix': (lambda: thickets.matrix(5000), ('authorities.html', 'is not drawn')),
    'relations': (lambda: thickets.relations(300, 3000), ('check', None), ('organisation.pdf', 'the relations are not drawn')),
    'forks': (lambda: thickets.forks(3000), ('check', None), ('procedure.pdf', 'is not drawn')),
    'bends': (lambda: thickets.bends(70000), ('procedure.pdf', 'is not drawn')),
    'problems': (lambda: thickets.problems(100000), ('organisation.pdf', 'and more, which are not pinned')),
    'procedures': (lambda: thickets.procedures(1000), ('check', None)),
}


def bound():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Tests(NumberedTests):
    def call(self, *arguments):
        run = subprocess.run([self.cli, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, preexec_fn=bound,
                             env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en'))
        assert run.returncode >= 0, f'{arguments[0]} was ended by signal {-run.returncode}: {run.stderr[-300:]}'
        return run.returncode, run.stdout, run.stderr

    def write(self, name, text):
        path = os.path.join(self.folder, f'{name}.alur')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    @staticmethod
    def read(path):
        if path.endswith('.pdf'):
            return ' '.join(subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True, text=True).stdout.split())
        with open(path, encoding='utf-8', errors='replace') as file:
            return file.read()

    def case(self, name):
        make, *outputs = CASES[name]
        path = self.write(name, make())
        for wanted, sentence in outputs:
            if wanted == 'check':
                status, text, errors = self.call('check', '--fail-on', 'never', path)
            else:
                view, _, ending = wanted.partition('.')
                made = os.path.join(self.folder, f'made.{ending}')
                status, _, errors = self.call('export', path, '--view', view, '--lang', 'en', '-o', made)
                text = self.read(made)
            assert status == 0, f'{wanted} ends with {status}: {errors[:200]}'
            assert sentence is None or sentence in text, f'{wanted} does not tell what was left out'
        os.unlink(path)

    def stages(self):
        status, _, errors = self.call('check', self.write('stages', thickets.regulations(1, 1001)))
        assert status == 3 and '1,000 stages' in errors, errors[:200]
        assert self.call('check', self.write('stages', thickets.regulations(1, 1000)))[0] in (0, 1)

    def levels(self):
        status, _, errors = self.call('check', self.write('levels', thickets.nested(5000)))
        assert status == 3 and '100 levels' in errors, errors[:200]
        assert self.call('check', self.write('levels', thickets.nested(100)))[0] in (0, 1)


def main():
    cli, data = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix='alur-thickets-') as folder:
        tests = Tests(cli, os.path.join(data, 'examples'), folder)
        tests.run('more stages than are read', tests.stages)
        tests.run('functions deeper than are read', tests.levels)
        for name in CASES:
            tests.run(name, tests.case, name)
        print(f'1..{tests.count}')
        sys.exit(1 if tests.failed else 0)


if __name__ == '__main__':
    main()
