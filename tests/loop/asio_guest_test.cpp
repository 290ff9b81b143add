// AsioGuest: a loop inside an io_context that the program runs itself.
#include "tests/loop/poll_host.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/asio_context.hpp>
#include <asyncio/loop/asio_guest.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::PollHost;
using asyncio::testing::text_of;

namespace {

struct AsioHost {
  // Runs what is ready, handler by handler: how many?
  int settle() {
    context.restart();
    int handlers = 0;
    while (context.poll_one() != 0) ++handlers;
    return handlers;
  }

  EventLoopPtr owner = new_event_loop();
  EventLoop& loop = *owner;
  std::optional<boost::asio::io_context> owned_context{std::in_place};
  boost::asio::io_context& context = *owned_context;
  std::optional<AsioGuest> guest{std::in_place, loop, context};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(asio_guest, AsioHost)

BOOST_AUTO_TEST_CASE(
    a_task_sleeps_and_gets_the_result_of_an_executor_in_a_context_of_the_programs) {
  std::string log;
  auto task = loop.create_task(coroutine([&log, this, n = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.01));
    log += "slept ";
    YIELD_FROM_INTO(n, get_running_loop().run_in_executor(nullptr, [] { return 5; }));
    log += std::to_string(n);
    YIELD_FROM(loop.shutdown_default_executor());
    loop.stop();
    END;
  }));
  context.run();
  BOOST_TEST(log == "slept 5");
  BOOST_TEST(task.done());
}

BOOST_AUTO_TEST_CASE(a_sleeping_guest_runs_no_handler_of_the_context) {
  loop.call_later(1000, [] {});
  settle();
  BOOST_TEST(settle() == 0);
  std::this_thread::sleep_for(2ms);
  BOOST_TEST(settle() == 0);
  int calls = 0;
  loop.call_later(0.005, [&] { ++calls; });
  BOOST_TEST(settle() <= 3);  // it was rung; the deadline before was given up
  while (calls == 0) context.run_one();
  settle();
  BOOST_TEST(settle() == 0);
}

BOOST_AUTO_TEST_CASE(a_call_from_a_handler_wakes_a_guest_that_sleeps) {
  settle();
  std::string log;
  boost::asio::steady_timer timer(context, 2ms);
  timer.async_wait([&](auto) {
    log += 'h';
    loop.call_soon([&] {
      log += &get_running_loop() == &loop ? 's' : '-';
      loop.call_later(0.001, [&] {
        log += 'l';
        loop.stop();
      });
    });
  });
  context.run();
  BOOST_TEST(log == "hsl");
}

BOOST_AUTO_TEST_CASE(a_post_of_another_thread_wakes_a_guest_that_sleeps) {
  settle();
  std::thread other([this] {
    std::this_thread::sleep_for(2ms);
    loop.call_soon_threadsafe([this] { loop.stop(); });
  });
  context.run();
  other.join();
}

BOOST_AUTO_TEST_CASE(a_busy_guest_and_a_busy_context_take_turns) {
  std::string log;
  std::function<void()> spin = [&] {
    log += 'g';
    log.size() < 20 ? void(loop.call_soon(spin)) : loop.stop();
  };
  std::function<void()> host = [&] {
    log += 'h';
    if (log.size() < 20) boost::asio::post(context, host);
  };
  boost::asio::post(context, host);
  loop.call_soon(spin);
  context.run();
  BOOST_TEST(log.find("gggg") == std::string::npos);
  BOOST_TEST(log.find("hhhh") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(io_context_of_gives_the_programs_context) {
  BOOST_TEST(&io_context_of(loop) == &context);
  guest.reset();
  BOOST_TEST(&io_context_of(loop) != &context);
  BOOST_TEST(
      text_of<RuntimeError>([&] { guest.emplace(loop, context); }) ==
      "a loop that waits in an io_context, or with a poller of the program's, cannot be a guest");
  PollHost other;
  BOOST_TEST(text_of<RuntimeError>([&] { io_context_of(other.loop); }) ==
             "the loop is the guest of a host that runs no io_context");
}

BOOST_AUTO_TEST_CASE(a_stop_ends_the_guests_work_until_it_is_restarted) {
  std::string log;
  guest->on_stop([&] { log += 's'; });
  loop.call_soon([&] { loop.stop(); });
  context.run();  // returns
  BOOST_TEST(log == "s");
  BOOST_TEST(loop.is_running());
  loop.call_soon([&] {
    log += 'r';
    loop.stop();
  });
  context.restart();
  BOOST_TEST(context.run() == 0U);
  guest->restart();
  context.restart();
  context.run();
  BOOST_TEST(log == "srs");
}

BOOST_AUTO_TEST_CASE(interrupts_leave_the_contexts_run) {
  loop.call_soon([] { throw KeyboardInterrupt(); });
  loop.call_soon([this] { loop.stop(); });
  BOOST_CHECK_THROW(context.run(), KeyboardInterrupt);
  BOOST_TEST(context.run() == 0U);
  guest->restart();
  context.restart();
  BOOST_TEST(context.run() > 0U);
}

BOOST_AUTO_TEST_CASE(it_may_end_in_its_turn_and_leaves_the_loop_and_the_context_alone) {
  loop.call_soon([this] { guest.reset(); });
  context.run();
  BOOST_TEST(!loop.is_running());
  loop.run_until_complete(asyncio::sleep(0));
  guest.emplace(loop, context);
  guest->on_stop([this] { guest.reset(); });
  loop.stop();
  context.restart();
  context.run();
  BOOST_TEST(!guest.has_value());
  BOOST_TEST(!loop.is_running());
}

BOOST_AUTO_TEST_CASE(the_context_or_the_loop_may_be_destroyed_first) {
  settle();
  loop.call_later(1000, [] {});
  owned_context.reset();
  loop.call_soon([] {});
  guest->restart();
  guest.reset();
  BOOST_TEST(!loop.is_running());
  owned_context.emplace();
  guest.emplace(loop, *owned_context);
  owned_context->poll();
  owner.reset();
  owned_context->restart();
  owned_context->poll();
  guest.reset();
}

BOOST_AUTO_TEST_CASE(several_threads_may_run_the_context) {
  std::atomic<int> inside{0};
  int turns = 0;
  std::function<void()> spin = [&] {
    BOOST_REQUIRE(inside.fetch_add(1) == 0);
    if (++turns == 300) return loop.stop();
    turns % 3 == 0 ? void(loop.call_later(0.0001, spin)) : void(loop.call_soon(spin));
    inside.fetch_sub(1);
  };
  loop.call_soon(spin);
  std::thread other([this] { context.run(); });
  context.run();
  other.join();
  BOOST_TEST(turns == 300);
}

BOOST_AUTO_TEST_CASE(in_a_child_it_goes_on_when_the_context_was_told) {
  settle();
  const auto works = [this] {
    boost::asio::steady_timer limit(context, 10s);
    limit.async_wait([](auto error) {
      if (!error) _exit(1);
    });
    context.restart();
    std::thread other([this] {
      std::this_thread::sleep_for(2ms);
      loop.call_soon_threadsafe([this] { loop.call_later(0.001, [this] { loop.stop(); }); });
    });
    guest->on_stop([&] { limit.cancel(); });
    context.run();
    other.join();
  };
  context.notify_fork(boost::asio::io_context::fork_prepare);
  const pid_t child = fork();
  if (child == 0) {
    context.notify_fork(boost::asio::io_context::fork_child);
    works();
    _exit(5);
  }
  context.notify_fork(boost::asio::io_context::fork_parent);
  int status = 0;
  waitpid(child, &status, 0);
  BOOST_TEST((WIFEXITED(status) && WEXITSTATUS(status) == 5));
  works();
}

BOOST_AUTO_TEST_SUITE_END()
