// LoopRef: a loop that an object remembers.
//
// It keeps the loop's memory, not its life: once the loop is closed, and its owner gone, one can
// still ask whether it is closed, and compare it with another one, which never has its address.
//   asyncio::LoopRef loop_ = asyncio::get_running_loop();  ...  if (loop_->is_closed()) ...
// Python: `self._loop = asyncio.get_running_loop()`. Lifetime: a handle; copies are the same loop.
// Thread: the loop's, as all that counts it.
#pragma once

#include <asyncio/loop/event_loop.hpp>

#include <cstddef>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

class LoopRef {
 public:
  // No loop yet.
  LoopRef() noexcept = default;
  LoopRef(std::nullptr_t) noexcept {}
  LoopRef(EventLoop& loop) noexcept : loop_(&loop) { loop_->ref(); }
  LoopRef(const LoopRef& other) noexcept : loop_(other.loop_) {
    if (loop_) loop_->ref();
  }
  LoopRef(LoopRef&& other) noexcept : loop_(std::exchange(other.loop_, nullptr)) {}
  // As Ref's.
  LoopRef& operator=(const LoopRef& other) noexcept { return *this = LoopRef(other); }
  LoopRef& operator=(LoopRef&& other) noexcept {
    EventLoop* const taken = std::exchange(other.loop_, nullptr);
    if (EventLoop* const former = std::exchange(loop_, taken)) former->unref();
    return *this;
  }
  ~LoopRef() {
    if (loop_) loop_->unref();
  }

  // Null: none.
  EventLoop* get() const noexcept { return loop_; }
  EventLoop& operator*() const noexcept { return *loop_; }
  EventLoop* operator->() const noexcept { return loop_; }
  explicit operator bool() const noexcept { return loop_ != nullptr; }
  friend bool operator==(const LoopRef& a, const LoopRef& b) noexcept { return a.loop_ == b.loop_; }
  friend bool operator!=(const LoopRef& a, const LoopRef& b) noexcept { return !(a == b); }

 private:
  EventLoop* loop_ = nullptr;
};

}  // namespace asyncio
#pragma GCC visibility pop
