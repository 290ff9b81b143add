"""The Python name that a public name stands for: what its comment says, else the same name in Python's own
modules (those of the interpreter that runs this, which on Debian 12 is 3.11)."""
import asyncio
import builtins
import concurrent.futures
import contextlib
import contextvars
import re
import types

# Where the members of our classes are looked up, and how Python's documentation calls them.
CLASSES = {
    'AnyFuture': (asyncio.Future, 'asyncio.Future'),
    'AnyTask': (asyncio.Task, 'asyncio.Task'),
    'EventLoop': (asyncio.AbstractEventLoop, 'loop'),
    'Generator': (types.GeneratorType, 'generator'),
    'Coroutine': (types.CoroutineType, 'coroutine'),
    'AsyncGenerator': (types.AsyncGeneratorType, 'agen'),
    'concurrent::Future': (concurrent.futures.Future, 'concurrent.futures.Future'),
    'concurrent::Executor': (concurrent.futures.Executor, 'concurrent.futures.Executor'),
    'concurrent::ThreadPoolExecutor': (concurrent.futures.ThreadPoolExecutor, 'concurrent.futures.ThreadPoolExecutor'),
    'Context': (contextvars.Context, 'contextvars.Context'),
    'ContextVar': (contextvars.ContextVar, 'contextvars.ContextVar'),
    'Token': (contextvars.Token, 'contextvars.Token'),
}
MODULES = ((asyncio, 'asyncio'), (contextvars, 'contextvars'), (contextlib, 'contextlib'))
# In a comment: `asyncio.gather`, `loop.call_soon`, `Handle.get_context()`, `Task.get_name, set_name`, and
# "asyncio name: Event", "ValueError (builtins)".
SAID = re.compile(r'(?<![\w`.])((?:asyncio|loop|concurrent\.futures|contextvars|contextlib|generator|coroutine|agen|'
                  r'method|tornado\.\w+|[A-Z]\w+)\.[A-Za-z_][\w.]*\w)(?:\(\))?((?:, [a-z_]\w*(?=[,.\n]|$))*)(?![\w:(])')
BUILTIN = re.compile(r'\b([A-Z]\w+)(?:, ([A-Z]\w+))? \(builtins\)')
KEYWORDS = {
    'YIELD': 'yield', 'YIELD_INTO': 'target = yield', 'YIELD_FROM': 'yield from, await',
    'YIELD_FROM_INTO': 'target = yield from', 'RETURN': 'return', 'RETURN_FROM': 'return await', 'RAISE': 'raise',
    'TRY': 'try', 'EXCEPT': 'except', 'EXCEPT_AS': 'except … as', 'ELSE': 'else', 'FINALLY': 'finally',
    'WITH': 'with, async with', 'WITH_INTO': 'with … as', 'FOR': 'for, async for', 'BEGIN': 'def, async def',
}


def said(doc, name):
    """The Python names that a comment gives for a name."""
    found = []
    for match in SAID.finditer(re.sub(r'`[^`]*`', '', doc)):
        owner = match.group(1).rsplit('.', 1)[0]
        found += [match.group(1), *('%s.%s' % (owner, more) for more in match.group(2).split(', ')[1:])]
    for match in BUILTIN.finditer(doc):
        found += [one for one in match.groups() if one]
    same = [one for one in found if one.rsplit('.', 1)[-1] == name]
    return same or found[:1]


def same_name(entry):
    """What Python has under the same name."""
    if entry.kind == 'macro':
        keyword = KEYWORDS.get(entry.name.replace('ASYNCIO_', ''))
        return [keyword] if keyword else []
    owner = entry.scope[1:]
    if entry.kind == 'class' and entry.short in CLASSES:
        return [{'loop': 'asyncio.AbstractEventLoop'}.get(CLASSES[entry.short][1], CLASSES[entry.short][1])]
    if owner and owner[0] in ('tornado',):
        path = 'tornado.ioloop.' + '.'.join([*owner[1:], entry.name])
        return [path]
    where = '::'.join(owner)
    if not owner or where == 'concurrent':
        for module, called in MODULES if not owner else ((concurrent.futures, 'concurrent.futures'),):
            if hasattr(module, entry.name):
                return ['%s.%s' % (called, entry.name)]
        return [entry.name] if hasattr(builtins, entry.name) else []
    python, called = CLASSES.get(where, (None, None))
    if not python and len(owner) == 1:
        python, called = getattr(asyncio, where, None), 'asyncio.' + where
    if python and (hasattr(python, entry.name) or entry.name in getattr(python, '__slots__', ())):
        return ['%s.%s' % (called, entry.name)]
    return []


def of(entry):
    """The names that an entry stands for; none when Python has nothing like it."""
    if entry.kind == 'constructor':
        return []
    found = said(entry.doc, entry.name) if entry.kind != 'macro' else []
    same = same_name(entry)
    if same and not any(one.rsplit('.', 1)[-1] == entry.name for one in found):
        found = same
    return list(dict.fromkeys(whole(one) for one in found))


def whole(name):
    """Task.get_name is asyncio.Task.get_name."""
    owner = name.split('.')[0]
    if '.' in name and owner in ('IOLoop', 'PeriodicCallback'):
        return 'tornado.ioloop.' + name
    return 'asyncio.' + name if '.' in name and hasattr(asyncio, owner) and owner != 'asyncio' else name
