// IOLoop.add_handler and its kin: a handler for a descriptor.
#include <asyncio/futures/ioloop.hpp>
#include <asyncio/loop/events.hpp>

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

using namespace asyncio;
using asyncio::tornado::IOLoop;

namespace {

using Heard = std::vector<unsigned>;

// One end of a pair of sockets has a handler, which writes down what it hears.
struct Fixture {
  Fixture() {
    int fds[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds) == 0);
    fd = fds[0];
    peer = fds[1];
    owner->set_exception_handler(
        [this](EventLoop&, const ExceptionContext& c) { reported += c.exception.what(); });
  }
  ~Fixture() {
    owner.reset();
    close(fd);
    if (peer >= 0) close(peer);
  }
  auto hears() {
    return [this, alive = count](int f, unsigned events) {
      BOOST_TEST(f == fd);
      heard.push_back(events);
      if (then) then();
    };
  }
  // Until the loop has asked the system at least once.
  void turn() {
    io.call_later(0.001, [this] { io.stop(); });
    io.start();
  }
  Heard after_a_turn() {
    heard.clear();
    turn();
    return heard;
  }
  int fd, peer;
  Heard heard;
  std::function<void()> then;
  std::string reported;
  std::shared_ptr<int> count = std::make_shared<int>();
  EventLoopPtr owner = new_event_loop();
  IOLoop io = IOLoop(*owner);
};

template <class F>
std::string refused(F&& f) {
  try {
    f();
  } catch (const ValueError& error) {
    return error.what();
  }
  return "";
}

bool has(const Heard& heard, unsigned event) {
  return std::find(heard.begin(), heard.end(), event) != heard.end();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ioloop_handlers, Fixture)

BOOST_AUTO_TEST_CASE(a_handler_hears_of_what_it_was_added_or_updated_for) {
  io.add_handler(fd, hears(), IOLoop::READ);
  BOOST_TEST(after_a_turn().empty());
  BOOST_REQUIRE(send(peer, "x", 1, 0) == 1);
  Heard now = after_a_turn();
  BOOST_TEST(has(now, IOLoop::READ));
  BOOST_TEST(!has(now, IOLoop::WRITE));
  io.update_handler(fd, IOLoop::READ | IOLoop::WRITE);
  now = after_a_turn();
  BOOST_TEST(has(now, IOLoop::READ));
  BOOST_TEST(has(now, IOLoop::WRITE));
  io.update_handler(fd, IOLoop::WRITE);
  now = after_a_turn();
  BOOST_TEST(has(now, IOLoop::WRITE));
  BOOST_TEST(!has(now, IOLoop::READ));
  io.update_handler(fd, IOLoop::NONE);
  BOOST_TEST(after_a_turn().empty());
  io.update_handler(fd, IOLoop::READ);
  BOOST_TEST(has(after_a_turn(), IOLoop::READ));
}

BOOST_AUTO_TEST_CASE(error_beside_another_event_tells_that_the_other_side_is_gone) {
  io.add_handler(fd, hears(), IOLoop::WRITE | IOLoop::ERROR);
  BOOST_TEST(has(after_a_turn(), IOLoop::WRITE));
  close(std::exchange(peer, -1));
  const Heard gone = after_a_turn();
  BOOST_REQUIRE(!gone.empty());
  BOOST_TEST((gone[0] & IOLoop::WRITE) != 0u);
  BOOST_TEST((gone[0] & IOLoop::ERROR) != 0u);
  io.update_handler(fd, IOLoop::WRITE);
  BOOST_TEST(has(after_a_turn(), IOLoop::WRITE));
  io.update_handler(fd, IOLoop::ERROR);
  BOOST_TEST(after_a_turn().empty());
}

BOOST_AUTO_TEST_CASE(a_handler_may_remove_itself_and_goes_when_it_returns) {
  then = [this] {
    io.remove_handler(fd);
    BOOST_TEST(count.use_count() == 2);
  };
  io.add_handler(fd, hears(), IOLoop::WRITE);
  BOOST_TEST(after_a_turn().size() == 1u);
  BOOST_TEST(count.use_count() == 1);
  io.remove_handler(fd);
  io.remove_handler(12345);
  io.add_handler(fd, hears(), IOLoop::WRITE);
  BOOST_TEST(after_a_turn().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_second_handler_and_an_update_of_none_are_refused) {
  const std::string number = std::to_string(fd);
  io.add_handler(fd, hears(), IOLoop::READ);
  BOOST_TEST(refused([&] { io.add_handler(fd, hears(), IOLoop::WRITE); }) ==
             "fd " + number + " added twice");
  BOOST_TEST(after_a_turn().empty());
  io.remove_handler(fd);
  BOOST_TEST(refused([&] { io.update_handler(fd, IOLoop::READ); }) ==
             "fd " + number + " has no handler");
  const int file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);  // which cannot be watched
  for (int i = 0; i < 2; ++i)
    BOOST_CHECK_THROW(io.add_handler(file, hears(), IOLoop::READ), std::system_error);
  close(file);
  BOOST_TEST(count.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(what_a_handler_throws_is_reported_and_it_is_called_again) {
  then = [this] {
    if (heard.size() == 1) throw ValueError("odd");
  };
  io.add_handler(fd, hears(), IOLoop::WRITE);
  turn();
  turn();
  BOOST_TEST(reported == "odd");
  BOOST_TEST(heard.size() >= 2u);
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_has_no_handlers) {
  io.add_handler(
      fd, [one = std::make_unique<int>(1), alive = count](int, unsigned) {}, IOLoop::READ);
  owner->close();
  BOOST_TEST(count.use_count() == 1);
  io.remove_handler(fd);
  BOOST_CHECK_THROW(io.add_handler(fd, hears(), IOLoop::READ), RuntimeError);
}

BOOST_AUTO_TEST_SUITE_END()
