#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that nobody speaks: pseudo-catalogue.py MSGFMT PO CATALOGUE WORDS

Writes a catalogue in which each text stands in brackets and is 40 % longer, so that a window in it
shows what was not translated and what has no room for longer words; and the words of the texts of
the real PO, one a line, by which texts of a document in that language are known."""

import re
import subprocess
import sys
import tempfile

PADDING = "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
SHARE = 0.4
# Signs and forms, of which a longer one is none.
KEPT = ("separator", "decimal", "sign")


def unquote(lines):
    return "".join(re.findall(r'"(.*)"', "\n".join(lines)))


def entries(text):
    """(context, msgid, plural, [msgstr]) as they stand, quoted but for the outer quotes."""
    for block in text.split("\n\n"):
        parts = {}
        name = None
        for line in block.split("\n"):
            match = re.match(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (.*)", line)
            if match:
                name = match.group(1)
                parts[name] = [match.group(2)]
            elif line.startswith('"') and name:
                parts[name].append(line)
        if "msgid" in parts and not block.startswith("#~"):
            yield {key: unquote(value) for key, value in parts.items()}


def lengthen(text, context):
    if not re.search(r"[A-Za-z]{2}", re.sub(r"%[-\d.$]*[a-z]+", "", text)):
        return text
    if context and any(word in context for word in KEPT):
        return text
    more = max(1, round(len(text) * SHARE))
    end = re.search(r"(?:\\n)*$", text).start()
    return f"[{text[:end]} {(PADDING * (more // len(PADDING) + 1))[:more].strip()}]{text[end:]}"


def main():
    msgfmt, po, catalogue, words = sys.argv[1:]
    with open(po, encoding="utf-8") as file:
        text = file.read()
    out = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
           '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    known = set()
    for entry in entries(text):
        context = entry.get("msgctxt")
        for key, value in entry.items():
            if key.startswith("msgstr"):
                known.update(re.findall(r"\w+", value.replace("\\n", " ").replace("_", "").lower()))
        if entry["msgid"] == "":
            continue
        lines = [f'msgctxt "{context}"'] if context else []
        lines.append(f'msgid "{entry["msgid"]}"')
        if "msgid_plural" in entry:
            lines.append(f'msgid_plural "{entry["msgid_plural"]}"')
            lines.append(f'msgstr[0] "{lengthen(entry["msgid"], context)}"')
            lines.append(f'msgstr[1] "{lengthen(entry["msgid_plural"], context)}"')
        else:
            lines.append(f'msgstr "{lengthen(entry["msgid"], context)}"')
        out.append("\n".join(lines) + "\n")
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8") as file:
        file.write("\n".join(out))
        file.flush()
        subprocess.run([msgfmt, "-o", catalogue, file.name], check=True)
    with open(words, "w", encoding="utf-8") as file:
        file.write("\n".join(sorted(known)) + "\n")


main()
