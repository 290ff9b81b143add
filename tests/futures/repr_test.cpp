// repr: values as Python shows them.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <map>
#include <memory>

using namespace asyncio;

namespace shapes {
struct Point {
  int x, y;
};
std::string to_repr(const Point& p) {
  return "Point(" + std::to_string(p.x) + ", " + std::to_string(p.y) + ")";
}
struct Plain {};
}  // namespace shapes

BOOST_AUTO_TEST_SUITE(repr_)

BOOST_AUTO_TEST_CASE(numbers_and_booleans) {
  BOOST_TEST(repr(42) == "42");
  BOOST_TEST(repr(-7LL) == "-7");
  BOOST_TEST(repr(true) == "True");
  BOOST_TEST(repr(false) == "False");
  BOOST_TEST(repr(1.0) == "1.0");
  BOOST_TEST(repr(0.1) == "0.1");
  BOOST_TEST(repr(2.5f) == "2.5");
  BOOST_TEST(repr(1.0 / 3) == "0.3333333333333333");
  BOOST_TEST(repr(1e100) == "1e+100");
  BOOST_TEST(repr(std::numeric_limits<double>::infinity()) == "inf");
  BOOST_TEST(repr(std::nan("")) == "nan");
}

BOOST_AUTO_TEST_CASE(texts_are_quoted_as_in_python) {
  BOOST_TEST(repr(std::string("it")) == "'it'");
  BOOST_TEST(repr(std::string("it's")) == "\"it's\"");
  const char* text = "plain";
  BOOST_TEST(repr(text) == "'plain'");
}

BOOST_AUTO_TEST_CASE(containers_pairs_and_optionals) {
  BOOST_TEST(repr(std::vector<int>{1, 2, 3}) == "[1, 2, 3]");
  BOOST_TEST(repr(std::vector<std::string>{}) == "[]");
  BOOST_TEST(repr(std::make_pair(1, std::string("a"))) == "(1, 'a')");
  BOOST_TEST(repr(std::make_tuple(1, 2.0, true)) == "[1, 2.0, True]");  // as gather() shows it
  BOOST_TEST(repr(std::optional<int>()) == "None");
  BOOST_TEST(repr(std::optional<int>(3)) == "3");
  BOOST_TEST(repr(None()) == "None");
}

BOOST_AUTO_TEST_CASE(exceptions_and_outcomes) {
  BOOST_TEST(repr(make_exception<ValueError>("v")) == "ValueError('v')");
  Outcome<int> outcome;
  outcome.set_value(3);
  BOOST_TEST(repr(outcome) == "3");
  outcome.set_exception(make_exception<CancelledError>());
  BOOST_TEST(repr(outcome) == "CancelledError()");
  Outcome<void> none;
  none.set_value();
  BOOST_TEST(repr(none) == "None");
}

BOOST_AUTO_TEST_CASE(a_type_takes_part_by_to_repr_or_to_string) {
  BOOST_TEST(repr(shapes::Point{1, 2}) == "Point(1, 2)");
  BOOST_TEST(repr(std::vector<shapes::Point>{{1, 2}}) == "[Point(1, 2)]");
  BOOST_TEST(repr(Handle()) == "<Handle>");
  BOOST_TEST(repr(shapes::Plain{}) == "<Plain>");
  BOOST_TEST(repr(std::make_unique<int>(1)).front() == '<');
}

BOOST_AUTO_TEST_SUITE_END()
