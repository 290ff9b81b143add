// FlowControl: who writes waits while the transport's buffer is full.
//
// pause_writing, resume_writing, connection_lost, drain. asyncio name: streams.FlowControlMixin,
// whose `_drain_helper` is drain() here.
// Lifetime: neither copied nor moved; it must outlive the tasks that drain. Thread: the loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/exceptions.hpp>

#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

class FlowControl {
 public:
  explicit FlowControl(EventLoop* loop = nullptr, detail::Caller at = detail::Caller())
      : loop_(loop ? loop : &get_event_loop(at)) {}
  FlowControl(const FlowControl&) = delete;
  FlowControl& operator=(const FlowControl&) = delete;

  // The transport's buffer is full. RuntimeError when it was so before.
  void pause_writing();
  // The buffer has room again, and who waits in drain() goes on. RuntimeError when it was not full.
  void resume_writing();
  // Ends the waiting: with the error if there is one.
  void connection_lost(const ExceptionPtr& error);
  // Waits while the buffer is full; any number of tasks may. ConnectionResetError once the
  // connection is lost.
  Coroutine<void> drain();

  // Is the buffer full?
  bool paused() const noexcept { return paused_; }
  // Is the connection lost?
  bool lost() const noexcept { return lost_; }

 private:
  EventLoop* loop_;
  std::vector<Future<void>> waiters_;
  bool paused_ = false;
  bool lost_ = false;
};

}  // namespace asyncio
#pragma GCC visibility pop
