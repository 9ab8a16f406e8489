# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen, a session bus, a window manager and the program in its window; acted on with real pointer
and key events, and read through AT-SPI as a screen reader does.

Nothing waits for a time: all waits for what can be seen, 60 seconds at most."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ElementTree

NAMESPACE = '{urn:alur:document:1}'
PATIENCE = 60
SIZE = '1280x800'
# What may stand on stderr of a program that runs well: nothing of ours, and nothing of GLib's.
COMPLAINTS = ('CRITICAL', 'WARNING', 'ERROR **', 'Sanitizer', 'runtime error')


def wait(see, what):
    """Asks until there is something to see, and returns it."""
    end = time.monotonic() + PATIENCE
    while True:
        seen = see()
        if seen:
            return seen
        if time.monotonic() > end:
            raise AssertionError(f'not seen within {PATIENCE} s: {what}')
        time.sleep(0.02)


class Desktop:
    """A screen of its own with all that a window needs, in a folder that goes away with it."""

    def __init__(self, size=SIZE):
        self.folder = tempfile.mkdtemp(prefix='alur-desktop-')
        self.processes = []
        self.environment = {name: value for name, value in os.environ.items()
                            if name in ('PATH', 'LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS',
                                        'LSAN_OPTIONS', 'XDG_DATA_DIRS')}
        for name in ('HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CACHE_HOME',
                     'XDG_RUNTIME_DIR', 'TMPDIR'):
            path = os.path.join(self.folder, name.lower())
            os.makedirs(path, 0o700)
            self.environment[name] = path
        self.environment.update({
            'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en', 'GSETTINGS_BACKEND': 'memory', 'GIO_USE_VFS': 'local',
            'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'atspi', 'GTK_USE_PORTAL': '0',
            'G_DEBUG': 'fatal-warnings', 'NO_AT_BRIDGE': '0', 'ADW_DISABLE_PORTAL': '1'})
        self.start_screen(size)
        self.start_buses()

    def spawn(self, *command, **options):
        process = subprocess.Popen(command, env=self.environment, start_new_session=True, **options)
        self.processes.append(process)
        return process

    def start_screen(self, size):
        reader, writer = os.pipe()
        with open(os.path.join(self.folder, 'screen.log'), 'w') as log:
            self.spawn('Xvfb', '-displayfd', str(writer), '-screen', '0', f'{size}x24', '-nolisten',
                       'tcp', pass_fds=(writer,), stderr=log)
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
        # This process reads the tree itself.
        for name in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'):
            os.environ[name] = self.environment[name]
        os.environ.pop('AT_SPI_BUS_ADDRESS', None)
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi, GLib
        self.atspi = Atspi
        self.error = GLib.Error  # of a widget that went away while it was asked
        assert Atspi.init() in (0, 1), 'no accessibility bus'
        # What is remembered of a tree that changes is soon wrong.
        Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)

    def ask(self, *command, fails=False):
        run = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        assert fails or run.returncode == 0, f'{command}: {run.stderr}'
        return run.stdout

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
        self.ask('xdotool', 'key', '--clearmodifiers', '--delay', '8', *keys)

    def type(self, text):
        self.ask('xdotool', 'type', '--delay', '8', text)

    def move(self, x, y):
        self.ask('xdotool', 'mousemove', str(int(x)), str(int(y)))

    def click(self, x, y, button=1, times=1):
        self.move(x, y)
        self.ask('xdotool', 'click', '--repeat', str(times), '--delay', '40', str(button))

    def drag(self, start, end, steps=12, release=True):
        """Pulls with the button held, over points between, as a hand does."""
        command = ['xdotool', 'mousemove', str(int(start[0])), str(int(start[1])), 'mousedown', '1']
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
        self.log = tempfile.NamedTemporaryFile('r', dir=desktop.folder, suffix='.log')
        with open(self.log.name, 'w') as log:
            self.process = subprocess.Popen([os.environ['ALUR'], *arguments], stdout=log, stderr=log,
                                            env={**desktop.environment, **environment},
                                            start_new_session=True)
        desktop.processes.append(self.process)
        self.root = wait(self.find_root, 'the program in the accessible tree')
        self.window = wait(lambda: self.find('frame'), 'a window')
        wait(self.get_origin, 'the window on the screen')

    def find_root(self):
        self.check()
        desktop = self.desktop.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            try:
                if child is not None and child.get_process_id() == self.process.pid:
                    return child
            except self.desktop.error:
                continue
        return None

    def read_log(self):
        with open(self.log.name) as log:
            return log.read()

    def check(self):
        """It runs, and complains of nothing."""
        log = self.read_log()
        complaints = [line for line in log.splitlines() if any(word in line for word in COMPLAINTS)]
        assert not complaints, '\n'.join(complaints)
        assert self.process.poll() is None, f'ended with {self.process.returncode}\n{log}'

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def get_window(self):
        """The number of the window for X, in decimal."""
        found = self.desktop.ask('xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid),
                                 fails=True).split()
        return found[-1] if found else None

    def get_origin(self):
        """Where the inside of the window begins: what is read by AT-SPI is counted from there."""
        window = self.get_window()
        if window is None:
            return None
        told = dict(line.split('=') for line in self.desktop.ask(
            'xdotool', 'getwindowgeometry', '--shell', window, fails=True).split() if '=' in line)
        if 'X' not in told:
            return None
        extents = self.desktop.ask('xprop', '-id', window, '_GTK_FRAME_EXTENTS', fails=True)
        shadow = [int(number) for number in extents.split('=')[1].split(',')] if '=' in extents \
            else [0, 0, 0, 0]
        return int(told['X']) + shadow[0], int(told['Y']) + shadow[2]

    # --- The accessible tree -----------------------------------------------------------------------

    def walk(self, node=None, shown_only=True):
        """All that is shown, in order."""
        node = node or self.root
        stack = [node]
        while stack:
            node = stack.pop()
            try:
                if shown_only and node is not self.root and not self.is_shown(node):
                    continue
                yield node
                children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            except self.desktop.error:
                continue
            stack += [child for child in reversed(children) if child is not None]

    def is_shown(self, node):
        """Pages of a stack that are not shown have no size; the toolkit's own frames have no place."""
        if not node.get_state_set().contains(self.desktop.atspi.StateType.VISIBLE):
            return False
        try:
            extents = node.get_extents(self.desktop.atspi.CoordType.WINDOW)
        except self.desktop.error:
            return True
        return extents.width > 0 and extents.height > 0 or extents.x < 0

    def matches(self, node, role, name):
        return (role is None or node.get_role_name() == role) and (name is None or (
            name(node.get_name() or '') if callable(name) else node.get_name() == name))

    def find_all(self, role=None, name=None, inside=None):
        found = []
        for node in self.walk(inside):
            try:
                if self.matches(node, role, name):
                    found.append(node)
            except self.desktop.error:
                continue
        return found

    def find(self, role=None, name=None, inside=None):
        for node in self.walk(inside):
            try:
                if self.matches(node, role, name):
                    return node
            except self.desktop.error:
                continue
        return None

    def see(self, role=None, name=None, inside=None):
        def look():
            self.check()
            return self.find(role, name, inside)
        return wait(look, f'{role} "{name}"')

    def see_gone(self, role=None, name=None):
        def look():
            self.check()
            return self.find(role, name) is None
        wait(look, f'that {role} "{name}" is gone')

    def get_path(self, node):
        """Where it is, for whoever looks for it."""
        path = []
        while node is not None and node != self.root:
            path.append(f'{node.get_role_name()} "{node.get_name()}"')
            node = node.get_parent()
        return ' < '.join(path[1:5])

    def get_rect(self, node):
        """x, y, width, height on the screen."""
        extents = node.get_extents(self.desktop.atspi.CoordType.WINDOW)
        origin = self.get_origin()
        return origin[0] + extents.x, origin[1] + extents.y, extents.width, extents.height

    def get_middle(self, node):
        x, y, width, height = self.get_rect(node)
        return x + width / 2, y + height / 2

    def click(self, role, name, inside=None, **options):
        node = self.see(role, name, inside)
        self.desktop.click(*self.get_middle(node), **options)
        return node

    def act(self, node, action=0):
        """What a screen reader does to press it."""
        assert node.do_action(action), f'{node.get_name()} does nothing'

    def get_focused(self):
        state = self.desktop.atspi.StateType.FOCUSED
        for node in self.walk():
            if node.get_state_set().contains(state):
                return node
        return None


def read(path):
    """The document in a file; None while there is none."""
    try:
        return ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError):
        return None


def list_all(root, kind):
    return root.findall(f'.//{NAMESPACE}{kind}')


def run_one(test):
    """In a process of its own: the library that reads the tree knows but one bus. Returns what failed."""
    desktop = None
    name = test.__name__.replace('_', '-')
    try:
        desktop = Desktop()
        test(desktop)
        desktop.screenshot(name)
        return ''
    except Exception:
        if desktop is not None:
            desktop.screenshot(name + '-failed')
        return traceback.format_exc()
    finally:
        if desktop is not None:
            desktop.close()


def run(*tests):
    """Runs functions that take a desktop, one after another, and speaks TAP."""
    print(f'1..{len(tests)}', flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            with os.fdopen(writer, 'w') as told:
                told.write(run_one(test))
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as told:
            complaint = told.read()
        if os.waitpid(child, 0)[1] != 0:
            complaint += 'the test itself crashed'
        failed += complaint != ''
        print(f'{"not ok" if complaint else "ok"} {number} {test.__name__.replace("_", "-")}')
        for line in complaint.splitlines():
            print('# ' + line)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
