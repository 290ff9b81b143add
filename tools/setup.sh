# Sourced by tools/run, tools/test and .ci/run. Sets $root and the function bazel, and offers
#   need PACKAGE...    installs those Debian packages which are missing, and else costs some milliseconds.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What every build needs; libcurl is one example's, and the server that tests/db/redis start themselves is in
# redis-tools, which installs no service. Clang and clang-format are asked for by those who use them.
packages=(g++ bazel-bootstrap bazel-rules-cc bazel-rules-java libboost1.81-dev libboost-test1.81-dev
  libbrotli-dev libcurl4-openssl-dev libhowardhinnant-date-dev libssl-dev openssl python3 redis-tools zlib1g-dev)

need() {
  local missing=("$@") as_root=() have
  if have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null) || [ -n "$have" ]; then
    missing=()
    for package in "$@"; do
      grep -qxF "installed $package" <<<"$have" || missing+=("$package")
    done
  fi
  [ ${#missing[@]} -eq 0 ] && return

  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
  if ! command -v apt-get >/dev/null || ! command -v "${as_root[@]:-true}" >/dev/null; then
    echo "asyncio17 needs the Debian 12 packages ${missing[*]}, and cannot install them here." >&2
    exit 1
  fi
  echo "Installing ${missing[*]} ..." >&2
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  if ! { "${apt[@]}" update &&
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } >/dev/null </dev/null; then
    echo "asyncio17 needs the Debian 12 packages ${missing[*]}, and apt-get could not install them." >&2
    exit 1
  fi
}

# Debian's own Bazel, whatever else is on the PATH: it is the one that works without the network.
bazel() {
  local command=$1 quiet=()
  shift
  [ -t 2 ] || quiet=(--noshow_progress --noshow_loading_progress --curses=no)
  (cd "$root" && /usr/bin/bazel "$command" "${quiet[@]}" --experimental_repository_disable_download "$@")
}

# Bazel keeps its files under $HOME, which may be unset or not ours in a container or a cron job.
export USER=${USER:-$(id -un)}
export HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
if [ ! -w "$HOME" ]; then
  HOME=/tmp/asyncio17-$USER
  mkdir -p "$HOME"
fi

need "${packages[@]}"
