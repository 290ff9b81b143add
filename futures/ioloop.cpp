#include <asyncio/futures/ioloop.hpp>

#include <asyncio/loop/origin.hpp>

#include <cmath>

namespace asyncio::tornado::detail {

void ReportFailure::operator()(const AnyFuture& done) const {
  if (done.cancelled()) return;
  const ExceptionPtr error = done.exception();
  // These two have left the loop already.
  if (!error || asyncio::detail::leaves_loop(error)) return;
  asyncio::detail::FutureBase& future = done.get();
  done.get_loop().call_exception_handler(
      {"Exception in callback", error,
       asyncio::detail::Origins::details(future.is_task() ? "task" : "future", future)});
}

Periodic::Periodic(double period_ms) : period_(period_ms / 1000) {
  if (!(period_ > 0)) throw ValueError("Periodic callback must have a positive callback_time");
}

void Periodic::start(const asyncio::detail::Caller& at) {
  if (running_ && !loop_->is_closed()) return;
  loop_ = get_event_loop(at);
  next_ = loop_->time();
  running_ = true;
  ++starts_;
  schedule();
}

void Periodic::stop() noexcept {
  running_ = false;
  timer_.cancel();
}

void Periodic::schedule() {
  const double now = loop_->time();
  const double missed = next_ <= now ? std::floor((now - next_) / period_) : 0;  // else set back
  if (std::isfinite(missed))
    next_ += (missed + 1) * period_;
  else
    next_ = now;  // more than can be counted: as often as it can
  timer_.cancel();
  timer_ = loop_->call_at(next_, [self = shared_from_this()] { self->run(); });
}

void Periodic::run() {
  if (under_way_) return schedule();  // one of a start() before this one
  const unsigned start = starts_;
  AnyFuture awaited;
  under_way_ = true;
  try {
    awaited = call(*loop_);
    if (awaited) {
      awaited.add_done_callback([self = shared_from_this(), start](const AnyFuture& done) {
        self->over(start);
        ReportFailure()(done);
      });
      return;
    }
  } catch (...) {
    over(start);
    throw;
  }
  over(start);
}

// One that was started again meanwhile has its own timer.
void Periodic::over(unsigned start) {
  under_way_ = false;
  if (running() && start == starts_) schedule();
}

}  // namespace asyncio::tornado::detail
