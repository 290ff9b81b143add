// What may be called: each place that takes a callback, a job or a function, with each form of it.
#include <asyncio/generators/callables.hpp>

#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <unistd.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

using Ptr = std::unique_ptr<int>;

// What was called, by any thread of a test one after the other.
int total = 0;
int take_total() { return std::exchange(total, 0); }
// A function, since the forms below are compiled for each place.
void total_is(int expected, int line = __builtin_LINE()) {
  const int found = take_total();
  BOOST_TEST(found == expected,
             "a total of " << found << ", not " << expected << ", in line " << line);
}
void equal(int a, int b, int line = __builtin_LINE()) {
  BOOST_TEST(a == b, a << " is not " << b << " in line " << line);
}

struct Account {
  int value = 5;
  Account() = default;
  explicit Account(int v) : value(v) {}
  int get() const { return total += value; }
  void add(int more) { total += value + more; }
  void add_to(int& sum) noexcept { sum += value; }
  void swallow(Ptr p) { total += value + *p; }
};
void add(int n) { total += n; }
void swallow(Ptr p) { total += *p; }
void swallow_all(std::vector<Ptr> all) {
  for (const Ptr& p : all) total += *p;
}
void bump(int& n) { total += ++n; }
void bump_const(const int& n) { total += n; }

// Counts its own calls, of which a copy has its own.
struct Counting {
  int calls = 0;
  void operator()() { total += ++calls; }
  template <class... A>
  void operator()(A&&...) {
    total += ++calls;
  }
};
struct OnlyConst {
  void operator()() const { total += 1; }
  void operator()() = delete;
};
struct Fixed {
  Fixed() = default;
  Fixed(const Fixed&) = delete;
  Fixed& operator=(const Fixed&) = delete;
  void operator()() { total += 2; }
};
struct UsedUp {
  Ptr p = std::make_unique<int>(8);
  void operator()() && { swallow(std::move(p)); }
};
struct UsedUpWith {
  void operator()(Ptr p) && { swallow(std::move(p)); }
};

std::vector<Ptr> two_and_three() {
  std::vector<Ptr> all;
  all.push_back(std::make_unique<int>(2));
  all.push_back(std::make_unique<int>(3));
  return all;
}

// ---- the forms; `place(f, args...)` returns when that was called, `times` times ----

// Those without arguments.
template <class P>
void forms_without_arguments(const std::string& where, P&& place, int times = 1) {
  BOOST_TEST_CONTEXT(where) {
    place([p = std::make_unique<int>(4)] { total += *p; });
    total_is(4 * times);
    place([all = two_and_three()] { total += *all[0] + *all[1]; });
    total_is(5 * times);
    const auto lambda = [] { total += 3; };
    place(lambda);
    total_is(3 * times);
    // std::ref(): the very object.
    Counting counting;
    place(std::ref(counting));
    total_is(times * (times + 1) / 2);
    equal(counting.calls, times);
    Fixed fixed;
    place(std::ref(fixed));
    total_is(2 * times);
    const OnlyConst only_const;
    place(std::cref(only_const));
    total_is(times);
    const std::function<void()> function = [] { total += 6; };
    place(function);
    total_is(6 * times);
  }
}

// An lvalue is copied, also a const one that does not serve as what it is.
template <class P>
void copies_of_callables_are_kept(const std::string& where, P&& place, int times = 1) {
  BOOST_TEST_CONTEXT(where) {
    Counting counting;
    place(counting);
    total_is(times * (times + 1) / 2);
    equal(counting.calls, 0);
    const Counting const_counting;
    place(const_counting);
    total_is(times * (times + 1) / 2);
  }
}

// Those with arguments that serve any number of calls.
template <class P>
void forms_with_arguments(const std::string& where, P&& place, int times = 1) {
  forms_without_arguments(where, place, times);
  BOOST_TEST_CONTEXT(where) {
    place(add, 7);
    total_is(7 * times);
    place(&add, 7);
    total_is(7 * times);
    // Pointers to members, on all that std::invoke() takes for an object.
    Account account;
    const Account const_account(6);
    place(&Account::get, &account);
    total_is(5 * times);
    place(&Account::get, &const_account);
    total_is(6 * times);
    place(&Account::get, std::ref(account));
    total_is(5 * times);
    place(&Account::get, std::cref(const_account));
    total_is(6 * times);
    place(&Account::get, std::make_shared<Account>());
    total_is(5 * times);
    place(&Account::get, std::make_unique<Account>());
    total_is(5 * times);
    place(&Account::get, account);
    total_is(5 * times);
    place(&Account::add, &account, 10);
    total_is(15 * times);
    place(&Account::value, &account);
    total_is(0);
    int sum = 0;
    place(&Account::add_to, std::ref(account), std::ref(sum));
    equal(sum, 5 * times);
    // std::ref() of an argument is that reference, for who takes anything as well.
    int n = 0;
    place(bump, std::ref(n));
    equal(n, times);
    place(bump_const, std::cref(n));
    place(
        [](auto& any) {
          static_assert(std::is_same_v<decltype(any), int&>);
          ++any;
        },
        std::ref(n));
    equal(n, 2 * times);
    total = 0;
    // What is kept by value may be changed, and a call that comes again sees it.
    int kept = 10;
    place(bump, std::ref(kept));
    total_is(10 * times + times * (times + 1) / 2);
    place([](const Ptr& p) { total += *p; }, std::make_unique<int>(4));
    total_is(4 * times);
    place([](const std::vector<Ptr>& all) { total += *all[1]; }, two_and_three());
    total_is(3 * times);
    Counting counting;
    place(std::ref(counting), 1, "two");
    equal(counting.calls, times);
    total = 0;
    place([p = std::make_unique<int>(4)](int more) { total += *p + more; }, 1);
    total_is(5 * times);
  }
}

// And those that one call uses up.
template <class P>
void forms_of_one_call(const std::string& where, P&& place) {
  forms_with_arguments(where, place);
  BOOST_TEST_CONTEXT(where) {
    place(swallow, std::make_unique<int>(7));
    total_is(7);
    Ptr p = std::make_unique<int>(8);
    place(swallow, std::move(p));
    total_is(8);
    place(swallow_all, two_and_three());
    total_is(5);
    Account account;
    place(&Account::swallow, &account, std::make_unique<int>(1));
    total_is(6);
    place([](Ptr&& q, int& r) { total += *q + ++r; }, std::make_unique<int>(1),
          std::ref(account.value));
    total_is(7);
    equal(account.value, 6);
    place([](auto q) { total += *q; }, std::make_unique<int>(9));
    total_is(9);
    place([](auto&& q) { swallow(std::forward<decltype(q)>(q)); }, std::make_unique<int>(9));
    total_is(9);
    place([q = std::make_unique<int>(4)](Ptr more) mutable { total += *q + *more; },
          std::make_unique<int>(1));
    total_is(5);
    place(UsedUp());
    total_is(8);
    place(UsedUpWith(), std::make_unique<int>(3));
    total_is(3);
  }
}
// What a function that runs later gets a copy of; an immediate call has the very argument.
template <class P>
void copies_are_kept(const std::string& where, P&& place) {
  BOOST_TEST_CONTEXT(where) {
    copies_of_callables_are_kept(where, place);
    int kept = 10;
    place(bump, kept);
    total_is(11);
    equal(kept, 10);
    place([](std::string& text) { total += static_cast<int>(text.size()); },
          std::string("literal"));
    total_is(7);
  }
}

// One of each kind of them, for a place that hands on to one that is asked for all: what it moves,
// what it copies, what it leaves where it is, and what is used up.
template <class P>
void kinds_of_forms(const std::string& where, P&& place) {
  BOOST_TEST_CONTEXT(where) {
    place([p = std::make_unique<int>(4)] { total += *p; });
    total_is(4);
    Counting counting;
    place(std::ref(counting));
    total_is(1);
    equal(counting.calls, 1);
    place(counting);
    total_is(2);
    equal(counting.calls, 1);
    place(swallow_all, two_and_three());
    total_is(5);
    place(&Account::swallow, std::make_unique<Account>(), std::make_unique<int>(1));
    total_is(6);
    int n = 10;
    place(bump, std::ref(n));
    total_is(11);
    equal(n, 11);
    place(bump, n);
    total_is(12);
    equal(n, 11);
    place(UsedUpWith(), std::make_unique<int>(3));
    total_is(3);
  }
}
// The same of a place that calls twice.
template <class P>
void kinds_of_forms_of_many_calls(const std::string& where, P&& place) {
  BOOST_TEST_CONTEXT(where) {
    place([p = std::make_unique<int>(4)] { total += *p; });
    total_is(2 * 4);
    Counting counting;
    place(std::ref(counting));
    total_is(1 + 2);
    equal(counting.calls, 2);
    place(counting);
    total_is(3 + 4);
    equal(counting.calls, 2);
    place([](const std::vector<Ptr>& all) { total += *all[1]; }, two_and_three());
    total_is(2 * 3);
    place(&Account::get, std::make_unique<Account>());
    total_is(2 * 5);
    int n = 10;
    place(bump, std::ref(n));
    total_is(11 + 12);
    equal(n, 12);
  }
}

// A loop on real descriptors and signals.
struct RealLoop {
  RealLoop() : owner(new_event_loop()), loop(*owner) {
    BOOST_REQUIRE(pipe(fds) == 0);
    BOOST_REQUIRE(write(fds[1], "x", 1) == 1);
    set_event_loop(&loop);
    watchdog = loop.call_later(20, [] { throw SystemExit(1); });  // nothing here takes so long
  }
  ~RealLoop() {
    set_event_loop(nullptr);
    owner.reset();
    close(fds[0]);
    close(fds[1]);
  }
  void turns(int n) {
    for (int i = 0; i < n; ++i) {
      loop.call_later(0, [this] { loop.stop(); });  // the loop looks for events on the way
      loop.run_forever();
    }
  }
  EventLoopPtr owner;
  EventLoop& loop;
  int fds[2] = {-1, -1};
  TimerHandle watchdog;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(callables, VirtualLoop)

// ---- called once, with arguments ----

BOOST_AUTO_TEST_CASE(callbacks_of_the_loop_take_all_forms) {
  const auto each = [](const char* where, auto place) {
    forms_of_one_call(where, place);
    copies_are_kept(where, place);
  };
  each("call_soon", [&](auto&&... call) {
    loop.call_soon(std::forward<decltype(call)>(call)...);
    run_turns();
  });
  kinds_of_forms("call_soon in a context", [&](auto&&... call) {
    loop.call_soon(Context(), std::forward<decltype(call)>(call)...);
    run_turns();
  });
  kinds_of_forms("call_later", [&](auto&&... call) {
    loop.call_later(0, std::forward<decltype(call)>(call)...);
    run_turns(2);
  });
  kinds_of_forms("call_at", [&](auto&&... call) {
    loop.call_at(0, std::forward<decltype(call)>(call)...);
    run_turns(2);
  });
  kinds_of_forms("call_soon_threadsafe", [&](auto&&... call) {
    loop.call_soon_threadsafe(std::forward<decltype(call)>(call)...);
    run_turns(2);
  });
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(callbacks_of_tornado_take_all_kinds_of_forms) {
  tornado::IOLoop io(loop);
  const auto each = [&](const char* where, auto schedule) {
    const auto place = [&](auto&&... call) {
      schedule(std::forward<decltype(call)>(call)...);
      run_turns(2);
    };
    kinds_of_forms(where, place);
  };
  each("add_callback",
       [&](auto&&... call) { io.add_callback(std::forward<decltype(call)>(call)...); });
  each("spawn_callback",
       [&](auto&&... call) { io.spawn_callback(std::forward<decltype(call)>(call)...); });
  each("add_callback_from_signal",
       [&](auto&&... call) { io.add_callback_from_signal(std::forward<decltype(call)>(call)...); });
  each("call_later",
       [&](auto&&... call) { io.call_later(0, std::forward<decltype(call)>(call)...); });
  each("call_at", [&](auto&&... call) { io.call_at(0, std::forward<decltype(call)>(call)...); });
  each("add_timeout",
       [&](auto&&... call) { io.add_timeout(0, std::forward<decltype(call)>(call)...); });
  each("add_timeout of a duration", [&](auto&&... call) {
    io.add_timeout(std::chrono::seconds(0), std::forward<decltype(call)>(call)...);
  });
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(jobs_take_all_forms) {
  concurrent::ThreadPoolExecutor pool(1);
  const auto each = [](const char* where, auto place) {
    forms_of_one_call(where, place);
    copies_are_kept(where, place);
  };
  kinds_of_forms("run_in_executor", [&](auto&&... call) {
    run(loop.run_in_executor(nullptr, std::forward<decltype(call)>(call)...));
  });
  kinds_of_forms("Tornado's run_in_executor", [&](auto&&... call) {
    run(tornado::IOLoop(loop).run_in_executor(&pool, std::forward<decltype(call)>(call)...));
  });
  each("submit",
       [&](auto&&... call) { pool.submit(std::forward<decltype(call)>(call)...).result(); });
  kinds_of_forms("to_thread",
                 [&](auto&&... call) { run(to_thread(std::forward<decltype(call)>(call)...)); });
}

BOOST_AUTO_TEST_CASE(a_context_runs_all_forms) {
  Context context = copy_context();
  forms_of_one_call("Context::run",
                    [&](auto&&... call) { context.run(std::forward<decltype(call)>(call)...); });
  // What is called at once gets what it is given, and its result comes as it is.
  int n = 0;
  context.run(bump, n);
  BOOST_TEST(n == 1);
  Account account;
  context.run(&Account::value, account) = 9;
  BOOST_TEST(account.value == 9);
  take_total();
}

BOOST_AUTO_TEST_CASE(a_job_gives_the_value_of_a_member_and_of_a_reference) {
  concurrent::ThreadPoolExecutor pool(1);
  Account account(3);
  static_assert(
      std::is_same_v<decltype(pool.submit(&Account::value, &account)), concurrent::Future<int>>);
  BOOST_TEST(pool.submit(&Account::value, &account).result() == 3);
  BOOST_TEST(run(loop.run_in_executor(nullptr, &Account::value, std::ref(account))) == 3);
  BOOST_TEST(run(to_thread(&Account::value, Account(4))) == 4);
  const auto longer = [](const std::string& a, const std::string& b) -> const std::string& {
    return a.size() > b.size() ? a : b;
  };
  BOOST_TEST(run(to_thread(longer, std::string("a"), std::string("bc"))) == "bc");
  struct Holder {
    Ptr p = std::make_unique<int>(6);
  };
  BOOST_TEST(*pool.submit(&Holder::p, Holder()).result() == 6);
  take_total();
}

BOOST_AUTO_TEST_CASE(execute_takes_all_forms) {
  const auto place = [](auto&& work) {
    concurrent::ThreadPoolExecutor pool(1);
    pool.execute(std::forward<decltype(work)>(work));
    pool.shutdown();
  };
  forms_without_arguments("execute", place);
  copies_of_callables_are_kept("execute", place);
}

// ---- called again and again ----

BOOST_AUTO_TEST_CASE(watches_and_signal_handlers_take_all_forms_of_many_calls) {
  RealLoop real;
  const auto each = [](const char* where, auto place) {
    forms_with_arguments(where, place, 2);
    copies_of_callables_are_kept(where, place, 2);
  };
  each("add_reader", [&](auto&&... call) {
    real.loop.add_reader(real.fds[0], std::forward<decltype(call)>(call)...);
    real.turns(2);
    real.loop.remove_reader(real.fds[0]);
  });
  kinds_of_forms_of_many_calls("add_writer", [&](auto&&... call) {
    real.loop.add_writer(real.fds[1], std::forward<decltype(call)>(call)...);
    real.turns(2);
    real.loop.remove_writer(real.fds[1]);
  });
  kinds_of_forms_of_many_calls("add_signal_handler", [&](auto&&... call) {
    real.loop.add_signal_handler(SIGUSR1, std::forward<decltype(call)>(call)...);
    for (int i = 0; i < 2; ++i) {
      raise(SIGUSR1);
      real.turns(2);
    }
    real.loop.remove_signal_handler(SIGUSR1);
  });
}

// Not even one that takes it by value moves the argument away.
BOOST_AUTO_TEST_CASE(a_callback_of_many_calls_keeps_its_arguments) {
  RealLoop real;
  const auto held = std::make_shared<int>(3);
  const auto by_value = [](std::shared_ptr<int> p, std::string text) {
    total += *p + static_cast<int>(text.size());
  };
  real.loop.add_reader(real.fds[0], by_value, held, "text of some length that is allocated");
  real.turns(3);
  total_is(3 * 40);
  BOOST_TEST(held.use_count() == 2);
  real.loop.remove_reader(real.fds[0]);
  BOOST_TEST(held.use_count() == 1);
  real.loop.add_signal_handler(SIGUSR1, by_value, held, "text of some length that is allocated");
  for (int i = 0; i < 3; ++i) {
    raise(SIGUSR1);
    real.turns(2);
  }
  total_is(3 * 40);
  real.loop.remove_signal_handler(SIGUSR1);
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(periodic_callbacks_take_all_forms) {
  const auto place = [&](auto&& call) {
    tornado::PeriodicCallback periodic(std::forward<decltype(call)>(call), 1000);
    periodic.start();
    loop.call_later(2.5, [&] { loop.stop(); });
    loop.run_forever();
  };
  forms_without_arguments("PeriodicCallback", place, 2);
  copies_of_callables_are_kept("PeriodicCallback", place, 2);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(on_idle_takes_all_forms) {
  const auto place = [&](auto&& idle) {
    clock.on_idle(std::forward<decltype(idle)>(idle));
    detail::ReadyQueue ready;
    clock.wait(-1, ready);
  };
  forms_without_arguments("on_idle", place);
  copies_of_callables_are_kept("on_idle", place);
}

BOOST_AUTO_TEST_CASE(a_condition_takes_all_forms_of_predicates) {
  const auto holds = [&](auto&& predicate) {
    Condition condition;
    run(condition.acquire());
    const bool held = run(condition.wait_for(std::forward<decltype(predicate)>(predicate)));
    condition.release();
    return held;
  };
  const auto always = [] { return true; };
  struct Once {
    int asked = 0;
    Ptr unmovable_copy = std::make_unique<int>(1);
    bool operator()() { return ++asked == 1; }
  } once;
  BOOST_TEST(holds([p = std::make_unique<int>(4)] { return *p == 4; }));
  BOOST_TEST(holds(always));
  BOOST_TEST(holds(std::ref(once)));
  BOOST_TEST(once.asked == 1);
  BOOST_TEST(holds(Once()));
}

// ---- called with something of the library's ----

// The forms of a callback that gets one argument, of which A is the type.
template <class A, class P>
void forms_of_one_argument(const std::string& where, P&& place) {
  BOOST_TEST_CONTEXT(where) {
    place([p = std::make_unique<int>(4)](const A&) { total += *p; });
    total_is(4);
    place([all = two_and_three()](A) mutable { total += *all[1]; });
    total_is(3);
    place([](A&) { total += 2; });
    total_is(2);
    place([](A&&) { total += 3; });
    total_is(3);
    place([](const auto&) { total += 5; });
    total_is(5);
    Counting counting;
    place(counting);
    total_is(1);
    BOOST_TEST(counting.calls == 0);
    place(std::ref(counting));
    total_is(1);
    BOOST_TEST(counting.calls == 1);
    const Counting const_counting;
    place(const_counting);
    total_is(1);
    Account account;
    place(std::bind(&Account::get, &account));
    total_is(5);
    place(&A::done);  // called, for what it is worth
    place(std::mem_fn(&A::done));
  }
}

// One of each kind of them.
template <class A, class P>
void kinds_of_one_argument(const std::string& where, P&& place) {
  BOOST_TEST_CONTEXT(where) {
    place([p = std::make_unique<int>(4)](const A&) { total += *p; });
    total_is(4);
    place([](A&) { total += 2; });
    total_is(2);
    Counting counting;
    place(std::ref(counting));
    total_is(1);
    BOOST_TEST(counting.calls == 1);
    place(&A::done);
  }
}

BOOST_AUTO_TEST_CASE(done_callbacks_take_all_forms) {
  const auto coroutine_of_one = [] {
    return coroutine<int>([](auto& co) mutable {
      BEGIN(co);
      RETURN(1);
      END;
    });
  };
  forms_of_one_argument<AnyFuture>("AnyFuture", [&](auto&& f) {
    Future<int> future;
    static_cast<AnyFuture&>(future).add_done_callback(std::forward<decltype(f)>(f));
    future.set_result(1);
    run_turns();
  });
  kinds_of_one_argument<AnyFuture>("AnyFuture in a context", [&](auto&& f) {
    Future<int> future;
    static_cast<AnyFuture&>(future).add_done_callback(Context(), std::forward<decltype(f)>(f));
    future.set_result(1);
    run_turns();
  });
  const auto of_future = [&](auto&& f) {
    Future<int> future;
    future.add_done_callback(std::forward<decltype(f)>(f));
    future.set_result(1);
    run_turns();
  };
  forms_of_one_argument<Future<int>>("Future", of_future);
  kinds_of_one_argument<AnyFuture>("Future as an AnyFuture", of_future);
  const auto of_task = [&](auto&& f) {
    Task<int> task = loop.create_task(coroutine_of_one());
    task.add_done_callback(std::forward<decltype(f)>(f));
    run_turns(2);
  };
  forms_of_one_argument<Task<int>>("Task", of_task);
  kinds_of_one_argument<Future<int>>("Task as a Future", of_task);
  kinds_of_one_argument<AnyFuture>("Task as an AnyFuture", of_task);
  kinds_of_one_argument<Task<int>>("Task in a context", [&](auto&& f) {
    Task<int> task = loop.create_task(coroutine_of_one());
    task.add_done_callback(Context(), std::forward<decltype(f)>(f));
    run_turns(2);
  });
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(done_callbacks_of_concurrent_futures_take_all_forms) {
  for (const bool done : {false, true}) {
    forms_of_one_argument<concurrent::Future<int>>(
        done ? "concurrent, done" : "concurrent", [&](auto&& f) {
          concurrent::Future<int> future;
          if (done) future.set_result(1);
          future.add_done_callback(std::forward<decltype(f)>(f));
          if (!done) future.set_result(1);
        });
  }
}

BOOST_AUTO_TEST_CASE(add_future_of_tornado_takes_all_kinds_of_forms) {
  tornado::IOLoop io(loop);
  kinds_of_one_argument<Future<int>>("add_future", [&](auto&& f) {
    Future<int> future;
    io.add_future(future, std::forward<decltype(f)>(f));
    future.set_result(1);
    run_turns();
  });
  kinds_of_one_argument<Future<int>>("add_future of a task", [&](auto&& f) {
    io.add_future(loop.create_task(asyncio::sleep(0, 1)), std::forward<decltype(f)>(f));
    run_turns(4);
  });
  kinds_of_one_argument<concurrent::Future<int>>("add_future of a concurrent one", [&](auto&& f) {
    concurrent::Future<int> future;
    io.add_future(future, std::forward<decltype(f)>(f));
    future.set_result(1);
    run_turns(2);
  });
  BOOST_TEST(reports.empty());
}

namespace {
void a_function(const AnyFuture&) { total += 1; }
}  // namespace

BOOST_AUTO_TEST_CASE(a_done_callback_that_is_a_function_or_a_member_is_removed) {
  Future<int> future;
  future.add_done_callback(a_function);
  future.add_done_callback(&a_function);
  future.add_done_callback(&AnyFuture::done);
  BOOST_TEST(future.remove_done_callback(a_function) == 2U);
  BOOST_TEST(future.remove_done_callback(&a_function) == 0U);
  BOOST_TEST(future.remove_done_callback(&AnyFuture::cancelled) == 0U);
  BOOST_TEST(future.remove_done_callback(&AnyFuture::done) == 1U);
  future.set_result(1);
  run_turns();
  total_is(0);
}

BOOST_AUTO_TEST_CASE(an_exception_handler_takes_all_forms) {
  const auto handled = [&](auto&& handler) {
    loop.set_exception_handler(std::forward<decltype(handler)>(handler));
    loop.call_exception_handler({"m", {}, {}});
    loop.set_exception_handler(nullptr);
    return take_total();
  };
  const auto function =
      +[](EventLoop&, const ExceptionContext& c) { total += static_cast<int>(c.message.size()); };
  BOOST_TEST(handled([p = std::make_unique<int>(4)](EventLoop&, const ExceptionContext&) {
               total += *p;
             }) == 4);
  BOOST_TEST(handled([all = two_and_three()](auto&&...) { total += *all[0]; }) == 2);
  BOOST_TEST(handled(function) == 1);
  Counting counting;
  BOOST_TEST(handled(counting) == 1);
  BOOST_TEST(counting.calls == 0);
  BOOST_TEST(handled(std::ref(counting)) == 1);
  BOOST_TEST(counting.calls == 1);
  const Counting const_counting;
  BOOST_TEST(handled(const_counting) == 1);
  handled(&EventLoop::default_exception_handler);
  // A copy of what can only be moved is the same one.
  loop.set_exception_handler(
      [own = std::make_unique<int>(0)](EventLoop&, const ExceptionContext&) { total += ++*own; });
  const auto same = loop.get_exception_handler();
  loop.call_exception_handler({"m", {}, {}});
  same(loop, {"m", {}, {}});
  total_is(3);
  // An empty one, of whatever type, is none.
  loop.set_exception_handler(std::function<void(EventLoop&, ExceptionContext)>());
  BOOST_TEST(!loop.get_exception_handler());
  loop.set_exception_handler(static_cast<void (*)(EventLoop&, const ExceptionContext&)>(nullptr));
  BOOST_TEST(!loop.get_exception_handler());
}

BOOST_AUTO_TEST_CASE(a_task_factory_takes_all_forms) {
  forms_of_one_argument<AnyTask>("TaskFactory", [&](auto&& created) {
    using F = decltype(created);
    if constexpr (std::is_invocable_v<std::decay_t<F>&, const AnyTask&>) {
      loop.set_task_factory(
          std::make_shared<TaskFactory>(TaskFactory{false, std::forward<F>(created)}));
      loop.create_task(asyncio::sleep(0));
      loop.set_task_factory(nullptr);
      run_turns(3);
    } else {
      AnyTask task;  // of a task that is const there
      created(static_cast<std::conditional_t<std::is_invocable_v<F, AnyTask&>, AnyTask&, AnyTask>>(
          task));
    }
  });
}

BOOST_AUTO_TEST_CASE(a_loop_factory_takes_all_forms) {
  int made = 0;
  const auto runs = [&](auto&& factory) {
    Runner runner(std::nullopt, std::forward<decltype(factory)>(factory));
    return runner.run(asyncio::sleep(0, 7)) == 7;
  };
  struct Factory {
    int* count;
    EventLoopPtr operator()() {
      return ++*count, new_event_loop(std::make_unique<VirtualPoller>());
    }
  };
  loop_owner->close();
  set_event_loop(nullptr);
  Factory factory{&made};
  const Factory const_factory{&made};
  BOOST_TEST(runs([&, p = std::make_unique<int>(4)] { return ++made, new_event_loop(); }));
  BOOST_TEST(runs([&, all = two_and_three()]() mutable { return ++made, new_event_loop(); }));
  BOOST_TEST(runs(factory));
  BOOST_TEST(runs(std::ref(factory)));
  BOOST_TEST(runs(const_factory));
  // One that has made its loop before is moved in, and gives it away.
  BOOST_TEST(runs([given = new_event_loop()]() mutable { return std::move(given); }));
  BOOST_TEST(made == 5);
}

BOOST_AUTO_TEST_CASE(a_watchdog_takes_all_forms) {
  std::mutex mutex;
  std::condition_variable told;
  bool is_told = false;
  const auto tell = [&] {
    const std::lock_guard<std::mutex> lock(mutex);
    is_told = true;
    told.notify_one();
  };
  const auto reported = [&](auto&& report) {
    is_told = false;
    {
      Watchdog watchdog(loop, 0.001, std::forward<decltype(report)>(report));
      loop.call_soon([&] {
        std::unique_lock<std::mutex> lock(mutex);
        told.wait_for(lock, std::chrono::seconds(20), [&] { return is_told; });
      });
      run_turns(2);
    }
    return is_told;
  };
  const auto report = [&tell](const std::string&, double) { tell(); };
  BOOST_TEST(
      reported([&tell, p = std::make_unique<int>(4)](const std::string&, double) { tell(); }));
  BOOST_TEST(reported([&tell, all = two_and_three()](auto&&...) { tell(); }));
  BOOST_TEST(reported(report));
  BOOST_TEST(reported(std::ref(report)));
}

BOOST_AUTO_TEST_CASE(run_sync_takes_all_forms) {
  tornado::IOLoop io(loop);
  const auto seven = [p = std::make_unique<int>(7)] { return asyncio::sleep(0, *p); };
  BOOST_TEST(io.run_sync(seven) == 7);
  BOOST_TEST(io.run_sync(std::ref(seven)) == 7);
  BOOST_TEST(io.run_sync([p = std::make_unique<int>(4)]() mutable { return *p; }) == 4);
  BOOST_TEST(io.run_sync([p = std::make_unique<int>(4)] { return asyncio::sleep(0, *p); }) == 4);
}

// ---- when what was kept goes ----

BOOST_AUTO_TEST_CASE(arguments_that_were_moved_in_go_with_the_call) {
  const auto held = std::make_shared<int>(1);
  long within = 0;
  const auto by_value = [&](std::shared_ptr<int> p) { within = p.use_count(); };
  Handle handle = loop.call_soon(by_value, held);
  run_turns();
  BOOST_TEST(within == 2);  // not copied again
  BOOST_TEST(held.use_count() == 1);
  TimerHandle timer = loop.call_later(1, by_value, held);
  timer.cancel();
  BOOST_TEST(held.use_count() == 1);
  Handle throws = loop.call_soon([](std::shared_ptr<int>) { throw ValueError("x"); }, held);
  run_turns();
  BOOST_TEST(held.use_count() == 1);
  BOOST_TEST(reports.size() == 1U);
  run(loop.run_in_executor(nullptr, by_value, held));
  BOOST_TEST(within == 2);
  loop.call_soon(by_value, held);
  loop.call_later(5, by_value, held);
  loop.call_soon_threadsafe(by_value, held);
  loop.close();
  BOOST_TEST(held.use_count() == 1);
}

namespace {
struct ThrowsWhenMoved {
  int moves_left = 0;
  explicit ThrowsWhenMoved(int moves) : moves_left(moves) {}
  ThrowsWhenMoved(ThrowsWhenMoved&& other) : moves_left(other.moves_left - 1) {
    if (moves_left < 0) throw ValueError("moved");
  }
};
}  // namespace

BOOST_AUTO_TEST_CASE(an_argument_that_throws_when_it_is_moved_in_fails_its_call) {
  const auto by_value = [](ThrowsWhenMoved) { total += 1; };
  int in_time = -1;  // so many moves until it is kept
  for (int moves = 0; in_time < 0; ++moves) {
    try {
      loop.call_soon(by_value, ThrowsWhenMoved(moves));
      in_time = moves;
    } catch (const ValueError&) {
      BOOST_REQUIRE(moves < 10);
    }
  }
  run_turns();
  total_is(0);
  BOOST_REQUIRE(reports.size() == 1U);
  BOOST_TEST(reports[0].exception.what() == "moved");
  concurrent::ThreadPoolExecutor pool(1);
  for (int moves = 0;; ++moves) {
    try {
      const auto job = pool.submit(by_value, ThrowsWhenMoved(moves));
      BOOST_CHECK_THROW(job.result(), ValueError);
      break;
    } catch (const ValueError&) {
      BOOST_REQUIRE(moves < 10);
    }
  }
  total_is(0);
}

// ---- what is said of them ----

BOOST_AUTO_TEST_CASE(the_name_of_a_callback_with_arguments_is_the_same_everywhere) {
  loop.set_debug(true);
  const auto name = [](Handle handle) {
    const std::string text = handle.to_string();
    handle.cancel();
    return text.substr(0, text.find(" created at"));
  };
  BOOST_TEST(name(loop.call_soon(add, 1)) == "<Handle Bound<void (*)(int), int>()>");
  int n = 0;
  BOOST_TEST(name(loop.call_soon(bump, std::ref(n))) ==
             "<Handle Bound<void (*)(int&), std::reference_wrapper<int> >()>");
  BOOST_TEST(detail::type_name(typeid(detail::lasting::Bound<void (*)(int), int>)) ==
             "Bound<void (*)(int), int>");
}

BOOST_AUTO_TEST_CASE(what_gives_a_coroutine_is_known_whatever_it_takes) {
  using Gives = Coroutine<> (*)(Ptr);
  using GivesNone = void (*)(Ptr);
  struct Methods {
    Coroutine<> run() { return {}; }
    Coroutine<> member;
    void none() {}
  };
  struct OnlyOnce {
    Coroutine<> operator()() && { return {}; }
  };
  static_assert(detail::gives_coroutine_v<Gives, Ptr>);
  static_assert(!detail::gives_coroutine_v<GivesNone, Ptr>);
  static_assert(detail::gives_coroutine_v<Coroutine<> (*)(int&), int>);
  static_assert(detail::gives_coroutine_v<Coroutine<> (*)(int&), std::reference_wrapper<int>>);
  static_assert(detail::gives_coroutine_v<decltype(&Methods::run), Methods*>);
  static_assert(detail::gives_coroutine_v<decltype(&Methods::run), std::unique_ptr<Methods>>);
  static_assert(detail::gives_coroutine_v<decltype(&Methods::member), Methods*>);
  static_assert(!detail::gives_coroutine_v<decltype(&Methods::none), Methods*>);
  static_assert(detail::gives_coroutine_v<OnlyOnce>);
  static_assert(detail::gives_coroutine_v<std::reference_wrapper<Gives>, Ptr>);
  static_assert(detail::gives_coroutine_v<Coroutine<>>);
  BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
