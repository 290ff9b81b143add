// Coroutine: made, awaited, dropped; its three spellings; awaiting and closing.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

using Trace = std::vector<std::string>;

Trace& warnings() {
  static Trace trace;
  return trace;
}
struct Warnings {
  Warnings() {
    warnings().clear();
    set_warning_hook(
        [](const std::string& text, const SourceLocation&) { warnings().push_back(text); });
  }
  ~Warnings() { set_warning_hook(nullptr); }
};
Trace& unraisables() {
  static Trace trace;
  return trace;
}

Coroutine<int> by_lambda(int n) {
  return coroutine<int>([n, i = 0, sum = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < n; ++i) {
      YIELD_FROM(asyncio::sleep(1));
      sum += i;
    }
    RETURN(sum);
    END;
  });
}
struct Summing {
  int n;
  int i = 0;
  int sum = 0;
  Step operator()(Co<int>& co) {
    BEGIN(co);
    for (; i < n; ++i) {
      YIELD_FROM(asyncio::sleep(1));
      sum += i;
    }
    RETURN(sum);
    END;
  }
};
Coroutine<int> by_struct(int n) { return coroutine<int>(Summing{n}); }
struct SummingByHand {
  int n;
  int i = 0;
  int sum = 0;
  Step operator()(Co<int>& co) {
    switch (co.label()) {
      case 0:
        for (; i < n; ++i) {
          return co.yield_from(1, asyncio::sleep(1));
          case 1:
            co.result();
            sum += i;
        }
        return co.return_(sum);
    }
    return co.bad_label();
  }
};
Coroutine<int> by_hand(int n) { return coroutine<int>(SummingByHand{n}); }

Coroutine<int> forgets_to_return() {
  return coroutine<int>([](auto& co) mutable {
    BEGIN(co);
    YIELD();
    END;
  });
}
Coroutine<> raises_stop_iteration() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
    YIELD();
    RAISE(StopIteration("s"));
    END;
  });
}

#ifdef ASYNCIO_POOL_OFF_  // under AddressSanitizer, where both the frames and the stack are larger
constexpr int kDeep = 200000;
#else
constexpr int kDeep = 1000000;
#endif
Coroutine<int> deep(int n) {
  return coroutine<int>([n, v = 0](auto& co) mutable {
    BEGIN(co);
    if (n > 0) {
      YIELD_FROM_INTO(v, deep(n - 1));
      RETURN(v + 1);
    }
    YIELD_FROM(asyncio::sleep(1));
    RETURN(0);
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(coroutines, VirtualLoop)

BOOST_AUTO_TEST_CASE(the_three_spellings_do_the_same) {
  for (Coroutine<int> (*make)(int) : {by_lambda, by_struct, by_hand}) {
    const double before = clock.time();
    BOOST_TEST(run(make(4)) == 6);
    BOOST_TEST(clock.time() - before == 4);
  }
}

BOOST_AUTO_TEST_CASE(one_that_is_dropped_unstarted_warns_that_it_was_never_awaited) {
  const Warnings hook;
  { const auto dropped = by_lambda(1); }
  BOOST_TEST((warnings() == Trace{"coroutine 'by_lambda' was never awaited"}));
}

BOOST_AUTO_TEST_CASE(one_that_is_closed_or_awaited_does_not_warn) {
  const Warnings hook;
  auto c = by_lambda(1);
  c.close();
  BOOST_TEST(!c.valid());
  c.close();
  run(by_lambda(1));
  BOOST_TEST(warnings().empty());
}

BOOST_AUTO_TEST_CASE(one_that_was_awaited_cannot_be_awaited_again) {
  const auto body = [] {
    return coroutine<std::string>([c = by_lambda(2), v = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v, std::move(c));
      TRY { YIELD_FROM(std::move(c)); }
      EXCEPT(RuntimeError) { RETURN(std::to_string(v) + " " + co.exception().what()); }
      END_TRY;
      RETURN("no error");
      END;
    });
  };
  BOOST_TEST(run(body()) == "1 cannot reuse already awaited coroutine");
}

BOOST_AUTO_TEST_CASE(one_that_forgets_to_return_raises) {
  BOOST_CHECK_EXCEPTION(run(forgets_to_return()), RuntimeError, [](const RuntimeError& e) {
    return e.what() == std::string("forgets_to_return() came to its end without ASYNCIO_RETURN");
  });
}

BOOST_AUTO_TEST_CASE(a_StopIteration_that_leaves_it_is_a_RuntimeError) {
  BOOST_CHECK_EXCEPTION(run(raises_stop_iteration()), RuntimeError, [](const RuntimeError& e) {
    return e.what() == std::string("coroutine raised StopIteration");
  });
}

BOOST_AUTO_TEST_CASE(iscoroutine_and_iscoroutinefunction_tell) {
  auto c = by_lambda(1);
  BOOST_TEST(iscoroutine(c));
  BOOST_TEST(!iscoroutine(5));
  c.close();
  BOOST_TEST(iscoroutinefunction(by_lambda));
  BOOST_TEST(!iscoroutinefunction([] { return 5; }));
  BOOST_TEST(iscoroutinefunction([] { return by_lambda(1); }));
}

BOOST_AUTO_TEST_CASE(a_move_only_result_goes_through) {
  const auto make = [] {
    return coroutine<std::unique_ptr<int>>([](auto& co) mutable {
      BEGIN(co);
      YIELD();
      RETURN(std::make_unique<int>(5));
      END;
    });
  };
  const auto body = [make] {
    return coroutine<int>([make, p = std::unique_ptr<int>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(p, make());
      RETURN(*p);
      END;
    });
  };
  BOOST_TEST(run(body()) == 5);
}

BOOST_AUTO_TEST_CASE(a_suspended_one_whose_task_is_dropped_is_closed) {
  Trace trace;
  const auto inner = [&trace] {
    return coroutine([&trace](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM(asyncio::sleep(100)); }
      EXCEPT(GeneratorExit) {
        trace.push_back("inner");
        RETURN();  // does not save its caller
      }
      END_TRY;
      END;
    });
  };
  const auto outer = [&trace, inner] {
    return coroutine([&trace, inner](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(inner());
        trace.push_back("never");
      }
      FINALLY { trace.push_back("outer"); }
      END_TRY;
      END;
    });
  };
  auto task = loop.create_task(outer());
  run_turns(2);
  task = nullptr;
  loop.close();
  BOOST_TEST((trace == Trace{"inner", "outer"}));
}

BOOST_AUTO_TEST_CASE(one_that_awaits_while_it_is_closed_has_ignored_GeneratorExit) {
  unraisables().clear();
  set_unraisable_hook([](const std::string& where, const ExceptionPtr& e) {
    unraisables().push_back(where + ": " + e.repr());
  });
  const auto stubborn = [] {
    return coroutine([](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM(asyncio::sleep(100)); }
      FINALLY { YIELD_FROM(asyncio::sleep(1)); }
      END_TRY;
      END;
    });
  };
  auto task = loop.create_task(stubborn());
  run_turns(2);
  task = nullptr;
  loop.close();
  set_unraisable_hook(nullptr);
  BOOST_REQUIRE(unraisables().size() == 1u);
  BOOST_TEST(unraisables()[0].find("RuntimeError('coroutine ignored GeneratorExit')") !=
             std::string::npos);
}

// The end of the await's expression comes after the callee was called.
BOOST_AUTO_TEST_CASE(what_throws_behind_the_call_frees_the_callee) {
  struct ThrowsAtTheEnd {
    ~ThrowsAtTheEnd() noexcept(false) { throw ValueError("at the end"); }
  };
  const auto held = std::make_shared<int>(1);
  const auto callee = [](std::shared_ptr<int> h, const ThrowsAtTheEnd&) {
    return coroutine([h](auto& co) {
      BEGIN(co);
      YIELD();
      END;
    });
  };
  BOOST_TEST(run(coroutine<int>([&, yields = 0](auto& co) mutable {
               BEGIN(co);
               for (; yields < 2; ++yields) {
                 TRY { YIELD_FROM(callee(held, ThrowsAtTheEnd())); }
                 EXCEPT(ValueError) {}
                 END_TRY
                 YIELD();
               }
               RETURN(yields);
               END;
             })) == 2);
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_million_coroutines_that_await_one_another_return) {
  BOOST_TEST(run(deep(kDeep)) == kDeep);
}

BOOST_AUTO_TEST_CASE(a_million_coroutines_that_await_one_another_are_cancelled) {
  auto task = loop.create_task(deep(kDeep));
  loop.call_later(0.5, [&task] { task.cancel(); });
  BOOST_CHECK_THROW(run(task), CancelledError);
}

BOOST_AUTO_TEST_SUITE_END()
