#include <asyncio/futures/task_base.hpp>

#include <asyncio/futures/task_notes.hpp>
#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/loop/origin.hpp>

#include <algorithm>
#include <cassert>
#include <climits>

#if defined(__has_include)
#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#define ASYNCIO_KNOWS_SINGLE_THREADED_ 1
#endif
#endif

namespace asyncio {
namespace detail {

namespace {
std::atomic<std::uint64_t> task_counter{0};

// Without another thread there is nobody to race with, and an atomic addition costs as much as all
// the rest of a constructor.
std::uint64_t next_task_id() noexcept {
#ifdef ASYNCIO_KNOWS_SINGLE_THREADED_
  if (__libc_single_threaded) {
    const std::uint64_t id = task_counter.load(std::memory_order_relaxed) + 1;
    task_counter.store(id, std::memory_order_relaxed);
    return id;
  }
#endif
  return task_counter.fetch_add(1, std::memory_order_relaxed) + 1;
}
}  // namespace

TaskBase::TaskBase(EventLoop& loop, Frame& root, NewContext&& context) noexcept
    : FutureBase(loop, kTask | kRegistered),
      context_(context.release()),
      leaf_(&root),
      link_(access(loop).tasks().end),
      id_(next_task_id()) {
  ref();  // the registry's count
  *access(loop).tasks().end = this;
  access(loop).tasks().end = &next_task_;
  if (!access(loop).tasks().drop_all || loop.get_debug()) introduce();
}

// What only some tasks have to give up: one that is done waits for nothing.
void TaskBase::forget() noexcept {
  if (!(flags_ & kFinishedFrame) && leaf_) drop_chain(std::exchange(leaf_, nullptr), "coroutine");
  if (waiting_on_) take_awaited();
  if (flags_ & kRegistered) unregister();
  if (flags_ & kNoted) erase_notes();
}

void TaskBase::erase_notes() noexcept {
  TaskNotes& notes = *access(*loop_).tasks().notes;
  if (flags_ & kNamed) notes.names.erase_text(*this);
  if (flags_ & kMessage) notes.messages.erase_text(*this);
  if (flags_ & kCounted) notes.counts.erase(*notes.counts.find(*this));
  flags_ &= ~kNoted;
  TaskNotes::tidy(*loop_);
}

// ---- the registry ----

// What only the first task of a loop has to do, or one that is to be traced.
void TaskBase::introduce() noexcept {
  TaskRegistry& tasks = access(*loop_).tasks();
  tasks.drop_all = &TaskBase::drop_all;
  tasks.where = [](const TaskBase& task) noexcept {
    const Frame* frame = task.innermost();
    return frame ? frame->location() : SourceLocation{};
  };
  if (loop_->get_debug()) access(*loop_).note_origin(*this);
}

void TaskBase::unregister() noexcept {
  flags_ &= ~kRegistered;
  *link_ = next_task_;
  (next_task_ ? next_task_->link_ : access(*loop_).tasks().end) = link_;
}

// The loop is closed: tasks that are not done never will be. The counts of the registry are given
// up.
void TaskBase::drop_all(EventLoop& loop) noexcept {
  TaskRegistry& tasks = access(loop).tasks();
  // Linked by next_task_, which serves the registry no more.
  TaskBase* kept = nullptr;
  TaskBase** end = &kept;
  while (TaskBase* task = tasks.first) {
    task->unregister();
    task->next_task_ = nullptr;
    if (task->waiting_on_) {
      // All that wait for the same future go at once.
      if (task->phase() == Phase::future) {
        task->waiting_on_->remove_tasks(
            [](Node& node) { static_cast<TaskBase&>(node).set_phase(Phase::ready); });
      }
      task->take_awaited();
    }
    task->set_phase(Phase::ready);
    if (task->refs_ > 1) {
      *end = task;
      end = &task->next_task_;
    } else {
      task->unref();
    }
  }
  // Who is left is held by a handle, which may be in its own coroutine, as that of a TaskGroup or a
  // timeout() is: the coroutine ends now.
  while (kept) {
    const auto task = Ref<TaskBase>::adopt(kept);
    kept = std::exchange(task->next_task_, nullptr);
    if (task->refs_ == 1) continue;
    if (!(task->flags_ & kNoDestroyLog)) task->report_destroyed();
    task->silence_destroy();
    drop_chain(std::exchange(task->leaf_, nullptr), "coroutine");
    // It will never be done; a callback may hold what holds the task, as that of a TaskGroup does.
    if (!task->callbacks_.empty()) task->discard_callbacks();
  }
}

// The coroutine of a pending task may hold the last handle of another one, and so on.
void TaskBase::release() noexcept {
  if (done()) return FutureBase::release();
  refs_ = 1;  // until it is ended; the handler may look at it
  Descent::end(this,
               [](void* t, const void*) noexcept { static_cast<TaskBase*>(t)->end_pending(); });
}

void TaskBase::end_pending() noexcept {
  if (!(flags_ & kNoDestroyLog)) report_destroyed();
  if (--refs_ == 0) delete this;
}

void TaskBase::report_destroyed() noexcept {
  try {
    loop_->call_exception_handler(
        {"Task was destroyed but it is pending!", {}, Origins::details("task", *this)});
  } catch (...) {
    unraisable("Task", ExceptionPtr::current());
  }
}

// ---- cancellation ----

// Wakes a task that was cancelled between its timer and its step: the task's own node is in the
// ready queue already.
struct TaskBase::Waker final : Node {
  explicit Waker(TaskBase& t) : task(&t) {}
  void run() override {
    const Ref<TaskBase> t = task;
    unref();
    t->set_phase(Phase::raising);
    t->run();
  }
  void discard() noexcept override { unref(); }
  std::string describe() const override { return "<Handle Task.task_wakeup()>"; }
  Ref<TaskBase> task;
};

bool TaskBase::cancel(const std::string* message) {
  const CancelWalk walk = begin_cancel(message);
  if (!walk.future) return walk.accepted;
  end_cancel(walk, walk.future->cancel(message), message);
  return true;
}

// A chain of tasks that wait for one another is walked in a loop, and not by recursion: it may be a
// million long.
TaskBase::CancelWalk TaskBase::begin_cancel(const std::string* message) noexcept {
  flags_ &= ~kUnretrieved;
  if (done()) return {this, this, nullptr, false};
  if (flags_ & kInCancel) return {this, this, nullptr, true};  // a ring through a gather()
  CancelWalk walk{this, this, nullptr, true};
  for (;;) {
    TaskBase* const task = walk.last;
    task->count_cancel();
    task->flags_ |= kInCancel;
    FutureBase* const future = task->waiting_on_;
    if (!future) break;
    if (!future->is_task() || future->done()) {
      walk.future = future;
      return walk;
    }
    auto* next = static_cast<TaskBase*>(future);
    next->flags_ &= ~kUnretrieved;
    if (next->flags_ & kInCancel) {
      // Tasks that wait for one another in a ring will never wake each other: this one is taken out
      // of it.
      next->remove_node(*task);
      task->take_awaited();
      task->exception_ = make_cancelled(message);
      task->enqueue(Phase::raising);
      end_cancel(walk, true, message);
      return walk;
    }
    walk.last = next;
  }
  end_cancel(walk, false, message);
  return walk;
}

void TaskBase::end_cancel(const CancelWalk& walk, bool accepted,
                          const std::string* message) noexcept {
  if (!accepted) walk.last->cancel_here(message);
  for (TaskBase* t = walk.first;; t = static_cast<TaskBase*>(t->waiting_on_)) {
    t->flags_ &= ~kInCancel;
    if (t == walk.last) break;
  }
}

// A task that waits for nothing that can be cancelled: its next step raises. The error that it is
// to raise already stays where it is: a cancellation goes first, and uncancel() brings back any
// other one.
void TaskBase::cancel_here(const std::string* message) noexcept {
  if (phase() == Phase::sleeping) return cancel_sleep(message);
  flags_ |= kMustCancel;
  if (message || (flags_ & kMessage)) note_message(message);
}

// Without memory for it the cancellation has no message.
void TaskBase::note_message(const std::string* message) noexcept {
  try {
    if (message) {
      TaskNotes::of(*loop_).messages.set_text(*this, *message);
      flags_ |= kMessage;
      return;
    }
  } catch (...) {
  }
  if (flags_ & kMessage) access(*loop_).tasks().notes->messages.erase_text(*this);
  flags_ &= ~kMessage;
  TaskNotes::tidy(*loop_);
}

ExceptionPtr TaskBase::make_cancelled_error() const noexcept {
  if (!(flags_ & kMessage)) return make_cancelled(nullptr);
  try {
    const std::string message(access(*loop_).tasks().notes->messages.find(*this)->text());
    return make_cancelled(&message);
  } catch (...) {
    return make_cancelled(nullptr);
  }
}

// As if the future that sleep() waits for were cancelled.
void TaskBase::cancel_sleep(const std::string* message) noexcept {
  if (armed()) {
    exception_ = make_cancelled(message);
    access(*loop_).timers().remove(*this);
    return enqueue(Phase::raising);
  }
  try {
    access(*loop_).enqueue(*new Waker(*this));
    exception_ = make_cancelled(message);
    set_phase(Phase::superseded);
  } catch (...) {  // then the step to come raises it
    flags_ |= kMustCancel;
    note_message(message);
  }
}

unsigned TaskBase::uncancel() noexcept {
  if (flags_ & kCounted) {
    TaskNoteTable& counts = access(*loop_).tasks().notes->counts;
    TaskNote& count = *counts.find(*this);
    if (--count.number > 0) return cancelling();
    counts.erase(count);
    flags_ &= ~kCounted;
    TaskNotes::tidy(*loop_);
  } else if (cancelling() > 0) {
    id_ -= kOneCancel;
    if (cancelling() == 0 && must_cancel()) flags_ &= ~kMustCancel;
  }
  return cancelling();
}

// One that cannot be noted, for want of memory, is not counted.
void TaskBase::count_many() noexcept {
  try {
    ++TaskNotes::of(*loop_).counts.at(*this).number;
    flags_ |= kCounted;
  } catch (...) {
    TaskNotes::tidy(*loop_);
  }
}

unsigned TaskBase::count_cancels() const noexcept {
  const std::uint64_t noted = access(*loop_).tasks().notes->counts.find(*this)->number;
  return static_cast<unsigned>(
      std::min<std::uint64_t>(UINT_MAX, kMostCancels / kOneCancel + noted));
}

// ---- steps ----

// The task is the current one and its context is entered. It outlives the step: until it is done
// the registry holds it.
class TaskBase::StepScope {
 public:
  StepScope(TaskBase& task, Resumption& run) noexcept
      : task_(task), run_(run), before_(current_context) {
    current_context = task.context_;
    run.driver = &task;
  }
  ~StepScope() {
    task_.context_ = current_context;
    current_context = before_;
    run_.driver = nullptr;
  }

 private:
  TaskBase& task_;
  Resumption& run_;
  ContextState* before_;
};

void TaskBase::run() {
  Resumption& run = *access(*loop_).tasks().running;
  const std::uint32_t why = flags_ & (kPhaseMask | kMustCancel);
  if (why != 0) {
    if (why == phase_bits(Phase::future) && waiting_on_->has_plain_result()) {
      set_phase(Phase::ready);
      bring_result(run, std::exchange(waiting_on_, nullptr));
    } else {
      if (!prepare(run)) return;
      if (run.raised) return step_raising(run);
    }
  }
  step(run);
}

// What the step is to raise, or the result that it finds. False: there is none yet.
bool TaskBase::prepare(Resumption& run) {
  Ref<FutureBase> source;
  switch (phase()) {
    case Phase::ready:
    case Phase::woken:
      break;
    case Phase::future:
      source = take_awaited();
      run.raised = source->failure();
      break;
    case Phase::sleeping:
      enqueue(Phase::woken);
      return false;
    case Phase::raising:
      run.raised = std::move(exception_);
      break;
    case Phase::superseded:
      return false;
  }
  if (must_cancel()) replace_by_cancellation(run.raised);
  set_phase(Phase::ready);
  if (!source) return true;
  if (source->looks_first()) {
    const StepScope scope(*this, run);
    if (!source->on_wake(*this, run.raised)) return false;
  }
  if (run.raised) return true;
  bring_result(run, source.release());
  return true;
}

void TaskBase::deliver_from(void* future, void* target) {
  const auto awaited = Ref<FutureBase>::adopt(static_cast<FutureBase*>(future));
  awaited->deliver(target);
}

inline void TaskBase::step(Resumption& run) {
  Ended how;
  try {
    const StepScope scope(*this, run);
    how = resume_inline(leaf_, run);
    if (how == Ended::returned) how = take_root(how, run);
  } catch (...) {
    broken_off(run);
    throw;
  }
  after_step(how, run);
}

void TaskBase::step_raising(Resumption& run) {
  Ended how;
  try {
    const StepScope scope(*this, run);
    run.leaf = leaf_;
    how = resume(run);
    leaf_ = run.leaf;
    if (how == Ended::returned) how = take_root(how, run);
  } catch (...) {
    broken_off(run);
    throw;
  }
  after_step(how, run);
}

// The thread ends in the middle of the step, and the task with it: whoever waits for it is told so,
// if the loop ever runs again.
void TaskBase::broken_off(Resumption& run) noexcept {
  const auto held = Ref<TaskBase>::adopt(this);  // the registry's count
  unregister();
  if (!(flags_ & kFinishedFrame)) {
    leaf_ = nullptr;
    Frame* const leaf = std::exchange(run.leaf, nullptr);
    const FrameInfo& root = FrameAccess::root(*leaf).info();
    run.raised = {};
    if (run.returned || run.source) drop_result(run);
    drop_chain(leaf, "coroutine");
    flags_ |= kFinishedFrame;
    frame_info_ = &root;
  }
  fail(exception_or_spare(
      [] { return make_exception<RuntimeError>("the thread has ended in a step of the task"); }));
}

// The coroutine has returned: its result is taken and its frame freed while this is still the
// current task and its context is entered. Both run code of the user's: what the move throws is
// what the task raises, and a destructor may cancel it.
inline Ended TaskBase::take_root(Ended how, Resumption& run) {
  const std::unique_ptr<Frame> root(std::exchange(run.returned, nullptr));
  frame_info_ = &root->info();
  flags_ |= kFinishedFrame;
  if (must_cancel()) return how;  // cancelled at the last moment: that counts, not the result
  try {
    take_result(*root);
    return how;
  } catch (...) {
    run.raised = ExceptionPtr::current();
    run.root = frame_info_;
    return Ended::raised;
  }
}

inline void TaskBase::after_step(Ended how, Resumption& run) {
  if (how == Ended::returned)
    returned();
  else if (how == Ended::raised)
    raised(run);
  assert(!run.raised && !run.source && !run.returned);
}

void TaskBase::replace_by_cancellation(ExceptionPtr& error) noexcept {
  flags_ &= ~kMustCancel;
  if (!error.is<CancelledError>()) error = make_cancelled_error();
}

void TaskBase::returned() {
  const auto held = Ref<TaskBase>::adopt(this);  // the registry's count
  unregister();
  if (must_cancel()) {
    flags_ &= ~kMustCancel;
    return end_cancelled(flags_ & kMessage ? make_cancelled_error() : ExceptionPtr(), false);
  }
  finish();
}

void TaskBase::raised(Resumption& run) {
  const auto held = Ref<TaskBase>::adopt(this);  // the registry's count
  unregister();
  flags_ |= kFinishedFrame;
  frame_info_ = run.root;
  const ExceptionPtr error = std::move(run.raised);
  if (error.is<CancelledError>()) return end_cancelled(error, true);
  fail(error);
  if (error.is<KeyboardInterrupt>() || error.is<SystemExit>()) error.rethrow();
}

void TaskBase::abandon() noexcept {
  if (done()) return;
  const Ref<TaskBase> held(this);
  if (flags_ & kRegistered) {
    unregister();
    unref();
  }
  Frame* const root = leaf_;
  frame_info_ = &root->info();
  flags_ |= kFinishedFrame;
  delete root;
  end_cancelled({}, false);
}

// Inside the step of another task, which keeps its place meanwhile.
void TaskBase::start_eagerly() {
  struct Nested {
    TaskRegistry& tasks;
    Resumption run;
    Resumption* outer;
    explicit Nested(TaskRegistry& t) : tasks(t) {
      if (TaskBase* task = tasks.current()) task->leaf_ = tasks.running->leaf;
      outer = std::exchange(tasks.running, &run);
    }
    ~Nested() { tasks.running = outer; }
  } nested(access(*loop_).tasks());
  step(nested.run);
}

// ---- waiting ----

void TaskBase::refuse_to_wait(FutureBase& future) {
  const std::string text = &future == this
                               ? "Task cannot await on itself: " + describe()
                               : "Task " + describe() + " got Future " + future.describe() +
                                     " attached to a different loop";
  wait_and_raise(make_exception<RuntimeError>(text));
}

// Cancelled while it ran: what it waits for now is cancelled in its place.
void TaskBase::cancel_awaited() noexcept {
  std::string text;
  const std::string* message = nullptr;
  if (flags_ & kMessage) {
    try {
      text = access(*loop_).tasks().notes->messages.find(*this)->text();
      message = &text;
    } catch (...) {  // then without it
    }
  }
  if (waiting_on_->cancel(message)) flags_ &= ~kMustCancel;
}

void TaskBase::wait_for_delay(double seconds) {
  const double when = loop_->time() + seconds;
  access(*loop_).check();
  if (must_cancel()) {
    flags_ &= ~kMustCancel;
    exception_ = make_cancelled_error();
    return enqueue(Phase::raising);
  }
  access(*loop_).timers().push(when, *this);
  set_phase(Phase::sleeping);
}

void TaskBase::wait_and_raise(ExceptionPtr error) noexcept {
  exception_ = std::move(error);
  enqueue(Phase::raising);
}

// ---- what one sees of it ----

const Frame* TaskBase::innermost() const noexcept {
  if (flags_ & kFinishedFrame) return nullptr;
  return running() ? access(*loop_).tasks().running->leaf : leaf_;
}

std::string TaskBase::name() const {
  if (flags_ & kNamed) return std::string(access(*loop_).tasks().notes->names.find(*this)->text());
  return "Task-" + std::to_string(id_ % kOneCancel);
}

void TaskBase::set_name(const std::string& name) {
  try {
    TaskNotes::of(*loop_).names.set_text(*this, name);
    flags_ |= kNamed;
  } catch (...) {
    TaskNotes::tidy(*loop_);
    throw;
  }
}

std::string TaskBase::coroutine_repr() const {
  const auto at = [](const SourceLocation& where) {
    return std::string(where.file ? where.file : "?") + ":" + std::to_string(where.line);
  };
  if (flags_ & kFinishedFrame)
    return frame_info_->name() + "() done, defined at " + at(frame_info_->made_at());
  const Frame* frame = innermost();
  if (!frame) return "?";  // between its end and its being done
  while (frame->caller()) frame = frame->caller();
  return frame->name() + "() running at " + at(frame->location());
}

std::vector<SourceLocation> TaskBase::stack() const {
  std::vector<SourceLocation> frames;
  if (flags_ & kFinishedFrame) return frames;
  for (const Frame* f = innermost(); f; f = f->caller()) frames.push_back(f->location());
  std::reverse(frames.begin(), frames.end());
  return frames;
}

Context TaskBase::context() {
  if (!context_ && running()) return Context(Ref<ContextState>(&outermost_context()));
  if (!context_) context_ = new ContextState(nullptr);
  return Context(Ref<ContextState>(context_));
}

std::string TaskBase::description() const {
  std::string out = "<Task ";
  out += cancelled()        ? "cancelled"
         : done()           ? "finished"
         : cancelling() > 0 ? "cancelling"
                            : "pending";
  out += " name=" + quoted(name());
  out += " coro=<" + coroutine_repr() + ">";
  const std::string origin = Origins::repr(*this) + ">";
  if (!done() && waiting_on_) out += " wait_for=" + waiting_on_->describe();
  if (!done() && sleeping()) out += " wait_for=<Future pending cb=[Task.task_wakeup()]>";
  if (!done()) return out + callbacks_repr() + origin;
  if (cancelled()) return out + origin;
  return out + (exception_ ? " exception=" + exception_.repr() : " result=" + result_repr()) +
         origin;
}

}  // namespace detail
}  // namespace asyncio
