// Outcome, and YIELD_FROM_OUTCOME, which gives one.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

BOOST_FIXTURE_TEST_SUITE(outcome, VirtualLoop)

BOOST_AUTO_TEST_CASE(an_empty_outcome_has_neither) {
  Outcome<int> o;
  BOOST_TEST(!o);
  BOOST_TEST(!o.exception());
  BOOST_CHECK_THROW(o.value(), RuntimeError);
}

BOOST_AUTO_TEST_CASE(the_last_that_was_set_counts) {
  Outcome<int> o;
  o.set_exception(make_exception<ValueError>("no"));
  BOOST_TEST(!o);
  BOOST_CHECK_THROW(o.value(), ValueError);
  o.set_value(4);
  BOOST_TEST(!!o);
  BOOST_TEST(!o.exception());
  BOOST_TEST(o.value() == 4);
  Outcome<void> v;
  v.set_exception(make_exception<ValueError>("no"));
  BOOST_CHECK_THROW(v.value(), ValueError);
  v.set_value();
  v.value();
}

BOOST_AUTO_TEST_CASE(a_move_only_value_is_moved_out) {
  Outcome<std::unique_ptr<int>> o;
  o.set_value(std::make_unique<int>(6));
  BOOST_TEST(*std::move(o).value() == 6);
}

namespace {
Coroutine<int> fails_later(bool cancelled) {
  return coroutine<int>([cancelled](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    if (cancelled) {
      RAISE(CancelledError("c"));
    }
    RAISE(ValueError("v"));
    END;
  });
}
Coroutine<std::string> describe(bool cancelled) {
  return coroutine<std::string>([cancelled, o = Outcome<int>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_OUTCOME(o, fails_later(cancelled));
    RETURN(o.exception().repr());
    END;
  });
}
}  // namespace

BOOST_AUTO_TEST_CASE(an_exception_is_given_and_not_raised) {
  BOOST_TEST(run(describe(false)) == "ValueError('v')");
  BOOST_TEST(run(describe(true)) == "CancelledError('c')");
}

BOOST_AUTO_TEST_CASE(what_is_there_at_once_is_given_too) {
  Future<int> good(loop), bad(loop);
  good.set_result(3);
  bad.set_exception(ValueError("b"));
  const auto both = [](Future<int> a, Future<int> b) {
    return coroutine<std::string>([a, b, x = Outcome<int>(), y = Outcome<int>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_OUTCOME(x, a);
      YIELD_FROM_OUTCOME(y, b);
      RETURN(std::to_string(x.value()) + " " + y.exception().repr());
      END;
    });
  };
  BOOST_TEST(run(both(good, bad)) == "3 ValueError('b')");
}

BOOST_AUTO_TEST_CASE(the_next_await_raises_again) {
  const auto body = [] {
    return coroutine<std::string>([o = Outcome<int>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_OUTCOME(o, fails_later(false));
      TRY { YIELD_FROM(fails_later(false)); }
      EXCEPT(ValueError) { RETURN("raised"); }
      END_TRY;
      RETURN("not raised");
      END;
    });
  };
  BOOST_TEST(run(body()) == "raised");
}

BOOST_AUTO_TEST_CASE(a_cancelled_task_gives_the_cancellation_as_an_outcome) {
  auto task = loop.create_task(describe(false));
  loop.call_later(0.5, [&task] { task.cancel(); });
  BOOST_TEST(run(task) == "CancelledError()");
}

BOOST_AUTO_TEST_CASE(GeneratorExit_is_raised_all_the_same) {
  bool ended = false, went_on = false;
  {
    auto owner = new_event_loop(std::make_unique<VirtualPoller>());
    set_event_loop(owner.get());
    auto body = [&] {
      return coroutine([&, o = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        TRY {
          YIELD_FROM_OUTCOME(o, asyncio::sleep(10));
          went_on = true;
        }
        FINALLY { ended = true; }
        END_TRY;
        END;
      });
    };
    auto task = owner->create_task(body());
    owner->call_later(1, [&owner] { owner->stop(); });
    owner->run_forever();
    task = nullptr;
    owner->set_exception_handler([](EventLoop&, const ExceptionContext&) {});
    set_event_loop(&loop);
    owner->close();
  }
  BOOST_TEST(ended);
  BOOST_TEST(!went_on);
}

namespace {
Coroutine<int> fails() {
  return coroutine<int>([](auto& co) {
    BEGIN(co);
    RAISE(ValueError("no"));
    END;
  });
}
// Ends `owner` while its task stands in a body of its own; what is told then is dropped.
void close_early(EventLoopPtr owner, Coroutine<void> body, EventLoop& afterwards) {
  set_event_loop(owner.get());
  auto task = owner->create_task(std::move(body));
  owner->call_later(1, [&owner] { owner->stop(); });
  owner->run_forever();
  task = nullptr;
  owner->set_exception_handler([](EventLoop&, const ExceptionContext&) {});
  set_event_loop(&afterwards);
  owner->close();
}
}  // namespace

// The await that GeneratorExit has ended wanted an outcome; the ones in the FINALLY are others.
BOOST_AUTO_TEST_CASE(after_GeneratorExit_the_next_await_raises_again) {
  std::string log;
  close_early(new_event_loop(std::make_unique<VirtualPoller>()),
              coroutine([&, o = Outcome<void>(), p = Outcome<int>(), v = 0](auto& co) mutable {
                BEGIN(co);
                TRY { YIELD_FROM_OUTCOME(o, asyncio::sleep(10)); }
                FINALLY {
                  TRY {
                    YIELD_FROM_INTO(v, fails());
                    log += "went on ";
                  }
                  EXCEPT(ValueError) { log += "raised "; }
                  END_TRY;
                  YIELD_FROM_OUTCOME(p, fails());
                  log += p.exception().repr();
                }
                END_TRY;
                END;
              }),
              loop);
  BOOST_TEST(log == "raised ValueError('no')");
}

// The same where the exception comes from a callee's body and not from a frame that ends.
BOOST_AUTO_TEST_CASE(after_GeneratorExit_what_a_callee_raises_passes_through) {
  std::string log;
  const auto callee = [&] {
    return coroutine([&, o = Outcome<void>(), v = 0](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM_OUTCOME(o, asyncio::sleep(10)); }
      EXCEPT(GeneratorExit) {
        YIELD_FROM_INTO(v, fails());
        log += "went on ";
      }
      END_TRY;
      END;
    });
  };
  close_early(new_event_loop(std::make_unique<VirtualPoller>()), coroutine([&](auto& co) {
                BEGIN(co);
                TRY { YIELD_FROM(callee()); }
                EXCEPT(ValueError) { log += "raised"; }
                END_TRY;
                END;
              }),
              loop);
  BOOST_TEST(log == "raised");
}

BOOST_AUTO_TEST_SUITE_END()
