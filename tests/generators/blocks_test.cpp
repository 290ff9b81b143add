// WITH and FOR: every kind of manager and iterator, every way in and out.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <map>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

using Trace = std::vector<std::string>;
Trace trace;

std::string joined() {
  std::string out;
  for (const std::string& s : trace) out += (out.empty() ? "" : " ") + s;
  trace.clear();
  return out;
}
std::string named(const ExceptionPtr& e) { return e ? e.type_name() : "None"; }

enum class Fault { none, at_enter, at_exit };

// Plain values: nothing is waited for.
struct Sync {
  bool hides = false;
  Fault fault = Fault::none;
  void enter() {
    trace.push_back("enter");
    if (fault == Fault::at_enter) throw TypeError("enter");
  }
  bool exit(const ExceptionPtr& e) {
    trace.push_back("exit:" + named(e));
    if (fault == Fault::at_exit) throw TypeError("exit");
    return hides;
  }
};
struct SyncVoid {
  void enter() { trace.push_back("enter"); }
  void exit(const ExceptionPtr& e) { trace.push_back("exit:" + named(e)); }
};
// Awaited, with and without a result of the exit.
struct Async {
  bool hides = false;
  Fault fault = Fault::none;
  Coroutine<> aenter() {
    return coroutine([this](auto& co) mutable {
      BEGIN(co);
      trace.push_back("aenter");
      YIELD_FROM(asyncio::sleep(1));
      if (fault == Fault::at_enter) {
        RAISE(TypeError("enter"));
      }
      END;
    });
  }
  Coroutine<bool> aexit(ExceptionPtr e) {
    return coroutine<bool>([this, e](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1));
      trace.push_back("aexit:" + named(e));
      if (fault == Fault::at_exit) {
        RAISE(TypeError("exit"));
      }
      RETURN(hides);
      END;
    });
  }
};
struct AsyncVoid {
  Sleep aenter() { return asyncio::sleep(1); }
  Sleep aexit(const ExceptionPtr& e) {
    trace.push_back("aexit:" + named(e));
    return asyncio::sleep(1);
  }
};
// An asynchronous enter with an exit that does not wait.
struct Mixed {
  Sleep aenter() { return asyncio::sleep(1); }
  void aexit(const ExceptionPtr& e) { trace.push_back("aexit:" + named(e)); }
};

enum class Way { end, raise, real_throw, ret, brk };

template <class M>
Coroutine<int> use(M manager, Way way) {
  return coroutine<int>([manager, way, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < 2; ++i) {
      WITH(manager) {
        YIELD_FROM(asyncio::sleep(1));
        trace.push_back("body");
        if (way == Way::raise) {
          RAISE(ValueError("v"));
        }
        if (way == Way::real_throw) throw ValueError("v");
        if (way == Way::ret) {
          RETURN(7);
        }
        if (way == Way::brk) break;
      }
      END_WITH;
      trace.push_back("after");
      break;
    }
    trace.push_back("done");
    RETURN(i);
    END;
  });
}

struct Countdown {
  int from;
  int fails_at = -1;
  Coroutine<std::optional<int>> anext() {
    return coroutine<std::optional<int>>([this](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1));
      if (from == fails_at) {
        RAISE(ValueError("anext"));
      }
      if (from == 0) {
        RETURN(std::nullopt);
      }
      RETURN(from--);
      END;
    });
  }
};

Generator<int> numbers(int n) {
  return generator<int>([n, i = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (; i < n; ++i) {
        YIELD(i);
      }
    }
    FINALLY { trace.push_back("closed"); }
    END_TRY;
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(with_block, VirtualLoop)

BOOST_AUTO_TEST_CASE(every_kind_of_manager_is_entered_and_left) {
  trace.clear();
  BOOST_TEST(run(use(Sync{}, Way::end)) == 0);
  BOOST_TEST(joined() == "enter body exit:None after done");
  BOOST_TEST(run(use(SyncVoid{}, Way::end)) == 0);
  BOOST_TEST(joined() == "enter body exit:None after done");
  BOOST_TEST(run(use(Async{}, Way::end)) == 0);
  BOOST_TEST(joined() == "aenter body aexit:None after done");
  BOOST_TEST(run(use(AsyncVoid{}, Way::end)) == 0);
  BOOST_TEST(joined() == "body aexit:None after done");
  BOOST_TEST(run(use(Mixed{}, Way::end)) == 0);
  BOOST_TEST(joined() == "body aexit:None after done");
}

BOOST_AUTO_TEST_CASE(an_exception_is_shown_to_the_exit_and_goes_on) {
  for (const Way way : {Way::raise, Way::real_throw}) {
    trace.clear();
    BOOST_CHECK_THROW(run(use(Sync{}, way)), ValueError);
    BOOST_TEST(joined() == "enter body exit:ValueError");
    BOOST_CHECK_THROW(run(use(Async{}, way)), ValueError);
    BOOST_TEST(joined() == "aenter body aexit:ValueError");
    BOOST_CHECK_THROW(run(use(AsyncVoid{}, way)), ValueError);
    BOOST_TEST(joined() == "body aexit:ValueError");
  }
}

BOOST_AUTO_TEST_CASE(a_true_exit_swallows_the_exception) {
  trace.clear();
  BOOST_TEST(run(use(Sync{true}, Way::raise)) == 0);
  BOOST_TEST(joined() == "enter body exit:ValueError after done");
  BOOST_TEST(run(use(Async{true}, Way::raise)) == 0);
  BOOST_TEST(joined() == "aenter body aexit:ValueError after done");
}

BOOST_AUTO_TEST_CASE(a_true_exit_swallows_neither_a_return_nor_a_break) {
  trace.clear();
  BOOST_TEST(run(use(Sync{true}, Way::ret)) == 7);
  BOOST_TEST(joined() == "enter body exit:None");
  BOOST_TEST(run(use(Async{true}, Way::ret)) == 7);
  BOOST_TEST(joined() == "aenter body aexit:None");
  BOOST_TEST(run(use(Sync{true}, Way::brk)) == 0);
  BOOST_TEST(joined() == "enter body exit:None done");
  BOOST_TEST(run(use(Async{true}, Way::brk)) == 0);
  BOOST_TEST(joined() == "aenter body aexit:None done");
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_enter_leaves_without_an_exit) {
  trace.clear();
  BOOST_CHECK_THROW(run(use(Sync{true, Fault::at_enter}, Way::end)), TypeError);
  BOOST_TEST(joined() == "enter");
  BOOST_CHECK_THROW(run(use(Async{true, Fault::at_enter}, Way::end)), TypeError);
  BOOST_TEST(joined() == "aenter");
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_exit_replaces_the_one_before) {
  for (const Way way : {Way::end, Way::raise, Way::ret, Way::brk}) {
    trace.clear();
    BOOST_CHECK_THROW(run(use(Sync{false, Fault::at_exit}, way)), TypeError);
    BOOST_CHECK_THROW(run(use(Async{false, Fault::at_exit}, way)), TypeError);
  }
}

BOOST_AUTO_TEST_CASE(a_cancellation_in_each_part_leaves_in_order) {
  const std::map<double, std::string> want = {
      {0.5, "aenter"}, {1.5, "aenter aexit:CancelledError"}, {2.5, "aenter body"}};
  for (const auto& [when, what] : want) {
    trace.clear();
    auto task = loop.create_task(use(Async{}, Way::end));
    loop.call_later(when, [&task] { task.cancel(); });
    BOOST_CHECK_THROW(run(task), CancelledError);
    BOOST_TEST(joined() == what);
  }
}

BOOST_AUTO_TEST_CASE(managers_in_one_another_are_left_innermost_first) {
  trace.clear();
  const auto body = [] {
    return coroutine([](auto& co) mutable {
      BEGIN(co);
      WITH(AsyncVoid()) {
        WITH(Sync{true}) {
          YIELD();
          RAISE(ValueError("inner"));
        }
        END_WITH;
        trace.push_back("between");
        TRY {
          WITH(Sync()) { RAISE(TypeError("t")); }
          END_WITH;
        }
        EXCEPT(TypeError) { trace.push_back("caught"); }
        END_TRY;
      }
      END_WITH;
      END;
    });
  };
  run(body());
  BOOST_TEST(joined() == "enter exit:ValueError between enter exit:TypeError caught aexit:None");
}

BOOST_AUTO_TEST_CASE(a_manager_may_stand_in_a_generator_when_it_does_not_wait) {
  trace.clear();
  const auto make = [] {
    return generator<int>([](auto& co) mutable {
      BEGIN(co);
      WITH(Sync()) {
        YIELD(1);
        YIELD(2);
      }
      END_WITH;
      trace.push_back("after");
      END;
    });
  };
  for (int v : make()) trace.push_back(std::to_string(v));
  BOOST_TEST(joined() == "enter 1 2 exit:None after");
  auto g = make();
  g.next();
  g.close();
  BOOST_TEST(joined() == "enter exit:GeneratorExit");
}

BOOST_AUTO_TEST_CASE(a_manager_that_is_a_variable_is_used_in_place) {
  trace.clear();
  struct Counting {
    int in = 0, out = 0;
    void enter() { ++in; }
    void exit(const ExceptionPtr&) { ++out; }
  };
  const auto body = [] {
    return coroutine<int>([m = Counting(), i = 0](auto& co) mutable {
      BEGIN(co);
      for (; i < 3; ++i) {
        WITH(m) { YIELD(); }
        END_WITH;
      }
      RETURN(m.in * 10 + m.out);
      END;
    });
  };
  BOOST_TEST(run(body()) == 33);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(for_block, VirtualLoop)

BOOST_AUTO_TEST_CASE(a_range_a_generator_and_an_async_iterator_are_iterated) {
  trace.clear();
  const auto body = [] {
    return coroutine<int>([x = 0, sum = 0, kept = std::vector<int>{100, 200}](auto& co) mutable {
      BEGIN(co);
      FOR(x, std::vector<int>{1, 2}) {
        YIELD_FROM(asyncio::sleep(1));
        sum += x;
      }
      END_FOR;
      FOR(x, kept) {
        YIELD();
        sum += x;
      }
      END_FOR;
      FOR(x, numbers(4)) {
        YIELD();
        sum += 1000 * x;
      }
      END_FOR;
      FOR(x, Countdown{3}) {
        YIELD();
        sum += 10000 * x;
      }
      END_FOR;
      RETURN(sum);
      END;
    });
  };
  BOOST_TEST(run(body()) == 3 + 300 + 6000 + 60000);
  BOOST_TEST(joined() == "closed");
}

BOOST_AUTO_TEST_CASE(break_and_continue_do_as_in_any_loop) {
  trace.clear();
  const auto body = [] {
    return coroutine<int>([x = 0, y = 0, sum = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x, numbers(10)) {
        if (x == 1) continue;
        YIELD();
        if (x == 3) break;
        FOR(y, Countdown{5}) {
          if (y > 3) continue;
          if (y == 1) break;
          sum += y;
        }
        END_FOR;
      }
      END_FOR;
      trace.push_back("after");
      RETURN(sum);
      END;
    });
  };
  BOOST_TEST(run(body()) == 10);
  BOOST_TEST(joined() == "closed after");
}

BOOST_AUTO_TEST_CASE(a_break_out_of_TRY_leaves_the_loop_around_it) {
  trace.clear();
  const auto body = [] {
    return coroutine<int>([x = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x, Countdown{9}) {
        TRY {
          YIELD();
          if (x == 7) break;
        }
        FINALLY { trace.push_back("f" + std::to_string(x)); }
        END_TRY;
      }
      END_FOR;
      RETURN(x);
      END;
    });
  };
  BOOST_TEST(run(body()) == 7);
  BOOST_TEST(joined() == "f9 f8 f7");
}

BOOST_AUTO_TEST_CASE(an_exception_inside_leaves_the_loop_and_closes_its_generator_first) {
  trace.clear();
  const auto body = [] {
    return coroutine([x = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x, numbers(10)) {
          YIELD();
          if (x == 2) {
            RAISE(ValueError("v"));
          }
        }
        END_FOR;
      }
      EXCEPT(ValueError) { trace.push_back("caught"); }
      END_TRY;
      END;
    });
  };
  run(body());
  BOOST_TEST(joined() == "closed caught");
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_iterator_is_raised_at_the_loop) {
  trace.clear();
  const auto body = [] {
    return coroutine<int>([x = 0, sum = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x, Countdown{3, 1}) { sum += x; }
        END_FOR;
      }
      EXCEPT(ValueError) { trace.push_back(co.exception().repr()); }
      END_TRY;
      RETURN(sum);
      END;
    });
  };
  BOOST_TEST(run(body()) == 5);
  BOOST_TEST(joined() == "ValueError('anext')");
}

BOOST_AUTO_TEST_CASE(a_return_inside_closes_the_generator) {
  trace.clear();
  const auto body = [] {
    return coroutine<int>([x = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x, numbers(10)) {
          YIELD();
          if (x == 4) {
            RETURN(x);
          }
        }
        END_FOR;
      }
      FINALLY { trace.push_back("finally"); }
      END_TRY;
      RETURN(-1);
      END;
    });
  };
  BOOST_TEST(run(body()) == 4);
  BOOST_TEST(joined() == "closed finally");
}

BOOST_AUTO_TEST_CASE(a_loop_may_stand_in_a_generator) {
  trace.clear();
  auto g = generator<int>([x = 0](auto& co) mutable {
    BEGIN(co);
    FOR(x, numbers(3)) { YIELD(10 + x); }
    END_FOR;
    END;
  });
  std::vector<int> seen;
  for (int v : g) seen.push_back(v);
  BOOST_TEST((seen == std::vector<int>{10, 11, 12}));
}

BOOST_AUTO_TEST_CASE(a_cancellation_while_the_iterator_waits_is_raised_at_the_loop) {
  trace.clear();
  const auto body = [] {
    return coroutine([x = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x, Countdown{100}) { trace.push_back(std::to_string(x)); }
        END_FOR;
      }
      FINALLY { trace.push_back("finally"); }
      END_TRY;
      END;
    });
  };
  auto task = loop.create_task(body());
  loop.call_later(2.5, [&task] { task.cancel(); });
  BOOST_CHECK_THROW(run(task), CancelledError);
  BOOST_TEST(joined() == "100 99 finally");
}

BOOST_AUTO_TEST_SUITE_END()
