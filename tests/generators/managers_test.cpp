// WITH_INTO, WITH of several managers, what is a manager, and those of contextlib.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <tuple>

namespace {

using namespace asyncio;

std::string seen;

// Says when it is entered and left, and with what; may wait, fail and swallow.
struct Room {
  std::string name;
  std::string fails = "";  // "enter", "exit" or both
  bool swallows = false;
  bool waits = true;

  Coroutine<std::string> aenter() {
    return coroutine<std::string>([this](auto& co) {
      BEGIN(co);
      if (waits) YIELD();
      seen += "+" + name;
      if (fails.find("enter") != std::string::npos) RAISE(ValueError("enter " + name));
      RETURN("in " + name);
      END;
    });
  }
  Coroutine<bool> aexit(const ExceptionPtr& error) {
    return coroutine<bool>([this, error](auto& co) {
      BEGIN(co);
      if (waits) YIELD();
      seen += "-" + name + (error ? "(" + std::string(error.what()) + ")" : "");
      if (fails.find("exit") != std::string::npos) RAISE(ValueError("exit " + name));
      RETURN(swallows);
      END;
    });
  }
};

// What is seen of a block with these two, whose body raises `raises` if any.
std::string both(Room a, Room b, const std::string& raises = "", bool returns = false) {
  seen = "";
  auto program = coroutine([a, b, raises, returns](auto& co) mutable {
    BEGIN(co);
    TRY {
      WITH(a, b) {
        YIELD();
        seen += " body ";
        if (returns) RETURN();
        if (!raises.empty()) RAISE(ValueError(raises));
      }
      END_WITH;
      seen += " after";
    }
    EXCEPT_AS(e, ValueError) { seen += std::string(" raised ") + e.what(); }
    END_TRY;
    END;
  });
  run(std::move(program));
  return seen;
}

struct Counted {
  int entered = 0;
  int left = 0;
  void enter() { ++entered; }
  void exit(const ExceptionPtr&) { ++left; }
};

struct Lockable {
  std::string* said;
  void lock() { *said += "lock "; }
  void unlock() { *said += "unlock "; }
};

// The kinds of values that an exit gives.
template <class R>
struct Exits {
  R gives;
  void aenter() {}
  Coroutine<R> aexit(const ExceptionPtr&) {
    return coroutine<R>([this](auto& co) {
      BEGIN(co);
      YIELD();
      RETURN(std::move(gives));
      END;
    });
  }
};
template <class R>
bool swallows(R gives) {
  return run(coroutine<bool>([exits = Exits<R>{std::move(gives)}](auto& co) mutable {
    BEGIN(co);
    TRY {
      WITH(exits) { RAISE(ValueError("")); }
      END_WITH;
      RETURN(true);
    }
    EXCEPT(ValueError) {}
    END_TRY;
    RETURN(false);
    END;
  }));
}

struct File {
  int* closed;
  int fd = 3;
  void close() { ++*closed; }
  Coroutine<> aclose() {
    return coroutine([this](auto& co) {
      BEGIN(co);
      YIELD();
      close();
      END;
    });
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(managers)

BOOST_AUTO_TEST_CASE(several_are_entered_in_order_and_left_in_reverse) {
  const Room a{"a"}, b{"b"};
  const Room quick_a{"a", "", false, false}, quick_b{"b", "", false, false};
  BOOST_TEST(both(a, b) == "+a+b body -b-a after");
  BOOST_TEST(both(quick_a, b) == "+a+b body -b-a after");
  BOOST_TEST(both(quick_a, quick_b) == "+a+b body -b-a after");
  BOOST_TEST(both(a, b, "x") == "+a+b body -b(x)-a(x) raised x");
  BOOST_TEST(both(a, b, "", true) == "+a+b body -b-a");
}

BOOST_AUTO_TEST_CASE(each_of_several_sees_what_those_inside_it_made_of_the_exception) {
  const Room a{"a"}, b{"b"};
  const Room swallowing_a{"a", "", true}, swallowing_b{"b", "", true};
  BOOST_TEST(both(a, swallowing_b, "x") == "+a+b body -b(x)-a after");
  BOOST_TEST(both(swallowing_a, b, "x") == "+a+b body -b(x)-a(x) after");
  for (bool waits : {true, false}) {
    const Room failing_a{"a", "exit", false, waits}, failing_b{"b", "exit", false, waits};
    BOOST_TEST(both(a, failing_b) == "+a+b body -b-a(exit b) raised exit b");
    BOOST_TEST(both(a, failing_b, "x") == "+a+b body -b(x)-a(exit b) raised exit b");
    BOOST_TEST(both(a, failing_b, "", true) == "+a+b body -b-a(exit b) raised exit b");
    BOOST_TEST(both(swallowing_a, failing_b, "x") == "+a+b body -b(x)-a(exit b) after");
    BOOST_TEST(both(failing_a, failing_b, "x") == "+a+b body -b(x)-a(exit b) raised exit a");
    BOOST_TEST(both(failing_a, swallowing_b, "x") == "+a+b body -b(x)-a raised exit a");
  }
}

BOOST_AUTO_TEST_CASE(when_the_enter_of_one_fails_those_before_it_are_left) {
  const Room a{"a"}, b{"b"}, swallowing_a{"a", "", true};
  for (bool waits : {true, false}) {
    const Room no_a{"a", "enter", false, waits}, no_b{"b", "enter", false, waits};
    BOOST_TEST(both(no_a, b) == "+a raised enter a");
    BOOST_TEST(both(a, no_b) == "+a+b-a(enter b) raised enter b");
    BOOST_TEST(both(swallowing_a, no_b) == "+a+b-a(enter b) after");
  }
}

BOOST_AUTO_TEST_CASE(a_cancellation_in_the_enter_of_one_leaves_those_before_it) {
  seen = "";
  struct Slow {
    Sleep aenter() { return asyncio::sleep(100); }
    void aexit(const ExceptionPtr&) { seen += "wrong"; }
  };
  auto program =
      coroutine([room = Room{"a"}, slow = Slow(), task = Task<>(nullptr)](auto& co) mutable {
        BEGIN(co);
        task = create_task(coroutine([&room, &slow](auto& co) mutable {
          BEGIN(co);
          WITH(room, slow) { seen += "wrong"; }
          END_WITH;
          END;
        }));
        YIELD_FROM(asyncio::sleep(0.01));
        task.cancel("stop");
        TRY { YIELD_FROM(task); }
        EXCEPT(CancelledError) {}
        END_TRY;
        END;
      });
  run(std::move(program));
  BOOST_TEST(seen == "+a-a(stop)");
}

BOOST_AUTO_TEST_CASE(the_target_takes_what_the_enter_gives) {
  seen = "";
  auto program = coroutine<std::string>([room = Room{"a"}, text = std::string()](auto& co) mutable {
    BEGIN(co);
    WITH_INTO(text, room) { YIELD(); }
    END_WITH;
    RETURN(text);
    END;
  });
  BOOST_TEST(run(std::move(program)) == "in a");
  BOOST_TEST(seen == "+a-a");
}

BOOST_AUTO_TEST_CASE(the_target_is_evaluated_once_and_what_it_throws_leaves_the_manager) {
  seen = "";
  auto program = coroutine<int>([texts = std::vector<std::string>(), room = Room{"a"},
                                 pair = std::pair<int, int>()](auto& co) mutable {
    BEGIN(co);
    WITH_INTO(texts.emplace_back(), room) { YIELD(); }
    END_WITH;
    TRY {
      WITH_INTO(texts.at(7), room) { YIELD(); }
      END_WITH;
    }
    EXCEPT(std::out_of_range) { seen += "!"; }
    END_TRY;
    struct Pair {
      std::pair<int, int> enter() { return {3, 4}; }
      void exit(const ExceptionPtr&) {}
    };
    WITH_INTO(std::tie(pair.second, std::ignore), Pair()) { YIELD(); }
    END_WITH;
    RETURN(static_cast<int>(texts.size()) + pair.second);
    END;
  });
  BOOST_TEST(run(std::move(program)) == 4);
  BOOST_TEST(seen ==
             "+a-a+a-a(vector::_M_range_check: __n (which is 7) >= this->size() (which is 1))!");
}

BOOST_AUTO_TEST_CASE(a_manager_whose_enter_gives_nothing_becomes_the_target) {
  auto program = coroutine<int>([limit = Timeout(nullptr), counted = Counted()](auto& co) mutable {
    BEGIN(co);
    TRY {
      WITH_INTO(limit, timeout(0.001)) { YIELD_FROM(asyncio::sleep(10)); }
      END_WITH;
    }
    EXCEPT(TimeoutError) {}
    END_TRY;
    WITH_INTO(counted, Counted()) { YIELD(); }
    END_WITH;
    RETURN(limit.expired() ? 10 * counted.entered + counted.left : 0);
    END;
  });
  BOOST_TEST(run(std::move(program)) == 11);
}

BOOST_AUTO_TEST_CASE(what_has_lock_and_unlock_is_a_manager) {
  std::string said;
  auto program = coroutine(
      [mutex = std::make_unique<std::mutex>(), lockable = Lockable{&said}](auto& co) mutable {
        BEGIN(co);
        TRY {
          WITH(*mutex, lockable) {
            YIELD();
            RAISE(ValueError(""));
          }
          END_WITH;
        }
        EXCEPT(ValueError) {}
        END_TRY;
        BOOST_TEST(mutex->try_lock());
        mutex->unlock();
        END;
      });
  run(std::move(program));
  BOOST_TEST(said == "lock unlock ");
  auto values = generator<int>([lockable = Lockable{&said}](auto& co) mutable {
    BEGIN(co);
    WITH(lockable) { YIELD(1); }
    END_WITH;
    END;
  });
  BOOST_TEST(values.next() == 1);
  values.close();
  BOOST_TEST(said == "lock unlock lock unlock ");
}

BOOST_AUTO_TEST_CASE(any_true_value_of_an_awaited_exit_swallows) {
  BOOST_TEST(swallows(true));
  BOOST_TEST(swallows(7));
  BOOST_TEST(swallows(std::make_shared<int>(0)));
  BOOST_TEST(swallows(std::optional<int>(0)));
  BOOST_TEST(!swallows(false));
  BOOST_TEST(!swallows(0));
  BOOST_TEST(!swallows(std::unique_ptr<int>()));
}

BOOST_AUTO_TEST_CASE(suppress_closing_and_nullcontext) {
  int closed = 0;
  auto program = coroutine<int>(
      [file = File{&closed}, opened = static_cast<File*>(nullptr), sum = 0](auto& co) mutable {
        BEGIN(co);
        WITH(suppress<TimeoutError, ValueError>()) { RAISE(ValueError("")); }
        END_WITH;
        WITH(suppress<ValueError>()) { sum += 1; }
        END_WITH;
        WITH_INTO(opened, closing(file)) { sum += opened == &file ? 10 : 0; }
        END_WITH;
        WITH_INTO(opened, aclosing(File{file.closed, 5})) {
          YIELD();
          sum += opened->fd * 100;
        }
        END_WITH;
        WITH_INTO(opened, nullcontext(file)) { sum += opened->fd * 1000; }
        END_WITH;
        TRY {
          WITH(suppress<ValueError>()) { RAISE(TypeError("")); }
          END_WITH;
        }
        EXCEPT(TypeError) { sum += 10000; }
        END_TRY;
        RETURN(sum);
        END;
      });
  BOOST_TEST(run(std::move(program)) == 13511);
  BOOST_TEST(closed == 2);
}

namespace {
// As a generator, and what it does with what leaves the block.
auto tag(const std::string& name, const std::string& does = "") {
  return contextmanager(generator<std::string>([name, does](auto& co) mutable {
    BEGIN(co);
    seen += "<" + name + ">";
    if (does == "nothing") RETURN();
    TRY { YIELD("in " + name); }
    EXCEPT(ValueError) {
      if (does == "yield in except") YIELD("again");
      if (does == "raise") RAISE(TypeError("other"));
      if (does != "swallow") RAISE();
    }
    FINALLY { seen += "</" + name + ">"; }
    END_TRY;
    if (does == "yield again") YIELD("again");
    END;
  }));
}
auto async_tag(const std::string& name, const std::string& does = "") {
  return asynccontextmanager(async_generator<std::string>([name, does](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    seen += "<" + name + ">";
    if (does == "nothing") RETURN();
    TRY { YIELD("in " + name); }
    EXCEPT(ValueError) {
      YIELD_FROM(asyncio::sleep(0));
      if (does == "yield in except") YIELD("again");
      if (does == "raise") RAISE(TypeError("other"));
      if (does != "swallow") RAISE();
    }
    FINALLY {
      YIELD_FROM(asyncio::sleep(0));
      seen += "</" + name + ">";
    }
    END_TRY;
    if (does == "yield again") YIELD("again");
    END;
  }));
}
template <class E = ValueError, class M>
std::string within(M manager, bool raises) {
  seen = "";
  run(coroutine([manager = std::move(manager), raises, text = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY {
      WITH_INTO(text, manager) {
        YIELD();
        seen += text;
        if (raises) RAISE(E("x"));
      }
      END_WITH;
    }
    EXCEPT_AS(e, Exception) { seen += std::string("!") + e.what(); }
    END_TRY;
    END;
  }));
  return seen;
}
}  // namespace

BOOST_AUTO_TEST_CASE(a_generator_is_a_context_manager) {
  BOOST_TEST(within(tag("p"), false) == "<p>in p</p>");
  BOOST_TEST(within(tag("p"), true) == "<p>in p</p>!x");
  BOOST_TEST(within<StopIteration>(tag("p"), true) == "<p>in p</p>!x");
  BOOST_TEST(within(tag("p", "swallow"), true) == "<p>in p</p>");
  BOOST_TEST(within(tag("p", "raise"), true) == "<p>in p</p>!other");
  BOOST_TEST(within(tag("p", "nothing"), false) == "<p>!generator didn't yield");
  BOOST_TEST(within(tag("p", "yield again"), false) == "<p>in p</p>!generator didn't stop");
  BOOST_TEST(within(tag("p", "yield in except"), true) ==
             "<p>in p!generator didn't stop after throw()</p>");
}

BOOST_AUTO_TEST_CASE(an_async_generator_is_a_context_manager) {
  BOOST_TEST(within(async_tag("p"), false) == "<p>in p</p>");
  BOOST_TEST(within(async_tag("p"), true) == "<p>in p</p>!x");
  BOOST_TEST(within<StopIteration>(async_tag("p"), true) == "<p>in p</p>!x");
  BOOST_TEST(within(async_tag("p", "swallow"), true) == "<p>in p</p>");
  BOOST_TEST(within(async_tag("p", "raise"), true) == "<p>in p</p>!other");
  BOOST_TEST(within(async_tag("p", "nothing"), false) == "<p>!generator didn't yield");
  BOOST_TEST(within(async_tag("p", "yield again"), false) == "<p>in p</p>!generator didn't stop");
  BOOST_TEST(within(async_tag("p", "yield in except"), true) ==
             "<p>in p!generator didn't stop after athrow()</p>");
}

BOOST_AUTO_TEST_SUITE_END()
