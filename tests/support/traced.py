# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program asks of the system, as strace writes it down, held against lists of what it may.

A list has a reason for each of its entries. What is in none of them is a fault: a connection to
somewhere, or a file that is neither the user's, nor ours, nor one that the system's libraries read."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig

CALLS = 'trace=%file,socket,connect,bind'
# Folders and files that may be read, or looked for, and why.
READ = {
    '/etc/ld.so': 'libraries: where they are',
    '/lib': 'libraries', '/lib64': 'libraries', '/usr/lib': 'libraries, their modules and their tables',
    '/usr/local/lib': 'libraries of this machine',
    '/usr/share/locale': 'words of the libraries', '/usr/share/i18n': 'locales', '/usr/lib/locale': 'locales',
    '/usr/share/zoneinfo': 'time zones', '/etc/localtime': 'the time zone', '/etc/timezone': 'the time zone',
    '/etc/fonts': 'fonts', '/usr/share/fonts': 'fonts', '/usr/local/share/fonts': 'fonts', '/usr/share/fontconfig': 'fonts',
    '/var/cache/fontconfig': 'fonts', '/usr/share/xml/fontconfig': 'fonts', '/usr/X11R6/lib/X11/fonts': 'fonts', '/usr/share/X11/fonts': 'fonts',
    '/usr/share/poppler': 'fonts', '/usr/share/texmf': 'fonts', '/usr/share/ghostscript': 'fonts',
    '/usr/share/mime': 'kinds of files', '/etc/nsswitch.conf': 'who the user is', '/etc/passwd': 'who the user is', '/etc/group': 'who the user is',
    '/run/nscd': 'who the user is', '/var/run/nscd': 'who the user is',
    '/proc/self': 'the program itself', '/proc/sys': 'the kernel', '/proc/filesystems': 'the kernel', '/proc/cpuinfo': 'the kernel',
    '/proc/mounts': 'the kernel', '/proc/meminfo': 'the kernel', '/sys': 'the kernel', '/dev/null': 'nothing', '/dev/zero': 'zeros',
    '/dev/urandom': 'chance', '/dev/random': 'chance', '/etc/selinux': 'the kernel', '/selinux': 'the kernel',
    '/etc/gnutls': 'libraries: read when they are loaded', '/etc/ssl': 'libraries: read when they are loaded', '/etc/crypto-policies': 'libraries',
    '/etc/machine-id': 'the session bus', '/var/lib/dbus/machine-id': 'the session bus',
    '/etc/locale.alias': 'locales', '/usr/share/locale/locale.alias': 'locales',
}
READ_WITH_WINDOW = {
    '/usr/share/glib-2.0': 'settings', '/usr/local/share/glib-2.0': 'settings', '/etc/dconf': 'settings', '/usr/share/dconf': 'settings',
    '/usr/share/icons': 'icons', '/usr/local/share/icons': 'icons', '/usr/share/pixmaps': 'icons', '/usr/local/share/pixmaps': 'icons',
    '/usr/share/themes': 'the look', '/usr/local/share/themes': 'the look', '/etc/gtk-4.0': 'the look', '/usr/share/gtk-4.0': 'the look',
    '/usr/local/share/gtk-4.0': 'the look', '/etc/xdg': 'the look', '/usr/share/libthai': 'breaking of words',
    '/usr/share/X11': 'keys', '/etc/X11': 'keys', '/usr/share/xkeyboard-config': 'keys', '/usr/share/libinput': 'keys',
    '/tmp/.X11-unix': 'the display', '/usr/share/drirc.d': 'graphics', '/etc/drirc': 'graphics', '/dev/dri': 'graphics', '/usr/share/glvnd': 'graphics',
    '/etc/glvnd': 'graphics', '/dev/shm': 'graphics', '/proc': 'memory, mounts, other processes on the bus',
    '/usr/share/applications': 'programs for files', '/usr/local/share/applications': 'programs for files', '/usr/share/mime': 'kinds of files',
    '/usr/local/share/mime': 'kinds of files', '/etc/cups': 'printers', '/usr/share/locale-langpack': 'words of the libraries',
    '/usr/share/iso-codes': 'names of languages', '/usr/local/share/locale': 'words of the libraries',
    '/usr/share/cloud-providers': 'places for the file dialog', '/usr/local/share/cloud-providers': 'places for the file dialog',
    '/etc/fstab': 'places for the file dialog', '/run/mount': 'places for the file dialog', '/etc/mtab': 'places for the file dialog',
    '/usr/share/libdrm': 'graphics', '/usr/share/vulkan': 'graphics', '/etc/vulkan': 'graphics',
}


def is_allowed():
    """Whether a process may be traced here at all."""
    return shutil.which('strace') is not None and subprocess.run(
        ['strace', '-f', '--seccomp-bpf', '-o', os.devnull, 'true'], capture_output=True).returncode == 0


def skip():
    """The one thing that is told when nothing can be."""
    print('1..0 # SKIP processes may not be traced here, or there is no strace')
    sys.exit(0)


def command(log):
    return ['strace', '-f', '--seccomp-bpf', '-qq', '-s', '4096', '-e', CALLS, '-o', log]


def is_below(path, places):
    return any(path == place or path.startswith(place.rstrip('/') + '/') or
               (place.startswith('/etc/ld.so') and path.startswith(place)) for place in places)


def unquote(text):
    return text.encode('latin-1').decode('unicode_escape').encode('latin-1').decode('utf-8', 'replace')


class Trace:
    """A log of strace, told apart into what was read, written, started and connected to."""

    def __init__(self, log, folder):
        self.read, self.written, self.started, self.sockets, self.connected = set(), set(), [], [], []
        self.folder = folder
        with open(log, encoding='utf-8', errors='replace') as file:
            lines = list(self.join(file))
        for line in lines:
            self.take(line)
        assert self.read and self.started, 'nothing was traced'

    @staticmethod
    def join(lines):
        """Calls that others interrupted, whole again."""
        begun = {}
        for line in lines:
            number, _, rest = line.rstrip('\n').partition(' ')
            rest = rest.lstrip()
            if rest.endswith('<unfinished ...>'):
                begun[number] = rest[:-len('<unfinished ...>')]
            elif rest.startswith('<... '):
                yield begun.pop(number, '') + rest.partition('resumed>')[2]
            else:
                yield rest

    def take(self, line):
        call, _, arguments = line.partition('(')
        if not arguments or not re.fullmatch(r'[a-z0-9_]+', call):
            return
        paths = [unquote(found) for found in re.findall(r'"((?:[^"\\]|\\.)*)"', arguments.partition(' = ')[0])]
        if call == 'socket':
            self.sockets.append(arguments)
        elif call in ('connect', 'bind'):
            if 'sun_path' in arguments or 'AF_INET' in arguments:
                self.connected.append((call, arguments))
        elif call in ('execve', 'execveat'):
            self.started.append(paths[0] if paths else arguments)
        elif call in ('open', 'openat', 'openat2', 'creat'):
            writes = call == 'creat' or re.search(r'O_WRONLY|O_RDWR|O_CREAT|O_TRUNC', arguments)
            self.add(self.written if writes else self.read, paths[:1], arguments)
        elif call in ('rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir', 'link', 'linkat', 'symlink',
                      'symlinkat', 'chmod', 'fchmodat', 'chown', 'fchownat', 'truncate', 'utimensat', 'mknod', 'setxattr'):
            if 'EEXIST' not in arguments:
                self.add(self.written, paths, arguments)

    def add(self, places, paths, arguments):
        for path in paths:
            if not path.startswith('/'):
                if not arguments.startswith('AT_FDCWD') and re.match(r'\d+,', arguments):
                    continue  # below a folder that was opened, which was looked at then
                path = os.path.join(self.folder, path)
            places.add(os.path.normpath(path))

    def hold(self, reads, writes):
        """Every file is below one of the places."""
        strange = sorted(path for path in self.read if not is_below(path, reads) and not is_parent(path, reads))
        assert not strange, 'read: ' + ', '.join(strange[:20])
        strange = sorted(path for path in self.written if not is_below(path, writes))
        assert not strange, 'written: ' + ', '.join(strange[:20])


def is_parent(path, places):
    """A folder on the way to a place: libraries look whether it is there."""
    return os.path.isdir(path) and any(place.startswith(path.rstrip('/') + '/') for place in places)


def own(cli):
    """Where the program and what is built beside it lie."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(cli))))
    return {root: 'ours', os.path.join(sysconfig.get_path('data'), 'share', 'alur'): 'ours'}
