// A host for a guest that sleeps in poll(2).
#pragma once

#include "tests/fixtures.hpp"

#include <asyncio/loop/guest.hpp>

#include <poll.h>

#include <deque>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace asyncio::testing {

// A loop, and a host that sleeps in poll(2).
struct PollHost {
  PollHost() {
    loop.set_exception_handler(
        [this](EventLoop&, const ExceptionContext& c) { reports.push_back(c); });
    guest.emplace(loop);
    guest->on_stop([this] { quit = true; });
  }
  // Sleeps once, and does what there is to do. Is there still something?
  bool come_round(int most = 20'000) {
    pollfd watched{guest->fileno(), POLLIN, 0};
    const int timeout = calls.empty() ? guest->timeout_ms() : 0;
    const int n = ::poll(&watched, 1, timeout < 0 || timeout > most ? most : timeout);
    ++wakes;
    if (n == 0 && timeout < 0) return false;  // nothing has come
    if (!calls.empty()) {
      const auto call = std::move(calls.front());
      calls.pop_front();
      call();
    }
    return guest->turn();
  }
  void run() {
    for (quit = false; !quit;) come_round();
  }
  bool readable() const {
    pollfd watched{guest->fileno(), POLLIN, 0};
    return ::poll(&watched, 1, 0) == 1;
  }
  // Until nothing is left but to wait.
  void settle() {
    while (guest->timeout() == 0 || readable()) guest->turn();
  }

  std::vector<ExceptionContext> reports;  // what the exception handler was told
  EventLoopPtr owner = new_event_loop();
  EventLoop& loop = *owner;
  std::optional<Guest> guest;
  std::deque<std::function<void()>> calls;
  int wakes = 0;
  bool quit = false;
};

}  // namespace asyncio::testing
