// concurrent::Future: its states.
#include <asyncio/futures/concurrent_future.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>

using namespace asyncio;

BOOST_AUTO_TEST_SUITE(concurrent_future)

// Conformance seed 1890.
BOOST_AUTO_TEST_CASE(a_cancelled_future_is_notified_of_it_once) {
  const concurrent::Future<int> future;
  BOOST_TEST(future.cancel());
  BOOST_TEST(!future.set_running_or_notify_cancel());
  BOOST_CHECK_THROW(future.set_running_or_notify_cancel(), RuntimeError);
}

// Conformance seed 46 under the address sanitizer: its own callback kept it.
BOOST_AUTO_TEST_CASE(a_future_that_is_never_done_is_freed_with_its_callbacks) {
  const auto token = std::make_shared<int>(1);
  {
    const concurrent::Future<int> future;
    future.add_done_callback([token](const concurrent::Future<int>&) {});
  }
  BOOST_TEST(token.use_count() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
