# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lints share: the files of the project, and C without its comments and texts."""

import bisect
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CODE_FOLDERS = ("src", "tests", "bench")
READ_ONCE = ROOT / "src" / "pch"  # no layer, and no header that a file includes

TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//(?:\\\n|[^\n])*)
    |(?P<text>"(?:\\.|[^"\\\n])*")
    |(?P<char>'(?:\\.|[^'\\\n])*')""",
    re.S | re.X,
)


def code_files(*suffixes):
    """All our files under src, tests and bench with these endings, sorted."""
    found = []
    for folder in CODE_FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in suffixes and path.is_file():
                found.append(path)
    return sorted(found)


def name_of(path):
    return str(path.relative_to(ROOT))


def read(path):
    return path.read_text(encoding="utf-8")


def blank(text, keep_texts=False):
    """The same C text, as long and with the same lines, with blanks for comments, characters and
    (unless KEEP_TEXTS) the insides of string literals."""

    def empty(match):
        found = match.group(0)
        if match.lastgroup == "text" and keep_texts:
            return found
        inside = re.sub(r"[^\n]", " ", found)
        if match.lastgroup == "comment":
            return inside
        return found[0] + inside[1:-1] + found[-1]

    return TOKEN.sub(empty, text)


def blank_directives(text):
    """The same C text with blanks for preprocessor lines, whole macros included."""
    return re.sub(
        r"^[ \t]*#(?:\\\n|[^\n])*",
        lambda match: re.sub(r"[^\n]", " ", match.group(0)),
        text,
        flags=re.M,
    )


class Lines:
    """Line numbers of offsets."""

    def __init__(self, text):
        self.starts = [0] + [match.end() for match in re.finditer("\n", text)]

    def number(self, offset):
        return bisect.bisect_right(self.starts, offset)


class Function:
    def __init__(self, path, name, first, last, code_lines, body):
        self.path = path
        self.name = name
        self.first = first
        self.last = last
        self.lines = last - first + 1
        self.code_lines = code_lines
        # Labels in a row lead to one branch.
        body = re.sub(r"\bcase\b[^:;{}]*:(?=\s*(?:case\b|default\b))", "", body)
        self.complexity = 1 + len(
            re.findall(r"\b(?:if|for|while|case|ALUR_FOREACH\w*)\b|&&|\|\||\?", body)
        )

    def __str__(self):
        return f"{name_of(self.path)}:{self.first}: {self.name}"


NAME_BEFORE_BODY = re.compile(r"([A-Za-z_]\w*)\s*\((?:[^()]|\([^()]*\))*\)\s*(?:[A-Z][A-Z0-9_]*\s*)*$")


def functions(path):
    """The functions that a C file defines, with their extent and how they branch."""
    text = blank_directives(blank(read(path)))
    lines = Lines(text)
    depth = 0
    chunk = 0
    head = None
    for match in re.finditer(r"[{};]", text):
        sign = match.group(0)
        if sign == "{":
            if depth == 0:
                head = NAME_BEFORE_BODY.search(text[chunk : match.start()])
                start = chunk + head.start(1) if head else None
                body = match.end()
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
            if depth == 0 and head:
                inside = text[body : match.start()]
                code = sum(1 for line in text[start : match.end()].splitlines() if line.strip())
                yield Function(path, head.group(1), lines.number(start),
                               lines.number(match.start()), code, inside)
            if depth == 0:
                head = None
                chunk = match.end()
        elif depth == 0:
            chunk = match.end()


def report(faults, what):
    """Tell the faults, and end with a status that says whether there were any."""
    for fault in faults:
        print(fault)
    if faults:
        raise SystemExit(f"{len(faults)} × {what}")
