#include <asyncio/futures/timeouts.hpp>

#include <cmath>
#include <cstdio>

namespace asyncio {
namespace detail {

namespace {
const char* name_of(TimeoutState::State state) {
  switch (state) {
    case TimeoutState::State::created:
      return "created";
    case TimeoutState::State::entered:
      return "active";
    case TimeoutState::State::expiring:
      return "expiring";
    case TimeoutState::State::expired:
      return "expired";
    case TimeoutState::State::exited:
      return "finished";
  }
  return "";
}
}  // namespace

void TimeoutState::enter() {
  if (state_ != State::created) throw RuntimeError("Timeout has already been entered");
  TaskBase* task = current_task_of(get_running_loop());
  if (!task) throw RuntimeError("Timeout should be used inside a task");
  task_ = Ref<TaskBase>(task);
  cancelling_ = task->cancelling();
  state_ = State::entered;
  arm();
}

void TimeoutState::reschedule(std::optional<double> when) {
  if (state_ == State::created) throw RuntimeError("Timeout has not been entered");
  if (state_ != State::entered)
    throw RuntimeError(std::string("Cannot change state of ") + name_of(state_) + " Timeout");
  when_ = when;
  arm();
}

void TimeoutState::arm() {
  handler_.cancel();
  handler_ = {};
  if (!when_) return;
  EventLoop& loop = task_->loop();
  const auto fire = [this] { this->fire(); };
  if (*when_ <= loop.time())
    handler_ = loop.call_soon(fire);
  else
    handler_ = loop.call_at(*when_, fire);
}

void TimeoutState::fire() {
  task_->cancel(nullptr);
  state_ = State::expiring;
  handler_ = {};
}

ExceptionPtr TimeoutState::exit(const ExceptionPtr& error) {
  handler_.cancel();
  handler_ = {};
  const Ref<TaskBase> task = std::move(task_);
  if (state_ == State::entered) {
    state_ = State::exited;
  } else if (state_ == State::expiring) {
    state_ = State::expired;
    if (task->uncancel() <= cancelling_ && error.is<CancelledError>())
      return make_exception<TimeoutError>().set_cause(error);
  }
  return {};
}

std::string TimeoutState::describe() const {
  std::string out = std::string("<Timeout [") + name_of(state_) + "]";
  if (state_ != State::entered) return out + ">";
  if (!when_) return out + " when=None>";
  char when[40];
  std::snprintf(when, sizeof when, " when=%.3f>", *when_);
  return out + when;
}

}  // namespace detail

Timeout timeout(Seconds delay) { return Timeout(get_running_loop().time() + delay.count()); }
Timeout timeout(std::nullopt_t) { return Timeout(std::optional<double>()); }
Timeout timeout_at(std::optional<double> when) { return Timeout(when); }

}  // namespace asyncio
