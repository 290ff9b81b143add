// How a task is cancelled: the request goes to what it waits for, else to its next step.
#include <asyncio/futures/task_base.hpp>

#include <asyncio/futures/task_notes.hpp>
#include <asyncio/generators/spare_exceptions.hpp>

#include <algorithm>
#include <climits>

namespace asyncio {
namespace detail {

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
  if (!waiting_on_ && !done() && !(flags_ & kInCancel)) {  // nobody else takes part
    flags_ &= ~kUnretrieved;
    count_cancel();
    cancel_here(message);
    return true;
  }
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

}  // namespace detail
}  // namespace asyncio
