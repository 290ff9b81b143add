// Generator: PEP 342 (next, send, throw, close in each state), PEP 380 (delegation), PEP 479.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/keywords.hpp>

#include <boost/test/unit_test.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace {

using Sent = std::optional<int>;
using Trace = std::vector<std::string>;
using Ints = std::vector<int>;
using G = Generator<int, Sent, int>;

bool says(const std::exception& e, const char* text) { return e.what() == std::string(text); }
template <class E>
auto with_message(const char* text) {
  return [text](const E& e) { return e.what() == std::string(text); };
}

Generator<int> count(int from, int to) {
  return generator<int>([from, to](auto& co) mutable {
    BEGIN(co);
    for (; from < to; ++from) {
      YIELD(from);
    }
    END;
  });
}
Ints all(Generator<int>&& g) {
  Ints out;
  for (int value : g) out.push_back(value);
  return out;
}

// Yields 0, then what is sent to it; returns the sum when -1 is sent.
G adder() {
  return generator<int, Sent, int>([s = Sent(), sum = 0](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      YIELD_INTO(s, sum);
      if (s && *s == -1) {
        RETURN(sum);
      }
      sum += s.value_or(0);
    }
    END;
  });
}

// Catches what is thrown in, as often as it comes, and yields 100, 101, ...
Generator<int, Sent, int> stubborn(Trace& trace) {
  return generator<int, Sent, int>([&trace, n = 100](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      TRY { YIELD(n); }
      EXCEPT(BaseException) { trace.push_back(co.exception().repr()); }
      END_TRY;
      ++n;
    }
    END;
  });
}

// Notes how it is left.
Generator<int, Sent, int> noting(Trace& trace, std::string name) {
  return generator<int, Sent, int>([&trace, name](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD(1);
      YIELD(2);
      trace.push_back(name + " ends");
    }
    EXCEPT(BaseException) {
      trace.push_back(name + " " + co.exception().type_name());
      RAISE();
    }
    FINALLY { trace.push_back(name + " finally"); }
    END_TRY;
    RETURN(9);
    END;
  });
}

template <class Gen>
int stop_value(Gen& g) {
  try {
    const int value = g.next();
    BOOST_ERROR("it yields " + std::to_string(value));
  } catch (const typename Gen::Stop& stop) {
    return stop.value();
  }
  return -1;
}

struct Hooks {
  Hooks() {
    seen().clear();
    set_unraisable_hook([](const std::string& where, const ExceptionPtr& e) {
      seen().push_back(where + " " + e.repr());
    });
  }
  ~Hooks() { set_unraisable_hook(nullptr); }
  static Trace& seen() {
    static Trace trace;
    return trace;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(generator_states)

// ---- the table of PEP 342: unstarted ----

BOOST_AUTO_TEST_CASE(next_runs_an_unstarted_one_to_its_first_yield) {
  auto g = count(3, 5);
  BOOST_TEST(g.next() == 3);
  BOOST_TEST(g.next() == 4);
  BOOST_CHECK_THROW(g.next(), StopIteration);
  BOOST_TEST(g.finished());
}

BOOST_AUTO_TEST_CASE(send_to_an_unstarted_one_takes_None_alone) {
  auto g = adder();
  BOOST_CHECK_EXCEPTION(
      g.send(5), TypeError,
      with_message<TypeError>("can't send non-None value to a just-started generator"));
  BOOST_TEST(!g.finished());
  BOOST_TEST(g.send(std::nullopt) == 0);
  BOOST_TEST(g.send(5) == 5);
}

BOOST_AUTO_TEST_CASE(throw_into_an_unstarted_one_never_runs_its_body) {
  Trace trace;
  auto g = stubborn(trace);
  BOOST_CHECK_EXCEPTION(g.throw_(ValueError("v")), ValueError, with_message<ValueError>("v"));
  BOOST_TEST(trace.empty());
  BOOST_TEST(g.finished());
  BOOST_CHECK_THROW(g.next(), StopIteration);
}

BOOST_AUTO_TEST_CASE(close_of_an_unstarted_one_never_runs_its_body) {
  Trace trace;
  auto g = noting(trace, "g");
  g.close();
  BOOST_TEST(trace.empty());
  BOOST_TEST(g.finished());
}

// ---- suspended ----

BOOST_AUTO_TEST_CASE(what_is_sent_is_the_value_of_the_yield_and_next_sends_None) {
  auto g = adder();
  BOOST_TEST(g.next() == 0);
  BOOST_TEST(g.send(2) == 2);
  BOOST_TEST(g.next() == 2);
  BOOST_TEST(g.send(3) == 5);
}

BOOST_AUTO_TEST_CASE(what_is_thrown_in_may_be_caught_and_answered_by_a_value) {
  Trace trace;
  auto g = stubborn(trace);
  BOOST_TEST(g.next() == 100);
  BOOST_TEST(g.throw_(ValueError("a")) == 101);
  BOOST_TEST(g.throw_(make_exception<CancelledError>("b")) == 102);
  BOOST_TEST((trace == Trace{"ValueError('a')", "CancelledError('b')"}));
}

BOOST_AUTO_TEST_CASE(what_is_thrown_in_and_not_caught_comes_out_and_finishes_it) {
  Trace trace;
  auto g = noting(trace, "g");
  g.next();
  BOOST_CHECK_THROW(g.throw_(ValueError("a")), ValueError);
  BOOST_TEST((trace == Trace{"g ValueError", "g finally"}));
  BOOST_CHECK_THROW(g.next(), StopIteration);
}

BOOST_AUTO_TEST_CASE(close_raises_GeneratorExit_at_the_yield) {
  Trace trace;
  auto g = noting(trace, "g");
  g.next();
  g.close();
  BOOST_TEST((trace == Trace{"g GeneratorExit", "g finally"}));
  g.close();
  BOOST_TEST(g.finished());
}

BOOST_AUTO_TEST_CASE(close_lets_other_exceptions_out) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD(1); }
    FINALLY { RAISE(ValueError("out")); }
    END_TRY;
    END;
  });
  g.next();
  BOOST_CHECK_EXCEPTION(g.close(), ValueError, with_message<ValueError>("out"));
}

BOOST_AUTO_TEST_CASE(close_of_one_that_returns_is_fine) {
  auto g = generator<int, None, int>([](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD(1); }
    EXCEPT(GeneratorExit) { RETURN(5); }
    END_TRY;
    RETURN(6);
    END;
  });
  g.next();
  g.close();
  BOOST_TEST(g.finished());
}

BOOST_AUTO_TEST_CASE(one_that_yields_while_it_is_closed_has_ignored_GeneratorExit) {
  Trace trace;
  auto g = stubborn(trace);
  BOOST_TEST(g.next() == 100);
  BOOST_CHECK_EXCEPTION(g.close(), RuntimeError,
                        with_message<RuntimeError>("generator ignored GeneratorExit"));
  // As in Python it stands at that yield now.
  BOOST_TEST(!g.finished());
  BOOST_TEST(g.next() == 102);
  const Hooks hooks;  // for its destructor
  { const auto dropped = std::move(g); }
  BOOST_REQUIRE(Hooks::seen().size() == 1u);
  BOOST_TEST(Hooks::seen()[0].find("RuntimeError('generator ignored GeneratorExit')") !=
             std::string::npos);
}

// ---- running ----

BOOST_AUTO_TEST_CASE(one_that_runs_cannot_be_resumed_thrown_into_or_closed) {
  std::unique_ptr<Generator<int>> self;
  Trace trace;
  const auto attempt = [&](auto&& what) {
    try {
      what();
      trace.push_back("passed");
    } catch (const ValueError& e) {
      trace.push_back(e.what());
    }
  };
  self = std::make_unique<Generator<int>>(generator<int>([&](auto& co) mutable {
    BEGIN(co);
    attempt([&] { self->next(); });
    attempt([&] { self->send({}); });
    attempt([&] { self->throw_(ValueError("thrown")); });
    attempt([&] { self->close(); });
    BOOST_TEST(self->running());
    YIELD(1);
    END;
  }));
  BOOST_TEST(self->next() == 1);
  BOOST_TEST(!self->running());
  const std::string executing = "generator already executing";
  BOOST_TEST((trace == Trace{executing, executing, executing, executing}));
}

// The leaf of the chain is freed while the delegating frame runs: a question to the generator must
// not look at it.
BOOST_AUTO_TEST_CASE(one_that_runs_after_its_callee_has_ended_still_knows_that_it_runs) {
  std::unique_ptr<Generator<int>> self;
  std::string said;
  self = std::make_unique<Generator<int>>(generator<int>([&](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(count(0, 1));
    try {
      self->next();
    } catch (const ValueError& e) {
      said = e.what();
    }
    END;
  }));
  BOOST_TEST(self->next() == 0);
  BOOST_TEST(self->next(7) == 7);
  BOOST_TEST(said == "generator already executing");
}

BOOST_AUTO_TEST_CASE(one_that_is_being_closed_runs) {
  std::unique_ptr<Generator<int>> self;
  std::string said;
  self = std::make_unique<Generator<int>>(generator<int>([&](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD(1); }
    FINALLY {
      try {
        self->next();
      } catch (const ValueError& e) {
        said = e.what();
      }
    }
    END_TRY;
    END;
  }));
  self->next();
  self->close();
  BOOST_TEST(said == "generator already executing");
}

// test_attempted_yield_from_loop
BOOST_AUTO_TEST_CASE(one_that_delegates_to_itself_is_already_executing) {
  std::unique_ptr<Generator<int>> self;
  const auto inner = [&] {
    return generator<int>([&](auto& co) mutable {
      BEGIN(co);
      YIELD(2);
      YIELD_FROM(std::move(*self));
      END;
    });
  };
  self = std::make_unique<Generator<int>>(generator<int>([&](auto& co) mutable {
    BEGIN(co);
    YIELD(1);
    YIELD_FROM(inner());
    END;
  }));
  BOOST_TEST(self->next() == 1);
  BOOST_TEST(self->next() == 2);
  BOOST_CHECK_EXCEPTION(self->next(), ValueError,
                        with_message<ValueError>("generator already executing"));
}

// ---- finished ----

BOOST_AUTO_TEST_CASE(a_finished_one_stops_raises_what_is_thrown_in_and_closes_without_effect) {
  auto g = adder();
  g.next();
  BOOST_TEST(g.send(4) == 4);
  try {
    g.send(-1);
    BOOST_ERROR("it should have stopped");
  } catch (const G::Stop& stop) {
    BOOST_TEST(stop.value() == 4);
  }
  BOOST_TEST(g.finished());
  BOOST_TEST(stop_value(g) == 0);  // no value any more
  BOOST_CHECK_THROW(g.send(1), StopIteration);
  BOOST_CHECK_EXCEPTION(g.throw_(ValueError("late")), ValueError, with_message<ValueError>("late"));
  g.close();
}

BOOST_AUTO_TEST_CASE(next_with_a_default_gives_it_instead_of_StopIteration) {
  auto g = count(0, 1);
  BOOST_TEST(g.next(7) == 0);
  BOOST_TEST(g.next(7) == 7);
  BOOST_TEST(g.next(8) == 8);
}

BOOST_AUTO_TEST_CASE(an_exception_that_leaves_it_finishes_it) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    YIELD(1);
    throw std::out_of_range("really thrown");
    END;
  });
  g.next();
  BOOST_CHECK_THROW(g.next(), std::out_of_range);
  BOOST_CHECK_THROW(g.next(), StopIteration);
}

// ---- the value of a return; PEP 479 ----

BOOST_AUTO_TEST_CASE(a_loop_keeps_the_value_of_the_return) {
  Trace trace;
  auto h = noting(trace, "h");
  Ints seen;
  for (int value : h) seen.push_back(value);
  BOOST_TEST((seen == Ints{1, 2}));
  BOOST_REQUIRE(h.result());
  BOOST_TEST(*h.result() == 9);
  auto moved = std::move(h);
  BOOST_REQUIRE(moved.result());
  BOOST_TEST(*moved.result() == 9);
}

BOOST_AUTO_TEST_CASE(a_move_only_value_is_yielded_and_returned) {
  using P = std::unique_ptr<int>;
  auto g = generator<P, None, std::shared_ptr<int>>([](auto& co) mutable {
    BEGIN(co);
    YIELD(std::make_unique<int>(1));
    RETURN(std::make_shared<int>(2));
    END;
  });
  BOOST_TEST(*g.next() == 1);
  try {
    (void)g.next();
  } catch (const StopIterationValue<std::shared_ptr<int>>& stop) {
    BOOST_TEST(*stop.value() == 2);
  }
}

// test_stopiteration_wrapping, test_stopiteration_wrapping_context
BOOST_AUTO_TEST_CASE(a_StopIteration_that_leaves_the_body_is_a_RuntimeError) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    if (false) {
      YIELD(1);
    }
    RAISE(StopIteration("s"));
    END;
  });
  try {
    g.next();
    BOOST_ERROR("nothing was raised");
  } catch (const RuntimeError& e) {
    BOOST_TEST(says(e, "generator raised StopIteration"));
  }
}

// The iterator of a range is no generator.
BOOST_AUTO_TEST_CASE(a_StopIteration_that_is_thrown_into_a_range_is_one) {
  std::string seen;
  auto g = generator<int>([&](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM(Ints{1, 2}); }
    EXCEPT(RuntimeError) { seen = "RuntimeError"; }
    EXCEPT(StopIteration) { seen = co.exception().what(); }
    END_TRY;
    YIELD_FROM(Ints{3, 4});
    END;
  });
  g.next();
  BOOST_TEST(g.throw_(StopIteration("first")) == 3);
  BOOST_TEST(seen == "first");
  try {
    g.throw_(StopIteration("second"));
    BOOST_ERROR("nothing was raised");
  } catch (const RuntimeError& e) {
    BOOST_TEST(says(e, "generator raised StopIteration"));
  }
}

BOOST_AUTO_TEST_CASE(the_cause_of_that_RuntimeError_is_the_StopIteration) {
  ExceptionPtr seen;
  const auto inner = [] {
    return generator<int>([](auto& co) mutable {
      BEGIN(co);
      YIELD(1);
      RAISE(StopIteration("s"));
      END;
    });
  };
  auto g = generator<int>([&](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM(inner()); }
    EXCEPT(RuntimeError) { seen = co.exception(); }
    END_TRY;
    END;
  });
  BOOST_TEST((all(std::move(g)) == Ints{1}));
  BOOST_TEST(seen.what() == "generator raised StopIteration");
  BOOST_TEST(seen.cause().is<StopIteration>());
}

// test_tutorial_stopiteration
BOOST_AUTO_TEST_CASE(next_of_another_generator_that_stops_does_not_stop_this_one) {
  auto g = generator<int>([inner = count(0, 1)](auto& co) mutable {
    BEGIN(co);
    YIELD(inner.next());
    YIELD(inner.next());
    END;
  });
  BOOST_TEST(g.next() == 0);
  BOOST_CHECK_THROW(g.next(), RuntimeError);
}

BOOST_AUTO_TEST_CASE(a_StopIteration_may_be_caught_in_the_body_itself) {
  auto g = generator<int>([inner = count(0, 1)](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD(inner.next());
      YIELD(inner.next());
    }
    EXCEPT(StopIteration) { YIELD(55); }
    END_TRY;
    END;
  });
  BOOST_TEST((all(std::move(g)) == Ints{0, 55}));
}

// test_return_stopiteration
BOOST_AUTO_TEST_CASE(a_StopIteration_may_be_the_value_that_is_returned) {
  auto g = generator<int, None, StopIteration>([](auto& co) mutable {
    BEGIN(co);
    if (false) {
      YIELD(0);
    }
    RETURN(StopIteration("2"));
    END;
  });
  try {
    g.next();
  } catch (const StopIterationValue<StopIteration>& stop) {
    BOOST_TEST(says(stop.value(), "2"));
  }
}

// ---- dropped ----

BOOST_AUTO_TEST_CASE(a_dropped_generator_is_closed) {
  Trace trace;
  {
    auto g = noting(trace, "g");
    g.next();
  }
  BOOST_TEST((trace == Trace{"g GeneratorExit", "g finally"}));
}

// As in CPython: the outer one is freed, and with it the inner one is dropped.
BOOST_AUTO_TEST_CASE(what_a_dropped_one_that_yields_again_delegates_to_is_closed) {
  Hooks hooks;
  std::string ran;
  {
    const auto inner = [&ran] {
      return generator<int>([&ran](auto& co) mutable {
        BEGIN(co);
        TRY { YIELD(1); }
        FINALLY { ran += "inner "; }
        END_TRY;
        END;
      });
    };
    auto outer = generator<int>([inner](auto& co) mutable {
      BEGIN(co);
      for (;;) {
        TRY { YIELD_FROM(inner()); }
        EXCEPT(GeneratorExit) {}
        END_TRY;
      }
      END;
    });
    BOOST_TEST(outer.next() == 1);
  }
  BOOST_TEST(ran == "inner inner ");
  BOOST_TEST(Hooks::seen().size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_a_dropped_one_raises_goes_to_the_unraisable_hook) {
  const Hooks hooks;
  {
    auto g = generator<int>([](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD(1); }
      FINALLY { RAISE(ValueError("lost")); }
      END_TRY;
      END;
    });
    g.next();
  }
  BOOST_REQUIRE(Hooks::seen().size() == 1u);
  BOOST_TEST(Hooks::seen()[0].find("ValueError('lost')") != std::string::npos);
}

// test_close_releases_frame_locals
BOOST_AUTO_TEST_CASE(close_destroys_the_locals) {
  const auto local = std::make_shared<int>(1);
  auto g = generator<int>([local](auto& co) mutable {
    BEGIN(co);
    YIELD(*local);
    END;
  });
  g.next();
  BOOST_TEST(local.use_count() == 2);
  g.close();
  BOOST_TEST(local.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_generator_made_by_another_one_may_outlive_it) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(count(5, 7));
    END;
  });
  BOOST_TEST(g.next() == 5);
  auto h = std::move(g);
  BOOST_TEST(g.finished());
  BOOST_TEST(h.next() == 6);
  g = std::move(h);
  BOOST_CHECK_THROW(g.next(), StopIteration);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(delegation)

namespace {
G outer(G&& inner, Trace& trace) {
  return generator<int, Sent, int>([inner = std::move(inner), &trace, v = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM_INTO(v, std::move(inner));
      trace.push_back("inner returned " + std::to_string(v));
      YIELD(50);
    }
    EXCEPT(ValueError) {
      trace.push_back("outer caught " + co.exception().repr());
      YIELD(60);
    }
    EXCEPT(BaseException) {
      trace.push_back("outer saw " + co.exception().repr());
      RAISE();
    }
    FINALLY { trace.push_back("outer finally"); }
    END_TRY;
    RETURN(v + 1);
    END;
  });
}
}  // namespace

BOOST_AUTO_TEST_CASE(next_send_and_the_value_of_the_return_pass_through) {
  Trace trace;
  auto g = outer(adder(), trace);
  BOOST_TEST(g.next() == 0);
  BOOST_TEST(g.send(3) == 3);
  BOOST_TEST(g.send(4) == 7);
  BOOST_TEST(g.send(-1) == 50);
  BOOST_TEST(stop_value(g) == 8);
  BOOST_TEST((trace == Trace{"inner returned 7", "outer finally"}));
}

BOOST_AUTO_TEST_CASE(a_throw_reaches_the_innermost_first_and_may_be_answered_there) {
  Trace inside, outside;
  auto g = outer(stubborn(inside), outside);
  BOOST_TEST(g.next() == 100);
  BOOST_TEST(g.throw_(ValueError("t")) == 101);
  BOOST_TEST(inside.size() == 1u);
  BOOST_TEST(outside.empty());
  const Hooks hooks;
  { const auto dropped = std::move(g); }
}

BOOST_AUTO_TEST_CASE(a_throw_that_the_callee_lets_out_is_raised_at_the_delegation) {
  Trace trace;
  auto g = outer(noting(trace, "inner"), trace);
  g.next();
  BOOST_TEST(g.throw_(ValueError("t")) == 60);
  BOOST_TEST(stop_value(g) == 1);
  BOOST_TEST((trace == Trace{"inner ValueError", "inner finally", "outer caught ValueError('t')",
                             "outer finally"}));
}

BOOST_AUTO_TEST_CASE(close_closes_the_innermost_first) {
  Trace trace;
  auto g = outer(noting(trace, "inner"), trace);
  g.next();
  g.close();
  BOOST_TEST((trace == Trace{"inner GeneratorExit", "inner finally", "outer saw GeneratorExit()",
                             "outer finally"}));
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_callee_while_it_is_closed_is_raised_at_the_delegation) {
  Trace trace;
  const auto inner = [] {
    return generator<int, Sent, int>([](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD(1); }
      FINALLY { RAISE(ValueError("nobody expects")); }
      END_TRY;
      RETURN(0);
      END;
    });
  };
  auto g = outer(inner(), trace);
  g.next();
  // outer catches it and yields, which is to ignore the close.
  BOOST_CHECK_THROW(g.close(), RuntimeError);
  BOOST_TEST(trace[0] == "outer caught ValueError('nobody expects')");
}

// test_throwing_GeneratorExit_into_subgen_that_returns
BOOST_AUTO_TEST_CASE(a_callee_that_returns_when_it_is_closed_does_not_save_its_caller) {
  Trace trace;
  const auto inner = [] {
    return generator<int, Sent, int>([](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD(1); }
      EXCEPT(GeneratorExit) { RETURN(5); }
      END_TRY;
      RETURN(0);
      END;
    });
  };
  auto g = outer(inner(), trace);
  g.next();
  BOOST_CHECK_EXCEPTION(g.throw_(GeneratorExit("from outside")), GeneratorExit,
                        with_message<GeneratorExit>("from outside"));
  BOOST_TEST((trace == Trace{"outer saw GeneratorExit('from outside')", "outer finally"}));
  trace.clear();
  auto h = outer(inner(), trace);
  h.next();
  h.close();
  BOOST_TEST((trace == Trace{"outer saw GeneratorExit()", "outer finally"}));
}

// test_throwing_GeneratorExit_into_subgenerator_that_yields
BOOST_AUTO_TEST_CASE(a_callee_that_yields_when_it_is_closed_raises_in_its_caller) {
  const Hooks hooks;
  Trace inside, outside;
  auto g = outer(stubborn(inside), outside);
  g.next();
  BOOST_CHECK_EXCEPTION(g.throw_(GeneratorExit()), RuntimeError,
                        with_message<RuntimeError>("generator ignored GeneratorExit"));
  BOOST_TEST((outside ==
              Trace{"outer saw RuntimeError('generator ignored GeneratorExit')", "outer finally"}));
  // Forgotten there, it is closed once more, and what it raises then is lost.
  BOOST_TEST((inside == Trace{"GeneratorExit()", "GeneratorExit()"}));
  BOOST_TEST(Hooks::seen().size() == 1u);
}

// test_throwing_GeneratorExit_into_subgen_that_raises
BOOST_AUTO_TEST_CASE(a_callee_that_raises_when_it_is_closed_raises_in_its_caller) {
  Trace trace;
  const auto inner = [] {
    return generator<int, Sent, int>([](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD(1); }
      EXCEPT(GeneratorExit) { RAISE(TypeError("vorpal")); }
      END_TRY;
      RETURN(0);
      END;
    });
  };
  auto g = outer(inner(), trace);
  g.next();
  BOOST_CHECK_THROW(g.throw_(GeneratorExit()), TypeError);
  BOOST_TEST((trace == Trace{"outer saw TypeError('vorpal')", "outer finally"}));
}

// test_returning_value_from_delegated_throw
BOOST_AUTO_TEST_CASE(a_value_comes_back_from_a_delegated_throw) {
  const auto inner = [] {
    return generator<int>([](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(1);
        YIELD(2);
      }
      EXCEPT(ValueError) {
        YIELD(10);
        YIELD(11);
      }
      END_TRY;
      END;
    });
  };
  auto g = generator<int>([&](auto& co) mutable {
    BEGIN(co);
    YIELD(0);
    YIELD_FROM(inner());
    YIELD(20);
    END;
  });
  BOOST_TEST(g.next() == 0);
  BOOST_TEST(g.next() == 1);
  BOOST_TEST(g.throw_(ValueError("tomato ejected")) == 10);
  BOOST_TEST((all(std::move(g)) == Ints{11, 20}));
}

// test_raising_exception_in_initial_next_call, test_raising_exception_in_delegated_next_call
BOOST_AUTO_TEST_CASE(an_exception_of_the_callee_finishes_the_delegation) {
  for (const int yields : {0, 2}) {
    Trace trace;
    const auto inner = [yields] {
      return generator<int, Sent, int>([yields, i = 0](auto& co) mutable {
        BEGIN(co);
        for (; i < yields; ++i) {
          YIELD(i);
        }
        RAISE(ValueError("spanish inquisition occurred"));
        END;
      });
    };
    auto g = outer(inner(), trace);
    for (int i = 0; i < yields; ++i) BOOST_TEST(g.next() == i);
    BOOST_TEST(g.next() == 60);
    BOOST_TEST(trace[0] == "outer caught ValueError('spanish inquisition occurred')");
    BOOST_TEST(stop_value(g) == 1);
  }
}

// test_handling_exception_while_delegating_send
BOOST_AUTO_TEST_CASE(an_exception_while_a_value_is_sent_comes_out) {
  auto g = generator<int, Sent, int>([](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(generator<int, Sent, int>([s = Sent()](auto& inner) mutable {
      ASYNCIO_BEGIN(inner);
      ASYNCIO_YIELD_INTO(s, 1);
      ASYNCIO_RAISE(ValueError("got " + std::to_string(*s)));
      ASYNCIO_END;
    }));
    RETURN(0);
    END;
  });
  g.next();
  BOOST_CHECK_EXCEPTION(g.send(8), ValueError, with_message<ValueError>("got 8"));
}

BOOST_AUTO_TEST_CASE(a_generator_that_was_advanced_goes_on_where_it_stands) {
  auto g = generator<int>([inner = count(0, 4)](auto& co) mutable {
    BEGIN(co);
    YIELD(inner.next() + 100);
    YIELD_FROM(std::move(inner));
    END;
  });
  BOOST_TEST((all(std::move(g)) == Ints{100, 1, 2, 3}));
}

BOOST_AUTO_TEST_CASE(one_that_is_exhausted_gives_nothing) {
  auto g = generator<int, Sent, int>([inner = adder(), v = 77](auto& co) mutable {
    BEGIN(co);
    inner.close();
    YIELD_FROM_INTO(v, std::move(inner));
    RETURN(v);
    END;
  });
  BOOST_TEST(stop_value(g) == 0);
}

// ---- a range: what has no send, throw and close ----

BOOST_AUTO_TEST_CASE(a_range_is_delegated_to_as_an_iterator) {
  Trace trace;
  const auto body = [&trace] {
    return generator<int, Sent, int>([&trace](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM(Ints{0, 1, 2}); }
      FINALLY { trace.push_back("finishing"); }
      END_TRY;
      RETURN(4);
      END;
    });
  };
  auto g = body();
  for (int i = 0; i < 3; ++i) BOOST_TEST(g.send(std::nullopt) == i);
  BOOST_TEST(stop_value(g) == 4);
  auto thrown = body();
  thrown.next();
  BOOST_CHECK_THROW(thrown.throw_(ValueError("tomato ejected")), ValueError);
  auto sent = body();
  sent.next();
  BOOST_CHECK_THROW(sent.send(42), AttributeError);
  auto closed = body();
  closed.next();
  closed.close();
  BOOST_TEST(trace.size() == 4u);
}

BOOST_AUTO_TEST_CASE(an_empty_range_yields_nothing) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(Ints{});
    END;
  });
  BOOST_CHECK_THROW(g.next(), StopIteration);
}

// ---- deep chains ----

namespace {
#ifdef ASYNCIO_POOL_OFF_  // under AddressSanitizer, where both the frames and the stack are larger
constexpr int kDeep = 200000;
#else
constexpr int kDeep = 1000000;
#endif

Generator<int, Sent, int> deep(int n, int yields) {
  return generator<int, Sent, int>([n, yields, i = 0, v = 0](auto& co) mutable {
    BEGIN(co);
    if (n > 0) {
      YIELD_FROM_INTO(v, deep(n - 1, yields));
      RETURN(v + 1);
    }
    for (; i < yields; ++i) {
      YIELD(i);
    }
    RETURN(0);
    END;
  });
}
Generator<int, Sent, int> deep_with_finally(int n, long& ran) {
  return generator<int, Sent, int>([n, &ran, v = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      if (n > 0) {
        YIELD_FROM_INTO(v, deep_with_finally(n - 1, ran));
      } else {
        YIELD(0);
      }
    }
    FINALLY { ++ran; }
    END_TRY;
    RETURN(v + 1);
    END;
  });
}
}  // namespace

BOOST_AUTO_TEST_CASE(a_million_generators_that_delegate_to_one_another_return) {
  auto g = deep(kDeep, 0);
  BOOST_TEST(stop_value(g) == kDeep);
}

BOOST_AUTO_TEST_CASE(a_million_deep_a_resume_costs_what_it_costs_at_the_top) {
  // Through a million frames each time, this would take hours.
  auto g = deep(kDeep, 200000);
  for (int i = 0; i < 200000; ++i) {
    if (g.next() != i) BOOST_ERROR("wrong value");
  }
  BOOST_TEST(stop_value(g) == kDeep);
}

BOOST_AUTO_TEST_CASE(a_throw_goes_through_a_million_generators) {
  auto g = deep(kDeep, 5);
  g.next();
  BOOST_CHECK_THROW(g.throw_(ValueError("v")), ValueError);
  long ran = 0;
  auto h = deep_with_finally(kDeep, ran);
  h.next();
  BOOST_CHECK_THROW(h.throw_(ValueError("v")), ValueError);
  BOOST_TEST(ran == kDeep + 1);
}

BOOST_AUTO_TEST_CASE(a_million_generators_are_closed_and_dropped) {
  auto g = deep(kDeep, 5);
  g.next();
  g.close();
  {
    auto dropped = deep(kDeep, 5);
    dropped.next();
  }
  long ran = 0;
  auto h = deep_with_finally(kDeep, ran);
  h.next();
  h.close();
  BOOST_TEST(ran == kDeep + 1);
  ran = 0;
  {
    auto dropped = deep_with_finally(kDeep, ran);
    dropped.next();
  }
  BOOST_TEST(ran == kDeep + 1);
}

// PEP 380: that its callee swallows an exception of the closing closes the caller all the same.
BOOST_AUTO_TEST_CASE(a_callee_that_swallows_an_ignored_exit_does_not_resume_its_caller) {
  bool resumed = false;
  const auto ignores = [] {
    return generator<int>([](auto& co) {
      BEGIN(co);
      TRY { YIELD(1); }
      FINALLY { YIELD(2); }
      END_TRY
      END;
    });
  };
  const auto swallows = [&] {
    return generator<int>([&](auto& co) {
      BEGIN(co);
      TRY { YIELD_FROM(ignores()); }
      EXCEPT(RuntimeError) {}
      END_TRY
      END;
    });
  };
  auto outer = generator<int>([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(swallows());
    resumed = true;
    END;
  });
  outer.next();
  outer.close();
  BOOST_TEST(!resumed);
}

BOOST_AUTO_TEST_SUITE_END()
