#include <asyncio/loop/events.hpp>

#include <asyncio/loop/forks.hpp>

#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace asyncio {

namespace {
struct ThreadLoop {
  EventLoop* current = nullptr;
  bool set = false;         // set_event_loop() was called: none is made any more
  unsigned generation = 0;  // of the process that knows these two
};
thread_local ThreadLoop thread_loop;
}  // namespace

namespace detail {
bool in_main_thread() noexcept { return getpid() == static_cast<pid_t>(syscall(SYS_gettid)); }
}  // namespace detail

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

EventLoop& get_running_loop(detail::Caller at) {
  if (!detail::running_loop) no_loop("no running event loop", at);
  return *detail::running_loop;
}

}  // namespace asyncio
