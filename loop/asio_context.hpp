// The io_context of a loop, for code that speaks Boost.Asio itself.
#pragma once

#include <asyncio/loop/event_loop.hpp>

#include <boost/asio/io_context.hpp>

namespace asyncio {

// What is started on it completes in the loop's poll step. RuntimeError when the loop is not on
// Boost.Asio.
boost::asio::io_context& io_context_of(EventLoop& loop);

}  // namespace asyncio
