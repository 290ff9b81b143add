// The programs in recorded/, which gen.py wrote in Python and in C++ at once: in C++ they print
// what they printed in Python. tests/judge/run does the same with fresh ones.
#include "tests/judge/judge.hpp"

#include <boost/test/unit_test.hpp>

namespace judge {
extern const std::vector<Program> programs_0, programs_25, programs_50, programs_75, programs_100;
}

namespace {
void check(const std::vector<judge::Program>& programs) {
  BOOST_TEST(!programs.empty());
  for (const judge::Program& p : programs) {
    const std::string printed = judge::output(p);
    BOOST_TEST(printed == p.expected, "the program of seed " << p.seed << " prints\n"
                                                             << printed << "and should print\n"
                                                             << p.expected);
  }
}
}  // namespace

BOOST_AUTO_TEST_SUITE(recorded)

BOOST_AUTO_TEST_CASE(programs_0_to_24_print_what_they_print_in_python) { check(judge::programs_0); }
BOOST_AUTO_TEST_CASE(programs_25_to_49_print_what_they_print_in_python) {
  check(judge::programs_25);
}
BOOST_AUTO_TEST_CASE(programs_50_to_74_print_what_they_print_in_python) {
  check(judge::programs_50);
}
BOOST_AUTO_TEST_CASE(programs_75_to_99_print_what_they_print_in_python) {
  check(judge::programs_75);
}
BOOST_AUTO_TEST_CASE(programs_100_to_124_print_what_they_print_in_python) {
  check(judge::programs_100);
}

BOOST_AUTO_TEST_SUITE_END()
