#!/usr/bin/env python3
"""Has the test of the sizes a bound for each class of the public API?

    check_sizes.py SIZES_TEST.cpp HEADER.hpp...

A class counts when a header defines it in a namespace that is not detail. Those that only say something
of types, or give the library's layers access, are never made, and need none. Exit status 1, and a line
for each class that has no SIZE(BYTES, ...).
"""
import re
import sys

NEVER_MADE = {'AwaitTraits', 'AwaitTarget', 'BlockAccess', 'Codec', 'FrameAccess', 'is_awaitable', 'is_coroutine',
              'is_generator'}
IGNORED = re.compile(r'//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:.*\\\n)*.*', re.M)
SPACE = re.compile(r'\bnamespace\s+([\w:]*)\s*$')
CLASS = re.compile(r'(?<!enum )\b(?:class|struct)\s+(?:\[\[[^\]]*\]\]\s*)?(\w+)\s*(?:final\s*)?(?::[^:].*)?$', re.S)


def classes_of(path):
    with open(path, encoding='utf-8') as header:
        text = IGNORED.sub('', header.read())
    public = [True]  # of each brace that is open: is it that of a public namespace?
    start = 0  # of the statement
    for mark in re.finditer(r'[;{}]', text):
        before, start = text[start:mark.start()], mark.end()
        if mark.group() == '}':
            public.pop()
        elif mark.group() == '{':
            space, defined = SPACE.search(before), CLASS.search(before)
            if public[-1] and defined and not space:
                yield defined.group(1)
            public.append(public[-1] and bool(space) and 'detail' not in space.group(1).split('::'))


def main():
    with open(sys.argv[1], encoding='utf-8') as test:
        bounded = set(re.findall(r'\bSIZE\(\d+, (?:\w+::)*(\w+)', test.read()))
    missing = {name for path in sys.argv[2:] for name in classes_of(path)} - bounded - NEVER_MADE
    for name in sorted(missing):
        print('%s: no bound for the size of %s' % (sys.argv[1], name))
    return 1 if missing or len(sys.argv) < 3 else 0


if __name__ == '__main__':
    sys.exit(main())
