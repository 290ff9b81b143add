// Task: steps, cancellation, repr.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> add_later(int a, int b) {
  return coroutine<int>([a, b](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    RETURN(a + b);
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(task, VirtualLoop)

BOOST_AUTO_TEST_CASE(run_until_complete_returns_the_result) {
  BOOST_TEST(run(add_later(1, 2)) == 3);
  BOOST_TEST(clock.time() == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()
