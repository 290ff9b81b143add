#include <asyncio/loop/events.hpp>

#include <asyncio/generators/thread_end.hpp>
#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/loop_access.hpp>

#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace asyncio {

namespace {
struct ThreadLoop {
  EventLoop* current = nullptr;
  detail::Port* port = nullptr;  // counted: it knows when the loop is gone
  bool set = false;              // set_event_loop() was called: none is made any more
  unsigned generation = 0;       // of the process that knows these two
};
thread_local ThreadLoop thread_loop;

void remember(EventLoop* loop) noexcept;
detail::ThreadEnd thread_loop_end([](void*) noexcept { remember(nullptr); }, nullptr);

void remember(EventLoop* loop) noexcept {
  thread_loop.current = loop;
  detail::Port* const port = loop ? detail::access(*loop).port().get() : nullptr;
  if (port) {
    port->ref();
    thread_loop_end.arm();
  }
  if (detail::Port* const former = std::exchange(thread_loop.port, port)) former->unref();
}
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
  ~OwnLoop() {  // and no other is made
    loop = nullptr;
    thread_loop.set = true;
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
    remember(nullptr);
    thread_loop.set = false;
  }
  if (thread_loop.current && !thread_loop.port->connected()) remember(nullptr);
  if (!thread_loop.current && !thread_loop.set && detail::in_main_thread()) {
    static thread_local OwnLoop own;
    remember(&own.make());
  }
  if (!thread_loop.current) no_loop("There is no current event loop in this thread", at);
  return *thread_loop.current;
}

void set_event_loop(EventLoop* loop) {
  remember(loop);
  thread_loop.set = true;
  thread_loop.generation = detail::fork_generation();
}

EventLoop& get_running_loop(detail::Caller at) {
  if (!detail::running_loop) no_loop("no running event loop", at);
  return *detail::running_loop;
}

}  // namespace asyncio
