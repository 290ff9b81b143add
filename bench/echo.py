"""W8: the echo servers of the peers, each driven by one client program.

The server and bench/echo_client.cpp are processes of their own, bound to one core. The cost is what
the server takes of the processor for each request. Servers take turns, seven rounds; the figure of a
run is the lower quartile of its rounds. A workload whose bar is missed is run twice more.
"""

import contextlib
import os
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time

import bars
import measure
import peers

ROUNDS = 7
SECONDS = 0.4
CALLS = 2000  # requests, whose system calls are counted


def client():
    return os.path.join(peers.BUILD, "echo_client")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextlib.contextmanager
def served(peer, cores, before=(), serves=None):
    """Starts a server of a peer, for the echo by default. Gives its process and its port."""
    port = free_port()
    process = subprocess.Popen(
        [*before, *peer.command, serves or peer.echo, str(port), *peer.arguments],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=dict(os.environ, **peer.environment),
        preexec_fn=lambda: os.sched_setaffinity(0, cores))
    try:
        yield process, (port if listens(process, port) else None)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def listens(process, port, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port)).close()
            return True
        time.sleep(0.01)
    return False


def ask(process, port, core, connections, size, seconds, *most):
    """What the client prints, as numbers; nothing when it has failed."""
    status, output, _ = measure.spend(
        [client(), *map(str, (port, connections, size, seconds, process.pid, *most))], None, core)
    return {key: float(value) for key, value in (word.split("=") for word in output.split())} \
        if status == 0 else {}


def run_once(peer, workload):
    about = bars.WORKLOADS[workload]
    with served(peer, {measure.CORES.core}) as (process, port):
        found = port and ask(process, port, measure.CORES.core, about.connections, about.bytes,
                             SECONDS)
    return found if found and "cpu_ns" in found else None


def lower_quartile(costs):
    return statistics.quantiles(costs, n=4, method="inclusive")[0] if len(costs) > 1 else costs[0]


def run_rounds(workload, chosen, rounds):
    """Each server in turns. Returns what was found of each, round by round."""
    runs = {name: [] for name in chosen}
    order = list(chosen)
    for turn in range(rounds):
        measure.CORES.choose()
        shift = turn % max(1, len(order))
        for name in order[shift:] + order[:shift]:
            if turn < measure.most_rounds(workload, name):
                found = run_once(chosen[name], workload)
                if found:
                    runs[name].append(found)
    return {name: found for name, found in runs.items() if found}


def summary(runs):
    """The row of a server: the runs, each a list of rounds."""
    quartiles = [lower_quartile([one["cpu_ns"] for one in run]) for run in runs]
    rounds = [one for run in runs for one in run]
    row = {"cost": statistics.median(quartiles), "least": min(one["cpu_ns"] for one in rounds),
           "n": int(statistics.median(one["requests"] for one in rounds)),
           "runs": [round(cost, 1) for cost in quartiles]}
    for key in ("rps", "p50_us", "p99_us"):
        row[key] = statistics.median(one[key] for one in rounds)
    return row


def measure_echo(workload, chosen):
    """Measures an echo workload. Returns {server: its row}."""
    chosen = {name: peer for name, peer in chosen.items() if peer.echo}
    runs = [run_rounds(workload, chosen, ROUNDS)]

    def row():
        return {name: summary([run[name] for run in runs if name in run]) for name in runs[0]}
    if all(v.holds for v in bars.judge({workload: row()}, [workload]) if v.figure is not None):
        return row()
    matter = bars.needed_peers(workload) | {"ours"}
    for _ in range(2):
        runs.append(run_rounds(workload, {n: p for n, p in chosen.items() if n in matter}, ROUNDS))
    return row()


def calls_of(peer, requests, folder):
    """How many calls of the system a server makes from its start to its end; None: strace fails."""
    path = os.path.join(folder, f"calls-{requests}")
    with served(peer, {measure.CORES.core}, ("strace", "-D", "-f", "-c", "-o", path)) as \
            (process, port):
        if not port or not ask(process, port, measure.CORES.core, 1, 64, 60, requests):
            return None
    for _ in range(500):  # strace writes when the server is gone, as a grandchild
        with contextlib.suppress(OSError), open(path, encoding="utf-8") as file:
            totals = [line.split() for line in file if line.endswith(" total\n")]
            if totals:  # share, seconds, each, calls, perhaps errors
                return int(totals[0][3])
        time.sleep(0.02)
    return None


def count_calls(chosen):
    """The row of W8_calls: for each request of 64 bytes on one connection, what is the same whatever
    their number taken off."""
    peers.need("strace", "strace")
    row = {}
    for name, peer in chosen.items():
        if not peer.echo or not shutil.which("strace"):
            continue
        with tempfile.TemporaryDirectory() as folder:
            few, many = (calls_of(peer, n, folder) for n in (100, 100 + CALLS))
        if few is not None and many is not None:
            calls = (many - few) / CALLS
            row[name] = {"cost": calls, "calls": calls, "n": CALLS}
    return row
