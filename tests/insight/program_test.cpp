// The program asyncio17: what it shows of another process.
//
// The processes that it reads are this program again, with one of the cases of `children`.
#include "tests/fixtures.hpp"
#include "tests/insight/child.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/call_graph.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace asyncio;
using asyncio::testing::Answer;
using asyncio::testing::ask;
using asyncio::testing::Child;
using asyncio::testing::common;
using asyncio::testing::has;
using asyncio::testing::nodes_of;
using asyncio::testing::path_of;
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
  const std::string path = path_of("stripped");
  const std::string self = std::filesystem::canonical("/proc/self/exe").string();
  BOOST_REQUIRE(std::system(("strip -o '" + path + "' '" + self + "'").c_str()) == 0);
  {
    const Child child("shop", path);
    const Answer json = ask({"pstree", "--json", child.pid()});
    BOOST_TEST(has(common(json.out), nodes_of(child.told())));
  }
  std::filesystem::remove(path);
}

BOOST_AUTO_TEST_SUITE_END()
