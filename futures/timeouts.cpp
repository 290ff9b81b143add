#include <asyncio/futures/timeouts.hpp>

#include <asyncio/loop/origin.hpp>

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

// What waits for the deadline: a TimerHandle without its handle. The queue that it is in owns it.
class TimeoutState::Alarm final : public Node {
 public:
  Alarm(TimeoutState& owner, double when) noexcept : owner_(&owner), when_(when) {}
  ~Alarm() override { end_node(); }
  void run() override {
    if (owner_) owner_->fire();
    unref();
  }
  void discard() noexcept override {
    if (owner_) owner_->alarm_ = nullptr;
    unref();
  }
  void cancel(EventLoop& loop) noexcept {
    owner_ = nullptr;
    if (!armed()) return;  // it is ready and will do nothing
    access(loop).timers().remove(*this);
    unref();
  }
  std::string describe() const override {
    return "<TimerHandle " + std::string(owner_ ? "" : "cancelled ") +
           "when=" + repr_number(when_) + (owner_ ? " Timeout._on_timeout()" : "") +
           Origins::repr(*this) + ">";
  }

 private:
  TimeoutState* owner_;  // null once it is cancelled
  double when_;
};

inline void TimeoutState::begin(TaskBase& task) noexcept {
  task_ = Ref<TaskBase>(&task);
  cancelling_ = task.cancelling();
  state_ = State::entered;
}

TaskBase& TimeoutState::task_around(const Caller& at) {
  TaskBase* task = current_task_of(get_running_loop(at));
  if (!task) throw RuntimeError("Timeout should be used inside a task");
  return *task;
}

// What it throws has changed nothing.
inline TimeoutState::Alarm* TimeoutState::arm(EventLoop& loop, double when, double now) {
  access(loop).check();
  auto alarm = Ref<Alarm>::adopt(new Alarm(*this, when));
  if (loop.get_debug()) access(loop).note_origin(*alarm);
  if (when <= now)
    access(loop).enqueue(*alarm);
  else
    access(loop).timers().push(when, *alarm);
  return alarm.release();
}

void TimeoutState::enter() {
  if (state_ != State::created) throw RuntimeError("Timeout has already been entered");
  TaskBase& task = task_around(Caller::none());
  if (when_) alarm_ = arm(task.loop(), *when_, task.loop().time());
  begin(task);
}

void TimeoutState::enter(TaskBase* known, std::optional<double> delay, const Caller& at) {
  TaskBase& task = known ? *known : task_around(at);
  if (delay) {
    const double now = task.loop().time();
    alarm_ = arm(task.loop(), now + *delay, now);
    when_ = now + *delay;
  }
  begin(task);
}

void TimeoutState::reschedule(std::optional<double> when) {
  if (state_ == State::created) throw RuntimeError("Timeout has not been entered");
  if (state_ != State::entered)
    throw RuntimeError(std::string("Cannot change state of ") + name_of(state_) + " Timeout");
  const std::optional<double> checked = OptionalSeconds(when).get();
  EventLoop& loop = task_->loop();
  access(loop).check_thread();
  Alarm* const alarm = checked ? arm(loop, *checked, loop.time()) : nullptr;
  disarm();
  alarm_ = alarm;
  when_ = checked;
}

void TimeoutState::cancel_alarm() noexcept {
  std::exchange(alarm_, nullptr)->cancel(task_->loop());
}

void TimeoutState::fire() noexcept {
  alarm_ = nullptr;
  state_ = State::expiring;
  task_->cancel(nullptr);
}

ExceptionPtr TimeoutState::exit_expired(const ExceptionPtr& error) {
  const Ref<TaskBase> task = std::move(task_);
  if (state_ != State::expiring) return {};
  state_ = State::expired;
  if (task->uncancel() <= cancelling_ && error.is<CancelledError>())
    return make_exception<TimeoutError>().set_cause(error);
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

Timeout::Timeout(std::optional<double> when)
    : state_(std::make_shared<detail::TimeoutState>(OptionalSeconds(when).get())) {}

Timeout timeout(OptionalSeconds delay, detail::Caller at) {
  const std::optional<double> seconds = delay.get();
  if (!seconds) return Timeout(seconds);
  return Timeout(get_running_loop(at).time() + *seconds);
}
Timeout timeout_at(std::optional<double> when) { return Timeout(when); }

}  // namespace asyncio
