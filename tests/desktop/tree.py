# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible tree of a program, asked for as a screen reader does: by AT-SPI on its own bus.

A toolkit keeps a list of what somebody has asked for, which is had by one question; what stands in what
is not to be had from it for certain, because what is hidden is listed, too. That is asked widget by widget:
all at once and answers are taken as they come, because a tree has a thousand questions and each would else
wait for the one before. The program has something else to do than to answer, so where the list tells the
same of what is in a widget as when it was last asked, a quick look does not ask again."""

from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
REGISTRY = 'org.a11y.atspi.Registry'
CACHE = 'org.a11y.atspi.Cache'
CACHE_PATH = '/org/a11y/atspi/cache'
ROOT = '/org/a11y/atspi/accessible/root'
IN_WINDOW = 1
FOCUSED, SENSITIVE, VISIBLE = 12, 24, 30  # numbers of states
PATIENCE_MS = 20000
WORTH_LISTING = 50  # so many widgets that are not listed: asking each takes longer than another list
# The roles that the toolkit tells, by number.
ROLES = {
    2: 'alert', 7: 'check box', 11: 'combo box', 16: 'dialog', 20: 'filler', 23: 'frame', 26: 'icon',
    27: 'image', 29: 'label', 31: 'list', 32: 'list item', 33: 'menu', 34: 'menu bar',
    35: 'menu item', 37: 'page tab', 38: 'page tab list', 39: 'panel', 40: 'password text',
    42: 'progress bar', 43: 'push button', 44: 'radio button', 45: 'radio menu item',
    8: 'check menu item', 48: 'scroll bar', 49: 'scroll pane', 50: 'separator', 51: 'slider',
    52: 'spin button', 53: 'split pane', 55: 'table', 56: 'table cell', 57: 'table column header',
    61: 'text', 62: 'toggle button', 63: 'tool bar', 64: 'tool tip', 65: 'tree', 66: 'tree table',
    69: 'window', 75: 'application', 79: 'entry', 83: 'heading', 88: 'link', 90: 'table row',
    91: 'tree item', 98: 'list box', 99: 'grouping', 101: 'notification', 103: 'level bar',
    109: 'article', 110: 'landmark'}


class Node:
    """A widget as it was when it was asked."""

    def __init__(self, tree, path, parent):
        self.tree = tree
        self.path = path
        self.parent = parent
        self.children = []
        self.told = None  # what was told of it; nothing where it went away meanwhile

    def get_name(self):
        return self.told.get_name()

    def get_description(self):
        return self.told.get_description()

    def get_role_name(self):
        role = self.tree.roles.get(self.path)
        if role is None:
            role = self.tree.roles[self.path] = get_role_name(self.told.get_role())
        return role

    def get_parent(self):
        return self.parent

    def has_state(self, state):
        return self.told.get_states() >> state & 1 == 1

    def get_extents(self):
        """x, y, width, height in its window; None where it has gone, or has no place."""
        told = self.tree.ask(self.path, 'org.a11y.atspi.Component', 'GetExtents',
                             GLib.Variant('(u)', (IN_WINDOW,)))
        return told[0] if told is not None else None

    def is_shown(self):
        """Pages of a stack that are not shown have no size."""
        node = self
        while node is not None:
            if node.parent is not None and not node.has_state(VISIBLE):
                return False
            node = node.parent
        extents = self.get_extents()
        return extents is None or extents[2] > 0 and extents[3] > 0 or extents[0] < 0

    def is_held(self):
        """It is in what it was in, and so on up to the root."""
        answers = []
        node = self
        while node.parent is not None:
            self.tree.ask_later(node.parent.path, ACCESSIBLE, 'GetChildren', None, answers.append)
            node = node.parent
        self.tree.wait()
        children = {path for told in answers for _, path in told[0]}
        node = self
        while node.parent is not None and node.path in children:
            node = node.parent
        return node.parent is None

    def act(self, action=0):
        """Presses it, as a screen reader does; whether it can be."""
        told = self.tree.ask(self.path, 'org.a11y.atspi.Action', 'DoAction',
                             GLib.Variant('(i)', (action,)))
        return told is not None and told[0]

    def take_focus(self):
        told = self.tree.ask(self.path, 'org.a11y.atspi.Component', 'GrabFocus', None)
        return told is not None and told[0]

    def get_text(self):
        """What is written in it."""
        length = self.tree.ask(self.path, 'org.freedesktop.DBus.Properties', 'Get',
                               GLib.Variant('(ss)', ('org.a11y.atspi.Text', 'CharacterCount')))
        if length is None:
            return ''
        # Not to -1, which is the end of it elsewhere: GTK 4.8 takes that for nothing in an entry.
        told = self.tree.ask(self.path, 'org.a11y.atspi.Text', 'GetText',
                             GLib.Variant('(ii)', (0, length[0])))
        return told[0] if told is not None else ''

    def set_text(self, text):
        told = self.tree.ask(self.path, 'org.a11y.atspi.EditableText', 'SetTextContents',
                             GLib.Variant('(s)', (text,)))
        return told is not None and told[0]


def get_role_name(number):
    return ROLES.get(number, f'role {number}')


class Listed:
    """What the list of a toolkit tells of a widget: where it is at once, what it is when that is asked."""

    def __init__(self, item):
        self.item = item
        self.path = item.get_child_value(0).get_child_value(1).get_string()
        self.parent_path = item.get_child_value(2).get_child_value(1).get_string()
        self.index = item.get_child_value(3).get_int32()
        self.n_children = item.get_child_value(4).get_int32()
        self.inside = []  # places and paths of what is in it, shown or not

    def get_sign(self):
        """Changes when something in it comes, goes, is hidden or shown; but for one that was never listed
        and is shown in the place of one that is hidden."""
        return self.n_children, tuple(sorted(self.inside))

    def get_name(self):
        return self.item.get_child_value(6).get_string()

    def get_role(self):
        return self.item.get_child_value(7).get_uint32()

    def get_description(self):
        return self.item.get_child_value(8).get_string()

    def get_states(self):
        states = self.item.get_child_value(9)
        return states.get_child_value(0).get_uint32() | states.get_child_value(1).get_uint32() << 32


class Asked:
    """What a widget tells of itself."""

    def __init__(self):
        self.name = ''
        self.description = ''
        self.role = 0
        self.states = 0

    def get_name(self):
        return self.name

    def get_role(self):
        return self.role

    def get_description(self):
        return self.description

    def get_states(self):
        return self.states


class Tree:
    """All windows of one program."""

    def __init__(self, connection, bus_name):
        self.connection = connection
        self.bus_name = bus_name
        self.roles = {}  # by path: what never changes is asked once
        self.told = {}  # by path: the sign of what is in a widget, and the paths that it told then
        self.pending = 0

    def ask(self, path, interface, method, arguments):
        try:
            return self.connection.call_sync(self.bus_name, path, interface, method, arguments, None,
                                             Gio.DBusCallFlags.NONE, PATIENCE_MS, None).unpack()
        except GLib.Error:
            return None

    def ask_later(self, path, interface, method, arguments, take):
        """Calls take with the answer; never, where there is none."""
        def answered(connection, result):
            self.pending -= 1
            try:
                told = connection.call_finish(result).unpack()
            except GLib.Error:
                return
            take(told)
        self.pending += 1
        self.connection.call(self.bus_name, path, interface, method, arguments, None,
                             Gio.DBusCallFlags.NONE, PATIENCE_MS, None, answered)

    def wait(self):
        """Until all that was asked is answered."""
        while self.pending > 0:
            GLib.MainContext.default().iteration(True)

    def ask_what(self, node):
        """A node that is not listed."""
        asked = Asked()

        def take_fields(told):
            asked.name = told[0].get('Name', '')
            asked.description = told[0].get('Description', '')
            node.told = asked

        def take_states(told):
            asked.states = told[0][0] | told[0][1] << 32

        def take_role(told):
            asked.role = told[0]

        self.ask_later(node.path, 'org.freedesktop.DBus.Properties', 'GetAll',
                       GLib.Variant('(s)', (ACCESSIBLE,)), take_fields)
        self.ask_later(node.path, ACCESSIBLE, 'GetState', None, take_states)
        self.ask_later(node.path, ACCESSIBLE, 'GetRole', None, take_role)

    def ask_list(self):
        """What the toolkit lists, by path; nothing where it has no list."""
        try:
            told = self.connection.call_sync(self.bus_name, CACHE_PATH, CACHE, 'GetItems', None, None,
                                             Gio.DBusCallFlags.NONE, PATIENCE_MS, None).get_child_value(0)
        except GLib.Error:
            return {}
        all_listed = [Listed(told.get_child_value(number)) for number in range(told.n_children())]
        by_path = {listed.path: listed for listed in all_listed}
        for listed in all_listed:
            if listed.parent_path in by_path:
                by_path[listed.parent_path].inside.append((listed.index, listed.path))
        return by_path

    def ask_inside(self, node, by_path, is_quick, unlisted):
        """What is in a node, and in that: what is listed may be hidden, so it is asked."""
        def take_paths(paths):
            node.children = [Node(self, path, node) for path in paths]
            for child in node.children:
                self.ask_inside(child, by_path, is_quick, unlisted)

        def take_children(told):
            paths = [path for _, path in told[0]]
            if listed is not None:
                self.told[node.path] = sign, paths
            take_paths(paths)

        listed = node.told = by_path.get(node.path)
        if listed is None:
            unlisted.append(node)
        # The root does not tell how many it has.
        elif listed.n_children == 0 and listed.path != ROOT:
            return
        else:
            sign = listed.get_sign()
            before = self.told.get(node.path)
            if is_quick and listed.path != ROOT and before is not None and before[0] == sign:
                take_paths(before[1])
                return
        self.ask_later(node.path, ACCESSIBLE, 'GetChildren', None, take_children)

    def read(self, is_quick=False):
        """The tree as it is now, from its root. A quick look may miss what is new in the place of what is
        hidden, and take that for shown: is_held() tells."""
        root = Node(self, ROOT, None)
        unlisted = []
        self.ask_inside(root, self.ask_list(), is_quick, unlisted)
        self.wait()
        # They are listed now, because their children were asked.
        by_path = self.ask_list() if len(unlisted) > WORTH_LISTING else {}
        for node in unlisted:
            node.told = by_path.get(node.path)
            if node.told is None:
                self.ask_what(node)
        self.wait()
        return root


def walk(node):
    """A node and all below it, in order."""
    stack = [node]
    while stack:
        node = stack.pop()
        if node.told is None:
            continue
        yield node
        stack += reversed(node.children)


class Bus:
    """The bus of the accessible trees."""

    def __init__(self, session_address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT \
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        session = Gio.DBusConnection.new_for_address_sync(session_address, flags, None, None)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, Gio.DBusCallFlags.NONE, 60000, None).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        # Nobody waits for the end of a bus that is about to go.
        session.set_exit_on_close(False)
        self.connection.set_exit_on_close(False)

    def find(self, pid):
        """The tree of the program of that number; None while there is none."""
        told = Tree(self.connection, REGISTRY).ask(ROOT, ACCESSIBLE, 'GetChildren', None)
        for bus_name, _ in told[0] if told is not None else []:
            number = Tree(self.connection, 'org.freedesktop.DBus').ask(
                '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                GLib.Variant('(s)', (bus_name,)))
            if number is not None and number[0] == pid:
                return Tree(self.connection, bus_name)
        return None
