// A core dump tells what the process itself would have told.
#include "tests/insight/own_core.hpp"

#include <asyncio/asyncio.hpp>
#include <asyncio/insight/call_graph.hpp>
#include <asyncio/insight/reader/cannot_read.hpp>
#include <asyncio/insight/reader/core_memory.hpp>
#include <asyncio/insight/reader/task_reader.hpp>
#include <asyncio/insight/snapshot_json.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// What the kernel does with a core: a path, or a program behind a |.
std::string core_pattern() {
  std::string pattern;
  std::ifstream file("/proc/sys/kernel/core_pattern");
  std::getline(file, pattern);
  return pattern;
}

// The highest size of a core that a process may ask for is more than nothing.
bool may_dump() {
  rlimit limit{};
  return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_max > 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(children, *boost::unit_test::disabled())

BOOST_AUTO_TEST_CASE(is_dumped) {
  BOOST_REQUIRE(chdir(std::getenv("CHILD_FOLDER")) == 0);
  rlimit limit{};
  BOOST_REQUIRE(getrlimit(RLIMIT_CORE, &limit) == 0);
  limit.rlim_cur = limit.rlim_max;
  BOOST_REQUIRE(setrlimit(RLIMIT_CORE, &limit) == 0);
  const EventLoopPtr loop = new_event_loop();
  const Task<> first = loop->create_task(naps(1000), "first");
  const Task<> gathers = loop->create_task(waits_for(first), "gathers");
  loop->call_later(0.01, [&loop] { tell(call_graph_json(*loop)); });
  loop->run_forever();
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(core)

BOOST_FIXTURE_TEST_CASE(a_core_tells_what_the_process_would_have_told, Sleepers) {
  const std::string path = path_of("core");
  write_file(path, dump());
  detail::CoreMemory memory(path);
  const detail::LayoutTable layout(memory);
  detail::TaskReader reader(memory, layout);
  const detail::ProcessSnapshot process = reader.read();
  BOOST_TEST(process.problem == "");
  BOOST_TEST(memory.missing_files().empty());
  BOOST_REQUIRE(process.loops.size() == 1);
  BOOST_TEST(common(detail::to_json(process.loops[0])) == call_graph_json(loop));
  std::remove(path.c_str());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_core_is_refused) {
  const auto why = [](const std::string& path) {
    try {
      const detail::CoreMemory memory(path);
    } catch (const detail::CannotRead& error) {
      return error.why;
    }
    return std::string("it was read");
  };
  const std::string path = path_of("no_core");
  write_file(path, "text");
  BOOST_TEST(why(path) == path + " is no core dump of a 64-bit process");
  BOOST_TEST(why("/proc/self/exe") == "/proc/self/exe is no core dump of a 64-bit process");
  std::remove(path.c_str());
  BOOST_TEST(why(path) == "cannot open " + path + ": No such file or directory");
}

// Where the kernel writes it to the folder of the process.
BOOST_AUTO_TEST_CASE(a_core_of_the_kernel_tells_what_the_process_has_told) {
  const std::string pattern = core_pattern();
  if (pattern.empty() || pattern.find_first_of("|/") != std::string::npos || !may_dump()) {
    std::printf("no core of the kernel was read: kernel.core_pattern is \"%s\", and %s\n",
                pattern.c_str(), may_dump() ? "that is no file here" : "the limit of a core is 0");
    return;
  }
  const std::string folder = path_of("cores");
  std::filesystem::create_directory(folder);
  setenv("CHILD_FOLDER", folder.c_str(), 1);
  Child child("is_dumped");
  BOOST_TEST(child.ends_by(SIGQUIT) == -1);
  std::string path;
  for (const auto& file : std::filesystem::directory_iterator(folder)) path = file.path().string();
  BOOST_REQUIRE(path != "");
  const Answer json = ask({"pstree", "--json", "--core", path});
  BOOST_TEST(json.status == 0);
  BOOST_TEST(json.errors == "");
  BOOST_TEST(has(json.out, "\"exact\": true"));
  BOOST_TEST(has(common(json.out), nodes_of(child.told())));
  const Answer tree = ask({"pstree", "--core", path});
  BOOST_TEST(has(tree.out, "  1 loop, 3 tasks, dead\n"));
  BOOST_TEST(has(tree.out, " (" + child.pid() + ")  "));
  std::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_SUITE_END()
