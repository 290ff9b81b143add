// concurrent::Future: its states.
#include <asyncio/futures/concurrent_future.hpp>

#include <boost/test/unit_test.hpp>

using namespace asyncio;

BOOST_AUTO_TEST_SUITE(concurrent_future)

// Conformance seed 1890.
BOOST_AUTO_TEST_CASE(a_cancelled_future_is_notified_of_it_once) {
  const concurrent::Future<int> future;
  BOOST_TEST(future.cancel());
  BOOST_TEST(!future.set_running_or_notify_cancel());
  BOOST_CHECK_THROW(future.set_running_or_notify_cancel(), RuntimeError);
}

BOOST_AUTO_TEST_SUITE_END()
