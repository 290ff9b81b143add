// EpollPoller: how often the loop asks it, and when it takes a SleepingPoller's place.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/pollers/epoll_poller.hpp>
#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

using namespace asyncio;

namespace {

// Counts the waits.
class CountingPoller final : public Poller {
 public:
  double time() const override { return epoll.time(); }
  void wait(double timeout, detail::ReadyQueue& ready) override {
    ++waits;
    if (timeout != 0) ++sleeps;
    if (found) ready.push(*std::exchange(found, nullptr));
    epoll.wait(timeout, ready);
  }
  void wake() noexcept override { epoll.wake(); }
  Watcher* watcher() override { return epoll.watcher(); }
  detail::EpollPoller epoll;
  int waits = 0, sleeps = 0;
  detail::Node* found = nullptr;
};

struct Fixture {
  Fixture()
      : poller(*new CountingPoller),
        owner(new_event_loop(std::unique_ptr<Poller>(&poller))),
        loop(*owner) {
    set_event_loop(&loop);
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0);
  }
  ~Fixture() {
    set_event_loop(nullptr);
    owner.reset();
    close(fds[0]);
    close(fds[1]);
  }
  CountingPoller& poller;
  EventLoopPtr owner;
  EventLoop& loop;
  int fds[2];
};

void echo(int fd) {
  char c;
  BOOST_REQUIRE(read(fd, &c, 1) == 1);
  BOOST_REQUIRE(write(fd, &c, 1) == 1);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(epoll_poller, Fixture)

BOOST_AUTO_TEST_CASE(a_round_trip_of_a_coroutine_is_one_wait) {
  constexpr int trips = 200;
  Future<void> answer;
  loop.add_reader(fds[0], [&] {
    echo(fds[0]);
    answer.set_result();
  });
  loop.add_reader(fds[1], [&] { echo(fds[1]); });
  BOOST_REQUIRE(write(fds[1], "x", 1) == 1);
  loop.run_until_complete(coroutine([&, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < trips; ++i) {
      answer = Future<void>();
      YIELD_FROM(answer);
    }
    END;
  }));
  // Each of the two sides waits once; a machine that is busy may make a poll or two late.
  BOOST_TEST(poller.waits <= 2 * trips + trips / 4);
}

BOOST_AUTO_TEST_CASE(a_job_that_is_under_way_outlives_the_poller_that_expected_it) {
  const EventLoopPtr own = new_event_loop();
  std::atomic<bool> go{false};
  auto job = own->run_in_executor(nullptr, [&go] {
    while (!go) std::this_thread::yield();
    return 7;
  });
  own->add_reader(fds[0], [] {});
  go = true;
  BOOST_TEST(own->run_until_complete(job) == 7);
}

// ---- fairness: what is due comes soon, however much is ready and however slow that is ----

// Runs slow callbacks that follow one another until `done`; how many after `due` was set.
struct Slow {
  EventLoop& loop;
  int& ran;
  const bool& done;
  void operator()() const {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ++ran;
    if (done || ran > 100) return loop.stop();
    loop.call_soon(Slow{loop, ran, done});
  }
};

struct FairnessFixture : Fixture {
  // Many quick callbacks, then `arrange`, then slow ones until done.
  template <class F>
  int slow_ones(F arrange) {
    int left = 1000, ran = 0;
    std::function<void()> quick = [&] {
      if (--left > 0) return (void)loop.call_soon(quick);
      arrange();
      loop.call_soon(Slow{loop, ran, done});
    };
    loop.call_soon(quick);
    loop.run_forever();
    BOOST_TEST(done);
    return ran;
  }
  bool done = false;
};

BOOST_FIXTURE_TEST_CASE(a_timer_comes_within_eight_slow_callbacks, FairnessFixture) {
  BOOST_TEST(slow_ones([&] { loop.call_later(1e-4, [&] { done = true; }); }) <= 8);
}

BOOST_FIXTURE_TEST_CASE(a_post_comes_within_eight_slow_callbacks, FairnessFixture) {
  BOOST_TEST(slow_ones([&] {
               std::thread([&] { loop.call_soon_threadsafe([&] { done = true; }); }).join();
             }) <= 8);
}

BOOST_FIXTURE_TEST_CASE(a_descriptor_comes_within_eight_slow_callbacks, FairnessFixture) {
  loop.add_reader(fds[0], [&] {
    done = true;
    loop.remove_reader(fds[0]);
  });
  BOOST_TEST(slow_ones([&] { BOOST_REQUIRE(write(fds[1], "x", 1) == 1); }) <= 8);
}

BOOST_FIXTURE_TEST_CASE(a_signal_comes_within_eight_slow_callbacks, FairnessFixture) {
  loop.add_signal_handler(SIGUSR1, [&] { done = true; });
  BOOST_TEST(slow_ones([&] { raise(SIGUSR1); }) <= 8);
}

BOOST_FIXTURE_TEST_CASE(slow_callbacks_are_each_followed_by_a_poll, FairnessFixture) {
  int ran = 0, before = 0;
  loop.call_soon(Slow{loop, ran, done});
  loop.call_later(0.02, [&] { before = poller.waits - ran; });
  loop.call_later(0.05, [&] {
    BOOST_TEST(poller.waits - ran >= before - 8);
    done = true;
  });
  loop.run_forever();
}

BOOST_FIXTURE_TEST_CASE(a_flood_of_due_timers_starves_nobody, FairnessFixture) {
  int ran = 0;
  std::function<void()> flood = [&] {
    if (++ran < 1000 && !done)
      loop.call_later(0, flood);
    else
      loop.stop();
  };
  loop.add_reader(fds[0], [&] { done = true; });
  BOOST_REQUIRE(write(fds[1], "x", 1) == 1);
  loop.call_later(0, flood);
  loop.run_forever();
  BOOST_TEST(done);
  BOOST_TEST(ran <= 8);
}

BOOST_FIXTURE_TEST_CASE(an_always_ready_descriptor_starves_nobody, FairnessFixture) {
  int ran = 0;
  loop.add_writer(fds[0], [&] {
    if (++ran >= 1000 || done) loop.stop();
  });
  loop.call_later(0, [&] { loop.call_later(0, [&] { done = true; }); });
  loop.run_forever();
  BOOST_TEST(done);
  BOOST_TEST(ran <= 8);
}

// ---- the same while posts come without end ----

// Another thread that posts when it is told to, and is waited for.
class Poster {
 public:
  explicit Poster(EventLoop& loop)
      : thread_([this, &loop] {
          for (;;) {
            while (turn_ == kIdle) std::this_thread::yield();
            if (turn_ == kEnd) return;
            loop.call_soon_threadsafe(work_);
            turn_ = kIdle;
          }
        }) {}
  ~Poster() {
    turn_ = kEnd;
    thread_.join();
  }
  void operator()(const std::function<void()>& work) {
    work_ = work;
    turn_ = kPost;
    while (turn_ != kIdle) std::this_thread::yield();
  }

 private:
  enum Turn { kIdle, kPost, kEnd };
  std::atomic<Turn> turn_{kIdle};
  std::function<void()> work_;
  std::thread thread_;
};

struct FloodFixture : FairnessFixture {
  // Slow callbacks that are posted, so many at a time, each by the one before; how many run between
  // `arrange` and `done` at most.
  template <class Post, class F>
  int most_of(int width, Post& post, F arrange) {
    constexpr int kBefore = 20;
    int ran = 0, posted = 0;
    done = false;
    std::function<void()> slow = [&] {
      --posted;
      if (!done && ++ran == kBefore) arrange();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      if (!done && ran < kBefore + 100) {
        ++posted;
        post([&] { slow(); });
      } else if (posted == 0) {
        loop.stop();
      }
    };
    for (; posted < width; ++posted) post([&] { slow(); });
    loop.run_forever();
    BOOST_TEST(done);
    return ran - kBefore;
  }
  template <class F>
  void check(F arrange) {
    Poster other(loop);
    auto own = [this](const std::function<void()>& work) { loop.call_soon_threadsafe(work); };
    for (const int width : {1, 4}) {
      BOOST_TEST(most_of(width, other, arrange) <= 8);
      BOOST_TEST(most_of(width, own, arrange) <= 8);
    }
  }
};

BOOST_FIXTURE_TEST_CASE(a_flood_of_posts_starves_no_timer, FloodFixture) {
  check([&] { loop.call_later(1e-4, [&] { done = true; }); });
}

BOOST_FIXTURE_TEST_CASE(a_flood_of_posts_starves_no_descriptor, FloodFixture) {
  loop.add_reader(fds[0], [&] {
    char c = 0;
    BOOST_REQUIRE(read(fds[0], &c, 1) == 1);
    done = true;
  });
  check([&] { BOOST_REQUIRE(write(fds[1], "x", 1) == 1); });
}

BOOST_FIXTURE_TEST_CASE(a_flood_of_posts_starves_no_signal, FloodFixture) {
  loop.add_signal_handler(SIGUSR1, [&] { done = true; });
  check([&] { raise(SIGUSR1); });
}

BOOST_FIXTURE_TEST_CASE(a_flood_of_posts_starves_no_callback_of_the_loops_own, FloodFixture) {
  check([&] { loop.call_soon([&] { done = true; }); });
}

BOOST_AUTO_TEST_SUITE_END()
