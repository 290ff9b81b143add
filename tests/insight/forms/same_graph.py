"""same_graph.py SAID SHOWN: does a loop of what asyncio17 --json shows equal what call_graph_json() said?

Without what the reader alone tells, and the time, which is another one.
"""
import json
import sys


def nodes_of(graph):
    return [{key: value for key, value in node.items() if key not in ('age', 'object')} for node in graph['nodes']]


def main():
    with open(sys.argv[1]) as said, open(sys.argv[2]) as shown:
        wanted, picture = nodes_of(json.load(said)), json.load(shown)
    if not picture['exact']:
        sys.exit('the picture is not exact')
    if len(wanted) < 7 or len(picture['loops']) != 2:
        sys.exit('%d tasks and futures, %d loops' % (len(wanted), len(picture['loops'])))
    if wanted not in [nodes_of(loop) for loop in picture['loops']]:
        sys.exit('said:  %s\nshown: %s' % (wanted, [nodes_of(loop) for loop in picture['loops']]))


main()
