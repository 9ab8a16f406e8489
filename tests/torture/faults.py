#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each file operation of alur-cli fails in turn: faults.py CLI LIBRARY DATA [SHARE]

After each failure the old file or the new one is there whole, nothing else is left behind, and a
sentence tells what happened to which file; or the work was done all the same. Ends with TAP.
SHARE: only each so manyth operation of those that are many is made to fail."""

import errno
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CODES = {"no room": errno.ENOSPC, "broken": errno.EIO, "not permitted": errno.EACCES}
PATIENCE = 60  # seconds: what takes longer hangs


class Job:
    """A command, the files it is given and the one that it writes."""

    def __init__(self, name, inputs, output, arguments):
        self.name = name
        self.inputs = inputs
        self.output = output
        self.arguments = arguments


JOBS = [
    Job("save in place", ["loose.alur"], "loose.alur", ["format", "loose.alur"]),
    Job("apply", ["izin-terapis-gigi.alur"], "out.alur", ["apply", "izin-terapis-gigi.alur", "-o", "out.alur"]),
    Job("import", ["organisasi-dinas.csv"], "out.alur", ["import", "organisasi-dinas.csv", "-o", "out.alur"]),
    Job("import into", ["organisasi-dinas.csv", "minimal.alur"], "minimal.alur",
        ["import", "organisasi-dinas.csv", "--into", "minimal.alur", "-o", "minimal.alur"]),
    Job("table", ["minimal.alur"], "out.csv", ["convert", "minimal.alur", "-o", "out.csv"]),
] + [
    Job(f"export {kind}", ["minimal.alur"], f"out.{kind}", ["export", "minimal.alur", "-o", f"out.{kind}", "--view", view])
    for kind, view in (("pdf", "organisation"), ("svg", "organisation"), ("png", "organisation"),
                       ("csv", "authorities"), ("html", "authorities"))
]


class Torture:
    def __init__(self, cli, shim, data, share):
        self.cli, self.shim, self.share = cli, shim, share
        self.data = pathlib.Path(data)
        self.faults = []
        self.n_failures = 0

    def prepare(self, job, folder, old):
        for name in job.inputs:
            source = self.data / "examples" / ("minimal.alur" if name == "loose.alur" else name)
            text = source.read_bytes()
            (folder / name).write_bytes(text.replace(b'"', b"'") if name == "loose.alur" else text)
        if old is not None and job.output not in job.inputs:
            (folder / job.output).write_bytes(old)

    def run(self, job, folder, at=0, code=0, mode="once"):
        told = folder.parent / "told"
        told.unlink(missing_ok=True)
        environment = dict(os.environ, LD_PRELOAD=self.shim, ALUR_FAIL_UNDER=str(folder), ALUR_FAIL_AT=str(at),
                           ALUR_FAIL_CODE=str(code), ALUR_FAIL_ON=mode, ALUR_FAIL_TOLD=str(told), LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="1700000000")
        arguments = [str(folder / word) if word in job.inputs or word == job.output else word for word in job.arguments]
        result = subprocess.run([self.cli, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                timeout=PATIENCE, check=False)
        return result, told.read_text() if told.exists() else None

    def check(self, job, folder, result, before, wanted, where):
        def fault(text):
            self.faults.append(f"{where}: {text}")

        path = folder / job.output
        found = path.read_bytes() if path.exists() else None
        if found not in (before, wanted):
            fault(f"{job.output} is neither the old file nor the new one")
        if result.returncode == 0 and found != wanted:
            fault("success was told, and the file is not there")
        if not 0 <= result.returncode <= 3:
            fault(f"ended with {result.returncode}: {result.stderr.decode()[-300:]}")
        if result.returncode != 0 and not any(name in result.stderr.decode() for name in [*job.inputs, job.output]):
            fault(f"no sentence names the file: {result.stderr.decode()!r}")
        left = {entry.name for entry in folder.iterdir()} - {*job.inputs, job.output}
        if left:
            fault(f"left behind: {', '.join(sorted(left))}")
        for name in set(job.inputs) - {job.output}:
            if (folder / name).read_bytes() != self.inputs[name]:
                fault(f"{name}, which is only read, was changed")

    def torture(self, job, top):
        folder = top / "files"

        def fresh(old):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            self.prepare(job, folder, old)
            self.inputs = {name: (folder / name).read_bytes() for name in job.inputs}
            path = folder / job.output
            return path.read_bytes() if path.exists() else None

        fresh(None)
        result, _ = self.run(job, folder)
        assert result.returncode in (0, 1), f"{job.name}: {result.returncode}: {result.stderr.decode()}"
        wanted = (folder / job.output).read_bytes()
        n_here = 0
        for old in (None, b"old\n"):
            for what, code in CODES.items():
                for mode in ("once", "on"):
                    at = 1
                    while True:
                        before = fresh(old)
                        result, told = self.run(job, folder, at, code, mode)
                        if told is None:
                            break
                        n_here += 1
                        self.check(job, folder, result, before, wanted, f"{job.name}, {told} {at} {what} {mode}")
                        at += self.share if at > 8 else 1
        if n_here == 0:
            self.faults.append(f"{job.name}: nothing was made to fail")
        self.n_failures += n_here
        return n_here


def main():
    cli, shim, data = sys.argv[1:4]
    share = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    torture = Torture(cli, shim, data, share)
    with tempfile.TemporaryDirectory() as top:
        for number, job in enumerate(JOBS, 1):
            known = len(torture.faults)
            n_failures = torture.torture(job, pathlib.Path(top))
            for fault in torture.faults[known:][:20]:
                print(f"# {fault}")
            print(f"{'ok' if len(torture.faults) == known else 'not ok'} {number} {job.name}: {n_failures} failures", flush=True)
    print(f"1..{len(JOBS)}")
    print(f"# {torture.n_failures} failures in all")


main()
