#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What menus, software centres and translators read is well formed, complete, and of one version.

usage: test-desktop-files.py BUILD VERSION [I18NSPECTOR]
"""

import configparser
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

from tap import APPLICATION, MEDIA_TYPE, ROOT, ask, install, run_all

BUILD, VERSION = sys.argv[1:3]
LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def get_languages():
    return (ROOT / 'po' / 'LINGUAS').read_text().split()


def read_entry(path):
    entry = configparser.RawConfigParser(delimiters='=', strict=True)
    entry.optionxform = str
    entry.read(path, encoding='utf-8')
    return entry


def the_menu_entry(folder):
    path = install(BUILD, folder) / 'share' / 'applications' / f'{APPLICATION}.desktop'
    told = ask('desktop-file-validate', '--warn-kde', path)
    assert told == '', told
    entry = read_entry(path)
    for section in entry.sections():
        for key in ('Name', 'GenericName', 'Comment', 'Keywords'):
            for language in get_languages() if entry.has_option(section, key) else ():
                assert entry.has_option(section, f'{key}[{language}]'), f'[{section}] {key} in {language}'
    main = entry['Desktop Entry']
    assert main['MimeType'] == MEDIA_TYPE + ';', main['MimeType']
    for action in filter(None, main['Actions'].split(';')):
        assert entry.has_section(f'Desktop Action {action}'), action


def what_it_names_is_installed(folder):
    """Program, icons, service and thumbnailer."""
    prefix = install(BUILD, folder)
    for name in ('bin/alur',
                 f'share/icons/hicolor/scalable/apps/{APPLICATION}.svg',
                 f'share/icons/hicolor/symbolic/apps/{APPLICATION}-symbolic.svg',
                 f'share/icons/hicolor/scalable/mimetypes/{MEDIA_TYPE.replace("/", "-")}.svg',
                 f'share/icons/hicolor/symbolic/mimetypes/{MEDIA_TYPE.replace("/", "-")}-symbolic.svg',
                 f'share/dbus-1/services/{APPLICATION}.service', f'share/metainfo/{APPLICATION}.metainfo.xml',
                 f'share/mime/packages/{APPLICATION}.xml', 'share/thumbnailers/alur.thumbnailer'):
        assert (prefix / name).is_file(), f'{name} is missing'
    inside = '/' + str(prefix.relative_to(folder))
    entry = read_entry(prefix / f'share/applications/{APPLICATION}.desktop')
    for section in entry.sections():
        assert entry[section]['Exec'].startswith(f'{inside}/bin/alur '), entry[section]['Exec']
    service = read_entry(prefix / f'share/dbus-1/services/{APPLICATION}.service')['D-BUS Service']
    assert service['Name'] == APPLICATION, service['Name']
    assert service['Exec'] == f'{inside}/bin/alur --gapplication-service', service['Exec']
    thumbnailer = read_entry(prefix / 'share/thumbnailers/alur.thumbnailer')['Thumbnailer Entry']
    assert thumbnailer['Exec'].startswith(f'{inside}/bin/alur-cli '), thumbnailer['Exec']
    assert os.access(prefix / 'bin/alur-cli', os.X_OK)


def the_description(folder):
    path = install(BUILD, folder) / 'share' / 'metainfo' / f'{APPLICATION}.metainfo.xml'
    told = ask('appstreamcli', 'validate', '--pedantic', '--no-net', '--no-color', path)
    # The name of the program is spelled so everywhere.
    told = [line for line in told.splitlines() if re.match(r'[EWIP]:', line)
            and 'cid-contains-uppercase-letter' not in line]
    assert told == [], told
    root = ElementTree.parse(path).getroot()
    texts = [node for tag in ('name', 'summary', 'caption', 'p', 'li') for node in root.iter(tag)]
    for language in get_languages():
        written = sum(node.get(LANG) is None for node in texts)
        translated = sum(node.get(LANG) == language for node in texts)
        assert translated == written > 10, f'{language}: {translated} of {written} texts'


def pictures_of_the_description(folder):
    """Each in every language; they are those of the documentation, of the size that is told."""
    path = install(BUILD, folder) / 'share' / 'metainfo' / f'{APPLICATION}.metainfo.xml'
    shots = list(ElementTree.parse(path).getroot().iter('screenshot'))
    assert len(shots) >= 3, shots
    for shot in shots:
        images = shot.findall('image')
        spoken = [image.get(LANG) for image in images]
        assert spoken == [None, *get_languages()], f'{images[0].text}: {spoken}'
        for image in images:
            picture = ROOT / image.text.split('/main/')[1]
            head = picture.read_bytes()[16:24]
            size = int.from_bytes(head[:4], 'big'), int.from_bytes(head[4:], 'big')
            assert size == (int(image.get('width')), int(image.get('height'))), f'{picture}: {size}'


def one_version(folder):
    """meson.build says it; news, description, package and catalogues say the same."""
    news = re.match(r'Version (\S+) \((.+)\)\n', (ROOT / 'NEWS').read_text(encoding='utf-8'))
    assert news is not None and news.group(1) == VERSION, f'NEWS begins with {news and news.group(0)}'
    path = install(BUILD, folder) / 'share' / 'metainfo' / f'{APPLICATION}.metainfo.xml'
    release = ElementTree.parse(path).getroot().find('releases/release')
    assert release.get('version') == VERSION, f'metainfo: {release.get("version")}'
    changelog = re.match(r'alur \((\S+)\) (\S+);', (ROOT / 'debian' / 'changelog').read_text(encoding='utf-8'))
    assert changelog is not None and changelog.group(1) == VERSION, 'debian/changelog'
    released = news.group(2) != 'not yet released'
    assert (changelog.group(2) != 'UNRELEASED') == released, f'debian/changelog is for {changelog.group(2)}'
    if not released:
        assert release.get('type') == 'development', 'metainfo speaks of a release, NEWS of none'
    else:
        assert release.get('type', 'stable') == 'stable', 'NEWS speaks of a release, metainfo of none'
        assert release.get('date') == news.group(2), f'{release.get("date")} is not {news.group(2)}'
    for path in get_catalogues():
        assert f'"Project-Id-Version: alur {VERSION}\\n"' in path.read_text(encoding='utf-8'), path


def the_sandbox(folder):
    """What Flatpak is told is there, and asks for no files: portals give those that are chosen."""
    manifest = json.loads((ROOT / 'packaging' / f'{APPLICATION}.json').read_text(encoding='utf-8'))
    assert manifest['app-id'] == APPLICATION
    assert (install(BUILD, folder) / 'bin' / manifest['command']).is_file()
    options = re.findall(r"^option\('(\w+)'", (ROOT / 'meson_options.txt').read_text(encoding='utf-8'), re.M)
    module, = manifest['modules']
    for option in module['config-opts']:
        assert re.match(r'-D(\w+)=', option).group(1) in options, option
    source, = module['sources']
    assert (ROOT / 'packaging' / source['path']).resolve() == ROOT, source
    for permission in manifest['finish-args']:
        assert not re.match('--(filesystem|share=network|talk-name|own-name|system)', permission), permission


def taken_away(folder):
    """Uninstalling leaves nothing of ours, and all of others."""
    prefix = install(BUILD, folder)
    others = prefix / 'share' / 'applications' / 'other.desktop'
    others.write_text('[Desktop Entry]\nType=Application\nName=Other\nExec=true\n')
    ask('update-mime-database', prefix / 'share' / 'mime')
    ask('glib-compile-schemas', prefix / 'share' / 'glib-2.0' / 'schemas')
    ask('update-desktop-database', prefix / 'share' / 'applications')
    ask(sys.executable, ROOT / 'packaging' / 'uninstall.py', BUILD, prefix)
    left = sorted(str(path.relative_to(prefix)) for path in prefix.rglob('*') if path.is_file())
    assert left in (['share/applications/mimeinfo.cache', 'share/applications/other.desktop'],), left
    assert 'alur' not in (prefix / 'share/applications/mimeinfo.cache').read_text()
    folders = sorted(str(path.relative_to(prefix)) for path in prefix.rglob('*') if path.is_dir())
    assert folders == ['share', 'share/applications'], folders


def get_catalogues():
    """Of the program and of the manual."""
    return [ROOT / folder / name for language in get_languages()
            for folder, name in (('po', f'{language}.po'), (f'help/{language}', f'{language}.po'))]


def the_catalogues(folder):
    for path in get_catalogues():
        ask('msgfmt', '--check', '--output-file', os.devnull, path)
        told = ''.join(ask(reader, path) for reader in sys.argv[3:])
        assert told == '', told


run_all(the_menu_entry, what_it_names_is_installed, the_description, pictures_of_the_description,
        one_version, the_sandbox, taken_away, the_catalogues)
