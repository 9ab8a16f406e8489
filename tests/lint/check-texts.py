#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No sentence for people stands in the source without being marked for translation.

A text literal counts as one when it has a blank and two words of letters. Literals inside calls that
speak to programmers, in attributes of formats and in tables of a file format do not, nor do those
under a comment that calls them untranslated. In the ui files every text that a widget shows is marked."""

import re
import xml.etree.ElementTree

import source

MARKED = {"N_", "C_", "NC_", "alur_tr", "alur_tr_context", "alur_tr_n"}
FOR_PROGRAMMERS = re.compile(
    r"g_(critical|warning|debug|error|message|log|return_\w+|assert\w*|test_\w+|warn_if\w*)$"
    r"|g_param_spec_\w+|_Static_assert|G_STATIC_ASSERT|G_STATIC_ASSERT_EXPR|G_STRINGIFY|__attribute__"
)
SENTENCE = re.compile(r"[A-Za-z]{2,}[,.;:]? (?:%\d?\$?s |“?)*[a-z]{2,}")
# What formats are made of: markup, style sheets, commands of PDF and SVG, dates.
FORMAT = re.compile(r'[<>{}=/\\]|^[\w-]+: ')


REMARK = re.compile(r"/\*(?:(?!\*/).)*\buntranslated\b", re.I | re.S)


def enclosing_calls(text, offset):
    """The names of the calls around an offset, the innermost first."""
    depth = 0
    for index in range(offset - 1, max(-1, offset - 4000), -1):
        sign = text[index]
        if sign == ")":
            depth += 1
        elif sign == "(":
            if depth == 0:
                name = re.search(r"([A-Za-z_]\w*)\s*$", text[max(0, index - 80) : index])
                if name:
                    yield name.group(1)
            else:
                depth -= 1
        elif sign in ";{}" and depth == 0:
            return


def check_file(path):
    original = source.read(path)
    text = source.blank_directives(source.blank(original))
    lines = source.Lines(original)
    for match in re.finditer(r'"[^"\n]*"', text):
        literal = original[match.start() + 1 : match.end() - 1]
        words = re.sub(r'\\[nt"]', " ", literal)
        if not SENTENCE.search(words) or FORMAT.search(words):
            continue
        if REMARK.search("\n".join(original[: match.start()].rsplit("\n", 20)[1:])):
            continue
        calls = list(enclosing_calls(text, match.start()))
        if MARKED.isdisjoint(calls) and not any(FOR_PROGRAMMERS.match(name) for name in calls):
            yield f'{source.name_of(path)}:{lines.number(match.start())}: "{literal}"'


# What widgets show of their properties, and menus of their attributes.
SHOWN = {"body", "description", "heading", "hint", "label", "placeholder-text", "subtitle", "text", "title",
         "tooltip-text"}
NAMES = {"Alur"}


def check_ui(path):
    for node in xml.etree.ElementTree.parse(path).iter():
        shown = node.tag == "item" or (node.tag in ("property", "attribute") and node.get("name") in SHOWN)
        text = (node.text or "").strip()
        if shown and re.search(r"[^\W\d_]{2}", text) and text not in NAMES and node.get("translatable") != "yes":
            yield f'{source.name_of(path)}: "{text}"'


def main():
    faults = []
    for path in sorted((source.ROOT / "ui").glob("*.ui")):
        faults += check_ui(path)
    for path in source.code_files(".c", ".h"):
        if path.is_relative_to(source.ROOT / "src"):
            faults += check_file(path)
    source.report(faults, "not marked for translation")


main()
