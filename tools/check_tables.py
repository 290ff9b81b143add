#!/usr/bin/env python3
"""Do the tables of the documents name tests that exist?

    check_tables.py DOCUMENT.md... TEST.cpp...

A cell names cases, as in `future_test: repr_has_the_state, a_result_ends_it; task_test`; a file before
a colon holds for the cases behind it. A name may be cut off by … at either end. Where the last column
is headed "covered by" or "pinned by", each of its cells must name at least one case or file, or say
why there is none; of another table all columns but the first may name some. What is in backticks is
not looked at. Exit status 1, and a line for each mistake.
"""
import os
import re
import sys

NAME = re.compile(r'…?[A-Za-z_]\w*…?')
CASE = re.compile(r'^\s*BOOST_(?:AUTO|FIXTURE)_TEST_CASE\(\s*(\w+)', re.M)
REASONS = ('not apply', 'not applicable', 'no counterpart', 'not compile', 'the judge', 'not of the core')


def cases_of(files):
    """The names of the cases of each test, by the name of its file; compile_fail has one a file."""
    cases = {}
    for path in files:
        folder, name = os.path.split(os.path.splitext(path)[0])
        if os.path.basename(folder) == 'compile_fail':
            cases.setdefault('compile_fail', set()).add(name)
            continue
        with open(path, encoding='utf-8') as source:
            cases.setdefault(name, set()).update(CASE.findall(source.read()))
    return cases


def cells_of(path):
    """The number of the line, a cell that may name tests, and whether it must."""
    header, body = [], False
    with open(path, encoding='utf-8') as document:
        for number, line in enumerate(document, 1):
            cells = [cell.strip() for cell in line.strip().strip('|').split(' | ')]
            if not line.startswith('|'):
                body = False
            elif re.fullmatch(r'[|\s:-]+', line):
                body = True
            elif not body:
                header = cells
            elif header[-1].startswith(('covered by', 'pinned by')):
                yield number, cells[-1], True
            else:
                for cell in cells[1:]:
                    yield number, cell, False


def is_there(name, cases):
    wanted = name.strip('…')
    if not name.startswith('…') and not name.endswith('…'):
        return wanted in cases
    return any((name.startswith('…') or case.startswith(wanted)) and
               (name.endswith('…') or case.endswith(wanted)) and wanted in case for case in cases)


def mistakes(cell, must, cases):
    everything = set().union(*cases.values())
    named, where, within = 0, everything, ''
    text = re.sub(r'`[^`]*`', ' ', cell)
    for match in NAME.finditer(text):
        name = match.group()
        after = text[match.end():match.end() + 1]
        if name.endswith('_test') or name == 'compile_fail':
            named += 1
            if name not in cases:
                yield 'there is no %s' % name
            elif after == ':':
                where, within = cases[name], ' in ' + name
            continue
        if name.strip('…').count('_') < 2 and '…' not in name:
            continue
        named += 1
        if not is_there(name, where):
            yield 'there is no case %s%s' % (name, within)
    if must and not named and not any(reason in cell for reason in REASONS):
        yield 'it names no test: %r' % cell


def main():
    documents = [path for path in sys.argv[1:] if path.endswith('.md')]
    cases = cases_of(path for path in sys.argv[1:] if path.endswith('.cpp'))
    count = wrong = 0
    for path in documents:
        for number, cell, must in cells_of(path):
            count += 1
            for mistake in mistakes(cell, must, cases):
                wrong += 1
                print('%s:%d: %s' % (path, number, mistake))
    if not count:
        print('There is no table in %s.' % ' '.join(documents))
    return 1 if wrong or not count else 0


if __name__ == '__main__':
    sys.exit(main())
