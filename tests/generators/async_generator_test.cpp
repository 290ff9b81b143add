// AsyncGenerator: PEP 525.
#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/fixtures.hpp"

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

using Sent = std::optional<int>;

// Yields 0 to n - 1, one a second; its FINALLY waits a second too.
AsyncGenerator<int, Sent> ticker(int n, std::vector<std::string>& log) {
  return async_generator<int, Sent>([n, &log, i = 0, got = Sent()](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (; i < n; ++i) {
        YIELD_FROM(asyncio::sleep(1));
        YIELD_INTO(got, i);
        if (got) log.push_back("got " + std::to_string(*got));
      }
    }
    EXCEPT(ValueError) { YIELD(-1); }
    FINALLY {
      log.push_back("finally");
      YIELD_FROM(asyncio::sleep(1));
      log.push_back("closed");
    }
    END_TRY
    END;
  });
}

struct Fixture : VirtualLoop {
  std::vector<std::string> log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(async_generators, Fixture)

BOOST_AUTO_TEST_CASE(for_takes_each_value_when_it_comes) {
  std::vector<std::pair<int, double>> seen;
  run(coroutine([&, x = 0, ticks = ticker(3, log)](auto& co) mutable {
    BEGIN(co);
    FOR(x, ticks) { seen.emplace_back(x, loop.time()); }
    END_FOR
    END;
  }));
  const std::vector<std::pair<int, double>> expected{{0, 1}, {1, 2}, {2, 3}};
  BOOST_TEST((seen == expected));
  BOOST_TEST(log == (std::vector<std::string>{"finally", "closed"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(asend_gives_the_yield_its_value) {
  run(coroutine([&, v = std::optional<int>(), ticks = ticker(2, log)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(v, ticks.anext());
    BOOST_TEST(*v == 0);
    YIELD_FROM_INTO(v, ticks.asend(7));
    BOOST_TEST(*v == 1);
    YIELD_FROM_INTO(v, ticks.anext());
    BOOST_TEST(!v);
    YIELD_FROM_INTO(v, ticks.anext());
    BOOST_TEST(!v);
    END;
  }));
  BOOST_TEST(log[0] == "got 7");
}

BOOST_AUTO_TEST_CASE(athrow_raises_where_it_stands) {
  run(coroutine([&, v = std::optional<int>(), ticks = ticker(2, log)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(v, ticks.anext());
    YIELD_FROM_INTO(v, ticks.athrow(ValueError("x")));
    BOOST_TEST(*v == -1);
    TRY { YIELD_FROM_INTO(v, ticks.athrow(RuntimeError("y"))); }
    EXCEPT(RuntimeError) { log.push_back("raised"); }
    END_TRY
    END;
  }));
  BOOST_TEST(log == (std::vector<std::string>{"finally", "closed", "raised"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(aclose_waits_for_finally) {
  run(coroutine([&, v = std::optional<int>(), ticks = ticker(5, log)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(v, ticks.anext());
    YIELD_FROM(ticks.aclose());
    BOOST_TEST(loop.time() == 2);
    YIELD_FROM_INTO(v, ticks.anext());
    BOOST_TEST(!v);
    YIELD_FROM(ticks.aclose());
    END;
  }));
  BOOST_TEST(log == (std::vector<std::string>{"finally", "closed"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(aclose_of_one_that_yields_again_is_an_error) {
  run(coroutine([&, v = std::optional<int>(), stubborn = async_generator<int>([](auto& g) {
                                                BEGIN(g);
                                                TRY { YIELD(1); }
                                                EXCEPT(GeneratorExit) { YIELD(2); }
                                                END_TRY
                                                END;
                                              })](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(v, stubborn.anext());
    TRY { YIELD_FROM(stubborn.aclose()); }
    EXCEPT(RuntimeError) { log.push_back(co.exception().what()); }
    END_TRY
    END;
  }));
  BOOST_TEST(log.at(0) == "async generator ignored GeneratorExit");
}

BOOST_AUTO_TEST_CASE(two_tasks_cannot_await_it_at_once) {
  run(coroutine(
      [&, v = std::optional<int>(), t = Task<>(), ticks = ticker(2, log)](auto& co) mutable {
        BEGIN(co);
        t = create_task(coroutine([&ticks, w = std::optional<int>()](auto& other) mutable {
          BEGIN(other);
          YIELD_FROM_INTO(w, ticks.anext());
          END;
        }));
        YIELD_FROM(asyncio::sleep(0));
        TRY { YIELD_FROM_INTO(v, ticks.anext()); }
        EXCEPT(RuntimeError) { log.push_back(co.exception().what()); }
        END_TRY
        YIELD_FROM(t);
        YIELD_FROM(ticks.aclose());
        END;
      }));
  BOOST_TEST(log.at(0) == "anext(): asynchronous generator is already running");
}

BOOST_AUTO_TEST_CASE(a_dropped_one_is_closed) {
  {
    std::vector<std::string>* out = &log;
    run(coroutine([v = std::optional<int>(), ones = async_generator<int>([out](auto& g) {
                                               BEGIN(g);
                                               TRY { YIELD(1); }
                                               FINALLY { out->push_back("dropped"); }
                                               END_TRY
                                               END;
                                             })](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v, ones.anext());
      END;
    }));
  }
  BOOST_TEST(log == (std::vector<std::string>{"dropped"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
