// asio_future: operations of Boost.Asio are awaited.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/asio_context.hpp>
#include <asyncio/loop/asio_future.hpp>
#include <asyncio/loop/asio_guest.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <thread>

using namespace asyncio;
using namespace std::chrono_literals;
using asyncio::testing::text_of;
using boost::system::error_code;
using boost::system::system_error;
namespace asio = boost::asio;
using Socket = asio::local::stream_protocol::socket;

namespace {

struct Pair {
  explicit Pair(asio::io_context& context) : a(context), b(context) {
    asio::local::connect_pair(a, b);
  }
  Socket a, b;
};

// What ends when the test says so: Signature is that of its handler.
template <class Signature>
struct Held;
template <class... A>
struct Held<void(A...)> {
  auto start() {
    return asio::async_initiate<const AsioFuture, void(A...)>(
        [this](auto handler) {
          // A std::function has to be copyable.
          auto shared = std::make_shared<decltype(handler)>(std::move(handler));
          end = [shared](A... results) { std::move (*shared)(std::move(results)...); };
        },
        asio_future);
  }
  std::function<void(A...)> end;
};

// Reads once, and says how that ended.
Coroutine<std::string> read(Socket& socket, double seconds = 20) {
  return coroutine<std::string>(
      [&socket, seconds, data = std::array<char, 16>(), n = std::size_t()](auto& co) mutable {
        BEGIN(co);
        TRY {
          YIELD_FROM_INTO(
              n, wait_for(socket.async_read_some(asio::buffer(data), asio_future), seconds));
          RETURN(std::string(data.data(), n));
        }
        EXCEPT_AS(e, system_error) { RETURN(e.code() == asio::error::eof ? "eof" : "failed"); }
        EXCEPT(CancelledError) { RETURN("cancelled"); }
        EXCEPT(asyncio::TimeoutError) { RETURN("timed out"); }
        END_TRY;
        END;
      });
}

struct Fixture {
  ~Fixture() { set_event_loop(nullptr); }
  template <class A>
  auto run(A&& awaitable) {
    return loop.run_until_complete(std::forward<A>(awaitable));
  }
  EventLoopPtr owner = new_event_loop();
  EventLoop& loop = *owner;
  int set = (set_event_loop(owner.get()), 0);
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(asio_futures, Fixture)

// ---- results ----

BOOST_AUTO_TEST_CASE(a_read_is_awaited_fails_is_cancelled_and_times_out) {
  Pair sockets(io_context_of(loop));
  auto task = loop.create_task(read(sockets.a));
  loop.call_later(0.002, [&] { asio::write(sockets.b, asio::buffer("hello", 5)); });
  BOOST_TEST(run(task) == "hello");
  BOOST_TEST(run(read(sockets.a, 0.002)) == "timed out");
  task = loop.create_task(read(sockets.a));
  loop.call_later(0.002, [&] { task.cancel(); });
  BOOST_TEST(run(task) == "cancelled");
  asio::write(sockets.b, asio::buffer("x", 1));  // nothing was read by what was cancelled
  BOOST_TEST(run(read(sockets.a)) == "x");
  task = loop.create_task(read(sockets.a));
  loop.call_later(0.002, [&] { sockets.b.close(); });
  BOOST_TEST(run(task) == "eof");
  sockets.a.close();
  BOOST_TEST(run(read(sockets.a)) == "failed");
}

BOOST_AUTO_TEST_CASE(the_type_follows_from_the_signature) {
  Held<void()> nothing;
  static_assert(std::is_same_v<decltype(nothing.start()), Future<void>>);
  Held<void(int)> plain;
  Held<void(error_code, std::unique_ptr<int>)> move_only;
  Held<void(error_code, int, std::string)> several;
  Held<void(std::exception_ptr, int)> thrown;
  auto f0 = nothing.start();
  auto f1 = plain.start();
  auto f2 = move_only.start();
  auto f3 = several.start();
  auto f4 = thrown.start(), f5 = f4;
  nothing.end();
  plain.end(7);
  move_only.end({}, std::make_unique<int>(8));
  several.end({}, 9, "nine");
  thrown.end(nullptr, 10);
  f5 = thrown.start();
  thrown.end(std::make_exception_ptr(ValueError("bad")), 0);
  run(f0);
  BOOST_TEST(run(f1) == 7);
  BOOST_TEST(*run(std::move(f2)) == 8);
  BOOST_TEST((run(f3) == std::tuple<int, std::string>(9, "nine")));
  BOOST_TEST(run(f4) == 10);
  BOOST_TEST(text_of<ValueError>([&] { run(f5); }) == "bad");
}

BOOST_AUTO_TEST_CASE(a_code_may_be_a_result_instead_of_an_error) {
  asio::steady_timer timer(io_context_of(loop), 1000s);
  error_code code;
  auto waits = timer.async_wait(asio::redirect_error(asio_future, code));
  timer.cancel();
  run(waits);
  BOOST_TEST((code == asio::error::operation_aborted));
}

// ---- ends ----

BOOST_AUTO_TEST_CASE(what_is_cancelled_ends_with_its_operation_and_keeps_the_message) {
  Held<void(error_code, int)> held;
  auto future = held.start();
  auto task = loop.create_task(coroutine<int>([future, n = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(n, future);
    RETURN(n);
    END;
  }));
  loop.call_soon([&] {
    task.cancel("enough");
    BOOST_TEST(!future.done());
    loop.call_later(0.001, [&] { held.end({}, 5); });
  });
  BOOST_TEST(text_of<CancelledError>([&] { run(task); }) == "enough");
  BOOST_TEST(future.cancelled());
}

BOOST_AUTO_TEST_CASE(
    an_operation_that_others_abort_has_failed_and_one_that_is_given_up_is_cancelled) {
  Pair sockets(io_context_of(loop));
  char c = 0;
  auto aborted = sockets.a.async_read_some(asio::buffer(&c, 1), asio_future);
  loop.call_soon([&] { sockets.a.cancel(); });
  BOOST_CHECK_EXCEPTION(run(aborted), system_error, [](const system_error& e) {
    return e.code() == asio::error::operation_aborted;
  });
  Held<void(error_code)> held;
  auto future = held.start();
  loop.call_soon([&] { held.end = nullptr; });
  BOOST_CHECK_THROW(run(future), CancelledError);
}

BOOST_AUTO_TEST_CASE(the_loop_may_end_before_the_operation) {
  asio::io_context context;
  asio::steady_timer timer(context, 1000s);
  std::optional<Future<void>> future(timer.async_wait(asio_future(loop)));
  run(asyncio::sleep(0));
  owner.reset();
  BOOST_TEST(context.run() > 0U);  // it was cancelled
  BOOST_TEST(!future->done());
  future.reset();
}

// ---- contexts of others ----

BOOST_AUTO_TEST_CASE(the_result_crosses_over_from_a_context_that_another_thread_runs) {
  asio::io_context context;
  Pair sockets(context);
  asio::steady_timer timer(context, 1ms);
  auto guard = asio::make_work_guard(context);
  std::thread other([&] { context.run(); });
  run(timer.async_wait(asio_future));
  auto task = loop.create_task(read(sockets.a));
  loop.call_later(0.002, [&] { asio::write(sockets.b, asio::buffer("hello", 5)); });
  BOOST_TEST(run(task) == "hello");
  BOOST_TEST(run(read(sockets.a, 0.002)) == "timed out");
  auto last = sockets.a.async_wait(Socket::wait_read, asio_future);
  guard.reset();
  sockets.b.close();
  run(last);
  other.join();
}

BOOST_AUTO_TEST_CASE(in_a_guest_of_a_context_it_is_awaited_and_cancelled) {
  asio::io_context context;
  Pair sockets(context);
  AsioGuest guest(loop, context);
  std::string log;
  loop.create_task(coroutine([&, text = std::string()](auto& co) mutable {
    BEGIN(co);
    asio::write(sockets.b, asio::buffer("x", 1));
    YIELD_FROM_INTO(text, read(sockets.a));
    log += text;
    YIELD_FROM_INTO(text, read(sockets.a, 0.001));
    log += " " + text;
    loop.stop();
    END;
  }));
  context.run();
  BOOST_TEST(log == "x timed out");
}

BOOST_AUTO_TEST_SUITE_END()
