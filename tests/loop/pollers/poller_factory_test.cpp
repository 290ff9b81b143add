// events.hpp: the factory of pollers.
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <boost/test/unit_test.hpp>
#include <thread>

using namespace asyncio;

namespace {

std::unique_ptr<Poller> make_virtual_poller() { return std::make_unique<VirtualPoller>(1000); }

struct RestoreFactory {
  ~RestoreFactory() { set_poller_factory(nullptr); }
};

bool is_virtual(EventLoop& loop) {
  return dynamic_cast<VirtualPoller*>(&detail::access(loop).poller()) != nullptr;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(events_poller_factory, RestoreFactory)

BOOST_AUTO_TEST_CASE(set_poller_factory_gives_the_former_one) {
  BOOST_TEST((set_poller_factory(&make_virtual_poller) == nullptr));
  BOOST_TEST((set_poller_factory(nullptr) == &make_virtual_poller));
  BOOST_TEST((set_poller_factory(nullptr) == nullptr));
}

BOOST_AUTO_TEST_CASE(new_event_loop_waits_on_what_the_factory_makes) {
  set_poller_factory(&make_virtual_poller);
  const EventLoopPtr loop = new_event_loop();
  BOOST_TEST(is_virtual(*loop));
  BOOST_TEST(loop->time() == 1000);
}

BOOST_AUTO_TEST_CASE(without_a_factory_a_loop_is_not_virtual) {
  set_poller_factory(&make_virtual_poller);
  set_poller_factory(nullptr);
  BOOST_TEST(!is_virtual(*new_event_loop()));
}

BOOST_AUTO_TEST_CASE(the_factory_of_one_thread_is_not_that_of_another) {
  set_poller_factory(&make_virtual_poller);
  bool other_is_virtual = true;
  std::thread([&] { other_is_virtual = is_virtual(*new_event_loop()); }).join();
  BOOST_TEST(!other_is_virtual);
}

// The only case of this program in which get_event_loop() makes a loop.
BOOST_AUTO_TEST_CASE(get_event_loop_waits_on_what_the_factory_makes) {
  set_poller_factory(&make_virtual_poller);
  BOOST_TEST(is_virtual(get_event_loop()));
}

BOOST_AUTO_TEST_SUITE_END()
