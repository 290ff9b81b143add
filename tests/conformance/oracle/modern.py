"""Make Python 3.11's asyncio behave like 3.14's where the traces can tell.

Every function here stands for one behavioural difference found by comparing
the traces of 3.11.7 with those of the 3.14.7 package (see the spec, section 4).
Use it through `run_oracle.py --modern`; it needs the pure Python Task.
The code is written for this oracle; it is not the CPython code.
"""
import functools
import os

# for experiments: names of differences to leave out
SKIP = os.environ.get('MODERN_SKIP', '').split(',')


def apply(asyncio):
    import asyncio.futures as futures
    import asyncio.locks as locks
    import asyncio.queues as queues
    import asyncio.taskgroups as taskgroups
    import asyncio.tasks as tasks
    import asyncio.timeouts as timeouts
    import concurrent.futures
    Cancelled = asyncio.CancelledError

    # 1. wait_for(): no inner task, no waiter; it is timeout() around an await.
    #    A cancellation is never swallowed.                     (3.12, gh-96764)
    async def wait_for(fut, timeout):
        if timeout is None or timeout > 0:
            cm = asyncio.timeout(timeout)
            await cm.__aenter__()
            try:
                r = await fut
            except BaseException as e:
                await cm.__aexit__(type(e), e, e.__traceback__)
                raise
            await cm.__aexit__(None, None, None)
            return r
        # Up to 3.11 with the loop; without it one of another loop is cancelled
        # from outside, and waited for though its callbacks run elsewhere.
        loop = asyncio.get_running_loop()
        fut = asyncio.ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        waiter = loop.create_future()
        cb = functools.partial(tasks._release_waiter, waiter)
        fut.add_done_callback(cb)
        try:
            fut.cancel()
            await waiter
        finally:
            fut.remove_done_callback(cb)
        try:
            return fut.result()
        except Cancelled as e:
            raise TimeoutError from e
    if 'wait_for' not in SKIP:
        asyncio.wait_for = tasks.wait_for = wait_for

    # 1b. wait(): as up to 3.10 a future of another loop is an error; its
    #     callbacks would run in that loop.
    wait_in_311 = asyncio.wait

    async def wait(fs, **options):
        loop = asyncio.get_running_loop()
        fs = [asyncio.ensure_future(f, loop=loop) for f in fs]
        return await wait_in_311(fs, **options)
    if 'wait' not in SKIP:
        asyncio.wait = tasks.wait = wait

    # 2. gather(): children already finished count at once, not one
    #    iteration later.                                       (3.12, with eager tasks)
    old_gather = tasks.gather

    def gather(*args, return_exceptions=False):
        if not args:
            return old_gather()
        delayed = []
        real = {}
        loop = None                      # that of the first one
        for a in args:
            if a not in real:
                f = asyncio.ensure_future(a, loop=loop)
                loop = loop or f.get_loop()
                real[a] = f
                if f.done():
                    delayed.append(f)
        fs = [real[a] for a in args]
        if not delayed:
            return old_gather(*fs, return_exceptions=return_exceptions)
        # let the old code register its callback on the finished futures, then
        # take the handles it scheduled back out and run them here and now
        before = len(loop._ready)
        outer = old_gather(*fs, return_exceptions=return_exceptions)
        mine = [loop._ready.pop() for _ in range(len(loop._ready) - before)][::-1]
        for h in mine:
            h._run()
        return outer
    if 'gather' not in SKIP:
        asyncio.gather = tasks.gather = gather

    # 3. shield(): an exception that nobody will see goes to the exception
    #    handler.                                              (3.14, gh-134331)
    def tell(fut):
        if not fut.cancelled() and fut.exception() is not None:
            fut.get_loop().call_exception_handler({
                'message': '%s exception in shielded future'
                           % type(fut.exception()).__name__,
                'exception': fut.exception(), 'future': fut})

    def shield(arg):
        inner = asyncio.ensure_future(arg)
        if inner.done():
            return inner
        outer = inner.get_loop().create_future()

        def inner_done(inner):
            if outer.cancelled():
                return
            if inner.cancelled():
                outer.cancel()
            elif inner.exception() is not None:
                outer.set_exception(inner.exception())
            else:
                outer.set_result(inner.result())

        def outer_done(outer):
            if not inner.done():
                inner.remove_done_callback(inner_done)
                inner.remove_done_callback(tell)
                inner.add_done_callback(tell)
        inner.add_done_callback(inner_done)
        outer.add_done_callback(outer_done)
        return outer
    if 'shield' not in SKIP:
        asyncio.shield = tasks.shield = shield

    # 4. Task.uncancel() down to zero withdraws a cancellation not delivered yet.
    #                                                         (3.13, gh-116720, PR 117407)
    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested
    if 'uncancel' not in SKIP:
        asyncio.Task.uncancel = uncancel

    # 5. Condition.wait(): who leaves by an exception passes its notification on;
    #    the exception raised is the one received last.        (3.13, gh-112202)
    async def cond_wait(self):
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        fut = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
            finally:
                last = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except Cancelled as e:
                        last = e
                if last is not None:
                    raise last
        except BaseException:
            notify(self, 1)
            raise

    def notify(self, n):
        for fut in self._waiters:
            if n <= 0:
                break
            if not fut.done():
                n -= 1
                fut.set_result(False)
    if 'condition' not in SKIP:
        locks.Condition.wait = cond_wait

    # 6. Semaphore.acquire(): whatever way it leaves, it hands all free permits
    #    out.                                                  (no trace can tell)
    async def sem_acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = locks.collections.deque()
        fut = self._get_loop().create_future()
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except Cancelled:
            if fut.done() and not fut.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0:
                todo = [w for w in self._waiters if not w.done()]
                if not todo:
                    break
                self._value -= 1
                todo[0].set_result(True)
        return True
    if 'semaphore' not in SKIP:
        locks.Semaphore.acquire = sem_acquire

    # 7. wrap_future() and friends: in the loop's own thread the state is copied
    #    at once, not through call_soon_threadsafe().          (3.12 or later)
    def chain(source, destination):
        sl = source.get_loop() if asyncio.isfuture(source) else None
        dl = destination.get_loop() if asyncio.isfuture(destination) else None

        def copy(source):
            if destination.cancelled() and dl is not None and dl.is_closed():
                return
            if dl is None or dl is asyncio._get_running_loop():
                put(destination, source)
            elif not dl.is_closed():
                dl.call_soon_threadsafe(put, destination, source)

        def put(dest, src):
            if asyncio.isfuture(dest):
                futures._copy_future_state(src, dest)
            else:
                futures._set_concurrent_future_state(dest, src)

        def check(dest):
            if dest.cancelled():
                if sl is None or sl is asyncio._get_running_loop():
                    source.cancel()
                else:
                    sl.call_soon_threadsafe(source.cancel)
        destination.add_done_callback(check)
        source.add_done_callback(copy)
    if 'chain' not in SKIP:
        futures._chain_future = chain

    # 8. Timeout: it counts the cancellations of the task from its entry on, and reschedule()
    #    refuses with RuntimeError what was not entered. Debian 12's 3.11.2 needs it.   (3.11.4, 3.11.5)
    #    That a subclass of CancelledError counts too (3.12) no trace can tell.
    Timeout, State = timeouts.Timeout, timeouts._State

    async def timeout_aenter(self):
        if self._state is not State.CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = State.ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def timeout_aexit(self, et, exc, tb):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state is State.EXPIRING:
            self._state = State.EXPIRED
            if self._task.uncancel() <= self._cancelling and et is Cancelled:
                raise TimeoutError from exc
        elif self._state is State.ENTERED:
            self._state = State.EXITED

    old_reschedule = Timeout.reschedule

    def reschedule(self, when):
        if self._state is State.CREATED:
            raise RuntimeError('Timeout has not been entered')
        old_reschedule(self, when)
    if 'timeout' not in SKIP:
        Timeout.__aenter__ = timeout_aenter
        Timeout.__aexit__ = timeout_aexit
        Timeout.reschedule = reschedule

    # 9. TaskGroup: an outer cancellation is not lost when the group fails, and a
    #    group that aborts takes no new tasks.                 (3.13, gh-116720)
    TG = taskgroups.TaskGroup

    async def aexit(self, et, exc, tb):
        self._exiting = True
        if exc is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        outer = exc if et is not None and issubclass(et, Cancelled) else None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except Cancelled as e:
                if not self._aborting:
                    outer = e
                    self._abort()
            self._on_completed_fut = None
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            outer = None
        if outer is not None and not self._errors:
            raise outer
        if et is not None and not issubclass(et, Cancelled):
            self._errors.append(exc)
        if self._errors:
            if self._parent_task.cancelling():
                self._parent_task.uncancel()
                self._parent_task.cancel()
            errors, self._errors = self._errors, None
            raise BaseExceptionGroup('unhandled errors in a TaskGroup', errors)
    if 'tg_exit' not in SKIP:
        TG.__aexit__ = aexit

    def create_task(self, coro, **kw):
        if not self._entered:
            raise RuntimeError('TaskGroup %r has not been entered' % self)
        if self._exiting and not self._tasks:
            raise RuntimeError('TaskGroup %r is finished' % self)
        if self._aborting:
            raise RuntimeError('TaskGroup %r is shutting down' % self)
        task = self._loop.create_task(coro, **kw)
        self._tasks.add(task)
        task.add_done_callback(self._on_task_done)
        return task
    if 'tg_create' not in SKIP:
        TG.create_task = create_task

    # 10. Future.set_exception(StopIteration) stores a RuntimeError.    (3.13)
    old_set_exception = futures.Future.set_exception

    def set_exception(self, exception):
        if isinstance(exception, StopIteration):
            new = RuntimeError('StopIteration interacts badly with generators and '
                               'cannot be raised into a Future')
            new.__cause__ = exception
            exception = new
        old_set_exception(self, exception)
    if 'stopiter' not in SKIP:
        futures.Future.set_exception = set_exception

    # 11. Queue.shutdown(): what waits looks again; who may not go on gets QueueShutDown. (3.13)
    class QueueShutDown(Exception):
        pass

    Queue = queues.Queue

    def shutdown(self, immediate=False):
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                self._unfinished_tasks = max(self._unfinished_tasks - 1, 0)
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in self._getters, self._putters:
            while waiters:
                self._wakeup_next(waiters)

    async def pass_until(self, waiters, blocked):
        while blocked():
            if self._is_shutdown:
                raise QueueShutDown
            waiter = self._get_loop().create_future()
            waiters.append(waiter)
            try:
                await waiter
            except:
                waiter.cancel()
                try:
                    waiters.remove(waiter)
                except ValueError:
                    pass        # it was woken or swept out
                if not blocked() and not waiter.cancelled():
                    self._wakeup_next(waiters)
                raise

    async def put(self, item):
        await pass_until(self, self._putters, self.full)
        self.put_nowait(item)

    async def get(self):
        await pass_until(self, self._getters, self.empty)
        return self.get_nowait()

    old_put_nowait, old_get_nowait = Queue.put_nowait, Queue.get_nowait

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        old_put_nowait(self, item)

    def get_nowait(self):
        if self.empty() and self._is_shutdown:
            raise QueueShutDown
        return old_get_nowait(self)
    if 'shutdown' not in SKIP:
        asyncio.QueueShutDown = queues.QueueShutDown = QueueShutDown
        Queue._is_shutdown = False
        Queue.shutdown, Queue.put, Queue.get = shutdown, put, get
        Queue.put_nowait, Queue.get_nowait = put_nowait, get_nowait

    # 12. StreamReader: who has waited forgets its own waiter only. CPython forgets
    #     that of a reader which has come meanwhile too, and nobody wakes it.
    async def _wait_for_data(self, func_name):
        if self._waiter is not None:
            raise RuntimeError(
                f'{func_name}() called while another coroutine is '
                f'already waiting for incoming data')
        if self._paused:
            self._paused = False
            self._transport.resume_reading()
        waiter = self._waiter = self._loop.create_future()
        try:
            await waiter
        finally:
            if self._waiter is waiter:
                self._waiter = None
    if 'reader' not in SKIP:
        asyncio.StreamReader._wait_for_data = _wait_for_data

    # 13. The task of a server's client: that it was cancelled closes the connection and is no
    #     error.                                                (3.12)
    import asyncio.streams as streams
    Protocol = streams.StreamReaderProtocol
    old_connection_made = Protocol.connection_made

    def connection_made(self, transport):
        callback, self._client_connected_cb = self._client_connected_cb, None
        old_connection_made(self, transport)
        self._client_connected_cb = callback
        if callback is None:
            return
        reader = self._stream_reader
        self._stream_writer = asyncio.StreamWriter(transport, self, reader, self._loop)
        self._strong_reader = None

        def done(task):
            if not task.cancelled():
                error = task.exception()
                if error is None:
                    return
                self._loop.call_exception_handler({
                    'message': 'Unhandled exception in client_connected_cb',
                    'exception': error, 'transport': transport})
            transport.close()
        self._task = self._loop.create_task(callback(reader, self._stream_writer))
        self._task.add_done_callback(done)
    if 'client' not in SKIP:
        Protocol.connection_made = connection_made

    # 14. StreamWriter.wait_closed(): each waits for a future of its own. In CPython it is one of
    #     the connection, so that who is cancelled cancels the others, and all who come later.
    async def wait_closed(self):
        protocol = self._protocol
        if protocol._closed.done():
            return protocol._closed.result()
        waiter = self._loop.create_future()
        waiters = protocol.__dict__.setdefault('_close_waiters', [])
        waiters.append(waiter)
        try:
            await waiter
        finally:
            waiters.remove(waiter)

    old_connection_lost = Protocol.connection_lost

    def connection_lost(self, error):
        reader = self._stream_reader
        # They are woken where asyncio wakes them: behind the reader, before who drains.
        if reader is not None and error is None:
            reader.feed_eof()
        elif reader is not None:
            reader.set_exception(error)
        for waiter in self.__dict__.get('_close_waiters', ()):
            if not waiter.done() and error is None:
                waiter.set_result(None)
            elif not waiter.done():
                waiter.set_exception(error)
        self._stream_reader_wr = None
        old_connection_lost(self, error)
    if 'wait_closed' not in SKIP:
        asyncio.StreamWriter.wait_closed = wait_closed
        Protocol.connection_lost = connection_lost
