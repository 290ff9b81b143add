// AsioPoller: the loop waits in a Boost.Asio io_context. Takes its place with io_context_of(), and
// what the loop watches goes on, so that other programs do not link it.
//
// <boost/asio.hpp> stays in the .cpp; who wants the io_context itself includes
// <asyncio/loop/asio_context.hpp>.
#pragma once

#include <asyncio/loop/pollers/poller.hpp>

#include <memory>

#pragma GCC visibility push(default)
namespace asyncio {

// One with an io_context of its own, for new_event_loop(): a loop that waits there from the start.
std::unique_ptr<Poller> make_asio_poller();

}  // namespace asyncio
#pragma GCC visibility pop
