"""What the Python programs written by gen.py use: judge.hpp, in Python."""

import asyncio
import contextlib
import gc
import os
import selectors
import signal
import sys
import types

CancelledError = asyncio.CancelledError


class ErrA(Exception):
    def __init__(self, message):
        super().__init__(message)
        self.code = len(message)


class ErrB(ErrA):
    pass


KINDS = [RuntimeError, ValueError, TypeError, ErrA, ErrB, CancelledError, GeneratorExit, StopIteration]

text = []
muted = False


def show(value):
    if isinstance(value, BaseException):
        name = type(value).__name__
        return name if name == "AttributeError" else "%s(%s)" % (name, value)
    return str(value)


class TooLong(BaseException):
    pass


def say(tag, *values):
    if not muted:
        text.append(" ".join([tag] + [show(v) for v in values]))
        if len(text) > 1500 or len(text[-1]) > 1000:
            print("== too long")
            sys.stdout.flush()
            os._exit(3)


def sorted_map(d):
    """A std::map has the order of its keys."""
    return dict(sorted(d.items()))


def fields(tag, e):
    if isinstance(e, AttributeError):
        e = "AttributeError"
    say(tag, *filter(None, [str(e)]))


def more_fields(tag, e):
    say(tag, "%s of %d" % (e, e.code))


def boom(kind, message):
    raise KINDS[kind](message)


PLAIN, HIDES_VALUE_ERROR, RAISES_AT_EXIT, HIDES_ALL, RAISES_AT_ENTER = range(5)


def leave(tag, mode, error):
    say(tag + " exit", error)
    if mode == RAISES_AT_EXIT:
        raise ErrA(tag)
    return mode == HIDES_ALL or (mode == HIDES_VALUE_ERROR and isinstance(error, ValueError))


class Manager:
    def __init__(self, tag, mode):
        self.tag, self.mode = tag, mode

    def __enter__(self):
        say(self.tag + " enter")
        if self.mode == RAISES_AT_ENTER:
            raise ErrB(self.tag)

    def __exit__(self, kind, error, traceback):
        return leave(self.tag, self.mode, error)


class AsyncManager:
    def __init__(self, tag, mode, delay):
        self.tag, self.mode, self.delay = tag, mode, delay

    async def __aenter__(self):
        say(self.tag + " aenter")
        await asyncio.sleep(self.delay)
        if self.mode == RAISES_AT_ENTER:
            raise ErrB(self.tag)

    async def __aexit__(self, kind, error, traceback):
        say(self.tag + " aexit")
        await asyncio.sleep(self.delay)
        return leave(self.tag, self.mode, error)


class Itself(Manager):
    def __enter__(self):
        super().__enter__()
        return self


class Giving(Manager):
    def __init__(self, tag, mode, value):
        super().__init__(tag, mode)
        self.value = value

    def __enter__(self):
        super().__enter__()
        return self.value


class GivingTwo(Giving):
    def __enter__(self):
        super().__enter__()
        return self.value, self.value + 1


class AsyncGiving(AsyncManager):
    def __init__(self, tag, mode, delay, value):
        super().__init__(tag, mode, delay)
        self.value = value

    async def __aenter__(self):
        await super().__aenter__()
        return self.value


Raising = Manager


async def two(x, y, delay):
    await asyncio.sleep(delay)
    return x, y


class AsyncRange:
    def __init__(self, tag, size, raises_at, delay):
        self.tag, self.size, self.raises_at, self.delay, self.at = tag, size, raises_at, delay, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(self.delay)
        say(self.tag + " anext", self.at)
        if self.at == self.raises_at:
            self.at = self.size
            raise ErrB(self.tag)
        if self.at >= self.size:
            raise StopAsyncIteration
        self.at += 1
        return self.at - 1


@types.coroutine
def bare_yield():
    yield


def drive_generator(make, ops):
    g = make()
    for op in ops:
        if g is None:
            break
        finished = g.gi_frame is None
        try:
            if op[0] == "next":
                say("yields", next(g))
            elif op[0] == "send":
                say("yields", g.send(op[1]))
            elif op[0] == "raise":
                say("yields", g.throw(KINDS[op[1]](op[2])))
            elif op[0] == "close":
                g.close()
                say("closed")
            else:
                # A frame that was left in a handler lies in a cycle with the exception's traceback, and
                # what it holds is dropped when the collector comes by.
                g = None
                gc.collect()
                say("dropped")
        except StopIteration as stop:
            if not finished:
                say("stops", stop.value)
            elif op[0] == "raise":
                say("raises", stop)
            else:
                say("stops")
        except BaseException as error:
            say("raises", error)


class VirtualSelector(selectors.SelectSelector):
    loop = None

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("nothing can ever happen again")
        if timeout > 0:
            self.loop.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    now = 0.0

    def __init__(self):
        selector = VirtualSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.now


futures = []
tasks = []


def future(k):
    return futures[k]


def spawn(c):
    tasks.append(asyncio.get_running_loop().create_task(c))
    return tasks[-1]


def say_end(what, task):
    if not task.done():
        say(what + " never ends")
    elif task.cancelled():
        say(what + " is cancelled")
    elif task.exception():
        say(what, task.exception())
    else:
        say(what, task.result())


def drive_coroutine(make, count, events):
    global muted
    loop = VirtualLoop()
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(lambda loop, context: None)
    futures[:] = [loop.create_future() for _ in range(count)]
    tasks.clear()
    root = loop.create_task(make())

    def happen(what, k, *rest):
        if what == "cancel_task":
            root.cancel()
        elif what == "cancel_future":
            futures[k].cancel()
        elif not futures[k].done():
            if what == "result":
                futures[k].set_result(rest[0])
            else:
                futures[k].set_exception(KINDS[rest[0]](rest[1]))

    for when, *event in events:
        loop.call_at(when, happen, *event)
    for i in range(20):
        loop.call_at(1000 + 16 * i, root.cancel)
    loop.call_at(2000, loop.stop)

    def done(task):
        say("time", int(loop.time() * 1024))
        loop.stop()

    root.add_done_callback(done)
    loop.run_forever()
    say_end("root", root)
    for _ in range(20):
        for task in list(tasks):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(16))
    for task in tasks:
        say_end("task", task)
    muted = True


def unraisable(info):
    say("unraisable", info.exc_value)


def run_program(main):
    gc.disable()
    signal.alarm(10)
    sys.unraisablehook = unraisable
    main()
    print("\n".join(text))
    sys.stdout.flush()
    os._exit(0)  # what is still suspended stays so
