// FutureBase: what a future is whatever its type: its state, who waits for it, its exception. Its
// handle is AnyFuture.
//
// asyncio name: futures.Future, less the result.
//
// Invariants:
//  1. callbacks_ holds nodes only while the future is pending; when it ends they all move to the
//     ready queue, in the order they were added.
//  2. A task waits for at most one future and is in its list itself; no memory is needed to wait
//     or to wake.
//  3. exception_: the exception of a failed future; of a cancelled one the CancelledError to raise,
//     or null for a plain one; of a task that runs the exception that its next step raises.
#pragma once

#include <asyncio/futures/exceptions.hpp>
#include <asyncio/loop/loop_access.hpp>

#include <string>
#include <typeinfo>

#pragma GCC visibility push(default)
namespace asyncio {

class AnyFuture;

namespace detail {

class FutureBase;

// A callback that is called with the future when it is done.
class DoneNode : public HandleNode {
 public:
  explicit DoneNode(NewContext&& context) noexcept : HandleNode(std::move(context)) {
    flags_ |= kDoneNode;
  }
  ~DoneNode() override;  // below, since it is on the way of every callback
  // Is it the same callback as the one at `other`?
  virtual bool equals(const std::type_info& type, const void* other) const = 0;
  // The future that ends through this callback, as that of a gather() or shield(); null: none.
  virtual FutureBase* forwards_to() const { return nullptr; }

 protected:
  friend class FutureBase;
  friend class DoneCallbacks;
  template <class>
  friend struct LayoutOf;
  static constexpr std::uint32_t kHoldsFuture = 1u << 20;  // future_ is counted
  static constexpr std::uint32_t kListed = 1u << 21;  // among the callbacks of future_, until held
  static constexpr std::uint32_t kComparable = 1u << 22;  // equals() has something to compare
  static constexpr std::uint32_t kFirstFree = 1u << 23;

  // It will not be called again.
  void release_future() noexcept;

  FutureBase* future_ = nullptr;  // counted once the node is scheduled

 private:
  Node* previous_;  // while it is listed, and not the first one
};

// The nodes that wait for a future.
//
// Invariants:
//  1. They are a ring through Node::next, of which the last one is kept.
//  2. A DoneNode also knows the one before it, so that to take it out costs O(1). The first one
//  need not: that is the last one. A task, which is seldom taken out, does not.
class DoneCallbacks {
 public:
  bool empty() const noexcept { return last_ == nullptr; }
  void add(DoneNode& node) noexcept {
    node.flags_ |= DoneNode::kListed;
    node.previous_ = last_;
    add(static_cast<Node&>(node));
  }
  // A task.
  void add(Node& node) noexcept {
    if (last_) {
      node.next = last_->next;
      last_->next = &node;
    } else {
      node.next = &node;
    }
    last_ = &node;
  }
  // Takes the first one out; null when there is none.
  Node* pop() noexcept {
    if (!last_) return nullptr;
    Node* first = last_->next;
    if (first == last_)
      last_ = nullptr;
    else
      last_->next = first->next;
    unlisted(*first);
    return first;
  }
  // O(1). False when it is not listed.
  bool remove(DoneNode& node) noexcept;
  // A task: O(n) but for the first one. False when it is not here.
  bool remove(Node& task) noexcept;
  // Takes all tasks out: f(task) for each.
  template <class F>
  void remove_tasks(F&& f) {
    DoneCallbacks kept;
    while (Node* node = pop()) {
      if (node->is_done_node())
        kept.add(static_cast<DoneNode&>(*node));
      else
        f(*node);
    }
    last_ = kept.last_;
  }
  // Moves all to what is ready. They are listed no more. Precondition: not empty.
  void move_to(ReadyQueue& ready) noexcept {
    ready.push_chain(*last_->next, *last_);
    last_ = nullptr;
  }
  template <class F>
  void for_each(F&& f) const {
    if (!last_) return;
    for (Node* node = last_->next;; node = node->next) {
      f(*node);
      if (node == last_) return;
    }
  }

 private:
  static void unlisted(Node& node) noexcept {
    if (node.is_done_node()) static_cast<DoneNode&>(node).flags_ &= ~DoneNode::kListed;
  }
  void take_out_after(Node& before) noexcept;

  template <class>
  friend struct LayoutOf;
  Node* last_ = nullptr;
};

class FutureBase : public Node {
 public:
  EventLoop& loop() const noexcept { return *loop_; }
  bool done() const noexcept { return (flags_ & (kCancelled | kFinished)) != 0; }
  bool cancelled() const noexcept { return (flags_ & kCancelled) != 0; }
  bool is_task() const noexcept { return (flags_ & kTask) != 0; }
  // Is it that of a gather()?
  bool gathers() const noexcept { return (flags_ & kGathers) != 0; }
  bool failed() const noexcept { return (flags_ & kFinished) && exception_; }
  // The exception with which it has failed, else none. That is not to look at it.
  ExceptionPtr failed_with() const { return failed() ? exception_ : ExceptionPtr(); }
  // Is it done with a result, and nobody is to look at that first?
  bool has_plain_result() const noexcept {
    return (flags_ & (kFinished | kLooksFirst)) == kFinished && !exception_;
  }

  // False when it is done; else it is cancelled and who waits is scheduled. Tasks and gather() do
  // it their way.
  // Throws nothing: without memory the CancelledError has no message.
  virtual bool cancel(const std::string* message);
  bool cancel() { return cancel(nullptr); }

  // The exception of a future that is done; CancelledError or InvalidStateError when there is none
  // to give.
  ExceptionPtr exception();
  // What awaiting a future that is done raises: empty when it has a result. Counts as retrieval.
  ExceptionPtr failure() noexcept;
  // Of a future that is cancelled, as a value: with the message that it was itself given, if any.
  // Who awaits it after this still gets the CancelledError that ended it.
  ExceptionPtr cancelled_error() const noexcept;
  void set_exception(ExceptionPtr error);
  // Debug mode: RuntimeError in a thread that is not the loop's. Before a user's call does
  // anything.
  void check_thread() const { access(*loop_).check_thread(); }
  // Throws when a result or exception cannot be set from outside: of a task, or when it is done.
  void check_settable(const char* operation) const {
    if (flags_ & (kTask | kCancelled | kFinished | kBeingSet)) cannot(operation);
  }
  // Throws unless the future is done with a result.
  void check_result();
  bool unretrieved() const noexcept { return (flags_ & kUnretrieved) != 0; }
  void mark_retrieved() noexcept { flags_ &= ~kUnretrieved; }

  // A node to be scheduled when the future is done; at once when it is done already. The list or
  // queue takes over the caller's count of a DoneNode.
  void add_done_node(DoneNode& node);
  std::size_t remove_done(const std::type_info& type, const void* callback);
  bool remove_done_node(DoneNode& node) noexcept;
  // Precondition: it waits for this future.
  void move_to_end(DoneNode& node) noexcept {
    callbacks_.remove(node);
    callbacks_.add(node);
  }
  // A node that looks after its own life: a task that waits, or a child of a gather().
  template <class N>
  void add_node(N& node) noexcept {
    callbacks_.add(node);
  }
  bool remove_node(Node& task) noexcept { return callbacks_.remove(task); }
  // f(task) for each task that waits for it, which then does no more.
  template <class F>
  void remove_tasks(F&& f) {
    callbacks_.remove_tasks(f);
  }

  // f(node) for each node that waits for it, a task or a DoneNode, in their order.
  template <class F>
  void for_each_node(F&& f) const {
    callbacks_.for_each(f);
  }

  // A mark for whoever walks several futures at once; it is taken off again at once.
  bool marked() const noexcept { return (flags_ & kMarked) != 0; }
  void set_mark(bool on) noexcept { flags_ = on ? flags_ | kMarked : flags_ & ~kMarked; }
  // Does it look at its wake-up before the task that waits for it runs on?
  bool looks_first() const noexcept { return (flags_ & kLooksFirst) != 0; }
  // For one that does: called first in the step that it wakes, with what the step is to raise, if
  // anything; may put another exception there. False: the task waits on.
  virtual bool on_wake(TaskBase& task, ExceptionPtr& error) noexcept {
    (void)task, (void)error;
    return true;
  }

  // The result, moved or copied to `target` (null: nowhere). Precondition: done with a result.
  virtual void deliver(void* target, Deliver how) = 0;
  virtual std::string result_repr() const = 0;
  // "Future", "Task", "_GatheringFuture".
  virtual const char* kind() const noexcept { return "Future"; }
  // A chain of futures that wait for one another, or are one another's results, is cut.
  std::string describe() const final;

  ASYNCIO_INLINE_ void unref() noexcept {
    if (--refs_ == 0) last_handle_gone();
  }
  void run() override {}  // only a task is ever scheduled itself
  void discard() noexcept override {}

 protected:
  enum : std::uint32_t {
    kCancelled = 1,
    kFinished = 2,
    kUnretrieved = 4,
    kTask = 8,
    kSavedError =
        16,  // exception_ is the CancelledError that ended a task: raised once, then forgotten
    kMarked = 32,
    kFirstFree = 64,
    kDeep = 1u << 20,       // its result, or what it is made of, may hold the last count of another
    kGathers = 1u << 21,    // a GatherCore
    kBeingSet = 1u << 22,   // code of the user's is making its result: it ends no other way
    kLooksFirst = 1u << 29  // on_wake() is to be called
  };
  explicit FutureBase(EventLoop& loop) noexcept : FutureBase(loop, 0) { note_origin(); }
  // The origin is not noted yet.
  FutureBase(EventLoop& loop, std::uint32_t flags) noexcept : loop_(&loop) {
    flags_ = flags;
    access(loop).ref();
  }
  ~FutureBase() override {
    if (!callbacks_.empty()) discard_callbacks();
    access(*loop_).unref();
    end_node();
  }

  // While code of the user's makes the result nobody else ends the future, and it lives.
  class BeingSet {
   public:
    explicit BeingSet(FutureBase& future) noexcept : future_(&future) {
      future.flags_ |= kBeingSet;
    }
    BeingSet(const BeingSet&) = delete;
    BeingSet& operator=(const BeingSet&) = delete;
    ~BeingSet() { over(); }
    void over() const noexcept { future_->flags_ &= ~kBeingSet; }

   private:
    const Ref<FutureBase> future_;
  };
  void note_origin() noexcept {
    if (loop_->get_debug()) access(*loop_).note_origin(*this);
  }
  // The result was set (by the typed layer).
  void finish() noexcept {
    flags_ |= kFinished;
    schedule_callbacks();
  }
  void fail(ExceptionPtr error) noexcept;
  void end_cancelled(ExceptionPtr error, bool saved) noexcept;
  void schedule_callbacks() noexcept;
  [[gnu::cold]] void discard_callbacks() noexcept;
  // The future lives until its callbacks have run.
  void hold(DoneNode& node) noexcept {
    node.flags_ |= DoneNode::kHoldsFuture;
    ref();
  }
  // What describe() says when it is not cut.
  virtual std::string description() const;
  std::string callbacks_repr() const;
  void last_handle_gone() noexcept {
    // Most are done by now and have nothing to report.
    constexpr std::uint32_t kDone = kCancelled | kFinished;
    if ((flags_ & kDone) != 0 && (flags_ & (kUnretrieved | kLooksFirst | kDeep)) == 0)
      delete this;
    else
      release();
  }
  virtual void release() noexcept;
  void end() noexcept;
  void report_unretrieved() noexcept;
  [[noreturn]] void cannot(const char* operation) const;

  template <class>
  friend struct LayoutOf;
  EventLoop* loop_;  // counted
  DoneCallbacks callbacks_;
  ExceptionPtr exception_;
};

inline void DoneNode::release_future() noexcept {
  if (!(flags_ & kHoldsFuture)) return;
  flags_ &= ~(kHoldsFuture | kListed);
  future_->unref();
}
ASYNCIO_INLINE_ inline DoneNode::~DoneNode() {
  if (flags_ & kHoldsFuture) future_->unref();
  end_node();
}

}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
