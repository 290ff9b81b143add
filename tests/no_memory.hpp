// The n-th allocation of a program fails, for every n: each program ends, what it has made goes,
// and the loop is of use afterwards. It replaces operator new: one file of a test program includes
// it.
//
// Small objects come out of the pool, which asks for memory seldom; with AddressSanitizer there is
// none, and each object is an allocation of its own. Fails in the test's thread only.
#pragma once

#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/attachments.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <utility>

namespace asyncio::testing {

inline std::atomic<long> live{0};            // allocations that were not freed yet
inline thread_local long until_failure = 0;  // 0: none fails
inline thread_local long failures = 0;       // so many in a row
inline thread_local long asked = 0;          // while one is to fail

inline void* allocate(std::size_t size, std::size_t align) {
  if (until_failure > 0) {
    ++asked;
    if (until_failure > 1) {
      --until_failure;
    } else {
      if (--failures == 0) until_failure = 0;
      throw std::bad_alloc();
    }
  }
  void* const memory = align ? std::aligned_alloc(align, (size + align - 1) / align * align)
                             : std::malloc(size + !size);
  if (!memory) throw std::bad_alloc();
  live.fetch_add(1, std::memory_order_relaxed);
  return memory;
}
inline void release(void* memory) noexcept {
  if (memory) live.fetch_sub(1, std::memory_order_relaxed);
  std::free(memory);
}

}  // namespace asyncio::testing

void* operator new(std::size_t n) { return asyncio::testing::allocate(n, 0); }
void* operator new[](std::size_t n) { return asyncio::testing::allocate(n, 0); }
void* operator new(std::size_t n, std::align_val_t a) {
  return asyncio::testing::allocate(n, std::size_t(a));
}
void* operator new(std::size_t n, const std::nothrow_t&) noexcept {
  try {
    return asyncio::testing::allocate(n, 0);
  } catch (...) {
    return nullptr;
  }
}
void operator delete(void* p) noexcept { asyncio::testing::release(p); }
void operator delete[](void* p) noexcept { asyncio::testing::release(p); }
void operator delete(void* p, std::size_t) noexcept { asyncio::testing::release(p); }
void operator delete[](void* p, std::size_t) noexcept { asyncio::testing::release(p); }
void operator delete(void* p, std::align_val_t) noexcept { asyncio::testing::release(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept {
  asyncio::testing::release(p);
}
void operator delete(void* p, const std::nothrow_t&) noexcept { asyncio::testing::release(p); }

namespace asyncio::testing {

using Program = Coroutine<int> (*)(EventLoop&);

inline const std::string kLong = "a text that needs memory of its own";

// ---- what came of a run ----

struct Run {
  bool ended = false;      // the program is done
  bool whole = false;      // all tasks have ended, and the loop runs what it is given
  long left = 0;           // allocations that are not freed
  int refused_ran = 0;     // of jobs whose submission threw
  bool connected = false;  // a connection is left
  bool failed = false;     // an allocation has failed
  std::string waits;       // what it waits for, if it has not ended
};
inline int refused_ran = 0;

// A job that must not run when its submission throws.
struct Job {
  std::shared_ptr<bool> accepted;
  int operator()() const {
    if (!*accepted) ++refused_ran;
    return 1;
  }
};

inline Coroutine<int> usable() {
  return coroutine<int>([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    RETURN(42);
    END;
  });
}

// Virtual time that does not go on for ever.
struct Endless {};
class BoundedPoller final : public VirtualPoller {
 public:
  void wait(double timeout, detail::ReadyQueue& ready) override {
    if (++waits_ > 20'000) throw Endless();
    VirtualPoller::wait(timeout, ready);
  }

 private:
  int waits_ = 0;
};

// Nothing fails while it lives.
struct Spared {
  Spared() : kept(std::exchange(until_failure, 0)) {}
  ~Spared() { until_failure = kept; }
  const long kept;
};

// Runs the loop until the task is done, but not for ever.
inline bool finish(EventLoop& loop, AnyTask task) {
  if (!task.done()) {
    {
      const Spared spared;
      task.add_done_callback([&loop](const AnyFuture&) { loop.stop(); });
    }
    try {
      loop.run_forever();
    } catch (const RuntimeError&) {  // nothing can ever happen again
    } catch (const Endless&) {
    }
  }
  return task.done();
}

// How many threads this process has.
inline long threads_alive() {
  long n = 0;
  for ([[maybe_unused]] const auto& thread : std::filesystem::directory_iterator("/proc/self/task"))
    ++n;
  return n;
}
// A thread gives back what it was made of when all that it does is done and told, so what is left
// is counted when there is none but this one. They all have been told to end.
inline long settled() {
  while (threads_alive() > 1) std::this_thread::yield();
  return live.load();
}

// They end, but perhaps not yet: what is under way may have a while.
inline bool connections_end(EventLoop& loop) {
  const detail::LoopConnections* const connections = detail::access(loop).connections();
  for (int i = 0; connections && !connections->empty() && i < 200; ++i)
    loop.run_until_complete(usable());
  return !connections || connections->empty();
}

struct Case {
  const char* name;
  Program program;
  bool debug = false;
  std::unique_ptr<Poller> (*poller)() = [] {
    return std::unique_ptr<Poller>(std::make_unique<BoundedPoller>());
  };
  long dense = debug ? 20 : 200;  // each of so many allocations fails, and of the others a 7th
};

// The n-th allocation of the program fails, and those after it up to `burst`.
inline Run run_once(const Case& test, long n, long burst) {
  Run run;
  refused_ran = 0;
  const long before = settled();
  {
    const EventLoopPtr owner = new_event_loop(test.poller());
    EventLoop& loop = *owner;
    set_event_loop(&loop);
    loop.set_debug(test.debug);
    loop.set_exception_handler([](EventLoop&, const ExceptionContext&) {});
    Task<int> task;
    failures = burst;
    asked = 0;
    until_failure = n;
    try {
      task = loop.create_task(test.program(loop));
    } catch (const std::bad_alloc&) {
      run.ended = true;
    }
    if (task) {
      try {
        run.ended = finish(loop, task);
      } catch (...) {  // nothing but the end of all time leaves the loop
        run.ended = false;
      }
    }
    run.failed = n > 0 && asked >= n;
    until_failure = 0;
    if (!run.ended) run.waits = format_call_graph(loop);
    task = nullptr;
    // What the program has left behind runs on, and ends when it is told to.
    run.whole = run.ended;
    for (AnyTask& left : all_tasks(loop)) {
      left.cancel();
      run.whole = finish(loop, left) && run.whole;
    }
    run.whole = run.whole && loop.run_until_complete(usable()) == 42;
    run.connected = !connections_end(loop);
    loop.run_until_complete(loop.shutdown_default_executor());
    set_event_loop(nullptr);
  }
  run.left = settled() - before;
  run.refused_ran = refused_ran;
  return run;
}

inline void check_all(const Case& test) {
  const bool all = std::getenv("ASYNCIO_ALL") != nullptr;
  // What is made once stays: tables of names, what threads keep.
  for (int i = 0; i < 3; ++i) {
    const Run run = run_once(test, 0, 1);
    BOOST_TEST_REQUIRE((run.ended && run.whole),
                       test.name << " does not end though no allocation fails");
  }
  for (const long burst : {1L, 4L}) {
    for (long n = 1;; n += all || n < test.dense ? 1 : 7) {
      const Run run = run_once(test, n, burst);
      const std::string where = std::string(test.name) + ", allocation " + std::to_string(n);
      if (!run.ended) BOOST_ERROR(where + ": it does not end\n" + run.waits);
      if (run.ended && !run.whole)
        BOOST_ERROR(where + ": a task does not end, or the loop is of no use");
      if (run.connected) BOOST_ERROR(where + ": a connection is left");
      if (run.refused_ran) BOOST_ERROR(where + ": a job that was refused has run");
#ifdef ASYNCIO_POOL_OFF_  // the pool keeps what it has
      if (run.left > 0) {
        // A table that is there for good may have grown. Or a page was opened for what goes to
        // another thread: it is freed in a later run, of which then less than nothing is left.
        const Run again = run_once(test, n, burst);
        if (again.left > 0)
          BOOST_ERROR(where + ": leaves " + std::to_string(again.left) + " allocations");
      }
#endif
      if (!run.failed) break;
    }
  }
}

inline void quiet(const std::string&, const ExceptionPtr&) {}
struct Quiet {
  Quiet() {
    set_unraisable_hook(quiet);
    set_warning_hook([](const std::string&, const SourceLocation&) {});
    set_log_hook([](const std::string&) {});
  }
  ~Quiet() {
    set_unraisable_hook(nullptr);
    set_warning_hook(nullptr);
    set_log_hook(nullptr);
  }
};

}  // namespace asyncio::testing
