// AsyncGenerator: PEP 525.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace asyncio;
using asyncio::testing::text_of;
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

// Yields 0, 1, ...; its FINALLY waits a second.
AsyncGenerator<int> numbers(std::vector<std::string>& log, std::shared_ptr<int> local = nullptr) {
  return async_generator<int>([&log, i = 0, local](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (;; ++i) {
        YIELD(i);
      }
    }
    FINALLY {
      log.push_back("finally begins");
      YIELD_FROM(asyncio::sleep(1));
      log.push_back("finally ends");
    }
    END_TRY;
    END;
  });
}

// Leaves a loop over them at 2, in one of the ways.
Coroutine<int> leave(std::vector<std::string>& log, std::string way) {
  return coroutine<int>([&log, way, n = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      FOR(n, numbers(log)) {
        if (n < 2) continue;
        if (way == "return") RETURN(1);
        if (way == "raise") RAISE(ValueError("x"));
        if (way == "cancel") YIELD_FROM(asyncio::sleep(100));
        break;
      }
      END_FOR;
    }
    EXCEPT(ValueError) { log.push_back("caught"); }
    END_TRY;
    log.push_back("after the loop");
    RETURN(2);
    END;
  });
}

// Yields once, and raises at its end.
AsyncGenerator<int> failing() {
  return async_generator<int>([](auto& co) {
    BEGIN(co);
    TRY { YIELD(1); }
    FINALLY { RAISE(ValueError("at the end")); }
    END_TRY;
    END;
  });
}

std::string warned;
void keep_warning(const std::string& text, const SourceLocation&) { warned = text; }

struct Fixture : VirtualLoop {
  using Kept = std::unique_ptr<AsyncGenerator<int>>;
  Kept keep(AsyncGenerator<int> g) { return std::make_unique<AsyncGenerator<int>>(std::move(g)); }
  void expect(const std::vector<std::string>& lines) {
    BOOST_TEST(log == lines, boost::test_tools::per_element());
  }
  const std::vector<std::string> ended{"finally begins", "finally ends"};
  std::shared_ptr<int> counted = std::make_shared<int>();
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

BOOST_AUTO_TEST_CASE(a_dropped_one_is_closed_by_its_loop) {
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
  run_turns(2);
  BOOST_TEST(log == (std::vector<std::string>{"dropped"}), boost::test_tools::per_element());
}

// ---- FOR over a temporary closes it on every way out ----

BOOST_AUTO_TEST_CASE(a_break_awaits_the_end) {
  BOOST_TEST(run(leave(log, "break")) == 2);
  expect({"finally begins", "finally ends", "after the loop"});
  BOOST_TEST(loop.time() == 1);
}

BOOST_AUTO_TEST_CASE(an_exception_a_return_and_a_cancellation_await_the_end_too) {
  BOOST_TEST(run(leave(log, "return")) == 1);
  expect(ended);
  log.clear();
  BOOST_TEST(run(leave(log, "raise")) == 2);
  expect({"finally begins", "finally ends", "caught", "after the loop"});
  log.clear();
  auto task = loop.create_task(leave(log, "cancel"));
  loop.call_later(1, [&] { task.cancel(); });
  BOOST_CHECK_THROW(run(task), CancelledError);
  expect(ended);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(what_the_end_raises_leaves_the_loop) {
  const auto program = [](auto& co) mutable {
    static int n;
    BEGIN(co);
    FOR(n, failing()) { break; }
    END_FOR;
    END;
  };
  BOOST_TEST(text_of<ValueError>([&] { run(coroutine(program)); }) == "at the end");
}

BOOST_AUTO_TEST_CASE(loops_in_loops_are_left_one_by_one) {
  run(coroutine([this, m = 0, n = 0](auto& co) mutable {
    BEGIN(co);
    FOR(m, numbers(log)) {
      FOR(n, numbers(log)) {
        if (n == m) break;
      }
      END_FOR;
      log.push_back("inner " + std::to_string(m));
      if (m == 1) break;
    }
    END_FOR;
    END;
  }));
  expect({"finally begins", "finally ends", "inner 0", "finally begins", "finally ends", "inner 1",
          "finally begins", "finally ends"});
}

BOOST_AUTO_TEST_CASE(a_loop_of_an_async_generator_that_is_closed_closes_its_own) {
  const auto doubled = [this] {
    return async_generator<int>([this, n = 0](auto& co) mutable {
      BEGIN(co);
      FOR(n, numbers(log)) { YIELD(2 * n); }
      END_FOR;
      END;
    });
  };
  run(coroutine([this, doubled, n = 0](auto& co) mutable {
    BEGIN(co);
    FOR(n, doubled()) {
      if (n == 4) break;
    }
    END_FOR;
    expect(ended);
    END;
  }));
  expect(ended);
}

BOOST_AUTO_TEST_CASE(a_generator_that_is_kept_stays_open) {
  run(coroutine([this, n = 0, kept = numbers(log)](auto& co) mutable {
    BEGIN(co);
    FOR(n, kept) { break; }
    END_FOR;
    YIELD_FROM(asyncio::sleep(5));
    BOOST_TEST(log.empty());
    FOR(n, kept) { break; }
    END_FOR;
    BOOST_TEST(n == 1);
    YIELD_FROM(kept.aclose());
    END;
  }));
  expect(ended);
}

// A coroutine that is closed itself cannot wait.
BOOST_AUTO_TEST_CASE(a_loop_that_is_destroyed_with_its_task_leaves_the_end_to_what_is_left) {
  {
    auto task = loop.create_task(leave(log, "cancel"));
    run_turns(2);
    loop.close();
  }
  expect({"finally begins"});
}

// ---- what is dropped is closed by its loop ----

BOOST_AUTO_TEST_CASE(a_dropped_one_may_wait_in_finally) {
  run(coroutine(
      [this, v = std::optional<int>(), kept = keep(numbers(log, counted))](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(v, kept->anext());
        kept = nullptr;
        BOOST_TEST(log.empty());
        YIELD_FROM(asyncio::sleep(5));
        END;
      }));
  expect(ended);
  BOOST_TEST(counted.use_count() == 1);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(one_that_is_dropped_while_somebody_awaits_it_is_closed_after_that) {
  const auto slow = [this] {
    return async_generator<int>([this, local = counted](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(asyncio::sleep(1));
        YIELD(1);
        YIELD(2);
      }
      FINALLY {
        YIELD_FROM(asyncio::sleep(1));
        log.push_back("finally");
      }
      END_TRY;
      END;
    });
  };
  run(coroutine([this, slow, v = std::optional<int>(), task = Task<std::optional<int>>(),
                 kept = Kept()](auto& co) mutable {
    BEGIN(co);
    kept = keep(slow());
    task = asyncio::create_task(kept->anext());
    YIELD_FROM(asyncio::sleep(0));
    kept = nullptr;
    YIELD_FROM_INTO(v, task);
    BOOST_TEST(v.value_or(0) == 1);
    BOOST_TEST(log.empty());
    YIELD_FROM(asyncio::sleep(2));
    END;
  }));
  expect({"finally"});
  BOOST_TEST(counted.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(one_that_is_dropped_and_yields_again_is_reported_once_and_freed) {
  const auto stubborn = [this] {
    return async_generator<int>([local = counted](auto& co) {
      BEGIN(co);
      for (;;) {
        TRY { YIELD(1); }
        EXCEPT(GeneratorExit) {}
        END_TRY;
      }
      END;
    });
  };
  run(coroutine([this, stubborn, v = std::optional<int>(), kept = Kept()](auto& co) mutable {
    BEGIN(co);
    kept = keep(stubborn());
    YIELD_FROM_INTO(v, kept->anext());
    kept = nullptr;
    YIELD_FROM(asyncio::sleep(1));
    END;
  }));
  BOOST_TEST(counted.use_count() == 1);
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].exception.what() == "async generator ignored GeneratorExit");
}

BOOST_AUTO_TEST_CASE(a_StopIteration_that_leaves_it_is_a_RuntimeError) {
  const auto raising = [] {
    return async_generator<int>([](auto& co) {
      BEGIN(co);
      YIELD(1);
      RAISE(StopIteration("too early"));
      END;
    });
  };
  run(coroutine([values = AsyncGenerator<int>(raising()), v = std::optional<int>(),
                 said = Outcome<std::optional<int>>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(v, values.anext());
    BOOST_TEST(v.value() == 1);
    YIELD_FROM_OUTCOME(said, values.anext());
    BOOST_TEST(said.exception().what() == "async generator raised StopIteration");
    BOOST_TEST(said.exception().cause().what() == "too early");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(without_finally_or_before_its_first_step_it_goes_at_once) {
  const auto plain = [this] {
    return async_generator<int>([local = counted](auto& co) {
      BEGIN(co);
      YIELD(1);
      END;
    });
  };
  run(coroutine([this, plain, v = std::optional<int>(), kept = Kept()](auto& co) mutable {
    BEGIN(co);
    kept = keep(plain());
    YIELD_FROM_INTO(v, kept->anext());
    BOOST_TEST(counted.use_count() > 1);
    kept = nullptr;
    BOOST_TEST(counted.use_count() == 1);
    kept = keep(numbers(log, counted));
    kept = nullptr;
    BOOST_TEST(counted.use_count() == 1);
    END;
  }));
  BOOST_TEST(log.empty());
}

BOOST_AUTO_TEST_CASE(one_that_outlives_its_loop_or_is_dropped_before_is_closed_without_it) {
  for (const bool before : {false, true}) {
    log.clear();
    auto other = new_event_loop(std::make_unique<VirtualPoller>());
    auto kept = keep(numbers(log, counted));
    other->run_until_complete(kept->anext());
    if (before) kept = nullptr;
    other->close();
    kept = nullptr;
    expect({"finally begins"});  // it cannot wait
    BOOST_TEST(counted.use_count() == 1);
  }
}

BOOST_AUTO_TEST_CASE(a_task_that_closes_it_may_be_cancelled_before_it_begins) {
  auto kept = keep(numbers(log, counted));
  run(kept->anext());
  kept = nullptr;
  run_turns(1);
  for (AnyTask& task : all_tasks(loop)) task.cancel();
  loop.call_later(5, [this] { loop.stop(); });
  loop.run_forever();
  expect(ended);
  BOOST_TEST(counted.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(one_that_was_moved_from_says_so) {
  AsyncGenerator<int> ones = numbers(log);
  const AsyncGenerator<int> moved = std::move(ones);
  BOOST_TEST(ones.finished());
  BOOST_TEST(!moved.finished());
  BOOST_TEST(text_of<RuntimeError>([&] { run(ones.anext()); }) ==
             "the handle refers to no async generator");
  run(ones.aclose());
}

// ---- shutdown_asyncgens ----

BOOST_AUTO_TEST_CASE(shutdown_closes_all_that_have_begun_and_waits_for_them) {
  auto first = numbers(log), second = numbers(log), unstarted = numbers(log);
  run(first.anext());
  run(second.anext());
  run(loop.shutdown_asyncgens());
  BOOST_TEST(log.size() == 4U);
  BOOST_TEST(loop.time() == 1);  // both at once
  BOOST_TEST(first.finished());
  BOOST_TEST(!unstarted.finished());
  BOOST_TEST(!run(first.anext()));
  run(loop.shutdown_asyncgens());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(shutdown_waits_for_those_that_were_dropped) {
  for (int turns = 0; turns < 4; ++turns) {  // not begun, about to begin, begun
    auto other = new_event_loop(std::make_unique<VirtualPoller>());
    other->set_exception_handler(
        [this](EventLoop&, const ExceptionContext& c) { reports.push_back(c); });
    auto kept = keep(numbers(log, counted));
    other->run_until_complete(kept->anext());
    kept = nullptr;
    for (int i = 0; i < turns; ++i) {
      other->stop();
      other->run_forever();
    }
    other->run_until_complete(other->shutdown_asyncgens());
    expect(ended);
    BOOST_TEST(counted.use_count() == 1);
    log.clear();
  }
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_finally_that_shutdown_waits_for_may_call_it_again) {
  const auto calls_it = [this] {
    return async_generator<int>([this](auto& co) {
      BEGIN(co);
      TRY { YIELD(1); }
      FINALLY {
        YIELD_FROM(loop.shutdown_asyncgens());
        log.push_back("finally");
      }
      END_TRY;
      END;
    });
  };
  auto kept = keep(calls_it()), dropped = keep(calls_it());
  run(kept->anext());
  run(dropped->anext());
  dropped = nullptr;
  run_turns(3);
  run(loop.shutdown_asyncgens());
  expect({"finally", "finally"});
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(shutdown_reports_what_the_ends_raise_and_who_is_awaited) {
  auto fails = failing();
  run(fails.anext());
  auto busy = async_generator<int>([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(10));
    YIELD(1);
    END;
  });
  auto task = loop.create_task(busy.anext());
  run_turns();
  run(loop.shutdown_asyncgens());
  BOOST_REQUIRE(reports.size() == 2U);
  BOOST_TEST(reports[0].message ==
             "an error occurred during closing of asynchronous generator failing");
  BOOST_TEST(reports[0].exception.what() == "at the end");
  BOOST_TEST(reports[1].exception.what() == "aclose(): asynchronous generator is already running");
  BOOST_TEST(*run(task) == 1);
}

BOOST_AUTO_TEST_CASE(one_that_begins_after_shutdown_gives_a_warning) {
  run(loop.shutdown_asyncgens());
  const auto before = set_warning_hook(keep_warning);
  AsyncGenerator<int> late = numbers(log);
  run(late.anext());
  run(late.aclose());
  set_warning_hook(before);
  BOOST_TEST(warned ==
             "asynchronous generator 'numbers' was scheduled after loop.shutdown_asyncgens() call");
}

BOOST_AUTO_TEST_CASE(run_ends_with_a_shutdown) {
  const auto before = set_poller_factory(
      []() -> std::unique_ptr<Poller> { return std::make_unique<VirtualPoller>(); });
  auto kept = numbers(log, counted);
  asyncio::run(coroutine(
      [&kept, v = std::optional<int>(), dropped = keep(numbers(log, counted))](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(v, kept.anext());
        YIELD_FROM_INTO(v, dropped->anext());
        dropped = nullptr;
        END;
      }));
  set_poller_factory(before);
  BOOST_TEST(log.size() == 4U);
  BOOST_TEST(counted.use_count() == 1);
  BOOST_TEST(kept.finished());
}

BOOST_AUTO_TEST_SUITE_END()
