// FlowControl: who drains waits while writing is paused.
#include <asyncio/io/flow_control.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {
struct Writing : VirtualLoop {
  FlowControl flow{&loop};
};
}  // namespace

BOOST_FIXTURE_TEST_SUITE(flow_control, Writing)

BOOST_AUTO_TEST_CASE(drain_does_not_wait_while_there_is_room) { run(flow.drain()); }

BOOST_AUTO_TEST_CASE(several_tasks_drain_until_writing_resumes) {
  flow.pause_writing();
  Task<void> one = loop.create_task(flow.drain()), two = loop.create_task(flow.drain());
  run_turns(2);
  BOOST_TEST(!one.done());
  two.cancel();
  flow.resume_writing();
  run(one);
  BOOST_TEST(two.cancelled());
}

BOOST_AUTO_TEST_CASE(a_lost_connection_ends_the_waiting_with_its_error) {
  flow.pause_writing();
  Task<void> waiting = loop.create_task(flow.drain());
  run_turns();
  flow.connection_lost(make_exception<RuntimeError>("gone"));
  BOOST_CHECK_THROW(run(waiting), RuntimeError);
  BOOST_CHECK_THROW(run(flow.drain()), ConnectionResetError);
}

BOOST_AUTO_TEST_CASE(pausing_twice_is_a_mistake) {
  flow.pause_writing();
  BOOST_CHECK_THROW(flow.pause_writing(), RuntimeError);
  flow.resume_writing();
  BOOST_CHECK_THROW(flow.resume_writing(), RuntimeError);
}

BOOST_AUTO_TEST_SUITE_END()
