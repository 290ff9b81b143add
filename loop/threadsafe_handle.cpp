#include <asyncio/loop/threadsafe_handle.hpp>

#include <asyncio/loop/origin.hpp>

#include <mutex>
#include <typeinfo>
#include <utility>

namespace asyncio::detail {

namespace {

// Nodes that are done, but for their handles.
class Aside {
 public:
  // Each that joins has two others looked at, so that all come round and none piles up.
  void add(ThreadSafeNode& node) noexcept {
    nodes_.push(node);
    for (int i = 0; i < 2; ++i) look_at_first();
  }
  void append(Aside& other) noexcept { nodes_.append(other.nodes_); }
  bool empty() const noexcept { return nodes_.empty(); }

 private:
  void look_at_first() noexcept {
    auto* const first = static_cast<ThreadSafeNode*>(nodes_.pop());
    if (!first) return;
    if (first->has_handles())
      nodes_.push(*first);
    else
      delete first;
  }
  ReadyQueue nodes_;
};

// What threads that have ended have left. Never destroyed: handles may outlive all.
struct Left {
  std::mutex mutex;
  Aside aside;
};
Left& left() noexcept {
  static Left& left = *new Left;
  return left;
}

struct OfThread {
  OfThread() noexcept {
    const std::lock_guard<std::mutex> lock(left().mutex);
    aside.append(left().aside);
  }
  ~OfThread() {
    if (aside.empty()) return;
    const std::lock_guard<std::mutex> lock(left().mutex);
    left().aside.append(aside);
  }
  Aside aside;
};
thread_local OfThread of_thread;

}  // namespace

void ThreadSafeNode::keep_aside() noexcept {
  if (!(flags_ & kEmpty)) clear();
  if (context_) std::exchange(context_, nullptr)->unref();
  of_thread.aside.add(*this);
}

void ThreadSafeNode::discard() noexcept { has_handles() ? keep_aside() : delete this; }

void ThreadSafeNode::failed(ContextState* before) {
  struct Done {
    ThreadSafeNode& node;
    ~Done() { node.discard(); }
  } done{*this};
  leave_context(before);
  callback_failed(*this, callback_name());
}

std::string ThreadSafeNode::describe() const {
  std::string text = "<_ThreadSafeHandle";
  append(text, {cancelled() ? " cancelled" : joined({" ", callback_name(), "()"})});
  Origins::append_to(text, *this);
  return text + ">";
}

std::string ThreadSafeNode::callback_name() const { return argument_name(typeid(*this), 0); }

}  // namespace asyncio::detail
