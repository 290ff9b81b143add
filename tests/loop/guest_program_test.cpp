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

BOOST_AUTO_TEST_CASE(a_guest_of_an_io_context_says_the_same) {
  EventLoopPtr loop = new_event_loop();
  boost::asio::io_context context;
  AsioGuest guest(*loop, context);
  GuestProgram program(*loop, [&](auto f) { boost::asio::post(context, std::move(f)); });
  context.run();
  BOOST_TEST(program.said == GuestProgram::expected());
}

BOOST_AUTO_TEST_SUITE_END()
