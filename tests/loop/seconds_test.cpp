// Seconds, OptionalSeconds.
#include <asyncio/loop/seconds.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace std::chrono_literals;

namespace {
double seconds(Seconds s) { return s.count(); }
std::optional<double> optional_seconds(OptionalSeconds s) { return s.get(); }
}  // namespace

BOOST_AUTO_TEST_SUITE(seconds_)

BOOST_AUTO_TEST_CASE(numbers_are_seconds) {
  BOOST_TEST(seconds(2) == 2.0);
  BOOST_TEST(seconds(0.25) == 0.25);
  BOOST_TEST(seconds(-1) == -1.0);
}

BOOST_AUTO_TEST_CASE(durations_of_any_unit_are_converted) {
  BOOST_TEST(seconds(1500ms) == 1.5);
  BOOST_TEST(seconds(2min) == 120.0);
  BOOST_TEST(seconds(std::chrono::duration<float>(0.5f)) == 0.5);
}

BOOST_AUTO_TEST_CASE(no_limit_is_nullopt_or_an_empty_optional) {
  BOOST_TEST(!optional_seconds(std::nullopt));
  BOOST_TEST(!optional_seconds(std::optional<double>()));
  BOOST_TEST(*optional_seconds(std::optional<int>(3)) == 3.0);
  BOOST_TEST(*optional_seconds(std::optional<std::chrono::milliseconds>(20ms)) == 0.02);
  BOOST_TEST(*optional_seconds(0) == 0.0);
  BOOST_TEST(*optional_seconds(Seconds(1)) == 1.0);
  BOOST_TEST(*optional_seconds(10ms) == 0.01);
}

BOOST_AUTO_TEST_CASE(it_is_usable_in_constant_expressions) {
  static_assert(Seconds(3).count() == 3.0);
  static_assert(Seconds(1s).count() == 1.0);
  static_assert(!std::is_convertible_v<const char*, Seconds>);
}

BOOST_AUTO_TEST_SUITE_END()
