"""testing/memory_transport.hpp in Python, step by step: the streams over it are asyncio's own.

What there is a function that the loop calls in its next turn is one here too, so that each byte
arrives in the same turn.
"""
import collections
import errno

AT_ONCE = 256 * 1024


def pair(loop, first, second):
    """Two transports, each of which receives what the other one sends."""
    a, b = MemoryTransport(loop, first), MemoryTransport(loop, second)
    a.peer, b.peer = b, a
    loop.call_soon(a.begin)
    loop.call_soon(b.begin)
    return a, b


class MemoryTransport:
    def __init__(self, loop, protocol):
        self.loop, self.protocol = loop, protocol
        self.peer = None
        self.out = b''                      # the write buffer
        self.high, self.low = 64 * 1024, 16 * 1024
        self.sent, self.capacity, self.chunk_size, self.delay = 0, 64 * 1024, 0, 0
        self.cut = self.cut_error = None
        self.incoming = collections.deque()  # [due, bytes, chunk_size]
        self.incoming_bytes = 0
        self.end = None                     # [due, error], behind all of these
        self.error = None
        self.held = self.made = self.paused = self.closing = False
        self.lost = self.gone = self.eof = self.end_sent = False
        self.writing_paused = self.flush_scheduled = self.deliver_scheduled = False

    def tell(self, what, call, *args):
        """A call of the protocol's that ends the connection when it raises."""
        try:
            return call(*args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.fail(error, 'Fatal error: protocol.%s() call failed.' % what)

    def begin(self):
        if not self.gone and self.protocol is not None:
            self.tell('connection_made', self.protocol.connection_made, self)
        self.made = True
        self.deliver_soon()

    # -- sending ------------------------------------------------------------

    def write(self, data):
        if self.eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data or self.lost:
            return
        if not self.out and not self.end_sent and self.peer.gone:
            return self.fail(BrokenPipeError(errno.EPIPE, 'Broken pipe'), None)
        if not self.out:
            data = data[self.send(data):]
        self.out += data
        if not self.lost and data:
            self.check_high_mark()

    def writelines(self, lines):
        self.write(b''.join(lines))

    def send(self, data):
        """How many bytes of it have left."""
        if self.held:
            return 0
        n = len(data)
        if not self.end_sent:
            n = min(n, max(0, self.capacity - self.peer.incoming_bytes))
            arrives = n if self.cut is None else min(n, self.cut - self.sent)
            if arrives:
                self.peer.arrive(data[:arrives], self.chunk_size)
        self.sent += n
        if self.cut is not None and self.sent >= self.cut:
            self.send_end(self.cut_error)
        return n

    def send_end(self, error):
        if self.end_sent:
            return
        self.end_sent = True
        if not self.peer.gone:
            self.peer.end = [self.peer.due_from(self), error]
            self.peer.deliver_soon()

    def cut_at(self, count, error):
        if count < self.sent:
            raise RuntimeError('more bytes than that were sent already')
        self.cut, self.cut_error = count, error
        if count == self.sent:
            self.send_end(error)
        self.flush_soon()

    def set_capacity(self, count):
        self.capacity = count
        self.flush_soon()

    def hold(self):
        self.held = True

    def release(self):
        self.held = False
        self.flush_soon()

    def flush_soon(self):
        if self.lost or not self.out and not (self.eof and not self.end_sent):
            return
        if not self.flush_scheduled:
            self.flush_scheduled = True
            self.loop.call_soon(self.flush)

    def flush(self):
        self.flush_scheduled = False
        if self.lost or self.held:
            return
        if self.out:
            if not self.end_sent and self.peer.gone:
                return self.fail(BrokenPipeError(errno.EPIPE, 'Broken pipe'), None)
            self.out = self.out[self.send(self.out):]
            if self.writing_paused and len(self.out) <= self.low:
                self.writing_paused = False
                self.protocol.resume_writing()
        if self.out or self.lost:
            return
        if self.closing:
            self.lose()
        elif self.eof:
            self.send_end(None)

    def can_write_eof(self):
        return True

    def write_eof(self):
        if self.closing or self.eof:
            return
        self.eof = True
        if not self.out and not self.held:
            self.send_end(None)

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low:
            raise ValueError('high must be >= low')
        self.high, self.low = high, low
        self.check_high_mark()

    def check_high_mark(self):
        if self.protocol is not None and len(self.out) > self.high and not self.writing_paused:
            self.writing_paused = True
            self.protocol.pause_writing()

    # -- receiving ----------------------------------------------------------

    def due_from(self, sender):
        due = self.loop.time() + sender.delay
        return max(due, self.incoming[-1][0]) if self.incoming else due

    def arrive(self, data, chunk_size):
        self.incoming.append([self.due_from(self.peer), data, chunk_size])
        self.incoming_bytes += len(data)
        self.deliver_soon()

    def is_reading(self):
        return not self.paused and not self.closing

    def pause_reading(self):
        if self.is_reading():
            self.paused = True

    def resume_reading(self):
        if self.closing or not self.paused:
            return
        self.paused = False
        self.deliver_soon()

    def due(self):
        return self.incoming[0][0] if self.incoming else self.end[0]

    def expects(self):
        return bool(self.incoming) or self.end is not None

    def deliver_soon(self):
        if (not self.expects() or not self.made or not self.is_reading()
                or self.deliver_scheduled):
            return
        self.deliver_scheduled = True
        if self.due() > self.loop.time():
            self.loop.call_at(self.due(), self.loop.call_soon, self.deliver)
        else:
            self.loop.call_soon(self.deliver)

    def deliver(self):
        self.deliver_scheduled = False
        if not self.is_reading() or not self.expects():
            return
        if self.due() > self.loop.time():
            return self.deliver_soon()
        if self.incoming:
            self.deliver_bytes(self.incoming[0][2] or AT_ONCE)
            return self.deliver_soon()
        error, self.end = self.end[1], None
        if error is not None:
            return self.force_close(error)
        if not self.tell('eof_received', self.protocol.eof_received):
            self.close()

    def deliver_bytes(self, most):
        piece = b''
        while self.incoming and self.incoming[0][0] <= self.loop.time() and len(piece) < most:
            first = self.incoming[0]
            n = min(most - len(piece), len(first[1]))
            piece += first[1][:n]
            first[1] = first[1][n:]
            if not first[1]:
                self.incoming.popleft()
        self.incoming_bytes -= len(piece)
        self.peer.flush_soon()
        self.tell('data_received', self.protocol.data_received, piece)

    # -- the end ------------------------------------------------------------

    def is_closing(self):
        return self.closing

    def close(self):
        if self.closing:
            return
        self.closing = True
        if not self.out and not (self.held and self.eof):
            self.lose_soon(None)

    def abort(self):
        self.force_close(None)

    def fail(self, error, message):
        if not isinstance(error, OSError):
            self.loop.call_exception_handler({'message': message, 'exception': error})
        self.force_close(error)

    def force_close(self, error):
        if self.lost:
            return
        self.out = b''
        self.closing = True
        self.lose_soon(error)

    def lose_soon(self, error):
        self.lost = True
        self.error = error
        self.loop.call_soon(self.lose)

    def lose(self):
        self.lost = True
        if self.gone:
            return
        self.gone = True
        try:
            if self.protocol is not None:
                self.protocol.connection_lost(self.error)
        finally:
            self.protocol = None
            self.incoming.clear()
            self.end = None
            self.send_end(None)
            self.peer.flush_soon()

    def get_extra_info(self, name, default=None):
        return default
