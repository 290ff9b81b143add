"""W17 on Python's drivers: bench.py WORKLOAD N DRIVER.

Where a driver lets one task at a time use a connection, the tasks take turns by a lock: psycopg has
one, asyncpg gets one here.
"""

import asyncio
import importlib
import os
import sys
import time

KEYS = 1000


def expect(value):
    if value not in ("some value", b"some value"):
        raise SystemExit(f"not the value: {value!r}")


async def share(n, tasks, one):
    """n operations by so many tasks; how long they took, in seconds."""
    async def work(count):
        for i in range(count):
            await one(i % KEYS)
    await work(10)
    start = time.perf_counter()
    await asyncio.gather(*(work((n + i) // tasks) for i in range(tasks)))
    return time.perf_counter() - start


async def use_asyncpg(asyncpg, workload, n):
    folder = dict(word.split("=") for word in os.environ["POSTGRES_DSN"].split())["host"]
    connection = await asyncpg.connect(host=folder, user="postgres", database="postgres")
    statement = await connection.prepare("SELECT value FROM kv WHERE id = $1")
    lock = asyncio.Lock()

    async def locked(key):
        async with lock:
            expect(await statement.fetchval(key))

    async def free(key):
        expect(await statement.fetchval(key))
    one = workload == "W17_pg_1"
    return await share(n, 1 if one else 16, free if one else locked)


async def use_psycopg(psycopg, workload, n):
    connection = await psycopg.AsyncConnection.connect(os.environ["POSTGRES_DSN"], autocommit=True)

    async def one(key):
        cursor = await connection.execute("SELECT value FROM kv WHERE id = %b", (key,),
                                          prepare=True, binary=True)
        expect((await cursor.fetchone())[0])
    return await share(n, 1 if workload == "W17_pg_1" else 16, one)


async def use_redis(module, workload, n):
    client = module.Redis(unix_socket_path=os.environ["REDIS_SOCKET"],
                          single_connection_client=True)

    async def one(_):
        expect(await client.get("key"))
    return await share(n, 1 if workload == "W17_redis_1" else 50, one)


async def use_aiosqlite(aiosqlite, workload, n):
    async with aiosqlite.connect(os.environ["SQLITE_FILE"]) as db:
        async def insert(key):
            await db.execute("INSERT INTO log VALUES (?, ?)", (key, "some value"))

        async def select(key):
            expect((await db.execute_fetchall("SELECT value FROM kv WHERE id = ?", (key,)))[0][0])
        seconds = await share(n, 1, insert if workload == "W17_insert" else select)
        await db.commit()
        return seconds


async def use_sqlite3(module, workload, n):
    db = module.connect(os.environ["SQLITE_FILE"])
    start = time.perf_counter()
    for key in range(n):
        if workload == "W17_insert":
            db.execute("INSERT INTO log VALUES (?, ?)", (key, "some value"))
        else:
            expect(db.execute("SELECT value FROM kv WHERE id = ?", (key % KEYS,)).fetchall()[0][0])
    db.commit()
    return time.perf_counter() - start


POSTGRES, REDIS = ("W17_pg_1", "W17_pg_16"), ("W17_redis_1", "W17_redis_50")
SQLITE = ("W17_insert", "W17_select")
DRIVERS = {"asyncpg": (use_asyncpg, POSTGRES), "psycopg": (use_psycopg, POSTGRES),
           "redis.asyncio": (use_redis, REDIS), "aiosqlite": (use_aiosqlite, SQLITE),
           "sqlite3": (use_sqlite3, SQLITE)}


def main(workload, n, driver):
    use, workloads = DRIVERS[driver]
    if workload not in workloads:
        return 3
    seconds = asyncio.run(use(importlib.import_module(driver), workload, int(n)))
    print(workload, driver, n, seconds * 1e9 / int(n))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
