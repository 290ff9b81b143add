"""W16: HTTP servers that say hello, each driven by wrk.

The server is bound to one core and wrk to another. The cost is what the server, with all that it has
started, takes of the processor for each request. Servers take turns; bars look at the ratio of each
round.
"""

import contextlib
import os
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

import bars
import echo
import measure
import peers

SECONDS = 2
CONNECTIONS = 64
MANY = 256  # so many that each of two workers always has something to do
CALLS = 2000  # requests, whose system calls and allocations are counted
IDLE = 10_000  # connections
REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
READS = ("read", "readv", "recvfrom", "recvmsg")
WRITES = ("write", "writev", "sendto", "sendmsg")


def tree(process):
    """A process and all that it has started and that is there still."""
    found, at = [process], 0
    while at < len(found):
        with contextlib.suppress(OSError), \
                open(f"/proc/{found[at]}/task/{found[at]}/children", encoding="ascii") as children:
            found += map(int, children.read().split())
        at += 1
    return found


def cpu_seconds(process):
    """What a process and those below it have taken so far, user and system."""
    return sum(time.clock_gettime((~one << 3) | 2) for one in tree(process))


def resident_bytes(process):
    total = 0
    for one in tree(process):
        with open(f"/proc/{one}/statm", encoding="ascii") as file:
            total += int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return total


def other_core():
    """Where the client runs."""
    others = [core for core in measure.CORES.usable if core != measure.CORES.core]
    return others[-1] if others else measure.CORES.core


def wrk(port, cores, connections=CONNECTIONS, seconds=SECONDS, threads=1):
    """What wrk says: requests, and latencies in microseconds; nothing when anything has failed."""
    done = subprocess.run(
        ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency",
         f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, cores))
    counted = re.search(r"(\d+) requests in", done.stdout)
    if done.returncode != 0 or not counted or "errors" in done.stdout or "Non-2xx" in done.stdout:
        return {}
    found = {"requests": int(counted[1])}
    units = {"us": 1, "ms": 1e3, "s": 1e6}
    for part, value, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)\b", done.stdout):
        found[f"p{part}_us"] = float(value) * units[unit]
    return found


def ask(port, requests, connections=1):
    """Each connection asks so often and waits for each answer. Returns the connections."""
    opened = [socket.create_connection(("127.0.0.1", port)) for _ in range(connections)]
    for one in opened:
        for _ in range(requests):
            one.sendall(REQUEST)
            answer = b""
            while not answer.endswith(b"hello, world!"):
                piece = one.recv(4096)
                if not piece:
                    raise OSError("the server has closed the connection")
                answer += piece
    return opened


def close(opened):
    for one in opened:
        one.close()


def run_once(peer, cores, clients, connections=CONNECTIONS, threads=1):
    """One round of a server on these cores, with so many threads of wrk on those."""
    with echo.served(peer, cores, serves=peer.http) as (process, port):
        if not port:
            return None
        close(ask(port, 100))
        before = cpu_seconds(process.pid)
        found = wrk(port, clients, connections, threads=threads)
        if not found:
            return None
        return {"cpu_ns": (cpu_seconds(process.pid) - before) * 1e9 / found["requests"],
                "rps": found["requests"] / SECONDS, **found}


def in_turns(workload, names, rounds, once):
    """`once(name)` of each in turns, so often, and twice as often again when a bar is missed. Returns
    {name: its row}; who has failed is left out."""
    runs, row = {name: [] for name in names}, {}
    for turn in range(3 * rounds):
        if turn == rounds:
            verdicts = bars.judge({workload: row}, [workload])
            if all(v.holds for v in verdicts if v.figure is not None):
                break
        measure.CORES.choose()
        shift = turn % max(1, len(names))
        for name in names[shift:] + names[:shift]:
            found = once(name)
            if found:
                runs[name].append(found)
        row = {name: summary(found) for name, found in runs.items() if found}
    return row


def summary(runs):
    costs = [one["cpu_ns"] for one in runs]
    row = {"cost": statistics.median(costs), "least": min(costs),
           "rounds": [round(cost, 1) for cost in costs]}
    for key in runs[0]:
        if key != "cpu_ns":
            row[key] = statistics.median(one[key] for one in runs)
    return row


def servers(chosen):
    peers.need("wrk", "wrk")
    return [name for name, peer in chosen.items() if peer.http and not peer.workers]


def measure_hello(chosen, rounds):
    """The row of W16_hello."""
    return in_turns("W16_hello", servers(chosen), rounds, lambda name: run_once(
        chosen[name], {measure.CORES.core}, {other_core()}))


def largest_share(file, workers=2):
    """Of the requests, by what the workers write when their parent is gone."""
    for _ in range(500):
        file.seek(0)
        counts = [int(line) for line in file.read().split()]
        if len(counts) >= workers:
            return max(counts) / sum(counts)
        time.sleep(0.02)
    return 1.0


def measure_two(chosen, rounds):
    """The row of W16_two: one worker and two of ours, all of them and wrk on the same two cores; and
    how the two share the requests of 64 connections. wrk has two threads: one asks less than two
    workers answer, so that they would wake for smaller batches than the one does."""
    def once(name):
        cores = {measure.CORES.core, other_core()}
        found = run_once(chosen[name], cores, cores, MANY, threads=2)
        if found and chosen[name].workers:
            with tempfile.NamedTemporaryFile("r") as file:
                run_once(chosen[name]._replace(environment={"REQUESTS": file.name}), cores, cores)
                found["largest_share"] = largest_share(file)
        return found
    return in_turns("W16_two", [name for name in ("ours", "ours_two") if name in chosen], rounds,
                    once)


def calls_of(peer, requests, folder):
    """How often a server makes which call of the system, from its start to its end."""
    path = os.path.join(folder, f"calls-{requests}")
    with echo.served(peer, {measure.CORES.core}, ("strace", "-D", "-f", "-c", "-o", path),
                     peer.http) as (_, port):
        if not port:
            return None
        close(ask(port, requests))
    for _ in range(500):  # strace writes when the server is gone, as a grandchild
        with contextlib.suppress(OSError), open(path, encoding="utf-8") as file:
            lines = [line.split() for line in file]
            if any(line and line[-1] == "total" for line in lines):
                # share, seconds, each, calls, perhaps errors, name
                return {line[-1]: int(line[3]) for line in lines if line and line[0][0].isdigit()}
        time.sleep(0.02)
    return None


def count_calls(chosen):
    """The row of W16_calls: of each request on one connection, what is the same whatever their number
    taken off. `transfers`: the more frequent of those that read and those that write."""
    peers.need("strace", "strace")
    row = {}
    for name in servers(chosen) if shutil.which("strace") else ():
        with tempfile.TemporaryDirectory() as folder:
            few, many = (calls_of(chosen[name], n, folder) for n in (100, 100 + CALLS))
        if few is None or many is None:
            continue
        each = {call: (n - few.get(call, 0)) / CALLS for call, n in many.items()}
        row[name] = {"cost": each["total"], "calls": each["total"], "n": CALLS, "transfers": max(
            sum(each.get(call, 0) for call in kind) for kind in (READS, WRITES))}
    return row


def count_allocations(chosen):
    """The row of W16_mallocs: calls of malloc() and its like for each request, once it is warm."""
    library = os.path.join(peers.BUILD, "mallocs.so")
    peers.run(["g++", *peers.C17, "-fPIC", "-shared", "-o", library,
               os.path.join(peers.ROOT, "bench/mallocs.cpp"), "-ldl"])
    row = {}
    for name in servers(chosen):
        with tempfile.NamedTemporaryFile() as file:
            file.truncate(8)
            peer = chosen[name]
            peer = peer._replace(environment=dict(peer.environment, LD_PRELOAD=library,
                                                  MALLOCS_FILE=file.name))

            def count():
                file.seek(0)
                return int.from_bytes(file.read(8), "little")
            with echo.served(peer, {measure.CORES.core}, serves=peer.http) as (_, port):
                if not port:
                    continue
                opened = ask(port, CALLS)
                before = count()
                for _ in range(CALLS):
                    opened[0].sendall(REQUEST)
                    opened[0].recv(4096)
                row[name] = {"cost": (count() - before) / CALLS, "n": CALLS}
                row[name]["mallocs"] = row[name]["cost"]
                close(opened)
    return row


def measure_idle(chosen):
    """The row of W16_idle: what a server's memory grows by, for each connection that has asked once
    and then waits."""
    row = {}
    for name in servers(chosen):
        with echo.served(chosen[name], {measure.CORES.core}, serves=chosen[name].http) as \
                (process, port):
            if not port:
                continue
            opened = ask(port, 10, 100)
            before = resident_bytes(process.pid)
            opened += ask(port, 1, IDLE)
            row[name] = {"cost": (resident_bytes(process.pid) - before) / IDLE, "n": IDLE}
            row[name]["bytes"] = row[name]["cost"]
            close(opened)
    return row


ROWS = {"W16_hello": measure_hello, "W16_two": measure_two,
        "W16_calls": lambda chosen, _: count_calls(chosen),
        "W16_mallocs": lambda chosen, _: count_allocations(chosen),
        "W16_idle": lambda chosen, _: measure_idle(chosen)}
assert all(name in bars.WORKLOADS for name in ROWS)
