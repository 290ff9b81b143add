// The loop of a thread: get_event_loop, new_event_loop, set_event_loop, get_running_loop,
// set_poller_factory.
//
// asyncio names: the functions of events.py. Policies are not reproduced (docs/differences.md).
#pragma once

#include <asyncio/loop/event_loop.hpp>

#include <memory>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
struct LoopCloser {
  void operator()(EventLoop* loop) const noexcept;
};
bool in_main_thread() noexcept;
}  // namespace detail

// Owns a loop: closes it at its end.
using EventLoopPtr = std::unique_ptr<EventLoop, detail::LoopCloser>;

// A new loop. By default it sleeps until it is to watch something, and waits on epoll from
// then on (see set_poller_factory). asyncio.new_event_loop
EventLoopPtr new_event_loop();
EventLoopPtr new_event_loop(std::unique_ptr<Poller> poller);

// The running loop; outside of one the loop of this thread, which in the main thread is made at the
// first call (as in Python 3.4 to 3.9). RuntimeError in another thread without one.
// asyncio.get_event_loop
EventLoop& get_event_loop(detail::Caller at = detail::Caller());
// Makes a loop the one that get_event_loop() gives in this thread; null for none. It stays the
// caller's; once it has ended there is none. asyncio.set_event_loop
void set_event_loop(EventLoop* loop);
// The loop that runs in this thread. RuntimeError 'no running event loop', with file and line of
// the call. asyncio.get_running_loop
EventLoop& get_running_loop(detail::Caller at = detail::Caller());

// On what the loops wait that new_event_loop() and get_event_loop() make in this thread from now
// on: for a program whose code makes its loops itself, but shall run in a host or on virtual time.
// Null: the default again. Returns the former one (null: the default). It stands for a policy with
// a loop factory.
using PollerFactory = std::unique_ptr<Poller> (*)();
PollerFactory set_poller_factory(PollerFactory factory) noexcept;

}  // namespace asyncio
#pragma GCC visibility pop
