#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the Debian packages from a copy of the source, has lintian read them, and tries them where
# nothing else is: in a root made by debootstrap the packages are installed, a document is opened as a
# file manager opens it, edited and saved under Xvfb, and everything is removed again; what is left
# must be what was there before. Run by "./dev package"; the trial takes root.

set -eu
cd "$(dirname "$0")/.."
FOLDER=$PWD/build-package
VERSION=$(sed -n "s/^  version: '\(.*\)',/\1/p" meson.build)
SOURCE=$FOLDER/alur-$VERSION
ROOT=$FOLDER/root
SUITE=${ALUR_SUITE:-bookworm}
MIRROR=${ALUR_MIRROR:-http://deb.debian.org/debian}
SIZE=1280x800
pids=

say () {
  printf '%s\n' "$*"
}

die () {
  printf '%s\n' "$*" >&2
  exit 1
}

# run_quietly LOG COMMAND...: shows what it said only if it fails
run_quietly () {
  log=$FOLDER/$1.log
  shift
  "$@" >"$log" 2>&1 </dev/null || { tail -40 "$log" >&2; die "Failed: $* (all of it: $log)"; }
}

clean_up () {
  for pid in $pids; do
    kill "$pid" 2>/dev/null || true
  done
  ! mountpoint -q "$ROOT/proc" || umount "$ROOT/proc" || true
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# wait_for WHAT COMMAND...: at most a minute
wait_for () {
  what=$1
  shift
  tries=0
  until "$@" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { picture failed; die "Not seen within a minute: $what"; }
    sleep 0.1
  done
}

in_root () {
  chroot "$ROOT" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"
}

picture () {
  DISPLAY=$display import -window root "$FOLDER/$1.png" || true
}

# All that there is but what managers of packages write for themselves.
list_root () {
  (cd "$ROOT" && find . -xdev \( -path ./proc -o -path ./tmp -o -path ./srv -o -path ./run -o -path ./var/log \
    -o -path ./var/cache -o -path ./var/lib/dpkg -o -path ./var/lib/apt \) -prune -o -print | sort)
}

build_packages () {
  say "Building the packages of version $VERSION …"
  [ ! -d "$FOLDER" ] || find "$FOLDER" -mindepth 1 -maxdepth 1 ! -name root -exec rm -rf {} +
  mkdir -p "$SOURCE"
  git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$SOURCE"
  cd "$SOURCE"
  DEB_BUILD_OPTIONS="nocheck parallel=$(getconf _NPROCESSORS_ONLN)"
  export DEB_BUILD_OPTIONS
  run_quietly build dpkg-buildpackage --no-sign
  cd "$FOLDER"
  for package in *.deb; do
    case $package in
      *-dbgsym_*) ;;
      *) say "  $package: $(($(stat -c %s "$package") / 1024)) KB" ;;
    esac
  done
}

read_packages () {
  say "Reading them with lintian …"
  lintian --fail-on error,warning,info --display-info --pedantic ./*.changes 2>"$FOLDER/lintian.log" ||
    die "lintian has complaints."
}

make_root () {
  say "Making a root of $SUITE where nothing else is …"
  rm -rf --one-file-system "$ROOT"
  run_quietly debootstrap debootstrap --variant=minbase "$SUITE" "$ROOT" "$MIRROR"
  cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
  mount -t proc proc "$ROOT/proc"
  mkdir "$ROOT/packages"
  cp alur_*.deb alur-cli_*.deb alur-common_*.deb "$ROOT/packages"
  # What they need comes first, with what every desktop has, so that their own traces are seen.
  needed=$(for package in alur alur-cli alur-common; do
    dpkg-deb -f "$ROOT/packages/$package"_[0-9]*.deb Depends | tr ',' '\n'
  done | sed 's/^ *//' | grep -v '^alur' | grep . | sort -u | tr '\n' ',')
  run_quietly update in_root apt-get -q update
  run_quietly needed in_root apt-get -q -y --no-install-recommends satisfy \
    "${needed}desktop-file-utils, libglib2.0-bin, dbus-daemon, at-spi2-core"
}

install_packages () {
  say "Installing there …"
  list_root >before.txt
  run_quietly install in_root sh -c 'apt-get -q -y --no-install-recommends install /packages/*.deb'
  list_root >installed.txt
  say "  $(comm -13 before.txt installed.txt | wc -l) files and folders"
}

start_screen () {
  number=60
  while [ -e "/tmp/.X11-unix/X$number" ] || [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
  display=:$number
  Xvfb "$display" -screen 0 "${SIZE}x24" >xvfb.log 2>&1 &
  pids="$pids $!"
  wait_for 'a screen' xprop -display "$display" -root
  DISPLAY=$display openbox >openbox.log 2>&1 &
  pids="$pids $!"
}

has_unit () {
  grep -q 'name="Loket Cepat"' "$ROOT/srv/satu.alur"
}

use_program () {
  say "Opening a document there as a file manager does, in Indonesian …"
  in_root alur-cli example minimal -o /srv/satu.alur
  start_screen
  # "gio open" ends at once: the program that it starts lives as long as the session.
  in_root DISPLAY="$display" LANGUAGE=id GIO_USE_VFS=local XDG_RUNTIME_DIR=/run \
    dbus-run-session -- sh -c 'gio open /srv/satu.alur && while [ ! -e /run/done ]; do sleep 0.2; done' \
    >session.log 2>&1 </dev/null &
  pids="$pids $!"
  wait_for 'a window with the document' has_window
  wait_for 'a picture that stands still' is_still
  picture opened
  DISPLAY=$display xdotool key --delay 60 F6 Insert
  DISPLAY=$display xdotool type --delay 60 'Loket Cepat'
  DISPLAY=$display xdotool key --delay 60 F2 ctrl+s
  wait_for 'the edit in the file' has_unit
  picture edited
  DISPLAY=$display xdotool key ctrl+q
  wait_for 'the end of the program' has_no_window
  touch "$ROOT/run/done"
  ! grep -E 'CRITICAL|WARNING|ERROR' session.log || die 'The program complains.'
  in_root sh -c "$(sed -n 's/^Exec=//p' "$ROOT/usr/share/thumbnailers/alur.thumbnailer" |
    sed 's,%s,256,; s,%o,/srv/small,; s,%i,/srv/satu.alur,')"
  mv "$ROOT/srv/small" thumbnail.png
  rm "$ROOT/srv/satu.alur" "$ROOT/run/done"
}

has_window () {
  DISPLAY=$display xdotool search --onlyvisible --name '^satu$'
}

has_no_window () {
  ! has_window
}

is_still () {
  first=$(DISPLAY=$display import -window root rgb:- | sha256sum)
  sleep 0.5
  [ "$first" = "$(DISPLAY=$display import -window root rgb:- | sha256sum)" ]
}

remove_packages () {
  say "Removing them …"
  run_quietly remove in_root apt-get -q -y purge alur alur-cli alur-common
  list_root >after.txt
  if ! cmp -s before.txt after.txt; then
    diff before.txt after.txt >&2 || true
    die "They leave traces."
  fi
  for folder in applications mime glib-2.0; do
    ! grep -rl alur "$ROOT/usr/share/$folder" || die "They leave traces in the files above."
  done
}

build_packages
read_packages
if [ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null; then
  make_root
  install_packages
  use_program
  remove_packages
  umount "$ROOT/proc"
  rm -rf --one-file-system "$ROOT"
  say "Tried in a root of $SUITE and removed without a trace. Pictures: $FOLDER/opened.png, edited.png, thumbnail.png"
else
  say "Not tried in a clean root: that takes root and debootstrap."
fi
