// The beginning and the end of a loop, apart from the loop of a thread (events.cpp), which a
// program may do without.
#include <asyncio/loop/events.hpp>

#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/throws.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/pollers/sleeping_poller.hpp>

#include <utility>

namespace asyncio {

namespace {
thread_local PollerFactory make_poller = nullptr;  // null: a SleepingPoller
// What a program that gives no poller does not link.
thread_local EventLoopPtr (*make_loop)() = nullptr;
}  // namespace

namespace detail {
[[gnu::cold]] void LoopCloser::operator()(EventLoop* loop) const noexcept {
  if (access(*loop).in_turn()) {
    // Nearly always by exit() in a callback, also in a child of fork(), which ends what is static
    // while the loop waits for the callback to return, in vain.
    return access(*loop).close_after_run();
  }
  if (loop->is_running()) {
    Host* const host = access(*loop).poller().host();
    if (!host || !host->called())
      fatal(__FILE__, __LINE__, "an event loop was destroyed while it runs in another thread");
    host->leave();
  }
  // What it has to call may own another loop.
  Descent::end(loop, [](void* l, const void*) noexcept {
    const LoopAccess ended = access(*static_cast<EventLoop*>(l));
    ended.end();
    ended.unref();
  });
}
}  // namespace detail

[[gnu::cold]] EventLoopPtr new_event_loop() {
  if (make_loop) return make_loop();
  return EventLoopPtr(new EventLoop(std::make_unique<detail::SleepingPoller>()));
}

[[gnu::cold]] EventLoopPtr new_event_loop(std::unique_ptr<Poller> poller) {
  if (!poller) detail::throw_value_error("a loop needs a poller");
  return EventLoopPtr(new EventLoop(std::move(poller)));
}

PollerFactory set_poller_factory(PollerFactory factory) noexcept {
  make_loop = factory ? +[] { return new_event_loop(make_poller()); } : nullptr;
  return std::exchange(make_poller, factory);
}

}  // namespace asyncio
