// Coroutines that are resumed by hand, without a task; what is compared was tried on CPython.
#include <asyncio/futures/by_hand.hpp>

#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <any>
#include <string>
#include <utility>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

struct Only {  // no default constructor, cannot be copied
  explicit Only(int v) : value(v) {}
  Only(Only&&) = default;
  int value;
};

Coroutine<int> inner(Future<int> future) {
  return coroutine<int>([future, v = 0](auto& co) mutable {
    BEGIN(co);
    YIELD();
    YIELD_FROM_INTO(v, future);
    RETURN(v + 1);
    END;
  });
}
Coroutine<Only> outer(Future<int> future, std::string* trace) {
  return coroutine<Only>([future, trace, v = 0](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM_INTO(v, inner(future)); }
    EXCEPT(ValueError) {
      *trace += std::string("caught ") + co.exception().what();
      v = -1;
    }
    FINALLY { *trace += " finally"; }
    END_TRY;
    RETURN(Only(v));
    END;
  });
}
Coroutine<> waits_on(Future<> future) {
  return coroutine([future](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD(1); }
    FINALLY { YIELD_FROM(future); }
    END_TRY;
    END;
  });
}
Coroutine<> asks() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD(std::string("a word"));
    YIELD_FROM(asyncio::sleep(2.5));
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(by_hand, VirtualLoop)

BOOST_AUTO_TEST_CASE(send_gives_what_it_waits_for_and_StopIteration_carries_the_result) {
  const Future<int> future(loop);
  std::string trace;
  ByHand job(outer(future, &trace));
  BOOST_TEST(!job.send().has_value());
  const std::any asked = job.send();
  BOOST_TEST((std::any_cast<AnyFuture>(asked) == future));
  future.set_result(41);
  int result = 0;
  try {
    (void)job.send();
  } catch (ByHand<Only>::Stop& stop) {
    result = stop.value().value;
  }
  BOOST_TEST(result == 42);
  BOOST_TEST(job.finished());
  BOOST_TEST(trace == " finally");
  BOOST_TEST(text_of<RuntimeError>([&] { (void)job.send(); }) ==
             "cannot reuse already awaited coroutine");
  job.close();
}

BOOST_AUTO_TEST_CASE(what_is_thrown_in_or_has_failed_goes_to_the_handlers_of_the_coroutine) {
  for (const bool thrown : {true, false}) {
    const Future<int> future(loop);
    std::string trace;
    ByHand job(outer(future, &trace));
    (void)job.send(), (void)job.send();
    if (!thrown) future.set_exception(ValueError("no"));
    try {
      (void)(thrown ? job.throw_(ValueError("no")) : job.send());
    } catch (ByHand<Only>::Stop& stop) {
      trace += " " + std::to_string(stop.value().value);
    }
    BOOST_TEST(trace == "caught no finally -1");
  }
}

BOOST_AUTO_TEST_CASE(a_step_before_its_future_is_done_is_an_error_in_the_coroutine) {
  const Future<int> future(loop);
  std::string trace;
  ByHand job(outer(future, &trace));
  (void)job.send(), (void)job.send();
  BOOST_TEST(text_of<RuntimeError>([&] { (void)job.send(); }) == "await wasn't used with future");
  BOOST_TEST(trace == " finally");
  BOOST_TEST(job.finished());
}

BOOST_AUTO_TEST_CASE(requests_of_ones_own_and_sleeps_are_handed_out) {
  ByHand job(asks());
  BOOST_TEST(std::any_cast<std::string>(job.send()) == "a word");
  BOOST_TEST(std::any_cast<Sleep>(job.send()).delay == 2.5);
  BOOST_CHECK_THROW((void)job.send(), StopIterationValue<None>);
}

BOOST_AUTO_TEST_CASE(close_raises_GeneratorExit_where_it_stands_and_so_does_dropping_it) {
  for (const bool dropped : {true, false}) {
    std::string trace;
    {
      ByHand job(outer(Future<int>(loop), &trace));
      (void)job.send();
      if (!dropped) job.close();
      BOOST_TEST(job.finished() == !dropped);
    }
    BOOST_TEST(trace == " finally");
  }
}

BOOST_AUTO_TEST_CASE(one_that_waits_while_it_is_closed_has_ignored_GeneratorExit_and_can_go_on) {
  const Future<> future(loop);
  ByHand job(waits_on(future));
  (void)job.send();
  BOOST_TEST(text_of<RuntimeError>([&] { job.close(); }) == "coroutine ignored GeneratorExit");
  BOOST_TEST(!job.finished());
  future.set_result();
  BOOST_CHECK_THROW((void)job.send(), GeneratorExit);
  BOOST_TEST(job.finished());
}

BOOST_AUTO_TEST_CASE(one_that_runs_can_neither_be_resumed_nor_closed) {
  std::string trace;
  ByHand<>* self = nullptr;
  ByHand job(coroutine([&](auto& co) {
    BEGIN(co);
    trace += text_of<ValueError>([&] { (void)self->send(); });
    trace += ", " + text_of<ValueError>([&] { self->close(); });
    YIELD();
    END;
  }));
  self = &job;
  (void)job.send();
  BOOST_TEST(trace == "coroutine already executing, coroutine already executing");
}

BOOST_AUTO_TEST_CASE(what_only_a_task_can_wait_for_is_an_error_that_names_the_line) {
  Lock lock;
  const int line = __LINE__ + 4;
  const auto acquire = [&] {
    return coroutine([&](auto& co) {
      BEGIN(co);
      YIELD_FROM(lock.acquire());
      END;
    });
  };
  ByHand first(acquire()), second(acquire());
  BOOST_CHECK_THROW((void)first.send(), StopIteration);  // it was free
  const std::string text = text_of<RuntimeError>([&] { (void)second.send(); });
  BOOST_TEST(text.find("by_hand_test.cpp:" + std::to_string(line)) != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(one_that_is_dropped_unstarted_warns_and_one_that_is_closed_does_not) {
  static std::string warned;
  auto* const former = set_warning_hook(
      [](const std::string& text, const SourceLocation&) { warned += text + "\n"; });
  { const ByHand dropped(asks()); }
  ByHand closed(asks());
  closed.close();
  BOOST_TEST(closed.finished());
  set_warning_hook(former);
  BOOST_TEST(warned == "coroutine 'asks' was never awaited\n");
}

BOOST_AUTO_TEST_SUITE_END()
