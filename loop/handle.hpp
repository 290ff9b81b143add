// Handle, TimerHandle: what call_soon() and call_later() return; with them a callback can be
// cancelled.
//
// asyncio names: events.Handle, events.TimerHandle.
// Lifetime: a handle may be dropped at once, the callback runs all the same. A handle that is kept
// keeps neither the callback nor its arguments: they go when they can never run again, which is
// after the only run, or when they are cancelled (from inside themselves: when they return).
// Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/loop/contextvars.hpp>
#include <asyncio/loop/node.hpp>

#include <cassert>
#include <iosfwd>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

class EventLoop;

namespace detail {

// Called in a catch block: tells the running loop's exception handler; lets KeyboardInterrupt and
// SystemExit through.
[[gnu::cold]] void callback_failed(const Node& node, const std::string& callback_name);
class HandleNode;
[[gnu::cold]] void callback_failed(const HandleNode& node);

// A callback that waits for its turn, and the context that it runs in.
//
// Invariants:
//  1. The callable is there until kEmpty is set, and that is set before it is destroyed: its
//  destructor may cancel the handle, drop the last one or schedule others.
//  2. While the callable runs or is destroyed the node is counted by whoever does that.
//  3. The context belongs to the node for all its runs; one that a run has made, by setting the
//  first variable, stays.
class HandleNode : public Node {
 public:
  explicit HandleNode(NewContext&& context) noexcept : context_(context.release()) {}
#ifdef NDEBUG
  ASYNCIO_INLINE_ ~HandleNode() override = default;
#else
  ~HandleNode() override { assert(!context_ && "a destructor does not call end_node()"); }
#endif
  [[gnu::cold]] void discard() noexcept override;
  // As a Node's. The callable may hold the last handle of another one, and that one of a third; or
  // it may cancel it.
  ASYNCIO_INLINE_ void unref() noexcept {
    if (--refs_ == 0) last_gone();
  }
  // Puts a lasting callback (of a file descriptor) to what is ready, once, and keeps it.
  void fire(ReadyQueue& ready) noexcept {
    if (flags_ & kQueued) return;
    flags_ |= kQueued | kLasting;
    ref();
    ready.push(*this);
  }
  // It runs more than once, by other nodes than itself (one for each arrival of a signal).
  void lasting() noexcept { flags_ |= kLasting; }
  [[gnu::cold]] std::string describe() const override;
  // The name of the callable: `display_time()`.
  [[gnu::cold]] virtual std::string callback_name() const;

  virtual void cancel() noexcept;
  bool cancelled() const noexcept { return (flags_ & kCancelled) != 0; }
  // The very one that its runs have; made now if there is none yet.
  ContextState& context();

 protected:
  // kEmpty: the callable is gone, or of a kind that need not be destroyed, as with kTrivial.
  // kLasting: it runs again and again, until it is cancelled.
  enum : std::uint32_t {
    kCancelled = 1,
    kRunning = 2,
    kEmpty = 4,
    kQueued = 8,
    kLasting = 16,
    kTrivial = 32
  };
  // As Node's.
  ASYNCIO_INLINE_ void end_node() noexcept {
    if (context_) std::exchange(context_, nullptr)->unref();
    Node::end_node();
  }
  // Drops the callable and its arguments. Precondition: not kEmpty, not kRunning, and the caller
  // has a count.
  virtual void clear() noexcept = 0;
  void clear_unless_empty() noexcept {
    if (!(flags_ & kEmpty)) drop_callable();
  }
  // A run is over though handles of the node are left: gives up a count, and with it the callable
  // when it will not run again.
  void after_run() noexcept;

  // The end of a run: the context is left and a count given up.
  struct Leaving {
    HandleNode& node;
    ContextState* before;
    ~Leaving() {
      node.leave_context_to(before);
      node.after_run();
    }
  };
  // Its context is entered, for calls that are no run of the node.
  struct Within {
    explicit Within(HandleNode& n) noexcept
        : node(n), before(std::exchange(current_context, n.context_)) {}
    ~Within() { node.leave_context_to(before); }
    HandleNode& node;
    ContextState* const before;
  };
  // One run, from entering to leaving.
  struct Run {
    explicit Run(HandleNode& node) noexcept : leaving{node, current_context} {
      current_context = node.context_;
      node.flags_ |= kRunning;
    }
    Leaving leaving;
  };
  // A run of a node of class N, which is final. As Run, written out: this is the shortest way of a
  // callback, and without a context it touches none.
  template <class N, class F>
  ASYNCIO_INLINE_ static void run_as(N& node, F& fn) {
    HandleNode& base = node;
    if (!(node.flags_ & kCancelled)) {
      ContextState* const before = current_context;
      node.flags_ |= kRunning;
      if (base.context_ || before) current_context = base.context_;
      try {
        fn();
      } catch (...) {
        return node.failed(before);
      }
      if (current_context || before) base.leave_context_to(before);
    }
    if (node.refs_ == 1) return delete &node;
    node.after_run();
  }
  // A run has thrown what is being handled: tells the loop, and leaves.
  [[gnu::cold]] void failed(ContextState* before);

 private:
  // While it runs, its count of the context is current_context's; a run that began without one may
  // have made one.
  void leave_context_to(ContextState* before) noexcept {
    context_ = std::exchange(current_context, before);
  }
  void last_gone() noexcept {
    if (flags_ & (kEmpty | kTrivial))
      delete this;
    else
      destroy();
  }
  void destroy() noexcept;
  void drop_callable() noexcept;

  ContextState* context_;  // counted; null: the empty context, until it is asked for
};

class TimerNode : public HandleNode {
 public:
  TimerNode(NewContext&& context, double when) noexcept
      : HandleNode(std::move(context)), when_(when) {
    flags_ |= kMovable;
  }
  double when() const noexcept { return when_; }
  // Its entry in the timer queue may stay at an earlier time.
  void set_when(double when) noexcept { when_ = when; }
  void cancel() noexcept override;
  [[gnu::cold]] std::string describe() const override;

 protected:
  double when_;
};

// The node around a callable.
template <class Base, class F>
class CallbackNode final : public Base {
 public:
  template <class G, class... A>
  explicit CallbackNode(G&& fn, A&&... args) : Base(std::forward<A>(args)...) {
    if constexpr (std::is_nothrow_constructible_v<F, G&&>) {
      ::new (static_cast<void*>(std::addressof(fn_))) F(std::forward<G>(fn));
    } else {
      try {
        ::new (static_cast<void*>(std::addressof(fn_))) F(std::forward<G>(fn));
      } catch (...) {
        this->end_node();  // there is no destructor yet
        throw;
      }
    }
    if (std::is_trivially_destructible_v<F>) this->flags_ |= Base::kEmpty;
  }
  ~CallbackNode() override {
    if (!(this->flags_ & Base::kEmpty)) fn_.~F();
    this->end_node();
  }
  void run() override { Base::run_as(*this, fn_); }

 private:
  void clear() noexcept override {
    this->flags_ |= Base::kEmpty;
    fn_.~F();
  }
  union {
    F fn_;
  };
};

// One without state, which needs no memory, is made anew for each call: a timer with such a one is
// 40 bytes, and not 48.
template <class Base, class F>
class StatelessNode final : public Base {
 public:
  template <class... A>
  explicit StatelessNode(const F&, A&&... args) : Base(std::forward<A>(args)...) {
    this->flags_ |= Base::kEmpty;
  }
  ~StatelessNode() override { this->end_node(); }
  void run() override {
    alignas(F) unsigned char nothing[sizeof(F)] = {};
    Base::run_as(*this, *std::launder(reinterpret_cast<F*>(nothing)));
  }

 private:
  void clear() noexcept override {}
};

template <class Base, class F>
using NodeFor = std::conditional_t<std::is_empty_v<F> && std::is_trivially_copyable_v<F>,
                                   StatelessNode<Base, F>, CallbackNode<Base, F>>;

}  // namespace detail

// asyncio.Handle
class Handle {
 public:
  Handle() noexcept = default;
  explicit Handle(detail::Ref<detail::HandleNode> node) noexcept : node_(std::move(node)) {}
  // Keeps the callback from running and drops it with its arguments, at once or when it returns.
  void cancel() noexcept {
    if (node_) node_->cancel();
  }
  bool cancelled() const noexcept { return node_ && node_->cancelled(); }
  // `<Handle display_time()>`
  std::string to_string() const { return node_ ? node_->describe() : "<Handle>"; }
  explicit operator bool() const noexcept { return static_cast<bool>(node_); }
  // The context that the callback runs in, to be shared. RuntimeError of an empty handle.
  // Handle.get_context()
  Context get_context() const;
  detail::HandleNode* node() const noexcept { return node_.get(); }

 protected:
  detail::Ref<detail::HandleNode> node_;
};

// asyncio.TimerHandle
class TimerHandle : public Handle {
 public:
  TimerHandle() noexcept = default;
  explicit TimerHandle(detail::Ref<detail::TimerNode> node) noexcept : Handle(std::move(node)) {}
  // The deadline, in seconds on the loop's clock.
  double when() const noexcept {
    return node_ ? static_cast<const detail::TimerNode&>(*node_).when() : 0.0;
  }
};

std::ostream& operator<<(std::ostream& out, const Handle& handle);

}  // namespace asyncio
#pragma GCC visibility pop
