#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/task_base.hpp>

namespace asyncio::detail {

// One child and the callback by which its end is heard of.
class GatherCore::Child final : public DoneNode {
 public:
  Child() noexcept : DoneNode(nullptr) {}
  void watch(GatherCore& core, FutureBase& future) {
    core_ = &core;
    future_ = &future;
    if (future.done()) {  // kept from now on
      future.ref();
      holds_future_ = true;
    } else {
      core.outer_.ref();
      future.add_node(*this);
      if (future.loop().get_debug()) future.loop().note_origin(*this);
    }
  }
  // Null once it died without ever being done.
  FutureBase* future() const noexcept { return future_; }
  bool ended() const noexcept { return holds_future_; }

  void run() override {
    FutureBase& outer = core_->outer_;
    core_->child_done(*future_);
    outer.unref();  // this may be its end, and this one's
  }
  void discard() noexcept override {
    if (!holds_future_) future_ = nullptr;
    core_->outer_.unref();
  }
  std::string callback_name() const override { return "gather.<locals>._done_callback"; }
  bool equals(const std::type_info&, const void*) const override { return false; }
  FutureBase* forwards_to() const override { return &core_->outer_; }

 private:
  void clear() noexcept override {}
  GatherCore* core_ = nullptr;
};

GatherCore::GatherCore(FutureBase& outer, bool return_exceptions, std::size_t arguments)
    : outer_(outer),
      children_(static_cast<Child*>(pool_allocate(FreeChildren{arguments}.bytes())), {arguments}),
      return_exceptions_(return_exceptions) {
  for (std::size_t i = 0; i < arguments; ++i) ::new (static_cast<void*>(&children_[i])) Child;
}
GatherCore::~GatherCore() = default;

std::size_t GatherCore::FreeChildren::bytes() const noexcept {
  return (count == 0 ? 1 : count) * sizeof(Child);
}
void GatherCore::FreeChildren::operator()(Child* children) const noexcept {
  for (std::size_t i = 0; i < count; ++i) children[i].~Child();
  pool_deallocate(children, bytes());
}

FutureBase& GatherCore::child_of(std::size_t i) const noexcept {
  return *children_[repeated_.empty() ? i : repeated_[i]].future();
}

void GatherCore::add_own(TaskBase& task) {
  if (task.done()) plain_ = false;  // it was started eagerly
  children_[child_count_].watch(*this, task);
  argument_is(child_count_++);
}

// The mark tells in O(1) that a future was not seen before.
void GatherCore::add(const AnyFuture& future) {
  FutureBase& f = future.get();
  plain_ = false;
  if (f.marked()) {
    for (std::size_t i = 0; i < child_count_; ++i) {
      if (children_[i].future() == &f) return argument_is(i);
    }
  }
  f.set_mark(true);
  children_[child_count_].watch(*this, f);
  argument_is(child_count_++);
}

// As long as each argument is the child of its own number, that is not written down.
void GatherCore::argument_is_repeated(std::size_t child) {
  for (std::size_t i = repeated_.size(); i < argument_count_; ++i)
    repeated_.push_back(static_cast<std::uint32_t>(i));
  repeated_.push_back(static_cast<std::uint32_t>(child));
  ++argument_count_;
}

void GatherCore::start() {
  if (child_count_ == 0) return set_results();
  if (plain_) return;
  for (std::size_t i = 0; i < child_count_; ++i) children_[i].future()->set_mark(false);
  for (std::size_t i = 0; i < child_count_; ++i) {
    if (children_[i].ended()) child_done(*children_[i].future());
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
  ++finished_;
  if (outer_.done()) {
    future.mark_retrieved();
    return;
  }
  if (!return_exceptions_) {
    if (future.cancelled() || future.failed()) return outer_.set_exception(future.failure());
  }
  if (finished_ < child_count_) return;
  if (cancel_requested_) {
    // Cancelled from outside: with return_exceptions too it ends that way. What the children raise
    // counts as seen all the same.
    for (std::size_t i = 0; i < child_count_; ++i) children_[i].future()->mark_retrieved();
    outer_.set_exception(cancelled_as(child_of(argument_count_ - 1)));
    return;
  }
  set_results();
}

bool GatherCore::cancel_children(const std::string* message) {
  bool any = false;
  for (std::size_t i = 0; i < argument_count_; ++i) {
    FutureBase* child = children_[repeated_.empty() ? i : repeated_[i]].future();
    if (child && child->cancel(message)) any = true;
  }
  if (any) cancel_requested_ = true;
  return any;
}

}  // namespace asyncio::detail
