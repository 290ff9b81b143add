// timeout(), timeout_at(): a limit of time around a block, for ASYNCIO_WITH.
//
// asyncio names: timeouts.Timeout, timeout, timeout_at.
// When the time is over the task is cancelled once; on the way out of the block that cancellation
// (and no other) becomes a TimeoutError. Lifetime: a handle; copies are the same timeout. Thread:
// the loop's.
#pragma once

#include <asyncio/futures/task.hpp>

#include <optional>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// The machinery, without the handle: for wait_for(), which keeps it in its frame.
class TimeoutState {
 public:
  enum class State { created, entered, expiring, expired, exited };
  explicit TimeoutState(std::optional<double> when) noexcept : when_(when) {}
  TimeoutState(const TimeoutState&) = delete;
  TimeoutState& operator=(const TimeoutState&) = delete;
  ~TimeoutState() { disarm(); }

  void enter();
  // The same with a deadline `delay` seconds from now. The task is the current one, when it is
  // known already, else null.
  void enter(TaskBase* task, std::optional<double> delay, const Caller& at);
  // TimeoutError when the exception that leaves the block is the cancellation of this timeout, else
  // nothing.
  ExceptionPtr exit(const ExceptionPtr& error) {
    disarm();
    if (state_ != State::entered) return exit_expired(error);
    state_ = State::exited;
    task_ = nullptr;
    return {};
  }
  void reschedule(std::optional<double> when);
  std::optional<double> when() const noexcept { return when_; }
  bool expired() const noexcept { return state_ == State::expiring || state_ == State::expired; }
  std::string describe() const;

 private:
  class Alarm;
  void begin(TaskBase& task) noexcept;
  static TaskBase& task_around(const Caller& at);
  Alarm* arm(EventLoop& loop, double when, double now);
  void disarm() noexcept {
    if (alarm_) cancel_alarm();
  }
  void cancel_alarm() noexcept;
  ExceptionPtr exit_expired(const ExceptionPtr& error);
  void fire() noexcept;

  std::optional<double> when_;
  Ref<TaskBase> task_;
  Alarm* alarm_ = nullptr;  // armed and not fired yet
  unsigned cancelling_ = 0;
  State state_ = State::created;
};

}  // namespace detail

// asyncio.Timeout
class Timeout {
 public:
  explicit Timeout(std::optional<double> when);
  // None yet.
  Timeout(std::nullptr_t) noexcept {}

  // The deadline on the loop's clock; nothing: no limit.
  std::optional<double> when() const { return state().when(); }
  // Moves the deadline, or takes it away. RuntimeError outside the block or once it has expired,
  // ValueError when it is no number.
  void reschedule(std::optional<double> when) { state().reschedule(when); }
  // Has the time run out?
  bool expired() const { return state().expired(); }
  // `<Timeout [active] when=3.000>`
  std::string to_string() const { return state_ ? state_->describe() : "<Timeout empty>"; }

  // For ASYNCIO_WITH. RuntimeError outside a task or when it was entered before.
  void enter() { state().enter(); }
  ExceptionPtr exit(const ExceptionPtr& error) { return state().exit(error); }

 private:
  detail::TimeoutState& state() const {
    if (!state_) throw RuntimeError("the handle refers to no timeout");
    return *state_;
  }
  std::shared_ptr<detail::TimeoutState> state_;
};

// A limit of `delay` seconds from now; nothing: none. ValueError when it is no number.
// asyncio.timeout
#pragma push_macro("timeout")  // that of <curses.h>
#undef timeout
Timeout timeout(OptionalSeconds delay, detail::Caller at = detail::Caller());
#pragma pop_macro("timeout")
// A limit at a time on the loop's clock. asyncio.timeout_at
Timeout timeout_at(std::optional<double> when);

}  // namespace asyncio
#pragma GCC visibility pop
