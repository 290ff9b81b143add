// Connected: what comes of connecting a protocol, a transport and the protocol, and that with the
// protocol's own class.
#pragma once

#include <asyncio/io/protocol_factory.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

using Connected = std::pair<TransportPtr, std::shared_ptr<StreamingProtocol>>;

// The same, with the protocol as the P that the factory makes.
template <class P>
struct ConnectedAs {
  using Result = std::pair<TransportPtr, std::shared_ptr<P>>;
  Coroutine<Connected> connecting;
  Step operator()(Co<Result>& co) {
    if (co.label() == 0) return co.yield_from(1, std::move(connecting));
    if (co.raised()) return co.raise_it();
    Passing<Connected> result;
    co.take(result);
    Connected& connected = result.value();
    return co.return_(
        Result(std::move(connected.first), std::static_pointer_cast<P>(connected.second)));
  }
};
template <class F>
auto connected_as(Coroutine<Connected> connecting, const char* function) {
  using P = protocol_of_t<F>;
  return coroutine<typename ConnectedAs<P>::Result>(ConnectedAs<P>{std::move(connecting)}, __FILE__,
                                                    __LINE__, function);
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
