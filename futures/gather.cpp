#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/task_base.hpp>

#include <algorithm>
#include <numeric>

namespace asyncio::detail {

// One child and the callback by which its end is heard of.
class GatherCore::Child final : public DoneNode {
 public:
  Child(GatherCore& core, FutureBase& future) noexcept : DoneNode(nullptr), core_(core) {
    future_ = &future;
    if (future.done()) {  // kept from now on
      future.ref();
      holds_future_ = true;
    } else {
      core.outer_.ref();
      future.add_node(*this);
    }
  }
  // Null once it died without ever being done.
  FutureBase* future() const noexcept { return future_; }
  bool ended() const noexcept { return holds_future_; }

  void run() override {
    FutureBase& outer = core_.outer_;
    core_.child_done(*future_);
    outer.unref();  // this may be its end, and this one's
  }
  void discard() noexcept override {
    if (!holds_future_) future_ = nullptr;
    core_.outer_.unref();
  }
  std::string callback_name() const override { return "gather.<locals>._done_callback"; }
  bool equals(const std::type_info&, const void*) const override { return false; }
  FutureBase* forwards_to() const override { return &core_.outer_; }

 private:
  void clear() noexcept override {}
  GatherCore& core_;
};

GatherCore::GatherCore(FutureBase& outer, bool return_exceptions, std::size_t arguments)
    : outer_(outer),
      room_(std::max<std::size_t>(arguments, 1)),
      children_(static_cast<Child*>(pool_allocate(room_ * sizeof(Child)))),
      return_exceptions_(return_exceptions) {}

GatherCore::~GatherCore() {
  for (Child* child = children_; child != end_; ++child) child->~Child();
  pool_deallocate(children_, room_ * sizeof(Child));
}

GatherCore::Child& GatherCore::argument(std::size_t i) const noexcept {
  return children_[repeated_.empty() ? i : repeated_[i]];
}
FutureBase& GatherCore::child_of(std::size_t i) const noexcept { return *argument(i).future(); }

std::size_t GatherCore::child_count() const noexcept {
  return static_cast<std::size_t>(end_ - children_);
}

void GatherCore::make_child(FutureBase& future) {
  Child* const child = ::new (static_cast<void*>(end_++)) Child(*this, future);
  ++pending_;
  if (!repeated_.empty() || outer_.loop().get_debug()) note_child(*child);
}

void GatherCore::note_child(Child& child) {
  if (!child.ended() && outer_.loop().get_debug()) access(outer_.loop()).note_origin(child);
  if (!repeated_.empty()) repeat(child_count() - 1);
}

void GatherCore::add_own(TaskBase& task) {
  if (task.done()) plain_ = false;  // it was started eagerly
  make_child(task);
}

// The mark tells in O(1) that a future was not seen before.
void GatherCore::add(const AnyFuture& future) {
  FutureBase& f = future.get();
  plain_ = false;
  if (f.marked()) {
    for (Child* child = children_; child != end_; ++child) {
      if (child->future() == &f) return repeat(static_cast<std::size_t>(child - children_));
    }
  }
  f.set_mark(true);
  make_child(f);
}

// As long as each argument is the child of its own number, that is not written down.
void GatherCore::repeat(std::size_t child) {
  if (repeated_.empty()) {
    repeated_.resize(child_count());
    std::iota(repeated_.begin(), repeated_.end(), 0);
  }
  repeated_.push_back(static_cast<std::uint32_t>(child));
}

void GatherCore::start() {
  if (end_ == children_) return set_results();
  if (plain_) return;
  for (Child* child = children_; child != end_; ++child) child->future()->set_mark(false);
  for (Child* child = children_; child != end_; ++child) {
    if (child->ended()) child_done(*child->future());
  }
}

// What a gather() that was cancelled raises: the last child's cancellation. One that ended
// otherwise gives the message that cancel() has left with it.
static ExceptionPtr cancelled_as(FutureBase& last) {
  if (last.cancelled()) return last.failure();
  return last.is_task() ? static_cast<TaskBase&>(last).make_cancelled_error()
                        : make_exception<CancelledError>();
}

void GatherCore::child_done(FutureBase& future) {
  --pending_;
  if (outer_.done()) return future.mark_retrieved();
  if (!return_exceptions_ && (future.cancelled() || future.failed())) return child_failed(future);
  if (pending_ == 0) all_done();
}

void GatherCore::child_failed(FutureBase& future) { outer_.set_exception(future.failure()); }

void GatherCore::all_done() {
  if (cancel_requested_) {
    // Cancelled from outside: with return_exceptions too it ends that way. What the children raise
    // counts as seen all the same.
    for (Child* child = children_; child != end_; ++child) child->future()->mark_retrieved();
    outer_.set_exception(cancelled_as(child_of(argument_count() - 1)));
    return;
  }
  set_results();
}

bool GatherCore::cancel_children(const std::string* message) {
  bool any = false;
  for (std::size_t i = 0; i < argument_count(); ++i) {
    FutureBase* child = argument(i).future();
    if (child && child->cancel(message)) any = true;
  }
  if (any) cancel_requested_ = true;
  return any;
}

}  // namespace asyncio::detail
