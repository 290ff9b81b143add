// The program that every host of a guest runs, and run_forever() too: it must say the same in all
// of them.
#pragma once

#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace asyncio::testing {

struct GuestProgram {
  using Function = std::function<void()>;

  // `call` has the host call a function when it comes round, outside of the loop's turns.
  GuestProgram(EventLoop& event_loop, std::function<void(Function)> call)
      : loop(event_loop), call_from_host(std::move(call)) {
    if (pipe(ends) != 0) std::abort();
    task = loop.create_task(body());
  }
  ~GuestProgram() {
    if (thread.joinable()) thread.join();
    close(ends[0]);
    close(ends[1]);
  }

  void say(const std::string& line) { said += line + "\n"; }
  // What all must have said.
  static const char* expected() {
    return "runs: running, current\n"
           "slept\n"
           "the pipe says x\n"
           "a thread posts 0\n"
           "a thread posts 1\n"
           "a thread posts 2\n"
           "an executor says 49\n"
           "the signal has come\n"
           "the host calls\n"
           "the host's callback: soon\n"
           "the host's task: later\n"
           "the host's future: 5\n"
           "in time\n"
           "stops\n";
  }

  Coroutine<void> body() {
    return coroutine([this, read = loop.create_future<std::string>(),
                      signal = loop.create_future<void>(), from_host = loop.create_future<int>(),
                      posts = std::make_shared<Queue<int>>(), all = std::make_shared<Event>(),
                      text = std::string(), i = 0, n = 0, start = 0.0](auto& co) mutable {
      BEGIN(co);
      say(std::string("runs: ") + (loop.is_running() ? "running" : "standing") + ", " +
          (&get_running_loop() == &loop ? "current" : "not current"));
      YIELD_FROM(asyncio::sleep(0.01));
      say("slept");

      loop.add_reader(ends[0], [this, read] {
        char c = 0;
        if (::read(ends[0], &c, 1) == 1) read.set_result(std::string(1, c));
        loop.remove_reader(ends[0]);
      });
      thread = std::thread([this] { (void)!write(ends[1], "x", 1); });
      YIELD_FROM_INTO(text, read);
      thread.join();
      say("the pipe says " + text);

      // The queue goes with the loop's thread: only its address goes to the other one.
      thread = std::thread([this, queue = posts.get()] {
        for (int k = 0; k < 3; ++k) loop.call_soon_threadsafe([queue, k] { queue->put_nowait(k); });
      });
      for (i = 0; i < 3; ++i) {
        YIELD_FROM_INTO(n, posts->get());
        say("a thread posts " + std::to_string(n));
      }
      thread.join();

      YIELD_FROM_INTO(n, loop.run_in_executor(
                             nullptr, [](int k) { return k * k; }, 7));
      say("an executor says " + std::to_string(n));

      loop.add_signal_handler(SIGUSR1, [signal] { signal.set_result(); });
      raise(SIGUSR1);
      YIELD_FROM(signal);
      loop.remove_signal_handler(SIGUSR1);
      say("the signal has come");

      call_from_host([this, all, from_host] {
        say("the host calls");
        loop.call_soon([this] { say("the host's callback: soon"); });
        loop.create_task(coroutine([this, all](auto& co) {
          BEGIN(co);
          YIELD_FROM(asyncio::sleep(0.01));
          say("the host's task: later");
          call_from_host([all] { all->set(); });
          END;
        }));
        loop.call_later(0.005, [from_host] { from_host.set_result(5); });
      });
      YIELD_FROM(all->wait());
      YIELD_FROM_INTO(n, from_host);
      say("the host's future: " + std::to_string(n));

      start = loop.time();
      YIELD_FROM(asyncio::sleep(0.03));
      say(loop.time() - start < 5 ? "in time" : "late");
      say("stops");
      loop.stop();
      END;
    });
  }

  EventLoop& loop;
  std::function<void(Function)> call_from_host;
  int ends[2];
  std::thread thread;
  std::string said;
  Task<void> task;
};

}  // namespace asyncio::testing
