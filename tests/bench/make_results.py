"""Prints figures as bench/run stores them, in which every bar holds: half of what is allowed, or less.

    make_results.py [WORKLOAD=FACTOR ...] [-WORKLOAD ...]

With W1=4, ours costs four times that in W1, with W8_1_64:ours_streams=4 its streams do; with -W1
nobody has measured W1.
"""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.getcwd(), "bench"))

import bars


def main(changes):
    rows = {}
    for bar in bars.BARS:
        if bar.workload in bars.DATABASES:  # they have a table of their own
            continue
        row = rows.setdefault(bar.workload, {"ours": {"cost": 100.0, "n": 1000}})
        for peer in bar.peers:
            cost = max(2 * 100.0 / bar.most, row.get(peer, {"cost": 0})["cost"])
            row[peer] = {"cost": cost, "n": 1000}
        row.setdefault(bar.who, {"cost": 100.0, "n": 1000})
        if bar.key:
            row[bar.who][bar.key] = bar.most / 2
        for workload in bar.spread:
            rows.setdefault(workload, {"ours": {"cost": 100.0, "n": 1000}})
    for change in changes:
        workload, _, factor = change.partition("=")
        if change.startswith("-"):
            del rows[change[1:]]
        else:
            workload, _, who = workload.partition(":")
            rows[workload][who or "ours"]["cost"] *= float(factor)
    json.dump({"date": "2000-01-01", "rounds": 1, "absent": {"tokio": "no crate"},
               "machine": {"processor": "a <processor>", "cores": 2, "system": "a system"},
               "workloads": rows}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
