// The program asyncio17: what it shows of another process, and what it says when it cannot.
//
// The processes that it reads are this program again, with one of the cases of `children`.
#include "tests/fixtures.hpp"
#include "tests/insight/child.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/call_graph.hpp>
#include <asyncio/insight/reader/program.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <string>
#include <thread>
#include <vector>

using namespace asyncio;
using asyncio::testing::Answer;
using asyncio::testing::ask;
using asyncio::testing::Child;
using asyncio::testing::has;
using asyncio::testing::tell;

namespace {

// ---- what the other processes do ----

Coroutine<> nested(double seconds) {
  return coroutine([seconds](auto& co) {
    BEGIN(co);
    YIELD_FROM(coroutine([seconds](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(seconds));
      END;
    }));
    END;
  });
}
Coroutine<> holds(Lock& lock) {
  return coroutine([&lock](auto& co) {
    BEGIN(co);
    WITH(lock) { YIELD_FROM(nested(500)); }
    END_WITH;
    END;
  });
}
Coroutine<> gathers(Task<> one, Task<> other) {
  return coroutine([one, other](auto& co) {
    BEGIN(co);
    YIELD_FROM(gather(one, other));
    END;
  });
}

// Without what only the reader tells.
std::string common(const std::string& json) {
  return std::regex_replace(json, std::regex(", \"object\": \"[^\"]*\"|, \"age\": [0-9.e-]+"), "");
}
// From the nodes on: the time differs.
std::string nodes_of(const std::string& json) {
  const std::size_t at = json.find("\"nodes\"");
  return at == std::string::npos ? json : json.substr(at);
}

}  // namespace

// ---- what the children do ----

BOOST_AUTO_TEST_SUITE(children, *boost::unit_test::disabled())

BOOST_AUTO_TEST_CASE(shop) {
  std::thread other([] { run(nested(100)); });
  const EventLoopPtr loop = new_event_loop();
  Lock lock;
  std::vector<Task<>> tasks;
  for (int i = 0; i < 3; ++i) tasks.push_back(loop->create_task(holds(lock)));
  tasks.push_back(loop->create_task(nested(600), "cook"));
  tasks.push_back(loop->create_task(gathers(tasks[2], tasks[3]), "waiter"));
  loop->call_later(0.05, [&loop] { tell(call_graph_json(*loop)); });
  loop->run_forever();
  other.join();
}

BOOST_AUTO_TEST_CASE(stuck) {
  const EventLoopPtr loop = new_event_loop();
  const Task<> waits = loop->create_task(nested(1000), "waits");
  const Task<> bad = loop->create_task(coroutine([](auto& co) {
                                         BEGIN(co);
                                         YIELD_FROM(asyncio::sleep(0));
                                         tell("stuck");
                                         for (volatile int i = 0;; i = i + 1) {
                                         }
                                         END;
                                       }),
                                       "bad");
  loop->run_forever();
}

BOOST_AUTO_TEST_SUITE_END()

// ---- the cases ----

BOOST_AUTO_TEST_SUITE(program)

BOOST_AUTO_TEST_CASE(another_process_is_read_exactly_and_in_all_its_threads) {
  const Child child("shop");
  const Answer json = ask({"pstree", "--json", child.pid()});
  BOOST_TEST(json.status == 0);
  BOOST_TEST(has(json.out, "\"exact\": true"));
  BOOST_TEST(has(common(json.out), nodes_of(child.told())));
  const Answer tree = ask({"pstree", child.pid()});
  BOOST_TEST(has(tree.out, "  2 loops, 6 tasks, exact\n"));
  BOOST_TEST(has(tree.out, "  thread " + child.pid() + "  asleep"));
  const Answer groups = ask({"ps", "--group", child.pid()});
  BOOST_TEST(has(groups.out, "          2 waiting   oldest  0."));
  BOOST_TEST(has(groups.out, "waits for Lock\n"));
  const Answer list = ask({"ps", "--stop", child.pid()});
  BOOST_TEST(has(list.out, ", exact\n"));
  BOOST_TEST(has(list.out, "  cook                 sleeping "));
}

BOOST_AUTO_TEST_CASE(a_stripped_program_tells_as_much) {
  const char* const folder = std::getenv("TEST_TMPDIR");
  const std::string path =
      std::string(folder ? folder : "/tmp") + "/stripped_" + std::to_string(getpid());
  const std::string self = std::filesystem::canonical("/proc/self/exe").string();
  BOOST_REQUIRE(std::system(("strip -o '" + path + "' '" + self + "'").c_str()) == 0);
  {
    const Child child("shop", path);
    const Answer json = ask({"pstree", "--json", child.pid()});
    BOOST_TEST(has(common(json.out), nodes_of(child.told())));
  }
  std::filesystem::remove(path);
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_stuck_names_the_guilty_task) {
  const Child child("stuck");
  const Answer stopped = ask({"pstree", child.pid()});
  BOOST_TEST(stopped.status == 0);
  BOOST_TEST(has(stopped.out, ", 2 tasks, exact\n"));
  BOOST_TEST(has(stopped.out, "busy, next timer in "));
  BOOST_TEST(has(stopped.out, ", has not polled for "));
  BOOST_TEST(std::regex_search(
      stopped.out, std::regex("\\(T\\) bad  0\\.\\d s\n +[^\n]*program_test.cpp:[0-9]+\n"
                              " +running\n")));
  BOOST_TEST(has(ask({"pstree", "--no-stop", child.pid()}).out, ", 2 tasks, not exact\n"));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_shown_is_said_in_words) {
  const Answer gone = ask({"ps", "2147483646"});
  BOOST_TEST(gone.status == 2);
  BOOST_TEST(gone.errors == "there is no process 2147483646\n");
  const Answer misuse = ask({"ps"});
  BOOST_TEST(misuse.status == 2);
  BOOST_TEST(has(misuse.errors, "usage: asyncio17 ps PID"));
  const pid_t other = fork();
  if (other == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    execlp("sleep", "sleep", "1000", static_cast<char*>(nullptr));
    _exit(127);
  }
  const std::string pid = std::to_string(other);
  Answer none = ask({"ps", pid});
  // Until it has become the other program it is this one, or neither.
  for (int i = 0; i < 1000 && none.status != 1; ++i) {
    usleep(1000);
    none = ask({"ps", pid});
  }
  BOOST_TEST(none.status == 1);
  BOOST_TEST(none.errors == "no asyncio17 in process " + pid + "\n");
  kill(other, SIGKILL);
  waitpid(other, nullptr, 0);
}

// As nobody, who may not read this process; who is not root may not read the first one.
BOOST_AUTO_TEST_CASE(a_process_of_another_user_is_refused_with_the_reason) {
  const std::string pid = geteuid() == 0 ? std::to_string(getpid()) : "1";
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  const pid_t asker = fork();
  if (asker == 0) {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(1);
    std::FILE* const out = fdopen(ends[1], "w");
    const int status = detail::run_program({"ps", pid}, out, out);
    std::fprintf(out, "%d\n", status);
    std::fflush(out);
    _exit(0);
  }
  close(ends[1]);
  const std::string said = [&] {
    std::string text;
    char part[512];
    ssize_t n = 0;
    while ((n = read(ends[0], part, sizeof part)) > 0)
      text.append(part, static_cast<std::size_t>(n));
    return text;
  }();
  close(ends[0]);
  waitpid(asker, nullptr, 0);
  BOOST_TEST(said == "not permitted to read process " + pid +
                         ": it belongs to another user; ask as that user, or as root\n2\n");
}

BOOST_AUTO_TEST_SUITE_END()
