// The keywords: TRY, EXCEPT, FINALLY with yields everywhere and every way out; the three spellings
// of a body; misuse that aborts.
#include "tests/generators/death.hpp"

#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/keywords.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using asyncio::testing::last_words;

namespace {

using Trace = std::vector<std::string>;
using Ints = std::vector<int>;
using G = Generator<int, None, int>;

// How the innermost block of `nested` is left.
enum class Way { end, raise, real_throw, ret, brk };

std::string joined(const Trace& trace) {
  std::string out;
  for (const std::string& s : trace) out += (out.empty() ? "" : " ") + s;
  return out;
}

// Three TRYs in one another inside a loop, with a yield in each block; left by `way`.
G nested(Way way, Trace& t) {
  return generator<int, None, int>([way, &t, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < 2; ++i) {
      TRY {
        YIELD(1);
        TRY {
          YIELD(2);
          TRY {
            YIELD(3);
            if (way == Way::raise) {
              RAISE(ValueError("v"));
            }
            if (way == Way::real_throw) throw ValueError("v");
            if (way == Way::ret) {
              RETURN(33);
            }
            if (way == Way::brk) break;
            t.push_back("end");
          }
          FINALLY {
            YIELD(4);
            t.push_back("f3");
          }
          END_TRY;
          t.push_back("after3");
        }
        EXCEPT(ValueError) {
          YIELD(5);
          t.push_back("e2");
          RAISE();
        }
        FINALLY {
          YIELD(6);
          t.push_back("f2");
        }
        END_TRY;
      }
      EXCEPT(RuntimeError) { t.push_back("never"); }
      EXCEPT(Exception) {
        YIELD(7);
        t.push_back("e1:" + co.exception().repr());
      }
      FINALLY {
        YIELD(8);
        t.push_back("f1");
      }
      END_TRY;
      t.push_back("after1");
    }
    t.push_back("done");
    RETURN(44);
    END;
  });
}

struct Run {
  Ints yields;
  Trace trace;
  int result = -1;
};
Run run(Way way) {
  Run r;
  auto g = nested(way, r.trace);
  for (int value : g) r.yields.push_back(value);
  if (g.result()) r.result = *g.result();
  return r;
}

template <class... A>
Ints ints(A... a) {
  return {a...};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(keywords_try)

BOOST_AUTO_TEST_CASE(blocks_that_end_by_themselves_run_each_FINALLY) {
  const Run r = run(Way::end);
  BOOST_TEST((r.yields == ints(1, 2, 3, 4, 6, 8, 1, 2, 3, 4, 6, 8)));
  BOOST_TEST(joined(r.trace) == "end f3 after3 f2 f1 after1 end f3 after3 f2 f1 after1 done");
  BOOST_TEST(r.result == 44);
}

BOOST_AUTO_TEST_CASE(a_raise_goes_through_three_blocks_and_a_bare_raise_goes_on) {
  for (const Way way : {Way::raise, Way::real_throw}) {
    const Run r = run(way);
    BOOST_TEST((r.yields == ints(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8)));
    BOOST_TEST(joined(r.trace) ==
               "f3 e2 f2 e1:ValueError('v') f1 after1 f3 e2 f2 e1:ValueError('v') f1 after1 done");
    BOOST_TEST(r.result == 44);
  }
}

BOOST_AUTO_TEST_CASE(a_return_runs_each_FINALLY_on_its_way) {
  const Run r = run(Way::ret);
  BOOST_TEST((r.yields == ints(1, 2, 3, 4, 6, 8)));
  BOOST_TEST(joined(r.trace) == "f3 f2 f1");
  BOOST_TEST(r.result == 33);
}

BOOST_AUTO_TEST_CASE(a_break_runs_each_FINALLY_and_leaves_the_loop) {
  const Run r = run(Way::brk);
  BOOST_TEST((r.yields == ints(1, 2, 3, 4, 6, 8)));
  BOOST_TEST(joined(r.trace) == "f3 f2 f1 done");
  BOOST_TEST(r.result == 44);
}

BOOST_AUTO_TEST_CASE(a_throw_from_outside_at_each_yield_takes_the_way_from_there) {
  const char* const want[] = {"e1:ValueError('o') f1 after1",  // at 1
                              "e2 f2 e1:ValueError('o') f1 after1",
                              "f3 e2 f2 e1:ValueError('o') f1 after1",
                              "e2 f2 e1:ValueError('o') f1 after1",  // in FINALLY 3
                              "f2 e1:ValueError('o') f1 after1",     // in EXCEPT 2
                              "e1:ValueError('o') f1 after1",        // in FINALLY 2
                              "f1",                                  // in EXCEPT 1: leaves
                              ""};                                   // in FINALLY 1: leaves
  // Those dropped in the middle yield in their FINALLY, and so ignore GeneratorExit.
  set_unraisable_hook([](const std::string&, const ExceptionPtr&) {});
  for (int at = 1; at <= 8; ++at) {
    Trace t;
    auto g = nested(Way::raise, t);
    while (g.next() != at) {
    }
    t.clear();
    bool left = false;
    try {
      int y = g.throw_(ValueError("o"));
      while (y != 1) y = g.next();
    } catch (const ValueError&) {
      left = true;
    }
    BOOST_TEST(joined(t) == want[at - 1], "thrown in at " << at << ": " << joined(t));
    BOOST_TEST(left == (at >= 7));
  }
  set_unraisable_hook(nullptr);
}

BOOST_AUTO_TEST_CASE(a_cancellation_passes_EXCEPT_of_Exception) {
  Trace t;
  auto g = nested(Way::end, t);
  while (g.next() != 3) {
  }
  BOOST_TEST(g.throw_(CancelledError()) == 4);
  BOOST_TEST(g.next() == 6);
  BOOST_TEST(g.next() == 8);
  BOOST_CHECK_THROW(g.next(), CancelledError);
  BOOST_TEST(joined(t) == "f3 f2 f1");
}

BOOST_AUTO_TEST_CASE(a_close_through_blocks_that_do_not_yield_runs_each_FINALLY) {
  Trace t;
  auto g = generator<int>([&t](auto& co) mutable {
    BEGIN(co);
    TRY {
      TRY {
        TRY { YIELD(1); }
        FINALLY { t.push_back("a"); }
        END_TRY;
      }
      EXCEPT(Exception) { t.push_back("never"); }
      EXCEPT(GeneratorExit) {
        t.push_back("b");
        RAISE();
      }
      END_TRY;
    }
    FINALLY { t.push_back("c"); }
    END_TRY;
    END;
  });
  g.next();
  g.close();
  BOOST_TEST(joined(t) == "a b c");
}

BOOST_AUTO_TEST_CASE(a_return_in_FINALLY_replaces_a_return_and_swallows_an_exception) {
  const auto body = [](bool raises) {
    return generator<int, None, int>([raises](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(0);
        if (raises) {
          RAISE(ValueError("lost"));
        }
        RETURN(1);
      }
      FINALLY { RETURN(2); }
      END_TRY;
      END;
    });
  };
  for (const bool raises : {false, true}) {
    auto g = body(raises);
    g.next();
    try {
      g.next();
    } catch (const G::Stop& stop) {
      BOOST_TEST(stop.value() == 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_break_in_FINALLY_swallows_an_exception_and_a_return) {
  const auto body = [](bool raises) {
    return generator<int, None, int>([raises, i = 0](auto& co) mutable {
      BEGIN(co);
      for (; i < 5; ++i) {
        TRY {
          YIELD(i);
          if (raises) {
            RAISE(ValueError("lost"));
          }
          RETURN(1);
        }
        FINALLY { break; }
        END_TRY;
      }
      RETURN(10 + i);
      END;
    });
  };
  for (const bool raises : {false, true}) {
    auto g = body(raises);
    g.next();
    try {
      g.next();
    } catch (const G::Stop& stop) {
      BOOST_TEST(stop.value() == 10);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_exception_in_FINALLY_replaces_the_one_before) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD(1);
      RAISE(ValueError("first"));
    }
    FINALLY {
      YIELD(2);
      RAISE(TypeError("second"));
    }
    END_TRY;
    END;
  });
  g.next();
  g.next();
  BOOST_CHECK_THROW(g.next(), TypeError);
}

BOOST_AUTO_TEST_CASE(an_exception_in_EXCEPT_is_not_caught_by_its_neighbours) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    TRY { RAISE(ValueError("first")); }
    EXCEPT(ValueError) {
      YIELD(1);
      RAISE(TypeError("second"));
    }
    EXCEPT(TypeError) { YIELD(99); }
    END_TRY;
    END;
  });
  BOOST_TEST(g.next() == 1);
  BOOST_CHECK_THROW(g.next(), TypeError);
}

namespace {
struct Stopped : std::runtime_error, CancelledError {
  Stopped() : std::runtime_error("stopped"), CancelledError("stopped") {}
};
}  // namespace

// The first EXCEPT that matches handles it, whichever of its roots that names.
BOOST_AUTO_TEST_CASE(what_has_two_roots_is_handled_the_same_whether_raised_or_thrown) {
  for (const bool thrown : {false, true}) {
    auto g = generator<int>([thrown](auto& co) mutable {
      BEGIN(co);
      TRY {
        if (thrown) throw Stopped();
        RAISE(Stopped());
      }
      EXCEPT(ValueError) { YIELD(99); }
      EXCEPT(std::runtime_error) { YIELD(1); }
      EXCEPT(CancelledError) { YIELD(98); }
      END_TRY;
      TRY {
        if (thrown) throw Stopped();
        RAISE(Stopped());
      }
      EXCEPT(CancelledError) { YIELD(2); }
      EXCEPT(std::runtime_error) { YIELD(97); }
      END_TRY;
      if (thrown) throw Stopped();
      RAISE(Stopped());
      END;
    });
    BOOST_TEST(g.next() == 1);
    BOOST_TEST(g.next() == 2);
    BOOST_CHECK_THROW(g.next(), Stopped);
  }
}

BOOST_AUTO_TEST_CASE(a_bare_raise_raises_what_is_being_handled) {
  Trace t;
  auto g = generator<int>([&t](auto& co) mutable {
    BEGIN(co);
    TRY {
      TRY { RAISE(ValueError("outer")); }
      EXCEPT(ValueError) {
        YIELD(1);
        TRY { RAISE(TypeError("inner")); }
        EXCEPT(TypeError) {
          YIELD(2);
          t.push_back(co.exception().repr());
        }
        END_TRY;
        t.push_back(co.exception().repr());
        t.push_back(caught<ValueError>(co).what());
        RAISE();
      }
      END_TRY;
    }
    EXCEPT(Exception) { t.push_back("again " + co.exception().repr()); }
    END_TRY;
    t.push_back(co.exception().repr());
    RAISE();
    END;
  });
  g.next();
  g.next();
  try {
    g.next();
  } catch (const RuntimeError& e) {
    BOOST_TEST(e.what() == std::string("No active exception to reraise"));
  }
  BOOST_TEST(joined(t) ==
             "TypeError('inner') ValueError('outer') outer again ValueError('outer') None");
}

// In Python a FINALLY that an exception leads through is handling it.
BOOST_AUTO_TEST_CASE(a_bare_raise_in_FINALLY_raises_what_leads_through_it) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    TRY { RAISE(ValueError("through")); }
    FINALLY {
      YIELD(1);
      TRY { RAISE(); }
      EXCEPT(ValueError) { YIELD(2); }
      END_TRY;
    }
    END_TRY;
    END;
  });
  BOOST_TEST(g.next() == 1);
  BOOST_TEST(g.next() == 2);
  BOOST_CHECK_THROW(g.next(), ValueError);
}

BOOST_AUTO_TEST_CASE(caught_of_another_type_is_a_TypeError) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    TRY { RAISE(ValueError("v")); }
    EXCEPT(Exception) { YIELD(caught<RuntimeError>(co).what() != nullptr); }
    END_TRY;
    END;
  });
  BOOST_CHECK_THROW(g.next(), TypeError);
}

BOOST_AUTO_TEST_CASE(a_break_of_an_inner_loop_stays_in_the_TRY) {
  auto g = generator<int>([i = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (;; ++i) {
        YIELD(i);
        if (i == 1) break;
        if (i == 0) continue;
      }
      YIELD(10);
    }
    FINALLY { YIELD(11); }
    END_TRY;
    YIELD(12);
    END;
  });
  Ints seen;
  for (int v : g) seen.push_back(v);
  BOOST_TEST((seen == ints(0, 1, 10, 11, 12)));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(keywords_spellings)

namespace {

G by_lambda(int n) {
  return generator<int, None, int>([n, i = 0, sum = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < n; ++i) {
      YIELD(i);
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
  Step operator()(Gen<int, None, int>& co) {
    BEGIN(co);
    for (; i < n; ++i) {
      YIELD(i);
      sum += i;
    }
    RETURN(sum);
    END;
  }
};
G by_struct(int n) { return generator<int, None, int>(Summing{n}); }

struct SummingByHand {
  int n;
  int i = 0;
  int sum = 0;
  Step operator()(Gen<int, None, int>& co) {
    switch (co.label()) {
      case 0:
        for (; i < n; ++i) {
          return co.yield_(1, i);
          case 1:
            sum += i;
        }
        return co.return_(sum);
    }
    return co.bad_label();
  }
};
G by_hand(int n) { return generator<int, None, int>(SummingByHand{n}); }

struct DelegatingByHand {
  int part = 0;
  Step operator()(Gen<int, None, int>& co) {
    switch (co.label()) {
      case 0:
        return co.yield_from(1, by_lambda(3));
      case 1:
        co.result(part);
        return co.yield_(2, 100 + part);
      case 2:
        return co.raise(ValueError("by hand"));
    }
    return co.bad_label();
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_three_spellings_do_the_same) {
  for (G (*make)(int) : {by_lambda, by_struct, by_hand}) {
    auto g = make(4);
    Ints seen;
    for (int v : g) seen.push_back(v);
    BOOST_TEST((seen == ints(0, 1, 2, 3)));
    BOOST_TEST(*g.result() == 6);
  }
}

BOOST_AUTO_TEST_CASE(a_body_by_hand_delegates_and_raises) {
  auto g = generator<int, None, int>(DelegatingByHand{});
  BOOST_TEST(g.next() == 0);
  BOOST_TEST(g.next() == 1);
  BOOST_TEST(g.next() == 2);
  BOOST_TEST(g.next() == 103);
  BOOST_CHECK_THROW(g.next(), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()

// What cannot be reported by an exception ends the program, with file and line.
BOOST_AUTO_TEST_SUITE(keywords_misuse)

namespace {
void check_says(const std::string& words, const char* what, int line) {
  const std::string where = "keywords_test.cpp:" + std::to_string(line) + ": ";
  BOOST_TEST(words.find(where) != std::string::npos, words);
  BOOST_TEST(words.find(what) != std::string::npos, words);
}
}  // namespace

// clang-format off
BOOST_AUTO_TEST_CASE(a_continue_in_TRY_aborts) {
  int line = 0;
  const std::string words = last_words([] {
    auto g = generator<int>([i = 0](auto& co) mutable {
      BEGIN(co);
      for (; i < 2; ++i) {
        TRY {
          if (i == 0) continue;
          YIELD(1);
        }
        FINALLY {}
        END_TRY;
      }
      END;
    });
    g.next(0);
  });
  line = __LINE__ - 11;
  check_says(words, "a continue in this block leaves its TRY unfinished", line);
}

BOOST_AUTO_TEST_CASE(a_continue_in_EXCEPT_or_FINALLY_aborts) {
  for (const bool in_except : {true, false}) {
    const std::string words = last_words([in_except] {
      auto g = generator<int>([in_except, i = 0](auto& co) mutable {
        BEGIN(co);
        for (; i < 2; ++i) {
          TRY { RAISE(ValueError("v")); }
          EXCEPT(ValueError) {
            if (in_except) continue;
          }
          FINALLY {
            if (i == 0) continue;
          }
          END_TRY;
        }
        END;
      });
      g.next(0);
    });
    check_says(words, "a continue in this block leaves its TRY unfinished",
               in_except ? __LINE__ - 13 : __LINE__ - 10);
  }
}

BOOST_AUTO_TEST_CASE(a_break_outside_any_loop_aborts) {
  const std::string words = last_words([] {
    auto g = generator<int>([i = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(1);
      if (i == 0) break;
      END;
    });
    g.next(0);
    g.next(0);
  });
  check_says(words, "a break outside any loop has left the body", __LINE__ - 5);
}

BOOST_AUTO_TEST_CASE(a_break_in_TRY_outside_any_loop_aborts) {
  const std::string words = last_words([] {
    auto g = generator<int>([i = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(1);
        if (i == 0) break;
      }
      FINALLY {}
      END_TRY;
      END;
    });
    g.next(0);
    g.next(0);
  });
  check_says(words, "a break outside any loop has left the body", __LINE__ - 5);
}

#ifndef NDEBUG
BOOST_AUTO_TEST_CASE(a_keyword_after_a_goto_out_of_TRY_aborts) {
  const std::string words = last_words([] {
    auto g = generator<int>([i = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(0);
      TRY {
        YIELD(1);
        if (i == 0) goto out;
      }
      FINALLY {}
      END_TRY;
    out:
      YIELD(2);
      END;
    });
    for (int k = 0; k < 3; ++k) g.next(0);
  });
  // The line of the last keyword that was passed.
  check_says(words, "was the TRY left by a goto?", __LINE__ - 12);
}
#endif

BOOST_AUTO_TEST_CASE(a_wrong_label_by_hand_aborts) {
  struct Body {
    Step operator()(Gen<int, None, void>& co) {
      switch (co.label()) {
        case 0:
          return co.yield_(7, 1);
      }
      return co.bad_label();
    }
  };
  const std::string words = last_words([] {
    auto g = generator<int>(Body{});
    g.next(0);
    g.next(0);
  });
  check_says(words, "has no resume point 7", __LINE__ - 8);
}

BOOST_AUTO_TEST_CASE(a_generator_destroyed_by_its_own_body_aborts) {
  const std::string words = last_words([] {
    std::unique_ptr<Generator<int>> self;
    self = std::make_unique<Generator<int>>(generator<int>([&self](auto& co) mutable {
      BEGIN(co);
      self.reset();
      YIELD(1);
      END;
    }));
    self->next(0);
  });
  BOOST_TEST(words.find("a generator was destroyed by its own body") != std::string::npos, words);
}
// clang-format on

BOOST_AUTO_TEST_SUITE_END()
