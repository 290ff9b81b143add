// gather(): the results of several futures, tasks or coroutines at once.
//
// asyncio name: tasks.gather, with Python 3.12's counting of children that are done already.
// Lifetime: the children keep the outer future until each of them has ended. Thread: the loop's.
#pragma once

#include <asyncio/futures/gather_results.hpp>
#include <asyncio/futures/wait.hpp>

#include <iterator>
#include <memory>
#include <tuple>
#include <vector>

#pragma GCC visibility push(default)
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
  template <class>
  friend struct LayoutOf;
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
    template <class>
    friend struct LayoutOf;
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
  Child* const children_;    // room for so many
  Child* end_ = children_;   // of those that are made
  std::size_t pending_ = 0;  // once all are added
  Owner<Repeats> repeats_;   // once an argument has come twice
  bool return_exceptions_;
  bool notes_children_;  // debug mode, or there are Repeats
  bool cancel_requested_ = false;
  bool plain_ = true;   // no child has a mark or was done when it was added
  bool marks_ = false;  // there are marks of its own to be taken off
};

template <class Result, class Collect>
class GatherState final : public FutureState<Result>, public GatherCore, private Collect {
 public:
  GatherState(EventLoop& loop, bool return_exceptions, std::size_t arguments, Collect collect = {})
      : FutureState<Result>(loop),
        GatherCore(*this, return_exceptions, arguments),
        Collect(collect) {
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
      const FutureBase::BeingSet being_set(*this);
      this->take([this](void* result, Deliver) {
        Collect::from([this](std::size_t i) { return argument_of(i); }, argument_count(), result);
      });
      being_set.over();
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
    return get_event_loop(Caller::none());
  }
}
// That of the first argument is that of all.
inline EventLoop& loop_of_first() { return get_event_loop(Caller::none()); }
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

// The same of ranges, and of single ones beside them.
template <class A>
inline constexpr bool is_gather_range_v = is_iterable_v<A> && !is_awaitable_v<A>;
template <class A, bool = is_gather_range_v<A>>
struct GatheredElement {
  using type = element_of_t<A>;
};
template <class A>
struct GatheredElement<A, false> {
  using type = std::decay_t<A>;
};
template <class A>
using gathered_element_t = typename GatheredElement<A>::type;

// A range that can be walked twice: to count, and to take.
template <class A>
decltype(auto) countable(std::remove_reference_t<A>& argument) {
  if constexpr (!is_gather_range_v<A>)
    return (argument);
  else if constexpr (is_multi_pass_v<A>)
    return (argument);
  else
    return elements_of(argument);
}
template <class A>
std::size_t count_of(A& argument) {
  if constexpr (is_gather_range_v<A>)
    return static_cast<std::size_t>(std::distance(std::begin(argument), std::end(argument)));
  else
    return 1;
}
// Null: an empty range has none.
template <class A>
EventLoop* loop_of_argument(A& argument) {
  if constexpr (!is_gather_range_v<A>) {
    return &loop_of(argument);
  } else {
    const auto first = std::begin(argument);
    if (first == std::end(argument)) return nullptr;
    return &loop_of(*first);
  }
}
template <class A>
ASYNCIO_INLINE_ inline void gather_each(GatherCore& core, A& argument, EventLoop& loop) {
  if constexpr (is_gather_range_v<A>) {
    for (auto&& element : argument) gather_one(core, element, loop);
  } else {
    gather_one(core, argument, loop);
  }
}

template <bool Outcomes, class... A>
auto gather_several(A&&... arguments) {
  using Collect =
      typename CollectFor<Outcomes, Part<Outcomes, is_gather_range_v<A>,
                                         await_result_t<gathered_element_t<A>>>...>::type;
  EventLoop* loop = nullptr;
  ((loop = loop ? loop : loop_of_argument(arguments)), ...);
  const std::size_t counts[] = {count_of(arguments)...};
  std::size_t all = 0;
  for (const std::size_t count : counts) all += count;
  auto* state = new GatherState<typename Collect::Result, Collect>(
      loop ? *loop : loop_of_first(), Outcomes, all, collect_of<Collect>(counts));
  Future<typename Collect::Result> outer(Ref<FutureBase>::adopt(state));
  try {
    (gather_each(*state, arguments, state->loop()), ...);
  } catch (...) {
    state->abandon();
    throw;
  }
  state->start();
  return outer;
}

template <class A>
constexpr bool check_gathered() noexcept {
  if constexpr (is_gather_range_v<A>) {
    return check_awaitables<A>();
  } else {
    static_assert(is_awaitable_v<A> || is_posix_sleep<A>(),
                  "gather() takes futures, tasks, coroutines, and ranges of them");
    return is_awaitable_v<A>;
  }
}
template <bool Outcomes, class... A>
auto gather_any(A&&... arguments) {
  if constexpr (!(check_gathered<A>() && ...))
    return AnyFuture();
  else if constexpr ((is_gather_range_v<A> || ...))
    return gather_several<Outcomes>(countable<A>(arguments)...);
  else
    return gather_all<Outcomes>(std::forward<A>(arguments)...);
}

}  // namespace detail

// A future of the results in the order of the arguments, each of which is a future, task or
// coroutine, or a range of them (Python's `*range`). The first child that fails, or is cancelled,
// ends it with that; the others run on. Cancelling it cancels all children. ValueError for futures
// of different loops. asyncio.gather
// What it gives:
//  - gather(a, b), without a range: a tuple;
//  - gather(xs), gather(xs, a, ys), when all results are of one type: one vector of them all;
//  - gather(xs, a) of several types: a tuple of a vector for each range, and the results between.
// None stands for void.
template <class... A>
auto gather(A&&... awaitables) {
  return detail::gather_any<false>(std::forward<A>(awaitables)...);
}
// The same with `return_exceptions=True`: each result is an Outcome, a failure is one as well.
template <class... A>
auto gather(ReturnExceptions, A&&... awaitables) {
  return detail::gather_any<true>(std::forward<A>(awaitables)...);
}

}  // namespace asyncio
#pragma GCC visibility pop
