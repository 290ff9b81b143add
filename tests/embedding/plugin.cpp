// A shared library that a program opens (host.cpp), compiled once for each name.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/contextvars.hpp>
#include <cstdio>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace asyncio;

namespace {

// Each plugin has it, hidden, and it is the same type all the same.
struct PluginError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Coroutine<int> work(int n) {
  return coroutine<int>([n](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.001));
    if (n < 0) RAISE(ValueError("minus"));
    RETURN(n * 2);
    END;
  });
}

}  // namespace

#define EXPORT extern "C" __attribute__((visibility("default")))

// Puts a coroutine of this plugin to `where`.
EXPORT void make_coroutine(int n, void* where) { ::new (where) Coroutine<int>(work(n)); }

EXPORT int sees_a_loop() {
  try {
    get_running_loop();
    return 1;
  } catch (const RuntimeError&) {
    return 0;
  }
}

EXPORT int sees_a_context() { return static_cast<int>(copy_context().size()); }

// Runs that coroutine of another plugin; `ask` are what that one sees meanwhile, as 10 * loop +
// context.
EXPORT int await_it(void* where, int (*loop)(), int (*context)(), int* seen) {
  auto* const given = static_cast<Coroutine<int>*>(where);
  Coroutine<int> other = std::move(*given);
  given->~Coroutine<int>();
  return asyncio::run(
      coroutine<int>([other = std::move(other), r = 0, loop, context, seen](auto& co) mutable {
        static const ContextVar<int> var("var");
        BEGIN(co);
        var.set(1);
        *seen = 10 * loop() + context();
        TRY { YIELD_FROM_INTO(r, std::move(other)); }
        EXCEPT(ValueError) { r = -1; }
        EXCEPT(RuntimeError) { r = -2; }
        END_TRY;
        RETURN(r);
        END;
      }));
}

// Threads of the default executor, which are gone when the plugin is closed.
EXPORT int use_threads() {
  return asyncio::run(coroutine<int>([r = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(r, to_thread([] {
                      try {
                        throw PluginError("in a thread");
                      } catch (const PluginError&) {
                        return 5;
                      }
                    }));
    RETURN(r);
    END;
  }));
}

// A pool that nobody ends but dlclose(), busy until then.
EXPORT int keep_a_pool() {
  static concurrent::ThreadPoolExecutor pool(4);
  int total = 0;
  for (int n : pool.map([](int x) { return x + 1; }, std::vector{1, 2, 3, 4})) total += n;
  for (int i = 0; i < 100; ++i) pool.execute([] {});
  return total;
}

EXPORT int run_own(int n) { return asyncio::run(work(n)); }

// A loop in a loop: `run` is another plugin's.
EXPORT int run_in_loop(int (*run)(int)) {
  return asyncio::run(coroutine<int>([run](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    try {
      run(4);
    } catch (const RuntimeError&) {
      RETURN(1);
    }
    RETURN(0);
    END;
  }));
}
