// Loops that run before main(), in an atexit() handler, in the destructors of statics and of what a
// thread has, in whatever order these were made.
#include <asyncio/asyncio.hpp>
#include <asyncio/loop/contextvars.hpp>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<int> work(int n) {
  return asyncio::coroutine<int>([n, r = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.001));
    YIELD_FROM_INTO(r, asyncio::to_thread([n] { return n + 1; }));
    YIELD_FROM_INTO(r, asyncio::wait_for(asyncio::sleep(0, r), 60));
    RETURN(r);
    END;
  });
}

void say(const char* where) {
  try {
    std::printf("%s: %d\n", where, asyncio::run(work(1)));
  } catch (const std::exception& error) {
    std::printf("%s: %s\n", where, error.what());
  }
  std::fflush(stdout);
}

struct Global {
  const char* name;
  explicit Global(const char* n) : name(n) { say((std::string("begin of ") + name).c_str()); }
  ~Global() { say((std::string("end of ") + name).c_str()); }
};

struct OfThread {
  ~OfThread() { say("end of a thread"); }
};

}  // namespace

// Made before anything of the library's was asked for, and gone after all of it.
Global first("the first");
const asyncio::ContextVar<int> variable("variable", 3);
asyncio::concurrent::ThreadPoolExecutor pool(2);
asyncio::EventLoopPtr kept = asyncio::new_event_loop();
// Held to the end, never run.
asyncio::Coroutine<int> never_awaited_by_anybody = work(2);
thread_local OfThread of_thread;

int main() {
  Global local("a local");
  std::atexit([] { say("atexit"); });
  (void)&of_thread;
  static Global last("the last");
  (void)pool.submit([] { return 1; }).result();
  kept->call_soon([] {});
  std::thread([] {
    (void)&of_thread;
    say("a thread");
  }).join();
  // Awaited after all, so that nothing is said of it.
  (void)kept->run_until_complete(std::move(never_awaited_by_anybody));
  say("main");
}
