// wait_readable(), wait_writable(): a future that ends when a descriptor is ready, for whoever
// moves the bytes himself: a driver with a descriptor of its own, a device, an eventfd.
//
//   YIELD_FROM(wait_readable(fd));
//
// asyncio name: none; add_reader() and a future. To cancel it takes the watch away at once, so that
// the descriptor may be closed next. Lifetime: the descriptor is its user's, and stays open as long
// as it is waited for. Thread: the loop's.
#pragma once

#include <asyncio/futures/future.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

// Ends when a read would not wait: there are bytes, the end of the stream, or an error.
// RuntimeError when somebody waits for that, or has a reader (add_reader), already; OSError as of
// add_reader(). Cancelled when add_reader() or remove_reader() takes its place.
Future<void> wait_readable(int fd, detail::Caller at = detail::Caller());
// The same for a write.
Future<void> wait_writable(int fd, detail::Caller at = detail::Caller());

namespace detail {
// For who has the loop at hand.
Future<void> wait_ready(EventLoop& loop, int fd, Interest interest);
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
