// Selector: awkward descriptors, and what it tells the system when.
#include "tests/fixtures.hpp"

#include <asyncio/loop/pollers/asio_poller.hpp>
#include <asyncio/loop/pollers/selector.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <system_error>

using namespace asyncio;

namespace {

struct Fixture {
  Fixture() : owner(new_event_loop()), loop(*owner) {
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, a) == 0);
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, b) == 0);
    watchdog = loop.call_later(20, [] { throw SystemExit(1); });
  }
  ~Fixture() {
    owner.reset();
    for (int fd : {a[0], a[1], b[0], b[1]}) {
      if (fd >= 0) close(fd);
    }
  }
  static void send(int fd) { BOOST_REQUIRE(write(fd, "x", 1) == 1); }
  void turns(int n) {
    for (int i = 0; i < n; ++i) {
      loop.poll_events(0);
      loop.process_events();
      loop.process_ready();
    }
  }
  EventLoopPtr owner;
  EventLoop& loop;
  TimerHandle watchdog;
  int a[2], b[2];
};

int error_of(const std::function<void()>& f) {
  try {
    f();
  } catch (const std::system_error& e) {
    return e.code().value();
  }
  return 0;
}

// Counts its runs.
struct CountingNode final : detail::HandleNode {
  CountingNode() : HandleNode(nullptr) { flags_ |= kEmpty; }
  void run() override {
    ++runs;
    discard();
  }
  void clear() noexcept override {}
  int runs = 0;
};
using NodeRef = detail::Ref<CountingNode>;

int run_all(detail::ReadyQueue& ready) {
  int n = 0;
  for (; detail::Node* node = ready.pop(); ++n) node->run();
  return n;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(selector, Fixture)

BOOST_AUTO_TEST_CASE(a_regular_file_is_refused_at_the_call) {
  const int file = open("/proc/self/exe", O_RDONLY);
  BOOST_TEST(error_of([&] { loop.add_reader(file, [] {}); }) == EPERM);
  BOOST_TEST(error_of([&] { loop.add_writer(file, [] {}); }) == EPERM);
  BOOST_TEST(!loop.remove_reader(file));
  close(file);
}

BOOST_AUTO_TEST_CASE(a_closed_number_that_comes_again_is_another_descriptor) {
  int old = 0, fresh = 0;
  loop.add_reader(a[0], [&] { ++old; });
  close(a[0]);
  BOOST_REQUIRE(dup2(b[0], a[0]) == a[0]);
  loop.add_writer(a[0], [&] { ++fresh; });
  send(b[1]);
  turns(2);
  BOOST_TEST(fresh == 2);
  BOOST_TEST(old == 0);  // the reader was for the other file
  BOOST_TEST(loop.remove_reader(a[0]));
}

BOOST_AUTO_TEST_CASE(a_reader_of_a_number_that_comes_again_works) {
  int fresh = 0;
  loop.add_reader(a[0], [] {});
  loop.add_writer(a[0], [] {});
  close(a[0]);
  BOOST_REQUIRE(dup2(b[0], a[0]) == a[0]);
  loop.add_reader(a[0], [&] { ++fresh; });
  send(b[1]);
  turns(2);
  BOOST_TEST(fresh == 2);
}

BOOST_AUTO_TEST_CASE(to_remove_the_reader_of_a_closed_descriptor_is_true_and_quiet) {
  loop.add_reader(a[0], [] {});
  loop.add_writer(a[0], [] {});
  const int number = std::exchange(a[0], -1);
  close(number);
  BOOST_TEST(loop.remove_reader(number));
  BOOST_TEST(loop.remove_writer(number));
  BOOST_TEST(!loop.remove_reader(number));
  turns(2);
}

// The registration of a file that is open elsewhere cannot be taken out under a closed number.
BOOST_AUTO_TEST_CASE(events_of_a_copy_of_what_was_closed_end) {
  for (const bool asio : {false, true}) {
    const EventLoopPtr own = asio ? new_event_loop(make_asio_poller()) : new_event_loop();
    int pair[2], calls = 0, other = 0;
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    const int copy = dup(pair[0]);
    own->add_reader(pair[0], [&] { ++calls; });
    own->add_reader(b[0], [&] { ++other; });
    const int number = pair[0];
    close(pair[0]);
    send(pair[1]);
    send(b[1]);
    BOOST_TEST(own->remove_reader(number));
    own->call_later(0.02, [&] { own->stop(); });
    own->run_forever();
    BOOST_TEST(calls == 0);
    BOOST_TEST(other > 0);
    close(copy);
    close(pair[1]);
    char c;
    BOOST_REQUIRE(read(b[0], &c, 1) == 1);
  }
}

BOOST_AUTO_TEST_CASE(an_event_of_an_unknown_registration_makes_the_set_anew_under_its_number) {
  detail::Selector set;
  detail::ReadyQueue ready;
  const NodeRef gone = NodeRef::adopt(new CountingNode), live = NodeRef::adopt(new CountingNode);
  set.set(a[0], Interest::read, *gone);
  set.set(b[0], Interest::read, *live);
  const int copy = dup(a[0]), number = set.fileno();
  const int closed = std::exchange(a[0], -1);
  close(closed);
  BOOST_TEST(set.clear(closed, Interest::read));
  send(a[1]);
  set.select(0, ready);
  BOOST_TEST(run_all(ready) == 0);
  BOOST_TEST(set.renewals() == 1U);
  BOOST_TEST(set.fileno() == number);
  send(b[1]);
  for (int i = 0; i < 3; ++i) set.select(0, ready), run_all(ready);
  BOOST_TEST(live->runs == 3);
  BOOST_TEST(set.renewals() == 1U);
  close(copy);
}

BOOST_AUTO_TEST_CASE(who_pauses_hears_nothing_even_of_the_other_sides_end) {
  detail::Selector set;
  detail::ReadyQueue ready;
  const NodeRef node = NodeRef::adopt(new CountingNode);
  set.set(a[0], Interest::read, *node);
  set.pause(a[0]);
  close(std::exchange(a[1], -1));
  set.select(0, ready);
  pollfd host{set.fileno(), POLLIN, 0};
  BOOST_TEST(poll(&host, 1, 0) == 0);
  BOOST_TEST(run_all(ready) == 0);
  set.resume(a[0]);
  set.select(0, ready);
  BOOST_TEST(run_all(ready) == 1);
}

BOOST_AUTO_TEST_CASE(reader_before_writer_and_an_end_is_both) {
  detail::Selector set;
  detail::ReadyQueue ready;
  const NodeRef reader = NodeRef::adopt(new CountingNode),
                writer = NodeRef::adopt(new CountingNode);
  set.set(a[0], Interest::write, *writer);
  set.set(a[0], Interest::read, *reader);
  close(std::exchange(a[1], -1));
  set.select(-1, ready);
  BOOST_TEST(ready.pop() == reader.get());
  BOOST_TEST(ready.pop() == writer.get());
  reader->discard();
  writer->discard();
}

BOOST_AUTO_TEST_CASE(a_wake_up_ends_one_wait) {
  detail::Selector set;
  detail::ReadyQueue ready;
  set.wake();
  set.select(-1, ready);
  pollfd host{set.fileno(), POLLIN, 0};
  BOOST_TEST(poll(&host, 1, 0) == 0);
  set.wake();
  BOOST_TEST(poll(&host, 1, 0) == 1);
  set.select(-1, ready);
}

BOOST_AUTO_TEST_SUITE_END()
