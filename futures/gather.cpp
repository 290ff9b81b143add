#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/task_base.hpp>

#include <algorithm>
#include <unordered_map>

namespace asyncio::detail {

// In Repeats: no later argument is the same child.
static constexpr std::uint32_t kLastUse = 1u << 31;

GatherCore::Child::Child(GatherCore& core, FutureBase& future, std::uint32_t flags) noexcept
    : DoneNode(NewContext()), core_(core) {
  future_ = &future;
  flags_ |= flags;
  if (future.done()) {  // kept from now on
    future.ref();
    flags_ |= kHoldsFuture;
    core.plain_ = false;
  } else {
    core.outer_.ref();
    future.add_node(*this);
  }
}

void GatherCore::Child::run() {
  FutureBase& outer = core_.outer_;
  core_.child_done(*future_);
  outer.unref();  // this may be its end, and this one's
}
void GatherCore::Child::discard() noexcept {
  if (!ended()) future_ = nullptr;
  core_.outer_.unref();
}
FutureBase* GatherCore::Child::forwards_to() const { return &core_.outer_; }

// Arguments that are the same future. As long as each argument is the child of its own number, that
// is not written down.
struct GatherCore::Repeats {
  std::vector<std::uint32_t> child_of;  // each argument; in the end with kLastUse
  std::unordered_map<const FutureBase*, std::uint32_t>
      of;  // the number of each child; until start()
};

GatherCore::GatherCore(FutureBase& outer, bool return_exceptions, std::size_t arguments)
    : outer_(outer),
      room_((outer.check_thread(), std::max<std::size_t>(arguments, 1))),
      children_(static_cast<Child*>(pool_allocate(room_ * sizeof(Child)))),
      return_exceptions_(return_exceptions),
      notes_children_(outer.loop().get_debug()) {}

GatherCore::~GatherCore() {
  take_marks_off();
  for (Child* child = children_; child != end_; ++child) child->end();
  pool_deallocate(children_, room_ * sizeof(Child));
}

GatherCore::Child& GatherCore::argument(std::size_t i) const noexcept {
  return children_[repeats_ ? repeats_->child_of[i] & ~kLastUse : i];
}
GatherCore::Argument GatherCore::repeated_argument(std::size_t i) const noexcept {
  return {*argument(i).future(), !(repeats_->child_of[i] & kLastUse)};
}

std::size_t GatherCore::repeated_count() const noexcept { return repeats_->child_of.size(); }

inline void GatherCore::make_child(FutureBase& future, std::uint32_t flags) {
  ::new (static_cast<void*>(end_++)) Child(*this, future, flags);
  if (notes_children_) note_child();
}

// The last one that was made: where it was added, and which of the arguments it is.
void GatherCore::note_child() {
  Child& child = end_[-1];
  if (outer_.loop().get_debug() && !child.ended()) access(outer_.loop()).note_origin(child);
  if (!repeats_) return;
  const auto number = static_cast<std::uint32_t>(child_count() - 1);
  repeats_->of.emplace(child.future(), number);
  repeats_->child_of.push_back(number);
}

void GatherCore::add_own(TaskBase& task) { make_child(task, Child::kOwn); }

// The mark tells in O(1) that a future was not seen before. One that has a mark may have it from
// another gather(), within which this one is called by a task that is started eagerly.
void GatherCore::add(const AnyFuture& future) {
  FutureBase& f = future.get();
  plain_ = false;
  if (f.marked()) {
    if (!repeats_) repeat_none();
    const auto found = repeats_->of.find(&f);
    if (found != repeats_->of.end()) return repeats_->child_of.push_back(found->second);
    make_child(f, 0);
  } else {
    make_child(f, 0);
    end_[-1].set_mark();
    marks_ = true;
  }
}

void GatherCore::repeat_none() {
  Owner<Repeats> repeats(new Repeats);
  repeats->child_of.reserve(room_);
  repeats->of.reserve(room_);
  for (std::uint32_t i = 0; i < child_count(); ++i) {
    repeats->child_of.push_back(i);
    if (const FutureBase* f = children_[i].future()) repeats->of.emplace(f, i);
  }
  repeats_ = std::move(repeats);
  notes_children_ = true;
}

void GatherCore::take_marks_off() noexcept {
  if (!marks_) return;
  marks_ = false;
  for (Child* child = children_; child != end_; ++child) child->take_mark_off();
}

void GatherCore::abandon() noexcept {
  take_marks_off();
  for (Child* child = children_; child != end_; ++child) {
    if (child->own() && child->future()) child->future()->cancel();
  }
  if (!outer_.done()) outer_.FutureBase::cancel(nullptr);
}

void GatherCore::start() {
  pending_ = child_count();
  if (plain_ && pending_ != 0) return;
  take_marks_off();
  if (repeats_) repeats_->of = {};
  if (pending_ == 0) return set_results();
  for (Child* child = children_; child != end_; ++child) {
    if (child->ended()) child_done(*child->future());
  }
}

// What a gather() that was cancelled raises: the last child's cancellation. One that ended
// otherwise gives the message that cancel() has left with it.
static ExceptionPtr cancelled_as(FutureBase& last) {
  if (last.cancelled()) return last.failure();
  return last.is_task() ? static_cast<TaskBase&>(last).make_cancelled_error()
                        : make_cancelled(nullptr);
}

void GatherCore::child_done(FutureBase& future) {
  --pending_;
  if (outer_.done()) return future.mark_retrieved();
  if (!return_exceptions_ && (future.cancelled() || future.failed())) return child_failed(future);
  if (pending_ == 0) all_done();
}

void GatherCore::child_failed(FutureBase& future) { outer_.set_exception(future.failure()); }

void GatherCore::all_done() {
  if (repeats_) mark_last_uses();
  if (!cancel_requested_) return set_results();
  // Cancelled from outside: with return_exceptions too it ends that way. What the children raise
  // counts as seen all the same.
  for (Child* child = children_; child != end_; ++child) child->future()->mark_retrieved();
  outer_.set_exception(cancelled_as(*argument(argument_count() - 1).future()));
}

void GatherCore::results_raise() { outer_.set_exception(ExceptionPtr::current()); }

// From the end: the first that is met of each child is the last one.
void GatherCore::mark_last_uses() noexcept {
  std::vector<std::uint32_t>& child_of = repeats_->child_of;
  for (std::size_t i = child_of.size(); i-- > 0;) {
    if (children_[child_of[i]].first_meeting()) child_of[i] |= kLastUse;
  }
}

// One gather() whose children are being cancelled.
struct GatherCore::Level {
  GatherCore* core;
  TaskBase::CancelWalk tasks;  // the last of them waits for it; first is null: it is itself a child
  Ref<FutureBase> outer;
  std::size_t next;  // argument
  bool any;          // was one of them cancelled?
};

// The children may wait for a gather() in their turn, and so on, so all of them are walked in a
// loop: each child whole before the next one.
bool GatherCore::cancel_children(const std::string* message) {
  std::vector<Level> around;
  Level level{this, {}, Ref<FutureBase>(&outer_), 0, false};
  for (;;) {
    if (level.next < level.core->argument_count()) {
      if (level.core->cancel_next(level, around, message)) level.any = true;
      continue;
    }
    if (level.any) level.core->cancel_requested_ = true;
    bool any = level.any;
    if (level.tasks.first) {
      TaskBase::end_cancel(level.tasks, any, message);
      any = true;
    }
    if (around.empty()) return any;
    level = std::move(around.back());
    around.pop_back();
    if (any) level.any = true;
  }
}

// Cancels the next child. When that leads to another gather(), `level` is that one then. True: it
// was cancelled.
bool GatherCore::cancel_next(Level& level, std::vector<Level>& around, const std::string* message) {
  FutureBase* future = argument(level.next++).future();
  if (!future) return false;
  TaskBase::CancelWalk tasks{};
  if (future->is_task()) {
    tasks = static_cast<TaskBase*>(future)->begin_cancel(message);
    if (!tasks.future) return tasks.accepted;
    future = tasks.future;
  }
  auto* const core =
      future->gathers() && !future->done() ? dynamic_cast<GatherCore*>(future) : nullptr;
  if (core) {
    try {
      around.push_back(level);
      level = Level{core, tasks, Ref<FutureBase>(future), 0, false};
      return false;
    } catch (...) {  // no memory: by recursion then
    }
  }
  const bool accepted = future->cancel(message);
  if (!tasks.first) return accepted;
  TaskBase::end_cancel(tasks, accepted, message);
  return true;
}

}  // namespace asyncio::detail

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(GatherCore, "gather",
                {&typeid(GatherCore::Child),
                 layout_way(offsetof(GatherCore::Child, core_), offsetof(GatherCore, outer_)),
                 "forward:gather"})
}  // namespace asyncio::detail
