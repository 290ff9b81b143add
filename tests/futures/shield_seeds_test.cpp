// shield: what it reports.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

BOOST_FIXTURE_TEST_SUITE(shield_, VirtualLoop)

// Conformance seed 125.
BOOST_AUTO_TEST_CASE(a_failure_behind_two_cancelled_shields_is_reported_once) {
  Future<int> inner;
  Future<int> first = shield(inner), second = shield(inner);
  first.cancel();
  second.cancel();
  run_turns(2);
  inner.set_exception(RuntimeError("no"));
  run_turns(2);
  BOOST_TEST(reports.size() == 1u);
}

// Conformance seed 1369: InvalidStateError left the loop.
BOOST_AUTO_TEST_CASE(
    an_outer_future_that_somebody_else_has_ended_is_reported_and_the_loop_goes_on) {
  Future<int> inner;
  Future<int> outer = shield(inner);
  inner.set_result(1);
  outer.set_result(2);
  run_turns(2);
  BOOST_TEST(outer.result() == 2);
  BOOST_TEST(reports.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
