#include <asyncio/loop/events.hpp>

#include <asyncio/generators/descent.hpp>
#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/pollers/sleeping_poller.hpp>

#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace asyncio {

namespace {
struct ThreadLoop {
  EventLoop* current = nullptr;
  bool set = false;                     // set_event_loop() was called: none is made any more
  unsigned generation = 0;              // of the process that knows these two
  PollerFactory make_poller = nullptr;  // null: a SleepingPoller
};
thread_local ThreadLoop thread_loop;
}  // namespace

namespace detail {
[[gnu::cold]] void LoopCloser::operator()(EventLoop* loop) const noexcept {
  if (loop->is_running() && running_loop != loop) {
    Host* const host = access(*loop).poller().host();
    if (!host || !host->called())
      fatal(__FILE__, __LINE__, "an event loop was destroyed while it runs in another thread");
    host->leave();
  }
  if (!loop->is_running()) {
    // What it has to call may own another loop.
    Descent::end(loop, [](void* l, const void*) noexcept {
      static_cast<EventLoop*>(l)->close();
      access(*static_cast<EventLoop*>(l)).unref();
    });
  } else {
    // Nearly always by exit() in a callback, which ends what is static while the loop waits for the
    // callback to return, in vain.
    access(*loop).close_after_run();
  }
}
bool in_main_thread() noexcept { return getpid() == static_cast<pid_t>(syscall(SYS_gettid)); }
}  // namespace detail

[[gnu::cold]] EventLoopPtr new_event_loop() {
  if (thread_loop.make_poller) return new_event_loop(thread_loop.make_poller());
  return new_event_loop(std::make_unique<detail::SleepingPoller>());
}

[[gnu::cold]] EventLoopPtr new_event_loop(std::unique_ptr<Poller> poller) {
  return EventLoopPtr(new EventLoop(std::move(poller)));
}

namespace {
// The one that get_event_loop() has made in this thread.
struct OwnLoop {
  EventLoopPtr loop;
  EventLoop* inherited = nullptr;  // it may be running: it is not to be touched
  EventLoop& make() {
    inherited = loop.release();
    loop = new_event_loop();
    return *loop;
  }
};
[[noreturn, gnu::cold]] void no_loop(const char* text, const detail::Caller& at) {
  throw RuntimeError(detail::joined(
      {text, detail::place(at.file, at.line),
       at.file ? " (what a coroutine captures is made before it runs in a loop)" : ""}));
}
}  // namespace

EventLoop& get_event_loop(detail::Caller at) {
  if (detail::running_loop) return *detail::running_loop;
  if (thread_loop.generation != detail::fork_generation()) {
    thread_loop.generation = detail::fork_generation();
    thread_loop.current = nullptr;
    thread_loop.set = false;
  }
  if (!thread_loop.current && !thread_loop.set && detail::in_main_thread()) {
    static thread_local OwnLoop own;
    thread_loop.current = &own.make();
  }
  if (!thread_loop.current) no_loop("There is no current event loop in this thread", at);
  return *thread_loop.current;
}

void set_event_loop(EventLoop* loop) {
  thread_loop.current = loop;
  thread_loop.set = true;
  thread_loop.generation = detail::fork_generation();
}

PollerFactory set_poller_factory(PollerFactory factory) noexcept {
  return std::exchange(thread_loop.make_poller, factory);
}

EventLoop& get_running_loop(detail::Caller at) {
  if (!detail::running_loop) no_loop("no running event loop", at);
  return *detail::running_loop;
}

}  // namespace asyncio
