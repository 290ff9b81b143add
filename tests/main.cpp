// main() of every test program: Boost.Test with errors for the reader on stdout and, under Bazel, a
// JUnit report in $XML_OUTPUT_FILE, from which tools/test counts the cases.

#define BOOST_TEST_NO_MAIN
#include <boost/test/unit_test.hpp>
#include <boost/test/unit_test_log.hpp>
#ifndef BOOST_TEST_DYN_LINK
#include <boost/test/impl/unit_test_main.ipp>  // no static library has this without a main() of its own
#endif
#include <cstdlib>
#include <fstream>
#include <iostream>

namespace {

namespace ut = boost::unit_test;

std::ofstream& report() {
  static std::ofstream stream;
  return stream;
}

void write_report() {
  const char* path = std::getenv("XML_OUTPUT_FILE");
  if (path == nullptr || *path == '\0') return;
  report().open(path);
  ut::unit_test_log.add_format(ut::OF_JUNIT);
  ut::unit_test_log.set_threshold_level(ut::OF_JUNIT, ut::log_all_errors);
  ut::unit_test_log.set_stream(ut::OF_JUNIT, report());
}

// Boost.Test's two spellings of the function that it calls before the tests run.
#if defined(BOOST_TEST_ALTERNATIVE_INIT_API) || defined(BOOST_TEST_DYN_LINK)
bool prepare() {
  write_report();
  return true;
}
#else
ut::test_suite* prepare(int, char**) {
  write_report();
  return nullptr;
}
#endif

}  // namespace

#if defined(__SANITIZE_THREAD__)
// libstdc++ counts the holders of a thrown exception, and of its text, where TSan does not look: it
// takes the end of the last one for a race.
extern "C" const char* __tsan_default_suppressions() {
  return "race:std::logic_error::~logic_error\n"
         "race:std::runtime_error::~runtime_error\n"
         "race:exception_ptr::_M_release\n"
         "race:__cxa_free_exception\n";
}
#endif

// A test whose program is started again, as a child of itself, defines it: it is called first.
[[gnu::weak]] void open_main(int argc, char** argv);

int main(int argc, char** argv) {
  if (open_main != nullptr) open_main(argc, argv);
  return ut::unit_test_main(&prepare, argc, argv);
}
