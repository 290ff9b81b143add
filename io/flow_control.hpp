// FlowControl: who writes waits while the transport's buffer is full, or until the connection is
// closed. It is what a protocol of streams and its StreamWriter share.
//
// pause_writing, resume_writing, connection_lost, drain, wait_closed. asyncio name:
// streams.FlowControlMixin, whose `_drain_helper` is drain() here.
// Lifetime: neither copied nor moved; it must outlive the tasks that wait. Thread: the loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <memory>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

class FlowControl {
 public:
  // What drain() returns; to be awaited. It needs no frame when there is nothing to wait for.
  struct [[nodiscard]] Drain {
    static constexpr const char* kName = "drain";
    FlowControl* flow;
  };

  explicit FlowControl(EventLoop* loop = nullptr, detail::Caller at = detail::Caller())
      : loop_(loop ? *loop : get_event_loop(at)) {}
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
  Drain drain() noexcept { return {this}; }
  // Waits until the connection is lost, and raises the error with which it was.
  Coroutine<void> wait_closed(detail::Caller at = detail::Caller());

  // Is the buffer full?
  bool paused() const noexcept { return paused_; }
  // Is the connection lost?
  bool lost() const noexcept { return lost_; }

 private:
  friend struct AwaitTraits<Drain>;
  friend class StreamReaderProtocol;
  struct Waiter {
    Future<void> future;
    bool for_room;  // else for the end
  };
  Coroutine<void> wait(bool for_room, const char* name);
  void wake(bool for_room, const ExceptionPtr& error);

  LoopRef loop_;
  std::unique_ptr<std::vector<Waiter>>
      waiters_;  // none while nobody waits, for there are many of these
  ExceptionPtr error_;
  bool paused_ = false;
  bool lost_ = false;
};

template <>
struct AwaitTraits<FlowControl::Drain> {
  using result_type = void;
  static bool start(CoBase& co, FlowControl::Drain drain, const AwaitTarget<void>& to) {
    FlowControl& flow = *drain.flow;
    if (flow.lost_) return co.fail(make_exception<ConnectionResetError>("Connection lost"), to);
    if (flow.paused_) return AwaitTraits<Coroutine<void>>::start(co, flow.wait(true, "drain"), to);
    to.set();
    return false;
  }
};

}  // namespace asyncio
#pragma GCC visibility pop
