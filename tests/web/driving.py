"""What the scripts that drive long_server have in common: its start, its memory, and clients that
wait on one epoll."""

import contextlib
import os
import re
import select
import socket
import subprocess
import sys
import time

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)


def program():
    """The server: the first argument, or what Bazel has built last."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    return sys.argv[1] if len(sys.argv) > 1 else os.path.join(root, ".bazel/bin/tests/web/long_server")


@contextlib.contextmanager
def served(*arguments):
    """Starts it. Gives its process and its port."""
    process = subprocess.Popen([program(), "0", *map(str, arguments)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield process, int(re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())[1])
    finally:
        process.terminate()
        process.wait(60)


def resident_kib(process):
    with open(f"/proc/{process}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def descriptors(process):
    return len(os.listdir(f"/proc/{process}/fd"))


class Client:
    """A connection kept alive that sends a request, waits for its answer, sends the next one.

    It counts in `counts`: answered, and what must not be: refused, reset, lost (the end of the stream
    instead of an answer), wrong.
    """

    def __init__(self, port, poll, clients, counts, late=None):
        self.port, self.poll, self.clients = port, poll, clients
        self.counts, self.late = counts, late
        self.socket = None
        self.open()

    def open(self):
        self.close()
        try:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        except OSError:
            self.counts["refused"] += 1
            return
        self.clients[self.socket.fileno()] = self
        self.poll.register(self.socket.fileno(), select.EPOLLIN)
        self.ask()

    def close(self):
        if self.socket:
            del self.clients[self.socket.fileno()]
            self.poll.unregister(self.socket.fileno())
            self.socket.close()
            self.socket = None

    def ask(self):
        self.answer = b""
        self.since = time.monotonic()
        try:
            self.socket.sendall(REQUEST)
        except OSError:
            self.fails("reset")

    def fails(self, how):
        self.counts[how] += 1
        self.open()

    def ready(self):
        try:
            piece = self.socket.recv(65536)
        except OSError:
            return self.fails("reset")
        if not piece:
            return self.fails("lost")
        self.answer += piece
        head, end, body = self.answer.partition(b"\r\n\r\n")
        length = LENGTH.search(head + b"\r\n")
        if not end or (length and len(body) < int(length[1])):
            return None
        if not head.startswith(b"HTTP/1.1 200") or body != b"hello, world!":
            return self.fails("wrong")
        self.counts["answered"] += 1
        if self.late is not None:
            self.late.append(time.monotonic() - self.since)
        return self.open() if b"Connection: close" in head else self.ask()


class Clients:
    """So many of them at once."""

    def __init__(self, port, number):
        self.counts = {"answered": 0, "refused": 0, "reset": 0, "lost": 0, "wrong": 0}
        self.late, self.by_fd, self.poll = [], {}, select.epoll()
        self.all = [Client(port, self.poll, self.by_fd, self.counts, self.late)
                    for _ in range(number)]

    def run(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for fd, _ in self.poll.poll(0.1):
                if fd in self.by_fd:
                    self.by_fd[fd].ready()

    def close(self):
        for client in self.all:
            client.close()

    def bad(self):
        return {how: n for how, n in self.counts.items() if how != "answered" and n}


def done(passed, failed):
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
