// SleepingPoller, and how an EpollPoller takes its place.
#include "tests/fixtures.hpp"

#include <asyncio/loop/asio_context.hpp>
#include <asyncio/loop/pollers/asio_poller.hpp>
#include <asyncio/loop/pollers/sleeping_poller.hpp>
#include <boost/asio/post.hpp>
#include <boost/test/unit_test.hpp>

#include <dirent.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;

namespace {

struct Fixture {
  Fixture() : owner(new_event_loop()), loop(*owner) {
    watchdog = loop.call_later(20, [] { throw SystemExit(1); });
  }
  bool sleeps() {
    return dynamic_cast<detail::SleepingPoller*>(&detail::access(loop).poller()) != nullptr;
  }

  EventLoopPtr owner;
  EventLoop& loop;
  TimerHandle watchdog;
};

int open_descriptors() {
  int n = 0;
  DIR* const all = opendir("/proc/self/fd");
  BOOST_REQUIRE(all);
  while (readdir(all)) ++n;
  closedir(all);
  return n;
}

struct Pipe {
  Pipe() { BOOST_REQUIRE(pipe(fds) == 0); }
  ~Pipe() {
    close(fds[0]);
    close(fds[1]);
  }
  void write_byte() const { BOOST_REQUIRE(::write(fds[1], "x", 1) == 1); }
  void read_byte() const {
    char c;
    BOOST_REQUIRE(::read(fds[0], &c, 1) == 1);
  }
  int fds[2];
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sleeping_poller, Fixture)

// ---- alone ----

BOOST_AUTO_TEST_CASE(timers_fire_in_order_and_not_before_their_time) {
  std::string log;
  const auto start = std::chrono::steady_clock::now();
  loop.call_later(30ms, [&] {
    log += 'b';
    loop.stop();
  });
  loop.call_later(10ms, [&] { log += 'a'; });
  loop.run_forever();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  BOOST_TEST(log == "ab");
  BOOST_TEST(took.count() > 0.0299);
  BOOST_TEST(took.count() < 5);
}

BOOST_AUTO_TEST_CASE(a_busy_loop_still_sees_timers) {
  bool timer = false;
  loop.call_later(1ms, [&] { timer = true; });
  std::function<void()> spin = [&] { timer ? loop.stop() : (void)loop.call_soon(spin); };
  loop.call_soon(spin);
  loop.run_forever();
  BOOST_TEST(timer);
}

BOOST_AUTO_TEST_CASE(another_thread_wakes_it) {
  watchdog.cancel();  // it sleeps without an end
  std::thread other([&] {
    std::this_thread::sleep_for(10ms);
    loop.call_soon_threadsafe([&] { loop.stop(); });
  });
  loop.run_forever();
  other.join();
}

BOOST_AUTO_TEST_CASE(no_post_is_lost_however_often_it_falls_asleep) {
  constexpr int many = 5000;
  int called = 0;
  std::thread other([&] {
    for (int i = 0; i < many; ++i) {
      loop.call_soon_threadsafe([&] {
        if (++called == many) loop.stop();
      });
      if (i % 100 == 0) std::this_thread::sleep_for(100us);
    }
  });
  loop.run_forever();
  other.join();
  BOOST_TEST(called == many);
}

BOOST_AUTO_TEST_CASE(it_opens_no_descriptor) {
  const int before = open_descriptors();
  const EventLoopPtr other = new_event_loop();
  other->call_later(1ms, [&] { other->stop(); });
  other->run_forever();
  BOOST_TEST(open_descriptors() == before);
}

// ---- with something to watch ----

BOOST_AUTO_TEST_CASE(the_first_watch_brings_another_poller_and_timers_go_on) {
  const Pipe pipe;
  std::string log;
  BOOST_TEST(sleeps());
  loop.call_later(5ms, [&] { log += 't'; });
  loop.call_soon([&] {
    const double before = loop.time();
    loop.add_reader(pipe.fds[0], [&] {
      pipe.read_byte();
      log += 'r';
      if (log.size() == 2) loop.stop();
    });
    BOOST_TEST(loop.time() >= before);
    BOOST_TEST(loop.time() - before < 5);
  });
  loop.call_later(20ms, [&] { pipe.write_byte(); });
  loop.run_forever();
  BOOST_TEST(log == "tr");
  BOOST_TEST(!sleeps());
}

BOOST_AUTO_TEST_CASE(a_signal_brings_another_poller_too) {
  loop.add_signal_handler(SIGUSR1, [&] { loop.stop(); });
  BOOST_TEST(!sleeps());
  raise(SIGUSR1);
  loop.run_forever();
}

BOOST_AUTO_TEST_CASE(who_asks_for_the_io_context_gets_one_that_stays) {
  boost::asio::io_context& context = io_context_of(loop);
  BOOST_TEST(!sleeps());
  boost::asio::post(context, [&] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(&io_context_of(loop) == &context);
}

BOOST_AUTO_TEST_CASE(a_closed_loop_gets_no_io_context) {
  loop.close();
  BOOST_TEST(text_of<RuntimeError>([&] { io_context_of(loop); }) == "Event loop is closed");
}

BOOST_AUTO_TEST_CASE(a_bad_descriptor_leaves_a_loop_that_works) {
  BOOST_CHECK_THROW(loop.add_reader(987654, [] {}), std::system_error);
  loop.call_later(1ms, [&] { loop.stop(); });
  loop.run_forever();
}

// Thread A posts while the poller that it would wake is replaced.
BOOST_AUTO_TEST_CASE(no_post_is_lost_while_another_poller_takes_over) {
  for (int round = 0; round < 30; ++round) {
    const Pipe pipe;
    const EventLoopPtr other = new_event_loop();
    constexpr int many = 200;
    int called = 0;
    std::atomic<bool> go{false};
    std::thread thread([&] {
      while (!go) std::this_thread::yield();
      for (int i = 0; i < many; ++i) {
        other->call_soon_threadsafe([&] {
          if (++called == many) other->stop();
        });
        if (i % 10 == 0) std::this_thread::yield();
      }
    });
    other->call_later(1us, [&] { other->add_reader(pipe.fds[0], [] {}); });
    go = true;
    other->run_forever();
    thread.join();
    BOOST_REQUIRE(called == many);
  }
}

BOOST_AUTO_TEST_SUITE_END()
