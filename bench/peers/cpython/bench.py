"""CPython asyncio / uvloop peer: bench.py WORKLOAD N [uvloop]."""
import asyncio
import os
import random
import resource
import sys
import threading
import time

W, N = sys.argv[1], int(sys.argv[2])
PEER = "cpython"
if len(sys.argv) > 3 and sys.argv[3] == "uvloop":
    import uvloop
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    PEER = "uvloop"
now = time.perf_counter_ns


def rep(ns, n=N):
    print(f"{W} {PEER} {n} {ns / n:.3f}", flush=True)


def rss():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * 4096


def nop():
    pass


async def w1():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    left = N

    def cb():
        nonlocal left
        left -= 1
        if left > 0:
            loop.call_soon(cb)
        else:
            fut.set_result(None)
    t = now()
    loop.call_soon(cb)
    await fut
    return now() - t


async def w1b():
    loop = asyncio.get_running_loop()
    t = now()
    for _ in range(0, N, 1000):
        for _ in range(1000):
            loop.call_soon(nop)
        await asyncio.sleep(0)
    return now() - t


async def w2():
    loop = asyncio.get_running_loop()
    r = random.Random(1)
    d = [r.random() * 3600 for _ in range(N)]
    t = now()
    v = [loop.call_later(x, nop) for x in d]
    for h in v:
        h.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return now() - t


async def w2b():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    c = 0

    def cb():
        nonlocal c
        c += 1
        if c == N:
            fut.set_result(None)
    t = now()
    for i in range(N):
        loop.call_later(i * 1e-9, cb)
    await fut
    return now() - t


async def w2c():
    loop = asyncio.get_running_loop()
    P = 100000
    v = [loop.call_later(60, nop) for _ in range(P)]
    r = random.Random(1)
    idx = [r.randrange(P) for _ in range(N)]
    t = now()
    for b in range(0, N, 1000):
        for i in idx[b:b + 1000]:
            v[i].cancel()
            v[i] = loop.call_later(60, nop)
        await asyncio.sleep(0)
    d = now() - t
    for h in v:
        h.cancel()
    return d


async def sw(n):
    sleep = asyncio.sleep
    for _ in range(n):
        await sleep(0)


async def w3(k):
    t = now()
    await asyncio.gather(*[sw(N // k) for _ in range(k)])
    return now() - t


async def w4():
    loop = asyncio.get_running_loop()
    slot = [None, None]
    left = N

    async def side(me):
        nonlocal left
        while left > 0:
            left -= 1
            f = slot[me] = loop.create_future()
            o = slot[1 - me]
            if o is not None and not o.done():
                o.set_result(1)
            await f
        o = slot[1 - me]
        if not o.done():
            o.set_result(1)
    t = now()
    await asyncio.gather(side(0), side(1))
    return now() - t


async def kid(i):
    return i


async def w5():
    t = now()
    for _ in range(0, N, 1000):
        await asyncio.gather(*[kid(i) for i in range(1000)])
    return now() - t


async def rec(d):
    if d == 0:
        for _ in range(N):
            await asyncio.sleep(0)
        return N
    return await rec(d - 1)


async def w6(d):
    t = now()
    await rec(d)
    return now() - t


async def w6c():
    t = now()
    for i in range(N):
        await kid(i)
    return now() - t


async def w7():
    loop = asyncio.get_running_loop()
    r0 = rss()
    started = 0
    dl = loop.time() + float(os.environ.get("W7_DEADLINE_S", "30"))

    async def sl():
        nonlocal started
        started += 1
        await asyncio.sleep(dl - loop.time())
    t0 = now()
    ts = [loop.create_task(sl()) for _ in range(N)]
    while started < N:
        await asyncio.sleep(0)
    t1 = now()
    l1 = loop.time()
    d = rss() - r0
    for x in ts:
        await x
    l2 = loop.time()
    sp, fi = t1 - t0, (l2 - max(dl, l1)) * 1e9
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"W7 {PEER} {N} {(sp + fi) / N:.3f} {d / N:.1f} spawn_ns={sp / N:.3f} finish_ns={fi / N:.3f} peak_rss_mb={peak:.1f}", flush=True)
    os._exit(0)


async def w10():
    loop = asyncio.get_running_loop()
    t = now()
    for _ in range(N):
        f = loop.create_future()
        loop.call_soon(f.set_result, None)
        await asyncio.wait_for(f, 10)
    return now() - t


async def w10b():
    s = asyncio.sleep
    t = now()
    for _ in range(N):
        await asyncio.gather(s(0), s(0), s(0), s(0), s(0), s(0), s(0), s(0), s(0), s(0))
    return now() - t


async def w11():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    c = 0

    def cb():
        nonlocal c
        c += 1
        if c == N:
            fut.set_result(None)

    def th():
        for _ in range(N):
            loop.call_soon_threadsafe(cb)
    t = now()
    x = threading.Thread(target=th)
    x.start()
    await fut
    x.join()
    return now() - t


async def w11p():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    ev = threading.Semaphore(0)

    def th():
        for _ in range(N):
            loop.call_soon_threadsafe(ev.release)
            ev.acquire()
        loop.call_soon_threadsafe(fut.set_result, None)
    t = now()
    x = threading.Thread(target=th)
    x.start()
    await fut
    x.join()
    return now() - t


async def w13():
    t = now()
    for _ in range(0, N, 100000):
        ts = [asyncio.create_task(asyncio.sleep(3600)) for _ in range(min(N, 100000))]
        await asyncio.sleep(0)
        for x in ts:
            x.cancel()
        await asyncio.gather(*ts, return_exceptions=True)
    return now() - t


async def w13b():
    async def expires():
        try:
            await asyncio.wait_for(asyncio.sleep(3600), 0.001)
        except asyncio.TimeoutError:
            return
        sys.exit(1)
    t = now()
    for _ in range(0, N, 100000):
        await asyncio.gather(*[expires() for _ in range(min(N, 100000))])
    return now() - t


async def w12():
    q = asyncio.Queue(maxsize=100)

    async def p():
        for i in range(N):
            await q.put(i)

    async def c():
        for _ in range(N):
            await q.get()
    t = now()
    await asyncio.gather(p(), c())
    return now() - t


async def echo():
    async def conn(r, w):
        try:
            while True:
                b = await r.read(65536)
                if not b:
                    break
                w.write(b)
                await w.drain()
        except ConnectionError:
            pass
        w.close()
    s = await asyncio.start_server(conn, "127.0.0.1", N, backlog=1024)
    await s.serve_forever()


class P(asyncio.Protocol):
    def connection_made(self, t):
        self.t = t

    def data_received(self, d):
        self.t.write(d)


async def echo_proto():
    loop = asyncio.get_running_loop()
    s = await loop.create_server(P, "127.0.0.1", N, backlog=1024)
    await s.serve_forever()


T = {"W1": w1, "W1e": w1, "W1b": w1b, "W2": w2, "W2b": w2b, "W2c": w2c, "W3": lambda: w3(2), "W3k": lambda: w3(1000),
     "W4": w4, "W5": w5, "W6_100": lambda: w6(100), "W6_1000": lambda: w6(1000), "W6c": w6c, "W7": w7, "W10": w10, "W10b": w10b,
     "W11": w11, "W11p": w11p, "W12": w12, "W13": w13, "W13b": w13b, "echo": echo, "echo_proto": echo_proto}
if W not in T:
    sys.exit(3)
else:
    sys.setrecursionlimit(100000)
    threading.stack_size(256 << 20)

    async def main():
        return await T[W]()
    out = []
    if W.startswith("W6_"):  # deep recursion: a thread with a big C stack
        th = threading.Thread(target=lambda: out.append(asyncio.run(main())))
        th.start()
        th.join()
    else:
        out.append(asyncio.run(main()))
    rep(out[0])
