// A program that does not get on, and what asyncio17 shows of it: the line at which it hangs.
#include "tests/insight/child.hpp"

#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <regex>
#include <string>

using namespace asyncio;
using asyncio::testing::Answer;
using asyncio::testing::ask;
using asyncio::testing::Child;
using asyncio::testing::has;
using asyncio::testing::tell;

namespace {

[[noreturn]] void hang() {
  tell("hangs");
  for (volatile int i = 0;; i = i + 1) {
  }
}

constexpr int kBeforeTheHang = __LINE__ + 4;
Coroutine<> report() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    hang();
    END;
  });
}
Coroutine<> naps() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1000));
    END;
  });
}
constexpr int kSecondLock = __LINE__ + 6;
Coroutine<> transfer(Lock& from, Lock& to) {
  return coroutine([&](auto& co) {
    BEGIN(co);
    WITH(from) {
      YIELD_FROM(asyncio::sleep(0));
      WITH(to) {}
      END_WITH;
    }
    END_WITH;
    END;
  });
}
constexpr int kEmptyQueue = __LINE__ + 4;
Coroutine<> cook(Queue<int>& orders) {
  return coroutine([&orders, order = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(order, orders.get());
    END;
  });
}

// What a tree shows of a task: its name, and the place at which it stands.
bool stands_at(const std::string& tree, const char* name, const char* function, int line,
               const char* what) {
  const std::string place = std::string(function) + " [^\n]*guilty_line_test.cpp:";
  return std::regex_search(tree, std::regex(std::string("\\(T\\) ") + name + "  [0-9.]+ s\n[^\n]*" +
                                            place + std::to_string(line) + "\n[^\n]*" + what));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(children, *boost::unit_test::disabled())

BOOST_AUTO_TEST_CASE(stuck_in_a_step) {
  const EventLoopPtr loop = new_event_loop();
  const Task<> waits = loop->create_task(naps(), "waits");
  const Task<> bad = loop->create_task(report(), "bad");
  loop->run_forever();
}

BOOST_AUTO_TEST_CASE(stuck_in_a_callback) {
  const EventLoopPtr loop = new_event_loop();
  const Task<> waits = loop->create_task(naps(), "waits");
  loop->call_later(0.01, [] { hang(); });
  loop->run_forever();
}

BOOST_AUTO_TEST_CASE(deadlocked) {
  const EventLoopPtr loop = new_event_loop();
  Lock a, b;
  Queue<int> orders(5);
  const Task<> one = loop->create_task(transfer(a, b), "a to b");
  const Task<> other = loop->create_task(transfer(b, a), "b to a");
  const Task<> third = loop->create_task(cook(orders), "cook");
  loop->call_later(0.01, [] { tell("deadlocked"); });
  loop->run_forever();
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(guilty_line)

BOOST_AUTO_TEST_CASE(a_step_that_does_not_come_back_is_named_by_the_line_before_it) {
  const Child child("stuck_in_a_step");
  const Answer stopped = ask({"pstree", child.pid()});
  BOOST_TEST(stopped.status == 0);
  BOOST_TEST(has(stopped.out, ", 2 tasks, exact\n"));
  BOOST_TEST(has(stopped.out, "busy, next timer in "));
  BOOST_TEST(has(stopped.out, ", has not polled for "));
  BOOST_TEST(stands_at(stopped.out, "bad", "report", kBeforeTheHang, " running\n"));
  BOOST_TEST(has(ask({"pstree", "--no-stop", child.pid()}).out, ", 2 tasks, not exact\n"));
}

// Of which no task is guilty.
BOOST_AUTO_TEST_CASE(a_callback_that_does_not_come_back_is_told_by_the_loop_that_does_not_poll) {
  const Child child("stuck_in_a_callback");
  const Answer said = ask({"pstree", child.pid()});
  BOOST_TEST(has(said.out, ", 1 task, exact\n"));
  BOOST_TEST(has(said.out, "  busy, "));
  BOOST_TEST(has(said.out, ", has not polled for "));
  BOOST_TEST(has(said.out, "(T) waits"));
  BOOST_TEST(!has(said.out, "running\n"));
}

BOOST_AUTO_TEST_CASE(a_deadlock_and_an_empty_queue_are_named_by_the_lines_that_wait) {
  const Child child("deadlocked");
  const Answer said = ask({"pstree", child.pid()});
  BOOST_TEST(has(said.out, ", 3 tasks, exact\n"));
  const char* const lock = "\\(F\\) Lock at 0x[0-9a-f]+, 1 waits\n";
  BOOST_TEST(stands_at(said.out, "a to b", "transfer", kSecondLock, lock));
  BOOST_TEST(stands_at(said.out, "b to a", "transfer", kSecondLock, lock));
  BOOST_TEST(stands_at(said.out, "cook", "cook", kEmptyQueue,
                       "\\(F\\) Queue<int>.get\\(\\) at 0x[0-9a-f]+, 0 of 5 items\n"));
}

BOOST_AUTO_TEST_SUITE_END()
