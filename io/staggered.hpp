// staggered_race(): tries several ways to connect, one a little later than the other, until one
// succeeds.
//
// asyncio name: staggered.staggered_race, for the sockets of create_connection(). RFC 8305, "happy
// eyeballs". Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/io/native_socket.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

class EventLoop;

namespace detail {

// A socket that several hands pass on. Closed with the last of them, unless it was released.
using SharedSocket = std::shared_ptr<NativeSocket>;
using Attempt = std::function<Coroutine<SharedSocket>()>;

// Begins an attempt when the one before it has failed, or `delay` seconds after that began; without
// a delay only when it has failed. The first one that succeeds is the result, and the others are
// cancelled; null when all fail. It returns, also when it is cancelled, when none is under way.
Coroutine<SharedSocket> staggered_race(EventLoop& loop, std::vector<Attempt> attempts,
                                       std::optional<double> delay);

}  // namespace detail
}  // namespace asyncio
#pragma GCC visibility pop
