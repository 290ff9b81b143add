#!/usr/bin/env bash
# debian.sh FOLDER: makes the Debian packages, installs them in a bare Debian, and builds a program there by
# pkg-config, against the shared library and against the static one, and runs it. Needs root, for chroot. The
# system is made once (debootstrap, from the mirror that apt uses here).

set -eu
source "$(dirname "${BASH_SOURCE[0]}")/../../tools/setup.sh"
need debootstrap dpkg-dev cmake make

folder=$1 bare=$1/bare
if [ "$(id -u)" -ne 0 ]; then
  echo "A bare system takes root: chroot." >&2
  exit 1
fi
mkdir -p "$folder"
bash "$root/tools/package" deb "$folder/packages"

if [ ! -e "$bare/made" ]; then
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
  rm -rf "$bare"
  debootstrap --variant=minbase --include=g++,pkg-config bookworm "$bare" "${mirror:-http://deb.debian.org/debian}"
  touch "$bare/made"
fi

chroot "$bare" dpkg --purge libasyncio17-dev asyncio17 asyncio17-doc "$(basename "$folder"/packages/libasyncio17-0*.deb | cut -d_ -f1)" || true
cp "$folder"/packages/*.deb "$root/tests/embedding/program.cpp" "$bare/tmp/"
chroot "$bare" sh -euc '
  cd /tmp
  dpkg -i ./*.deb
  g++ -std=c++17 program.cpp $(pkg-config --cflags --libs asyncio17) -o shared && ./shared
  ldd ./shared | grep libasyncio17.so.0
  g++ -std=c++17 program.cpp $(pkg-config --cflags asyncio17) -l:libasyncio17.a -pthread -o static && ./static
  command -v asyncio17
  ls /usr/share/doc/asyncio17-doc/LICENSE /usr/share/doc/asyncio17-doc/docs/design.md
  dpkg --purge libasyncio17-dev asyncio17 asyncio17-doc
  ./shared
  rm -f ./*.deb shared static
'
