"""What is measured, and what must hold: the one place where workloads and bars stand."""

import statistics
from typing import NamedTuple


class Workload(NamedTuple):
    title: str
    most: int = 10_000_000  # operations in one process, at most
    fixed: bool = False  # always that many
    unit: str = "ns"
    connections: int = 0  # an echo workload: the client's, and what it sends at once
    bytes: int = 0


WORKLOADS = {
    "W1": Workload("call_soon chain, each callback posts the next"),
    "W1e": Workload("the same with a socket registered with the poller"),
    "W1b": Workload("1,000 posted, then drained"),
    "W2": Workload("1M timers within an hour, added and cancelled", 1_000_000, True),
    "W2b": Workload("1M due timers, added and fired", 1_000_000, True),
    "W2c": Workload("100k pending timers, one is put off"),
    "W2d": Workload("the same by cancelling it and adding another one"),
    "W3": Workload("task switch, 2 tasks"),
    "W3k": Workload("task switch, 1,000 tasks"),
    "W4": Workload("future hand-over between two tasks"),
    "W5": Workload("spawn and gather of 1,000, per task"),
    "W6_1": Workload("resume of the leaf at await depth 1"),
    "W6_10": Workload("... at depth 10"),
    "W6_100": Workload("... at depth 100"),
    "W6_1000": Workload("... at depth 1,000"),
    "W6_10000": Workload("... at depth 10,000"),
    "W6_100000": Workload("... at depth 100,000"),
    "W6c": Workload("await of a coroutine that returns at once"),
    "W7": Workload("1M sleeping tasks, spawned and finished", 1_000_000, True),
    "W10": Workload("wait_for of a future that is set next turn", 1_000_000),
    "W10b": Workload("gather of ten sleep(0)", 500_000),
    "W11": Workload("call_soon_threadsafe, a million posts", 1_000_000, True),
    "W12": Workload("queue(100), per item"),
    "W13": Workload("cancel 100,000 sleeping tasks", 300_000, True),
    "W13b": Workload("100,000 wait_for that expire", 300_000, True),
    "W15": Workload("sleep of 300 us: the median is late by", 1000, True),
    "W8_1_64": Workload("echo of 64 B, 1 connection", connections=1, bytes=64),
    "W8_50_64": Workload("... 50 connections", connections=50, bytes=64),
    "W8_500_64": Workload("... 500 connections", connections=500, bytes=64),
    "W8_1_16k": Workload("echo of 16 KiB, 1 connection", connections=1, bytes=16384),
    "W8_50_16k": Workload("... 50 connections", connections=50, bytes=16384),
    "W8_500_16k": Workload("... 500 connections", connections=500, bytes=16384),
    "W8_1_1m": Workload("echo of 1 MiB, 1 connection", connections=1, bytes=1 << 20),
    "W8_calls": Workload("system calls per request, 1 connection", unit="calls"),
    "W8_connect": Workload("a connection is made, accepted and closed, both ends", 5000),
    "W16_hello": Workload("hello over HTTP, 64 connections kept alive"),
    "W16_two": Workload("... two workers and one, 256 connections"),
    "W16_calls": Workload("... system calls per request", unit="calls"),
    "W16_mallocs": Workload("... allocations per request", unit="mallocs"),
    "W16_idle": Workload("... an idle connection, of 10,000", unit="bytes"),
    "W17_pg_1": Workload("PostgreSQL: prepared SELECT by key, one task", 20_000, True),
    "W17_pg_16": Workload("... 16 tasks on one connection", 40_000, True),
    "W17_pg_rate": Workload("... the server on another core (libpq: one task)", 8000, True),
    "W17_redis_1": Workload("Redis: GET, one task", 20_000, True),
    "W17_redis_50": Workload("... 50 tasks on one connection", 400_000, True),
    "W17_insert": Workload("SQLite: INSERT, one task, one transaction", 50_000, True),
    "W17_select": Workload("... SELECT by key", 50_000, True),
    "S_clock": Workload("the machine: clock_gettime"),
    "S_epoll0": Workload("the machine: epoll_wait(0)"),
    "S_malloc": Workload("the machine: malloc and free of 96 B"),
    "W14_time": Workload("compiling hello", unit="s"),
    "W14_size": Workload("hello, stripped", unit="bytes"),
    "W14_coroutines": Workload("compiling a hundred coroutines", unit="s"),
    "W14_web": Workload("compiling a web server that says hello", unit="s"),
}

# What bench/run --db measures, into a table of its own.
DATABASES = tuple(name for name in WORKLOADS if name.startswith("W17_"))
DEPTHS = ("W6_1", "W6_10", "W6_100", "W6_1000", "W6_10000", "W6_100000")


class Bar(NamedTuple):
    workload: str
    text: str
    most: float
    # The figure is the ratio of our cost to that of the cheapest of these peers, round by round ...
    peers: tuple = ()
    # ... or what our program itself prints under this key ...
    key: str = ""
    # ... or the ratio of the dearest of these workloads to the cheapest.
    spread: tuple = ()
    who: str = "ours"  # which form of ours
    by: str = "rounds"  # or "walls": not what it takes of the processor but how long it takes


GO = ("go1", "go")
BARS = (
    Bar("W1", "<= 0.8 x Asio (hint 1)", 0.8, ("asio_h1",)),
    Bar("W1", "<= 1.3 x limit", 1.3, ("limit",)),
    Bar("W1e", "<= 0.2 x Tokio", 0.2, ("tokio",)),
    Bar("W1b", "<= 0.5 x Asio (hint 1)", 0.5, ("asio_h1",)),
    Bar("W2", "<= 0.25 x Go", 0.25, GO),
    Bar("W2", "<= 1.3 x limit", 1.3, ("limit",)),
    Bar("W2b", "<= 0.25 x Asio", 0.25, ("asio_h1",)),
    Bar("W2c", "<= 0.3 x Go", 0.3, GO),
    Bar("W3", "<= 0.7 x Asio stackless", 0.7, ("asio_stackless",)),
    Bar("W3k", "<= 0.7 x Asio stackless", 0.7, ("asio_stackless",)),
    Bar("W4", "<= 0.25 x Tokio", 0.25, ("tokio",)),
    Bar("W5", "<= 0.35 x Tokio", 0.35, ("tokio",)),
    Bar("W6_100", "<= 0.2 x Go", 0.2, GO),
    Bar("W6_1000", "<= 0.2 x Go", 0.2, GO),
    Bar("W6_100000", "the same from depth 1 to 100,000 (within 15 %)", 1.15, spread=DEPTHS),
    Bar("W7", "<= 168 B a task", 168, key="bytes"),
    Bar("W7", "<= 0.75 x Asio's timers", 0.75, ("asio_h1",)),
    Bar("W10", "<= 0.25 x Tokio", 0.25, ("tokio",)),
    Bar("W10b", "<= 0.25 x Tokio", 0.25, ("tokio",)),
    Bar("W11", "<= 0.5 x Tokio", 0.5, ("tokio",)),
    Bar("W12", "<= 0.6 x Go", 0.6, GO),
    Bar("W13", "<= 0.5 x Tokio", 0.5, ("tokio",)),
    Bar("W13", "no C++ exception thrown", 0, key="throws"),
    Bar("W13b", "<= 0.5 x Tokio", 0.5, ("tokio",)),
    Bar("W13b", "no C++ exception thrown", 0, key="throws"),
    Bar("W15", "<= 2 x clock_nanosleep", 2, ("limit",)),
    *(Bar(w, f"<= {most} x Asio (hint 1)", most, ("asio_h1",))
      for w, most in (("W8_1_64", 0.98), ("W8_50_64", 0.9), ("W8_500_64", 0.9),
                      ("W8_1_16k", 0.98), ("W8_50_16k", 0.9), ("W8_500_16k", 0.9))),
    *(Bar(w, "<= 1.0 x libuv", 1.0, ("libuv",))
      for w in ("W8_50_64", "W8_500_64", "W8_50_16k", "W8_500_16k")),
    *(Bar(w, f"streams <= {most} x Asio (hint 1)", most, ("asio_h1",), who="ours_streams")
      for w, most in (("W8_1_64", 1.05), ("W8_50_64", 1.05), ("W8_500_64", 1.05),
                      ("W8_1_16k", 1.15), ("W8_50_16k", 1.15), ("W8_500_16k", 1.15))),
    Bar("W8_calls", "3 system calls", 3.05, key="calls"),
    Bar("W8_connect", "<= 1.15 x Asio (hint 1)", 1.15, ("asio_h1",)),
    Bar("W8_1_1m", "<= 1.05 x Asio (hint 1), by GiB", 1.05, ("asio_h1",)),
    Bar("W16_hello", "<= 0.95 x Boost.Beast", 0.95, ("beast",)),
    Bar("W16_hello", "<= 1.05 x nginx", 1.05, ("nginx",)),
    Bar("W16_hello", "<= 0.25 x aiohttp on uvloop", 0.25, ("aiohttp",)),
    Bar("W16_hello", "<= 0.5 x Node", 0.5, ("node_http",)),
    Bar("W16_two", "<= 1.05 x one worker", 1.05, ("ours",), who="ours_two"),
    Bar("W16_two", "neither worker has less than 30 % of 64 connections' requests", 0.7, key="largest_share", who="ours_two"),
    Bar("W16_calls", "one recv and one send", 1.01, key="transfers"),
    Bar("W16_mallocs", "no allocation", 0, key="mallocs"),
    Bar("W17_pg_1", "<= 1.3 x libpq", 1.3, ("libpq",)),
    Bar("W17_pg_rate", "2 times the rate of libpq at one task", 0.5, ("libpq",), by="walls"),
    Bar("W17_redis_50", "0.6 of the rate of redis-benchmark", 1 / 0.6, ("redis_benchmark",),
        by="walls"),
    Bar("W14_time", "<= 0.3 x Boost.Asio", 0.3, ("asio",)),
    Bar("W14_size", "<= 0.66 x Boost.Asio", 0.66, ("asio",)),
    Bar("W14_coroutines", "<= 0.25 x Asio stackless", 0.25, ("asio_stackless",)),
    Bar("W14_web", "<= 0.5 x Boost.Beast", 0.5, ("beast",)),
)

# Instructions per operation that ours should stay under.
AIMS = {"W1": 120, "W3k": 100, "W10": 400}


class Verdict(NamedTuple):
    bar: Bar
    figure: float  # None: not measured
    holds: bool

    def says(self):
        if self.figure is None:
            return "not measured"
        return "holds" if self.holds else "DOES NOT HOLD"


def needed_peers(workload=None):
    """Without whom a bar cannot be judged, of one workload or of all."""
    return {name for bar in BARS if workload in (None, bar.workload)
            for name in (bar.who, *bar.peers)}


def ratio(ours, others, by="rounds"):
    """Our cost by that of the cheapest of the others: the median of the rounds' ratios, so that what
    disturbs the machine for a while disturbs both, and one round does not decide. Where there are
    runs (W8), of theirs: so it is above what a bar allows when two of three runs are."""
    rounds = [cell.get("runs") or cell.get(by) or [cell["cost"]] for cell in (ours, *others)]
    if len({len(costs) for costs in rounds}) > 1:  # a run has failed: then the medians
        rounds = [[cell["cost"]] for cell in (ours, *others)]
    return statistics.median(mine / min(theirs) for mine, *theirs in zip(*rounds))


def figure_of(bar, rows):
    """What the bar bounds; None when it was not measured."""
    if bar.spread:
        # Measured one after the other, so that no round is common to them: each one's least.
        cells = [rows[w]["ours"] for w in bar.spread if "ours" in rows.get(w, {})]
        costs = [cell.get("least", cell["cost"]) for cell in cells]
        return max(costs) / min(costs) if len(costs) == len(bar.spread) else None
    row = rows.get(bar.workload, {})
    if bar.who not in row:
        return None
    if bar.key:
        return row[bar.who].get(bar.key)
    others = [row[peer] for peer in bar.peers if peer in row]
    return ratio(row[bar.who], others, bar.by) if others else None


def judge(rows, only=None):
    """A Verdict for each bar, of the given workloads, or of all but those of databases."""
    out = []
    for bar in BARS:
        if bar.workload in only if only else bar.workload not in DATABASES:
            figure = figure_of(bar, rows)
            out.append(Verdict(bar, figure, figure is not None and figure <= bar.most))
    return out
