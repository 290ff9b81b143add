// Boost.Asio stackless coroutines (asio::coroutine + yield.hpp).
#include <array>
#include <boost/asio/coroutine.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <memory>
#include <vector>
#include "bench/bench.h"
#ifndef HINT
#define HINT BOOST_ASIO_CONCURRENCY_HINT_UNSAFE
#endif
#define PEER "asio_stackless"
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
static asio::io_context* io;
static Ex ex() { return io->get_executor(); }
#include <boost/asio/yield.hpp>
struct Sw : asio::coroutine {
  long n;
  explicit Sw(long k) : n(k) {}
  void operator()() {
    reenter(*this) {
      while (n-- > 0) yield asio::post(ex(), std::move(*this));
    }
  }
};
static double w3(long n, int k) {
  int64_t t = now_ns();
  for (int i = 0; i < k; ++i) Sw{n / k}();
  io->run();
  return now_ns() - t;
}
struct PP : asio::coroutine {
  Ch *in, *out;
  long left, v = 0;
  PP(Ch* a, Ch* b, long n) : in(a), out(b), left(n) {}
  void operator()(error_code = {}, long x = 0) {
    reenter(*this) {
      while (left-- > 0) {
        yield in->async_receive(std::move(*this));
        v = x;
        yield out->async_send(error_code(), v, std::move(*this));
      }
    }
  }
};
static double w4(long n) {
  Ch a(ex(), 1), b(ex(), 1);
  int64_t t = now_ns();
  PP{&a, &b, n / 2}();
  PP{&b, &a, n / 2}();
  a.async_send(error_code(), 1, [](error_code) {});
  io->run();
  return now_ns() - t;
}
// W5: a parent spawns 1000 trivial children, each starts in the loop; the last one resumes the
// parent
static std::function<void()>* parent;
static int kids;
struct Kid : asio::coroutine {
  long r = 0;
  void operator()() {
    reenter(*this) {
      yield asio::post(ex(), std::move(*this));
      r = kids;
      if (--kids == 0) (*parent)();
    }
  }
};
static double w5(long n) {
  long todo = n;
  std::function<void()> p = [&] {
    if (todo <= 0) return;
    todo -= 1000;
    kids = 1000;
    for (int i = 0; i < 1000; ++i) Kid{}();
  };
  parent = &p;
  int64_t t = now_ns();
  asio::post(ex(), [&] { p(); });
  io->run();
  return now_ns() - t;
}
struct Sleeper : asio::coroutine {
  std::unique_ptr<Timer> t;
  long* c;
  std::chrono::steady_clock::time_point dl;
  void operator()(error_code = {}) {
    reenter(*this) {
      t.reset(new Timer(ex(), dl));
      yield {
        Timer& tt = *t;
        tt.async_wait(std::move(*this));
      }
      ++*c;
    }
  }
};
static void w7(long n) {
  long r0 = rss_bytes();
  int64_t t0 = now_ns();
  auto dl =
      std::chrono::steady_clock::now() + std::chrono::microseconds(int64_t(w7_deadline_s() * 1e6));
  long c = 0;
  for (long i = 0; i < n; ++i) {
    Sleeper s;
    s.c = &c;
    s.dl = dl;
    s();
  }
  int64_t t1 = now_ns();
  long rss = rss_bytes() - r0;
  io->run();
  int64_t t2 = now_ns(), d = dl.time_since_epoch().count();
  if (c != n) abort();
  report_mem("W7", PEER, n, t1 - t0, t2 - (d > t1 ? d : t1), rss);
}
struct Prod : asio::coroutine {
  Ch* c;
  long i = 0, n;
  Prod(Ch* x, long k) : c(x), n(k) {}
  void operator()(error_code = {}) {
    reenter(*this) {
      for (; i < n; ++i) yield c->async_send(error_code(), long(i), std::move(*this));
    }
  }
};
struct Cons : asio::coroutine {
  Ch* c;
  long n;
  Cons(Ch* x, long k) : c(x), n(k) {}
  void operator()(error_code = {}, long = 0) {
    reenter(*this) {
      for (; n > 0; --n) yield c->async_receive(std::move(*this));
    }
  }
};
static double w12(long n) {
  Ch ch(ex(), 100);
  int64_t t = now_ns();
  Prod{&ch, n}();
  Cons{&ch, n}();
  io->run();
  return now_ns() - t;
}
struct Conn {
  Sock s;
  std::array<char, 65536> b;
  explicit Conn(Sock x) : s(std::move(x)) {}
};
struct Echo : asio::coroutine {
  std::shared_ptr<Conn> c;
  explicit Echo(std::shared_ptr<Conn> x) : c(std::move(x)) {}
  void operator()(error_code e = {}, size_t n = 0) {
    if (e) return;
    reenter(*this) for (;;) {
      yield {
        auto& k = *c;
        k.s.async_read_some(asio::buffer(k.b), std::move(*this));
      }
      yield {
        auto& k = *c;
        asio::async_write(k.s, asio::buffer(k.b, n), std::move(*this));
      }
    }
  }
};
#include <boost/asio/unyield.hpp>
static void echo(int port) {
  Acc a(ex());
  tcp::endpoint ep(asio::ip::address_v4::loopback(), port);
  a.open(ep.protocol());
  a.set_option(Acc::reuse_address(true));
  a.bind(ep);
  a.listen(1024);
  std::function<void()> acc = [&] {
    a.async_accept(ex(), [&](error_code e, Sock s) {
      if (!e) {
        s.set_option(tcp::no_delay(true));
        Echo{std::make_shared<Conn>(std::move(s))}();
      }
      acc();
    });
  };
  acc();
  io->run();
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
  if (w == "echo") return echo(int(n)), 0;
  if (w == "W3") return rep(w3(n, 2));
  if (w == "W3k") return rep(w3(n, 1000));
  if (w == "W4") return rep(w4(n));
  if (w == "W5") return rep(w5(n));
  if (w == "W7") return w7(n), 0;
  if (w == "W12") return rep(w12(n));
  return 3;
}
