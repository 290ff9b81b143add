#!/usr/bin/env python3
"""Does code that is to use the library as any user does keep to its public API?

    check_public.py SOURCE...

It does not where it names the namespace detail, or calls a member of a handle that is there for the
library's layers: get() of a future and what comes from it, state(), task(), node(). Exit status 1, and a
line for each mistake.
"""
import re
import sys

INSIDE = (
    (re.compile(r'\bdetail\s*(?:::|\{)|\bnamespace\b[^;{]*\bdetail\b'), 'names detail'),
    (re.compile(r'\bget\(\)\s*\.'), 'reaches through get()'),
    (re.compile(r'[.>](?:state|task|node)\(\)'), 'calls a member for the library\'s layers'),
)


def mistakes(path):
    """Comments and what is in quotation marks count as well: nothing is said there that would need them."""
    with open(path, encoding='utf-8') as source:
        for number, line in enumerate(source, 1):
            for pattern, what in INSIDE:
                if pattern.search(line):
                    yield '%s:%d: %s: %s' % (path, number, what, line.strip())


def main():
    found = [mistake for path in sys.argv[1:] for mistake in mistakes(path)]
    for mistake in found:
        print(mistake)
    if len(sys.argv) == 1:
        print('Give me sources: check_public.py SOURCE...')
    return 1 if found or len(sys.argv) == 1 else 0


if __name__ == '__main__':
    sys.exit(main())
