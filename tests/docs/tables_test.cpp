// The tables in docs/: what they say is tested is tested. tools/check_tables.py reads them.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

// The exit status of the check of these documents against all tests.
int check(const std::string& documents) {
  const std::string command =
      "python3 tools/check_tables.py " + documents +
      " tests/*/*_test.cpp tests/loop/*/*_test.cpp tests/compile_fail/*.cpp";
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int check_text(const std::string& cell) {
  const std::filesystem::path path =
      std::filesystem::path(std::getenv("TEST_TMPDIR") ? std::getenv("TEST_TMPDIR") : "/tmp") /
      "table.md";
  std::ofstream(path) << "| what | covered by |\n|---|---|\n| it | " << cell << " |\n";
  return check(path.string() + " >/dev/null");
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
