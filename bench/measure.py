"""Runs the programs: one process for each figure, the peers of a workload in turns."""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import bars
import peers

TARGET = 0.25  # seconds of CPU time that a run shall take
BASE_N = 1000  # the run whose time is taken off: starting up, and what a workload sets up
UNSUPPORTED = 3


class Cores:
    """The core that has least to do: there a program is disturbed least."""

    def __init__(self):
        self.usable = sorted(os.sched_getaffinity(0))
        self.core = self.usable[-1]

    def ticks(self):
        """How long each core has worked so far."""
        with open("/proc/stat", encoding="utf-8") as file:
            lines = [line.split() for line in file if line[:3] == "cpu" and line[3].isdigit()]
        ticks = {int(line[0][3:]): sum(map(int, line[1:4] + line[6:9])) for line in lines}
        return {core: ticks.get(core, 0) for core in self.usable}

    def choose(self, seconds=0.1):
        """For a round: looks at them for so long."""
        before = self.ticks()
        time.sleep(seconds)
        after = self.ticks()
        least = min(after[core] - before[core] for core in self.usable)
        if after[self.core] - before[self.core] > least:
            self.core = [c for c in self.usable if after[c] - before[c] == least][-1]
        return self.core


CORES = Cores()


def spend(command, environment=None, core=None, timeout=120):
    """Runs a program. Returns its exit status, its output, and the CPU seconds of all its threads
    (user and system) and of what it started."""
    def pin():
        if core is not None:
            os.sched_setaffinity(0, {core})
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output,
                                   stderr=subprocess.PIPE, preexec_fn=pin,
                                   env=dict(os.environ, **(environment or {})))
        watchdog = threading.Timer(timeout, process.kill)
        watchdog.start()
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        watchdog.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
        output.seek(0)
        if process.returncode not in (0, UNSUPPORTED):
            print(f"{' '.join(map(str, command))}: status {process.returncode} "
                  f"{errors.decode(errors='replace')[-300:]}", file=sys.stderr, flush=True)
        return process.returncode, output.read(), usage.ru_utime + usage.ru_stime


def run_once(peer, workload, n):
    """One run of a peer: its CPU seconds, and what it printed; None when it has no such workload."""
    core = None if workload == "W11" or not peer.pinned else CORES.core
    status, output, seconds = spend(
        [*peer.command, workload, str(n), *peer.arguments],
        dict(peer.environment, W7_DEADLINE_S=str(peer.wake_after)), core)
    words = output.split()
    if status != 0 or len(words) < 4:
        return None
    found = {"cpu_s": seconds, "wall_ns": float(words[3])}
    for word in words[4:]:
        key, _, value = word.rpartition("=")
        found[key or "bytes"] = float(value)
    return found


def choose_n(peer, workload):
    """How many operations make a run of about TARGET seconds."""
    about = bars.WORKLOADS[workload]
    if workload == "W7":
        return peer.sleepers
    if about.fixed:
        return min(about.most, 100_000 if workload != "W11" else 200_000) if peer.slow \
            else about.most
    n, base = 10_000, run_once(peer, workload, BASE_N)
    while base is not None:
        found = run_once(peer, workload, n)
        if found is None:
            return None
        spent = found["cpu_s"] - base["cpu_s"]
        if spent > TARGET / 10 or n >= about.most:
            per_op = max(spent, 1e-4) / (n - BASE_N)
            return max(2 * BASE_N, min(about.most, int(TARGET / per_op) // 1000 * 1000))
        n *= 10
    return None


def base_cost(peer, workload):
    """CPU seconds of starting up; None when the peer has no such workload."""
    first = run_once(peer, workload, BASE_N)
    if first is None or peer.slow:
        return first and first["cpu_s"]
    runs = [first, *(run_once(peer, workload, BASE_N) for _ in range(2))]
    return statistics.median(run["cpu_s"] for run in runs if run)


def summary(runs, base, n):
    """The row of a peer: the median of its rounds."""
    if "late_ns" in runs[0]:  # not what it takes of the processor
        costs = [run["late_ns"] for run in runs]
    else:
        costs = [(run["cpu_s"] - base) * 1e9 / (n - BASE_N) for run in runs]
    row = {"cost": statistics.median(costs), "least": min(costs), "n": n,
           "rounds": [round(cost, 3) for cost in costs],
           "walls": [run["wall_ns"] for run in runs]}
    for key in runs[0]:
        if key != "cpu_s":
            row[key] = statistics.median(run[key] for run in runs)
    return row


def most_rounds(workload, name):
    """Whom no bar of the workload names is there for the picture, and a million tasks take long."""
    matters = name in bars.needed_peers(workload) | {"ours", "limit"}
    if workload == "W7":
        return 3 if matters else 1
    return sys.maxsize if matters else 3


def measure(workload, chosen, rounds, settle=lambda: None):
    """Measures a workload on the chosen peers. Returns {peer: its row}. settle() is called when the
    core of a round is chosen."""
    sizes, bases = {}, {}
    for name, peer in chosen.items():
        if peer.only_server or not peer.command:
            continue
        # W7 does not wait for the deadline twice: what starting costs is nothing to a million tasks.
        n = choose_n(peer, workload)
        base = base_cost(peer, workload) if n is not None and workload != "W7" else 0.0
        if n is not None and base is not None:
            sizes[name], bases[name] = n, base
    runs = {name: [] for name in sizes}
    order = list(sizes)
    for turn in range(rounds):
        CORES.choose()
        settle()
        shift = turn % max(1, len(order))
        for name in order[shift:] + order[:shift]:
            if turn >= most_rounds(workload, name):
                continue
            found = run_once(chosen[name], workload, sizes[name])
            if found:
                runs[name].append(found)
    return {name: summary(found, bases[name], sizes[name]) for name, found in runs.items() if found}
