// What is said twice about the build is the same, who reads a process knows every kind of future,
// and the one header and one source are a program's.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

namespace fs = std::filesystem;

int run(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

fs::path folder(const std::string& name) {
  const char* const given = std::getenv("TEST_TMPDIR");
  fs::path made = fs::path(given ? given : "/tmp") / ("asyncio17_" + name);
  fs::remove_all(made);
  fs::create_directories(made);
  return made;
}

std::string read(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A copy in which the text `from` of a file is another one.
fs::path changed(const std::string& path, const std::string& from, const std::string& to) {
  fs::path root = folder("changed");
  for (const char* part : {"generators", "loop", "futures", "sync", "io", "insight", "testing",
                           "web", "version.hpp", "MODULE.bazel", "CMakeLists.txt"})
    run("cp -rL " + std::string(part) + " " + root.string());
  std::string text = read(root / path);
  text.replace(text.find(from), from.size(), to);
  fs::remove(root / path);
  std::ofstream(root / path) << text;
  return root;
}

int check(const fs::path& root) { return run("python3 tools/check_build.py " + root.string()); }
int check_kinds(const fs::path& root) {
  return run("python3 tools/check_kinds.py " + root.string());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(build)

BOOST_AUTO_TEST_CASE(the_version_and_the_visibility_of_every_header_are_right) {
  BOOST_TEST(check(".") == 0);
}

BOOST_AUTO_TEST_CASE(a_version_that_differs_is_noticed) {
  BOOST_TEST(check(changed("MODULE.bazel", "version = \"", "version = \"9")) == 1);
}

BOOST_AUTO_TEST_CASE(a_header_that_hides_what_it_declares_is_noticed) {
  BOOST_TEST(check(changed("loop/handle.hpp", "#pragma GCC visibility push(default)\n", "")) == 1);
}

BOOST_AUTO_TEST_CASE(every_kind_of_future_and_callback_is_told_to_readers) {
  BOOST_TEST(check_kinds(".") == 0);
}

BOOST_AUTO_TEST_CASE(a_kind_of_future_that_no_table_tells_is_noticed) {
  const std::string other = "class Reply final : public FutureBase {\n};\nclass WaitList {\n";
  BOOST_TEST(check_kinds(changed("sync/waiter.hpp", "class WaitList {\n", other)) == 1);
  BOOST_TEST(check_kinds(changed("sync/waiter.cpp", "typeid(Waiter)", "typeid(int)")) == 1);
}

BOOST_AUTO_TEST_CASE(a_callback_that_ends_a_future_unseen_is_noticed) {
  const std::string row = "&typeid(ShieldCore::InnerDone)";
  BOOST_TEST(check_kinds(changed("futures/shield.cpp", row, "nullptr")) == 1);
  BOOST_TEST(check_kinds(changed("futures/wait.cpp", "OnEnd{waiter}", "[w = waiter]")) == 1);
}

// run builds a program of them; here it is seen that no two sources have the same name for
// different things.
BOOST_AUTO_TEST_CASE(all_sources_are_one) {
  const std::string made = folder("drop_in").string();
  BOOST_TEST(run("python3 tools/amalgamate " + made) == 0);
  BOOST_TEST(run("g++ -std=c++17 -Wall -Wextra -Werror -fsyntax-only " + made + "/asyncio17.cpp") ==
             0);
  // What they do not have they do not speak of: it would be missing when a program is linked.
  BOOST_TEST(run("! grep -F asyncio::ssl " + made + "/asyncio17.cpp") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
