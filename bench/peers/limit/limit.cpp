// Physical-limit estimates: bare queues, heaps, function pointers, syscalls.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <atomic>
#include <cassert>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>
#include "bench/bench.h"
using namespace bench;

struct H {
  void (*f)(void*);
  void* a;
};
static std::deque<H> q;
static long left_;

static int g_ep = -1;
static void chain(void*) {
  if (--left_) q.push_back({chain, nullptr});
}
static void drain() {
  while (!q.empty()) {
    H h = q.front();
    q.pop_front();
    h.f(h.a);
  }
}
static double w1(long n) {
  left_ = n;
  q.push_back({chain, nullptr});
  int64_t t = now_ns();
  drain();
  return now_ns() - t;
}
static void one(void*) { --left_; }
static double w1b(long n) {
  int64_t t = now_ns();
  for (long i = 0; i < n; i += 1000) {
    left_ = 1000;
    for (int k = 0; k < 1000; ++k) q.push_back({one, nullptr});
    drain();
  }
  return now_ns() - t;
}
// indexed 4-ary heap
struct Heap4 {
  struct N {
    int64_t when;
    uint32_t id;
  };
  std::vector<N> h;
  std::vector<uint32_t> pos;
  void put(size_t i, N x) {
    h[i] = x;
    pos[x.id] = uint32_t(i);
  }
  void up(size_t i, N x) {
    while (i) {
      size_t p = (i - 1) >> 2;
      if (h[p].when <= x.when) break;
      put(i, h[p]);
      i = p;
    }
    put(i, x);
  }
  void down(size_t i, N x) {
    size_t n = h.size();
    for (;;) {
      size_t c = 4 * i + 1;
      if (c >= n) break;
      size_t e = c + 4 < n ? c + 4 : n, m = c;
      for (size_t k = c + 1; k < e; ++k)
        if (h[k].when < h[m].when) m = k;
      if (h[m].when >= x.when) break;
      put(i, h[m]);
      i = m;
    }
    put(i, x);
  }
  void push(int64_t when, uint32_t id) {
    h.push_back({when, id});
    up(h.size() - 1, {when, id});
  }
  void remove_at(size_t i) {
    N last = h.back();
    h.pop_back();
    if (i == h.size()) return;
    if (i && last.when < h[(i - 1) >> 2].when)
      up(i, last);
    else
      down(i, last);
  }
  void cancel(uint32_t id) { remove_at(pos[id]); }
};

// hierarchical wheel, 8 levels of 64 slots, 1 ms tick, intrusive lists
struct Wheel {
  struct L {
    L *n, *p;
  };
  struct T : L {
    int64_t when;
  };
  L slots[8][64];
  int64_t cur = 0;
  Wheel() {
    for (auto& l : slots)
      for (auto& s : l) s.n = s.p = &s;
  }
  void add(T* t) {
    uint64_t d = uint64_t(t->when) ^ uint64_t(cur);
    int lv = d < 64 ? 0 : (63 - __builtin_clzll(d)) / 6;
    L& s = slots[lv][(t->when >> (6 * lv)) & 63];
    t->n = &s;
    t->p = s.p;
    s.p->n = t;
    s.p = t;
  }
  void cancel(T* t) {
    t->p->n = t->n;
    t->n->p = t->p;
  }
};

static double w2_heap(long n) {
  Rng r;
  Heap4 hp;
  int64_t t = now_ns();
  hp.pos.resize(n);
  for (long i = 0; i < n; ++i) hp.push(t + int64_t(r.below(3600000000000ull)), uint32_t(i));
  for (long i = 0; i < n; ++i) hp.cancel(uint32_t(i));
  assert(hp.h.empty());
  return now_ns() - t;
}
static double w2_wheel(long n) {
  Rng r;
  auto w = std::make_unique<Wheel>();
  int64_t t = now_ns();
  std::vector<Wheel::T> v(n);
  for (long i = 0; i < n; ++i) {
    v[i].when = int64_t(r.below(3600000));
    w->add(&v[i]);
  }
  for (long i = 0; i < n; ++i) w->cancel(&v[i]);
  return now_ns() - t;
}
static double w2b_heap(long n) {
  Heap4 hp;
  int64_t t = now_ns();
  hp.pos.resize(n);
  for (long i = 0; i < n; ++i) hp.push(t + i, uint32_t(i));
  left_ = n;
  while (!hp.h.empty()) {
    hp.remove_at(0);
    one(nullptr);
  }
  return now_ns() - t;
}
static double w2b_wheel(long n) {
  auto w = std::make_unique<Wheel>();
  int64_t t = now_ns();
  std::vector<Wheel::T> v(n);
  left_ = n;
  for (long i = 0; i < n; ++i) {
    v[i].when = 1;
    w->add(&v[i]);
  }
  auto& s = w->slots[0][1];
  while (s.n != &s) {
    w->cancel(static_cast<Wheel::T*>(s.n));
    one(nullptr);
  }
  return now_ns() - t;
}
static double w2c_heap(long n) {
  const long P = 100000;
  Rng r;
  Heap4 hp;
  hp.pos.resize(P);
  for (long i = 0; i < P; ++i) hp.push(now_ns() + 60000000000ll, uint32_t(i));
  int64_t t = now_ns();
  for (long i = 0; i < n; ++i) {
    uint32_t id = uint32_t(r.below(P));
    hp.cancel(id);
    hp.push(now_ns() + 60000000000ll, id);
  }
  return now_ns() - t;
}
static double w2c_wheel(long n) {
  const long P = 100000;
  Rng r;
  auto w = std::make_unique<Wheel>();
  std::vector<Wheel::T> v(P);
  for (auto& x : v) {
    x.when = 60000;
    w->add(&x);
  }
  int64_t t = now_ns();
  for (long i = 0; i < n; ++i) {
    auto& x = v[r.below(P)];
    w->cancel(&x);
    x.when = (now_ns() - t) / 1000000 + 60000;
    w->add(&x);
  }
  return now_ns() - t;
}

// a bare function-pointer state machine task
struct Task {
  void (*resume)(Task*);
  Task* next = nullptr;
  Task* parent = nullptr;
  int st = 0;
  long n = 0;
};
static Task *rh, *rt;
static inline void ready(Task* t) {
  t->next = nullptr;
  if (rt)
    rt->next = t;
  else
    rh = t;
  rt = t;
}
static void run_tasks() {
  while (rh) {
    Task* t = rh;
    rh = t->next;
    if (!rh) rt = nullptr;
    t->resume(t);
  }
}
static void sw(Task* t) {
  if (--t->n > 0) ready(t);
}
static double w3(long n, int k) {
  std::vector<Task> v(k);
  for (auto& t : v) {
    t.resume = sw;
    t.n = n / k;
    ready(&t);
  }
  int64_t t0 = now_ns();
  run_tasks();
  return now_ns() - t0;
}
// W4: each hand-over allocates a "future" (malloc), sets it, wakes the waiter, frees it
struct Fut {
  Task* waiter;
  int done;
};
static Fut* slot[2];
static long pp_left;
struct PP : Task {
  int me;
};
static void pp(Task* t0) {
  auto* t = static_cast<PP*>(t0);
  Fut* mine = slot[t->me];
  if (mine) {
    slot[t->me] = nullptr;
    free(mine);
  }
  if (--pp_left <= 0) return;
  Fut* f = slot[t->me] = (Fut*)malloc(sizeof(Fut));
  f->waiter = t;
  f->done = 0;
  if (Fut* o = slot[1 - t->me]) {
    o->done = 1;
    ready(o->waiter);
  }
}
static double w4(long n) {
  PP a, b;
  a.resume = b.resume = pp;
  a.me = 0;
  b.me = 1;
  pp_left = n;
  ready(&a);
  ready(&b);
  int64_t t0 = now_ns();
  run_tasks();
  return now_ns() - t0;
}
// W5: malloc task, enqueue, run, decrement the parent's counter, free
static long gleft;
static void triv(Task* t) {
  --gleft;
  free(t);
}
static double w5(long n) {
  int64_t t0 = now_ns();
  for (long i = 0; i < n; i += 1000) {
    gleft = 1000;
    for (int k = 0; k < 1000; ++k) {
      Task* t = (Task*)malloc(128);
      t->resume = triv;
      t->n = k;
      ready(t);
    }
    run_tasks();
  }
  return now_ns() - t0;
}
static double w7(long n, long& rss, double& spawn, double& fin) {
  long r0 = rss_bytes();
  int64_t t0 = now_ns();
  Heap4 hp;
  hp.pos.reserve(n);
  hp.h.reserve(n);
  std::vector<Task*> v;
  v.reserve(n);
  for (long i = 0; i < n; ++i) {
    Task* t = (Task*)malloc(64);
    t->resume = triv;
    v.push_back(t);
    hp.pos.push_back(0);
    hp.push(t0 + 1, uint32_t(i));
  }
  rss = rss_bytes() - r0;
  int64_t t1 = now_ns();
  gleft = n;
  while (!hp.h.empty()) {
    uint32_t id = hp.h[0].id;
    hp.remove_at(0);
    ready(v[id]);
  }
  run_tasks();
  int64_t t2 = now_ns();
  spawn = t1 - t0;
  fin = t2 - t1;
  return t2 - t0;
}
static double w10(long n) {
  Heap4 hp;
  hp.pos.resize(1);
  int64_t t0 = now_ns();
  Task t;
  t.resume = [](Task*) {};
  for (long i = 0; i < n; ++i) {
    hp.push(now_ns() + 10000000000ll, 0);
    ready(&t);
    run_tasks();
    hp.cancel(0);
  }
  return now_ns() - t0;
}
static double w10b(long n) {
  Task t[10];
  int64_t t0 = now_ns();
  for (long i = 0; i < n; ++i) {
    gleft = 10;
    for (auto& x : t) {
      x.n = 2;
      x.resume = [](Task* s) {
        if (--s->n)
          ready(s);
        else
          --gleft;
      };
      ready(&x);
    }
    run_tasks();
  }
  return now_ns() - t0;
}
// W11: mutex queue + eventfd; the consumer swaps the whole queue out
static double w11(long n) {
  std::mutex m;
  std::vector<H> in;
  int efd = eventfd(0, EFD_NONBLOCK);
  int ep = epoll_create1(0);
  epoll_event e{};
  e.events = EPOLLIN;
  epoll_ctl(ep, EPOLL_CTL_ADD, efd, &e);
  left_ = n;
  int64_t t0 = now_ns();
  std::thread th([&] {
    for (long i = 0; i < n; ++i) {
      bool w;
      {
        std::lock_guard<std::mutex> g(m);
        w = in.empty();
        in.push_back({one, nullptr});
      }
      if (w) {
        uint64_t x = 1;
        if (write(efd, &x, 8) != 8) abort();
      }
    }
  });
  std::vector<H> run;
  while (left_) {
    epoll_wait(ep, &e, 1, -1);
    uint64_t x;
    if (read(efd, &x, 8) != 8) continue;
    {
      std::lock_guard<std::mutex> g(m);
      run.swap(in);
    }
    for (auto& h : run) h.f(h.a);
    run.clear();
  }
  th.join();
  return now_ns() - t0;
}
static double w11p(long n) {  // eventfd ping-pong, both sides block in the kernel
  int a = eventfd(0, 0), b = eventfd(0, 0);
  int64_t t0 = now_ns();
  std::thread th([&] {
    uint64_t x;
    for (long i = 0; i < n; ++i) {
      uint64_t o = 1;
      if (write(a, &o, 8) != 8 || read(b, &x, 8) != 8) abort();
    }
  });
  uint64_t x, o = 1;
  for (long i = 0; i < n; ++i)
    if (read(a, &x, 8) != 8 || write(b, &o, 8) != 8) abort();
  th.join();
  return now_ns() - t0;
}
static double w12(
    long n) {  // ring of 100, producer fills it, consumer empties it (two switches per 100)
  std::vector<long> ring(128);
  unsigned hd = 0, tl = 0;
  volatile long sink = 0;
  int64_t t0 = now_ns();
  for (long i = 0; i < n;) {
    while (tl - hd < 100 && i < n) ring[tl++ & 127] = i++;
    while (hd != tl) sink = ring[hd++ & 127];
  }
  (void)sink;
  return now_ns() - t0;
}
// W15: clock_nanosleep
static void w15(long n) {
  std::vector<int64_t> late(n);
  for (int64_t& ns : late) {
    const int64_t t = now_ns();
    const timespec span{0, kSleepNs};
    clock_nanosleep(CLOCK_MONOTONIC, 0, &span, nullptr);
    ns = now_ns() - t - kSleepNs;
  }
  report_late("W15", "limit", late);
}
// syscall costs
static double sys_epoll0(long n) {
  epoll_event ev[64];
  int64_t t = now_ns();
  for (long i = 0; i < n; ++i) epoll_wait(g_ep, ev, 64, 0);
  return now_ns() - t;
}
static double sys_clock(long n) {
  int64_t t = now_ns();
  volatile int64_t s = 0;
  for (long i = 0; i < n; ++i) s = now_ns();
  (void)s;
  return now_ns() - t;
}
static double sys_malloc(long n) {
  int64_t t = now_ns();
  for (long i = 0; i < n; ++i) {
    void* p = malloc(96);
    asm volatile("" : : "r"(p) : "memory");
    free(p);
  }
  return now_ns() - t;
}
static double sys_malloc_batch(long n) {
  std::vector<void*> v(1000);
  int64_t t = now_ns();
  for (long i = 0; i < n; i += 1000) {
    for (auto& p : v) p = malloc(96);
    for (auto& p : v) free(p);
  }
  return now_ns() - t;
}
// Level-triggered, one buffer for all. What the system does not take at once is sent in a loop: a
// client that does not read stops everybody.
static void echo(int port) {
  int on = 1, server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in a{};
  a.sin_family = AF_INET;
  a.sin_port = htons(uint16_t(port));
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(server, (sockaddr*)&a, sizeof a) || listen(server, 1024)) exit(1);
  auto watch = [](int fd) {
    epoll_event e{};
    e.events = EPOLLIN;
    e.data.fd = fd;
    epoll_ctl(g_ep, EPOLL_CTL_ADD, fd, &e);
  };
  watch(server);
  static char buffer[65536];
  for (;;) {
    epoll_event events[256];
    int n = epoll_wait(g_ep, events, 256, -1);
    for (int i = 0; i < n; ++i) {
      int fd = events[i].data.fd;
      if (fd == server) {
        int client = accept4(server, nullptr, nullptr, SOCK_NONBLOCK);
        if (client < 0) continue;
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        watch(client);
        continue;
      }
      ssize_t got = recv(fd, buffer, sizeof buffer, 0);
      if (got <= 0) {
        close(fd);
        continue;
      }
      for (ssize_t sent = 0; sent < got;) {
        ssize_t k = send(fd, buffer + sent, size_t(got - sent), MSG_NOSIGNAL);
        if (k < 0 && errno != EAGAIN) break;
        if (k > 0) sent += k;
      }
    }
  }
}
int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::string w = argv[1];
  long n = atol(argv[2]);
  g_ep = epoll_create1(0);
  int efd = eventfd(0, EFD_NONBLOCK);
  epoll_event e{};
  e.events = EPOLLIN;
  epoll_ctl(g_ep, EPOLL_CTL_ADD, efd, &e);
  const char* P = "limit";
  auto rep = [&](double ns) {
    report(w.c_str(), P, n, ns);
    return 0;
  };
  std::string v = argc > 3 ? argv[3] : "";
  if (v == "wheel") {
    P = "limit_wheel";
    if (w == "W2") return rep(w2_wheel(n));
    if (w == "W2b") return rep(w2b_wheel(n));
    if (w == "W2c") return rep(w2c_wheel(n));
    return 3;
  }
  if (w == "echo") return echo(int(n)), 0;
  if (w == "W1" || w == "W1e") return rep(w1(n));
  if (w == "W1b") return rep(w1b(n));
  if (w == "W2") return rep(w2_heap(n));
  if (w == "W2b") return rep(w2b_heap(n));
  if (w == "W2c") return rep(w2c_heap(n));
  if (w == "W3") return rep(w3(n, 2));
  if (w == "W3k") return rep(w3(n, 1000));
  if (w == "W4") return rep(w4(n));
  if (w == "W5") return rep(w5(n));
  if (w.rfind("W6_", 0) == 0) return rep(w3(n, 1));
  if (w == "W7") {
    long rss;
    double s, f;
    w7(n, rss, s, f);
    report_mem("W7", P, n, s, f, rss);
    return 0;
  }
  if (w == "W10") return rep(w10(n));
  if (w == "W10b") return rep(w10b(n));
  if (w == "W11") return rep(w11(n));
  if (w == "W11p") return rep(w11p(n));
  if (w == "W12") return rep(w12(n));
  if (w == "W15") {
    w15(n);
    return 0;
  }
  if (w == "S_epoll0") return rep(sys_epoll0(n));
  if (w == "S_clock") return rep(sys_clock(n));
  if (w == "S_malloc") return rep(sys_malloc(n));
  if (w == "S_malloc1k") return rep(sys_malloc_batch(n));
  return 3;
}
