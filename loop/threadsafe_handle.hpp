// ThreadSafeHandle: what call_soon_threadsafe() returns; and the node of such a callback.
//
// asyncio name: events._ThreadSafeHandle.
// Most handles are dropped at once, in the thread that posts, while the loop may run the callback
// already. A count that both change would be locked twice for each post. Here the handles have the
// count, and dropping the last one is a store; only the loop's thread deletes nodes: those that
// have run while a handle is left it keeps aside, and looks at again when others join them.
// Lifetime: a handle may be dropped at once, the callback runs all the same. Thread: any.
#pragma once

#include <asyncio/generators/shared_pool.hpp>
#include <asyncio/loop/handle.hpp>

#include <atomic>
#include <memory>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

class ThreadSafeNode : public Node {
 public:
  static void* operator new(std::size_t size) { return shared_allocate(size); }
  static void* operator new(std::size_t size, std::align_val_t align) {
    return ::operator new(size, align);
  }
  static void operator delete(void* memory, std::size_t size) noexcept {
    shared_deallocate(memory, size);
  }
  static void operator delete(void* memory, std::size_t, std::align_val_t align) noexcept {
    ::operator delete(memory, align);
  }
  ASYNCIO_INLINE_ ~ThreadSafeNode() override = default;

  // It will never run. In the loop's thread, or whoever closes the loop.
  void discard() noexcept override;
  [[gnu::cold]] std::string describe() const override;
  [[gnu::cold]] virtual std::string callback_name() const;
  void cancel() noexcept { cancelled_.store(true, std::memory_order_release); }
  bool cancelled() const noexcept { return cancelled_.load(std::memory_order_acquire); }

  // ---- the count of handles ----
  void ref() noexcept { handles_.fetch_add(1, std::memory_order_relaxed); }
  // Who has the only one can be joined by nobody.
  void unref() noexcept {
    if (handles_.load(std::memory_order_relaxed) == 1)
      handles_.store(0, std::memory_order_release);
    else
      handles_.fetch_sub(1, std::memory_order_release);
  }
  // The first handle, before another thread knows of the node.
  void ref_first() noexcept { handles_.store(1, std::memory_order_relaxed); }
  bool has_handles() const noexcept { return handles_.load(std::memory_order_acquire) != 0; }

 protected:
  enum : std::uint32_t { kEmpty = 1 };  // the callable is gone
  ThreadSafeNode() : context_(context_for_new().release()) {}
  // As Node's.
  ASYNCIO_INLINE_ void end_node() noexcept {
    if (context_) context_->unref();
    Node::end_node();
  }
  // Drops the callable.
  virtual void clear() noexcept = 0;
  // Its work is done, but handles are left.
  void keep_aside() noexcept;
  // Its run has thrown what is being handled.
  [[gnu::cold]] void failed(ContextState* before);

  ContextState* context_;  // touched by the maker before and by the loop after it is posted

 private:
  std::atomic<unsigned> handles_{0};
  std::atomic<bool> cancelled_{false};
};

template <class F>
class ThreadSafeCallback final : public ThreadSafeNode {
 public:
  template <class G>
  explicit ThreadSafeCallback(G&& fn) {
    try {
      ::new (static_cast<void*>(std::addressof(fn_))) F(std::forward<G>(fn));
    } catch (...) {
      end_node();  // there is no destructor yet
      throw;
    }
  }
  ~ThreadSafeCallback() override {
    if (!(flags_ & kEmpty)) fn_.~F();
    end_node();
  }
  void run() override {
    if (!cancelled()) {
      ContextState* const before = current_context;
      if (context_ || before) current_context = std::exchange(context_, nullptr);
      try {
        fn_();
      } catch (...) {
        return failed(before);
      }
      if (current_context || before) leave_context(before);
    }
    has_handles() ? keep_aside() : delete this;
  }

 private:
  void clear() noexcept override {
    flags_ |= kEmpty;
    fn_.~F();
  }
  union {
    F fn_;
  };
};

}  // namespace detail

class ThreadSafeHandle {
 public:
  ThreadSafeHandle() noexcept = default;
  explicit ThreadSafeHandle(detail::Ref<detail::ThreadSafeNode> node) noexcept
      : node_(std::move(node)) {}
  // Keeps the callback from starting; it may be running already.
  void cancel() noexcept {
    if (node_) node_->cancel();
  }
  // Was it cancelled?
  bool cancelled() const noexcept { return node_ && node_->cancelled(); }

 private:
  detail::Ref<detail::ThreadSafeNode> node_;
};

}  // namespace asyncio
#pragma GCC visibility pop
