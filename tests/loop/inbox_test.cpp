// Inbox and Port: what other threads post.
#include "tests/fixtures.hpp"

#include <asyncio/loop/inbox.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace asyncio;

namespace {

template <class F>
detail::ThreadSafeNode& node_of(F f) {
  return *new detail::ThreadSafeCallback<F>(std::move(f));
}

#ifndef __SANITIZE_THREAD__  // for which a handler may not do what this one does

// A node in a page of its own, which post() finds read-only. It reads the inbox, writes what it
// has read into the node, and puts the node in: at that write, between the two looks at the inbox,
// `meanwhile` happens, as if another thread had come in between. Then the page may be written.
class Interposed {
 public:
  using Node = detail::ThreadSafeCallback<std::function<void()>>;

  Interposed(std::function<void()> run, std::function<void()> meanwhile)
      : page_(::mmap(nullptr, kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)),
        meanwhile_(std::move(meanwhile)) {
    static_assert(sizeof(Node) <= kPage);
    if (page_ == MAP_FAILED) throw std::runtime_error("no memory for a page");
    node_ = ::new (page_) Node(std::move(run));
    now_ = this;
    struct sigaction action = {};
    action.sa_sigaction = [](int, siginfo_t*, void*) { now_->come_in(); };
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    ::sigaction(SIGSEGV, &action, &before_);
    ::mprotect(page_, kPage, PROT_READ);
  }
  ~Interposed() {
    come_in();
    node_->~Node();
    ::munmap(page_, kPage);
  }
  Node& node() noexcept { return *node_; }

 private:
  static constexpr std::size_t kPage = 4096;
  void come_in() {
    if (!now_) return;
    now_ = nullptr;
    ::sigaction(SIGSEGV, &before_, nullptr);
    ::mprotect(page_, kPage, PROT_READ | PROT_WRITE);
    if (const auto meanwhile = std::exchange(meanwhile_, nullptr)) meanwhile();
  }
  static inline Interposed* now_ = nullptr;
  void* page_;
  Node* node_;
  struct sigaction before_ = {};
  std::function<void()> meanwhile_;
};

// What the nodes of the inbox write, in their order. They are not deleted.
std::vector<detail::Node*> taken_from(detail::Inbox& inbox) {
  detail::ReadyQueue ready;
  inbox.take_all(ready);
  std::vector<detail::Node*> out;
  while (detail::Node* node = ready.pop()) out.push_back(node);
  return out;
}

#endif

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

#ifndef __SANITIZE_THREAD__

BOOST_AUTO_TEST_CASE(who_posts_while_another_thread_does_takes_nothing_from_it) {
  for (const bool first : {true, false}) {  // into an empty inbox, or on top of others
    detail::Inbox inbox;
    detail::ThreadSafeNode &old = node_of([] {}), &other = node_of([] {});
    if (!first) BOOST_TEST(inbox.post(old));
    bool met = false;
    Interposed ours([] {}, [&] { met = inbox.post(other); });
    BOOST_TEST(inbox.post(ours.node()));
    BOOST_TEST(met);
    std::vector<detail::Node*> expected{&other, &ours.node()};
    if (!first) expected.insert(expected.begin(), &old);
    BOOST_TEST(taken_from(inbox) == expected, boost::test_tools::per_element());
    delete &old;
    delete &other;
  }
}

BOOST_AUTO_TEST_CASE(who_posts_while_the_loop_takes_brings_nothing_twice) {
  detail::Inbox inbox;
  detail::ThreadSafeNode& old = node_of([] {});
  for (const bool again :
       {false, true}) {  // again: the inbox looks as it did, in between it has not
    BOOST_TEST(inbox.post(old));
    std::vector<detail::Node*> taken;
    Interposed ours([] {},
                    [&] {
                      taken = taken_from(inbox);
                      if (again) inbox.post(old);
                    });
    BOOST_TEST(inbox.post(ours.node()));
    BOOST_TEST(taken == std::vector<detail::Node*>{&old}, boost::test_tools::per_element());
    std::vector<detail::Node*> expected{&ours.node()};
    if (again) expected.insert(expected.begin(), &old);
    BOOST_TEST(taken_from(inbox) == expected, boost::test_tools::per_element());
  }
  delete &old;
}

// Invariant 2
BOOST_AUTO_TEST_CASE(who_posts_while_the_inbox_is_closed_is_told) {
  detail::Inbox inbox;
  detail::ReadyQueue ready;
  Interposed ours([] {}, [&] { inbox.close(ready); });
  BOOST_TEST(!inbox.post(ours.node()));
  BOOST_TEST(ready.empty());
}

#endif

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

// The poster is still inside its call when its callback stops the loop, which is destroyed then.
BOOST_AUTO_TEST_CASE(a_post_whose_callback_ends_the_loop_touches_nothing_of_it) {
  constexpr int kRounds = 2000;
  std::atomic<EventLoop*> slot{nullptr};
  std::atomic<bool> end{false};
  std::vector<std::thread> posters;
  for (int i = 0; i < 2; ++i)
    posters.emplace_back([&] {
      while (!end) {
        if (EventLoop* const loop = slot.exchange(nullptr))
          loop->call_soon_threadsafe([loop] { loop->stop(); });
      }
    });
  for (int round = 0; round < kRounds; ++round) {
    EventLoopPtr loop = new_event_loop();
    std::function<void()> again = [&] { loop->call_soon(again); };
    if (round % 2 == 0) loop->call_soon(again);  // busy; else it is asleep, and is woken
    slot = loop.get();
    loop->run_forever();
  }
  end = true;
  for (std::thread& poster : posters) poster.join();
}

BOOST_AUTO_TEST_CASE(a_child_of_fork_ends_a_loop_that_others_were_posting_to) {
  EventLoopPtr loop = new_event_loop();
  std::atomic<bool> end{false};
  std::atomic<int> on_their_way{0};  // bounded, or the loop never gets through what came meanwhile
  std::thread poster([&] {
    while (!end)
      if (on_their_way < 1000) {
        ++on_their_way;
        loop->call_soon_threadsafe([&] { --on_their_way; });
      }
  });
  int failed = 0;
  for (int i = 0; i < 20; ++i) {
    loop->stop();
    loop->run_forever();
    const pid_t child = ::fork();
    if (child == 0) {
      ::alarm(20);
      loop.reset();
      ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    if (status != 0) ++failed;
  }
  end = true;
  poster.join();
  BOOST_TEST(failed == 0);
}

BOOST_AUTO_TEST_SUITE_END()
