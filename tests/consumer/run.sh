#!/usr/bin/env bash
# Builds and runs the program of this folder, which has asyncio17 as a dependency. tools/test calls it:
# inside `bazel test` it would be a Bazel in a Bazel. It has a workspace and a server of its own; the
# server is gone afterwards, what it built stays beside the output of the main one.

set -u
source "$(dirname "${BASH_SOURCE[0]}")/../../tools/setup.sh"
output_base=$(bazel info output_base 2>/dev/null)-consumer
cd "$root/tests/consumer" || exit

# Bazel's messages matter only if it fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
in_consumer() { /usr/bin/bazel --output_base="$output_base" --host_jvm_args=-Xmx512m "$@"; }

in_consumer run --noshow_progress --curses=no --symlink_prefix=/ --nosandbox_debug \
  --spawn_strategy=processwrapper-sandbox,local --experimental_repository_disable_download \
  //:consumer 2>"$log"
status=$?
in_consumer shutdown 2>/dev/null
if [ "$status" -eq 0 ]; then
  echo "tests/consumer passed."
else
  cat "$log"
  echo "tests/consumer failed with status $status."
fi
exit "$status"
