// repr: values as Python shows them.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <clocale>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

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

BOOST_AUTO_TEST_CASE(maps_are_dicts_and_sets_are_sets) {
  BOOST_TEST(repr(std::map<int, std::string>{{1, "a"}, {2, "b"}}) == "{1: 'a', 2: 'b'}");
  BOOST_TEST(repr(std::map<int, int>{}) == "{}");
  BOOST_TEST(repr(std::set<int>{1, 2}) == "{1, 2}");
  BOOST_TEST(repr(std::set<int>{}) == "set()");
  BOOST_TEST(repr(std::string_view("view")) == "'view'");
  BOOST_TEST(repr(static_cast<const char*>(nullptr)) == "None");
}

// ---- cut off as reprlib.repr() does; the expected texts are CPython's ----

BOOST_AUTO_TEST_CASE(long_texts_are_cut_in_the_middle) {
  BOOST_TEST(short_repr(std::string(100, 'x')) == "'xxxxxxxxxxxx...xxxxxxxxxxxxx'");
  BOOST_TEST(short_repr(std::string(28, 'x')) == "'" + std::string(28, 'x') + "'");
  BOOST_TEST(short_repr(std::string(29, 'x')) == "'xxxxxxxxxxxx...xxxxxxxxxxxxx'");
  std::string mixed;
  for (int i = 0; i < 9; ++i) mixed += "ab\n\"'c";
  BOOST_TEST(short_repr(mixed) == R"('ab\n"\'cab\n...n"\'cab\n"\'c')");
  BOOST_TEST(repr(std::string(100, 'x')).size() == 102U);  // all of it
}

BOOST_AUTO_TEST_CASE(characters_are_counted_and_not_bytes) {
  std::string accents, ends;
  for (int i = 0; i < 40; ++i) accents += "\u00e9";
  const auto times = [](int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += "\u00e9";
    return out;
  };
  BOOST_TEST(short_repr(accents) == "'" + times(12) + "..." + times(13) + "'");
  BOOST_TEST(short_repr(times(28)) == "'" + times(28) + "'");
  // What is no UTF-8 is cut byte by byte.
  BOOST_TEST(short_repr(std::string(100, '\x80')).size() == 30U);
  BOOST_TEST(short_repr(std::string(100, '\xe2')).size() == 30U);
}

BOOST_AUTO_TEST_CASE(containers_show_six_items_and_maps_four) {
  BOOST_TEST(short_repr(std::vector<int>(6, 1)) == "[1, 1, 1, 1, 1, 1]");
  BOOST_TEST(short_repr(std::vector<int>(7, 1)) == "[1, 1, 1, 1, 1, 1, ...]");
  BOOST_TEST(short_repr(std::set<int>{1, 2, 3, 4, 5, 6, 7}) == "{1, 2, 3, 4, 5, 6, ...}");
  BOOST_TEST((short_repr(std::map<int, int>{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}}) ==
              "{0: 0, 1: 1, 2: 2, 3: 3, ...}"));
  BOOST_TEST(short_repr(std::make_tuple(1, 2, 3, 4, 5, 6, 7)) == "[1, 2, 3, 4, 5, 6, ...]");
  BOOST_TEST(short_repr(std::vector<std::string>(2, std::string(50, 'a'))) ==
             "['aaaaaaaaaaaa...aaaaaaaaaaaaa', 'aaaaaaaaaaaa...aaaaaaaaaaaaa']");
}

BOOST_AUTO_TEST_CASE(levels_are_cut_at_the_seventh) {
  using V1 = std::vector<std::vector<std::vector<int>>>;
  using V2 = std::vector<std::vector<std::vector<V1>>>;
  const V2 seven{{{{{{}}}}}};
  const std::vector<V2> eight{{{{{{{1}}}}}}};
  BOOST_TEST(short_repr(seven) == "[[[[[[]]]]]]");
  BOOST_TEST(short_repr(eight) == "[[[[[[[...]]]]]]]");
  BOOST_TEST(short_repr(std::vector<std::vector<V2>>()) == "[]");
}

BOOST_AUTO_TEST_CASE(what_other_types_say_is_cut_at_thirty_characters) {
  BOOST_TEST(short_repr(shapes::Point{1, 2}) == "Point(1, 2)");
  BOOST_TEST(short_repr(shapes::Point{-1000000000, -2000000000}) ==
             "Point(-100000..., -2000000000)");
  BOOST_TEST(short_repr(make_exception<ValueError>(std::string(50, 'y'))) ==
             "ValueError('y...yyyyyyyyyyyy')");
  BOOST_TEST(short_repr(std::optional<std::string>(std::string(100, 'x'))) ==
             "'xxxxxxxxxxxx...xxxxxxxxxxxxx'");
}

BOOST_AUTO_TEST_CASE(the_results_of_futures_and_tasks_are_cut_off) {
  asyncio::testing::VirtualLoop virtual_loop;
  Future<std::vector<int>> future;
  future.set_result(std::vector<int>(1000000, 7));
  BOOST_TEST(future.to_string() == "<Future finished result=[7, 7, 7, 7, 7, 7, ...]>");
  BOOST_TEST(asyncio::testing::text_of<InvalidStateError>([&] {
               future.set_result(std::vector<int>());
             }) == "invalid state: <Future finished result=[7, 7, 7, 7, 7, 7, ...]>");
  Future<std::string> text;
  text.set_result(std::string(1000, 'x'));
  BOOST_TEST(text.to_string() == "<Future finished result='xxxxxxxxxxxx...xxxxxxxxxxxxx'>");
}

BOOST_AUTO_TEST_CASE(a_number_has_a_point_whatever_the_locale) {
  struct Locale {
    std::string before = std::setlocale(LC_NUMERIC, nullptr);
    bool set = false;
    Locale() {
      for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "ps_AF.UTF-8"})
        set = set || std::setlocale(LC_NUMERIC, name);
    }
    ~Locale() { std::setlocale(LC_NUMERIC, before.c_str()); }
  } locale;  // where the system has none of them, the test says less
  BOOST_TEST(repr(1.5) == "1.5");
  BOOST_TEST(repr(-1.25e-300) == "-1.25e-300");
  BOOST_TEST(repr(3.0) == "3.0");
}

BOOST_AUTO_TEST_SUITE_END()
