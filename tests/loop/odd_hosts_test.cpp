// Hosts, clocks and owners that do what is seldom done: they end the loop in its own turn, throw,
// or go away.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// One turn, as a host runs it.
void turn(EventLoop& loop) {
  loop.poll_events(0);
  loop.process_events();
  loop.process_ready();
}

// A clock whose n-th look throws.
struct Fragile final : VirtualPoller {
  static inline int until_throw = 0;
  double time() const override {
    if (until_throw > 0 && --until_throw == 0) throw ValueError("the clock");
    return VirtualPoller::time();
  }
};

bool has_no_loop() {
  return text_of<RuntimeError>([] { get_event_loop(); }).find("There is no current event loop") ==
         0U;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(odd_hosts)

BOOST_AUTO_TEST_CASE(a_loop_is_not_closed_in_a_turn_of_its_host) {
  const EventLoopPtr loop = new_event_loop();
  std::string refused;
  int ran = 0;
  loop->call_soon([&] { refused = text_of<RuntimeError>([&] { loop->close(); }); });
  loop->create_task(asyncio::sleep(0));
  loop->call_soon([&] { ++ran; });
  turn(*loop);
  BOOST_TEST(refused == "Cannot close a running event loop");
  BOOST_TEST(ran == 1);
  turn(*loop);
  loop->close();
  BOOST_TEST(loop->is_closed());
}

BOOST_AUTO_TEST_CASE(a_loop_whose_owner_goes_in_a_turn_of_its_host_is_closed_after_it) {
  EventLoopPtr owner = new_event_loop();
  const LoopRef loop = *owner;
  const auto kept = std::make_shared<int>();
  bool closed = true;
  loop->call_soon([&] {
    owner = nullptr;
    turn(*loop);  // one within another
    closed = loop->is_closed();
  });
  loop->call_soon([kept, &closed, &loop] { closed = closed || loop->is_closed(); });
  loop->call_later(5, [kept] {});
  turn(*loop);
  BOOST_TEST(!closed);
  BOOST_TEST(loop->is_closed());
  BOOST_TEST(kept.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(turns_of_a_loop_that_is_closed_do_nothing) {
  const EventLoopPtr loop = new_event_loop();
  loop->close();
  turn(*loop);
  turn(*loop);
  BOOST_CHECK_THROW(loop->call_soon_threadsafe([] {}), RuntimeError);
}

BOOST_AUTO_TEST_CASE(a_loop_that_was_set_and_is_gone_is_the_threads_no_more) {
  EventLoopPtr loop = new_event_loop();
  set_event_loop(loop.get());
  loop->close();
  BOOST_TEST(&get_event_loop() == loop.get());  // closed, but there
  loop = nullptr;
  BOOST_TEST(has_no_loop());
  const EventLoopPtr other = new_event_loop();  // perhaps at the same address
  BOOST_TEST(has_no_loop());
  bool gone = false;
  std::thread([&] {
    EventLoopPtr own = new_event_loop();
    set_event_loop(own.get());
    std::thread([&] { own = nullptr; }).join();
    gone = has_no_loop();
  }).join();
  BOOST_TEST(gone);
  set_event_loop(nullptr);
}

BOOST_AUTO_TEST_CASE(nothing_is_lost_when_the_clock_throws_in_debug_mode) {
  for (int n = 1; n < 60; ++n) {
    Fragile::until_throw = 0;
    const EventLoopPtr loop = new_event_loop(std::make_unique<Fragile>());
    loop->set_debug(true);
    std::vector<int> order;
    for (int i = 0; i < 4; ++i) loop->call_soon([&order, i] { order.push_back(i); });
    const auto task = loop->create_task(asyncio::sleep(0));
    Fragile::until_throw = n;
    for (int i = 0; i < 10; ++i) {
      try {
        loop->stop();
        loop->run_forever();
      } catch (const ValueError&) {
      }
    }
    Fragile::until_throw = 0;
    BOOST_TEST(order == (std::vector<int>{0, 1, 2, 3}), "at look " << n);
    BOOST_TEST(task.done(), "at look " << n);
  }
}

BOOST_AUTO_TEST_CASE(a_duration_that_is_no_number_calls_nothing_slow) {
  static int logged = 0;
  const auto hook = set_log_hook([](const std::string&) { ++logged; });
  const EventLoopPtr loop = new_event_loop(std::make_unique<VirtualPoller>());
  loop->set_debug(true);
  loop->slow_callback_duration = std::nan("");
  loop->call_soon([] {});
  loop->stop();
  loop->run_forever();
  set_log_hook(hook);
  BOOST_TEST(logged == 0);
}

BOOST_AUTO_TEST_CASE(a_virtual_clock_has_a_finite_time) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const double time : {kInfinity, -kInfinity, std::nan("")}) {
    BOOST_CHECK_THROW(VirtualPoller{time}, ValueError);
    VirtualPoller clock(5);
    BOOST_CHECK_THROW(clock.advance(time), ValueError);
    BOOST_TEST(clock.time() == 5);
  }
}

BOOST_AUTO_TEST_SUITE_END()
