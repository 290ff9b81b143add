// asyncio17 of many tasks, and again and again.
#include "tests/insight/child.hpp"

#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <regex>
#include <string>
#include <thread>

using namespace asyncio;
using asyncio::testing::Answer;
using asyncio::testing::ask;
using asyncio::testing::Child;
using asyncio::testing::has;
using asyncio::testing::tell;

namespace {

constexpr int kLock = __LINE__ + 4;
Coroutine<> naps(Lock& lock, bool locks) {
  return coroutine([&lock, locks](auto& co) {
    BEGIN(co);
    if (locks) YIELD_FROM(lock.acquire());
    YIELD_FROM(asyncio::sleep(1000));
    END;
  });
}

Coroutine<> waits_for(Future<> future) {
  return coroutine([future](auto& co) {
    BEGIN(co);
    YIELD_FROM(future);
    END;
  });
}

// Hands numbers over until the queue is shut, and sums them up.
Coroutine<> gives(Queue<long>& queue, const bool& goes_on, long& sum) {
  return coroutine([&queue, &goes_on, &sum, i = 0L](auto& co) mutable {
    BEGIN(co);
    while (goes_on) {
      sum += ++i;
      YIELD_FROM(queue.put(i));
      if (i % 64 == 0) YIELD_FROM(asyncio::sleep(0));
    }
    YIELD_FROM(queue.put(0));
    END;
  });
}
Coroutine<> takes(Queue<long>& queue, long& sum) {
  return coroutine([&queue, &sum, i = 1L](auto& co) mutable {
    BEGIN(co);
    while (i != 0) {
      YIELD_FROM_INTO(i, asyncio::wait_for(queue.get(), 1000));
      sum += i;
    }
    END;
  });
}

// So many reads of a busy process; tests/insight/long asks for more.
int reads() {
  const char* const number = std::getenv("ASYNCIO17_READS");
  return number ? std::atoi(number) : 200;
}

// What is in the file by now, whoever writes to it.
std::string written(std::FILE* file) {
  std::string out(1 << 16, '\0');
  const ssize_t n = pread(fileno(file), out.data(), out.size(), 0);
  out.resize(n < 0 ? 0 : static_cast<std::size_t>(n));
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(children, *boost::unit_test::disabled())

// Of three one locks first, of which all but the first wait.
BOOST_AUTO_TEST_CASE(crowd) {
  const EventLoopPtr loop = new_event_loop();
  Lock lock;
  for (int i = 0; i < 600; ++i) loop->create_task(naps(lock, i % 3 == 0));
  loop->call_later(0.01, [] { tell("ready"); });
  loop->run_forever();
}

// Of whom one half stands in another line than the other, in frames that are the same otherwise,
// and the two take turns at first.
constexpr int kOneLine = __LINE__ + 10;
BOOST_AUTO_TEST_CASE(two_lines) {
  const EventLoopPtr loop = new_event_loop();
  Event never;
  const Future<> nothing = loop->create_future();
  const Task<> naps = loop->create_task(waits_for(nothing));
  loop->call_soon([&] {
    for (int i = 0; i < 80; ++i) create_task(waits_for(i % 2 ? nothing : naps));
    for (int i = 0; i < 400; ++i) {
      if (i < 100 ? i % 2 == 0 : i < 250)
        create_task(asyncio::wait_for(never.wait(), 1000));
      else
        create_task(asyncio::wait_for(never.wait(), 1000));
    }
  });
  loop->call_later(0.01, [] { tell("ready"); });
  loop->run_forever();
}

// Never rests, until a signal comes.
BOOST_AUTO_TEST_CASE(busy) {
  const EventLoopPtr loop = new_event_loop();
  Queue<long> queue(3);
  bool goes_on = true;
  long given = 0, taken = 0;
  loop->add_signal_handler(SIGTERM, [&goes_on] { goes_on = false; });
  const Task<> giver = loop->create_task(gives(queue, goes_on, given), "giver");
  loop->call_soon([] { tell("ready"); });
  loop->run_until_complete(loop->create_task(takes(queue, taken), "taker"));
  BOOST_TEST(given > 0);
  BOOST_TEST(given == taken);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(watch)

BOOST_AUTO_TEST_CASE(a_busy_process_is_read_often_and_works_right) {
  Child child("busy");
  int good = 0;
  for (int i = 0; i < reads(); ++i) {
    const char* const how = i % 2 ? "--stop" : "--no-stop";
    const Answer said =
        ask({i % 3 ? "pstree" : "ps", how, i % 5 ? "--no-group" : "--group", child.pid()});
    good += said.status == 0 && has(said.out, "1 loop, ") && (i % 5 == 0 || has(said.out, "giver"));
    if (i % 2) BOOST_TEST(has(said.out, ", exact\n"));
  }
  BOOST_TEST(good > reads() * 9 / 10);
  BOOST_TEST(child.ends_by(SIGTERM) == 0);
}

BOOST_AUTO_TEST_CASE(many_tasks_are_shown_as_groups) {
  const Child child("crowd");
  for (const char* const command : {"ps", "pstree"}) {
    const Answer said = ask({command, child.pid()});
    BOOST_TEST(said.status == 0);
    BOOST_TEST(has(said.out, "  1 loop, 600 tasks, exact\n"));
    BOOST_TEST(has(said.out, "        401 sleeping  oldest  0."));
    BOOST_TEST(has(said.out, "        199 waiting   oldest  0."));
    BOOST_TEST(has(said.out, ", waits for Lock\n"));
    for (const int line : {kLock, kLock + 1})
      BOOST_TEST(has(said.out, "watch_test.cpp:" + std::to_string(line)));
  }
  const Answer all = ask({"ps", "--no-group", child.pid()});
  BOOST_TEST(has(all.out, "\n  Task-600             sleeping"));
}

BOOST_AUTO_TEST_CASE(groups_differ_by_the_line_at_which_a_function_of_the_library_was_called) {
  const Child child("two_lines");
  const std::string said = ask({"ps", child.pid()}).out;
  BOOST_TEST(has(said, "  1 loop, 481 tasks, exact\n"));
  const auto group = [&said](const char* size, int line) {
    return std::regex_search(
        said, std::regex(std::string("\n +") + size +
                         " [^\n]*wait_for [^\n]*:" + std::to_string(line) + ", waits for "));
  };
  BOOST_TEST(group("200", children::kOneLine));
  BOOST_TEST(group("200", children::kOneLine + 2));
  // And by what they wait for.
  const auto waiting = [&said](const char* size, const char* what) {
    return std::regex_search(
        said, std::regex(std::string("\n +") + size + " [^\n]* waits_for [^\n]*, waits for " +
                         what + "\n"));
  };
  BOOST_TEST(waiting("41", "Future"));
  BOOST_TEST(waiting("40", "a task"));
}

BOOST_AUTO_TEST_CASE(it_is_shown_again_until_the_process_ends) {
  std::FILE* const out = std::tmpfile();
  std::FILE* const errors = std::tmpfile();
  int status = -1;
  std::thread program;
  std::string pid;
  {
    const Child child("crowd");
    pid = child.pid();
    program = std::thread([&] {
      status = detail::run_program({"ps", "--watch", "0.01", pid}, out, errors);
    });
    const auto shown_twice = [&] {
      const std::string text = written(out);
      return text.find(", exact\n") != text.rfind(", exact\n");
    };
    while (!shown_twice()) std::this_thread::yield();
  }
  program.join();
  std::fflush(errors);
  BOOST_TEST(status == 0);
  BOOST_TEST(written(errors) == "process " + pid + " has ended\n");
  std::fclose(out);
  std::fclose(errors);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_watched_is_said) {
  BOOST_TEST(ask({"ps", "--watch", "2147483646"}).errors == "there is no process 2147483646\n");
  BOOST_TEST(has(ask({"ps", "--watch", "-1", "1"}).errors, "usage: "));
  BOOST_TEST(has(ask({"ps", "--watch", "0", "1"}).errors, "usage: "));
  BOOST_TEST(has(ask({"ps", "--watch", "--core", "core"}).errors, "usage: "));
}

BOOST_AUTO_TEST_SUITE_END()
