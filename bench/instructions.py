"""Instructions per operation of our workloads, counted by callgrind: they do not depend on load."""

import os
import re
import subprocess
import tempfile

import bars
import peers

# The two runs whose difference is taken, so that starting up cancels.
SMALL, LARGE = 2_000, 22_000
RUNS = {"W2": (50_000, 150_000), "W2b": (50_000, 150_000), "W2c": (300_000, 500_000),
        "W2d": (300_000, 500_000), "W13": (5_000, 25_000), "W13b": (5_000, 25_000)}
WORKLOADS = ("W1", "W1e", "W1b", "W2", "W2b", "W2c", "W2d", "W3", "W3k", "W4", "W5", "W6_100",
             "W6_1000", "W6c", "W10", "W10b", "W12", "W13", "W13b")
TOLERANCE = 0.05


def count(workload, n):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out",
             *peers.PEERS["ours"].command, workload, str(n)],
            capture_output=True, text=True, timeout=120, check=False,
            env=dict(os.environ, ASYNCIO_DEBUG=""))
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        raise SystemExit(f"callgrind {workload} {n}: {done.stderr[-500:]}")
    return int(found[1])


def count_all(only=None):
    """{workload: instructions per operation}."""
    found = {}
    for workload in WORKLOADS:
        if only is None or workload in only:
            small, large = RUNS.get(workload, (SMALL, LARGE))
            per_op = (count(workload, large) - count(workload, small)) / (large - small)
            found[workload] = round(per_op, 1)
    return found


def compare(found, recorded):
    """Lines of a table, and whether nothing has grown by more than TOLERANCE."""
    lines, good = [["workload", "instructions", "recorded", "change", "aim", ""]], True
    for workload, now in found.items():
        before, aim = recorded.get(workload), bars.AIMS.get(workload)
        change = now / before - 1 if before else None
        grown = change is not None and change > TOLERANCE
        good = good and not grown
        words = ["GROWN"] if grown else []
        if aim and now >= aim:
            words.append("above the aim")
        if change is not None and change < -TOLERANCE:
            words.append("less: record it")
        lines.append([workload, f"{now:.1f}", "" if before is None else f"{before:.1f}",
                      "" if change is None else f"{change:+.1%}",
                      f"< {aim}" if aim else "", ", ".join(words)])
    return lines, good


def aims_hold(found):
    return all(found[w] < aim for w, aim in bars.AIMS.items() if w in found)
