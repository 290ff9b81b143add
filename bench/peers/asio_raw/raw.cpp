// Raw Boost.Asio callbacks. HINT and BOOST_ASIO_DISABLE_THREADS choose the variant; PEER names it.
#include <array>
#include <atomic>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <deque>
#include <memory>
#include <thread>
#include <vector>
#include "bench/bench.h"
#ifndef HINT
#define HINT 1
#endif
#ifndef PEER
#define PEER "asio_h1"
#endif
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace bench;
using Ex = asio::io_context::executor_type;  // concrete executor: no type erasure
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Ex>;
using Sock = asio::basic_stream_socket<tcp, Ex>;
using Acc = asio::basic_socket_acceptor<tcp, Ex>;
static asio::io_context* io;
static Ex ex() { return io->get_executor(); }

struct Chain {
  long* left;
  void operator()() {
    if (--*left > 0) asio::post(ex(), Chain{left});
  }
};
static double w1(long n, int k) {
  std::vector<long> left(k, n / k);
  int64_t t = now_ns();
  for (auto& l : left) asio::post(ex(), Chain{&l});
  io->run();
  return now_ns() - t;
}
// W1b from inside the loop: the last callback of a batch posts the next batch
static long b_left, b_todo;
static void batch();
struct One {
  void operator()() const {
    if (--b_left == 0 && b_todo > 0) batch();
  }
};
static void batch() {
  b_left = 1000;
  b_todo -= 1000;
  for (int i = 0; i < 1000; ++i) asio::post(ex(), One{});
}
static double w1b(long n) {
  b_todo = n;
  int64_t t = now_ns();
  asio::post(ex(), [] { batch(); });
  io->run();
  return now_ns() - t;
}
static double w2(long n) {
  Rng r;
  int64_t t = now_ns();
  {
    std::deque<Timer> v;
    auto now = std::chrono::steady_clock::now();
    for (long i = 0; i < n; ++i) {
      v.emplace_back(ex(), now + std::chrono::nanoseconds(r.below(3600000000000ull)));
      v.back().async_wait([](error_code) {});
    }
    for (auto& x : v) x.cancel();
    io->run();
  }
  return now_ns() - t;
}
static double w2b(long n) {
  int64_t t = now_ns();
  {
    std::deque<Timer> v;
    long c = 0;
    auto now = std::chrono::steady_clock::now();
    for (long i = 0; i < n; ++i) {
      v.emplace_back(ex(), now + std::chrono::nanoseconds(i));
      v.back().async_wait([&c](error_code) { ++c; });
    }
    io->run();
    if (c != n) abort();
  }
  return now_ns() - t;
}
static double w2c(long n) {
  const long P = 100000;
  Rng r;
  std::deque<Timer> v;
  for (long i = 0; i < P; ++i) {
    v.emplace_back(ex(), std::chrono::seconds(60));
    v.back().async_wait([](error_code) {});
  }
  long left = n;
  std::function<void()> step = [&] {
    for (int k = 0; k < 1000; ++k) {
      Timer& x = v[r.below(P)];
      x.expires_after(std::chrono::seconds(60));
      x.async_wait([](error_code) {});
    }
    if ((left -= 1000) > 0)
      asio::post(ex(), [&] { step(); });
    else
      io->stop();
  };
  int64_t t = now_ns();
  asio::post(ex(), [&] { step(); });
  io->run();
  double d = now_ns() - t;
  io->restart();
  return d;
}
static void w7(long n) {
  long r0 = rss_bytes();
  int64_t t0 = now_ns();
  auto dl =
      std::chrono::steady_clock::now() + std::chrono::microseconds(int64_t(w7_deadline_s() * 1e6));
  std::vector<std::unique_ptr<Timer>> v;
  v.reserve(n);
  long c = 0;
  for (long i = 0; i < n; ++i) {
    v.emplace_back(new Timer(ex(), dl));
    v.back()->async_wait([&c](error_code) { ++c; });
  }
  int64_t t1 = now_ns();
  long rss = rss_bytes() - r0;
  io->run();
  int64_t t2 = now_ns(), d = dl.time_since_epoch().count();
  if (c != n) abort();
  report_mem("W7", PEER, n, t1 - t0, t2 - (d > t1 ? d : t1), rss);
}
// W10: timer + post; the post cancels the timer; next op when the timer's handler has run
struct W10 {
  Timer t{ex()};
  long left;
  void go() {
    t.expires_after(std::chrono::seconds(10));
    t.async_wait([this](error_code) {
      if (--left > 0) go();
    });
    asio::post(ex(), [this] { t.cancel(); });
  }
};
static double w10(long n) {
  W10 w;
  w.left = n;
  int64_t t = now_ns();
  w.go();
  io->run();
  return now_ns() - t;
}
struct W10b {
  long left;
  int c = 0;
  void go() {
    c = 10;
    for (int i = 0; i < 10; ++i)
      asio::post(ex(), [this] {
        if (--c == 0 && --left > 0) go();
      });
  }
};
static double w10b(long n) {
  W10b w{n};
  int64_t t = now_ns();
  w.go();
  io->run();
  return now_ns() - t;
}
static double w11(long n) {
  auto g = asio::make_work_guard(*io);
  long c = 0;
  int64_t t = now_ns();
  std::thread th([&] {
    for (long i = 0; i < n; ++i)
      asio::post(ex(), [&] {
        if (++c == n) g.reset();
      });
  });
  io->run();
  th.join();
  return now_ns() - t;
}
static double w11p(long n) {
  auto g = asio::make_work_guard(*io);
  asio::io_context io2(1);
  auto g2 = asio::make_work_guard(io2);
  long c = 0;
  std::function<void()> a, b;
  a = [&] { asio::post(io2, [&] { b(); }); };
  b = [&] {
    if (++c == n) {
      g.reset();
      g2.reset();
    } else
      asio::post(*io, [&] { a(); });
  };
  int64_t t = now_ns();
  std::thread th([&] { io2.run(); });
  asio::post(*io, [&] { a(); });
  io->run();
  th.join();
  return now_ns() - t;
}
static double w12(long n) {
  asio::experimental::basic_channel<Ex, asio::experimental::channel_traits<>,
                                    void(error_code, long)>
      ch(ex(), 100);
  struct P {
    decltype(ch)& c;
    long i, n;
    void go() {
      if (i < n) c.async_send(error_code(), i++, [this](error_code) { go(); });
    }
  } p{ch, 0, n};
  struct Q {
    decltype(ch)& c;
    long n;
    void go() {
      c.async_receive([this](error_code, long) {
        if (--n > 0) go();
      });
    }
  } q{ch, n};
  int64_t t = now_ns();
  p.go();
  q.go();
  io->run();
  return now_ns() - t;
}
static double w4(long n) {  // two parties, two one-slot channels
  using Ch = asio::experimental::basic_channel<Ex, asio::experimental::channel_traits<>,
                                               void(error_code, long)>;
  Ch a(ex(), 1), b(ex(), 1);
  struct S {
    Ch &in, &out;
    long left;
    void go() {
      in.async_receive([this](error_code, long v) {
        out.async_send(error_code(), v, [this](error_code) {
          if (--left > 0) go();
        });
      });
    }
  } x{a, b, n / 2}, y{b, a, n / 2};
  int64_t t = now_ns();
  x.go();
  y.go();
  a.async_send(error_code(), 1, [](error_code) {});
  io->run();
  return now_ns() - t;
}
// Connections are made, accepted and closed, one after the other: the other end reads until then.
struct Connects {
  struct End : std::enable_shared_from_this<End> {
    Sock s;
    std::array<char, 64> b;
    explicit End(Sock x) : s(std::move(x)) {}
    void read() {
      s.async_read_some(asio::buffer(b), [me = shared_from_this()](error_code e, size_t) {
        if (!e) me->read();
      });
    }
  };
  Acc a{ex(), tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
  long left;
  explicit Connects(long n) : left(n) {}
  void accept() {
    a.async_accept(ex(), [this](error_code e, Sock s) {
      if (e) return;
      s.set_option(tcp::no_delay(true));
      std::make_shared<End>(std::move(s))->read();
      accept();
    });
  }
  void connect() {
    auto c = std::make_shared<Sock>(ex());
    c->async_connect(a.local_endpoint(), [this, c](error_code e) {
      if (e) std::abort();
      c->set_option(tcp::no_delay(true));
      c->close();
      if (--left > 0) return connect();
      a.close();
    });
  }
};
static double w8_connect(long n) {
  int64_t t = now_ns();
  Connects c(n);
  c.accept();
  c.connect();
  io->run();
  return now_ns() - t;
}
struct Echo : std::enable_shared_from_this<Echo> {
  Sock s;
  std::array<char, 65536> b;
  explicit Echo(Sock x) : s(std::move(x)) {}
  void read() {
    s.async_read_some(asio::buffer(b), [me = shared_from_this()](error_code e, size_t n) {
      if (e) return;
      asio::async_write(me->s, asio::buffer(me->b, n), [me](error_code e2, size_t) {
        if (!e2) me->read();
      });
    });
  }
};
template <class Conn>
static void serve(int port) {
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
        std::make_shared<Conn>(std::move(s))->read();
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
  if (w == "echo") return serve<Echo>(int(n)), 0;
  if (w == "W1") return rep(w1(n, 1));
  if (w == "W1e") {  // W1 with the reactor in use (a pending timer), as in any real program
    Timer t(ex(), std::chrono::hours(1));
    t.async_wait([](error_code) {});
    long l = n;
    int64_t t0 = now_ns();
    struct C2 {
      long* l;
      Timer* t;
      void operator()() {
        if (--*l > 0)
          asio::post(ex(), C2{l, t});
        else
          t->cancel();
      }
    };
    asio::post(ex(), C2{&l, &t});
    io->run();
    return rep(now_ns() - t0);
  }
  if (w == "W1b") return rep(w1b(n));
  if (w == "W2") return rep(w2(n));
  if (w == "W2b") return rep(w2b(n));
  if (w == "W2c") return rep(w2c(n));
  if (w == "W3") return rep(w1(n, 2));
  if (w == "W3k") return rep(w1(n, 1000));
  if (w == "W4") return rep(w4(n));
  if (w == "W7") return w7(n), 0;
  if (w == "W8_connect") return rep(w8_connect(n));
  if (w == "W10") return rep(w10(n));
  if (w == "W10b") return rep(w10b(n));
  if (w == "W12") return rep(w12(n));
#ifdef MT_OK
  if (w == "W11") return rep(w11(n));
  if (w == "W11p") return rep(w11p(n));
#endif
  return 3;
}
