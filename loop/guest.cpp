#include <asyncio/loop/guest.hpp>

#include <asyncio/loop/pollers/guest_poller.hpp>

#include <cmath>

namespace asyncio {

Guest::Guest(EventLoop& loop) : poller_(detail::GuestPoller::take_place(loop, *this)) {}

Guest::~Guest() {
  if (poller_) poller_->guest_ends();
}

double Guest::timeout() const noexcept { return poller_ ? poller_->timeout() : -1; }

int Guest::timeout_ms() const noexcept {
  const double seconds = timeout();
  return seconds < 0 ? -1 : static_cast<int>(std::ceil(seconds * 1e3));
}

bool Guest::turn() { return poller_ && poller_->turn(); }

}  // namespace asyncio
