# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen, a session bus, a window manager and the program in its window; acted on with real pointer
and key events, and read through AT-SPI as a screen reader does.

Nothing waits for a time: all waits for what can be seen, 60 seconds at most."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ElementTree

import tree

NAMESPACE = '{urn:alur:document:1}'
PATIENCE = float(os.environ.get('ALUR_PATIENCE', '60'))
SIZE = '1280x800'
STILL = 0.05  # seconds: what is in the same place for so long has been laid out
# What may stand on stderr of a program that runs well: nothing of ours, and nothing of GLib's.
COMPLAINTS = ('CRITICAL', 'WARNING', 'ERROR **', 'Sanitizer', 'runtime error')
# But for this of gtk_label_measure() of GTK 4.8, of a text narrower than its ellipsis: it comes once in some thousand
# acts and has no consequence. For those who do so many.
NARROW_LABEL = '(label) reported min width'


class Looks:
    """Whether a look for something may be quick: within wait(), where one that misses something is followed
    by others, each fourth of which misses nothing."""
    quick = False


def wait(see, what):
    """Asks until there is something to see, and returns it; what is asked gets time for its own work."""
    end = time.monotonic() + PATIENCE
    looks = 0
    outside = Looks.quick
    while True:
        begun = time.monotonic()
        looks += 1
        Looks.quick = looks % 4 != 0
        try:
            seen = see()
        finally:
            Looks.quick = outside
        if seen:
            return seen
        if time.monotonic() > end:
            raise AssertionError(f'not seen within {PATIENCE:.0f} s: {what}')
        time.sleep(max(0.03, (time.monotonic() - begun) / 2))


class Desktop:
    """A screen of its own with all that a window needs, in a folder that goes away with it."""

    def __init__(self, size=SIZE):
        self.folder = tempfile.mkdtemp(prefix='alur-desktop-')
        self.processes = []
        self.programs = []
        self.harmless = ()  # what a test lets a program say
        self.environment = {name: value for name, value in os.environ.items()
                            if name in ('PATH', 'LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS',
                                        'LSAN_OPTIONS', 'XDG_DATA_DIRS')}
        self.make_folders()
        self.environment.update({
            'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en', 'GSETTINGS_BACKEND': 'memory', 'GIO_USE_VFS': 'local',
            'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'atspi', 'GTK_USE_PORTAL': '0',
            'G_DEBUG': 'fatal-warnings', 'NO_AT_BRIDGE': '0', 'ADW_DISABLE_PORTAL': '1'})
        self.start_screen(size)
        self.start_buses()

    def make_folders(self):
        """Empty, as on the first day."""
        for name in ('HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME',
                     'XDG_RUNTIME_DIR', 'TMPDIR'):
            path = os.path.join(self.folder, name.lower())
            if name != 'XDG_RUNTIME_DIR':  # the buses live there
                shutil.rmtree(path, ignore_errors=True)
            os.makedirs(path, 0o700, exist_ok=True)
            self.environment[name] = path

    def spawn(self, *command, **options):
        process = subprocess.Popen(command, env=self.environment, start_new_session=True, **options)
        self.processes.append(process)
        return process

    def start_screen(self, size):
        reader, writer = os.pipe()
        with open(os.path.join(self.folder, 'screen.log'), 'w') as log:
            self.spawn('Xvfb', '-displayfd', str(writer), '-screen', '0', f'{size}x24', '-noreset',
                       '-nolisten', 'tcp', pass_fds=(writer,), stderr=log)
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        assert number, 'Xvfb does not start'
        self.environment['DISPLAY'] = ':' + number
        self.spawn('openbox', '--sm-disable', stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait(lambda: self.ask('xprop', '-root', '_NET_SUPPORTING_WM_CHECK', fails=True).find('#') > 0,
             'a window manager')

    def start_buses(self):
        bus = self.spawn('dbus-daemon', '--session', '--nofork', '--print-address=1',
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().decode().strip()
        self.bus = tree.Bus(self.environment['DBUS_SESSION_BUS_ADDRESS'])

    def ask(self, *command, fails=False):
        run = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        assert fails or run.returncode == 0, f'{command}: {run.stderr}'
        return run.stdout

    def clear(self):
        """Ready for the next test: no program, nothing remembered, no button held."""
        for program in self.programs:
            program.kill()
        self.programs.clear()
        self.ask('xdotool', 'mouseup', '1', 'mousemove', '2', '2')
        self.make_folders()

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- Pointer, keys, pictures -------------------------------------------------------------------

    def key(self, *keys):
        self.ask('xdotool', 'key', '--delay', '8', *keys)

    def type(self, text):
        self.ask('xdotool', 'type', '--delay', '8', text)

    def move(self, x, y):
        self.ask('xdotool', 'mousemove', str(int(x)), str(int(y)))

    def click(self, x, y, button=1, times=1):
        self.ask('xdotool', 'mousemove', str(int(x)), str(int(y)), 'click', '--repeat', str(times),
                 '--delay', '40', str(button))

    def drag(self, start, end, steps=12, release=True):
        """Pulls with the button held, over points between, as a hand does."""
        # The pointer comes first, and is seen to be there, as eyes do before a finger presses.
        command = ['xdotool', 'mousemove', str(int(start[0]) - 2), str(int(start[1])), 'sleep', '0.02',
                   'mousemove', str(int(start[0])), str(int(start[1])), 'sleep', '0.02', 'mousedown', '1']
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step / steps
            y = start[1] + (end[1] - start[1]) * step / steps
            command += ['mousemove', str(int(x)), str(int(y)), 'sleep', '0.02']
        self.ask(*command, 'mousemove', str(int(end[0]) + 1), str(int(end[1])))
        if release:
            self.release()

    def release(self):
        self.ask('xdotool', 'mouseup', '1')

    def screenshot(self, name):
        """Kept in the build folder, to be looked at."""
        folder = os.path.join(os.environ.get('G_TEST_BUILDDIR', '.'), 'screenshots')
        os.makedirs(folder, exist_ok=True)
        raw = os.path.join(self.folder, 'screen.xwd')
        path = os.path.join(folder, name + '.png')
        if shutil.which('import'):
            self.ask('import', '-window', 'root', path)
        else:
            self.ask('xwd', '-silent', '-root', '-out', raw)
            shutil.copy(raw, path[:-4] + '.xwd')


class Program:
    """The program, running on a desktop."""

    def __init__(self, desktop, *arguments, **environment):
        self.desktop = desktop
        self.origins = {}
        self.log = tempfile.NamedTemporaryFile('r', dir=desktop.folder, suffix='.log')
        with open(self.log.name, 'w') as log:
            self.process = subprocess.Popen([os.environ['ALUR'], *arguments], stdout=log, stderr=log,
                                            env={**desktop.environment, **environment},
                                            start_new_session=True)
        desktop.processes.append(self.process)
        desktop.programs.append(self)
        self.tree = wait(self.find_tree, 'the program in the accessible tree')
        self.window = self.see('frame')
        wait(lambda: self.get_origin(self.window), 'the window on the screen')
        wait(self.has_keys, 'the window with the keys')

    def find_tree(self):
        self.check()
        return self.desktop.bus.find(self.process.pid)

    def read_log(self):
        with open(self.log.name) as log:
            return log.read()

    def check(self):
        """It runs, and complains of nothing."""
        log = self.read_log()
        complaints = [line for line in log.splitlines() if any(word in line for word in COMPLAINTS)
                      and not any(harmless in line for harmless in self.desktop.harmless)]
        assert not complaints, '\n'.join(complaints)
        assert self.process.poll() is None, f'ended with {self.process.returncode}\n{log}'

    def kill(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def find_window(self, title):
        """The number of a window for X; a title tells windows from their menus, which have none."""
        for only in (('--name', '^' + re.escape(title) + '$'), ()):
            found = self.desktop.ask('xdotool', 'search', '--all', '--onlyvisible', '--pid',
                                     str(self.process.pid), *only, fails=True).split()
            if found:
                return found[-1]
        return None

    def has_keys(self):
        """Keys that are pressed go to it: the window manager has given it the focus."""
        self.check()
        window = self.desktop.ask('xdotool', 'getwindowfocus', fails=True).strip()
        return window != '' and self.desktop.ask(
            'xdotool', 'getwindowpid', window, fails=True).strip() == str(self.process.pid)

    def get_window(self, node):
        while node.get_parent() is not None and node.get_parent().get_parent() is not None:
            node = node.get_parent()
        return node

    def see_keys(self, node):
        """Keys that are pressed go to the window of that, which is told later than it is shown."""
        title = self.get_window(node).get_name()

        def look():
            self.check()
            return self.desktop.ask('xdotool', 'getwindowfocus', 'getwindowname', fails=True).strip() == title
        wait(look, f'“{title}” with the keys')

    def name_file(self, path):
        """In the dialog that asks for a file."""
        self.see_keys(self.see('label', 'Name:'))
        self.desktop.key('ctrl+a')
        self.desktop.type(path)
        self.desktop.key('Return')

    def get_origin(self, node):
        """Where the inside of a widget's window begins: what is read by AT-SPI is counted from it."""
        node = self.get_window(node)
        if node.path in self.origins:
            return self.origins[node.path]
        window = self.find_window(node.get_name())
        if window is None:
            return None
        told = dict(line.split('=') for line in self.desktop.ask(
            'xdotool', 'getwindowgeometry', '--shell', window, fails=True).split() if '=' in line)
        if 'X' not in told:
            return None
        # Without a compositor there is a solid edge instead of a shadow: the same on all sides.
        inside = node.get_extents()
        shadow = self.desktop.ask('xprop', '-id', window, '_GTK_FRAME_EXTENTS', fails=True)
        if inside is None:
            return None
        if '=' in shadow:
            left, _, top, _ = (int(number) for number in shadow.split('=')[1].split(','))
        else:
            left = (int(told['WIDTH']) - inside[2]) // 2
            top = (int(told['HEIGHT']) - inside[3]) // 2
        # What the window manager puts around a window is counted twice by getwindowgeometry.
        frame = re.findall(r'= (\d+), \d+, (\d+)', self.desktop.ask('xprop', '-id', window,
                                                                     '_NET_FRAME_EXTENTS', fails=True))
        for frame_left, frame_top in frame:
            left, top = left - int(frame_left), top - int(frame_top)
        self.origins[node.path] = int(told['X']) + left, int(told['Y']) + top
        return self.origins[node.path]

    # --- The accessible tree -----------------------------------------------------------------------

    def walk(self, inside=None, shown_only=True, is_quick=False):
        """All that is shown, in order."""
        for node in tree.walk(self.tree.read(is_quick)):
            if inside is not None and not is_inside(node, inside):
                continue
            if not shown_only or node.get_parent() is None or node.is_shown():
                yield node

    def find_all(self, role=None, name=None, inside=None):
        return [node for node in self.walk(inside, False) if matches(node, role, name)
                and node.is_shown()]

    def find(self, role=None, name=None, inside=None):
        for node in self.walk(inside, False, Looks.quick):
            if matches(node, role, name) and node.is_shown() and (not Looks.quick or node.is_held()):
                return node
        return None

    def see(self, role=None, name=None, inside=None):
        def look():
            self.check()
            return self.find(role, name, inside)
        return wait(look, f'{role} "{name}"')

    def see_gone(self, role=None, name=None, inside=None):
        def look():
            self.check()
            return self.find(role, name, inside) is None
        wait(look, f'that {role} "{name}" is gone')

    def get_path(self, node):
        """Where it is, for whoever looks for it."""
        path = []
        while node is not None and node.get_parent() is not None:
            path.append(f'{node.get_role_name()} "{node.get_name()}"')
            node = node.get_parent()
        return ' < '.join(path[1:5])

    def find_rect(self, node):
        """x, y, width, height on the screen once it stands still, as a hand waits for what comes into its
        place before it presses; None where it has gone."""
        origin = wait(lambda: self.get_origin(node), f'the window of {node.get_name()}')
        extents, before = node.get_extents(), None
        while extents != before:
            time.sleep(STILL)
            extents, before = node.get_extents(), extents
        return extents and (origin[0] + extents[0], origin[1] + extents[1], extents[2], extents[3])

    def get_rect(self, node):
        rect = self.find_rect(node)
        assert rect is not None, f'{node.get_role_name()} "{node.get_name()}" has gone'
        return rect

    def get_middle(self, node):
        x, y, width, height = self.get_rect(node)
        return x + width / 2, y + height / 2

    def click(self, role, name, inside=None, **options):
        def look():
            node = self.see(role, name, inside)
            # Rows come and go while one looks at them.
            return node if self.find_rect(node) is not None else None
        node = wait(look, f'{role} "{name}" in its place')
        self.desktop.click(*self.get_middle(node), **options)
        return node

    def act(self, node, action=0):
        """What a screen reader does to press it."""
        assert node.act(action), f'{node.get_name()} does nothing'

    def get_focused(self):
        for node in self.walk(shown_only=False):
            if node.has_state(tree.FOCUSED):
                return node
        return None

    # --- The file ----------------------------------------------------------------------------------

    def save(self, path, holds, what):
        """Ctrl+S, until the file holds what it must; returns its root. A key that comes while a popover
        goes is nobody's, so it is pressed again, as by somebody who sees that nothing was saved."""
        pressed = [float('-inf')]

        def look():
            self.check()
            if time.monotonic() - pressed[0] > PATIENCE / 6:
                self.desktop.key('ctrl+s')
                pressed[0] = time.monotonic()
            root = read(path)
            return root if root is not None and holds(root) else None
        return wait(look, f'{what} in {os.path.basename(path)}')


def is_inside(node, outer):
    while node is not None and node.path != outer.path:
        node = node.get_parent()
    return node is not None


def matches(node, role, name):
    return (role is None or node.get_role_name() == role) and (name is None or (
        name(node.get_name()) if callable(name) else node.get_name() == name))


def read(path):
    """The document in a file; None while there is none."""
    try:
        return ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError):
        return None


def list_all(root, kind):
    return root.findall(f'.//{NAMESPACE}{kind}')


def run_one(desktop, test):
    """Returns what failed."""
    name = test.__name__.replace('_', '-')
    try:
        test(desktop)
        for program in desktop.programs:
            if program.process.poll() is None:
                program.check()
        desktop.screenshot(name)
        return ''
    except Exception:
        desktop.screenshot(name + '-failed')
        return traceback.format_exc()
    finally:
        desktop.clear()


def run(*tests):
    """Runs functions that take a desktop, one after another, and speaks TAP. Names on the command
    line, after what a test is told there, choose."""
    chosen = [test for test in tests if test.__name__ in sys.argv[3:]] or tests
    print(f'1..{len(chosen)}', flush=True)
    failed = 0
    desktop = Desktop()
    try:
        for number, test in enumerate(chosen, 1):
            begun = time.monotonic()
            complaint = run_one(desktop, test)
            failed += complaint != ''
            print(f'{"not ok" if complaint else "ok"} {number} {test.__name__.replace("_", "-")}')
            for line in complaint.splitlines() + [f'{time.monotonic() - begun:.1f} s']:
                print('# ' + line)
            sys.stdout.flush()
            if complaint != '':  # comments of TAP are not in every log
                print(complaint, file=sys.stderr, flush=True)
    finally:
        desktop.close()
    sys.exit(1 if failed else 0)
