"""W17: clients of databases. The cost is what the client's process takes of the processor for each
operation. Server and client are bound to one core, as in W8: what it costs to wake an idle core is
not theirs. But in W17_pg_rate, whose bar is of the rate, each has its own.

The servers are of the bench's own: on sockets in a temporary folder, as nobody when it is root, gone
at its end. Without one, its workloads are left out.
"""

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

import bars
import measure
import peers
import web

KEYS = 1000
POSTGRES = ("/usr/lib/postgresql/15/bin",
            "/var/cache/asyncio17/servers/postgresql/usr/lib/postgresql/15/bin")
# Debian's redis-tools has the server under the last name, and it looks at how it is called.
REDIS = ("/usr/bin/redis-server", "/usr/local/bin/redis-server", "/usr/bin/redis-check-rdb")
TABLES = ("CREATE TABLE kv (id int PRIMARY KEY, value text NOT NULL)",
          "CREATE TABLE log (id int, value text)")


def first(paths):
    return next((path for path in paths if os.path.exists(path)), None)


def as_nobody():
    return {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}


@contextlib.contextmanager
def started(command, ready, folder, program=None):
    """A server, ended at once when it is needed no more. `program`: where it is, when it is called by
    another name."""
    with open(os.path.join(folder, "log"), "a", encoding="utf-8") as log:
        process = subprocess.Popen(command, executable=program, stdin=subprocess.DEVNULL, stdout=log,
                                   stderr=log, cwd=folder, **as_nobody())
    try:
        end = time.monotonic() + 60
        while not ready():
            if process.poll() is not None or time.monotonic() > end:
                with open(os.path.join(folder, "log"), encoding="utf-8") as log:
                    raise RuntimeError(f"{command[0]} does not start:\n{log.read()[-1000:]}")
            time.sleep(0.02)
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


@contextlib.contextmanager
def postgres(folder):
    """Gives the environment of those who measure it, and the server's process."""
    data, programs = os.path.join(folder, "data"), first(POSTGRES)
    if not programs:
        raise RuntimeError("no PostgreSQL server is installed or unpacked")
    peers.run([f"{programs}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
               "--locale=C", "--no-sync"], cwd=folder, **as_nobody())
    rows = f"INSERT INTO kv SELECT n, 'some value' FROM generate_series(0, {KEYS - 1}) n"
    subprocess.run([f"{programs}/postgres", "--single", "-D", data, "postgres"], cwd=folder,
                   input="\n".join([*TABLES, rows, "VACUUM ANALYZE kv", ""]), text=True,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   **as_nobody())
    with started([f"{programs}/postgres", "-D", data, "-k", folder, "-c", "listen_addresses=",
                  "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "autovacuum=off"],
                 lambda: answers(os.path.join(folder, ".s.PGSQL.5432")), folder) as process:
        yield {"POSTGRES_DSN": f"host={folder} user=postgres dbname=postgres"}, process


def answers(path, question=b"", answer=b""):
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as one:
        one.connect(path)
        one.sendall(question)
        return not answer or one.recv(100) == answer
    return False


@contextlib.contextmanager
def redis(folder):
    if not first(REDIS):
        raise RuntimeError("no redis-server and no redis-tools are installed")
    path = os.path.join(folder, "redis")
    with started(["redis-server", "--port", "0", "--unixsocket", path, "--unixsocketperm", "777",
                  "--save", "", "--dir", folder],
                 lambda: answers(path, b'SET key "some value"\r\n', b"+OK\r\n"), folder,
                 first(REDIS)) as process:
        yield {"REDIS_SOCKET": path}, process


@contextlib.contextmanager
def sqlite(folder):
    """A file, in the journal's mode that aims at many small transactions."""
    path = os.path.join(folder, "sqlite")
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        for table in TABLES:
            db.execute(table)
        db.executemany("INSERT INTO kv VALUES (?, 'some value')", [(n,) for n in range(KEYS)])
        db.commit()
    yield {"SQLITE_FILE": path}, None


SERVERS = {"W17_pg": postgres, "W17_redis": redis, "W17_insert": sqlite, "W17_select": sqlite}


def row(workload, chosen, rounds):
    """The row of a workload; empty when its server is not to be had."""
    serve = next(serve for name, serve in SERVERS.items() if workload.startswith(name))
    with tempfile.TemporaryDirectory(prefix="asyncio17-bench-") as folder:
        os.chmod(folder, 0o777)
        try:
            with serve(folder) as (environment, process):
                def settle():
                    if process:  # what PostgreSQL starts for a connection goes there too
                        os.sched_setaffinity(process, {
                            web.other_core() if workload == "W17_pg_rate" else measure.CORES.core})
                users = {name: peer._replace(environment={**peer.environment, **environment},
                                             command=peer.database)
                         for name, peer in chosen.items() if peer.database}
                return measure.measure(workload, users, rounds, settle)
        except (RuntimeError, OSError, subprocess.CalledProcessError) as error:
            print(f"left out: {error}", file=sys.stderr, flush=True)
            return {}


assert all(any(w.startswith(name) for name in SERVERS) for w in bars.DATABASES)
