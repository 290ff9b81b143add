// One program under run_forever() and as a guest of two hosts. Those that are no part of every
// system, GLib and Qt, run it in tests/embedding/guests.
#include "tests/embedding/guests/program.hpp"
#include "tests/loop/poll_host.hpp"

#include <asyncio/loop/asio_guest.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::GuestProgram;
using asyncio::testing::PollHost;

BOOST_AUTO_TEST_SUITE(guest_program)

BOOST_AUTO_TEST_CASE(run_forever_says_what_is_expected) {
  EventLoopPtr loop = new_event_loop();
  GuestProgram program(*loop, [&](auto f) { loop->call_soon(std::move(f)); });
  loop->run_forever();
  BOOST_TEST(program.said == GuestProgram::expected());
}

BOOST_FIXTURE_TEST_CASE(a_guest_of_poll_says_the_same, PollHost) {
  GuestProgram program(loop, [this](auto f) { calls.push_back(std::move(f)); });
  run();
  BOOST_TEST(program.said == GuestProgram::expected());
}

// Each needs to know which loop runs, or waits for another thread or a timer.
BOOST_FIXTURE_TEST_CASE(what_a_task_uses_works_in_a_guest, PollHost) {
  const auto add = [](int a, int b) {
    return coroutine<int>([a, b](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.001));
      RETURN(a + b);
      END;
    });
  };
  loop.create_task(coroutine([this, add, n = 0, both = std::tuple<int, int>(),
                              task = Task<int>(nullptr), said = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(n, add(1, 2));
    said += std::to_string(n);
    task = asyncio::create_task(add(2, 2));
    YIELD_FROM_INTO(n, task);
    said += std::to_string(n);
    YIELD_FROM_INTO(both, gather(add(2, 3), add(3, 3)));
    said += std::to_string(std::get<0>(both)) + std::to_string(std::get<1>(both));
    YIELD_FROM_INTO(n, wait_for(add(3, 4), 20));
    said += std::to_string(n);
    YIELD_FROM_INTO(n, get_event_loop().run_in_executor(nullptr, [] { return 8; }));
    said += std::to_string(n);
    YIELD_FROM_INTO(n, asyncio::to_thread([] { return 9; }));
    said += std::to_string(n) + (&get_running_loop() == &loop ? "." : "-");
    BOOST_TEST(said == "3456789.");
    loop.stop();
    END;
  }));
  run();
}

BOOST_AUTO_TEST_CASE(a_guest_of_an_io_context_says_the_same) {
  EventLoopPtr loop = new_event_loop();
  boost::asio::io_context context;
  AsioGuest guest(*loop, context);
  GuestProgram program(*loop, [&](auto f) { boost::asio::post(context, std::move(f)); });
  context.run();
  BOOST_TEST(program.said == GuestProgram::expected());
}

BOOST_AUTO_TEST_SUITE_END()
