# Sourced by tools/run, tools/test and .ci/run. Sets $root and the function bazel, and offers
#   need PACKAGE...      installs those Debian packages which are missing, and else costs some milliseconds;
#   unpack_postgresql    for tests/db/postgres.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What every build needs; libcurl is one example's, and the server that tests/db/redis start themselves is in
# redis-tools, which installs no service. Clang and clang-format are asked for by those who use them.
packages=(g++ bazel-bootstrap bazel-rules-cc bazel-rules-java libboost1.81-dev libboost-test1.81-dev
  libbrotli-dev libcurl4-openssl-dev libhowardhinnant-date-dev libpq-dev libsqlite3-dev libssl-dev openssl python3
  redis-tools tzdata zlib1g-dev)

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

# PostgreSQL's server, for the tests that start one themselves: unpacked and not installed, so that no service
# is. Without the network there is none, and those tests say that they were skipped.
unpack_postgresql() {
  local to=/var/cache/asyncio17/servers/postgresql new
  [ -x /usr/lib/postgresql/15/bin/postgres ] || [ -d "$to" ] && return
  command -v apt-get >/dev/null && mkdir -p "${to%/*}" 2>/dev/null && [ -w "${to%/*}" ] || return 0
  need libicu72 libldap-2.5-0 liblz4-1 libpam0g libsystemd0 libxml2 libzstd1
  new=$(mktemp -d "${to%/*}/new.XXXXXX")
  if (cd "$new" && { apt-get -qq download postgresql-15 || { apt-get -qq update && apt-get -qq download postgresql-15; }; } &&
    dpkg-deb -x postgresql-15_*.deb tree) >/dev/null 2>&1; then
    chmod 755 "$new/tree"
    mv -T "$new/tree" "$to" 2>/dev/null || true  # or somebody else was faster
  fi
  rm -rf "$new"
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
