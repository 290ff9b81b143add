"""The table, the verdicts, and what of them stands in docs/performance.md."""

import re

import bars
import peers


def number(value):
    if value is None:
        return ""
    if value >= 100_000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 1000 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def is_peer(name):
    return not name.startswith(("ours", "limit"))


def best_peer(row):
    """The cheapest peer of a row, null without one. A bare limit is none."""
    costs = {name: cell["cost"] for name, cell in row.items() if is_peer(name)}
    return min(costs, key=costs.get) if costs else None


def columns(rows):
    """The peers that have a figure somewhere, in their order."""
    present = {name for row in rows.values() for name in row}
    return [name for name in [*peers.PEERS, "asio"] if name in present]


def title_of(name):
    return peers.PEERS[name].title if name in peers.PEERS else "Boost.Asio"


def cells(workload, row, names):
    """One line of the table: workload, unit, each cost, the two ratios."""
    ours, best = row.get("ours", {}).get("cost"), best_peer(row)
    limit = row.get("limit", {}).get("cost")
    about = bars.WORKLOADS[workload]
    line = [f"{workload} {about.title}", about.unit]
    line += [number(row[name]["cost"]) if name in row else "" for name in names]
    line.append(f"{ours / row[best]['cost']:.2f} ({best})" if ours and best else "")
    line.append(f"{ours / limit:.2f}" if ours and limit else "")
    return line


def table_lines(rows):
    """The table: a header, and a line for each workload that was measured."""
    names = columns(rows)
    header = ["workload", "unit", *(("ours" if n == "ours" else n) for n in names),
              "ours / best peer", "ours / limit"]
    return [header] + [cells(w, rows[w], names) for w in bars.WORKLOADS if w in rows]


def verdict_lines(verdicts):
    header = ["workload", "bar", "measured", "verdict"]
    return [header] + [[v.bar.workload, v.bar.text,
                        "" if v.figure is None else f"{v.figure:.3g}", v.says()] for v in verdicts]


def as_text(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                               for i, (cell, width) in enumerate(zip(line, widths))).rstrip()
                     for line in lines)


def as_markdown(lines, left=1):
    rule = ["---" if i < left else "---:" for i in range(len(lines[0]))]
    return "\n".join("| " + " | ".join(line) + " |" for line in [lines[0], rule, *lines[1:]])


def sleepers_lines(row):
    """W7 in full."""
    out = [["peer", "bytes a task", "spawn, ns", "finish, ns", "tasks"]]
    for name, cell in sorted(row.items(), key=lambda item: item[1].get("bytes", 0)):
        out.append([title_of(name), number(cell.get("bytes")), number(cell.get("spawn_ns")),
                    number(cell.get("finish_ns")), f"{cell['n']:,}"])
    return out


def echo_lines(rows):
    """The echo servers in full; none when they were not measured."""
    out = [["server", "connections", "bytes", "CPU us a request", "requests/s", "p50, us", "p99, us"]]
    for workload, row in rows.items():
        about = bars.WORKLOADS[workload]
        for name, cell in row.items() if about.connections else ():
            out.append([title_of(name), f"{about.connections}", f"{about.bytes:,}",
                        f"{cell['cost'] / 1e3:.2f}", *(number(cell.get(key)) for key in
                                                       ("rps", "p50_us", "p99_us"))])
    return out if len(out) > 1 else []


def database_lines(rows):
    """The clients of databases in full; none when they were not measured."""
    out = [["workload", "client", "CPU us an operation", "operations/s"]]
    for workload, row in rows.items():
        for name, cell in row.items() if workload in bars.DATABASES else ():
            out.append([workload, title_of(name), f"{cell['cost'] / 1e3:.2f}",
                        number(1e9 / cell["wall_ns"])])
    return out if len(out) > 1 else []


def place_and_time(results):
    machine = results["machine"]
    return (f"Taken {results['date']} on {machine['processor']}, {machine['cores']} cores, "
            f"{machine['system']}")


def described(results):
    """When and where, and who is missing."""
    text = [f"{place_and_time(results)}; rounds: {results['rounds']}."]
    if results.get("versions"):
        text.append("With " + ", ".join(f"{name} {version}" for name, version in
                                        results["versions"].items()) + ".")
    if results.get("absent"):
        text.append("Left out, because it could not be had: " + ", ".join(results["absent"]) + ".")
    return "\n".join(text)


def results_text(results, only=None):
    """What a run prints."""
    rows, verdicts = results["workloads"], bars.judge(results["workloads"], only)
    parts = [described(results), as_text(table_lines(rows))]
    if "W7" in rows:
        parts.append(as_text(sleepers_lines(rows["W7"])))
    if echo_lines(rows):
        parts.append(as_text(echo_lines(rows)))
    if database_lines(rows):
        parts.append(as_text(database_lines(rows)))
    parts.append(as_text(verdict_lines(verdicts)))
    held = sum(v.holds for v in verdicts)
    parts.append(f"{held} of {len(verdicts)} bars hold.")
    return "\n\n".join(parts)


def results_markdown(results):
    rows = results["workloads"]
    parts = [described(results), "![The table as a chart](../bench/results/chart.svg)",
             as_markdown(verdict_lines(bars.judge(rows)), 2), as_markdown(table_lines(rows))]
    if "W7" in rows:
        parts.append("W7 in full:\n\n" + as_markdown(sleepers_lines(rows["W7"])))
    if echo_lines(rows):
        parts.append("W8 in full, the latencies medians of the rounds:\n\n"
                     + as_markdown(echo_lines(rows)))
    return "\n\n".join(parts)


def databases_markdown(results):
    rows = results["workloads"]
    verdicts = verdict_lines(bars.judge(rows, bars.DATABASES))
    return "\n\n".join([described(results), as_markdown(verdicts, 2), as_markdown(table_lines(rows)),
                        as_markdown(database_lines(rows), 2)])


def fill(document, name, text):
    """Puts the text between <!-- NAME: generated --> and <!-- end of NAME --> of a document."""
    with open(document, encoding="utf-8") as file:
        before = file.read()
    pattern = rf"(<!-- {name}: generated[^>]* -->\n).*?(<!-- end of {name} -->)"
    after, found = re.subn(pattern, lambda m: f"{m[1]}\n{text}\n\n{m[2]}", before, flags=re.DOTALL)
    if not found:
        raise SystemExit(f"{document} has no place for {name}")
    with open(document, "w", encoding="utf-8") as file:
        file.write(after)
