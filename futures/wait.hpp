// wait(): until some or all of several futures are done. It never raises what they raise, and
// cancels nothing.
//
// asyncio names: tasks.wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED.
#pragma once

#include <asyncio/futures/ranges.hpp>

#include <initializer_list>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

// When wait() has waited enough: FIRST_EXCEPTION is as ALL_COMPLETED while none fails.
// asyncio.FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED
enum ReturnWhen : int { FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED };

// What wait() gives: both in the order of the arguments.
template <class F>
struct WaitResult {
  std::vector<F> done;
  std::vector<F> pending;
};

namespace detail {

// The type of the future that an element of wait() or as_completed() is or becomes.
template <class A>
using future_of_t =
    std::conditional_t<std::is_base_of_v<AnyFuture, std::decay_t<A>>, std::decay_t<A>,
                       decltype(ensure_future(std::declval<std::decay_t<A>>()))>;

// ValueError for a future of another loop.
template <class A>
future_of_t<A> to_future(A& element, EventLoop& loop) {
  if constexpr (std::is_base_of_v<AnyFuture, std::decay_t<A>>) {
    check_loop_of(element, &loop);
    return element;
  } else {
    return ensure_future(std::move(element), &loop);
  }
}

// Tells which futures come for the first time; O(1) for each, however many they are.
class DistinctFutures {
 public:
  DistinctFutures() noexcept;
  ~DistinctFutures();
  bool add(const void* future);

 private:
  struct Many;
  std::vector<const void*> few_;
  Owner<Many> many_;  // once there are more
};

// The distinct futures of a range, coroutines wrapped into tasks, in the order of the arguments.
template <class Range>
auto distinct_futures(Range& range, EventLoop& loop) {
  using F = future_of_t<decltype(*std::begin(range))>;
  std::vector<F> out;
  DistinctFutures known;
  for (auto&& element : range) {
    F future = to_future(element, loop);
    if (known.add(future.state().get())) out.push_back(std::move(future));
  }
  return out;
}

// To be awaited at once: the callbacks are added by the call.
Coroutine<void> wait_for_some(std::vector<AnyFuture> futures, std::optional<double> timeout,
                              ReturnWhen return_when);
// Cancels a future and waits until it has ended.
Coroutine<void> cancel_and_wait(AnyFuture future);

template <class A>
auto wait_for_these(std::vector<A> elements, std::optional<double> timeout, ReturnWhen when,
                    Caller at) {
  using F = future_of_t<A>;
  struct Body : Caller {
    std::vector<A> elements;
    std::optional<double> timeout;
    ReturnWhen return_when;
    std::vector<F> futures;
    Step operator()(Co<WaitResult<F>>& co) {
      if (co.label() == 0) {
        futures = distinct_futures(elements, get_running_loop(*this));
        if (futures.empty()) return co.raise(ValueError("Set of Tasks/Futures is empty."));
        return co.yield_from(1,
                             wait_for_some({futures.begin(), futures.end()}, timeout, return_when));
      }
      co.result();
      WaitResult<F> result;
      for (F& f : futures) (f.done() ? result.done : result.pending).push_back(f);
      return co.return_(std::move(result));
    }
  };
  return coroutine<WaitResult<F>>(Body{at, std::move(elements), timeout, when, {}}, at.file,
                                  at.line, "wait");
}

// What may be meant for wait(): a range, but no array of numbers; or, to be refused, a single one.
template <class R>
constexpr bool is_waited_for() noexcept {
  if constexpr (is_awaitable_v<R>)
    return true;
  else if constexpr (!is_iterable_v<R>)
    return false;
  else
    return std::is_class_v<std::decay_t<R>> || is_awaitable_v<element_of_t<R>>;
}
template <class R>
inline constexpr bool is_waited_for_v = is_waited_for<R>();

}  // namespace detail

// Waits until all (or the first, or the first that fails) of the futures, tasks or coroutines in
// `range` are done, or `timeout` seconds are over; returns which are done and which are not.
// ValueError when there are none, or one of another loop.
// As in asyncio it is a coroutine: the tasks are made when it is awaited. (What is no range is not
// its own, so that beside a `using namespace asyncio` wait(nullptr) is that of POSIX.)
template <class Range, class = std::enable_if_t<detail::is_waited_for_v<Range>>>
auto wait(Range&& range, OptionalSeconds timeout = std::nullopt,
          ReturnWhen return_when = ALL_COMPLETED, detail::Caller at = detail::Caller()) {
  if constexpr (detail::check_waits_for<Range>())
    return detail::wait_for_these(detail::elements_of(std::forward<Range>(range)), timeout.get(),
                                  return_when, at);
  else
    return (void)timeout, (void)return_when, (void)at, Coroutine<>();
}

// The same of some in braces, wait({task, other}, 5), which are futures and tasks, for a list in
// braces is copied. Of several types they become AnyFutures.
template <class F>
auto wait(std::initializer_list<F> futures, OptionalSeconds timeout = std::nullopt,
          ReturnWhen return_when = ALL_COMPLETED, detail::Caller at = detail::Caller()) {
  return wait(detail::listed(futures), timeout, return_when, at);
}
template <class F = AnyFuture>
auto wait(std::initializer_list<detail::alias_t<F>> futures, OptionalSeconds timeout = std::nullopt,
          ReturnWhen return_when = ALL_COMPLETED, detail::Caller at = detail::Caller()) {
  return wait(detail::listed<F>(futures), timeout, return_when, at);
}

}  // namespace asyncio
#pragma GCC visibility pop
