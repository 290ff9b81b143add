// Event: a flag that tasks can wait for.
//
// set, clear, is_set, wait. asyncio name: Event.
// Lifetime: neither copied nor moved; it must outlive the tasks that use it, but a task that set()
// has woken needs it no more. It belongs to the loop of the first task that has to wait.
// Thread: the loop's.
#pragma once

#include <asyncio/sync/waiter.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
class QueueCore;
}

class Event final : public detail::LoopBound, private detail::WaitList {
 public:
  // What wait() returns; to be awaited.
  class [[nodiscard]] Wait : public detail::WaitOperation {
   public:
    using result_type = bool;
    static constexpr const char* kName = "wait";
    explicit Wait(Event& event) noexcept : event_(&event) {}
    bool start(CoBase& co, const AwaitTarget<bool>& to) const {
      if (!event_->set_) return detail::start_wait(co, *event_, *event_, to);
      to.set(true);
      return false;
    }

   private:
    Event* event_;
  };

  // Sets the flag and wakes everybody who waits, each once, in the order in which they came.
  void set();
  // Takes the flag down. Who was woken before goes on nevertheless.
  void clear() {
    check_thread();
    set_ = false;
  }
  bool is_set() const noexcept { return set_; }
  // Waits until the flag is set. True. Without a suspension when it is set. RuntimeError when it
  // would have to wait and is bound to another loop.
  Wait wait() noexcept { return Wait(*this); }

  // How many tasks wait, with those that are cancelled or woken but have not run yet.
  std::size_t waiter_count() const noexcept { return size(); }
  std::string to_string() const override;

 private:
  friend class detail::QueueCore;  // whose join() waits for one, without a result
  bool set_ = false;
};

}  // namespace asyncio
#pragma GCC visibility pop
