// LoopRef: an object that remembers its loop, as every asyncio library does, may outlive it.
#include <asyncio/asyncio.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <utility>

using namespace asyncio;

BOOST_AUTO_TEST_SUITE(loop_ref)

BOOST_AUTO_TEST_CASE(a_loop_that_is_remembered_over_two_runs_is_closed_and_another_one) {
  LoopRef first;
  asyncio::run(coroutine([&first](auto& co) {
    ASYNCIO_BEGIN(co);
    first = get_running_loop();
    ASYNCIO_END;
  }));
  bool closed = false, same = true;
  asyncio::run(coroutine([&](auto& co) {
    ASYNCIO_BEGIN(co);
    closed = first->is_closed();
    same = first == get_running_loop();
    ASYNCIO_END;
  }));
  BOOST_TEST(closed);
  BOOST_TEST(!same);
}

BOOST_AUTO_TEST_CASE(a_closed_loop_that_is_remembered_refuses_and_describes_itself) {
  LoopRef loop;
  BOOST_TEST(!loop);
  {
    const EventLoopPtr owner = new_event_loop();
    loop = *owner;
    BOOST_TEST(loop.get() == owner.get());
  }
  BOOST_TEST(loop->to_string() == "<EventLoop running=False closed=True debug=False>");
  BOOST_CHECK_THROW(loop->call_soon([] {}), RuntimeError);
  BOOST_CHECK_THROW(loop->call_soon_threadsafe([] {}), RuntimeError);
  BOOST_CHECK_THROW(loop->run_forever(), RuntimeError);
  BOOST_TEST(loop->time() > 0);
  loop->close();  // again: nothing
}

BOOST_AUTO_TEST_CASE(copies_are_the_same_loop_and_a_moved_handle_is_none) {
  const EventLoopPtr owner = new_event_loop();
  const LoopRef a = *owner;
  LoopRef b = a;
  BOOST_TEST((a == b));
  const LoopRef c = std::move(b);
  BOOST_TEST(!b);
  BOOST_TEST((b != c));
  b = c;
  BOOST_TEST(&*b == owner.get());
  b = nullptr;
  BOOST_TEST((b == LoopRef()));
}

BOOST_AUTO_TEST_SUITE_END()
