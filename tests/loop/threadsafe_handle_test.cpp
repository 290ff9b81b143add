// ThreadSafeHandle: what it keeps, and for how long.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

// Calls f in another thread, and waits until it is done.
template <class F>
void in_another_thread(F&& f) {
  std::thread(std::forward<F>(f)).join();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(threadsafe_handle, VirtualLoop)

BOOST_AUTO_TEST_CASE(a_callback_is_destroyed_after_its_run_though_its_handle_is_kept) {
  const auto held = std::make_shared<int>();
  std::vector<ThreadSafeHandle> handles;
  in_another_thread([&] {
    for (int i = 0; i < 100; ++i)
      handles.push_back(loop.call_soon_threadsafe([copy = held] { ++*copy; }));
  });
  BOOST_TEST(held.use_count() == 101);
  run_turns();
  BOOST_TEST(*held == 100);
  BOOST_TEST(held.use_count() == 1);
  for (ThreadSafeHandle& handle : handles) {
    BOOST_TEST(!handle.cancelled());
    handle.cancel();  // too late: nothing happens
    BOOST_TEST(handle.cancelled());
  }
}

BOOST_AUTO_TEST_CASE(a_cancelled_callback_is_destroyed_when_its_turn_comes) {
  const auto held = std::make_shared<int>();
  ThreadSafeHandle kept;
  in_another_thread([&] {
    kept = loop.call_soon_threadsafe([copy = held] { ++*copy; });
    loop.call_soon_threadsafe([copy = held] { ++*copy; }).cancel();
  });
  kept.cancel();
  run_turns();
  BOOST_TEST(*held == 0);
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_closed_loop_destroys_what_will_not_run) {
  const auto held = std::make_shared<int>();
  ThreadSafeHandle kept;
  in_another_thread([&] { kept = loop.call_soon_threadsafe([copy = held] {}); });
  loop.close();
  BOOST_TEST(held.use_count() == 1);
  kept.cancel();
}

BOOST_AUTO_TEST_CASE(one_that_throws_is_reported_and_destroyed) {
  const auto held = std::make_shared<int>();
  ThreadSafeHandle kept;
  in_another_thread([&] {
    kept = loop.call_soon_threadsafe([copy = held] { throw ValueError("no"); });
    loop.call_soon_threadsafe([copy = held] { throw ValueError("no"); });
  });
  run_turns();
  BOOST_TEST(reports.size() == 2U);
  BOOST_TEST(held.use_count() == 1);
  in_another_thread(
      [&] { loop.call_soon_threadsafe([copy = held] { throw KeyboardInterrupt(); }); });
  BOOST_CHECK_THROW(run_turns(), KeyboardInterrupt);
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_handle_may_outlive_its_loop_and_its_threads) {
  ThreadSafeHandle handle;
  for (int round = 0; round < 3; ++round) {  // each thread takes over what the last one has left
    in_another_thread([&] {
      EventLoopPtr other = new_event_loop();
      in_another_thread([&] { handle = other->call_soon_threadsafe([] {}); });
      other->call_soon([&] { other->call_soon([&] { other->stop(); }); });
      other->run_forever();
    });
  }
  handle.cancel();
  BOOST_TEST(handle.cancelled());
}

BOOST_AUTO_TEST_CASE(a_callback_may_have_any_alignment_and_size) {
#ifdef ASYNCIO_POOL_OFF_              // AddressSanitizer
  constexpr std::size_t kAlign = 32;  // GCC 12 aligns no more than that what lies on ASan's stack
#else
  constexpr std::size_t kAlign = 64;
#endif
  struct alignas(kAlign) Wide {
    std::atomic<int>& ran;
    char more[2000] = {};
    void operator()() {
      if (reinterpret_cast<std::uintptr_t>(this) % kAlign == 0) ++ran;
    }
    explicit Wide(std::atomic<int>& r) : ran(r) {}
    Wide(const Wide& other) : ran(other.ran) {}
  };
  std::atomic<int> ran{0};
  in_another_thread([&] {
    for (int i = 0; i < 10; ++i) loop.call_soon_threadsafe(Wide(ran));
  });
  run_turns();
  BOOST_TEST(ran == 10);
}

// Each copy is dropped in a thread of its own, while the loop runs the callbacks.
BOOST_AUTO_TEST_CASE(copies_may_be_dropped_in_any_thread) {
  constexpr int kPosts = 2000;
  EventLoopPtr other = new_event_loop();
  int ran = 0;
  std::thread poster([&] {
    std::vector<ThreadSafeHandle> copies;
    for (int i = 0; i < kPosts; ++i) {
      ThreadSafeHandle handle = other->call_soon_threadsafe([&] {
        if (++ran == kPosts) other->stop();
      });
      if (i % 2) copies.push_back(handle);
      if (i % 100 == 99) std::thread([mine = std::move(copies)] {}).join();
      copies.resize(0);
    }
  });
  other->run_forever();
  poster.join();
  BOOST_TEST(ran == kPosts);
}

// A thread that posts faster than the loop can follow gives way now and then, and nothing is lost.
BOOST_AUTO_TEST_CASE(tens_of_thousands_may_be_posted_before_any_is_taken) {
  constexpr int kPosts = 50000;
  std::vector<int> ran;
  in_another_thread([&] {
    for (int i = 0; i < kPosts; ++i) loop.call_soon_threadsafe([&ran, i] { ran.push_back(i); });
  });
  run_turns();
  BOOST_REQUIRE(ran.size() == static_cast<std::size_t>(kPosts));
  for (int i = 0; i < kPosts; ++i) BOOST_REQUIRE(ran[static_cast<std::size_t>(i)] == i);
}

// Copied, cancelled and dropped in several threads, while the loop runs what it can.
BOOST_AUTO_TEST_CASE(a_handle_is_any_threads) {
  const EventLoopPtr other = new_event_loop();
  std::atomic<int> ran{0};
  std::thread runner([&] { other->run_forever(); });
  for (int i = 0; i < 300; ++i) {
    const ThreadSafeHandle handle = other->call_soon_threadsafe([&] { ++ran; });
    std::thread first([handle] {
      ThreadSafeHandle mine = handle;
      mine.cancel();
    });
    std::thread second([copy = handle]() mutable {
      (void)copy.cancelled();
      copy = ThreadSafeHandle();
    });
    first.join();
    second.join();
  }
  other->call_soon_threadsafe([&] { other->stop(); });
  runner.join();
  BOOST_TEST(ran <= 300);
}

namespace {
struct LateLoop {
  EventLoopPtr owner;
  std::vector<ThreadSafeHandle> handles;
};
}  // namespace

// Made first, it is destroyed last, with what it has put aside.
BOOST_AUTO_TEST_CASE(a_thread_local_loop_may_end_after_all_else_of_its_thread) {
  for (int i = 0; i < 3; ++i) {
    std::thread([] {
      static thread_local LateLoop of_this_thread;
      LateLoop& late = of_this_thread;  // the threads below would see their own
      late.owner = new_event_loop();
      EventLoop& own = *late.owner;
      in_another_thread([&] {
        for (int k = 0; k < 10; ++k) late.handles.push_back(own.call_soon_threadsafe([] {}));
      });
      own.call_soon([&] { own.stop(); });
      own.run_forever();
      in_another_thread([&] {
        for (int k = 0; k < 10; ++k) late.handles.push_back(own.call_soon_threadsafe([] {}));
      });
    }).join();
  }
}

BOOST_AUTO_TEST_SUITE_END()
