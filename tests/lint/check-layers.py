#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers include only what the table in src/DESIGN.md lets them use."""

import re
import sys

import source

# Which library a system header belongs to; what is not named is the C library's.
LIBRARIES = (
    ("GIO", r"gio/"),
    ("GLib", r"glib"),
    ("libxml2", r"libxml/"),
    ("json-glib", r"json-glib/"),
    ("cairo", r"cairo"),
    ("Pango", r"pango/"),
    ("GTK", r"(gtk|gdk|gsk)/"),
    ("libadwaita", r"adwaita"),
)


def read_table():
    """{layer: (layers that it may include, libraries that it may include)}"""
    table = {}
    for line in source.read(source.ROOT / "src" / "DESIGN.md").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 3:
            layers = set(re.findall(r"`(\w+)`", cells[1]))
            libraries = {name.strip() for name in cells[2].split(",")} - {"–"}
            table[cells[0].strip("`")] = (layers, libraries)
    return table


def library_of(header):
    for name, pattern in LIBRARIES:
        if re.match(pattern, header):
            return name
    return None


def check_file(path, layer, table, owners):
    layers, libraries = table[layer]
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]',
                             source.blank(source.read(path), keep_texts=True), re.M):
        header = match.group(2)
        where = f"{source.name_of(path)}: {header}"
        if match.group(1) == '"':
            owner = owners.get(header)
            if owner is None:
                yield f"{where} is no header of ours"
            elif owner != layer and owner not in layers:
                yield f"{where} belongs to {owner}, which {layer} may not use"
        else:
            library = library_of(header)
            if library is not None and library not in libraries:
                yield f"{where} belongs to {library}, which {layer} may not use"


def check_arrows(table):
    """What a layer may use, that may not use the layer in turn, at any distance."""
    for layer in table:
        seen, todo = set(), list(table[layer][0])
        while todo:
            other = todo.pop()
            if other not in table:
                yield f"src/DESIGN.md: {layer} uses {other}, which the table does not have"
                continue
            if other not in seen:
                seen.add(other)
                todo += table[other][0]
        if layer in seen:
            yield f"src/DESIGN.md: {layer} leads back to itself"


def main():
    table = read_table()
    folders = sorted(path.name for path in (source.ROOT / "src").iterdir() if path.is_dir() and path != source.READ_ONCE)
    faults = [f"src/{name} is not in the table of src/DESIGN.md" for name in folders if name not in table]
    if not table or faults:
        sys.exit("\n".join(faults) or "The table of src/DESIGN.md was not found.")
    faults += check_arrows(table)
    files = [path for path in source.code_files(".c", ".h") if path.parts[-3] == "src" and path.parent != source.READ_ONCE]
    owners = {path.name: path.parent.name for path in files if path.suffix == ".h"}
    owners["alur-config.h"] = "base"
    for path in files:
        faults += check_file(path, path.parent.name, table, owners)
    source.report(faults, "against the arrows between the layers")


main()
