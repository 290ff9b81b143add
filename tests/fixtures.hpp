// What the tests share: a loop on virtual time, and what it reported.
#pragma once

#include <asyncio/asyncio.hpp>
#include <asyncio/loop/virtual_poller.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace asyncio::testing {

// A loop whose clock jumps, the loop of this thread. Waiting takes no time; a program that would
// wait for ever fails.
struct VirtualLoop {
  VirtualLoop() : VirtualLoop(std::make_unique<VirtualPoller>()) {}
  ~VirtualLoop() {
    set_event_loop(nullptr);
    loop_owner.reset();
  }

  // Runs a coroutine or future to its end and returns its result.
  template <class A>
  auto run(A&& awaitable) {
    return loop.run_until_complete(std::forward<A>(awaitable));
  }
  // Runs `turns` turns.
  void run_turns(int turns = 1) {
    for (int i = 0; i < turns; ++i) {
      loop.stop();
      loop.run_forever();
    }
  }
  // The messages of all reports so far.
  std::vector<std::string> messages() const {
    std::vector<std::string> out;
    for (const ExceptionContext& report : reports) out.push_back(report.message);
    return out;
  }

  std::vector<ExceptionContext> reports;  // what the exception handler was told
  VirtualPoller& clock;
  EventLoopPtr loop_owner;
  EventLoop& loop;

 private:
  explicit VirtualLoop(std::unique_ptr<VirtualPoller> poller)
      : clock(*poller), loop_owner(new_event_loop(std::move(poller))), loop(*loop_owner) {
    set_event_loop(&loop);
    loop.set_exception_handler(
        [this](EventLoop&, const ExceptionContext& c) { reports.push_back(c); });
  }
};

// The text of the E that f() throws; "nothing was thrown" when it throws none.
template <class E, class F>
std::string text_of(F&& f) {
  try {
    f();
  } catch (const E& error) {
    return error.what();
  }
  return "nothing was thrown";
}

}  // namespace asyncio::testing
