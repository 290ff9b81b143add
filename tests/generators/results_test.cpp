// Results of any type, where a body is made, and what a function may return for a coroutine.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace {

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

// Neither made of nothing nor assigned.
struct Strict {
  explicit Strict(int value) : n(value) {}
  const int n;
};

Generator<int, None, Strict> counts(int n) {
  return generator<int, None, Strict>([n, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < n; ++i) YIELD(i);
    RETURN(Strict(n));
    END;
  });
}
template <class G>
int sum_of(G& values) {
  int sum = 0;
  for (const int value : values) sum += value;
  return sum;
}

struct Locked {
  int n;
  Lock lock;
  Queue<int> queue;
  explicit Locked(int value) : n(value) {}
  Step operator()(Co<int>& co) {
    BEGIN(co);
    WITH(lock) {
      queue.put_nowait(n);
      YIELD_FROM(asyncio::sleep(0));
    }
    END_WITH;
    RETURN_FROM(queue.get());
    END;
  }
};

struct Plain {  // without a constructor
  int n = 1;
  std::unique_ptr<int> more{};
  Lock lock{};
  Step operator()(Gen<int>& co) {
    BEGIN(co);
    YIELD(n);
    YIELD(*more);
    END;
  }
};
struct Ticks {
  Lock lock;
  Step operator()(AsyncGen<int>& co) {
    BEGIN(co);
    WITH(lock) { YIELD(7); }
    END_WITH;
    END;
  }
};

// Functions that are no coroutines, and give what one would.
Coroutine<int> first(Queue<int>& queue) { return queue.get(); }
Coroutine<> rest() { return asyncio::sleep(1); }
Coroutine<int> end_of(const Task<int>& task) { return task; }
Coroutine<std::optional<int>> next_of(AsyncGenerator<int>& values) { return values.anext(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(results)

BOOST_AUTO_TEST_CASE(a_generator_returns_what_is_neither_made_of_nothing_nor_assigned) {
  auto values = counts(3);
  BOOST_TEST(sum_of(values) == 3);
  BOOST_TEST(values.result()->n == 3);
  auto again = counts(1);
  again.next();
  try {
    again.next();
  } catch (const StopIterationValue<Strict>& stop) {
    BOOST_TEST(stop.value().n == 1);
  }
  BOOST_CHECK_THROW(again.next(), StopIteration);  // Python gives None, which no Strict is
  again = std::move(values);
  BOOST_TEST(again.result()->n == 3);
  auto through = generator<int, None, Strict>([](auto& co) {
    BEGIN(co);
    RETURN_FROM(counts(4));
    END;
  });
  BOOST_TEST(sum_of(through) == 6);
  BOOST_TEST(through.result()->n == 4);
}

BOOST_AUTO_TEST_CASE(a_generator_of_such_that_comes_to_its_end_raises) {
  auto empty = generator<int, None, Strict>([](auto& co) {
    BEGIN(co);
    END;
  });
  const std::string text = text_of<RuntimeError>([&] { empty.next(); });
  BOOST_TEST(text.find("came to its end without ASYNCIO_RETURN") != text.npos, text);
}

BOOST_AUTO_TEST_CASE(a_tie_takes_what_a_generator_returns_and_what_is_sent_to_it) {
  using Pair = std::pair<int, std::string>;
  const auto inner = [] {
    return generator<int, Pair, Pair>([a = 0, b = std::string()](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(std::tie(a, b), 1);
      RETURN(Pair(a + 1, b + "!"));
      END;
    });
  };
  auto outer =
      generator<int, Pair>([inner, n = 0, text = std::string(), ended = inner()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(std::tie(n, text), inner());
        YIELD(n);
        YIELD_FROM_INTO(std::tie(std::ignore, text), inner());
        YIELD(static_cast<int>(text.size()));
        ended.close();
        TRY { YIELD_FROM_INTO(std::tie(n, text), std::move(ended)); }
        EXCEPT(RuntimeError) { YIELD(-1); }
        END_TRY;
        END;
      });
  BOOST_TEST(outer.next() == 1);
  BOOST_TEST(outer.send(Pair(5, "abc")) == 6);
  BOOST_TEST(outer.next() == 1);
  BOOST_TEST(outer.send(Pair(7, "xyz")) == 4);
  BOOST_TEST(outer.next() == -1);
}

BOOST_AUTO_TEST_CASE(an_outcome_is_read_when_it_is_const_and_assigned_whatever_it_holds) {
  Outcome<Strict> outcome;
  outcome.set_value(Strict(1));
  Outcome<Strict> other;
  other.set_value(Strict(2));
  outcome = std::move(other);
  const Outcome<Strict>& seen = outcome;
  BOOST_TEST(seen.value().n == 2);
  std::vector<Outcome<std::unique_ptr<int>>> several(2);
  several[0].set_value(std::make_unique<int>(3));
  several[1] = std::move(several[0]);
  for (const auto& each : std::vector<Outcome<std::unique_ptr<int>>>(
           std::make_move_iterator(several.begin() + 1), std::make_move_iterator(several.end())))
    BOOST_TEST(*each.value() == 3);
}

BOOST_FIXTURE_TEST_CASE(a_body_with_a_lock_is_made_in_its_frame, VirtualLoop) {
  BOOST_TEST(run(coroutine<int>(emplaced<Locked>(5))) == 5);
  auto values = generator<int>(emplaced<Plain>(2, std::make_unique<int>(3)));
  BOOST_TEST(sum_of(values) == 5);
  auto task = loop.create_task(
      coroutine([n = 0, ticks = async_generator<int>(emplaced<Ticks>())](auto& co) mutable {
        BEGIN(co);
        FOR(n, ticks) { BOOST_TEST(n == 7); }
        END_FOR;
        BOOST_TEST(n == 7);
        END;
      }));
  run(task);
  auto never = coroutine<int>(emplaced<Locked>(1));
  BOOST_TEST(never.name().find("Locked") != std::string::npos);
  never.close();
}

BOOST_FIXTURE_TEST_CASE(a_function_may_return_for_a_coroutine_whatever_can_be_awaited,
                        VirtualLoop) {
  auto queue = std::make_shared<Queue<int>>();
  auto values = async_generator<int>([](auto& co) {
    BEGIN(co);
    YIELD(4);
    END;
  });
  queue->put_nowait(3);
  BOOST_TEST(run(first(*queue)) == 3);
  const double start = loop.time();
  run(rest());
  BOOST_TEST(loop.time() == start + 1);
  Task<int> task = loop.create_task(first(*queue));
  queue->put_nowait(6);
  BOOST_TEST(run(end_of(task)) == 6);
  BOOST_TEST(run(next_of(values)).value() == 4);
  static_assert(!std::is_constructible_v<Coroutine<int>, Coroutine<int>&>);
  static_assert(!std::is_convertible_v<Sleep, Coroutine<int>>);
  static_assert(!std::is_convertible_v<int, Coroutine<>>);
}

BOOST_AUTO_TEST_CASE(a_loop_over_a_list_in_braces) {
  std::string seen;
  run(coroutine([&seen, n = 0, word = std::string()](auto& co) mutable {
    BEGIN(co);
    FOR(n, {1, 2, 4}) {
      YIELD_FROM(asyncio::sleep(0));
      seen += std::to_string(n);
    }
    END_FOR;
    FOR(word, {std::string("a"), std::string("b")}) { seen += word; }
    END_FOR;
    END;
  }));
  BOOST_TEST(seen == "124ab");
}

BOOST_AUTO_TEST_CASE(a_loop_takes_what_can_only_be_moved_out_of_a_generator_or_a_list_of_its_own) {
  using Pointer = std::unique_ptr<int>;
  const auto pointers = [] {
    std::vector<Pointer> all;
    all.push_back(std::make_unique<int>(3));
    all.push_back(std::make_unique<int>(4));
    return all;
  };
  const auto yielded = [] {
    return generator<Pointer>([](auto& co) {
      BEGIN(co);
      YIELD(std::make_unique<int>(5));
      YIELD(std::make_unique<int>(6));
      END;
    });
  };
  int sum = 0;
  run(coroutine([&, pointer = Pointer(), kept = yielded()](auto& co) mutable {
    BEGIN(co);
    FOR(pointer, pointers()) { sum += *pointer; }
    END_FOR;
    FOR(pointer, yielded()) { sum += *pointer; }
    END_FOR;
    FOR(pointer, kept) { sum += *pointer; }
    END_FOR;
    END;
  }));
  BOOST_TEST(sum == 7 + 11 + 11);
}

BOOST_AUTO_TEST_SUITE_END()
