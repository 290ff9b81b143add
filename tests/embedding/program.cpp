// What a program does that has the library in it: tasks, a context variable, threads, exceptions.
// Every way to take it in builds and runs this one. Prints one line; 0: all is as it should be.
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>

#ifdef DROP_IN
#define ASYNCIO17_SHORT_KEYWORDS
#include "asyncio17.hpp"
#else
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/contextvars.hpp>
#endif

using namespace asyncio;

namespace {

struct OwnError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

int failures = 0;
void check(bool right, const char* what) {
  if (right) return;
  ++failures;
  std::printf("wrong: %s\n", what);
}

const ContextVar<int> depth("depth", 0);

Coroutine<int> child(int n) {
  return coroutine<int>([n](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.001));
    if (n < 0) RAISE(OwnError("minus"));
    RETURN(n + depth.get());
    END;
  });
}

Coroutine<int> main_coroutine() {
  return coroutine<int>([task = Task<int>(), a = 0, b = 0, caught = 0,
                         called = 0](auto& co) mutable {
    BEGIN(co);
    depth.set(7);
    get_running_loop().call_soon([&called] { called = depth.get(); });
    task = create_task(child(1));
    YIELD_FROM_INTO(a, std::move(task));
    check(a == 8, "a task has the context it was made in");
    check(called == 7, "a callback has the context it was made in");
    YIELD_FROM_INTO(b, to_thread([] { return 34; }));
    TRY { YIELD_FROM(child(-1)); }
    EXCEPT(OwnError) { caught |= 1; }
    END_TRY;
    TRY { YIELD_FROM(wait_for(asyncio::sleep(60), 0.001)); }
    EXCEPT(asyncio::TimeoutError) { caught |= 2; }
    END_TRY;
    TRY { asyncio::run(child(1)); }
    EXCEPT(RuntimeError) { caught |= 4; }
    END_TRY;
    check(caught == 7, "an exception of ours, of the library, and of a loop in a loop is caught");
    RETURN(a + b);
    END;
  });
}

}  // namespace

int main() {
  check(asyncio::run(main_coroutine()) == 42, "the result is there");
  try {
    asyncio::run(child(-1));
    check(false, "an exception leaves run()");
  } catch (const OwnError& error) {
    check(std::string(error.what()) == "minus", "an exception leaves run() as it is");
  }
  if (failures == 0) std::printf("tasks, contexts, threads, exceptions: right\n");
  return failures;
}
