// The tables in docs/: what they say is tested is tested. tools/check_tables.py reads them. And
// tools/check_links.py, which tools/test runs over the documents, notices what leads nowhere.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

int exit_status(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// The exit status of the check of these documents against all tests.
int check(const std::string& documents) {
  return exit_status(
      "python3 tools/check_tables.py " + documents +
      " tests/*/*_test.cpp tests/io/*/*_test.cpp tests/loop/*/*_test.cpp tests/compile_fail/*.cpp");
}

std::string document(const std::string& text) {
  const std::filesystem::path path =
      std::filesystem::path(std::getenv("TEST_TMPDIR") ? std::getenv("TEST_TMPDIR") : "/tmp") /
      "document.md";
  std::ofstream(path) << text;
  return path.string();
}

int check_text(const std::string& cell) {
  return check(document("| what | covered by |\n|---|---|\n| it | " + cell + " |\n") +
               " >/dev/null");
}

int check_link(const std::string& link) {
  const std::string text = "# One, `two` & three\n\nSee [it](" + link + ").\n";
  return exit_status("python3 tools/check_links.py " + document(text) + " >/dev/null");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tables)

BOOST_AUTO_TEST_CASE(what_differs_on_purpose_is_pinned_by_tests_that_exist) {
  BOOST_TEST(check("docs/differences.md") == 0);
}

BOOST_AUTO_TEST_CASE(each_behaviour_of_the_reference_names_tests_that_exist_or_a_reason) {
  BOOST_TEST(check("docs/conformance.md docs/conformance_*.md") == 0);
}

BOOST_AUTO_TEST_CASE(a_row_that_names_no_test_or_one_that_does_not_exist_is_noticed) {
  BOOST_TEST(check_text("tables_test: a_row_that_names_no_test_…") == 0);
  BOOST_TEST(check_text("does not apply") == 0);
  BOOST_TEST(check_text("later") == 1);
  BOOST_TEST(check_text("no_case_has_this_name") == 1);
  BOOST_TEST(check_text("missing_test") == 1);
  BOOST_TEST(check_text("future_test: a_row_that_names_no_test_…") == 1);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(links)

BOOST_AUTO_TEST_CASE(a_file_or_heading_that_does_not_exist_is_noticed) {
  BOOST_TEST(check_link("document.md") == 0);
  BOOST_TEST(check_link("document.md#one-two--three") == 0);
  BOOST_TEST(check_link("#one-two--three") == 0);
  BOOST_TEST(check_link("https://www.example.org/") == 0);
  BOOST_TEST(check_link("missing.md") == 1);
  BOOST_TEST(check_link("document.md#four") == 1);
  BOOST_TEST(check_link("#four") == 1);
}

BOOST_AUTO_TEST_CASE(what_stands_in_code_is_no_link) {
  BOOST_TEST(check_link("#one-two--three) `[n](auto& co)` [the same](#one-two--three") == 0);
  BOOST_TEST(check_link("#one-two--three)\n```cpp\n[n](missing.md);\n```\n[the same](#four") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
