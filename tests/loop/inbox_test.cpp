// Inbox and Port: what other threads post.
#include "tests/fixtures.hpp"

#include <asyncio/loop/inbox.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace asyncio;
using asyncio::testing::text_of;

namespace {

template <class F>
detail::ThreadSafeNode& node_of(F f) {
  return *new detail::ThreadSafeCallback<F>(std::move(f));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inbox)

BOOST_AUTO_TEST_CASE(gives_what_was_posted_in_the_order_of_posting) {
  detail::Inbox inbox;
  std::string log;
  BOOST_TEST(inbox.empty());
  BOOST_TEST(inbox.post(node_of([&] { log += 'a'; })));
  BOOST_TEST(inbox.post(node_of([&] { log += 'b'; })));
  detail::ReadyQueue ready;
  inbox.take_all(ready);
  BOOST_TEST(inbox.empty());
  while (detail::Node* node = ready.pop()) node->run();
  BOOST_TEST(log == "ab");
}

// Invariant 2
BOOST_AUTO_TEST_CASE(a_closed_inbox_takes_nothing) {
  detail::Inbox inbox;
  detail::ReadyQueue ready;
  BOOST_TEST(inbox.post(node_of([] {})));
  inbox.close(ready);
  BOOST_TEST(ready.size() == 1U);
  ready.pop()->discard();
  detail::ThreadSafeNode& late = node_of([] {});
  BOOST_TEST(!inbox.post(late));
  delete &late;
  inbox.close(ready);
  BOOST_TEST(ready.empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_lost_and_each_thread_keeps_its_order) {
  constexpr int kThreads = 4, kPosts = 5000;
  EventLoopPtr loop = new_event_loop();
  std::vector<int> next(kThreads, 0);
  int left = kThreads * kPosts;
  bool in_order = true;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kPosts; ++i) {
        loop->call_soon_threadsafe([&, t, i] {
          in_order = in_order && next[static_cast<std::size_t>(t)]++ == i;
          if (--left == 0) loop->stop();
        });
      }
    });
  }
  loop->run_forever();
  for (std::thread& t : threads) t.join();
  BOOST_TEST(left == 0);
  BOOST_TEST(in_order);
}

BOOST_AUTO_TEST_CASE(closing_while_threads_post_neither_crashes_nor_leaks) {
  for (int round = 0; round < 50; ++round) {
    EventLoopPtr loop = new_event_loop();
    const auto held = std::make_shared<int>();
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 2; ++t) {
      threads.emplace_back([&, copy = held] {
        while (refused.load() < 10) {
          try {
            loop->call_soon_threadsafe([copy] {});
          } catch (const RuntimeError&) {
            ++refused;
          }
        }
      });
    }
    loop->call_soon([&] { loop->stop(); });
    loop->run_forever();
    loop->close();
    for (std::thread& t : threads) t.join();
    threads.clear();
    BOOST_REQUIRE(held.use_count() == 1);
  }
}

BOOST_AUTO_TEST_CASE(a_handle_may_be_cancelled_from_a_third_thread) {
  EventLoopPtr loop = new_event_loop();
  int ran = 0;
  for (int i = 0; i < 100; ++i) {
    ThreadSafeHandle handle;
    std::thread([&] { handle = loop->call_soon_threadsafe([&] { ++ran; }); }).join();
    std::thread([&] { handle.cancel(); }).join();
  }
  loop->call_soon([&] { loop->call_soon([&] { loop->stop(); }); });
  loop->run_forever();
  BOOST_TEST(ran == 0);
}

BOOST_AUTO_TEST_CASE(a_port_that_outlives_its_loop_refuses_politely) {
  EventLoopPtr loop = new_event_loop();
  const detail::Ref<detail::Port> port = detail::access(*loop).port();
  loop.reset();
  detail::ThreadSafeNode& late = node_of([] {});
  BOOST_TEST(!port->post(late));
  delete &late;
}

BOOST_AUTO_TEST_SUITE_END()
