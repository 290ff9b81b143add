// get_event_loop, set_event_loop, new_event_loop, get_running_loop.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <thread>

using namespace asyncio;
using asyncio::testing::text_of;

BOOST_AUTO_TEST_SUITE(events)

// First: later tests call set_event_loop(), after which no loop is made any more.
BOOST_AUTO_TEST_CASE(get_event_loop_makes_one_in_the_main_thread_and_keeps_it) {
  EventLoop& loop = get_event_loop();
  BOOST_TEST(&loop == &get_event_loop());
  BOOST_TEST(!loop.is_running());
}

BOOST_AUTO_TEST_CASE(get_event_loop_in_another_thread_is_an_error) {
  std::string text;
  std::thread([&] { text = text_of<RuntimeError>([] { get_event_loop(); }); }).join();
  BOOST_TEST(text.find("There is no current event loop in ") == 0U);
}

BOOST_AUTO_TEST_CASE(set_event_loop_counts_for_its_own_thread) {
  EventLoopPtr mine = new_event_loop();
  set_event_loop(mine.get());
  BOOST_TEST(&get_event_loop() == mine.get());
  std::thread([&] {
    EventLoopPtr theirs = new_event_loop();
    set_event_loop(theirs.get());
    BOOST_TEST(&get_event_loop() == theirs.get());
    set_event_loop(nullptr);
  }).join();
  BOOST_TEST(&get_event_loop() == mine.get());
  set_event_loop(nullptr);
  BOOST_CHECK_THROW(get_event_loop(), RuntimeError);
}

BOOST_AUTO_TEST_CASE(inside_a_callback_it_is_the_running_loop) {
  EventLoopPtr loop = new_event_loop();
  EventLoopPtr other = new_event_loop();
  set_event_loop(other.get());
  BOOST_TEST(text_of<RuntimeError>([] { get_running_loop(); }).find("no running event loop") == 0U);
  loop->call_soon([&] {
    BOOST_TEST(&get_event_loop() == loop.get());
    BOOST_TEST(&get_running_loop() == loop.get());
    loop->stop();
  });
  loop->run_forever();
  BOOST_CHECK_THROW(get_running_loop(), RuntimeError);
  set_event_loop(nullptr);
}

BOOST_AUTO_TEST_CASE(a_loop_may_run_in_another_thread) {
  EventLoopPtr loop = new_event_loop();
  bool ran = false;
  std::thread([&] {
    loop->call_soon([&] {
      ran = &get_running_loop() == loop.get();
      loop->stop();
    });
    loop->run_forever();
  }).join();
  BOOST_TEST(ran);
}

BOOST_AUTO_TEST_CASE(new_loops_are_distinct_and_each_closes_at_its_end) {
  EventLoopPtr a = new_event_loop(), b = new_event_loop();
  BOOST_TEST(a.get() != b.get());
  const auto future = a->create_future<int>();
  a.reset();
  BOOST_TEST(future.get_loop().is_closed());  // the future keeps what it needs of it
}

BOOST_AUTO_TEST_SUITE_END()
