// libuv peer. libuv has no call_soon: W1 is one idle callback per loop iteration.
#include <uv.h>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>
#include "bench/bench.h"
using namespace bench;
static uv_loop_t L;
static long left_;
static double w1(long n, int k) {
  left_ = n;
  std::vector<uv_idle_t> v(k);
  for (auto& h : v) {
    uv_idle_init(&L, &h);
    uv_idle_start(&h, [](uv_idle_t* i) {
      if (--left_ <= 0) uv_idle_stop(i);
    });
  }
  int64_t t = now_ns();
  uv_run(&L, UV_RUN_DEFAULT);
  return now_ns() - t;
}
static double w2(long n) {
  Rng r;
  int64_t t = now_ns();
  std::vector<uv_timer_t> v(n);
  for (auto& x : v) {
    uv_timer_init(&L, &x);
    uv_timer_start(
        &x, [](uv_timer_t*) {}, r.below(3600000), 0);
  }
  for (auto& x : v) uv_timer_stop(&x);
  double d = now_ns() - t;
  _exit((report("W2", "libuv", n, d), 0));
}
static double w2b(long n) {
  left_ = n;
  int64_t t = now_ns();
  std::vector<uv_timer_t> v(n);
  for (auto& x : v) {
    uv_timer_init(&L, &x);
    uv_timer_start(
        &x, [](uv_timer_t*) { --left_; }, 0, 0);
  }
  uv_run(&L, UV_RUN_DEFAULT);
  if (left_) abort();
  double d = now_ns() - t;
  _exit((report("W2b", "libuv", n, d), 0));
}
static double w2c(long n) {
  const long P = 100000;
  Rng r;
  std::vector<uv_timer_t> v(P);
  for (auto& x : v) {
    uv_timer_init(&L, &x);
    uv_timer_start(
        &x, [](uv_timer_t*) {}, 60000, 0);
  }
  int64_t t = now_ns();
  for (long i = 0; i < n; ++i) {
    if (i % 1000 == 0) uv_update_time(&L);
    uv_timer_start(
        &v[r.below(P)], [](uv_timer_t*) {}, 60000, 0);
  }
  double d = now_ns() - t;
  _exit((report("W2c", "libuv", n, d), 0));
}
static void w7(long n) {
  long r0 = rss_bytes();
  int64_t t0 = now_ns(), dl = t0 + int64_t(w7_deadline_s() * 1e9);
  std::vector<uv_timer_t*> v;
  v.reserve(n);
  left_ = n;
  for (long i = 0; i < n; ++i) {
    auto* x = (uv_timer_t*)malloc(sizeof(uv_timer_t));
    uv_timer_init(&L, x);
    uv_timer_start(
        x, [](uv_timer_t*) { --left_; }, uint64_t(dl / 1000000) - uv_now(&L), 0);
    v.push_back(x);
  }
  int64_t t1 = now_ns();
  long rss = rss_bytes() - r0;
  uv_run(&L, UV_RUN_DEFAULT);
  int64_t t2 = now_ns();
  if (left_) abort();
  dl = dl / 1000000 * 1000000;
  report_mem("W7", "libuv", n, t1 - t0, t2 - (dl > t1 ? dl : t1), rss);
  _exit(0);
}
// W10: timer start + an idle handle as "next tick" -> timer stop
static uv_timer_t w10t;
static uv_idle_t w10i;
static double w10(long n) {
  left_ = n;
  uv_timer_init(&L, &w10t);
  uv_idle_init(&L, &w10i);
  uv_idle_cb cb = [](uv_idle_t* i) {
    uv_idle_stop(i);
    uv_timer_stop(&w10t);
    if (--left_ > 0) {
      uv_timer_start(
          &w10t, [](uv_timer_t*) {}, 10000, 0);
      uv_idle_start(i, (uv_idle_cb)i->data);
    }
  };
  w10i.data = (void*)cb;
  int64_t t = now_ns();
  uv_timer_start(
      &w10t, [](uv_timer_t*) {}, 10000, 0);
  uv_idle_start(&w10i, cb);
  uv_run(&L, UV_RUN_DEFAULT);
  return now_ns() - t;
}
static std::mutex mu;
static std::vector<long> inq, outq;
static uv_async_t as;
static double w11(long n) {
  left_ = n;
  uv_async_init(&L, &as, [](uv_async_t*) {
    {
      std::lock_guard<std::mutex> g(mu);
      outq.swap(inq);
    }
    left_ -= long(outq.size());
    outq.clear();
    if (left_ <= 0) uv_stop(&L);
  });
  int64_t t = now_ns();
  std::thread th([&] {
    for (long i = 0; i < n; ++i) {
      {
        std::lock_guard<std::mutex> g(mu);
        inq.push_back(i);
      }
      uv_async_send(&as);
    }
  });
  uv_run(&L, UV_RUN_DEFAULT);
  th.join();
  return now_ns() - t;
}
static uv_loop_t L2;
static uv_async_t a1, a2;
static double w11p(long n) {
  left_ = n;
  uv_loop_init(&L2);
  uv_async_init(&L, &a1, [](uv_async_t*) {
    if (--left_ <= 0) {
      uv_stop(&L);
      uv_stop(&L2);
    }
    uv_async_send(&a2);
  });
  uv_async_init(&L2, &a2, [](uv_async_t*) {
    if (left_ > 0) uv_async_send(&a1);
  });
  int64_t t = now_ns();
  std::thread th([&] { uv_run(&L2, UV_RUN_DEFAULT); });
  uv_async_send(&a1);
  uv_run(&L, UV_RUN_DEFAULT);
  th.join();
  return now_ns() - t;
}
static char rbuf[65536];
struct WR {
  uv_write_t w;
  size_t n;
  char b[1];
};
static void echo(int port) {
  static uv_tcp_t s;
  sockaddr_in a;
  uv_ip4_addr("127.0.0.1", port, &a);
  uv_tcp_init(&L, &s);
  uv_tcp_bind(&s, (sockaddr*)&a, 0);
  uv_listen((uv_stream_t*)&s, 1024, [](uv_stream_t* l, int) {
    auto* c = (uv_tcp_t*)malloc(sizeof(uv_tcp_t));
    uv_tcp_init(&L, c);
    if (uv_accept(l, (uv_stream_t*)c)) return;
    uv_tcp_nodelay(c, 1);
    uv_read_start((uv_stream_t*)c,
                  [](uv_handle_t*, size_t, uv_buf_t* b) { *b = uv_buf_init(rbuf, sizeof rbuf); },
                  [](uv_stream_t* st, ssize_t n, const uv_buf_t* b) {
                    if (n < 0) {
                      uv_close((uv_handle_t*)st, [](uv_handle_t* h) { free(h); });
                      return;
                    }
                    uv_buf_t o = uv_buf_init(b->base, unsigned(n));
                    int w = uv_try_write(st, &o, 1);
                    if (w < 0) w = 0;
                    if (w < n) {
                      size_t m = size_t(n - w);
                      auto* q = (WR*)malloc(sizeof(WR) + m);
                      memcpy(q->b, b->base + w, m);
                      uv_buf_t r = uv_buf_init(q->b, unsigned(m));
                      uv_write(&q->w, st, &r, 1, [](uv_write_t* x, int) { free(x); });
                    }
                  });
  });
  uv_run(&L, UV_RUN_DEFAULT);
}
int main(int argc, char** argv) {
  if (argc < 3) return 2;
  uv_loop_init(&L);
  std::string w = argv[1];
  long n = atol(argv[2]);
  auto rep = [&](double ns) {
    report(w.c_str(), "libuv", n, ns);
    return 0;
  };
  if (w == "echo") return echo(int(n)), 0;
  if (w == "W1" || w == "W1e") return rep(w1(n, 1));
  if (w == "W2") w2(n);
  if (w == "W2b") w2b(n);
  if (w == "W2c") w2c(n);
  if (w == "W7") w7(n);
  if (w == "W10") return rep(w10(n));
  if (w == "W11") return rep(w11(n));
  if (w == "W11p") return rep(w11p(n));
  return 3;
}
