// AsioPoller: the loop waits in a Boost.Asio io_context. The default.
//
// <boost/asio.hpp> stays in the .cpp; who wants the io_context itself includes
// <asyncio/loop/asio_context.hpp>.
#pragma once

#include <asyncio/loop/poller.hpp>

#include <memory>

namespace asyncio {

std::unique_ptr<Poller> make_asio_poller();

namespace detail {
// Lets the pollers watch: whoever calls it has the part that does so linked (asio_watches.hpp).
void link_asio_watches() noexcept;
}  // namespace detail

}  // namespace asyncio
