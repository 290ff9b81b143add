// Connected: what comes of connecting a protocol, a transport and the protocol, and that with the
// protocol's own class. And what else the members of EventLoop share that are defined in io/.
#pragma once

#include <asyncio/io/protocol_factory.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <memory>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

using Connected = std::pair<TransportPtr, std::shared_ptr<StreamingProtocol>>;

// The same, with the protocol as the P that the factory makes. A Made is a pair of a transport and
// a protocol; it stands where the user called.
template <class P, class Made, class Name>
struct ConnectedAs : Caller {
  using Result = std::pair<typename Made::first_type, std::shared_ptr<P>>;
  Coroutine<Made> connecting;
  ConnectedAs(const Caller& at, Coroutine<Made>&& c) noexcept
      : Caller(at), connecting(std::move(c)) {}
  ConnectedAs(ConnectedAs&&) noexcept = default;
  // Never awaited: that is said once, of the one that the user has.
  ~ConnectedAs() { connecting.close(); }
  Step operator()(Co<Result>& co) {
    if (co.label() == 0) return co.yield_from(1, std::move(connecting));
    if (co.raised()) return co.raise_it();
    Passing<Made> result;
    co.take(result);
    Made& made = result.value();
    return co.return_(Result(std::move(made.first), std::static_pointer_cast<P>(made.second)));
  }
};
// `name`: a callable that gives the name of the member of EventLoop.
template <class F, class Made, class Name>
auto connected_as(const Caller& at, Name name, Coroutine<Made> connecting) {
  using As = ConnectedAs<protocol_of_t<F>, Made, Name>;
  return coroutine_of<typename As::Result, As>({at.file, at.line, name()}, at,
                                               std::move(connecting));
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
