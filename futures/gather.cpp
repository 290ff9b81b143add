#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/task_base.hpp>

namespace asyncio::detail {

// The callback of one child. It keeps the outer future.
class GatherCore::ChildDone final : public DoneNode {
 public:
  ChildDone(GatherCore& core, std::size_t index)
      : DoneNode(nullptr), core_(core), index_(index), outer_(&core.outer()) {}
  ~ChildDone() override {
    // A future that dies without ever having been done.
    if (!holds_future_) core_.children_[index_].future = nullptr;
  }
  void run() override {
    const Ref<DoneNode> self = Ref<DoneNode>::adopt(this);
    core_.child_done(index_, *future_);
  }
  std::string callback_name() const override { return "gather.<locals>._done_callback"; }
  bool equals(const std::type_info&, const void*) const override { return false; }
  FutureBase* forwards_to() const override { return outer_.get(); }

 private:
  void clear() noexcept override {}
  GatherCore& core_;
  std::size_t index_;
  Ref<FutureBase> outer_;
};

// The mark tells in O(1) that a future was not seen before.
void GatherCore::add(const AnyFuture& future) {
  FutureBase& f = future.get();
  if (f.marked()) {
    for (std::size_t i = 0; i < children_.size(); ++i) {
      if (children_[i].future == &f) return arguments_.push_back(static_cast<std::uint32_t>(i));
    }
  }
  f.set_mark(true);
  arguments_.push_back(static_cast<std::uint32_t>(children_.size()));
  children_.push_back({&f, f.done() ? Ref<FutureBase>(&f) : nullptr});
}

void GatherCore::start() {
  if (children_.empty()) return set_results();
  for (const Child& child : children_) child.future->set_mark(false);
  for (std::size_t i = 0; i < children_.size(); ++i) {
    if (!children_[i].done) children_[i].future->add_done_node(*new ChildDone(*this, i));
  }
  for (std::size_t i = 0; i < children_.size(); ++i) {
    if (children_[i].done) child_done(i, *children_[i].done);
  }
}

// What a gather() that was cancelled raises: the last child's cancellation. One that ended
// otherwise gives the message that cancel() has left with it.
static ExceptionPtr cancelled_as(FutureBase& last) {
  if (last.cancelled()) return last.failure();
  const std::string* message =
      last.is_task() ? static_cast<TaskBase&>(last).cancel_message() : nullptr;
  return make_exception<CancelledError>(message ? *message : std::string());
}

void GatherCore::child_done(std::size_t index, FutureBase& future) {
  ++finished_;
  children_[index].done = Ref<FutureBase>(&future);
  FutureBase& outer = this->outer();
  if (outer.done()) {
    future.mark_retrieved();
    return;
  }
  if (!return_exceptions_) {
    if (future.cancelled() || future.failed()) return outer.set_exception(future.failure());
  }
  if (finished_ < children_.size()) return;
  if (cancel_requested_) {
    // Cancelled from outside: with return_exceptions too it ends that way. What the children
    // raise counts as seen all the same.
    for (Child& child : children_) child.done->mark_retrieved();
    outer.set_exception(cancelled_as(child_of(argument_count() - 1)));
    return;
  }
  set_results();
}

bool GatherCore::cancel_children(const std::string* message) {
  bool any = false;
  for (const std::uint32_t i : arguments_) {
    if (children_[i].future && children_[i].future->cancel(message)) any = true;
  }
  if (any) cancel_requested_ = true;
  return any;
}

}  // namespace asyncio::detail
