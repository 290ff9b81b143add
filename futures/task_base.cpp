#include <asyncio/futures/task_base.hpp>

#include <asyncio/futures/age_ruler.hpp>
#include <asyncio/futures/task_notes.hpp>
#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/loop/origin.hpp>

#include <cassert>

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

TaskBase::TaskBase(EventLoop& loop, Frame& root, ContextState* context) noexcept
    : FutureBase(loop, std::uint32_t{kTask} | kRegistered),
      context_(context),
      leaf_(&root),
      link_(access(loop).tasks().end),
      id_(next_task_id()) {
  ref();  // the registry's count
  *access(loop).tasks().end = this;
  access(loop).tasks().end = &next_task_;
  if (access(loop).introduces_tasks()) introduce();
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

// What only the first task of a turn has to do, or one that is to be traced.
void TaskBase::introduce() noexcept {
  TaskRegistry& tasks = access(*loop_).tasks();
  static constexpr TaskOperations operations{&TaskBase::drop_all,
                                             [](const TaskBase& task) noexcept {
                                               const Frame* frame = task.innermost();
                                               return frame ? frame->location() : SourceLocation{};
                                             }};
  tasks.operations = &operations;
  note_age(tasks);
  access(*loop_).tasks_are_introduced();
  if (loop_->get_debug()) access(*loop_).note_origin(*this);
}

void TaskBase::note_age(TaskRegistry& tasks) const noexcept {
  try {
    if (tasks.ages)
      tasks.ages->mark(id_ - 1, loop_->time());
    else
      tasks.ages = new AgeRuler(loop_->time());
  } catch (...) {
    // without memory it is not noted
  }
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
  delete std::exchange(tasks.ages, nullptr);
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

// ---- steps ----

// The task is the current one and its context is entered. It outlives the step: until it is done
// the registry holds it.
inline ContextState* TaskBase::enter(Resumption& run) noexcept {
  run.driver = this;
  return std::exchange(current_context, context_);
}
inline void TaskBase::leave(Resumption& run, ContextState* before) noexcept {
  context_ = std::exchange(current_context, before);
  run.driver = nullptr;
}

void TaskBase::run() {
  Resumption& run = *access(*loop_).tasks().running;
  const std::uint32_t why = flags_ & (kPhaseMask | kMustCancel);
  if (why != 0) {
    if (why == phase_bits(Phase::future) && waiting_on_->has_plain_result()) {
      set_phase(Phase::ready);
      bring_result(run, std::exchange(waiting_on_, nullptr));
    } else {
      if (!prepare(run)) return;
      if (run.raised) return step_throwing(run);
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
    ContextState* const before = enter(run);
    const bool goes_on = source->on_wake(*this, run.raised);
    leave(run, before);
    if (!goes_on) return false;
  }
  if (run.raised) return true;
  bring_result(run, source.release());
  return true;
}

void TaskBase::deliver_from(void* future, void* target, Deliver how) {
  auto& awaited = *static_cast<FutureBase*>(future);
  try {  // with a Ref each call would have to save one register more
    awaited.deliver(target, how);
  } catch (...) {
    awaited.unref();
    throw;
  }
  awaited.unref();
}

// False: the first body has thrown, and that is in `run`, to be raised there.
ASYNCIO_INLINE_ inline bool TaskBase::resume_chain(Resumption& run, ContextState* before,
                                                   Ended& how) {
  try {
    how = resume_inline(leaf_, run);
    if (how == Ended::returned) take_root(run);
    return true;
  } catch (const BaseException& e) {
    threw(run, e);
  } catch (const std::exception& e) {
    threw(run, e);
  } catch (...) {
    threw_otherwise(run, before);
  }
  return false;
}

ASYNCIO_INLINE_ inline void TaskBase::step(Resumption& run) {
  ContextState* const before = enter(run);
  Ended how;
  if (!resume_chain(run, before, how)) {
    leave(run, before);
    leaf_ = run.leaf;  // it may have called somebody before it threw
    return step_raising(run);
  }
  leave(run, before);
  after_step(how, run);
}

// What is no std::exception, or the end of the thread.
void TaskBase::threw_otherwise(Resumption& run, ContextState* before) {
  try {
    if (flags_ & kFinishedFrame) throw;
    threw(run);
  } catch (...) {
    broken_off(run, before);
    throw;
  }
}

void TaskBase::step_raising(Resumption& run) {
  ContextState* const before = enter(run);
  Ended how;
  try {
    run.leaf = leaf_;
    how = resume(run);
    leaf_ = run.leaf;
    if (how == Ended::returned) take_root(run);
  } catch (...) {
    broken_off(run, before);
    throw;
  }
  leave(run, before);
  after_step(how, run);
}

// What was awaited has failed, and that is thrown into the coroutine, as coroutine.throw() does. A
// GeneratorExit closes first whom the coroutine awaits, and there is no task then: who waits again
// has ignored it.
void TaskBase::step_throwing(Resumption& run) {
  if (leaf_->caller() && flow_of(run.raised) == Flow::generator_exit) close_callees(run);
  step_raising(run);
}

void TaskBase::close_callees(Resumption& run) {
  ContextState* const before = enter(run);
  try {
    Frame* callee = leaf_;
    while (callee->caller()->caller()) callee = callee->caller();
    Frame* leaf = std::exchange(leaf_, callee->caller());
    run.leaf = leaf_;
    FrameAccess::set_caller(*callee, nullptr);
    const char* const what = callee->info().noun();
    if (ExceptionPtr error = close_chain(leaf, what)) run.raised = std::move(error);
    if (leaf) drop_chain(leaf, what);
  } catch (...) {
    broken_off(run, before);
    throw;
  }
  leave(run, before);
}

// The thread ends in the middle of the step, and the task with it: whoever waits for it is told so,
// if the loop ever runs again.
void TaskBase::broken_off(Resumption& run, ContextState* before) noexcept {
  leave(run, before);
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

// Takes the result and frees the frame, while this is still the current task and its context is
// entered: both run code of the user's, and a destructor may cancel the task. What the move has
// thrown is in `run` then.
inline void TaskBase::take_root(Resumption& run) {
  frame_info_ = &run.returned->info();
  Frame& root = *std::exchange(run.returned, nullptr);
  const bool too_late = must_cancel();
  flags_ |= kFinishedFrame;
  if (!too_late) return take_result(root, run);
  root.destroy();  // cancelled at the last moment: that counts, not the result
}

void TaskBase::result_raises(Resumption& run) noexcept {
  flags_ |= kResultRaised;
  run.raised = ExceptionPtr::current();
  run.root = frame_info_;
}

inline void TaskBase::after_step(Ended how, Resumption& run) {
  if (how == Ended::returned) return returned(run);
  if (how == Ended::raised) raised(run);
  assert(!run.raised && !run.source && !run.returned);
}

void TaskBase::replace_by_cancellation(ExceptionPtr& error) noexcept {
  flags_ &= ~kMustCancel;
  if (!error.is<CancelledError>()) error = make_cancelled_error();
}

void TaskBase::returned(Resumption& run) {
  if (flags_ & (kMustCancel | kResultRaised)) return returned_otherwise(run);
  unregister();
  finish();
  unref();  // the registry's count
}

// Cancelled at the last moment, or the move of the result has thrown.
void TaskBase::returned_otherwise(Resumption& run) {
  if (run.raised) return raised(run);
  const auto held = Ref<TaskBase>::adopt(this);  // the registry's count
  unregister();
  flags_ &= ~kMustCancel;
  end_cancelled(flags_ & kMessage ? make_cancelled_error() : ExceptionPtr(), false);
}

void TaskBase::raised(Resumption& run) {
  const auto held = Ref<TaskBase>::adopt(this);  // the registry's count
  unregister();
  flags_ |= kFinishedFrame;
  frame_info_ = run.root;
  const ExceptionPtr error = std::move(run.raised);
  if (error.is<CancelledError>()) return end_cancelled(error, true);
  fail(error);
  if (leaves_loop(error)) error.rethrow();
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
  root->destroy();
  end_cancelled({}, false);
}

// Inside the step of another task, or a callback, which keeps its place and its context meanwhile:
// who asks for that context may make it.
void TaskBase::start_eagerly() {
  struct Nested {
    TaskRegistry& tasks;
    Resumption run;
    Resumption* const outer;
    TaskBase* const around;  // null: a callback
    ContextState*& context;
    ContextState* callbacks;
    ContextState** const kept;
    explicit Nested(TaskRegistry& t) noexcept
        : tasks(t),
          outer(std::exchange(tasks.running, &run)),
          around(static_cast<TaskBase*>(outer->driver)),
          context(outermost_context()),
          callbacks(context),
          kept(tasks.callback_context) {
      if (!around) {
        tasks.callback_context = &callbacks;
        return;
      }
      around->context_ = context;
      if (!(around->flags_ & kFinishedFrame)) around->leaf_ = outer->leaf;
    }
    ~Nested() {
      context = around ? around->context_ : callbacks;
      tasks.callback_context = kept;
      tasks.running = outer;
    }
  } nested(access(*loop_).tasks());
  step(nested.run);
}

// ---- waiting ----

void TaskBase::refuse_to_wait(FutureBase& future) {
  const SourceLocation at = innermost()->location();
  const std::string where = place(at.file, at.line);
  const std::string text = &future == this
                               ? "Task cannot await on itself: " + describe() + where
                               : "Task " + describe() + " got Future " + future.describe() +
                                     " attached to a different loop" + where;
  wait_and_raise(make_exception<RuntimeError>(text));
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

}  // namespace detail
}  // namespace asyncio

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(TaskBase, "task", {&typeid(TaskBase), 0, "type:TaskBase"},
                ASYNCIO_OFFSET_("TaskBase.leaf", TaskBase, leaf_),
                ASYNCIO_OFFSET_("TaskBase.waiting_on", TaskBase, waiting_on_),
                ASYNCIO_OFFSET_("TaskBase.next_task", TaskBase, next_task_),
                ASYNCIO_OFFSET_("TaskBase.id", TaskBase, id_),
                ASYNCIO_CONSTANT_("TaskBase.id_bits", TaskBase::kIdBits),
                ASYNCIO_CONSTANT_("TaskBase.kNamed", TaskBase::kNamed),
                ASYNCIO_CONSTANT_("TaskBase.kNoFrame", TaskBase::kFinishedFrame),
                ASYNCIO_CONSTANT_("TaskBase.kPhase", TaskBase::kPhaseMask),
                ASYNCIO_CONSTANT_("TaskBase.kSleeping",
                                  TaskBase::phase_bits(TaskBase::Phase::sleeping)))
}  // namespace asyncio::detail
