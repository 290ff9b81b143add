// gather(): the results of several futures, tasks or coroutines at once.
//
// asyncio name: tasks.gather, with Python 3.12's counting of children that are done already.
// Lifetime: the children keep the outer future until each of them has ended. Thread: the loop's.
#pragma once

#include <asyncio/futures/wait.hpp>

#include <iterator>
#include <memory>
#include <tuple>
#include <vector>

namespace asyncio {

// The first argument of gather() when failures are results: gather(return_exceptions, a, b).
struct ReturnExceptions {};
inline constexpr ReturnExceptions return_exceptions{};

namespace detail {

// What gathering is whatever the types: counts the children that have ended.
//
// Invariants:
//  1. A child that is not done has its node among the callbacks of its future; each such node holds
//  one count of the outer future.
//  2. A child that is done is kept by its node, for its result.
class GatherCore {
 public:
  GatherCore(const GatherCore&) = delete;
  GatherCore& operator=(const GatherCore&) = delete;
  // A child for each distinct future. Precondition: not more of them than the constructor was told.
  void add(const AnyFuture& future);
  // The same with a task that was made for it.
  void add_own(TaskBase& task);
  // Call once all are added: children that are done count at once.
  void start();
  // Instead of start(), when not all can be added: the outer future is cancelled, and so are the
  // tasks that were made for it, none of which has begun.
  [[gnu::cold]] void abandon() noexcept;

 protected:
  GatherCore(FutureBase& outer, bool return_exceptions, std::size_t arguments);
  virtual ~GatherCore();
  virtual void set_results() = 0;
  [[gnu::cold]] void results_raise();  // what is being handled: the copy of a result has thrown it
  // The future of argument `i`, all of which are done, and whether a later argument is the same
  // one: then it must keep its result.
  struct Argument {
    FutureBase& future;
    bool comes_again;
  };
  Argument argument_of(std::size_t i) const noexcept {
    return repeats_ ? repeated_argument(i) : Argument{*children_[i].future(), false};
  }
  std::size_t argument_count() const noexcept {
    return repeats_ ? repeated_count() : child_count();
  }
  bool cancel_children(const std::string* message);

 private:
  // One child and the callback by which its end is heard of.
  class Child final : public DoneNode {
   public:
    static constexpr std::uint32_t kOwn = kFirstFree;  // a task that was made for the gather()
    Child(GatherCore& core, FutureBase& future, std::uint32_t flags) noexcept;
    // Null once it died without ever being done.
    FutureBase* future() const noexcept { return future_; }
    bool ended() const noexcept { return (flags_ & kHoldsFuture) != 0; }
    bool own() const noexcept { return (flags_ & kOwn) != 0; }
    // Instead of its destructor: a child never has a context, and only a traced one has more.
    void end() noexcept {
      if (flags_ & kTraced)
        this->~Child();
      else if (flags_ & kHoldsFuture)
        future_->unref();
    }
    // The future has a mark of this gather().
    void set_mark() noexcept {
      future_->set_mark(true);
      flags_ |= kMarks;
    }
    void take_mark_off() noexcept {
      if ((flags_ & kMarks) && future_) future_->set_mark(false);
      flags_ &= ~kMarks;
    }
    // For a walk over all arguments: was this one not met yet?
    bool first_meeting() noexcept {
      const bool first = !(flags_ & kMet);
      flags_ |= kMet;
      return first;
    }
    void run() override;
    void discard() noexcept override;
    std::string callback_name() const override { return "gather.<locals>._done_callback"; }
    bool equals(const std::type_info&, const void*) const override { return false; }
    FutureBase* forwards_to() const override;

   private:
    static constexpr std::uint32_t kMarks = kFirstFree << 1;
    static constexpr std::uint32_t kMet = kFirstFree << 2;
    void clear() noexcept override {}
    GatherCore& core_;
  };
  struct Repeats;
  struct Level;
  Child& argument(std::size_t i) const noexcept;
  [[gnu::cold]] Argument repeated_argument(std::size_t i) const noexcept;
  void mark_last_uses() noexcept;
  [[gnu::cold]] void repeat_none();
  std::size_t child_count() const noexcept { return static_cast<std::size_t>(end_ - children_); }
  std::size_t repeated_count() const noexcept;
  void make_child(FutureBase& future, std::uint32_t flags);
  void take_marks_off() noexcept;
  bool cancel_next(Level& level, std::vector<Level>& around, const std::string* message);
  [[gnu::cold]] void note_child();
  void child_done(FutureBase& future);
  void child_failed(FutureBase& future);
  void all_done();

  FutureBase& outer_;
  const std::size_t room_;
  Child* const children_;             // room for so many
  Child* end_ = children_;            // of those that are made
  std::size_t pending_ = 0;           // once all are added
  std::unique_ptr<Repeats> repeats_;  // once an argument has come twice
  bool return_exceptions_;
  bool notes_children_;  // debug mode, or there are Repeats
  bool cancel_requested_ = false;
  bool plain_ = true;   // no child has a mark or was done when it was added
  bool marks_ = false;  // there are marks of its own to be taken off
};

// What a child gives: its value, None for void, an Outcome of it with return_exceptions.
template <class R, bool Outcomes>
using gathered_t =
    std::conditional_t<Outcomes, Outcome<R>, std::conditional_t<std::is_void_v<R>, None, R>>;

// Who delivers copies what others hold too.
template <class T>
void deliver_gathered(FutureBase& f, bool comes_again, void* to, Deliver how) {
  if (!comes_again) return f.deliver(to, how);
  if constexpr (is_copyable_v<T>) {
    const Ref<FutureBase> other(&f);
    f.deliver(to, how);
  } else {
    throw TypeError("gather() was given a future twice whose result cannot be copied");
  }
}
template <class R, bool Outcomes>
ASYNCIO_INLINE_ inline void take_gathered(FutureBase& f, bool comes_again,
                                          Passing<gathered_t<R, Outcomes>>& out) {
  const auto deliver = [&](void* to, Deliver how) { deliver_gathered<R>(f, comes_again, to, how); };
  if constexpr (Outcomes) {
    out.call([] { return Outcome<R>(); });
    if (f.cancelled()) {
      out.value().set_exception(f.cancelled_error());
    } else if (ExceptionPtr error = f.failure()) {
      out.value().set_exception(std::move(error));
    } else if constexpr (std::is_void_v<R>) {
      out.value().set_value();
    } else {
      out.value().take(deliver);
    }
  } else {
    out.take(deliver);
  }
}

template <class Result, class Collect>
class GatherState final : public FutureState<Result>, public GatherCore {
 public:
  GatherState(EventLoop& loop, bool return_exceptions, std::size_t arguments)
      : FutureState<Result>(loop), GatherCore(*this, return_exceptions, arguments) {
    this->flags_ |= FutureBase::kDeep | FutureBase::kGathers;
  }
  bool cancel(const std::string* message) override {
    return !this->done() && cancel_children(message);
  }
  const char* kind() const noexcept override { return "_GatheringFuture"; }

 private:
  void set_results() override {
    const auto collect = [this] {
      this->check_settable("set_result");
      this->take([this](void* result, Deliver) {
        Collect::from([this](std::size_t i) { return argument_of(i); }, argument_count(), result);
      });
      this->finish();
    };
    if constexpr (Collect::kTakesNothing) {
      collect();
    } else {
      try {
        collect();
      } catch (...) {
        results_raise();
      }
    }
  }
};

// The same of argument `i`; nobody is asked for a None.
template <class R, bool Outcomes, class Child>
void take_argument(Child& child, std::size_t i, Passing<gathered_t<R, Outcomes>>& out) {
  if constexpr (std::is_void_v<R> && !Outcomes) {
    (void)child, (void)i;
    out.set(None());
  } else {
    const auto [future, comes_again] = child(i);
    take_gathered<R, Outcomes>(future, comes_again, out);
  }
}

template <bool Outcomes, class... R>
struct CollectTuple {
  using Result = std::tuple<gathered_t<R, Outcomes>...>;
  static constexpr bool kTakesNothing = !Outcomes && (std::is_void_v<R> && ...);
  // Makes the result where there is memory for it.
  template <class Child>
  static void from(Child&& child, std::size_t, void* result) {
    from(child, result, std::index_sequence_for<R...>{});
  }
  template <class Child, std::size_t... I>
  static void from(Child& child, void* result, std::index_sequence<I...>) {
    std::tuple<Passing<gathered_t<R, Outcomes>>...> out;
    (void)child, (void)out;
    (take_argument<R, Outcomes>(child, I, std::get<I>(out)), ...);
    ::new (result) Result(std::move(std::get<I>(out).value())...);
  }
};
template <bool Outcomes, class R>
struct CollectVector {
  using Result = std::vector<gathered_t<R, Outcomes>>;
  static constexpr bool kTakesNothing = false;  // at least memory
  template <class Child>
  static void from(Child&& child, std::size_t count, void* result) {
    Result out;
    out.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      Passing<gathered_t<R, Outcomes>> one;
      take_argument<R, Outcomes>(child, i, one);
      out.push_back(std::move(one.value()));
    }
    ::new (result) Result(std::move(out));
  }
};

// The loop of an argument that is a future; of one that becomes a task get_event_loop(). No
// parameter can follow a list of them: what knows a line of the user's is the coroutine.
template <class A>
EventLoop& loop_of(const A& argument) {
  if constexpr (std::is_base_of_v<AnyFuture, A>) {
    return argument.get_loop();
  } else if constexpr (is_coroutine<A>::value) {
    const SourceLocation made = argument.location();
    return get_event_loop(Caller(made.file, made.line));
  } else {
    return get_event_loop(Caller(nullptr, 0));
  }
}
// That of the first argument is that of all.
inline EventLoop& loop_of_first() { return get_event_loop(Caller(nullptr, 0)); }
template <class A, class... More>
EventLoop& loop_of_first(const A& first, const More&...) {
  return loop_of(first);
}

// Adds an argument of gather() as a future of this loop; a task that is made here is not reported
// when it is destroyed.
template <class A>
ASYNCIO_INLINE_ inline void gather_one(GatherCore& core, A& argument, EventLoop& loop) {
  if constexpr (std::is_base_of_v<AnyFuture, A>) {
    core.add(ensure_future(argument, &loop));
  } else {
    const auto task = make_task(loop, as_coroutine(std::move(argument)));
    task->silence_destroy();
    begin_task(*task, nullptr, false);
    core.add_own(*task);
  }
}
// Not in line, for a list of arguments: many of them may be of one type.
template <class A>
void gather_argument(GatherCore& core, A& argument, EventLoop& loop) {
  gather_one(core, argument, loop);
}

template <bool Outcomes, class... A>
auto gather_all(A&&... awaitables) {
  using Collect = CollectTuple<Outcomes, await_result_t<A>...>;
  auto* state = new GatherState<typename Collect::Result, Collect>(loop_of_first(awaitables...),
                                                                   Outcomes, sizeof...(A));
  Future<typename Collect::Result> outer(Ref<FutureBase>::adopt(state));
  try {
    (gather_argument(*state, awaitables, state->loop()), ...);
  } catch (...) {
    state->abandon();
    throw;
  }
  state->start();
  return outer;
}

template <bool Outcomes, class Range>
auto gather_range(Range&& range) {
  using A = std::decay_t<decltype(*std::begin(range))>;
  using Collect = CollectVector<Outcomes, await_result_t<A>>;
  const auto first = std::begin(range), last = std::end(range);
  auto* state = new GatherState<typename Collect::Result, Collect>(
      first == last ? loop_of_first() : loop_of(*first), Outcomes,
      static_cast<std::size_t>(std::distance(first, last)));
  Future<typename Collect::Result> outer(Ref<FutureBase>::adopt(state));
  try {
    for (auto& argument : range) gather_one(*state, argument, state->loop());
  } catch (...) {
    state->abandon();
    throw;
  }
  state->start();
  return outer;
}

template <class A>
inline constexpr bool is_gather_range_v = is_range<std::decay_t<A>>::value && !is_awaitable_v<A>;

}  // namespace detail

// A future of the results in the order of the arguments: of a tuple for gather(a, b), of a vector
// for gather(range). The first child that fails, or is cancelled, ends it with that; the others run
// on. Cancelling it cancels all children. ValueError for futures of different loops. asyncio.gather
template <class... A>
auto gather(A&&... awaitables) {
  if constexpr (sizeof...(A) == 1 && (detail::is_gather_range_v<A> && ...)) {
    return detail::gather_range<false>(awaitables...);
  } else {
    return detail::gather_all<false>(std::forward<A>(awaitables)...);
  }
}
// The same with `return_exceptions=True`: each result is an Outcome, a failure is one as well.
template <class... A>
auto gather(ReturnExceptions, A&&... awaitables) {
  if constexpr (sizeof...(A) == 1 && (detail::is_gather_range_v<A> && ...)) {
    return detail::gather_range<true>(awaitables...);
  } else {
    return detail::gather_all<true>(std::forward<A>(awaitables)...);
  }
}

}  // namespace asyncio
