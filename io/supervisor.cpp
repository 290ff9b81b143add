#include <asyncio/io/supervisor.hpp>

#include <asyncio/io/child_process.hpp>
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/log.hpp>
#include <asyncio/sync/event.hpp>

#include <cstdio>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio {

namespace detail {

// A child through all its lives.
//
// Invariants:
//  1. At most one of them is there: a process, a pause before the next one.
//  2. It is over when there is neither, for good.
class SupervisedChild final : public ChildProcess::Owner {
 public:
  SupervisedChild(SupervisorCore& core, const ChildOptions& options, children::detail::Call call)
      : core_(core), options_(options), call_(std::move(call)), backoff_(backoff_of(core)) {
    status_.name = call_.function->name;
  }
  ~SupervisedChild() override { drop(); }
  void start();
  void stop();
  void drop() noexcept;
  void send_signal(int signal) {
    if (process_) process_->send_signal(signal);
  }
  const ChildStatus& status() const noexcept { return status_; }

  void child_said(ChildProcess& child, std::string message) override;
  void child_gone(ChildProcess& child, int returncode) override;

 private:
  static Backoff backoff_of(const SupervisorCore& core);
  void too_late();
  void start_again();
  void pause(const std::string& why);

  SupervisorCore& core_;
  const ChildOptions options_;
  const children::detail::Call call_;
  ChildStatus status_;
  std::shared_ptr<ChildProcess> process_;
  TimerHandle timer_;  // until it must be ready, or is started again
  Backoff backoff_;
  double ready_since_ = 0;
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

Backoff SupervisedChild::backoff_of(const SupervisorCore& core) {
  return Backoff(core.options.first_pause.count(), core.options.longest_pause.count());
}

void SupervisedChild::start() {
  SubprocessOptions options;
  options.pass_fds = options_.pass_fds;
  process_ = ChildProcess::start(*core_.loop, *this, status_.name, std::move(options));
  status_.pid = process_->pid();
  process_->send(call_.arguments);
  timer_ = core_.loop->call_later(core_.options.ready_timeout.count(), [this] { too_late(); });
}

void SupervisedChild::too_late() {
  log(joined({"the child '", status_.name, "' (pid ", std::to_string(status_.pid),
              ") is not ready in time"}));
  process_->terminate(core_.options.grace.count());
}

void SupervisedChild::child_said(ChildProcess&, std::string message) {
  if (static_cast<Said>(message[0]) != Said::ready || status_.ready) return;
  timer_.cancel();
  status_.ready = true;
  ready_since_ = core_.loop->time();
  core_.tell();
}

void SupervisedChild::child_gone(ChildProcess&, int returncode) {
  timer_.cancel();
  process_ = nullptr;
  const bool was_ready = std::exchange(status_.ready, false);
  const int pid = std::exchange(status_.pid, 0);
  status_.returncode = returncode;
  if (was_ready && core_.loop->time() - ready_since_ >= core_.options.longest_pause.count())
    backoff_.reset();
  const bool failed = returncode != 0;
  const bool again = !core_.stopping && (options_.restart == Restart::ALWAYS ||
                                         (options_.restart == Restart::ON_FAILURE && failed));
  status_.over = !again;
  if (again)
    pause(joined({"the child '", status_.name, "' (pid ", std::to_string(pid), ") has ended with ",
                  std::to_string(returncode)}));
  core_.tell();
}

void SupervisedChild::pause(const std::string& why) {
  const double seconds = backoff_.next();
  timer_ = core_.loop->call_later(seconds, [this] { start_again(); });
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", seconds);
  log(joined({why, "; it is started again in ", text, " s"}));
}

void SupervisedChild::start_again() {
  ++status_.restarts;
  try {
    start();
  } catch (...) {  // no descriptor, no memory
    const ExceptionPtr error = caught_by_loop();
    drop();
    pause(joined({"the child '", status_.name, "' cannot be started: ", last_line(error)}));
  }
  core_.tell();
}

void SupervisedChild::stop() {
  if (process_) return process_->terminate(core_.options.grace.count());
  timer_.cancel();
  status_.over = true;
}

void SupervisedChild::drop() noexcept {
  timer_.cancel();
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

Coroutine<void> Supervisor::wait_ready() {
  return coroutine(
      [core = core_](Co<void>& co) {
        BEGIN(co);
        while (!core->all([](const ChildStatus& child) { return child.ready; })) {
          if (!core->all([](const ChildStatus& child) { return !child.over; }))
            RAISE(RuntimeError("a child has ended before all were ready"));
          YIELD_FROM(core->changed.wait());
        }
        END;
      },
      __FILE__, __LINE__, "wait_ready");
}

Coroutine<void> Supervisor::wait() {
  return coroutine(
      [core = core_](Co<void>& co) {
        BEGIN(co);
        while (!core->all([](const ChildStatus& child) { return child.over; }))
          YIELD_FROM(core->changed.wait());
        END;
      },
      __FILE__, __LINE__, "wait");
}

// The last one first.
Coroutine<void> Supervisor::stop() {
  return coroutine(
      [core = core_, ended = wait()](Co<void>& co) mutable {
        BEGIN(co);
        core->stopping = true;
        for (auto child = core->children.rbegin(); child != core->children.rend(); ++child)
          (*child)->stop();
        YIELD_FROM(std::move(ended));
        END;
      },
      __FILE__, __LINE__, "stop");
}

}  // namespace asyncio
