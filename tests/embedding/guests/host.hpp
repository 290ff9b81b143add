// What each host is put through: the program that all of them run, sleep, and being busy.
#pragma once

#include "tests/embedding/guests/program.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>

namespace asyncio::testing {

class Host {
 public:
  virtual ~Host() = default;
  virtual EventLoop& loop() = 0;
  // Has the host call a function when it comes round.
  virtual void call(std::function<void()> function) = 0;
  // Until quit(), which the loop's stop() leads to.
  virtual void run() = 0;
  // How often has it come out of its wait? Thread: any.
  virtual int wakes() const = 0;
};

inline void host_sleeps(Host& host) {
  EventLoop& loop = host.loop();
  host.call([] {});
  std::thread other([&] {
    const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds(60)); };
    pause();
    const int before = host.wakes();
    pause();
    std::printf("host: an idle guest: %d wake-ups\n", host.wakes() - before);
    loop.call_soon_threadsafe([&loop] { loop.stop(); });
  });
  host.run();
  other.join();
}

// Neither would end if the other one were always first.
struct Busy : std::enable_shared_from_this<Busy> {
  static constexpr int kEnough = 300;
  explicit Busy(Host& h) : host(h) {}
  void guest_runs() {
    longest = std::max(longest, ++row);
    if (++ran_guest < kEnough || ran_host < kEnough)
      host.loop().call_soon([self = shared_from_this()] { self->guest_runs(); });
    else
      host.loop().stop();
  }
  void host_runs() {
    row = 0;
    if (++ran_host < kEnough || ran_guest < kEnough)
      host.call([self = shared_from_this()] { self->host_runs(); });
  }
  Host& host;
  int ran_guest = 0, ran_host = 0, row = 0, longest = 0;
};

inline void host_is_busy(Host& host) {
  const auto busy = std::make_shared<Busy>(host);
  busy->guest_runs();
  busy->host_runs();
  host.run();
  std::printf("host: a busy guest and a busy host: %s\n",
              busy->longest < 20 ? "in turns" : "the guest goes first");
}

inline int put_through(Host& host) {
  {
    GuestProgram program(host.loop(), [&host](auto f) { host.call(std::move(f)); });
    host.run();
    std::fputs(program.said.c_str(), stdout);
  }
  host_sleeps(host);
  host_is_busy(host);
  return 0;
}

}  // namespace asyncio::testing
