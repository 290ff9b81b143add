#include <asyncio/loop/threadsafe_handle.hpp>

#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/thread_end.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/origin.hpp>

#include <atomic>
#include <mutex>
#include <new>
#include <typeinfo>
#include <utility>

namespace asyncio {
namespace detail {

namespace {

// Nodes that are done, but for their handles.
class NodesAside {
 public:
  // Each that joins has two others looked at, so that all come round and none piles up.
  void add(ThreadSafeNode& node) noexcept {
    nodes_.push(node);
    for (int i = 0; i < 2; ++i) look_at_first();
  }
  void append(NodesAside& other) noexcept { nodes_.append(other.nodes_); }
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

// What threads that have ended have left.
struct Left {
  std::mutex mutex;
  NodesAside aside;
};
// Never destroyed, for handles may outlive all; and made without a lock, see ThreadEnd.
std::atomic<Left*> left_made{nullptr};
Left& left() noexcept {
  Left* made = left_made.load(std::memory_order_acquire);
  if (made) return *made;
  auto* const mine = new Left;
  if (left_made.compare_exchange_strong(made, mine)) return *mine;
  delete mine;
  return *made;
}

// What a thread has put aside. It has no destructor, for loops may be destroyed after what is
// thread_local: its thread's end comes later.
struct OfThread {
  bool made = false;
  alignas(NodesAside) unsigned char memory[sizeof(NodesAside)];
};
thread_local OfThread of_thread{};

NodesAside& aside_of_thread() noexcept {
  return *std::launder(reinterpret_cast<NodesAside*>(of_thread.memory));
}

void leave(void*) noexcept {
  of_thread.made = false;
  if (aside_of_thread().empty()) return;
  const std::lock_guard<std::mutex> lock(left().mutex);
  left().aside.append(aside_of_thread());
}

ASYNCIO_ENDS_LAST_ ThreadEnd handles_end(&leave, [] { ::new (&left().mutex) std::mutex; });

void make_aside() noexcept {
  NodesAside& aside = *::new (of_thread.memory) NodesAside;
  of_thread.made = true;
  handles_end.arm();
  const std::lock_guard<std::mutex> lock(left().mutex);
  aside.append(left().aside);
}

}  // namespace

void ThreadSafeNode::keep_aside() noexcept {
  if (!(flags_ & kEmpty)) clear();
  if (context_) std::exchange(context_, nullptr)->unref();
  if (!of_thread.made) make_aside();
  aside_of_thread().add(*this);
}

void ThreadSafeNode::discard() noexcept {
  Descent::end(this, [](void* n, const void*) noexcept {
    auto* const node = static_cast<ThreadSafeNode*>(n);
    node->has_handles() ? node->keep_aside() : delete node;
  });
}

void ThreadSafeNode::failed(ContextState* before) {
  struct Done {
    ThreadSafeNode& node;
    ~Done() { node.discard(); }
  } done{*this};
  leave_context(before);
  std::string name;
  try {
    name = callback_name();
  } catch (...) {  // no memory: then it has no name
  }
  callback_failed(*this, name);
}

std::string ThreadSafeNode::describe() const {
  std::string text = "<_ThreadSafeHandle";
  append(text, {cancelled() ? " cancelled" : joined({" ", callback_name(), "()"})});
  Origins::append_to(text, *this);
  return text + ">";
}

std::string ThreadSafeNode::callback_name() const { return argument_name(typeid(*this), 0); }

}  // namespace detail

ThreadSafeHandle EventLoop::post(std::unique_ptr<detail::ThreadSafeNode> node) {
  node->ref_first();
  ThreadSafeHandle handle(detail::Ref<detail::ThreadSafeNode>::adopt(node.get()));
  if (detail::running_loop == this) {  // in the loop's own thread it is call_soon()
    check_closed();
    if (debug_) note_origin(*node);
    ready_.push(*node.release());
    return handle;
  }
  if (!port_->post(*node)) throw RuntimeError("Event loop is closed");
  (void)node.release();
  return handle;
}

}  // namespace asyncio
