// What connect_read_pipe() and connect_write_pipe() of a loop take: a protocol factory, and the
// descriptor of a pipe, a socket or a character device, which is the transport's from then on and
// closed with it. ValueError for another one, which stays the caller's.
//
//   YIELD_FROM_INTO(std::tie(transport, protocol),
//                   loop.connect_read_pipe([] { return std::make_shared<Input>(); }, dup(0)));
//
// A write pipe's protocol may be any StreamingProtocol; it hears connection_lost() when the reader
// has left, with a BrokenPipeError if something was still to be sent. write_eof() closes it. What
// the end of a pipe cannot do raises NotImplementedError. SIGPIPE is ignored from the first write
// pipe of a process on, unless the program has said what is to be done about it.
// asyncio names: those of the loop's methods. Thread: the loop's.
#pragma once

#include <asyncio/io/connected.hpp>

#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

Coroutine<Connected> connect_read_pipe(EventLoop& loop, ProtocolFactory factory, int fd);
Coroutine<Connected> connect_write_pipe(EventLoop& loop, ProtocolFactory factory, int fd);

}  // namespace detail

template <class F>
auto EventLoop::connect_read_pipe(F&& factory, int fd, detail::Caller caller) {
  return detail::connected_as<F>(
      caller, [] { return "connect_read_pipe"; },
      detail::connect_read_pipe(*this, detail::protocol_factory(std::forward<F>(factory)), fd));
}
template <class F>
auto EventLoop::connect_write_pipe(F&& factory, int fd, detail::Caller caller) {
  return detail::connected_as<F>(
      caller, [] { return "connect_write_pipe"; },
      detail::connect_write_pipe(*this, detail::protocol_factory(std::forward<F>(factory)), fd));
}

}  // namespace asyncio
#pragma GCC visibility pop
