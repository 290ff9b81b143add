// run(), Runner; SIGINT.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>

#include <thread>

using namespace asyncio;
using asyncio::testing::text_of;

namespace {

Coroutine<int> give(int value) {
  return coroutine<int>([value](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    RETURN(value);
    END;
  });
}

EventLoopPtr virtual_loop() { return new_event_loop(std::make_unique<VirtualPoller>()); }

struct Fixture {
  std::string log;
  std::vector<ExceptionContext> reports;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(runners, Fixture)

BOOST_AUTO_TEST_CASE(run_gives_the_result_and_leaves_no_loop) {
  BOOST_TEST(asyncio::run(give(3)) == 3);
  BOOST_CHECK_THROW(get_event_loop(), RuntimeError);
  BOOST_TEST(asyncio::run(give(4)) == 4);
}

BOOST_AUTO_TEST_CASE(run_raises_what_main_raises) {
  const auto fail = [](ExceptionPtr error) {
    return coroutine([error](auto& co) {
      BEGIN(co);
      RAISE(error);
      END;
    });
  };
  BOOST_CHECK_THROW(asyncio::run(fail(make_exception<ValueError>("v"))), ValueError);
  BOOST_CHECK_THROW(asyncio::run(fail(make_exception<CancelledError>())), CancelledError);
  BOOST_CHECK_THROW(asyncio::run(fail(make_exception<SystemExit>(2))), SystemExit);
}

BOOST_AUTO_TEST_CASE(run_sets_debug_mode) {
  for (bool debug : {true, false}) {
    asyncio::run(coroutine([debug](auto& co) {
                   BEGIN(co);
                   BOOST_TEST(get_running_loop().get_debug() == debug);
                   BOOST_TEST(&get_event_loop() == &get_running_loop());
                   END;
                 }),
                 debug);
  }
}

BOOST_AUTO_TEST_CASE(run_in_a_running_loop_is_refused_and_closes_the_coroutine) {
  asyncio::run(coroutine([](auto& co) {
    BEGIN(co);
    BOOST_TEST(text_of<RuntimeError>([] { asyncio::run(give(1)); }) ==
               "asyncio.run() cannot be called from a running event loop");
    BOOST_TEST(text_of<RuntimeError>([] { Runner(std::nullopt, virtual_loop).run(give(1)); }) ==
               "Runner.run() cannot be called from a running event loop");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(what_is_left_is_cancelled_and_waited_for) {
  asyncio::run(coroutine([this](auto& co) {
    BEGIN(co);
    asyncio::create_task(coroutine([this](auto& c) {
      BEGIN(c);
      TRY { YIELD_FROM(asyncio::sleep(100)); }
      FINALLY {
        YIELD_FROM(asyncio::sleep(0));
        log += 'f';
      }
      END_TRY
      END;
    }));
    YIELD_FROM(asyncio::sleep(0));
    END;
  }));
  BOOST_TEST(log == "f");
}

BOOST_AUTO_TEST_CASE(what_the_left_ones_raise_is_reported) {
  Runner runner(std::nullopt, virtual_loop);
  runner.get_loop().set_exception_handler(
      [this](EventLoop&, const ExceptionContext& c) { reports.push_back(c); });
  runner.run(coroutine([](auto& co) {
    BEGIN(co);
    asyncio::create_task(coroutine([](auto& c) {
      BEGIN(c);
      TRY { YIELD_FROM(asyncio::sleep(100)); }
      EXCEPT(CancelledError) { RAISE(ValueError("at the end")); }
      END_TRY
      END;
    }));
    YIELD_FROM(asyncio::sleep(0));
    END;
  }));
  runner.close();
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].message == "unhandled exception during asyncio.run() shutdown");
  BOOST_TEST(reports[0].exception.what() == "at the end");
}

BOOST_AUTO_TEST_CASE(system_exit_and_keyboard_interrupt_of_what_is_left_leave_run) {
  const auto left = [](ExceptionPtr error) {
    return coroutine([error](auto& co) {
      BEGIN(co);
      TRY { YIELD_FROM(asyncio::sleep(10)); }
      FINALLY { RAISE(error); }
      END_TRY;
      END;
    });
  };
  // Returns 1, or raises.
  const auto program = [left](ExceptionPtr error, bool fails) {
    return coroutine<int>([left, error, fails](auto& co) {
      BEGIN(co);
      asyncio::create_task(left(error));
      YIELD_FROM(asyncio::sleep(0));
      if (fails) RAISE(ValueError("of main"));
      RETURN(1);
      END;
    });
  };
  for (const bool fails : {false, true}) {
    int code = 0;
    try {
      asyncio::run(program(make_exception<SystemExit>(3), fails));
    } catch (const SystemExit& e) {
      code = e.code();
    }
    BOOST_TEST(code == 3);
    BOOST_CHECK_THROW(asyncio::run(program(make_exception<KeyboardInterrupt>(), fails)),
                      KeyboardInterrupt);
    BOOST_CHECK_THROW(get_event_loop(), RuntimeError);  // it is closed all the same
    BOOST_TEST(asyncio::run(give(4)) == 4);
  }
}

namespace {
std::string unraised;
}  // namespace

BOOST_AUTO_TEST_CASE(close_of_a_runner_may_throw_and_its_end_may_not) {
  const auto left = [](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(10)); }
    FINALLY { RAISE(SystemExit(3)); }
    END_TRY;
    END;
  };
  const auto begin = [left](Runner& runner) {
    runner.run(coroutine([left](auto& co) {
      BEGIN(co);
      asyncio::create_task(coroutine(left));
      YIELD_FROM(asyncio::sleep(0));
      END;
    }));
  };
  Runner closed;
  begin(closed);
  BOOST_CHECK_THROW(closed.close(), SystemExit);
  closed.close();
  BOOST_CHECK_THROW(closed.run(give(1)), RuntimeError);
  const auto before = set_unraisable_hook(
      [](const std::string& where, const ExceptionPtr& error) { unraised = where + error.repr(); });
  {
    Runner dropped;
    begin(dropped);
  }
  set_unraisable_hook(before);
  BOOST_TEST(unraised.find("Runner.closeSystemExit(") == 0U);
}

BOOST_AUTO_TEST_CASE(run_takes_whatever_can_be_awaited) {
  Runner runner(std::nullopt, virtual_loop);
  auto future = runner.get_loop().create_future<int>();
  runner.get_loop().call_later(1, [future]() mutable { future.set_result(5); });
  BOOST_TEST(runner.run(future) == 5);
  runner.run(asyncio::sleep(1));
  BOOST_TEST(runner.get_loop().time() == 2);
}

BOOST_AUTO_TEST_CASE(a_runner_runs_several_coroutines_in_one_loop) {
  Runner runner(std::nullopt, virtual_loop);
  EventLoop* loop = &runner.get_loop();
  BOOST_TEST(runner.run(give(1)) == 1);
  BOOST_TEST(runner.run(give(2)) == 2);
  BOOST_TEST(&runner.get_loop() == loop);
  BOOST_TEST(!loop->is_closed());
}

// What policies were for.
BOOST_AUTO_TEST_CASE(a_loop_factory_and_set_event_loop_choose_the_loop) {
  EventLoop* made = nullptr;
  Runner runner(std::nullopt, [&] {
    EventLoopPtr loop = virtual_loop();
    made = &*loop;
    return loop;
  });
  runner.run(coroutine([&made](auto& co) {
    BEGIN(co);
    BOOST_TEST(&get_event_loop() == made);
    END;
  }));
  const EventLoopPtr own = virtual_loop();
  set_event_loop(&*own);
  BOOST_TEST(&get_event_loop() == &*own);
  set_event_loop(nullptr);
}

BOOST_AUTO_TEST_CASE(the_runs_of_a_runner_share_a_context) {
  ContextVar<int> var("var", 0);
  const auto set = [&var](int value) {
    return coroutine<int>([v = var, value, before = 0](auto& co) mutable {
      BEGIN(co);
      before = v.get();
      v.set(value);
      YIELD_FROM(asyncio::sleep(0));
      RETURN(before);
      END;
    });
  };
  Runner runner(std::nullopt, virtual_loop);
  BOOST_TEST(runner.run(set(1)) == 0);
  BOOST_TEST(runner.run(set(2)) == 1);
  BOOST_TEST(var.get() == 0);
}

BOOST_AUTO_TEST_CASE(a_closed_runner_refuses_and_may_be_closed_again) {
  Runner runner(true, virtual_loop);
  BOOST_TEST(runner.get_loop().get_debug());
  runner.close();
  runner.close();
  BOOST_TEST(text_of<RuntimeError>([&] { runner.get_loop(); }) == "Runner is closed");
  auto coro = give(1);
  BOOST_TEST(text_of<RuntimeError>([&] { runner.run(std::move(coro)); }) == "Runner is closed");
  coro.close();
}

BOOST_AUTO_TEST_CASE(a_runner_that_never_ran_closes_quietly) { Runner runner; }

BOOST_AUTO_TEST_CASE(run_waits_for_the_default_executor) {
  asyncio::run(coroutine([this](auto& co) {
    BEGIN(co);
    get_running_loop().run_in_executor(nullptr, [this] {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      log += 'e';
    });
    END;
  }));
  BOOST_TEST(log == "e");
}

BOOST_AUTO_TEST_CASE(run_works_in_another_thread) {
  int result = 0;
  std::thread([&] { result = asyncio::run(give(5)); }).join();
  BOOST_TEST(result == 5);
}

// ---- signals ----

BOOST_AUTO_TEST_CASE(the_first_sigint_cancels_main_and_raises_keyboard_interrupt) {
  auto main = coroutine([this](auto& co) {
    BEGIN(co);
    TRY {
      raise(SIGINT);
      YIELD_FROM(asyncio::sleep(100));
    }
    EXCEPT(CancelledError) {
      log += 'c';
      YIELD_FROM(asyncio::sleep(0));
      RAISE();
    }
    END_TRY
    END;
  });
  BOOST_CHECK_THROW(asyncio::run(std::move(main)), KeyboardInterrupt);
  BOOST_TEST(log == "c");
}

BOOST_AUTO_TEST_CASE(a_main_that_swallows_the_cancellation_returns) {
  auto main = coroutine<int>([](auto& co) {
    BEGIN(co);
    TRY {
      raise(SIGINT);
      YIELD_FROM(asyncio::sleep(100));
    }
    EXCEPT(CancelledError) { RETURN(9); }
    END_TRY
    RETURN(1);
    END;
  });
  BOOST_TEST(asyncio::run(std::move(main)) == 9);
}

BOOST_AUTO_TEST_CASE(a_main_that_was_cancelled_by_others_too_raises_cancelled_error) {
  auto main = coroutine([](auto& co) {
    BEGIN(co);
    TRY {
      raise(SIGINT);
      YIELD_FROM(asyncio::sleep(100));
    }
    FINALLY { current_task().cancel(); }
    END_TRY
    END;
  });
  BOOST_CHECK_THROW(asyncio::run(std::move(main)), CancelledError);
}

BOOST_AUTO_TEST_CASE(the_second_sigint_raises_at_once) {
  auto main = coroutine([this](auto& co) {
    BEGIN(co);
    TRY {
      raise(SIGINT);
      YIELD_FROM(asyncio::sleep(100));
    }
    EXCEPT(CancelledError) {
      log += '1';
      raise(SIGINT);
      TRY { YIELD_FROM(asyncio::sleep(0.5)); }
      EXCEPT(CancelledError) { log += '2'; }  // by the tidying up
      END_TRY
      log += 'x';
    }
    END_TRY
    END;
  });
  BOOST_CHECK_THROW(asyncio::run(std::move(main)), KeyboardInterrupt);
  BOOST_TEST(log == "12x");
}

BOOST_AUTO_TEST_CASE(afterwards_the_signal_is_as_it_was) {
  asyncio::run(give(1));
  struct sigaction now {};
  sigaction(SIGINT, nullptr, &now);
  BOOST_TEST((now.sa_handler == SIG_DFL));
}

BOOST_AUTO_TEST_CASE(a_sigint_that_somebody_handles_already_is_left_to_him) {
  static volatile sig_atomic_t caught = 0;
  struct sigaction mine {
  }, before{};
  mine.sa_handler = [](int) { caught = 1; };
  sigaction(SIGINT, &mine, &before);
  auto main = coroutine<int>([](auto& co) {
    BEGIN(co);
    raise(SIGINT);
    YIELD_FROM(asyncio::sleep(0.01));
    RETURN(1);
    END;
  });
  BOOST_TEST(asyncio::run(std::move(main)) == 1);
  sigaction(SIGINT, &before, nullptr);
  BOOST_TEST(static_cast<int>(caught) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
