"""How cost grows: ours with ten to ten million tasks, timers, and awaits in depth."""

import sys
from typing import NamedTuple

import measure
import peers

OPERATIONS = 2_000_000  # at least, in the longer of two runs


class Series(NamedTuple):
    title: str
    workload: str  # its size stands behind: W3_1000
    sizes: tuple
    bytes_each: int = 0  # memory for each of them, to leave out what does not fit


def decades(last):
    return tuple(10 ** i for i in range(1, last + 1))


MANY = (10_000, 100_000, 1_000_000)

SERIES = (
    Series("task switch, by number of tasks", "W3", decades(7), 400),
    Series("spawn and gather, by number of tasks", "W5", decades(7), 600),
    Series("timer added and fired, by number of timers", "W2b", decades(7), 200),
    Series("timer put off, by number pending", "W2c", decades(7), 200),
    Series("timer cancelled and added, by number pending", "W2d", decades(7), 200),
    Series("resume of the leaf, by await depth", "W6", (1, *decades(5))),
    Series("wait(), by number of futures", "G1", MANY, 600),
    Series("as_completed(), by number of futures", "G2", MANY, 800),
    Series("gather() of futures that all come twice", "G3", MANY, 800),
    Series("done-callback removed, the last one first", "G4", MANY, 200),
    Series("shields of one future, all cancelled", "G5", MANY, 800),
    Series("chain of gathers, cancelled", "G6", MANY, 600),
    Series("cause added to a chain, which is dropped", "G7", MANY, 200),
    Series("loop closed, all tasks wait for one future", "G8", MANY, 400),
)


def memory_to_spare():
    with open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return 1 << 30


def cost_at(workload, size):
    """CPU ns per operation: the difference of two runs, so that what both set up cancels. The
    median of three."""
    name, unit = f"{workload}_{size}", 1 if workload in ("W6", "W2c", "W2d") else size
    less = max(unit, 1000 // unit * unit)
    more = less + max(5 if workload == "W3" else 1, OPERATIONS // unit) * unit
    costs = []
    for _ in range(3):
        small = measure.run_once(peers.PEERS["ours"], name, less)
        large = measure.run_once(peers.PEERS["ours"], name, more)
        if not small or not large:
            return None
        costs.append((large["cpu_s"] - small["cpu_s"]) * 1e9 / (more - less))
    return sorted(costs)[len(costs) // 2]


def grow(most=10_000_000):
    """[title, unit, [[size, cost], ...]] for each series."""
    out, spare = [], memory_to_spare() / 2
    for series in SERIES:
        points = []
        for size in series.sizes:
            if size > most or size * series.bytes_each > spare:
                print(f"{series.title}: {size:,} left out", file=sys.stderr)
                continue
            cost = cost_at(series.workload, size)
            if cost is not None:
                points.append([size, cost])
                print(f"{series.title}: {size:,}: {cost:.1f} ns", file=sys.stderr, flush=True)
        out.append([series.title, "ns", points])
    return out


def lines(series):
    """A table: a line for each series, a column for each size."""
    sizes = sorted({size for _, _, points in series for size, _ in points})
    out = [["ns per operation", *(f"{size:,}" for size in sizes)]]
    for title, _, points in series:
        costs = dict(map(tuple, points))
        out.append([title, *(f"{costs[size]:.1f}" if size in costs else "" for size in sizes)])
    return out
