// Where results go: YIELD_FROM_INTO, FOR and their targets, RETURN_FROM, RETURN(outcome).
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <boost/test/unit_test.hpp>

#include <deque>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace {

using namespace asyncio;

// An int, at once or after a turn of the loop.
Coroutine<int> give(int n, bool waits) {
  return coroutine<int>([n, waits](auto& co) {
    BEGIN(co);
    if (waits) YIELD_FROM(asyncio::sleep(0));
    RETURN(n);
    END;
  });
}
Future<int> done_future(int n) {
  Future<int> future = get_running_loop().create_future<int>();
  future.set_result(n);
  return future;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(targets)

BOOST_AUTO_TEST_CASE(a_target_is_evaluated_once_when_the_result_is_there) {
  run(coroutine([list = std::vector<int>(), map = std::map<int, int>(), calls = 0,
                 waits = false](auto& co) mutable {
    BEGIN(co);
    for (; calls < 6; waits = !waits) {
      YIELD_FROM_INTO(list.emplace_back(), give(calls, waits));
      YIELD_FROM_INTO(map[++calls], give(calls * 10, waits));
      YIELD_FROM_INTO(map[++calls], done_future(calls * 10));
    }
    BOOST_TEST(list == (std::vector<int>{0, 2, 4}), boost::test_tools::per_element());
    BOOST_TEST(map.size() == 6u);
    // as in Python the target comes after the value: the arguments still see the count before
    for (const auto& [key, value] : map) BOOST_TEST(value == (key - 1) * 10);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_target_is_not_evaluated_when_the_await_raises) {
  run(coroutine([calls = 0, n = 0, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < 2; ++i) {
      TRY {
        YIELD_FROM_INTO((++calls, n), coroutine<int>([waits = i == 1](auto& inner) {
                          BEGIN(inner);
                          if (waits) YIELD_FROM(asyncio::sleep(0));
                          RAISE(ValueError("no"));
                          END;
                        }));
      }
      EXCEPT(ValueError) {}
      END_TRY;
    }
    BOOST_TEST(calls == 0);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(tie_takes_what_a_gather_gives) {
  run(coroutine([a = 0, b = 0, c = std::string(), i = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(std::tie(a, b), gather(give(1, true), give(2, false)));
    BOOST_TEST(a == 1);
    BOOST_TEST(b == 2);
    YIELD_FROM_INTO(std::tie(std::ignore, a), gather(give(3, true), give(4, true)));
    BOOST_TEST(a == 4);
    for (; i < 2; ++i) {
      YIELD_FROM_INTO(std::tie(b, c),
                      coroutine<std::pair<int, std::string>>([waits = i == 1](auto& inner) {
                        BEGIN(inner);
                        if (waits) YIELD_FROM(asyncio::sleep(0));
                        RETURN({7, "seven"});
                        END;
                      }));
      BOOST_TEST(std::exchange(b, 0) == 7);
      BOOST_TEST(std::exchange(c, "") == "seven");
    }
    END;
  }));
}

BOOST_AUTO_TEST_CASE(tie_is_not_assigned_when_the_await_raises_or_is_cancelled) {
  run(coroutine([a = 1, b = 1, task = Task<>(), handled = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM_INTO(std::tie(a, b), gather(give(1, true), coroutine<int>([](auto& inner) {
                                               BEGIN(inner);
                                               RAISE(ValueError("no"));
                                               END;
                                             })));
    }
    EXCEPT(ValueError) { ++handled; }
    END_TRY;
    task = create_task(coroutine([&a, &b](auto& inner) {
      BEGIN(inner);
      YIELD_FROM_INTO(std::tie(a, b), gather(give(5, true), give(5, true)));
      END;
    }));
    YIELD();
    task.cancel();
    TRY { YIELD_FROM(task); }
    EXCEPT(CancelledError) { ++handled; }
    END_TRY;
    BOOST_TEST(handled == 2);
    BOOST_TEST(a + b == 2);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_bit_of_a_vector_is_a_target) {
  run(coroutine([bits = std::vector<bool>(2)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(bits[1], coroutine<bool>([](auto& inner) {
                      BEGIN(inner);
                      YIELD();
                      RETURN(true);
                      END;
                    }));
    BOOST_TEST(bits[1]);
    BOOST_TEST(!bits[0]);
    END;
  }));
}

// ---- FOR ----

BOOST_AUTO_TEST_CASE(a_list_may_grow_and_shrink_under_its_loop) {
  run(coroutine([list = std::vector<int>{1}, deque = std::deque<int>{1, 2, 3, 4}, n = 0,
                 seen = std::vector<int>()](auto& co) mutable {
    BEGIN(co);
    FOR(n, list) {
      seen.push_back(n);
      YIELD();
      if (n < 500) list.insert(list.end(), {n + 1}), list.shrink_to_fit();
    }
    END_FOR;
    BOOST_TEST(seen.size() == 500u);
    seen.clear();
    FOR(n, deque) {
      seen.push_back(n);
      YIELD();
      if (deque.size() > 2) deque.pop_back();
    }
    END_FOR;
    BOOST_TEST(seen == (std::vector<int>{1, 2}), boost::test_tools::per_element());
    END;
  }));
}

BOOST_AUTO_TEST_CASE(the_loop_variable_is_evaluated_once_for_each_value) {
  run(coroutine([out = std::vector<int>(), list = std::vector<int>{4, 5, 6}](auto& co) mutable {
    BEGIN(co);
    FOR(out.emplace_back(), list) { YIELD(); }
    END_FOR;
    FOR(out.emplace_back(), std::set<int>{7, 8}) { YIELD(); }
    END_FOR;
    BOOST_TEST(out == (std::vector<int>{4, 5, 6, 7, 8}), boost::test_tools::per_element());
    END;
  }));
}

BOOST_AUTO_TEST_CASE(tie_takes_the_entries_of_a_map) {
  run(coroutine([map = std::map<int, std::string>{{1, "a"}, {2, "b"}},
                 hash = std::unordered_map<int, int>{{3, 4}},
                 pairs = std::vector<std::pair<int, std::string>>{{5, "e"}}, key = 0,
                 value = std::string(), text = std::string(), n = 0](auto& co) mutable {
    BEGIN(co);
    FOR(std::tie(key, value), map) {
      YIELD();
      text += std::to_string(key) + value;
    }
    END_FOR;
    FOR(std::tie(key, value), pairs) {
      YIELD();
      text += std::to_string(key) + value;
    }
    END_FOR;
    FOR(std::tie(key, n), hash) { text += std::to_string(key) + std::to_string(n); }
    END_FOR;
    FOR(std::tie(std::ignore, value), std::as_const(map)) { text += value; }
    END_FOR;
    BOOST_TEST(text == "1a2b5e34ab");
    END;
  }));
}

template <class Container, class Item>
std::string change_under_loop(Container container, void (*change)(Container&), Item item) {
  std::string said;
  run(coroutine([&, item = std::move(item)](auto& co) mutable {
    BEGIN(co);
    TRY {
      FOR(item, container) {
        YIELD();
        change(container);
        said += ".";
      }
      END_FOR;
    }
    EXCEPT(RuntimeError) { said += caught<RuntimeError>(co).what(); }
    END_TRY;
    END;
  }));
  return said;
}

BOOST_AUTO_TEST_CASE(a_map_or_set_that_changes_under_its_loop_says_so) {
  using Map = std::map<int, int>;
  using Hash = std::unordered_map<int, int>;
  using Set = std::set<int>;
  const std::pair<int, int> pair;
  BOOST_TEST(change_under_loop<Map>(
                 {{1, 1}}, [](Map& m) { m[2] = 2; }, pair) ==
             ".dictionary changed size during iteration");
  BOOST_TEST(change_under_loop<Map>(
                 {{1, 1}, {2, 2}}, [](Map& m) { m.erase(1); }, pair) ==
             ".dictionary changed size during iteration");
  BOOST_TEST(change_under_loop<Map>(
                 {{1, 1}}, [](Map& m) { m.erase(1), m[2] = 2; }, pair) ==
             ".dictionary keys changed during iteration");
  BOOST_TEST(change_under_loop<Hash>(
                 {{1, 1}}, [](Hash& m) { m.clear(); }, pair) ==
             ".dictionary changed size during iteration");
  BOOST_TEST(change_under_loop<Set>(
                 {1}, [](Set& s) { s.insert(2); }, 0) == ".Set changed size during iteration");
  // what stands at a key may change
  BOOST_TEST(change_under_loop<Map>(
                 {{1, 1}, {2, 2}}, [](Map& m) { m[2] = 5; }, pair) == "..");
}

// ---- RETURN_FROM ----

Coroutine<int> passes_on(Coroutine<int>&& callee) {
  return coroutine<int>([callee = std::move(callee)](auto& co) mutable {
    BEGIN(co);
    RETURN_FROM(std::move(callee));
    END;
  });
}
BOOST_AUTO_TEST_CASE(return_from_returns_what_it_awaits) {
  run(coroutine([n = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(n, passes_on(give(1, true)));
    BOOST_TEST(n == 1);
    YIELD_FROM_INTO(n, passes_on(passes_on(give(2, false))));
    BOOST_TEST(n == 2);
    YIELD_FROM_INTO(n, coroutine<int>([](auto& inner) {
                      BEGIN(inner);
                      RETURN_FROM(done_future(3));
                      END;
                    }));
    BOOST_TEST(n == 3);
    END;
  }));
  BOOST_TEST(run(passes_on(give(4, true))) == 4);  // a task's own coroutine
}

BOOST_AUTO_TEST_CASE(return_from_is_inside_its_try) {
  std::string said;
  const auto body = [&said](int how) {
    return coroutine<int>([&said, how](auto& co) {
      BEGIN(co);
      TRY {
        RETURN_FROM(coroutine<int>([how](auto& inner) {
          BEGIN(inner);
          if (how & 1) YIELD();
          if (how & 2) RAISE(ValueError("no"));
          RETURN(how);
          END;
        }));
      }
      EXCEPT(ValueError) {
        said += "handled ";
        RETURN(-1);
      }
      FINALLY {
        said += "finally ";
        YIELD();
      }
      END_TRY;
      END;
    });
  };
  BOOST_TEST(run(body(0)) == 0);
  BOOST_TEST(run(body(1)) == 1);
  BOOST_TEST(said == "finally finally ");
  said.clear();
  BOOST_TEST(run(body(2)) == -1);
  BOOST_TEST(run(body(3)) == -1);
  BOOST_TEST(said == "handled finally handled finally ");
}

BOOST_AUTO_TEST_CASE(return_from_in_a_coroutine_without_a_result) {
  int turns = 0;
  run(coroutine([&turns](auto& co) {
    BEGIN(co);
    TRY { RETURN_FROM(asyncio::sleep(0)); }
    FINALLY { ++turns; }
    END_TRY;
    END;
  }));
  run(coroutine([&turns](auto& co) {
    BEGIN(co);
    if (turns == 1) RETURN_FROM(give(1, true));
    turns = 100;
    END;
  }));
  BOOST_TEST(turns == 1);
}

BOOST_AUTO_TEST_CASE(return_from_in_a_generator_delegates) {
  const auto inner = [] {
    return generator<int, None, std::string>([](auto& co) {
      BEGIN(co);
      YIELD(1);
      RETURN("end");
      END;
    });
  };
  auto outer = generator<int, None, std::string>([inner](auto& co) {
    BEGIN(co);
    RETURN_FROM(inner());
    END;
  });
  BOOST_TEST(outer.next() == 1);
  BOOST_CHECK_EXCEPTION(outer.next(), StopIterationValue<std::string>,
                        [](const auto& stop) { return stop.value() == "end"; });
}

BOOST_AUTO_TEST_CASE(return_of_an_outcome_gives_its_value_or_raises) {
  const auto body = [](bool fails) {
    return coroutine<int>([fails, o = Outcome<int>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_OUTCOME(o, coroutine<int>([fails](auto& inner) {
                           BEGIN(inner);
                           if (fails) RAISE(ValueError("no"));
                           RETURN(5);
                           END;
                         }));
      RETURN(o);
      END;
    });
  };
  BOOST_TEST(run(body(false)) == 5);
  BOOST_CHECK_THROW(run(body(true)), ValueError);
  BOOST_CHECK_THROW(run(coroutine([o = Outcome<void>()](auto& co) mutable {
                      BEGIN(co);
                      YIELD_FROM_OUTCOME(o, coroutine([](auto& inner) {
                                           BEGIN(inner);
                                           RAISE(ValueError("no"));
                                           END;
                                         }));
                      RETURN(o);
                      END;
                    })),
                    ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
