"""Charts as SVG, written by hand: bars on a logarithmic scale, and lines. Readable on light and dark."""

import math
from xml.sax.saxutils import escape

import bars

COLOURS = {
    "ours": ("asyncio17", "#d9480f"), "limit": ("bare limit", "#868e96"),
    "asio": ("Boost.Asio (best variant)", "#1c7ed6"), "libuv": ("libuv", "#2f9e44"),
    "tokio": ("Tokio", "#ae3ec9"), "go": ("Go", "#0c8599"), "node": ("Node", "#74b816"),
    "uvloop": ("uvloop", "#c2255c"), "nginx": ("nginx", "#5c940d"), "asyncio": ("asyncio", "#f08c00"),
}
STYLE = """<style>
  text { font: 11px sans-serif; fill: #212529 } .small { font-size: 9px } .head { font-weight: bold }
  .ground { fill: #ffffff } .grid { stroke: #dee2e6 } .line { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e9ecef } .ground { fill: #0d1117 } .grid { stroke: #343a40 }
  }
</style>"""


def document(width, height, body):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}">\n{STYLE}\n'
            f'<rect class="ground" width="{width}" height="{height}"/>\n'
            + "\n".join(body) + "\n</svg>\n")


def text(x, y, what, kind="", anchor="start"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">'
            f'{escape(what)}</text>')


def line(x1, y1, x2, y2):
    return f'<line class="grid" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def short(value):
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:.3g}"


def by_family(row, family_of):
    """The cheapest cost of each family in a row, in the order of COLOURS."""
    least = {}
    for name, cell in row.items():
        family = family_of(name)
        if cell["cost"] > 0:
            least[family] = min(cell["cost"], least.get(family, math.inf))
    return {family: least[family] for family in COLOURS if family in least}


def bar_chart(rows, family_of):
    """A group of bars for each workload: nanoseconds of CPU time per operation, logarithmic."""
    groups = [(w, by_family(rows[w], family_of)) for w in bars.WORKLOADS
              if w in rows and bars.WORKLOADS[w].unit == "ns" and "ours" in rows[w]]
    left, width, height, gap = 320, 980, 9, 12
    highest = max((cost for _, costs in groups for cost in costs.values()), default=10)
    decades = max(1, math.ceil(math.log10(highest)))
    scale = (width - left - 60) / decades
    def place(cost):
        return left + scale * max(0.0, math.log10(cost))
    body, y = [], 70
    for workload, costs in groups:
        body.append(text(10, y + height, f"{workload}  {bars.WORKLOADS[workload].title}"))
        for family, cost in costs.items():
            body.append(f'<rect x="{left}" y="{y}" width="{max(1.0, place(cost) - left):.1f}" '
                        f'height="{height - 1}" fill="{COLOURS[family][1]}"/>')
            body.append(text(place(cost) + 4, y + height - 1.5, short(cost), "small"))
            y += height
        y += gap
    grid = []
    for decade in range(decades + 1):
        x = left + scale * decade
        grid += [line(x, 56, x, y), text(x, 50, short(10.0 ** decade), "small", "middle")]
    head = [text(10, 20, "CPU time per operation, ns, logarithmic: shorter is better", "head")]
    x = 10
    for family, (title, colour) in COLOURS.items():
        head += [f'<rect x="{x}" y="28" width="10" height="10" fill="{colour}"/>',
                 text(x + 14, 37, title)]
        x += 30 + 6.2 * len(title)
    return document(width, y + 10, head + grid + body)


def panel(x, y, title, points, unit):
    """A line through (size, cost), sizes logarithmic, costs from zero."""
    width, height = 260, 130
    low, high = math.log10(points[0][0]), math.log10(points[-1][0])
    top = max(1.0, *(cost for _, cost in points)) * 1.15
    def at(size, cost):
        part = (math.log10(size) - low) / ((high - low) or 1)
        return x + 40 + part * width, y + 20 + height * (1 - cost / top)
    body = [text(x, y + 8, f"{title}, {unit}", "head")]
    for step in range(3):
        value = top * step / 2
        _, level = at(points[0][0], value)
        body += [line(x + 40, level, x + 40 + width, level),
                 text(x + 36, level + 3, short(value), "small", "end")]
    places = [at(*point) for point in points]
    path = " ".join(f"{px:.1f},{py:.1f}" for px, py in places)
    body.append(f'<polyline class="line" stroke="{COLOURS["ours"][1]}" points="{path}"/>')
    for (size, cost), (px, py) in zip(points, places):
        body += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{COLOURS["ours"][1]}"/>',
                 text(px, py - 6, short(cost), "small", "middle"),
                 text(px, y + 20 + height + 12, short(size), "small", "middle")]
    return body


def line_chart(series):
    """A panel for each (title, unit, points)."""
    body = []
    for i, (title, unit, points) in enumerate(series):
        body += panel(10 + 320 * (i % 2), 14 + 190 * (i // 2), title, points, unit)
    return document(650, 14 + 190 * ((len(series) + 1) // 2), body)
