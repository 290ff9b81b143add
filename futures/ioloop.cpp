#include <asyncio/futures/ioloop.hpp>

#include <cmath>

namespace asyncio::tornado {

PeriodicCallback::PeriodicCallback(std::function<void()> callback, double period_ms)
    : callback_(std::make_shared<std::function<void()>>(std::move(callback))),
      period_(period_ms / 1000) {
  if (!(period_ms > 0)) throw ValueError("Periodic callback must have a positive callback_time");
}

void PeriodicCallback::start() {
  if (running_) return;
  loop_ = &get_event_loop();
  next_ = loop_->time();
  running_ = true;
  schedule();
}

void PeriodicCallback::stop() noexcept {
  running_ = false;
  timer_.cancel();
}

void PeriodicCallback::schedule() {
  const double now = loop_->time();
  if (next_ <= now) next_ += (std::floor((now - next_) / period_) + 1) * period_;
  timer_ = loop_->call_at(next_, [this] { run(); });
}

void PeriodicCallback::run() {
  struct Again {
    PeriodicCallback& self;
    std::shared_ptr<std::function<void()>> callback;
    ~Again() {
      const bool alive = callback.use_count() > 1;  // the call may have ended this object
      if (alive && self.running_) self.schedule();
    }
  } again{*this, callback_};
  (*again.callback)();
}

}  // namespace asyncio::tornado
