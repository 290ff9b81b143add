// Programs as a compiler and a linker leave them: a library that is opened and shows nothing, and a
// program that links no task. tests/insight/forms/run has the forms that need other compilers.
#include "tests/insight/child.hpp"

#include <asyncio/loop/events.hpp>
#include <boost/test/unit_test.hpp>

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using asyncio::testing::Answer;
using asyncio::testing::ask;
using asyncio::testing::Child;
using asyncio::testing::common;
using asyncio::testing::has;
using asyncio::testing::nodes_of;
using asyncio::testing::path_of;
using asyncio::testing::tell;

namespace {

constexpr char kPlugin[] = "tests/insight/hidden_shop.so";
constexpr char kHost[] = "tests/insight/host";
constexpr char kBare[] = "tests/insight/bare";

// What the children open.
void set_library(const std::string& path) {
  setenv("SHOP_LIBRARY", std::filesystem::absolute(path).c_str(), 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(children, *boost::unit_test::disabled())

BOOST_AUTO_TEST_CASE(opens_another_copy) {
  BOOST_REQUIRE(dlopen(std::getenv("SHOP_LIBRARY"), RTLD_NOW | RTLD_LOCAL));
  const asyncio::EventLoopPtr loop = asyncio::new_event_loop();
  loop->call_later(0.01, [] { tell("ready"); });
  loop->run_forever();
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(forms)

BOOST_AUTO_TEST_CASE(a_library_that_a_program_opens_and_that_shows_nothing_is_read) {
  set_library(kPlugin);
  const Child child("", kHost);
  const Answer json = ask({"pstree", "--json", child.pid()});
  BOOST_TEST(json.status == 0);
  BOOST_TEST(has(json.out, "\"exact\": true"));
  BOOST_TEST(has(common(json.out), nodes_of(child.told())));
  BOOST_TEST(has(child.told(), "\"name\": \"cleaner\""));
}

BOOST_AUTO_TEST_CASE(two_copies_of_the_same_version_are_read_as_one) {
  set_library(kPlugin);
  const Child child("opens_another_copy");
  const Answer said = ask({"pstree", child.pid()});
  BOOST_TEST(said.status == 0);
  BOOST_TEST(has(said.out, "  1 loop, 0 tasks, exact\n"));
}

BOOST_AUTO_TEST_CASE(two_versions_in_one_process_are_refused) {
  std::ifstream file(kPlugin, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string name("EventLoop.port\0", 15);
  const std::size_t at = bytes.find(name);
  BOOST_REQUIRE(at != std::string::npos);
  bytes[at + name.size()] ^= 8;  // the first seven bits of its offset
  const std::string path = path_of("other_version");
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  set_library(path);
  {
    const Child child("opens_another_copy");
    const Answer said = ask({"pstree", child.pid()});
    BOOST_TEST(said.status == 3);
    BOOST_TEST(said.errors == "there are two versions of asyncio17 in process " + child.pid() +
                                  ", which differ in EventLoop.port\n");
  }
  std::filesystem::remove(path);
}

BOOST_AUTO_TEST_CASE(a_program_of_callbacks_alone_is_read) {
  const Child child("", kBare);
  for (const char* const how : {"--group", "--no-group", "--stop"}) {
    const Answer said = ask({"pstree", how, child.pid()});
    BOOST_TEST(said.status == 0);
    BOOST_TEST(has(said.out, "  1 loop, 0 tasks, exact\n"));
    BOOST_TEST(has(said.out, "asleep, next timer in 69"));
    BOOST_TEST(has(said.out, ", polled "));
  }
  BOOST_TEST(has(ask({"ps", "--json", child.pid()}).out, "\"nodes\": []"));
}

BOOST_AUTO_TEST_SUITE_END()
