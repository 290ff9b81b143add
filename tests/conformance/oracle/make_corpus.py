#!/usr/bin/env python3
"""Writes corpus.txt: scenarios with every feature, which together show every operation and error.

    make_corpus.py [--most N]        by default 175 scenarios, of the first 6,000 seeds

First come those of the seeds that show something which none before has shown (an operation with one
kind of outcome in one profile), the shortest first; what several loops do counts apart. Then each
scenario is written with its trace.
"""
import argparse
import json
import os
import re
import sys

import gen
import run_oracle

HERE = os.path.dirname(os.path.abspath(__file__))


def shown(scenario, lines):
    """What a trace shows: operations with the kinds of their outcomes."""
    out = set()
    loops = len(scenario['loops'])
    for line in lines:
        words = line.split(' ')[3:]
        op = words[1] if words[0] in '<>' else words[0]
        kind = re.match(r'\w+', words[words.index('!') + 1])[0] if '!' in words else ''
        out.add((op, kind))
        if loops > 1:
            out.add((loops, op, kind))
    out.add(('profile', scenario['profile'], loops > 1))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--most', type=int, default=175)
    args = parser.parse_args()
    asyncio = run_oracle.load_asyncio(modern=True)
    found = []
    for seed in range(6000):
        scenario = gen.generate(seed, gen.ALL_FEATURES)
        lines = run_oracle.run_scenario(scenario, asyncio)
        if len(lines) < 160:
            found.append((len(lines), seed, scenario, lines, shown(scenario, lines)))
    found.sort(key=lambda f: f[:2])
    seen, chosen = set(), []
    while found and len(chosen) < args.most:
        best = max(found, key=lambda f: (len(f[4] - seen) / (40 + f[0]), -f[1]))
        if not best[4] - seen:
            break
        seen |= best[4]
        chosen.append(best)
        found.remove(best)
    chosen += found[::max(1, len(found) // max(1, args.most - len(chosen)))][:args.most - len(chosen)]
    with open(os.path.join(HERE, 'corpus.txt'), 'w', encoding='utf-8') as out:
        for _, _, scenario, lines, _ in sorted(chosen, key=lambda f: f[1]):
            out.write('%s\n#%d\n' % (json.dumps(scenario, separators=(',', ':')), len(lines)))
            out.write(''.join(line + '\n' for line in lines))
    print('%d scenarios, %d things shown' % (len(chosen), len(seen)), file=sys.stderr)


if __name__ == '__main__':
    main()
