// concurrent::wait(), concurrent::as_completed(): a thread waits for several futures of executors.
//
//   auto [done, not_done] = concurrent::wait(jobs, 5);
//   for (concurrent::Future<int> job : concurrent::as_completed(jobs)) use(job.result());
//
// Python names: concurrent.futures.wait, as_completed, DoneAndNotDoneFutures, FIRST_COMPLETED,
// FIRST_EXCEPTION, ALL_COMPLETED. What is cancelled is done at once here, also before its executor
// has met it.
// Lifetime: what as_completed() returns keeps the futures that have not come, and may be dropped at
// any time; none is cancelled. Thread: any, and what as_completed() returns is one thread's.
#pragma once

#include <asyncio/futures/concurrent_future.hpp>
#include <asyncio/futures/patience.hpp>
#include <asyncio/futures/wait.hpp>

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::concurrent {

using asyncio::ALL_COMPLETED;
using asyncio::FIRST_COMPLETED;
using asyncio::FIRST_EXCEPTION;
using asyncio::ReturnWhen;

// What wait() gives: both in the order of the arguments.
template <class F>
struct DoneAndNotDoneFutures {
  std::vector<F> done;
  std::vector<F> not_done;
};

namespace detail {

// The distinct ones, in their order.
template <class Range>
auto distinct(Range&& range) {
  using F = std::decay_t<decltype(*std::begin(range))>;
  std::vector<F> out;
  asyncio::detail::DistinctFutures known;
  for (const F& future : range) {
    if (known.add(&future.core())) out.push_back(future);
  }
  return out;
}
template <class F>
std::vector<FutureCore*> cores_of(const std::vector<F>& futures) {
  std::vector<FutureCore*> out;
  for (const F& future : futures) out.push_back(&future.core());
  return out;
}

// The futures must live on.
void wait_for_some(const std::vector<FutureCore*>& futures, OptionalSeconds timeout,
                   ReturnWhen return_when);

// Gives the numbers of futures as they are done.
class DoneInTurn {
 public:
  DoneInTurn(const std::vector<FutureCore*>& futures, OptionalSeconds timeout);
  DoneInTurn(const DoneInTurn&) = delete;
  DoneInTurn& operator=(const DoneInTurn&) = delete;
  ~DoneInTurn();
  // Each that is given needs not live any more; nothing: all were given. TimeoutError
  std::optional<std::size_t> next();

 private:
  struct One final : FutureCore::Waiter {
    void future_done(bool failed) noexcept override;
    DoneInTurn* all;
    FutureCore* future;  // null once it was given
    std::size_t number;
  };
  const Patience patience_;
  const std::size_t count_;
  const std::unique_ptr<One[]> ones_;
  std::size_t given_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::size_t> come_;  // with room for all
};

}  // namespace detail

// Waits until all (or the first, or the first that fails) of the futures in `range` are done, or
// `timeout` seconds are over; says which are done and which are not. concurrent.futures.wait
template <class Range>
auto wait(const Range& range, OptionalSeconds timeout = std::nullopt,
          ReturnWhen return_when = ALL_COMPLETED) {
  auto futures = detail::distinct(range);
  detail::wait_for_some(detail::cores_of(futures), timeout, return_when);
  using F = typename decltype(futures)::value_type;
  DoneAndNotDoneFutures<F> result;
  for (F& f : futures) {
    auto& which = f.done() ? result.done : result.not_done;
    which.push_back(std::move(f));
  }
  return result;
}

// What as_completed() returns: a range of futures that are done, which can be walked once.
template <class F>
class AsCompletedFutures {
 public:
  AsCompletedFutures(std::vector<F> futures, OptionalSeconds timeout)
      : futures_(std::move(futures)),
        done_(std::make_unique<detail::DoneInTurn>(detail::cores_of(futures_), timeout)) {}
  AsCompletedFutures(AsCompletedFutures&&) noexcept = default;
  AsCompletedFutures& operator=(AsCompletedFutures&&) = delete;

  // Waits for the next one; nothing: there are no more. TimeoutError '2 (of 3) futures unfinished'
  std::optional<F> next() {
    if (!done_) throw RuntimeError("the handle refers to no futures");
    const std::optional<std::size_t> number = done_->next();
    if (!number) return std::nullopt;
    std::optional<F> future(futures_[*number]);
    futures_[*number] = F(nullptr);
    return future;
  }

  // `for (auto& future : as_completed(futures))`. ++ waits and throws as next() does.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = F;
    using difference_type = std::ptrdiff_t;
    using pointer = const F*;
    using reference = const F&;
    explicit iterator(AsCompletedFutures* all) : all_(all) {
      if (all_) ++*this;
    }
    const F& operator*() const { return *future_; }
    const F* operator->() const { return &*future_; }
    iterator& operator++() {
      future_.reset();
      future_ = all_->next();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.future_.has_value() == b.future_.has_value();
    }
    friend bool operator!=(const iterator& a, const iterator& b) noexcept { return !(a == b); }

   private:
    AsCompletedFutures* all_;
    std::optional<F> future_;
  };
  iterator begin() { return iterator(this); }
  iterator end() noexcept { return iterator(nullptr); }

 private:
  std::vector<F> futures_;
  std::unique_ptr<detail::DoneInTurn> done_;
};

// The futures of `range` as they are done, those first that are done already. `timeout` in seconds,
// for all together, from now on. concurrent.futures.as_completed
template <class Range>
auto as_completed(const Range& range, OptionalSeconds timeout = std::nullopt) {
  auto futures = detail::distinct(range);
  return AsCompletedFutures<typename decltype(futures)::value_type>(std::move(futures), timeout);
}

}  // namespace asyncio::concurrent
#pragma GCC visibility pop
