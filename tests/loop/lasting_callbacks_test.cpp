// Readers, writers and signal handlers: callbacks that run again and again.
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <signal.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <system_error>

using namespace asyncio;

namespace {

// A loop on real descriptors and signals, with a pipe.
struct Fixture {
  Fixture() : owner(new_event_loop()), loop(*owner) {
    BOOST_REQUIRE(pipe(fds) == 0);
    loop.set_exception_handler(
        [this](EventLoop&, const ExceptionContext& c) { reports.push_back(c); });
    watchdog = loop.call_later(20, [] { throw SystemExit(1); });  // nothing here takes so long
  }
  ~Fixture() {
    owner.reset();
    close(fds[0]);
    close(fds[1]);
    detail::leave_context(nullptr);
  }
  void send() const { BOOST_REQUIRE(write(fds[1], "x", 1) == 1); }
  void receive() const {
    char c = 0;
    BOOST_REQUIRE(read(fds[0], &c, 1) == 1);
  }

  EventLoopPtr owner;
  EventLoop& loop;
  int fds[2] = {-1, -1};
  TimerHandle watchdog;
  std::vector<ExceptionContext> reports;
  ContextVar<int> var{"var", 0};
  std::string log;
};

struct AtEnd {
  std::function<void()> work;
  explicit AtEnd(std::function<void()> w) : work(std::move(w)) {}
  AtEnd(const AtEnd&) = delete;
  AtEnd& operator=(const AtEnd&) = delete;
  ~AtEnd() { work(); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(lasting_callbacks, Fixture)

// ---- one context for all calls ----

BOOST_AUTO_TEST_CASE(what_a_reader_sets_lasts_from_call_to_call) {
  for (const bool other_is_set : {false, true}) {
    ContextVar<int> other("other", 0);
    if (other_is_set) other.set(1);
    std::optional<Token<int>> token;
    for (int i = 0; i < 3; ++i) send();
    loop.add_reader(fds[0], [&] {
      receive();
      log += std::to_string(var.get());
      token = var.set(var.get() + 1);
      if (var.get() < 3) return;
      var.reset(*token);
      loop.remove_reader(fds[0]);
      loop.stop();
    });
    loop.run_forever();
  }
  BOOST_TEST(log == "012012");
  BOOST_TEST(var.get() == 0);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(what_a_writer_sets_lasts_from_call_to_call) {
  loop.add_writer(fds[1], [&] {
    log += std::to_string(var.get());
    var.set(var.get() + 1);
    if (var.get() < 3) return;
    loop.remove_writer(fds[1]);
    loop.stop();
  });
  loop.run_forever();
  BOOST_TEST(log == "012");
}

BOOST_AUTO_TEST_CASE(what_a_signal_handler_sets_lasts_from_call_to_call) {
  loop.add_signal_handler(SIGUSR1, [&] {
    log += std::to_string(var.get());
    var.set(var.get() + 1);
    if (var.get() < 3)
      raise(SIGUSR1);
    else
      loop.stop();
  });
  loop.call_soon([] { raise(SIGUSR1); });
  loop.run_forever();
  BOOST_TEST(log == "012");
}

// ---- what they captured ----

BOOST_AUTO_TEST_CASE(a_reader_that_removes_itself_goes_when_it_returns) {
  for (const bool throws : {false, true}) {
    const auto held = std::make_shared<int>(5);
    send();
    loop.add_reader(fds[0], [&, held] {
      receive();
      loop.remove_reader(fds[0]);
      BOOST_TEST(*held == 5);
      loop.call_soon([&] { loop.stop(); });
      if (throws) throw ValueError("x");
    });
    loop.run_forever();
    BOOST_TEST(held.use_count() == 1);
  }
  BOOST_TEST(reports.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_signal_handler_that_removes_itself_goes_when_it_returns) {
  const auto held = std::make_shared<int>(5);
  loop.add_signal_handler(SIGUSR1, [&, held] {
    loop.remove_signal_handler(SIGUSR1);
    BOOST_TEST(*held == 5);
    loop.call_soon([&] { loop.stop(); });
  });
  loop.call_soon([] { raise(SIGUSR1); });
  loop.run_forever();
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_reader_that_replaces_itself_goes_when_it_returns) {
  const auto held = std::make_shared<int>(5);
  const std::weak_ptr<int> watched = held;
  send();
  send();
  loop.add_reader(fds[0], [&, kept = held] {
    receive();
    loop.add_reader(fds[0], [&] {
      receive();
      BOOST_TEST(watched.use_count() == 1);
      loop.stop();
    });
    BOOST_TEST(*kept == 5);
  });
  loop.run_forever();
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_reader_or_of_a_signal_handler_may_remove_it_again) {
  loop.add_reader(
      fds[0],
      [end = std::make_shared<AtEnd>([&] { log += loop.remove_reader(fds[0]) ? 'x' : 'r'; })] {});
  loop.add_signal_handler(SIGUSR1, [end = std::make_shared<AtEnd>([&] {
                                      log += loop.remove_signal_handler(SIGUSR1) ? 'x' : 's';
                                    })] {});
  BOOST_TEST(loop.remove_reader(fds[0]));
  BOOST_TEST(loop.remove_signal_handler(SIGUSR1));
  BOOST_TEST(log == "rs");
}

// The end of the former callback is the last thing that happens, so that what it does counts.
BOOST_AUTO_TEST_CASE(the_end_of_a_reader_that_is_replaced_or_removed_may_add_another_one) {
  for (const bool replaced : {true, false}) {
    log.clear();
    loop.add_reader(fds[0], [end = std::make_shared<AtEnd>([&] {
                               loop.add_reader(fds[0], [&] {
                                 receive();
                                 log += 'i';
                                 loop.stop();
                               });
                             })] {});
    if (replaced)
      loop.add_reader(fds[0], [&] { log += 'o'; });
    else
      BOOST_TEST(loop.remove_reader(fds[0]));
    send();
    loop.run_forever();
    BOOST_TEST(log == "i");
    BOOST_TEST(loop.remove_reader(fds[0]));
    BOOST_TEST(!loop.remove_reader(fds[0]));
    send();
    loop.call_soon([&] { loop.stop(); });
    loop.run_forever();  // nobody is called any more
    BOOST_TEST(log == "i");
    receive();
  }
}

BOOST_AUTO_TEST_CASE(the_end_of_a_reader_that_is_replaced_may_remove_the_one_in_its_place) {
  const auto held = std::make_shared<int>(5);
  loop.add_reader(
      fds[0],
      [end = std::make_shared<AtEnd>([&] { log += loop.remove_reader(fds[0]) ? 'r' : 'x'; })] {});
  loop.add_reader(fds[0], [&log = log, held] { log += 'o'; });
  BOOST_TEST(log == "r");
  BOOST_TEST(held.use_count() == 1);
  BOOST_TEST(!loop.remove_reader(fds[0]));
  send();
  loop.call_soon([&] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log == "r");
}

BOOST_AUTO_TEST_CASE(the_end_of_a_reader_may_close_its_loop) {
  const auto held = std::make_shared<int>(5);
  loop.add_reader(fds[0], [end = std::make_shared<AtEnd>([&] { loop.close(); })] {});
  loop.add_reader(fds[0], [held] {});
  BOOST_TEST(loop.is_closed());
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_reader_whose_successor_is_refused_may_add_another_one) {
  const int closed = dup(fds[0]);
  loop.add_reader(closed, [end = std::make_shared<AtEnd>([&] {
                             BOOST_REQUIRE(dup2(fds[0], closed) == closed);
                             loop.add_reader(closed, [&] { log += 'i'; });
                           })] {});
  close(closed);
  BOOST_CHECK_THROW(loop.add_reader(closed, [&] { log += 'o'; }), std::system_error);
  send();
  loop.call_later(0, [&] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log == "i");
  BOOST_TEST(loop.remove_reader(closed));
  close(closed);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_signal_handler_that_is_replaced_may_add_another_one) {
  loop.add_signal_handler(SIGUSR1, [end = std::make_shared<AtEnd>([&] {
                                      loop.add_signal_handler(SIGUSR1, [&] {
                                        log += 'i';
                                        loop.stop();
                                      });
                                    })] {});
  loop.add_signal_handler(SIGUSR1, [&] { log += 'o'; });
  loop.call_soon([] { raise(SIGUSR1); });
  loop.run_forever();
  BOOST_TEST(log == "i");
  BOOST_TEST(loop.remove_signal_handler(SIGUSR1));
  BOOST_TEST(!loop.remove_signal_handler(SIGUSR1));
}

BOOST_AUTO_TEST_SUITE_END()
