// called(): what a member of EventLoop gives that is defined in io/, where the user called that.
// And with_given(), which calls with what the user has given.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// `name`: a callable that gives the name of the member.
template <class R, class Name>
struct Called : Awaits<R, Coroutine<R>> {
  using Awaits<R, Coroutine<R>>::Awaits;
  Called(Called&&) noexcept = default;
  // Never awaited: that is said once, of the one that the user has.
  ~Called() { this->held.close(); }
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
