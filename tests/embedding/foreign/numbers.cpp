// Times that are no number, infinite, or beyond any clock, in a program that is compiled with
// -ffast-math: there the compiler takes it that neither exists.
#include <asyncio/asyncio.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <thread>

#include <asyncio/generators/short_keywords.hpp>

namespace {

int failures = 0;
void check(bool right, const char* what) {
  if (right) return;
  ++failures;
  std::printf("wrong: %s\n", what);
}

// Of no constant.
const double nan = std::strtod("nan", nullptr), infinity = std::strtod("inf", nullptr);

template <class F>
bool refused(F&& f) {
  try {
    f();
  } catch (const asyncio::ValueError& error) {
    return std::strstr(error.what(), "NaN") != nullptr;
  }
  return false;
}

asyncio::Coroutine<> times() {
  return asyncio::coroutine([timed_out = 0, order = 0,
                             never = asyncio::TimerHandle()](auto& co) mutable {
    BEGIN(co);
    check(refused([] { (void)asyncio::sleep(nan); }), "sleep() of no number");
    check(refused([] { asyncio::get_running_loop().call_later(nan, [] {}); }),
          "call_later() of no number");
    check(refused([] { asyncio::get_running_loop().call_at(nan, [] {}); }),
          "call_at() of no number");
    check(refused([] { (void)asyncio::timeout(nan); }), "timeout() of no number");
    check(refused([] { (void)asyncio::wait_for(asyncio::sleep(1), nan); }),
          "wait_for() of no number");
    check(refused([] { (void)asyncio::sleep(std::chrono::duration<double>(nan)); }),
          "a duration of no number");
    never =
        asyncio::get_running_loop().call_later(infinity, [] { check(false, "never is never"); });
    asyncio::get_running_loop().call_later(0.002, [&order] { order = order * 10 + 2; });
    asyncio::get_running_loop().call_later(0.001, [&order] { order = order * 10 + 1; });
    TRY { YIELD_FROM(asyncio::wait_for(asyncio::sleep(infinity), 0.05)); }
    EXCEPT(asyncio::TimeoutError) { ++timed_out; }
    END_TRY;
    TRY { YIELD_FROM(asyncio::wait_for(asyncio::sleep(1e300), 0.001)); }
    EXCEPT(asyncio::TimeoutError) { ++timed_out; }
    END_TRY;
    TRY {
      WITH(asyncio::timeout(std::optional<double>(0.001))) {
        YIELD_FROM(asyncio::wait_for(asyncio::sleep(1e9), infinity));
      }
      END_WITH;
    }
    EXCEPT(asyncio::TimeoutError) { ++timed_out; }
    END_TRY;
    YIELD_FROM(asyncio::sleep(-infinity));
    check(timed_out == 3, "for ever is longer than a moment");
    check(order == 12, "timers come in their order beside one that never does");
    never.cancel();
    END;
  });
}

}  // namespace

int main() {
  asyncio::run(times());
  if (failures == 0) std::printf("numbers: right\n");
  return failures;
}
