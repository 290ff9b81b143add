# Sourced by run and foreign/run. Offers
#   case_of NAME COMMAND...         a case; shows what it prints only if it fails
#   library FLAVOUR COMPILER FLAG.. makes build/embedding/FLAVOUR/libasyncio17{,-tls}.{a,so}
#   in_new_folder                   goes to a folder of its own, so that nothing is found by chance
#   both COMMAND... -- LINK...      compiles, links and runs program.cpp and io.cpp
#   ends                            the last line, "N passed, M failed"
#
# The words that the script was given are parts of the names of the cases that are wanted. Objects are kept by ccache
# in build/embedding, so that a second run compiles what has changed.

source "$(dirname "${BASH_SOURCE[0]}")/../../tools/setup.sh"
source "$root/tests/embedding/parts.sh"

here=$root/tests/embedding
out=$root/build/embedding
mkdir -p "$out"
export CCACHE_DIR=$out/ccache CCACHE_BASEDIR=$root
jobs=$(nproc)
passed=0 failed=0 wanted=("$@")

case_of() {
  local name=$1 log=$scratch/log part
  shift
  if [ ${#wanted[@]} -gt 0 ]; then
    for part in "${wanted[@]}"; do [[ $name == *$part* ]] && break; done
    [[ $name == *$part* ]] || return 0
  fi
  if ("$@") >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "right: $name"
  else
    failed=$((failed + 1))
    echo "WRONG: $name"
    cat "$log"
  fi
}

# <asyncio/...> is the checkout, whatever its name.
mkdir -p "$out/include"
ln -sfn "$root" "$out/include/asyncio"
include=-I$out/include

# Two scripts may run at once.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
parts_of_the_library "$scratch"
for part in asyncio17.hpp asyncio17.cpp connections.cpp tls.cpp; do
  cmp -s "$scratch/$part" "$out/$part" || mv "$scratch/$part" "$out/$part"
done

# The archives and the shared libraries have the same objects, which are compiled for any place in memory.
library() {
  local flavour=$out/$1 compiler=$2 part pids=() pid common
  shift 2
  mkdir -p "$flavour"
  common="ccache $compiler -std=c++17 -Wall -Wextra -Werror -fPIC $* $include -I$out"
  for part in asyncio17 connections tls; do
    $common -c "$out/$part.cpp" -o "$flavour/$part.o" & pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || return; done
  rm -f "$flavour"/*.a
  "${AR-ar}" rcs "$flavour/libasyncio17.a" "$flavour/asyncio17.o" "$flavour/connections.o" &&
    "${AR-ar}" rcs "$flavour/libasyncio17-tls.a" "$flavour/tls.o" &&
    $compiler "$@" -shared "$flavour/asyncio17.o" "$flavour/connections.o" -pthread -o "$flavour/libasyncio17.so" &&
    $compiler "$@" -shared "$flavour/tls.o" -L"$flavour" -lasyncio17 -lssl -lcrypto -o "$flavour/libasyncio17-tls.so"
}

in_new_folder() {
  rm -rf "$scratch/work" && mkdir "$scratch/work" && cd "$scratch/work"
}

both() {
  local name command=()
  while [ "$1" != -- ]; do command+=("$1"); shift; done
  shift
  for name in program io; do
    "${command[@]}" "$include" "$here/$name.cpp" "$@" -pthread -o "$name" && "./$name" || return
  done
}

ends() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
