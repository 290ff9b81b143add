"""The peers: what they need, how they are built, how they are called."""

import os
import shutil
import subprocess
import sys
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCES = os.path.join(ROOT, "bench", "peers")
# Nothing is built in the tree.
BUILD = os.environ.get("BENCH_BUILD") or os.path.join(
    os.environ.get("TMPDIR", "/tmp"), f"asyncio17-bench-{os.getuid()}")
PYTHON = "/usr/bin/python3"  # the one that Debian's uvloop is for
CRATES = "/usr/share/cargo/registry"


class Peer(NamedTuple):
    title: str
    family: str  # peers of one family share a colour in the chart
    command: tuple
    arguments: tuple = ()  # after WORKLOAD N
    environment: dict = {}
    pinned: bool = True
    # Sleeping tasks in W7, and after how many seconds they wake: later than the last was spawned.
    sleepers: int = 250_000
    wake_after: float = 1.5
    slow: bool = False  # takes microseconds where others take nanoseconds
    echo: str = ""  # WORKLOAD for its echo server, whose N is the port
    only_server: bool = False  # nothing but a server, or another form of one
    http: str = ""  # the same for its HTTP server that says hello
    workers: bool = False  # which has more than one worker
    database: tuple = ()  # the command for the workloads of databases


def built(name):
    return (os.path.join(BUILD, name),)


NODE = ("node", os.path.join(SOURCES, "node/bench.js"))
DRIVERS = (PYTHON, os.path.join(SOURCES, "python_databases/bench.py"))
CPYTHON = (PYTHON, os.path.join(SOURCES, "cpython/bench.py"))
PEERS = {
    "ours": Peer("asyncio17", "ours", built("ours"), sleepers=1_000_000, echo="echo",
                 http="http", database=built("ours_databases")),
    "ours_buffered": Peer("asyncio17, BufferedProtocol", "ours", built("ours"),
                          echo="echo-buffered", only_server=True),
    "ours_streams": Peer("asyncio17, streams", "ours", built("ours"), echo="echo-streams",
                         only_server=True),
    "ours_two": Peer("asyncio17, two workers", "ours", built("ours"), only_server=True,
                     http="http-workers", workers=True),
    "limit": Peer("bare limit", "limit", built("limit"), sleepers=1_000_000, echo="echo"),
    "limit_wheel": Peer("bare limit, timing wheel", "limit", built("limit"), ("wheel",)),
    "asio_h1": Peer("Boost.Asio, hint 1", "asio", built("asio_h1"), sleepers=1_000_000,
                    wake_after=3, echo="echo"),
    "asio_unsafe": Peer("Boost.Asio, hint UNSAFE", "asio", built("asio_unsafe")),
    "asio_nothr": Peer("Boost.Asio, no threads", "asio", built("asio_nothr")),
    "asio_stackless": Peer("Boost.Asio, stackless", "asio", built("asio_stackless")),
    "asio_awaitable": Peer("Boost.Asio, awaitable", "asio", built("asio_awaitable")),
    "libuv": Peer("libuv", "libuv", built("libuv"), echo="echo"),
    "tokio": Peer("Tokio, current thread", "tokio", built("tokio"), echo="echo"),
    "go1": Peer("Go, GOMAXPROCS=1", "go", built("go"), environment={"GOMAXPROCS": "1"},
                wake_after=4, echo="echo"),
    "go": Peer("Go", "go", built("go"), pinned=False, wake_after=4),
    "node": Peer("Node, setImmediate", "node", NODE, wake_after=3, slow=True),
    "node_micro": Peer("Node, microtasks", "node", NODE, ("micro",), slow=True),
    "uvloop": Peer("uvloop", "uvloop", CPYTHON, ("uvloop",), sleepers=100_000, wake_after=5,
                   slow=True, echo="echo_proto"),
    "uvloop_streams": Peer("uvloop, streams", "uvloop", CPYTHON, ("uvloop",), slow=True,
                           echo="echo", only_server=True),
    "beast": Peer("Boost.Beast", "asio", built("beast"), only_server=True, http="http"),
    "nginx": Peer("nginx", "nginx", (os.path.join(SOURCES, "nginx/serve"),), only_server=True,
                  http="http", environment={"FOLDER": os.path.join(BUILD, "nginx")}),
    "aiohttp": Peer("aiohttp on uvloop", "uvloop",
                    (PYTHON, os.path.join(SOURCES, "aiohttp/http_server.py")), only_server=True,
                    http="http"),
    "node_http": Peer("Node, http", "node", ("node", os.path.join(SOURCES, "node/http_server.js")),
                      only_server=True, http="http"),
    "cpython": Peer("asyncio", "asyncio", CPYTHON, sleepers=100_000, wake_after=5, slow=True),
    "libpq": Peer("libpq", "libpq", (), database=built("libpq")),
    "redis_benchmark": Peer("redis-benchmark", "redis", (), database=(
        os.path.join(SOURCES, "redis_benchmark/bench"),)),
    **{name: Peer(title, "asyncio", (), (module,), slow=True, database=DRIVERS)
       for name, title, module in (("asyncpg", "asyncpg", "asyncpg"),
                                   ("psycopg", "psycopg", "psycopg"),
                                   ("redis_py", "redis-py", "redis.asyncio"),
                                   ("sqlite3", "sqlite3, no loop", "sqlite3"),
                                   ("aiosqlite", "aiosqlite", "aiosqlite"))},
}

C17 = ["-O2", "-Wall", "-DNDEBUG", "-std=c++17", "-pthread", "-I", ROOT]
C20 = ["-O2", "-Wall", "-DNDEBUG", "-std=c++20", "-fcoroutines", "-pthread", "-I", ROOT]
UNSAFE = "-DHINT=BOOST_ASIO_CONCURRENCY_HINT_UNSAFE"


def run(command, **options):
    """Runs a step of a build; its output is shown if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          stdin=subprocess.DEVNULL, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command[:3])} ... failed:\n{done.stdout[-2000:]}")


def shell(script):
    """Runs a script with what tools/setup.sh offers."""
    run(["bash", "-c", f"source {ROOT}/tools/setup.sh\n{script}"])


def need(tool, *packages):
    """Installs Debian packages, unless the tool is there already."""
    if not tool or not shutil.which(tool):
        shell("need " + " ".join(packages))


def cxx(name, flags, source, *after):
    run(["g++", *flags, "-o", os.path.join(BUILD, name), os.path.join(SOURCES, source), *after])


def build_ours():
    # Copied at once: the link .bazel/bin goes to whatever was built last.
    shell(f"bazel build --config=opt //bench:ours //bench:echo_client"
          " //bench:ours_databases || exit\n"
          f"cd $root/.bazel/bin/bench && cp -f ours echo_client ours_databases {BUILD}/")


def build_raw(name):
    flags = {"asio_h1": ["-DHINT=1", "-DMT_OK"], "asio_unsafe": [UNSAFE],
             "asio_nothr": [UNSAFE, "-DBOOST_ASIO_DISABLE_THREADS"]}[name]
    cxx(name, [*C17, *flags, f'-DPEER="{name}"'], "asio_raw/raw.cpp")


def build_libuv():
    need("", "libuv1-dev")
    cxx("libuv", C17, "libuv/uv.cpp", "-luv")


def build_tokio():
    need("cargo", "cargo")
    need("", "librust-tokio+full-dev")
    folder = os.path.join(BUILD, "cargo")
    shutil.copytree(os.path.join(SOURCES, "tokio"), folder, dirs_exist_ok=True)
    os.makedirs(os.path.join(folder, ".cargo"), exist_ok=True)
    with open(os.path.join(folder, ".cargo/config.toml"), "w", encoding="utf-8") as config:
        config.write('[source.crates-io]\nreplace-with = "debian"\n'
                     f'[source.debian]\ndirectory = "{CRATES}"\n')
    run(["cargo", "build", "--release", "--offline"], cwd=folder,
        env=dict(os.environ, CARGO_TARGET_DIR=os.path.join(folder, "target")))
    shutil.copy(os.path.join(folder, "target/release/tokio_peer"), os.path.join(BUILD, "tokio"))


def build_go():
    need("go", "golang-go")
    run(["go", "build", "-o", os.path.join(BUILD, "go"), os.path.join(SOURCES, "go/bench.go")],
        env=dict(os.environ, GO111MODULE="off", GOFLAGS="", GOTOOLCHAIN="local"))


def build_uvloop():
    need("", "python3-uvloop")
    run([PYTHON, "-c", "import uvloop"])


def build_driver(module, package):
    need("", package)
    run([PYTHON, "-c", f"import {module}"])


def build_aiohttp():
    need("", "python3-uvloop", "python3-aiohttp")
    run([PYTHON, "-c", "import aiohttp, uvloop"])


# How each program is built, and the folder of its source: it is built again when that is newer.
# Without a folder, the function sees for itself whether there is anything to do.
BUILDERS = {
    "ours": (build_ours, None),
    "limit": (lambda: cxx("limit", C17, "limit/limit.cpp"), "limit"),
    "asio_h1": (lambda: build_raw("asio_h1"), "asio_raw"),
    "asio_unsafe": (lambda: build_raw("asio_unsafe"), "asio_raw"),
    "asio_nothr": (lambda: build_raw("asio_nothr"), "asio_raw"),
    "asio_stackless": (
        lambda: cxx("asio_stackless", [*C17, UNSAFE], "asio_stackless/stackless.cpp"),
        "asio_stackless"),
    "asio_awaitable": (
        lambda: cxx("asio_awaitable", [*C20, UNSAFE], "asio_awaitable/awaitable.cpp"),
        "asio_awaitable"),
    "libuv": (build_libuv, "libuv"),
    "tokio": (build_tokio, "tokio"),
    "go": (build_go, "go"),
    "node": (lambda: need("node", "nodejs"), None),
    "uvloop": (build_uvloop, None),
    "beast": (lambda: cxx("beast", C17, "beast/http.cpp"), "beast"),
    "nginx": (lambda: need("/usr/sbin/nginx", "nginx-light"), None),
    "aiohttp": (build_aiohttp, None),
    "cpython": (lambda: run([PYTHON, "-c", "import asyncio"]), None),
    "libpq": (lambda: cxx("libpq", [*C17, "-I/usr/include/postgresql"], "libpq/libpq.cpp", "-lpq"),
              "libpq"),
    "redis_benchmark": (lambda: need("redis-benchmark", "redis-tools"), None),
    "asyncpg": (lambda: build_driver("asyncpg", "python3-asyncpg"), None),
    "psycopg": (lambda: build_driver("psycopg", "python3-psycopg"), None),
    "redis_py": (lambda: build_driver("redis.asyncio", "python3-redis"), None),
    "aiosqlite": (lambda: build_driver("aiosqlite", "python3-aiosqlite"), None),
}
# Those that are another one's program.
SAME = {"ours_buffered": "ours", "ours_streams": "ours", "ours_two": "ours",
        "limit_wheel": "limit", "go1": "go", "node_micro": "node",
        "node_http": "node", "uvloop_streams": "uvloop", "sqlite3": "cpython"}


def is_built(name, folder):
    program = os.path.join(BUILD, name)
    if folder is None or not os.path.exists(program):
        return False
    sources = [os.path.join(ROOT, "bench/bench.h")]
    for where, _, files in os.walk(os.path.join(SOURCES, folder)):
        sources += [os.path.join(where, file) for file in files]
    return all(os.path.getmtime(source) < os.path.getmtime(program) for source in sources)


def build(names):
    """Builds the peers. Returns those to be had, and why the others are not."""
    os.makedirs(BUILD, exist_ok=True)
    absent, done = {}, {}
    for name in names:
        builder = SAME.get(name, name)
        if builder not in done:
            print(f"building {builder} ...", file=sys.stderr, flush=True)
            try:
                make, folder = BUILDERS[builder]
                if not is_built(builder, folder):
                    make()
                done[builder] = None
            except (RuntimeError, OSError) as error:
                done[builder] = str(error)
                print(f"left out: {error}", file=sys.stderr, flush=True)
        if done[builder]:
            absent[name] = done[builder]
    return {name: PEERS[name] for name in names if name not in absent}, absent


def first_line(*command):
    """What a program says first; nothing if there is none."""
    try:
        return subprocess.run(command, capture_output=True, text=True,
                              check=True).stdout.splitlines()[0].strip()
    except (OSError, subprocess.CalledProcessError, IndexError):
        return ""


def debian_version(package):
    return first_line("dpkg-query", "-W", "-f", "${Version}", package)


def versions(databases=False):
    """What the figures were taken with."""
    if databases:
        packages = {"g++": "g++-12", "libpq": "libpq5", "Redis": "redis-tools", "SQLite": "libsqlite3-0",
                    "Python": "python3", "asyncpg": "python3-asyncpg", "psycopg": "python3-psycopg",
                    "redis-py": "python3-redis", "aiosqlite": "python3-aiosqlite"}
        found = {name: debian_version(package) for name, package in packages.items()}
        return {name: version for name, version in found.items() if version}
    found = {
        "g++": first_line("g++", "-dumpfullversion"),
        "Boost": debian_version("libboost1.81-dev"),
        "libuv": debian_version("libuv1-dev"),
        "Tokio": debian_version("librust-tokio-dev"),
        "rustc": first_line("rustc", "--version").removeprefix("rustc "),
        "Go": first_line("go", "version").removeprefix("go version go"),
        "Node": first_line("node", "--version"),
        "Python": first_line(PYTHON, "--version").removeprefix("Python "),
        "uvloop": debian_version("python3-uvloop"),
        "aiohttp": debian_version("python3-aiohttp"),
        "nginx": debian_version("nginx"),
    }
    return {name: version for name, version in found.items() if version}
