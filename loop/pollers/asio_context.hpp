// The io_context of a loop, for code that speaks Boost.Asio itself.
#pragma once

#include <asyncio/loop/event_loop.hpp>

#include <boost/asio/io_context.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

// What is started on it completes in the loop's poll step. From the first call on the loop waits on
// it. Of an AsioGuest it is its host's. RuntimeError when the loop cannot wait on one, or is the
// guest of another host. Thread: the loop's, or any while it does not run.
boost::asio::io_context& io_context_of(EventLoop& loop);

}  // namespace asyncio
#pragma GCC visibility pop
