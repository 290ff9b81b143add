#!/usr/bin/env python3
"""Is every kind of future and callback told to who reads the process from outside (insight/reader)?

    check_kinds.py [ROOT]

A reader knows objects by their types. A class of futures has a row `type:` in a table (generators/layout.hpp), a
done-callback one with the way from it to the future that it ends (`forward:`) or with what works for that
(`label:`). A class whose base has a row needs none of its own, unless the base is one of ROOTS. Waiters of a
primitive stand in a base of it, so that its own type names it. Exit status 1, and a sentence for each mistake.
"""
import os
import re
import sys

FOLDERS = ('generators', 'loop', 'futures', 'sync', 'io', 'insight', 'web')
ROOTS = ('FutureBase', 'DoneNode')
# What has no row, and the reason. A function by what it holds.
NEED_NONE = {
    'FutureState': 'no more than FutureBase, and a result',
    'DoneCallbackNode': 'what it calls is looked at where that is added',
    'TellIfFailed': 'reports',
    'ReportFailure': 'reports',
    'OuterDone': 'takes a callback off the inner future, and ends none',
    'StopWhenDone': 'ends a run of the loop',
    'std::move(*tell)': 'TellOther, which ends a future of other threads',
    'std::make_unique<DoneCallback<D>>': 'on a future of other threads',
    '[io = *this, shared]': 'on a future of other threads',
    '[link]': 'on a future of other threads',
    '[source, link]': 'cancels a future of other threads',
    '[loop = loop_.get(), f = std::forward<F>(callback)]': 'calls a function of the user',
    '[self = shared_from_this(), start]': 'starts a timer again',
    '[transport]': 'reports, and closes a transport',
}

COMMENT = re.compile(r'//[^\n]*')
CLASS = re.compile(r'\b(?:class|struct)\s+([\w:]+(?:<\w+>::\w+)?)(?:\s+final)?\s*:\s*([^{};]*)\{')
ALIAS = re.compile(r'\busing\s+(\w+)\s*=\s*(?:\w+::)*DoneCallbackNode<\s*([\w:]+)')
TABLE = re.compile(r'\bASYNCIO_LAYOUT_\(.*?\n\}', re.DOTALL)
ROW = re.compile(r'&typeid\((?:(?:\w+::)*DoneCallbackNode<)?\s*([\w:]+)')
ADDED = re.compile(r'(?:\.|->)add_done_callback\(\s*(?:\w+\.get_context\(\),\s*)?(\[[^\]]*\]|std::move\([^)]*\)|[\w:]+(?:<[^()]*>)?)')
PASSED_ON = ('std::forward', 'context')
LIST = re.compile(r'^ +(?:mutable +)?(?:detail::)?WaitList +(\w+_)\b', re.MULTILINE)


def sources(root):
    for folder in FOLDERS:
        for where, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                path = os.path.relpath(os.path.join(where, name), root)
                if name.endswith(('.hpp', '.cpp')) and not path.startswith('insight/reader'):
                    with open(os.path.join(root, path), encoding='utf-8') as file:
                        yield path, COMMENT.sub('', file.read())


def last(name):
    return name.split('::')[-1]


def rows(texts):
    """The types that have one, without what they are nested in."""
    aliases = {name: last(called) for text in texts.values() for name, called in ALIAS.findall(text)}
    names = [last(name) for text in texts.values() for table in TABLE.findall(text) for name in ROW.findall(table)]
    return {aliases.get(name, name) for name in names}


def wrong_classes(texts, has_row):
    bases = {}
    for path, text in texts.items():
        for name, from_what in CLASS.findall(text):
            bases[last(name)] = (path, [b for b in re.findall(r'\w+', from_what) if b != last(name)])

    def is_kind(name):
        return name in ROOTS or any(is_kind(base) for base in bases.get(name, ('', ()))[1])

    def is_told(name):
        return name not in ROOTS and (name in has_row or name in NEED_NONE or
                                      any(is_told(base) for base in bases.get(name, ('', ()))[1] if is_kind(base)))

    kinds = [name for name in bases if is_kind(name) and name not in ROOTS]
    for name in kinds:
        if not is_told(name):
            yield (f'{bases[name][0]}: {name} is a kind of future or callback that no table tells: add its row to an '
                   'ASYNCIO_LAYOUT_ (generators/layout.hpp), or say in tools/check_kinds.py why it needs none')
    if len(kinds) < 10:
        yield f'only {len(kinds)} kinds of futures and callbacks were found'


def wrong_callbacks(texts, has_row):
    added = [(path, what) for path, text in texts.items() for what in ADDED.findall(text)
             if not what.startswith(PASSED_ON)]
    for path, what in added:
        if last(what) not in has_row and what not in NEED_NONE:
            yield (f'{path}: no table tells what a callback {what} ends: give it a name and a row '
                   '(generators/layout.hpp), or say in tools/check_kinds.py why it needs none')
    if len(added) < 10:
        yield f'only {len(added)} callbacks were found that the library adds'


def wrong_lists(texts):
    for path, text in texts.items():
        for name in LIST.findall(text):
            yield (f'{path}: who waits in {name} is shown as waiting for a WaitList: let it be a base of what is '
                   'waited for, or of a class with a row, as QueueCore::Side')


def main(root='.'):
    texts = dict(sources(root))
    has_row = rows(texts)
    found = [*wrong_classes(texts, has_row), *wrong_callbacks(texts, has_row), *wrong_lists(texts)]
    for mistake in found:
        print(mistake)
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
