// as_completed(): the results of several futures in the order in which they come.
//
// asyncio name: tasks.as_completed.
#pragma once

#include <asyncio/futures/wait.hpp>

#include <iterator>
#include <memory>
#include <optional>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// The futures that have come, in order; an empty one means: the time is over. The futures that it
// waits for keep it, and not it them: a future that nobody keeps dies with its callback.
class Completions : public std::enable_shared_from_this<Completions> {
 public:
  void start(const std::vector<AnyFuture>& futures, std::optional<double> timeout);
  Caller caller = Caller::none();  // of as_completed()
  // How many nobody has claimed.
  std::size_t left() const noexcept { return left_; }
  // One that will come, whichever that is: whoever waits for one has claimed it, so that nobody
  // waits who would wait for ever. Given up, it is another one's.
  class Claim {
   public:
    // StopIteration when none is left.
    explicit Claim(std::shared_ptr<Completions> completions);
    Claim(Claim&&) noexcept = default;
    Claim& operator=(Claim&&) = delete;
    ~Claim() {
      if (completions_) ++completions_->left_;
    }
    // It has come.
    AnyFuture take();
    Completions& completions() const noexcept { return *completions_; }

   private:
    std::shared_ptr<Completions> completions_;  // null once it has come
  };
  // The next one, once there is one.
  static Coroutine<AnyFuture> get(Claim claim);

 private:
  template <class>
  friend struct LayoutOf;
  class Done;
  // `future` is null once it died without ever being done.
  struct Todo {
    FutureBase* future;
    Done* callback;
  };
  void on_completion(Done& callback);
  void on_timeout();
  bool forget(const Done& callback) noexcept;
  void take_callbacks() noexcept;
  void put(AnyFuture future);
  void wake_next();
  void wait_in_line(const Future<void>& getter);

  std::vector<Todo> todo_;  // all, in their order; empty once the time is over
  std::size_t open_ = 0;    // of them, those that have not come
  std::size_t left_ = 0;
  std::size_t longest_line_ = 16;
  TimerHandle timer_;
  std::vector<AnyFuture> come_;  // with room for all, so that none is lost
  std::size_t taken_ = 0;        // of come_
  bool none_left() const noexcept { return taken_ == come_.size(); }
  void line_moves() noexcept {
    first_in_line_ = getters_.empty() ? nullptr : getters_[served_].state().get();
  }
  std::vector<Future<void>> getters_;    // who waits; behind those that were woken
  std::size_t served_ = 0;               // of getters_, those at its begin
  FutureBase* first_in_line_ = nullptr;  // of getters_, whose shape nobody outside knows
};

}  // namespace detail

// What as_completed() returns: a range of coroutines, one for each distinct argument. `futures()`
// iterates the very futures instead, with ASYNCIO_FOR.
template <class F>
class AsCompleted {
 public:
  using R = typename F::result_type;

  AsCompleted(std::vector<F> futures, std::optional<double> timeout,
              detail::Caller at = detail::Caller())
      : futures_(std::move(futures)), completions_(std::make_shared<detail::Completions>()) {
    completions_->caller = at;
    completions_->start({futures_.begin(), futures_.end()}, timeout);
  }

  // Awaits the next one: its result, its exception, or TimeoutError when the time is over. When
  // there is none that has not been asked for it throws StopIteration, as Python's next() does (of
  // which a coroutine that lets it out makes a RuntimeError). One that is cancelled while it waits,
  // or dropped, has not asked.
  Coroutine<R> next(detail::Caller at = detail::Caller()) const { return next(completions(), at); }

  // It keeps what it needs, so it may outlive the range. Each one is there once: who walks the
  // range again, or calls next() besides, comes to a StopIteration.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Coroutine<R>;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Coroutine<R>;
    iterator(std::shared_ptr<detail::Completions> completions, std::size_t left) noexcept
        : completions_(std::move(completions)), left_(left) {}
    Coroutine<R> operator*() const { return next(completions_, completions_->caller); }
    iterator& operator++() noexcept {
      --left_;
      return *this;
    }
    friend bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.left_ == b.left_;
    }
    friend bool operator!=(const iterator& a, const iterator& b) noexcept { return !(a == b); }

   private:
    std::shared_ptr<detail::Completions> completions_;
    std::size_t left_;
  };
  iterator begin() const noexcept { return {completions_, futures_.size()}; }
  iterator end() const noexcept { return {completions_, 0}; }

  // For ASYNCIO_FOR: each of the futures that were given, as it is done, unless it was asked for
  // before (3.13's asynchronous iteration).
  class Futures {
   public:
    explicit Futures(const AsCompleted& owner) : owner_(owner) {}
    Coroutine<std::optional<F>> anext(detail::Caller at = detail::Caller()) {
      struct Body : detail::Caller {
        Futures* self;
        AnyFuture future;
        Step operator()(Co<std::optional<F>>& co) {
          if (co.label() == 0) {
            const auto& completions = self->owner_.completions();
            if (completions->left() == 0) return co.return_(std::nullopt);
            return co.yield_from(1, Completions::get(Completions::Claim(completions)));
          }
          co.result(future);
          if (!future) return co.raise(TimeoutError());
          return co.return_(F(future.state()));
        }
      };
      return coroutine<std::optional<F>>(Body{at, this, {}}, at.file, at.line, "as_completed");
    }

   private:
    AsCompleted owner_;
  };
  Futures futures() const { return Futures(*this); }

 private:
  using Completions = detail::Completions;
  // RuntimeError of one that was moved from.
  const std::shared_ptr<Completions>& completions() const {
    if (!completions_) throw RuntimeError("the handle refers to no futures");
    return completions_;
  }
  static Coroutine<R> next(const std::shared_ptr<detail::Completions>& completions,
                           const detail::Caller& at) {
    struct Body : detail::Caller {
      Completions::Claim claim;
      AnyFuture future;
      Step operator()(Co<R>& co) {
        if (co.label() == 0) return co.yield_from(1, Completions::get(std::move(claim)));
        co.result(future);
        if (!future) return co.raise(TimeoutError());
        if (ExceptionPtr error = future.get().failure()) return co.raise(std::move(error));
        if constexpr (std::is_void_v<R>)
          return co.return_();
        else
          return co.return_(Future<R>(future.state()).result());
      }
    };
    return coroutine<R>(Body{at, Completions::Claim(completions), {}}, __FILE__, __LINE__,
                        "_wait_for_one");
  }

  std::vector<F> futures_;
  std::shared_ptr<detail::Completions> completions_;
};

// The futures, tasks or coroutines of `range` as they are done; none is cancelled. `timeout` in
// seconds, for all together. ValueError for a future of another loop. asyncio.as_completed
template <class Range>
auto as_completed(Range&& range, OptionalSeconds timeout = std::nullopt,
                  detail::Caller at = detail::Caller()) {
  if constexpr (detail::check_waits_for<Range>()) {
    using F = detail::future_of_t<decltype(*std::begin(range))>;
    return AsCompleted<F>(detail::distinct_futures(range, get_event_loop(at)), timeout.get(), at);
  } else {
    return (void)timeout, (void)at, std::vector<Coroutine<>>();
  }
}
// The same of some in braces, as wait() takes them.
template <class F>
auto as_completed(std::initializer_list<F> futures, OptionalSeconds timeout = std::nullopt,
                  detail::Caller at = detail::Caller()) {
  return as_completed(detail::listed(futures), timeout, at);
}
template <class F = AnyFuture>
auto as_completed(std::initializer_list<detail::alias_t<F>> futures,
                  OptionalSeconds timeout = std::nullopt, detail::Caller at = detail::Caller()) {
  return as_completed(detail::listed<F>(futures), timeout, at);
}

}  // namespace asyncio
#pragma GCC visibility pop
