// Results, captures and callbacks of types that a codebase has: with operators of their own,
// aligned to a line of the cache, with an operator new, that cannot be copied, or not be made
// without an argument.
#include <asyncio/asyncio.hpp>
#include <asyncio/loop/contextvars.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace odd {

// As in libraries of expressions: each operator gives something else than one expects.
struct Expression {
  int value = 0;
  Expression() = default;
  explicit Expression(int v) : value(v) {}
  const char* operator&() const { return "no address"; }
  template <class T>
  Expression operator,(const T&) const {
    return Expression(-1);
  }
  template <class T>
  Expression operator==(const T&) const {
    return Expression(-1);
  }
  template <class T>
  Expression operator||(const T&) const {
    return Expression(-1);
  }
  Expression operator!() const { return Expression(-1); }
  template <class T>
  operator T*() const = delete;
};
template <class T>
void operator,(const T&, Expression) {}

// A callable of such a class.
struct Callback : Expression {
  int* seen;
  explicit Callback(int* s) : seen(s) {}
  void operator()() const { ++*seen; }
};

struct alignas(64) Line {
  int value;
  explicit Line(int v) : value(v) {}
  bool is_aligned() const { return reinterpret_cast<std::uintptr_t>(this) % 64 == 0; }
};

struct Counted {
  static int made;
  int value;
  explicit Counted(int v) : value(v) {}
  Counted(Counted&&) = default;
  Counted& operator=(Counted&&) = default;
  Counted(const Counted&) = delete;
  static void* operator new(std::size_t size) { return ++made, std::malloc(size); }
  static void operator delete(void* memory) { std::free(memory); }
};
int Counted::made = 0;

}  // namespace odd

namespace {

int failures = 0;
void check(bool right, const char* what) {
  if (right) return;
  ++failures;
  std::printf("wrong: %s\n", what);
}

template <class T>
asyncio::Coroutine<T> give(int n) {
  return asyncio::coroutine<T>([n, mine = T(n)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    if (n < 0) RAISE(asyncio::ValueError("minus"));
    RETURN(std::move(mine));
    END;
  });
}

template <class T>
asyncio::Coroutine<int> all_ways() {
  return asyncio::coroutine<int>([got = T(0), outcome = asyncio::Outcome<T>(),
                                  task = asyncio::Task<T>(), sum = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(got, give<T>(1));
    sum += got.value;
    task = asyncio::create_task(give<T>(2));
    YIELD_FROM_OUTCOME(outcome, asyncio::wait_for(std::move(task), 60));
    sum += outcome.value().value;
    YIELD_FROM_INTO(got, asyncio::to_thread([] { return T(3); }));
    sum += got.value;
    TRY { YIELD_FROM(give<T>(-1)); }
    EXCEPT(asyncio::ValueError) { sum += 10; }
    END_TRY;
    RETURN(sum);
    END;
  });
}

asyncio::Coroutine<> lines() {
  return asyncio::coroutine(
      [line = odd::Line(1), all = std::pair<odd::Line, odd::Line>(1, 2),
       future = asyncio::Future<odd::Line>(nullptr), got = odd::Line(0),
       queue = std::make_unique<asyncio::Queue<odd::Line>>()](auto& co) mutable {
        BEGIN(co);
        check(line.is_aligned() && all.second.is_aligned(), "a capture is aligned");
        future = asyncio::get_running_loop().create_future<odd::Line>();
        future.set_result(odd::Line(5));
        check(future.result().is_aligned(), "a future's result is aligned");
        YIELD_FROM_INTO(got, future);
        check(got.value == 5, "an aligned result comes");
        queue->put_nowait(odd::Line(6));
        YIELD_FROM_INTO(got, queue->get());
        check(got.value == 6, "an aligned item comes");
        asyncio::get_running_loop().call_soon(
            [line] { check(line.is_aligned(), "a callback's capture is aligned"); });
        YIELD_FROM(asyncio::sleep(0.001));
        END;
      });
}

asyncio::Coroutine<> expressions(int* calls) {
  return asyncio::coroutine([calls, queue = std::make_unique<asyncio::Queue<odd::Expression>>(),
                             got = odd::Expression(),
                             both = std::tuple<odd::Expression, odd::Expression>(),
                             future = asyncio::Future<odd::Expression>(nullptr)](auto& co) mutable {
    BEGIN(co);
    asyncio::get_running_loop().call_soon(odd::Callback(calls));
    asyncio::get_running_loop().call_later(0.001, odd::Callback(calls));
    future = asyncio::Future<odd::Expression>();
    future.add_done_callback([callback = odd::Callback(calls)](const auto&) { callback(); });
    future.set_result(odd::Expression(7));
    YIELD_FROM_INTO(got, future);
    check(got.value == 7, "a result with operators comes");
    YIELD_FROM_INTO(both, asyncio::gather(give<odd::Expression>(1), give<odd::Expression>(2)));
    check(std::get<1>(both).value == 2, "results with operators are gathered");
    YIELD_FROM(queue->put(odd::Expression(8)));
    YIELD_FROM_INTO(got, queue->get());
    check(got.value == 8, "an item with operators comes");
    YIELD_FROM(asyncio::sleep(0.01));
    END;
  });
}

}  // namespace

int main() {
  int calls = 0;
  asyncio::run(expressions(&calls));
  check(calls == 3, "callbacks with operators are called");
  asyncio::run(lines());
  check(asyncio::run(all_ways<odd::Expression>()) == 16, "types with operators");
  check(asyncio::run(all_ways<odd::Line>()) == 16, "aligned types");
  check(asyncio::run(all_ways<odd::Counted>()) == 16,
        "types that cannot be copied, with an operator new");
  check(odd::Counted::made == 0, "nobody calls that");
  if (failures == 0) std::printf("types: right\n");
  return failures;
}
