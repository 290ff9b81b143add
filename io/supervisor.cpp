#include <asyncio/io/supervisor.hpp>

#include <asyncio/io/child_process.hpp>
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/log.hpp>
#include <asyncio/sync/event.hpp>

#include <csignal>
#include <cstdio>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio {

namespace detail {

// A child through all its lives.
//
// Invariants:
//  1. At most one of them is there: a process, a pause before the next one.
//  2. It is over when there is neither, for good: memory that runs out ends nothing.
class SupervisedChild final : public ChildProcess::Owner {
 public:
  SupervisedChild(SupervisorCore& core, const ChildOptions& options, children::detail::Call call);
  ~SupervisedChild() override;
  void start();
  void stop(int signal);
  void drop() noexcept;
  void send_signal(int signal) {
    if (process_) process_->send_signal(signal);
  }
  const ChildStatus& status() const noexcept { return status_; }

  void child_said(ChildProcess& child, std::string_view message) override;
  void child_gone(ChildProcess& child, int returncode) override;

 private:
  class ShortPause;
  static Backoff backoff_of(const SupervisorCore& core);
  void too_late();
  bool lives_again(int returncode) const noexcept;
  void start_again();
  double pause() noexcept;

  SupervisorCore& core_;
  const ChildOptions options_;
  const children::detail::Call call_;
  ChildStatus status_;
  std::shared_ptr<ChildProcess> process_;
  TimerHandle timer_;  // until it must be ready, or is started again
  const Ref<ShortPause> short_pause_;
  Backoff backoff_;
  double ready_since_ = 0;
  bool was_ready_ = false;  // in some life
};

class SupervisorCore {
 public:
  SupervisorCore(EventLoop& on, const SupervisorOptions& o) : loop(on), options(o) {}

  template <class Predicate>
  bool all(Predicate predicate) const {
    for (const auto& child : children) {
      if (!predicate(child->status())) return false;
    }
    return true;
  }
  // Whoever waits looks again.
  void tell() {
    changed.set();
    changed.clear();
  }

  const LoopRef loop;
  const SupervisorOptions options;
  std::vector<std::unique_ptr<SupervisedChild>> children;
  Event changed;
  bool stopping = false;
};

// Until the next turn: the pause when there is no memory for a timer.
class SupervisedChild::ShortPause final : public HandleNode {
 public:
  explicit ShortPause(SupervisedChild& child) : HandleNode(context_for_new()), child_(&child) {
    flags_ |= kEmpty | kLasting;
  }
  ~ShortPause() override { end_node(); }
  void begin() noexcept {
    if (flags_ & kQueued) return;
    flags_ |= kQueued;
    ref();
    access(*child_->core_.loop).enqueue(*this);
  }
  void forget() noexcept { child_ = nullptr; }
  void run() override {
    const Run leaves_and_counts(*this);
    if (child_ && !child_->status_.over && !child_->process_) child_->start_again();
  }
  std::string callback_name() const override { return "Supervisor.start_again"; }

 private:
  void clear() noexcept override {}
  SupervisedChild* child_;  // null: it is gone
};

Backoff SupervisedChild::backoff_of(const SupervisorCore& core) {
  return Backoff(core.options.first_pause.count(), core.options.longest_pause.count());
}

namespace {

std::string when_again(double seconds) {
  char text[64];
  std::snprintf(text, sizeof text, "; it is started again in %.3g s", seconds);
  return text;
}
// Without memory it is not said.
template <class Text>
void say(Text text) noexcept {
  try {
    log(text());
  } catch (...) {
  }
}

}  // namespace

SupervisedChild::SupervisedChild(SupervisorCore& core, const ChildOptions& options,
                                 children::detail::Call call)
    : core_(core),
      options_(options),
      call_(std::move(call)),
      short_pause_(Ref<ShortPause>::adopt(new ShortPause(*this))),
      backoff_(backoff_of(core)) {
  status_.name = call_.function->name;
}

SupervisedChild::~SupervisedChild() {
  drop();
  short_pause_->forget();
}

void SupervisedChild::start() {
  timer_ = core_.loop->call_later(core_.options.ready_timeout.count(), [this] { too_late(); });
  SubprocessOptions options;
  options.pass_fds = options_.pass_fds;
  process_ = ChildProcess::start(*core_.loop, *this, status_.name, std::move(options));
  status_.pid = process_->pid();
  process_->send(call_.arguments);
}

void SupervisedChild::too_late() {
  process_->terminate(core_.options.grace.count(), SIGTERM);
  say([this] {
    return joined({"the child '", status_.name, "' (pid ", std::to_string(status_.pid),
                   ") is not ready in time"});
  });
}

void SupervisedChild::child_said(ChildProcess&, std::string_view message) {
  if (static_cast<Said>(message[0]) != Said::ready || status_.ready) return;
  timer_.cancel();
  status_.ready = was_ready_ = true;
  ready_since_ = core_.loop->time();
  core_.tell();
}

bool SupervisedChild::lives_again(int returncode) const noexcept {
  switch (options_.restart) {
    case Restart::ALWAYS:
      return true;
    case Restart::ONCE_READY:
      return was_ready_;
    case Restart::ON_FAILURE:
      return returncode != 0;
    case Restart::NEVER:
      break;
  }
  return false;
}

void SupervisedChild::child_gone(ChildProcess&, int returncode) {
  timer_.cancel();
  process_ = nullptr;
  const bool was_ready = std::exchange(status_.ready, false);
  const int pid = std::exchange(status_.pid, 0);
  status_.returncode = returncode;
  if (was_ready && core_.loop->time() - ready_since_ >= core_.options.longest_pause.count())
    backoff_.reset();
  status_.over = core_.stopping || !lives_again(returncode);
  core_.tell();
  if (status_.over) return;
  const double seconds = pause();
  say([&] {
    return joined({"the child '", status_.name, "' (pid ", std::to_string(pid), ") has ended with ",
                   std::to_string(returncode), when_again(seconds)});
  });
}

double SupervisedChild::pause() noexcept {
  const double seconds = backoff_.next();
  try {
    timer_ = core_.loop->call_later(seconds, [this] { start_again(); });
    return seconds;
  } catch (...) {
    short_pause_->begin();
    return 0;
  }
}

void SupervisedChild::start_again() {
  ++status_.restarts;
  ExceptionPtr error;
  try {
    start();
  } catch (...) {  // no descriptor, no memory
    error = caught_by_loop();
  }
  core_.tell();
  if (!error) return;
  drop();
  const double seconds = pause();
  say([&] {
    return joined({"the child '", status_.name, "' cannot be started: ", last_line(error),
                   when_again(seconds)});
  });
}

void SupervisedChild::stop(int signal) {
  if (process_) return process_->terminate(core_.options.grace.count(), signal);
  timer_.cancel();
  status_.over = true;
}

void SupervisedChild::drop() noexcept {
  timer_.cancel();
  status_.pid = 0;
  if (const auto process = std::exchange(process_, nullptr)) process->drop();
}

}  // namespace detail

using detail::SupervisorCore;

Supervisor::Supervisor(SupervisorOptions options, detail::Caller at)
    : core_(std::make_shared<SupervisorCore>(get_event_loop(at), options)) {
  if (options.first_pause.count() < 0 || options.longest_pause.count() < 0)
    throw ValueError("a pause is not negative");
}

// Whoever waits still waits for nothing.
Supervisor::~Supervisor() {
  for (const auto& child : core_->children) child->drop();
  core_->children.clear();
  if (!core_->loop->is_closed()) core_->tell();
}

std::size_t Supervisor::start_call(const ChildOptions& options, children::detail::Call call) {
  if (core_->stopping) throw RuntimeError("the supervisor has been stopped");
  auto& all = core_->children;
  all.push_back(std::make_unique<detail::SupervisedChild>(*core_, options, std::move(call)));
  try {
    all.back()->start();
  } catch (...) {
    all.pop_back();
    throw;
  }
  return all.size() - 1;
}

std::size_t Supervisor::size() const noexcept { return core_->children.size(); }

ChildStatus Supervisor::status(std::size_t number) const {
  return core_->children.at(number)->status();
}

void Supervisor::send_signal(std::size_t number, int signal) {
  core_->children.at(number)->send_signal(signal);
}

Coroutine<void> Supervisor::wait_ready(detail::Caller at) {
  return detail::coroutine_at(at, "wait_ready", [core = core_](Co<void>& co) {
    BEGIN(co);
    while (!core->all([](const ChildStatus& child) { return child.ready; })) {
      if (!core->all([](const ChildStatus& child) { return !child.over; }))
        RAISE(RuntimeError("a child has ended before all were ready"));
      YIELD_FROM(core->changed.wait());
    }
    END;
  });
}

Coroutine<void> Supervisor::wait(detail::Caller at) {
  return detail::coroutine_at(at, "wait", [core = core_](Co<void>& co) {
    BEGIN(co);
    while (!core->all([](const ChildStatus& child) { return child.over; }))
      YIELD_FROM(core->changed.wait());
    END;
  });
}

Coroutine<void> Supervisor::stop(detail::Caller at) { return stop(SIGTERM, at); }

// The last one first.
Coroutine<void> Supervisor::stop(int signal, detail::Caller at) {
  return detail::coroutine_at(
      at, "stop", [core = core_, signal, ended = wait()](Co<void>& co) mutable {
        BEGIN(co);
        core->stopping = true;
        for (auto child = core->children.rbegin(); child != core->children.rend(); ++child)
          (*child)->stop(signal);
        YIELD_FROM(std::move(ended));
        END;
      });
}

}  // namespace asyncio
