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

// What a member of EventLoop gives, where the user called that. `name` as above.
template <class R, class Name>
struct Called : Caller {
  Coroutine<R> coroutine;
  Called(const Caller& at, Coroutine<R>&& c) noexcept : Caller(at), coroutine(std::move(c)) {}
  Called(Called&&) noexcept = default;
  ~Called() { coroutine.close(); }
  Step operator()(Co<R>& co) {
    if (co.label() == 0) return co.yield_from(1, std::move(coroutine));
    return co.template pass_result<R>();
  }
};
template <class R, class Name>
Coroutine<R> called(const Caller& at, Name name, Coroutine<R> coroutine) {
  return coroutine_of<R, Called<R, Name>>({at.file, at.line, name()}, at, std::move(coroutine));
}

// call(arguments...) without those at the end that were omitted.
template <class Call, class A>
auto with_given(const Call& call, A&& a) {
  if constexpr (std::is_same_v<A, Omitted>)
    return call();
  else
    return call(std::forward<A>(a));
}
template <class Call, class A, class B>
auto with_given(const Call& call, A&& a, B&& b) {
  if constexpr (std::is_same_v<B, Omitted>)
    return with_given(call, std::forward<A>(a));
  else
    return call(std::forward<A>(a), std::forward<B>(b));
}
template <class Call, class A, class B, class C>
auto with_given(const Call& call, A&& a, B&& b, C&& c) {
  if constexpr (std::is_same_v<C, Omitted>)
    return with_given(call, std::forward<A>(a), std::forward<B>(b));
  else
    return call(std::forward<A>(a), std::forward<B>(b), std::forward<C>(c));
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
