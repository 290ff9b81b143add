// TaskBase: what a task is whatever its type: it drives the frames of a coroutine, and it can be
// cancelled.
//
// asyncio name: tasks.Task.
//
// Invariants:
//  1. While it is not done it is in the loop's registry, which holds one count of it: a task that
//  nobody keeps runs on.
//  2. It waits for one thing at a time, and phase() says for what. It is in at most one queue,
//  itself.
//  3. leaf_ is the innermost frame of its coroutine; while a step runs that is in the registry.
#pragma once

#include <asyncio/futures/any_future.hpp>

#include <any>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio {
namespace detail {

class TaskBase : public FutureBase {
 public:
  // Takes over the frame and the context (null: the empty one).
  // Takes over a count of the context.
  TaskBase(EventLoop& loop, Frame& root, ContextState* context) noexcept;

  bool cancel(const std::string* message) override;
  // The largest number when there are even more.
  unsigned cancelling() const noexcept {
    return flags_ & kCounted ? count_cancels() : static_cast<unsigned>(id_ / kOneCancel);
  }
  unsigned uncancel() noexcept;
  // A new CancelledError with the message of the last cancel() that was not handed on to what the
  // task waits for. It stays, also when the task ends otherwise.
  ExceptionPtr make_cancelled_error() const noexcept;

  // cancel() in two halves, for whoever walks many tasks. The first counts the request at each task
  // of the chain that this one begins: of those that wait for one another.
  struct CancelWalk {
    TaskBase* first;
    TaskBase* last;
    FutureBase*
        future;     // what the last one waits for, to be cancelled; null: nothing is left to do
    bool accepted;  // when nothing is left: what cancel() gives
  };
  CancelWalk begin_cancel(const std::string* message) noexcept;
  // The second, once that future was cancelled, or has refused. A task then cancels itself.
  static void end_cancel(const CancelWalk& walk, bool accepted,
                         const std::string* message) noexcept;

  // The name given, else `Task-N`.
  std::string name() const;
  void set_name(const std::string& name);
  // `do_some_work() running at examples/x.cpp:7`
  std::string coroutine_repr() const;
  // Where each frame stands, the outermost first. Of a task that is done: where its coroutine is
  // made when it has failed, else nothing.
  std::vector<SourceLocation> stack() const;
  Context context();
  // The frame where it stands, from which its callers lead to the coroutine; null when it is done.
  const Frame* innermost() const noexcept;
  FutureBase* waiting_on() const noexcept { return waiting_on_; }
  bool sleeping() const noexcept { return phase() == Phase::sleeping; }
  // When it will wake. Precondition: sleeping(), and armed(): its time has not come yet.
  double wakes_at() const noexcept { return access(*loop_).timers().deadline(*this); }
  TaskBase* next_task() const noexcept { return next_task_; }
  void silence_destroy() noexcept { flags_ |= kNoDestroyLog; }
  bool running() const noexcept { return access(*loop_).tasks().current() == this; }

  // ---- for AwaitTraits, during a step ----
  void wait_for_future(FutureBase& future) {
    if (&future.loop() != loop_ || &future == this) return refuse_to_wait(future);
    future.add_node(*this);
    future.ref();
    waiting_on_ = &future;
    set_phase(Phase::future);
    if (must_cancel()) cancel_awaited();
  }
  void wait_for_delay(double seconds);
  void wait_a_turn() noexcept { enqueue(Phase::ready); }
  // The step that comes finds the result of a future that is done, whose count it takes over.
  static void bring_result(Resumption& run, FutureBase* awaited) noexcept {
    run.source = awaited;
    run.deliver_from = &TaskBase::deliver_from;
  }
  // The first step of a task that has not waited yet.
  void begin() noexcept { access(*loop_).enqueue(*this); }
  // The next step raises the error.
  void wait_and_raise(ExceptionPtr error) noexcept;
  // It was made and cannot begin: it ends as cancelled, without a step. Precondition: it is in no
  // queue.
  void abandon() noexcept;

  void run() override;
  void discard() noexcept override {}
  const char* kind() const noexcept override { return "Task"; }
  // The first step now, in the caller's turn (eager start).
  void start_eagerly();
  static void drop_all(EventLoop& loop) noexcept;

 protected:
  std::string description() const override;
  ~TaskBase() override {
    if ((flags_ & (kFinishedFrame | kRegistered | kNoted)) != kFinishedFrame) forget();
    if (context_) context_->unref();
  }
  // Takes the result and destroys the frame. What the move throws goes to `run`.
  virtual void take_result(Frame& root, Resumption& run) = 0;
  [[gnu::cold]] void result_raises(Resumption& run) noexcept;  // what is being handled

 private:
  // What a task waits for, and so what its next run() means.
  enum class Phase : std::uint32_t {
    ready,       // the next step
    future,      // waiting_on_
    sleeping,    // its timer; then one more turn, as if a future had been set
    woken,       // slept out
    raising,     // the next step raises exception_
    superseded,  // in the ready queue, but cancelled there: another node will wake it
  };
  enum : std::uint32_t {
    kMustCancel = kFirstFree,
    kNoDestroyLog = kFirstFree << 1,
    kNamed = kFirstFree << 2,
    kRegistered = kFirstFree << 3,
    kFinishedFrame = kFirstFree << 4,  // frame_info_ instead of leaf_
    kInCancel = kFirstFree << 5,       // visited by a cancel() that is under way
    kMessage = kFirstFree << 6,        // of a cancel() that was not handed on
    kCounted = kFirstFree << 7,        // there are more requests to cancel than id_ has room for
    kResultRaised = kFirstFree << 8,   // the move of the coroutine's result has thrown
    kNoted = kNamed | kMessage | kCounted,  // there are TaskNotes of it
    kPhaseShift = 16,
    kPhaseMask = 7u << kPhaseShift
  };
  struct Waker;

  Phase phase() const noexcept { return static_cast<Phase>((flags_ & kPhaseMask) >> kPhaseShift); }
  static constexpr std::uint32_t phase_bits(Phase p) noexcept {
    return static_cast<std::uint32_t>(p) << kPhaseShift;
  }
  void set_phase(Phase p) noexcept { flags_ = (flags_ & ~kPhaseMask) | phase_bits(p); }
  bool must_cancel() const noexcept { return (flags_ & kMustCancel) != 0; }
  void enqueue(Phase p) noexcept {
    set_phase(p);
    access(*loop_).enqueue(*this);
  }
  void refuse_to_wait(FutureBase& future);
  void cancel_awaited() noexcept;
  void cancel_here(const std::string* message) noexcept;
  void cancel_sleep(const std::string* message) noexcept;
  void note_message(const std::string* message) noexcept;
  void count_cancel() noexcept {
    if (id_ < kMostCancels)
      id_ += kOneCancel;
    else
      count_many();
  }
  [[gnu::cold]] void count_many() noexcept;
  [[gnu::cold]] unsigned count_cancels() const noexcept;
  bool prepare(Resumption& run);
  // The future waited for, given up.
  Ref<FutureBase> take_awaited() noexcept {
    return Ref<FutureBase>::adopt(std::exchange(waiting_on_, nullptr));
  }
  static void deliver_from(void* future, void* target, Deliver how);
  bool resume_chain(Resumption& run, ContextState* before, Ended& how);
  void step(Resumption& run);
  void step_raising(Resumption& run);
  void step_throwing(Resumption& run);
  [[gnu::cold]] void close_callees(Resumption& run);
  ContextState* enter(Resumption& run) noexcept;
  void leave(Resumption& run, ContextState* before) noexcept;
  void take_root(Resumption& run);
  void after_step(Ended how, Resumption& run);
  [[gnu::cold]] void threw_otherwise(Resumption& run, ContextState* before);
  [[gnu::cold]] void broken_off(Resumption& run, ContextState* before) noexcept;
  void replace_by_cancellation(ExceptionPtr& error) noexcept;
  void returned(Resumption& run);
  [[gnu::cold]] void returned_otherwise(Resumption& run);
  void raised(Resumption& run);
  [[gnu::cold]] void introduce() noexcept;
  void note_age(TaskRegistry& tasks) const noexcept;
  void unregister() noexcept;
  void forget() noexcept;
  [[gnu::cold]] void erase_notes() noexcept;
  void report_destroyed() noexcept;
  void release() noexcept override;
  void end_pending() noexcept;

  template <class>
  friend struct LayoutOf;
  ContextState* context_;
  union {
    Frame* leaf_;
    const FrameInfo* frame_info_;  // of the coroutine, once it is gone
  };
  FutureBase* waiting_on_ = nullptr;  // counted
  TaskBase* next_task_ = nullptr;
  TaskBase** link_;  // the one that leads here: of the task before, or the registry's
  // Its number, and above that how many requests to cancel it are open; what is more than fits is
  // noted.
  static constexpr unsigned kIdBits = 40;
  static constexpr std::uint64_t kOneCancel = std::uint64_t{1} << kIdBits;
  static constexpr std::uint64_t kMostCancels = ~(kOneCancel - 1);
  std::uint64_t id_;
};

// The task whose step runs in the loop; null outside.
inline TaskBase* current_task_of(EventLoop& loop) noexcept {
  return access(loop).tasks().current();
}

// A wait of a coroutine without a task. Who drives it by hand (by_hand.hpp) is told for what; one
// that is being closed has nobody to be told, and to wait then is to ignore GeneratorExit.
[[gnu::cold]] void ask_by_hand(Resumption& run, FutureBase& future);
[[gnu::cold]] void ask_by_hand(Resumption& run, std::any request);
// What only a task can wait for is an error where `frame` stands.
[[gnu::cold]] ExceptionPtr needs_task(const Frame& frame);

}  // namespace detail
}  // namespace asyncio
#pragma GCC visibility pop
