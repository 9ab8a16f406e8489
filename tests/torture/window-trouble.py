#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window tells of its file when something is wrong with it, and that nothing is lost: no room on the disk; changed,
deleted or moved by others; in two programs at once; a table or a drawing that can't be read.

usage: window-trouble.py ALUR DATA LIBRARY CLIPBOARD"""

import errno
import os
import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "desktop"))

from desktop import Program, read, run, wait  # noqa: E402
from drawing import DOCUMENT, find_named, get_outline, select, type_name  # noqa: E402

os.environ["ALUR"] = sys.argv[1]
OTHER = DOCUMENT.replace("Balai", "Kantor")
TABLE = "id;nama unit;induk\nu1;Dinas;\nu7;Gerai;u1\n"
DRAWING = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x">
<process id="p" name="Gudang"><task id="a" name="Periksa"/></process></definitions>
"""


def make_file(desktop):
    folder = os.path.join(desktop.folder, "dokumen")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    path = os.path.join(folder, "uji.alur")
    write(path, DOCUMENT)
    return path


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def rename(program, name, new):
    select(program, name)
    program.desktop.key("F6", "F2")
    type_name(program, new)
    program.see("label", new, get_outline(program))


def see_sentence(program, *words):
    return program.see("label", lambda told: all(word in told for word in words))


def close_message(program, *words):
    """A dialog that says so, and is closed."""
    label = see_sentence(program, *words)
    program.desktop.key("Escape")
    program.see_gone("label", label.get_name())


def is_marked(program):
    return program.find("frame", lambda told: told.startswith("•")) is not None


def has_unit(path, name):
    root = read(path)
    return root is not None and find_named(root, "unit", name) is not None


def list_journals(desktop):
    state = pathlib.Path(desktop.environment["XDG_STATE_HOME"]) / "alur"
    return [entry.name for entry in state.glob("*.alur-journal")]


def clear_journals(desktop):
    for name in list_journals(desktop):
        os.remove(os.path.join(desktop.environment["XDG_STATE_HOME"], "alur", name))


def no_room(desktop):
    """For the journal, the document and an export; as soon as there is room all is well."""
    path = make_file(desktop)
    flag = os.path.join(desktop.folder, "no-room")
    # GTK complains of its own list of recent files.
    desktop.harmless = ("recently-used.xbel",)
    program = Program(desktop, path, LD_PRELOAD=sys.argv[3], ALUR_FAIL_UNDER=desktop.folder, ALUR_FAIL_AT="1",
                      ALUR_FAIL_ON="on", ALUR_FAIL_ONLY="writes", ALUR_FAIL_CODE=str(errno.ENOSPC), ALUR_FAIL_WHILE=flag,
                      G_DEBUG="")
    program.see("panel", lambda told: told.startswith("Organisation chart"))
    write(flag, "")
    rename(program, "Balai", "Badan")
    close_message(program, "not being kept", "No space left")
    assert list_journals(desktop) == [], list_journals(desktop)
    rename(program, "Loket", "Gerai")  # told once
    desktop.key("ctrl+s")
    close_message(program, path, "no room left on the disk")
    wait(lambda: is_marked(program), "a document that is not saved")
    assert has_unit(path, "Balai") and os.listdir(os.path.dirname(path)) == ["uji.alur"]

    desktop.key("ctrl+e")
    program.act(program.see("push button", lambda told: told.endswith("Export…")))
    target = os.path.join(os.path.dirname(path), "hasil.pdf")
    program.see("label", "Name:")
    desktop.key("ctrl+a")
    desktop.type(target)
    desktop.key("Return")
    see_sentence(program, "hasil.pdf", "no room left on the disk")
    desktop.screenshot("no-room-for-export")
    assert os.listdir(os.path.dirname(path)) == ["uji.alur"]
    desktop.key("Escape", "Escape")

    os.remove(flag)
    rename(program, "Dinas", "Kantor")
    wait(lambda: len(list_journals(desktop)) == 1, "a journal")
    desktop.key("ctrl+s")
    wait(lambda: has_unit(path, "Badan") and has_unit(path, "Gerai") and has_unit(path, "Kantor"), "the saved file")
    wait(lambda: list_journals(desktop) == [], "that a saved document has no journal")
    assert os.listdir(os.path.dirname(path)) == ["uji.alur"]


def changed_by_others(desktop):
    """They are not overwritten before somebody says so."""
    path = make_file(desktop)
    program = Program(desktop, path)
    rename(program, "Balai", "Badan")
    write(path, OTHER)
    see_sentence(program, "uji.alur", "has been changed by another")
    desktop.key("ctrl+s")
    close_message(program, path, "was not overwritten")
    assert has_unit(path, "Kantor")
    program.act(program.see("push button", "Keep Mine"))
    program.see_gone("push button", "Keep Mine")
    program.save(path, lambda root: find_named(root, "unit", "Badan") is not None, "mine")


def gone(desktop):
    """A document whose folder went is asked for before it is closed, and is not lost when the program is killed."""
    path = make_file(desktop)
    folder = os.path.dirname(path)
    program = Program(desktop, path)
    get_outline(program)
    window = program.find_window(program.window.get_name())
    os.rename(folder, folder + "-lain")
    # The system does not tell of it; it is noticed when somebody comes back to the window.
    desktop.ask("xdotool", "windowminimize", window)
    desktop.ask("xdotool", "windowactivate", "--sync", window)
    see_sentence(program, "uji.alur", "has been moved or deleted")
    wait(lambda: is_marked(program), "a document that is not saved")
    desktop.key("ctrl+s")
    close_message(program, path, "folder does not exist")
    desktop.key("ctrl+w")
    label = see_sentence(program, "Save “uji” before Closing?")
    desktop.screenshot("gone-and-closed")
    desktop.key("Escape")
    program.see_gone("label", label.get_name())
    wait(lambda: len(list_journals(desktop)) == 1, "a journal")
    program.kill()
    program = Program(desktop)
    program.act(program.see("push button", "Recover uji"))
    program.see("label", "Balai", get_outline(program))
    see_sentence(program, "uji.alur", "has been moved or deleted")
    os.makedirs(folder)
    desktop.key("ctrl+s")
    wait(lambda: has_unit(path, "Balai"), "the file where it was")


def start_apart(desktop, path):
    """A second program that knows nothing of the first: on a session bus of its own."""
    bus = desktop.spawn("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE,
                        stderr=subprocess.DEVNULL)
    address = bus.stdout.readline().decode().strip()
    spoken = desktop.ask("gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus",
                         "--method", "org.a11y.Bus.GetAddress").split("'")[1]
    program = Program(desktop, path, DBUS_SESSION_BUS_ADDRESS=address, AT_SPI_BUS_ADDRESS=spoken)
    get_outline(program)
    return program


def bring_to_front(program):
    frame = program.find("frame").get_name()
    program.desktop.ask("xdotool", "windowactivate", "--sync", program.find_window(frame))


def in_two_programs(desktop):
    """Who saves second is told, and can choose; both journals stand for themselves."""
    path = make_file(desktop)
    first = Program(desktop, path)
    rename(first, "Balai", "Badan")
    second = start_apart(desktop, path)
    rename(second, "Balai", "Bidang")
    assert len(list_journals(desktop)) == 2, list_journals(desktop)
    second.save(path, lambda root: find_named(root, "unit", "Bidang") is not None, "the second's")
    bring_to_front(first)
    see_sentence(first, "uji.alur", "has been changed by another")
    desktop.key("ctrl+s")
    close_message(first, path, "was not overwritten")
    assert has_unit(path, "Bidang")

    bring_to_front(second)
    rename(second, "Loket", "Gerai")
    first.kill()
    second.kill()
    assert len(list_journals(desktop)) == 2, list_journals(desktop)
    program = Program(desktop)
    wait(lambda: len(program.find_all("push button", "Recover uji")) == 2, "both journals")
    for left in (1, 0):
        program.act(program.find("push button", "Recover uji"))
        wait(lambda: len(program.find_all("push button", "Recover uji")) == left, "that it is recovered")
    wait(lambda: program.find("label", "Badan") is not None and program.find("label", "Gerai") is not None,
         "what both had")


def copy_file(desktop, path):
    """As a file manager does."""
    listed = os.path.join(desktop.folder, "copied")
    write(listed, pathlib.Path(path).as_uri() + "\r\n")
    program = desktop.spawn(sys.argv[4], "set", listed, "text/uri-list", stdout=subprocess.PIPE)
    assert program.stdout.readline() == b"ready\n"


def paste_in_turn(program, path, flag, numbers):
    """These operations on the file fail, each once: told, and nothing comes of it. Then it is read."""
    copy_file(program.desktop, path)
    for number in numbers:
        write(flag, str(number))
        program.desktop.key("ctrl+v")
        close_message(program, path, "Input/output error")
        assert list_journals(program.desktop) == [] and not is_marked(program)
    os.remove(flag)
    program.desktop.key("ctrl+v")


def unreadable(desktop):
    """Into a document and as a new one: the document is what it was, and the program goes on."""
    path = make_file(desktop)
    folder = os.path.join(desktop.folder, "masuk")
    flag = os.path.join(desktop.folder, "fails")
    table, drawing = (os.path.join(folder, name) for name in ("tabel.csv", "gambar.bpmn"))
    os.makedirs(folder)
    write(table, TABLE)
    write(drawing, DRAWING)
    # The file is opened, read, and read to its end, in one way whatever it is. First without a document: one that was open
    # when the program ended is open again at its next start.
    for arguments, of_table, of_drawing in (((), (3,), (2,)), ((path,), (1, 2, 3), (1,))):
        program = Program(desktop, *arguments, LD_PRELOAD=sys.argv[3], ALUR_FAIL_UNDER=folder, ALUR_FAIL_CODE=str(errno.EIO),
                          ALUR_FAIL_WHILE=flag)
        program.see("label", "Balai" if arguments else "Empty document")
        paste_in_turn(program, table, flag, of_table)
        close_message(program, "In the table: 2 units.")
        paste_in_turn(program, drawing, flag, of_drawing)
        program.see("label", "Gudang")
        with open(path, encoding="utf-8") as file:
            assert file.read() == DOCUMENT
        assert sorted(os.listdir(folder)) == ["gambar.bpmn", "tabel.csv"] and os.listdir(os.path.dirname(path)) == ["uji.alur"]
        program.kill()
        # Else the next start has a document to recover, if the journal came before the kill.
        clear_journals(desktop)


run(no_room, changed_by_others, gone, in_two_programs, unreadable)
