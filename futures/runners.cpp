#include <asyncio/futures/runners.hpp>

#include <asyncio/futures/gather.hpp>
#include <asyncio/loop/attachments.hpp>

#include <csignal>

namespace asyncio {
namespace detail {

void cancel_all_tasks(EventLoop& loop) {
  std::vector<AnyTask> tasks = all_tasks(loop);
  if (tasks.empty()) return;
  for (AnyTask& task : tasks) task.cancel();
  // Not by gather(), which would need their types: they have ended once each has been waited for.
  for (AnyTask& task : tasks) {
    if (!task.done()) run_until_done(loop, task.get(), false);
  }
  for (AnyTask& task : tasks) {
    if (task.cancelled()) continue;
    if (const ExceptionPtr error = task.exception()) {
      loop.call_exception_handler({"unhandled exception during asyncio.run() shutdown",
                                   error,
                                   {{"task", task.to_string()}}});
    }
  }
}

InterruptScope::InterruptScope(EventLoop& loop, const AnyTask& main) : loop_(loop), main_(main) {
  struct sigaction now {};
  if (!in_main_thread() || sigaction(SIGINT, nullptr, &now) != 0) return;
  if (now.sa_handler != SIG_DFL) return;
  try {
    loop_.add_signal_handler(SIGINT, [this] { on_sigint(); });
    installed_ = true;
  } catch (const RuntimeError&) {  // a poller without signals
  }
}

InterruptScope::~InterruptScope() {
  if (installed_ && !loop_.is_closed()) loop_.remove_signal_handler(SIGINT);
}

void InterruptScope::on_sigint() {
  if (++count_ > 1 || main_.done()) throw KeyboardInterrupt();
  main_.cancel();
}

bool InterruptScope::interrupted() const {
  return count_ > 0 && main_.cancelled() && main_.uncancel() == 0;
}

}  // namespace detail

EventLoop& Runner::get_loop() {
  if (state_ == State::closed) throw RuntimeError("Runner is closed");
  if (state_ == State::created) {
    context_.reset(new Context(copy_context()));
    loop_ = factory_ ? (*factory_)() : new_event_loop();
    if (!loop_) throw RuntimeError("the loop factory of a Runner has made no loop");
    if (!factory_) {
      set_event_loop(loop_.get());
      set_loop_ = true;
    }
    if (debug_) loop_->set_debug(*debug_);
    state_ = State::initialized;
  }
  return *loop_;
}

void Runner::close() {
  if (state_ != State::initialized) return;
  state_ = State::closed;
  struct Closing {
    Runner& runner;
    ~Closing() {
      if (runner.set_loop_) set_event_loop(nullptr);
      runner.loop_.reset();
    }
  } closing{*this};
  detail::cancel_all_tasks(*loop_);
  if (auto* const generators = detail::access(*loop_).async_generators())
    loop_->run_until_complete(generators->shutdown(detail::Caller::none()));
  loop_->run_until_complete(loop_->shutdown_default_executor(detail::Caller::none()));
}

Runner::~Runner() {
  try {
    close();
  } catch (...) {
    detail::unraisable("Runner.close", ExceptionPtr::current());
  }
}

}  // namespace asyncio
