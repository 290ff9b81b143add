// A program of callbacks alone: a loop, and no task, so that none is linked.
#include <asyncio/loop/events.hpp>

#include <unistd.h>

#include <cstdlib>

int main() {
  const asyncio::EventLoopPtr loop = asyncio::new_event_loop();
  loop->call_later(0.05, [] {
    const char* const number = std::getenv("CHILD_TELLS");
    if (write(number ? std::atoi(number) : 1, "ready\n", 6) != 6) std::abort();
  });
  loop->call_later(70000, [] {});
  loop->run_forever();
}
