// What the programs of this folder do: two loops in two threads, with what tasks wait for. It says
// a line, what call_graph_json() tells of the first loop, and goes on for ever.
//
// It is a part of a program (main.cpp), or a library that one opens (host.cpp).
#ifdef ASYNCIO17_ONE_HEADER
#define ASYNCIO17_SHORT_KEYWORDS
#include "asyncio17.hpp"
#else
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/call_graph.hpp>
#endif

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

using namespace asyncio;

namespace {

Coroutine<> nap(double seconds) {
  return coroutine([seconds](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(seconds));
    END;
  });
}
Coroutine<> nested(double seconds) {
  return coroutine([seconds](auto& co) {
    BEGIN(co);
    YIELD_FROM(nap(seconds));
    END;
  });
}
Coroutine<> holds(Lock& lock) {
  return coroutine([&lock](auto& co) {
    BEGIN(co);
    WITH(lock) { YIELD_FROM(nested(500)); }
    END_WITH;
    END;
  });
}
struct Cook {
  Queue<int>& orders;
  int cooked = 7;
  template <class Co>
  Step operator()(Co& co) {
    BEGIN(co);
    YIELD_FROM_INTO(cooked, orders.get());
    END;
  }
};
Coroutine<> gathers(Task<> one, Task<> other) {
  return coroutine([one, other](auto& co) {
    BEGIN(co);
    YIELD_FROM(gather(one, shield(other), asyncio::wait(std::vector<Task<>>{one})));
    END;
  });
}

void say(std::string line) {
  const char* const number = std::getenv("CHILD_TELLS");
  line += "\n";
  if (write(number ? std::atoi(number) : 1, line.data(), line.size()) < 0) std::abort();
}

}  // namespace

// What gdb prints.
struct Shown {
  Task<> task;
  Future<int> future;
  TimerHandle timer;
  ExceptionPtr error;
  Outcome<int> good;
};
extern "C" {
Shown* shown = nullptr;
}

extern "C" __attribute__((visibility("default"))) void run_shop() {
  const EventLoopPtr loop = new_event_loop();
  Lock lock;
  Queue<int> orders(5);
  std::vector<Task<>> tasks;
  for (const char* const name : {"holder", "second", "third"})
    tasks.push_back(loop->create_task(holds(lock), name));
  tasks.push_back(loop->create_task(nested(60000), "cleaner"));
  tasks.push_back(loop->create_task(coroutine(Cook{orders}), "cook"));
  tasks.push_back(loop->create_task(gathers(tasks[2], tasks[3]), "waiter"));
  Shown here{tasks[3], loop->create_future<int>(), loop->call_later(70000, [] {}),
             make_exception<ValueError>("no such page"), Outcome<int>()};
  here.good.set_value(7);
  shown = &here;
  std::thread other([] { run(nested(100000)); });
  loop->call_later(0.1, [&loop] { say(call_graph_json(*loop)); });
  loop->run_forever();
  other.join();
}
