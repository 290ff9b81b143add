// gather: what counts as seen.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

BOOST_FIXTURE_TEST_SUITE(gather_, VirtualLoop)

// Conformance seed 1130: the inner gather() was reported as never retrieved.
BOOST_AUTO_TEST_CASE(cancelling_an_outer_gather_has_seen_how_its_children_ended) {
  Future<int> first;
  auto inner = gather(return_exceptions, std::vector<Future<int>>{first});
  auto outer = gather(return_exceptions, std::vector<decltype(inner)>{inner});
  BOOST_TEST(outer.cancel());
  run_turns(3);
  BOOST_TEST(inner.done());
  BOOST_TEST(!inner.get().unretrieved());
  BOOST_TEST(outer.get().unretrieved());
  outer.get().mark_retrieved();
}

// Conformance seed 1460, features msg.
BOOST_AUTO_TEST_CASE(gathering_exceptions_leaves_a_task_the_message_it_was_cancelled_with) {
  Task<void> task = loop.create_task(asyncio::sleep(1));
  auto outer = gather(return_exceptions, std::vector<Task<void>>{task});
  run_turns();
  task.cancel("why");
  run(outer);
  try {
    task.result();
    BOOST_FAIL("it was cancelled");
  } catch (const CancelledError& e) {
    BOOST_TEST(e.what() == std::string("why"));
  }
}

BOOST_AUTO_TEST_SUITE_END()
