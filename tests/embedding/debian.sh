#!/usr/bin/env bash
# debian.sh FOLDER: makes the Debian packages, installs them in a bare Debian, and builds programs there by
# pkg-config, against the shared libraries and against the static ones, one of them with TLS, and runs them;
# one that serves HTTP is built only. Needs root, for chroot. The system is made once (debootstrap, from the mirror that apt uses here).

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

made=made-with-what-the-parts-need
if [ ! -e "$bare/$made" ]; then
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
  rm -rf "$bare"
  debootstrap --variant=minbase \
    --include=g++,pkg-config,libboost-json1.81.0,libbrotli-dev,libdate-tz3,libpq5,libsqlite3-0,libssl-dev,zlib1g-dev bookworm "$bare" \
    "${mirror:-http://deb.debian.org/debian}"
  touch "$bare/$made"
fi

here=$root/tests/embedding
bash "$here/certificate.sh" "$folder/certificate"
mount -t proc proc "$bare/proc"  # by which a program finds itself
trap 'umount "$bare/proc"' EXIT
names=$(cd "$folder/packages" && ls ./*.deb | sed 's,^\./,,; s/_.*//' | tr '\n' ' ')
chroot "$bare" dpkg --purge $names || true
cp "$folder"/packages/*.deb "$folder"/certificate.* "$here/program.cpp" "$here/io.cpp" "$root/examples/tls_echo.cpp" \
  "$here/redis.cpp" "$root"/examples/{http_server,fetch_many,sqlite_notes,jobs_thumbnails}.cpp "$bare/tmp/"
chroot "$bare" env names="$names" sh -euc '
  cd /tmp
  dpkg -i ./*.deb
  for name in program io; do
    g++ -std=c++17 $name.cpp $(pkg-config --cflags --libs asyncio17) -o shared-$name && ./shared-$name
    g++ -std=c++17 $name.cpp $(pkg-config --cflags asyncio17) -l:libasyncio17.a -pthread -o static && ./static
  done
  ldd ./shared-program | grep libasyncio17.so.0
  if ldd ./shared-program | grep libssl; then exit 1; fi
  g++ -std=c++17 tls_echo.cpp $(pkg-config --cflags --libs asyncio17-tls) -o shared-tls
  ldd ./shared-tls | grep libasyncio17-tls.so.0
  ./shared-tls certificate.pem certificate.key | grep hello
  g++ -std=c++17 tls_echo.cpp $(pkg-config --cflags asyncio17-tls) -l:libasyncio17-tls.a -l:libasyncio17.a \
    $(pkg-config --libs openssl) -pthread -o static && ./static certificate.pem certificate.key | grep hello
  g++ -std=c++17 http_server.cpp $(pkg-config --cflags --libs asyncio17-web) -o shared-web
  ldd ./shared-web | grep libbrotlienc.so.1
  g++ -std=c++17 http_server.cpp $(pkg-config --cflags asyncio17-web) -l:libasyncio17-web.a -l:libasyncio17.a \
    -lbrotlienc -lbrotlidec -lz -pthread -o static
  g++ -std=c++17 fetch_many.cpp $(pkg-config --cflags --libs asyncio17-http) -o shared-http
  ldd ./shared-http | grep libasyncio17-http.so.0
  g++ -std=c++17 redis.cpp $(pkg-config --cflags --libs asyncio17-redis) -o shared-redis
  ldd ./shared-redis | grep libasyncio17-redis.so.0
  g++ -std=c++17 sqlite_notes.cpp $(pkg-config --cflags --libs asyncio17-sqlite) -o shared-sqlite && ./shared-sqlite
  g++ -std=c++17 jobs_thumbnails.cpp $(pkg-config --cflags --libs asyncio17-jobs) -o shared-jobs && ./shared-jobs
  echo "#include <asyncio/db/postgres/connection.hpp>
    int main() { (void)asyncio::postgres::connect({}); }" >postgres.cpp
  g++ -std=c++17 postgres.cpp $(pkg-config --cflags --libs asyncio17-postgres) -o shared-postgres && ./shared-postgres
  (cd /usr/include && find asyncio -name "*.hpp" -not -name "asio_*" -not -name "*_json.hpp" | sort | sed "s/.*/#include <&>/") >all.cpp
  [ $(grep -c . all.cpp) -gt 100 ] && g++ -std=c++17 -fsyntax-only all.cpp
  command -v asyncio17
  ls /usr/share/doc/asyncio17-doc/LICENSE /usr/share/doc/asyncio17-doc/docs/design.md
  ls /usr/share/man/man1/asyncio17.1* /usr/share/asyncio17/gdb/asyncio17.py
  dpkg --purge libasyncio17-dev asyncio17 asyncio17-doc
  ./shared-program && ./shared-io && ./shared-tls certificate.pem certificate.key | grep hello
  dpkg --purge $names
  rm -f ./*.deb shared-* static
'
