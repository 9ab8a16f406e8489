#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs fuzz targets, each for a time, and tells what came of it.

usage: run.py BUILD-FOLDER SECONDS [quiet=SECONDS] [TARGET…]

With "quiet" a target also ends once that many seconds of processor time have brought no edge that
was not covered before: that it had nothing new to tell for so long is then known. Two run at a time where there are two processors. What takes too long or too much memory is a
finding like what crashes. Inputs that cover something new are kept in BUILD-FOLDER/corpus-TARGET
for the next time, findings in BUILD-FOLDER/findings; the exit status says whether there are any.
"""

import glob
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

DOCUMENTS = ('data/examples/*.alur', 'tests/data/conformance/*.alur', 'tests/fuzz/corpus/*', 'tests/fuzz/corpus-xml/*')
BAD_DOCUMENTS = ('tests/data/invalid/*', 'tests/data/xml-bad/*')
TABLES = ('data/examples/*.csv', 'tests/data/tables/*', 'tests/fuzz/corpus/*')

# Name: most bytes of an input, inputs to begin with (those that are not longer).
TARGETS = {
    'bpmn': (16384, ('tests/data/bpmn/*', 'tests/data/bpmn/*/*', 'tests/fuzz/corpus-bpmn/*')),
    'cells': (8192, TABLES),
    'check': (12288, DOCUMENTS),
    'draw': (8192, DOCUMENTS),
    'edit': (8192, DOCUMENTS),
    'fragment': (8192, DOCUMENTS),
    'import': (8192, TABLES),
    'journal': (8192, ('tests/fuzz/corpus-journal/*',)),
    'paste': (4096, TABLES + ('tests/fuzz/corpus-paste/*',)),
    'reader': (16384, DOCUMENTS + BAD_DOCUMENTS),
    'round-trip': (16384, DOCUMENTS + BAD_DOCUMENTS),
}
OF_TABLES = ('cells', 'import', 'paste')  # targets that take tables, which have words of their own
SECONDS_AN_INPUT = 25  # by the clock, also where the machine has other work; most take milliseconds
MEGABYTES = 2560  # of a whole run; sanitizers and what libFuzzer remembers are in it
MEGABYTES_AT_ONCE = 1024
GRACE = 60  # seconds beyond its time after which a run is told to end, and again until it is killed
INTERRUPTED = 72  # what libFuzzer then ends with
LOOK_EVERY = 5  # seconds, for how much of its processor time has passed

STATUS = re.compile(r'#(\d+)\s+\S+\s+cov: (\d+) ft: (\d+) corp: (\d+)')
ACCEPTED = re.compile(r'(\d+) of (\d+) inputs were taken')


def cpu_seconds(pid):
    """What a process has used, or None once it is gone."""
    try:
        with open(f'/proc/{pid}/stat', encoding='ascii', errors='replace') as stat:
            fields = stat.read().rpartition(')')[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


class Run(threading.Thread):
    """One target for a time."""

    def __init__(self, build, name, seconds, quiet, seeds):
        super().__init__()
        self.build, self.name, self.seconds, self.quiet, self.seeds = build, name, seconds, quiet, seeds
        self.executions = self.coverage = self.features = self.inputs = 0
        self.cpu = self.last_new = 0.0
        self.taken = ''
        self.status = 0
        self.findings = set()

    def list_findings(self):
        return set(glob.glob(os.path.join(self.build, 'findings', self.name + '-*')))

    def command(self):
        max_len, patterns = TARGETS[self.name]
        begin = os.path.join(self.seeds, self.name)
        kept = os.path.join(self.build, 'corpus-' + self.name)
        words = 'tables.dict' if self.name in OF_TABLES else 'alur.dict'
        os.makedirs(begin)
        os.makedirs(kept, exist_ok=True)
        for pattern in patterns:
            for path in glob.glob(os.path.join(ROOT, pattern)):
                if os.path.isfile(path) and os.path.getsize(path) <= max_len:
                    os.symlink(path, os.path.join(begin, path[len(ROOT) + 1:].replace('/', '-')))
        return [os.path.join(self.build, 'tests', 'fuzz', 'fuzz-' + self.name),
                f'-max_total_time={self.seconds}', f'-timeout={SECONDS_AN_INPUT}',
                f'-rss_limit_mb={MEGABYTES}', f'-malloc_limit_mb={MEGABYTES_AT_ONCE}',
                f'-max_len={max_len}', '-dict=' + os.path.join(HERE, words),
                f'-artifact_prefix={self.build}/findings/{self.name}-', '-print_final_stats=1', '-entropic=0',
                kept, begin]

    def take(self, line, pid):
        status = STATUS.match(line)
        if status:
            executions, coverage, features, inputs = map(int, status.groups())
            if coverage > self.coverage:
                self.last_new = cpu_seconds(pid) or self.last_new
            self.executions, self.coverage = executions, max(coverage, self.coverage)
            self.features, self.inputs = features, inputs
        taken = ACCEPTED.search(line)
        if taken and int(taken.group(2)):
            self.taken = f'{100 * int(taken.group(1)) // int(taken.group(2))} %'

    def end_when_quiet(self, process, ended):
        while not ended.wait(LOOK_EVERY):
            if self.coverage and (cpu_seconds(process.pid) or 0) - self.last_new >= self.quiet:
                process.send_signal(signal.SIGINT)
                return

    def run(self):
        before = self.list_findings()
        environment = dict(
            os.environ, LC_ALL='C.UTF-8', LANGUAGE='en', GIO_USE_VFS='local', G_DEBUG='gc-friendly,fatal-warnings',
            LSAN_OPTIONS=f'suppressions={ROOT}/tests/support/lsan.supp:print_suppressions=0',
            ASAN_OPTIONS='detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=0',
            UBSAN_OPTIONS='print_stacktrace=1:halt_on_error=1')
        with open(os.path.join(self.build, f'fuzz-{self.name}.log'), 'w', encoding='utf-8') as log:
            process = subprocess.Popen(self.command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.PIPE, env=environment, text=True, errors='replace')
            # Where the machine has other work, reading what there is to begin with may take longer.
            timers = [threading.Timer(self.seconds + GRACE, process.send_signal, [signal.SIGINT]),
                      threading.Timer(self.seconds + 4 * GRACE, process.kill)]
            ended = threading.Event()
            for timer in timers:
                timer.start()
            if self.quiet:
                threading.Thread(target=self.end_when_quiet, args=(process, ended)).start()
            for line in process.stderr:
                log.write(line)
                log.flush()
                self.take(line, process.pid)
            ended.set()
            _, status, usage = os.wait4(process.pid, 0)
            for timer in timers:
                timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        self.status = 0 if process.returncode == INTERRUPTED else process.returncode
        self.cpu = usage.ru_utime + usage.ru_stime
        self.findings = self.list_findings() - before


def main():
    build, seconds = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    names = sys.argv[3:]
    quiet = int(names.pop(0).removeprefix('quiet=')) if names and names[0].startswith('quiet=') else 0
    names = [name.removeprefix('fuzz-') for name in names] or sorted(TARGETS)
    unknown = [name for name in names if name not in TARGETS]
    if unknown:
        sys.exit(f'There is no target {unknown[0]}. There are: {", ".join(sorted(TARGETS))}.')
    os.makedirs(os.path.join(build, 'findings'), exist_ok=True)
    at_once = threading.Semaphore(min(2, os.cpu_count() or 1))
    with tempfile.TemporaryDirectory() as seeds:
        runs = [Run(build, name, seconds, quiet, seeds) for name in names]

        def work(run):
            with at_once:
                print(f'Fuzzing {run.name} for {seconds} seconds …', flush=True)
                run.run()

        workers = [threading.Thread(target=work, args=(run,)) for run in runs]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    print(f'\n{"target":12}{"executions":>12}{"CPU s":>8}{"edges":>8}{"features":>10}{"inputs":>8}'
          f'{"taken":>7}{"last new edge":>15}{"findings":>10}')
    bad = False
    for run in runs:
        failed = run.status != 0 or run.findings
        bad = bad or bool(failed)
        print(f'{run.name:12}{run.executions:12}{run.cpu:8.0f}{run.coverage:8}{run.features:10}{run.inputs:8}'
              f'{run.taken:>7}{f"{run.last_new:.0f} CPU s":>15}{max(len(run.findings), int(bool(failed))):10}')
    for run in runs:
        for finding in sorted(run.findings):
            print(f'{run.name}: {os.path.relpath(finding, ROOT)}')
        if run.status != 0:
            print(f'{run.name}: ended with {run.status}; see {os.path.relpath(build, ROOT)}/fuzz-{run.name}.log')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
