#!/usr/bin/env python3
"""Is what is said twice about the build the same, and is every header made for -fvisibility=hidden?

    check_build.py [ROOT]

The version stands in version.hpp; MODULE.bazel cannot read it there. A header that opens a namespace of ours
does so between `#pragma GCC visibility push(default)` and `pop`, with all its includes above, and includes
generators/config.hpp or another header of the library (generators/config.hpp says why). Exit status 1, and a
line for each mistake.
"""
import os
import re
import sys

FOLDERS = ('generators', 'loop', 'futures', 'sync', 'io', 'insight', 'testing', 'web', 'db', 'jobs')
PUSH, POP = '#pragma GCC visibility push(default)', '#pragma GCC visibility pop'


def read(root, path):
    with open(os.path.join(root, path), encoding='utf-8') as file:
        return file.read()


def headers(root):
    for folder in FOLDERS:
        for where, _, names in os.walk(os.path.join(root, folder)):
            if os.path.relpath(where, root) == 'insight/reader':  # a program's
                continue
            for name in names:
                if name.endswith('.hpp'):
                    yield os.path.relpath(os.path.join(where, name), root)


def wrong_version(root):
    text = read(root, 'version.hpp')
    number = '.'.join(re.search(rf'_{part} (\d+)', text).group(1)
                      for part in ('MAJOR', 'MINOR', 'PATCH'))
    if f'VERSION_STRING "{number}"' not in text:
        yield f'version.hpp: ASYNCIO17_VERSION_STRING is not {number}'
    if f'version = "{number}",' not in read(root, 'MODULE.bazel').split(')')[0]:
        yield f'MODULE.bazel: the version of the module is not {number}'
    if re.search(r'project\([^)]*\d\.\d', read(root, 'CMakeLists.txt')):
        yield 'CMakeLists.txt: has a version of its own'


def wrong_header(path, text):
    lines = text.splitlines()
    if not any(line.startswith('#include <asyncio/') for line in lines) and \
            path != 'generators/config.hpp':
        yield f'{path}: includes no header of the library: generators/config.hpp'
    opens = [i for i, line in enumerate(lines) if line.startswith(('namespace asyncio', 'namespace std'))]
    if not opens:
        return
    if lines.count(PUSH) != 1 or lines.count(POP) != 1 or lines[-1] != POP or \
            lines.index(PUSH) > opens[0]:
        yield f'{path}: is not between "{PUSH}" and "{POP}"'
    elif any(line.startswith('#include') for line in lines[lines.index(PUSH):]):
        yield f'{path}: includes something under default visibility'


def main(root='.'):
    found = list(wrong_version(root))
    seen = 0
    for path in headers(root):
        seen += 1
        found += wrong_header(path, read(root, path))
    if seen < 50:
        found.append(f'{root}: only {seen} headers are there')
    for mistake in found:
        print(mistake)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
