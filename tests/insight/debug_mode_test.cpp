// Debug mode: slow callbacks, calls from the wrong thread, where things were made; the log.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/origin.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <thread>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

std::vector<std::string> logged;
std::vector<std::string> warned;

struct Fixture : VirtualLoop {
  Fixture() {
    logged.clear();
    warned.clear();
    set_log_hook([](const std::string& text) { logged.push_back(text); });
    set_warning_hook([](const std::string& text, const SourceLocation& where) {
      warned.push_back(text + " " + where.file + ":" + std::to_string(where.line));
    });
    loop.set_debug(true);
  }
  ~Fixture() {
    set_log_hook(nullptr);
    set_warning_hook(nullptr);
  }
  std::string detail(std::size_t report, const std::string& key) const {
    for (const auto& d : reports.at(report).details) {
      if (d.first == key) return d.second;
    }
    return {};
  }
};

bool has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  BOOST_TEST_MESSAGE("no '" << part << "' in\n" << text);
  return false;
}
std::string at(int line) { return "debug_mode_test.cpp:" + std::to_string(line); }

struct Slow {
  VirtualPoller& clock;
  void operator()() const { clock.advance(0.15); }
};

const int kNothingLine = __LINE__ + 2;
Coroutine<> nothing() {
  return coroutine([](auto& co) {
    BEGIN(co);
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(debug_mode, Fixture)

BOOST_AUTO_TEST_CASE(a_slow_step_of_a_task_is_logged_by_name_and_place) {
  const int line = __LINE__ + 3;
  Task<> task = loop.create_task(coroutine([this](auto& co) {
                                   BEGIN(co);
                                   YIELD_FROM(asyncio::sleep(1));
                                   clock.advance(0.15);
                                   END;
                                 }),
                                 "slow");
  run(task);
  BOOST_TEST_REQUIRE(logged.size() == 1);
  BOOST_TEST(has(logged[0], "Executing <Task pending name='slow' coro=<test_method() running at "));
  BOOST_TEST(has(logged[0], at(line) + ">"));
  BOOST_TEST(has(logged[0], "> took 0.150 seconds"));
}

BOOST_AUTO_TEST_CASE(a_slow_callback_is_logged_by_name) {
  loop.call_soon(Slow{clock});
  run_turns();
  BOOST_TEST_REQUIRE(logged.size() == 1);
  BOOST_TEST(has(logged[0], "Executing <Handle "));
  BOOST_TEST(has(logged[0], "Slow()> took 0.150 seconds"));
}

BOOST_AUTO_TEST_CASE(what_is_fast_enough_or_not_in_debug_mode_is_not_logged) {
  loop.slow_callback_duration = 0.2;
  loop.call_soon(Slow{clock});
  run_turns();
  loop.slow_callback_duration = 0.1;
  loop.set_debug(false);
  loop.call_soon(Slow{clock});
  run_turns();
  BOOST_TEST(logged.empty());
}

BOOST_AUTO_TEST_CASE(a_call_from_the_wrong_thread_throws) {
  bool refused = false;
  loop.call_soon([&] {
    std::thread([&] {
      try {
        loop.call_soon([] {});
      } catch (const RuntimeError& e) {
        refused = has(e.what(), "Non-thread-safe operation invoked on an event loop");
      }
    }).join();
  });
  run_turns();
  BOOST_TEST(refused);
}

BOOST_AUTO_TEST_CASE(a_task_says_which_line_made_it) {
  const int line = __LINE__ + 4;
  AnyTask child;
  run(coroutine([&child](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    child = create_task(nothing());
    END;
  }));
  BOOST_TEST(has(child.to_string(), " created at "));
  BOOST_TEST(has(child.to_string(), at(line) + ">"));
}

BOOST_AUTO_TEST_CASE(a_future_and_a_handle_say_which_line_made_them) {
  std::string future, handle, timer;
  const int line = __LINE__ + 3;
  run(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD();
    future = loop.create_future().to_string();
    handle = loop.call_soon([] {}).to_string();
    timer = loop.call_later(1, [] {}).to_string();
    END;
  }));
  BOOST_TEST(has(future, "<Future pending created at "));
  for (const std::string& text : {future, handle, timer}) BOOST_TEST(has(text, at(line) + ">"));
}

BOOST_AUTO_TEST_CASE(what_a_plain_callback_makes_names_that_callback) {
  std::string text;
  struct Tick {
    EventLoop& loop;
    std::string& text;
    void operator()() const { text = loop.create_future().to_string(); }
  };
  loop.call_soon(Tick{loop, text});
  run_turns();
  BOOST_TEST(has(text, "<Future pending created by <Handle "));
  BOOST_TEST(has(text, "Tick()>>"));
}

BOOST_AUTO_TEST_CASE(what_is_made_outside_of_the_loop_has_no_place) {
  BOOST_TEST(loop.create_future().to_string() == "<Future pending>");
}

BOOST_AUTO_TEST_CASE(without_debug_mode_no_place_is_kept) {
  loop.set_debug(false);
  std::string text;
  run(coroutine([&](auto& co) {
    BEGIN(co);
    text = loop.create_future().to_string();
    END;
  }));
  BOOST_TEST(text == "<Future pending>");
}

BOOST_AUTO_TEST_CASE(what_is_made_while_the_last_frame_is_unwound_has_no_place) {
  std::string text;
  std::shared_ptr<void> dies_with_the_frame(
      nullptr, [&](void*) { text = loop.create_future().to_string(); });
  BOOST_CHECK_THROW(run(coroutine([held = std::move(dies_with_the_frame)](auto& co) {
                      BEGIN(co);
                      RAISE(ValueError("no"));
                      END;
                    })),
                    ValueError);
  BOOST_TEST(text == "<Future pending>");
}

BOOST_AUTO_TEST_CASE(a_place_is_forgotten_with_its_node) {
  detail::Node* address = nullptr;
  bool known = false;
  run(coroutine([&](auto& co) {
    BEGIN(co);
    {
      Future<> future(loop);
      address = &future.get();
      known = static_cast<bool>(detail::Origins::of(*address));
    }
    loop.set_debug(false);
    END;
  }));
  BOOST_TEST(known);
  // The next future of this size stands at the same place, but nobody has noted where it was made.
  BOOST_TEST(loop.create_future().to_string() == "<Future pending>");
}

BOOST_AUTO_TEST_CASE(an_exception_that_nobody_retrieved_is_reported_with_its_place) {
  const int line = __LINE__ + 3;
  run(coroutine([](auto& co) {
    BEGIN(co);
    YIELD();
    create_task(coroutine([](auto& co) {
                  BEGIN(co);
                  RAISE(ValueError("lost"));
                  END;
                }),
                "loser");
    YIELD();
    END;
  }));
  run_turns(2);
  BOOST_TEST_REQUIRE(reports.size() == 1);
  BOOST_TEST(reports[0].message == "Task exception was never retrieved");
  BOOST_TEST(has(detail(0, "source_traceback"), "  File \""));
  BOOST_TEST(has(detail(0, "source_traceback"),
                 "debug_mode_test.cpp\", line " + std::to_string(line) + ", in "));
  BOOST_TEST(has(detail(0, "task"), "name='loser'"));
}

BOOST_AUTO_TEST_CASE(a_task_that_is_destroyed_while_pending_is_reported_with_its_place) {
  const int line = __LINE__ + 3;
  run(coroutine([this](auto& co) {
    BEGIN(co);
    YIELD();
    create_task(coroutine([future = Future<>(loop)](auto& co) {
      BEGIN(co);
      YIELD_FROM(future);
      END;
    }));
    END;
  }));
  run_turns();
  loop.close();
  BOOST_TEST_REQUIRE(reports.size() == 1);
  BOOST_TEST(reports[0].message == "Task was destroyed but it is pending!");
  BOOST_TEST(has(detail(0, "source_traceback"), "line " + std::to_string(line)));
}

BOOST_AUTO_TEST_CASE(a_callback_that_fails_is_reported_with_its_place) {
  const int line = __LINE__ + 3;
  run(coroutine([this](auto& co) {
    BEGIN(co);
    YIELD();
    loop.call_soon([] { throw ValueError("bad"); });
    YIELD();
    END;
  }));
  BOOST_TEST_REQUIRE(reports.size() == 1);
  BOOST_TEST(has(detail(0, "source_traceback"), "line " + std::to_string(line)));
  BOOST_TEST(has(detail(0, "handle"), " created at "));
}

BOOST_AUTO_TEST_CASE(a_coroutine_that_is_never_awaited_warns_with_its_place) {
  { const Coroutine<> dropped = nothing(); }
  BOOST_TEST_REQUIRE(warned.size() == 1);
  BOOST_TEST(has(warned[0], "coroutine 'nothing' was never awaited "));
  BOOST_TEST(has(warned[0], at(kNothingLine)));
}

BOOST_AUTO_TEST_CASE(the_default_handler_writes_to_the_log) {
  loop.set_exception_handler(nullptr);
  loop.call_exception_handler(
      {"it broke",
       make_exception<ValueError>("why"),
       {{"handle", "<Handle f()>"}, {"source_traceback", "  File \"f.cpp\", line 7, in f"}}});
  BOOST_TEST_REQUIRE(logged.size() == 1);
  BOOST_TEST(logged[0] ==
             "it broke\nhandle: <Handle f()>\nsource_traceback: Object created at (most recent "
             "call last):\n  File \"f.cpp\", line 7, in f\nValueError: why");
}

BOOST_AUTO_TEST_CASE(set_log_hook_returns_the_former_one) {
  detail::LogHook mine = [](const std::string&) {};
  detail::LogHook before = set_log_hook(mine);
  BOOST_TEST((set_log_hook(before) == mine));
}

BOOST_AUTO_TEST_CASE(the_environment_turns_debug_mode_on) {
  setenv("ASYNCIO_DEBUG", "1", 1);
  BOOST_TEST(new_event_loop(std::make_unique<VirtualPoller>())->get_debug());
  unsetenv("ASYNCIO_DEBUG");
  BOOST_TEST(!new_event_loop(std::make_unique<VirtualPoller>())->get_debug());
}

// What debug mode knows stands aside: it costs those nothing who do not use it.
BOOST_AUTO_TEST_CASE(tasks_and_frames_are_no_larger_for_it) {
  BOOST_TEST(sizeof(detail::TaskBase) <= 96u);
  BOOST_TEST(sizeof(detail::FutureBase) <= 48u);
  BOOST_TEST(sizeof(Frame) <= 32u);
}

BOOST_AUTO_TEST_SUITE_END()
