"""W14: what the library costs to compile against and to carry, by hello.cpp and hello_asio.cpp."""

import os
import statistics

import measure
import peers

PROGRAMS = {"ours": "hello", "asio": "hello_asio"}
SERVERS = {"ours": "hello_web", "beast": "hello_beast"}


def include_folder():
    """A folder in which the checkout is called asyncio."""
    folder = os.path.join(peers.BUILD, "include")
    os.makedirs(folder, exist_ok=True)
    link = os.path.join(folder, "asyncio")
    if os.path.islink(link):
        os.remove(link)
    os.symlink(peers.ROOT, link)
    return folder


def compile_seconds(programs=None, rounds=3):
    """CPU seconds of `g++ -O2 -c`, in turns, the median."""
    programs = programs or PROGRAMS
    folder, spent = include_folder(), {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            status, _, seconds = measure.spend(
                ["g++", "-O2", "-std=c++17", "-I", folder, "-c", "-o", os.devnull,
                 os.path.join(peers.ROOT, "bench", program + ".cpp")])
            if status == 0:
                spent[name].append(seconds)
    return {name: {"cost": statistics.median(s), "least": min(s), "rounds": s}
            for name, s in spent.items() if s}


def stripped_sizes():
    """Bytes of each program, stripped, our library linked statically."""
    peers.shell(f"bazel build --config=opt //bench:hello //bench:hello_asio || exit\n"
                f"for program in hello hello_asio; do\n"
                f"  strip -o {peers.BUILD}/$program $root/.bazel/bin/bench/$program\ndone")
    return {name: {"cost": os.path.getsize(os.path.join(peers.BUILD, program))}
            for name, program in PROGRAMS.items()}
