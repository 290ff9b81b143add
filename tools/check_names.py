#!/usr/bin/env python3
"""Does docs/names.md tell of every public name of asyncio, and are those which it calls the same there?

    check_names.py

Python 3.11 says what names there are: asyncio's own, and the members of its classes. A row names
them in its first column, `Class`: `member`, `member`; where the second begins with "the same", each
must be a word of the library's headers. Exit status 1, and a line for each that is missing; 2
without such a Python.
"""
import os
import re
import shutil
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDERS = ('generators', 'loop', 'futures', 'sync', 'io', 'insight', 'testing')
PAGE = os.path.join(ROOT, 'docs/names.md')
ROW = re.compile(r'^\| (`[^|]*) \| ([^|]*) \|$')


def rows():
    with open(PAGE, encoding='utf-8') as page:
        for line in page:
            found = ROW.match(line.rstrip())
            if not found:
                continue
            names, says = found.groups()
            whole, _, members = names.partition('`: ')
            words = re.findall(r'`([\w.]+)`?', members if members else names)
            yield (re.sub('`', '', whole) if members else None), words, says


def told():
    """What the page tells of: (class or None, name) and whether it is called the same."""
    names = {}
    for owner, words, says in rows():
        if owner:
            names.setdefault((None, owner), False)
        for word in words:
            names[(owner, word)] = says.startswith('the same')
    return names


def members(of):
    if issubclass(of, BaseException):
        return set()
    return {name for name in dir(of) if not name.startswith('_')}


def asked():
    """What Python has: (class or None, name). An inherited member is the base's."""
    import asyncio
    import asyncio.subprocess
    import concurrent.futures as futures
    for name in [*asyncio.__all__, 'TaskGroup', 'QueueEmpty', 'QueueFull']:
        yield None, name
    owners = {name: getattr(asyncio, name) for name in asyncio.__all__}
    owners = {name: of for name, of in owners.items() if isinstance(of, type)}
    owners['TaskGroup'] = asyncio.TaskGroup
    owners['Process'] = asyncio.subprocess.Process
    for name, of in owners.items():
        inherited = set()
        for base in of.__mro__[1:]:
            if base.__module__.startswith('asyncio'):
                inherited |= members(base)
        for member in members(of) - inherited:
            yield name, member
    for name in ('Future', 'Executor', 'ThreadPoolExecutor'):
        yield None, 'concurrent.' + name
    for name in ('Future', 'Executor'):
        for member in members(getattr(futures, name)):
            yield 'concurrent.' + name, member


def words_of_headers():
    words = set()
    for folder in FOLDERS:  # build/ has links that lead back to the top
        for where, _, names in os.walk(os.path.join(ROOT, folder)):
            for name in names:
                if name.endswith('.hpp'):
                    with open(os.path.join(where, name), encoding='utf-8') as file:
                        words.update(re.findall(r'\w+', re.sub(r'//.*', '', file.read())))
    return words


def main():
    if sys.version_info[:2] != (3, 11):
        python = shutil.which('python3.11')
        if python is None:
            print('check_names.py needs Python 3.11.', file=sys.stderr)
            return 2
        os.execv(python, [python] + sys.argv)
    page, wrong = told(), []
    for owner, name in sorted(asked(), key=str):
        if (owner, name) not in page:
            wrong.append('docs/names.md does not tell of %s' % (owner + '.' + name if owner else name))
    words = words_of_headers()
    for (owner, name), same in page.items():
        if same and name.split('.')[-1] not in words:
            wrong.append('docs/names.md calls %s the same, and no header has it' % name)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
