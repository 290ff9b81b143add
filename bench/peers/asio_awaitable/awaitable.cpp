// Boost.Asio C++20 awaitables, concrete executor, concurrency hint UNSAFE.
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include "bench/bench.h"
#ifndef HINT
#define HINT BOOST_ASIO_CONCURRENCY_HINT_UNSAFE
#endif
#define PEER "asio_awaitable"
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace bench;
using Ex = asio::io_context::executor_type;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Ex>;
using Sock = asio::basic_stream_socket<tcp, Ex>;
using Acc = asio::basic_socket_acceptor<tcp, Ex>;
using Ch = asio::experimental::basic_channel<Ex, asio::experimental::channel_traits<>,
                                             void(error_code, long)>;
template <class T = void>
using aw = asio::awaitable<T, Ex>;
static constexpr asio::use_awaitable_t<Ex> ua;
static asio::io_context* io;
static Ex ex() { return io->get_executor(); }
static aw<> sw(long n) {
  while (n-- > 0) co_await asio::post(ex(), ua);
}
static double w3(long n, int k) {
  int64_t t = now_ns();
  for (int i = 0; i < k; ++i) asio::co_spawn(ex(), sw(n / k), asio::detached);
  io->run();
  return now_ns() - t;
}
static aw<> pp(Ch& in, Ch& out, long n) {
  while (n-- > 0) {
    long v = co_await in.async_receive(ua);
    co_await out.async_send(error_code(), v, ua);
  }
}
static double w4(long n) {
  Ch a(ex(), 1), b(ex(), 1);
  int64_t t = now_ns();
  asio::co_spawn(ex(), pp(a, b, n / 2), asio::detached);
  asio::co_spawn(ex(), pp(b, a, n / 2), asio::detached);
  a.async_send(error_code(), 1, [](error_code) {});
  io->run();
  return now_ns() - t;
}
static aw<long> kid(long i) { co_return i; }
static aw<> w5_main(long n) {
  Ch done(ex(), 1);
  for (long i = 0; i < n; i += 1000) {
    int left = 1000;
    for (long k = 0; k < 1000; ++k)
      asio::co_spawn(ex(), kid(k), [&](std::exception_ptr, long) {
        if (--left == 0) done.try_send(error_code(), 0);
      });
    co_await done.async_receive(ua);
  }
}
static aw<long> rec(int d, long n) {
  if (d == 0) {
    for (long i = 0; i < n; ++i) co_await asio::post(ex(), ua);
    co_return n;
  }
  co_return co_await rec(d - 1, n);
}
static aw<> rec_main(int d, long n) { co_await rec(d, n); }
static aw<> w6c_main(long n) {
  long s = 0;
  for (long i = 0; i < n; ++i) s += co_await kid(i);
  if (s == 1) abort();
}
static long c7;
static aw<> sleeper(std::chrono::steady_clock::time_point dl) {
  Timer t(ex(), dl);
  co_await t.async_wait(ua);
  ++c7;
}
static void w7(long n) {
  long r0 = rss_bytes();
  int64_t t0 = now_ns(), t1 = 0;
  long rss = 0;
  auto dl =
      std::chrono::steady_clock::now() + std::chrono::microseconds(int64_t(w7_deadline_s() * 1e6));
  for (long i = 0; i < n; ++i) asio::co_spawn(ex(), sleeper(dl), asio::detached);
  asio::post(ex(), [&] {
    asio::post(ex(), [&] {
      t1 = now_ns();
      rss = rss_bytes() - r0;
    });
  });
  io->run();
  int64_t t2 = now_ns(), d = dl.time_since_epoch().count();
  if (c7 != n) abort();
  report_mem("W7", PEER, n, t1 - t0, t2 - (d > t1 ? d : t1), rss);
}
static aw<> leaf() { co_await asio::post(ex(), ua); }
static aw<> w10_main(long n) {
  using namespace asio::experimental::awaitable_operators;
  Timer t(ex());
  for (long i = 0; i < n; ++i) {
    t.expires_after(std::chrono::seconds(10));
    co_await (leaf() || t.async_wait(ua));
  }
}
static aw<> w10b_main(long n) {
  using namespace asio::experimental::awaitable_operators;
  for (long i = 0; i < n; ++i)
    co_await (leaf() && leaf() && leaf() && leaf() && leaf() && leaf() && leaf() && leaf() &&
              leaf() && leaf());
}
static aw<> prod(Ch& c, long n) {
  for (long i = 0; i < n; ++i) co_await c.async_send(error_code(), i, ua);
}
static aw<> cons(Ch& c, long n) {
  for (long i = 0; i < n; ++i) co_await c.async_receive(ua);
}
static double w12(long n) {
  Ch ch(ex(), 100);
  int64_t t = now_ns();
  asio::co_spawn(ex(), prod(ch, n), asio::detached);
  asio::co_spawn(ex(), cons(ch, n), asio::detached);
  io->run();
  return now_ns() - t;
}
static aw<> econn(Sock s) {
  s.set_option(tcp::no_delay(true));
  auto b = std::make_unique<std::array<char, 65536>>();
  try {
    for (;;) {
      size_t n = co_await s.async_read_some(asio::buffer(*b), ua);
      co_await asio::async_write(s, asio::buffer(*b, n), ua);
    }
  } catch (std::exception&) {
  }
}
static aw<> listener(int port) {
  Acc a(ex());
  tcp::endpoint ep(asio::ip::address_v4::loopback(), port);
  a.open(ep.protocol());
  a.set_option(Acc::reuse_address(true));
  a.bind(ep);
  a.listen(1024);
  for (;;) {
    Sock s(ex());
    co_await a.async_accept(s, ua);
    asio::co_spawn(ex(), econn(std::move(s)), asio::detached);
  }
}
template <class A>
static double run(A&& a) {
  int64_t t = now_ns();
  asio::co_spawn(ex(), std::forward<A>(a), asio::detached);
  io->run();
  return now_ns() - t;
}
int main(int argc, char** argv) {
  if (argc < 3) return 2;
  asio::io_context ctx(HINT);
  io = &ctx;
  std::string w = argv[1];
  long n = atol(argv[2]);
  auto rep = [&](double ns) {
    report(w.c_str(), PEER, n, ns);
    return 0;
  };
  if (w == "echo") return run(listener(int(n))), 0;
  if (w == "W3") return rep(w3(n, 2));
  if (w == "W3k") return rep(w3(n, 1000));
  if (w == "W4") return rep(w4(n));
  if (w == "W5") return rep(run(w5_main(n)));
  if (w == "W6_100") return rep(run(rec_main(100, n)));
  if (w == "W6_1000") return rep(run(rec_main(1000, n)));
  if (w == "W6c") return rep(run(w6c_main(n)));
  if (w == "W7") return w7(n), 0;
  if (w == "W10") return rep(run(w10_main(n)));
  if (w == "W10b") return rep(run(w10b_main(n)));
  if (w == "W12") return rep(w12(n));
  return 3;
}
