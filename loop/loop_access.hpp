// LoopAccess: what the library's own layers may do with a loop, and its users need not see.
//
// `access(loop).enqueue(node)`. Costs nothing: it is the loop under another name.
#pragma once

#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/pollers/watches.hpp>

#include <functional>
#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class LoopAsyncGenerators;
class LoopConnections;

class LoopAccess {
 public:
  explicit LoopAccess(EventLoop& loop) noexcept : loop_(loop) {}

  // Futures count their loop, so that its memory, not its life, is as long as theirs.
  void ref() const noexcept { loop_.ref(); }
  void unref() const noexcept { loop_.unref(); }

  // Stops the loop, which runs; then it is closed, and the caller's count given up.
  void close_after_run() const noexcept { loop_.stopping_ = loop_.abandoned_ = true; }
  // Is a callback of it under way in this thread, also one that has forked?
  bool in_turn() const noexcept { return loop_.in_turn(); }
  // Closes it; what that throws goes to the unraisable hook.
  void end() const noexcept { loop_.shut(true); }

  // ---- scheduling ----
  void enqueue(Node& node) const noexcept { loop_.ready_.push(node); }
  ReadyQueue& ready() const noexcept { return loop_.ready_; }
  bool has_ready() const noexcept { return !loop_.ready_.empty(); }
  TimerQueue& timers() const noexcept { return loop_.timers_; }
  TaskRegistry& tasks() const noexcept { return loop_.tasks_; }
  bool introduces_tasks() const noexcept { return loop_.introduces_tasks_; }
  // The first one was. In debug mode all are, as is who is made while no turn begins.
  void tasks_are_introduced() const noexcept {
    loop_.introduces_tasks_ = loop_.debug_ || !loop_.running_;
  }

  // ---- what it waits with, and who may wake it ----
  Poller& poller() const noexcept { return *loop_.poller_; }
  // What watches for this loop. RuntimeError on virtual time, and when the loop is closed before
  // the first call.
  Watcher& watcher() const { return loop_.watcher(); }
  // What the loop watches must be that of the former one, or nothing. Precondition: that does not
  // wait. Thread: the loop's. Returns the former one.
  std::unique_ptr<Poller> replace_poller(std::unique_ptr<Poller> poller) const {
    return loop_.replace_poller(std::move(poller));
  }
  // Is there a reader, or a writer, of the descriptor?
  bool is_watched(int fd, Interest interest) const noexcept {
    return loop_.watches_ && loop_.watches_->has(fd, interest);
  }
  // So many more (or fewer) jobs are under way in other threads, each of which will wake the loop,
  // whatever that waits with by then.
  void expect_wakeups(int more) const noexcept { loop_.expect_wakeups(more); }
  const Ref<Port>& port() const noexcept { return loop_.port_; }

  // ---- for a guest (guest_poller.hpp) ----
  // It runs, or not, by what its poller says.
  void set_running(bool running) const noexcept {
    loop_.running_ = running;
    loop_.set_debug(loop_.debug_);
  }
  // Was it stopped, or is its owner gone? Once.
  bool take_stop() const noexcept { return std::exchange(loop_.stopping_, false); }
  bool take_abandoned() const noexcept { return std::exchange(loop_.abandoned_, false); }
  void check_not_running() const {
    loop_.check_closed();
    if (loop_.running_) throw RuntimeError("This event loop is already running");
  }

  // This process is a child that a callback of the running loop has made by fork().
  void forked() const noexcept { loop_.forked(); }

  // ---- checks ----
  // RuntimeError when the loop is closed, and in debug mode in a thread that is not the loop's.
  void check() const { loop_.check(); }
  void check_closed() const { loop_.check_closed(); }
  // The latter alone.
  void check_thread() const { loop_.check_thread(); }

  // ---- what a program has given to it ----
  Attachments& attachments() const { return loop_.attachments(); }
  bool has_task_factory() const noexcept { return loop_.attachments_ && has_task_factory_slow(); }
  // Null: none has begun.
  LoopAsyncGenerators* async_generators() const noexcept;
  // Null: there was none.
  LoopConnections* connections() const noexcept;
  bool executor_shut_down() const noexcept { return loop_.executor_shut_down_; }
  void shut_executor_down() const noexcept { loop_.executor_shut_down_ = true; }
  // Called by close(), unless it was taken away before: for what another thread still holds of this
  // one.
  CloseHook* add_close_hook(std::function<void()> hook) const {
    return loop_.add_close_hook(std::move(hook));
  }
  void remove_close_hook(CloseHook* hook) const { loop_.remove_close_hook(hook); }

  LoopLinks& links() const noexcept { return loop_.links_; }

  // ---- for insight/ ----
  // Is nothing ready, armed, watched or owed by another thread? Then nothing but a call from
  // outside can make anything happen. What waits in an io_context of its own is not seen.
  bool quiescent() const noexcept { return loop_.quiescent(); }
  // Debug mode: remembers that what runs now has made the node.
  void note_origin(Node& node) const noexcept { loop_.note_origin(node); }
  // Null: nobody. It counts from the next turn on. RuntimeError when there is one already.
  void set_callback_observer(CallbackObserver* observer) const {
    loop_.set_callback_observer(observer);
  }

 private:
  bool has_task_factory_slow() const noexcept;
  EventLoop& loop_;
};

inline LoopAccess access(EventLoop& loop) noexcept { return LoopAccess(loop); }

}  // namespace asyncio::detail
#pragma GCC visibility pop
