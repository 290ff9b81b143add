#include <asyncio/futures/taskgroups.hpp>

#include <asyncio/generators/keywords.hpp>

#include <unordered_set>

namespace asyncio {

namespace {
std::string with_count(std::string message, std::size_t n) {
  return std::move(message) + " (" + std::to_string(n) +
         (n == 1 ? " sub-exception)" : " sub-exceptions)");
}
ExceptionPtr make_group(const std::string& message, std::vector<ExceptionPtr> errors) {
  for (const ExceptionPtr& e : errors) {
    if (!e.is<Exception>()) return make_exception<BaseExceptionGroup>(message, std::move(errors));
  }
  return make_exception<ExceptionGroup>(message, std::move(errors));
}
}  // namespace

ExceptionGroup::ExceptionGroup(std::string message, std::vector<ExceptionPtr> exceptions)
    : MessageError(with_count(std::move(message), exceptions.size())),
      members_(std::move(exceptions)) {}
BaseExceptionGroup::BaseExceptionGroup(std::string message, std::vector<ExceptionPtr> exceptions)
    : BaseException(with_count(std::move(message), exceptions.size())),
      members_(std::move(exceptions)) {}

namespace detail {

GroupMembers::GroupMembers(std::vector<ExceptionPtr> exceptions) noexcept
    : exceptions_(std::move(exceptions)) {
  for (const ExceptionPtr& e : exceptions_) {
    if (e) e.record_->note_way_to_it();
  }
  ExceptionRecord::leads_over_groups.store(&leads, std::memory_order_release);
}

// In the order of their distance, so that what is in the group itself is found at once.
struct GroupMembers::Walk {
  std::vector<const ExceptionRecord*> queue;
  std::unordered_set<const ExceptionRecord*> seen;
  void add(const ExceptionRecord* record) {
    if (record && seen.insert(record).second) queue.push_back(record);
  }
  void add_members(const GroupMembers& group) {
    for (const ExceptionPtr& e : group.exceptions()) add(e.record_);
  }
};

// Without memory for it the cause is not taken.
bool GroupMembers::leads(const ExceptionRecord& from, const ExceptionRecord& to) noexcept {
  try {
    Walk walk;
    walk.add(&from);
    for (std::size_t i = 0; i < walk.queue.size(); ++i) {
      const ExceptionRecord& at = *walk.queue[i];
      if (&at == &to) return true;
      walk.add(at.cause());
      if (const auto* group = dynamic_cast<const ExceptionGroup*>(at.standard))
        walk.add_members(group->members_);
      if (const auto* group = dynamic_cast<const BaseExceptionGroup*>(at.base))
        walk.add_members(group->members_);
    }
    return false;
  } catch (...) {
    return true;
  }
}

// `outer` is a cancellation that came from outside the group.
struct TaskGroupState::Exit {
  explicit Exit(TaskGroupState& g) noexcept { g.exit_body_ = this; }
  std::shared_ptr<TaskGroupState> group;
  ExceptionPtr error;
  ExceptionPtr outer;

  Step operator()(Co<void>& co) {
    TaskGroupState& g = *group;
    ASYNCIO_BEGIN(co);
    g.exiting_ = true;
    if (error && leaves_loop(error) && !g.base_error_) g.base_error_ = error;
    if (error.is<CancelledError>()) outer = error;
    if (error && !g.aborting_) g.abort();
    while (g.count_ > 0) {
      // No task may be left behind, also when there is no memory to wait with: then it looks at
      // them in each turn.
      g.renew_on_completed();
      ASYNCIO_TRY {
        if (g.on_completed_)
          ASYNCIO_YIELD_FROM(g.on_completed_);
        else
          ASYNCIO_YIELD();
      }
      ASYNCIO_EXCEPT(CancelledError) {
        if (!g.aborting_) {
          outer = co.exception();
          g.abort();
        }
      }
      ASYNCIO_END_TRY
      g.on_completed_ = nullptr;
    }
    if (g.base_error_) ASYNCIO_RAISE(g.base_error_);
    if (g.parent_cancel_requested_ && g.parent_.uncancel() == 0) outer = {};
    if (outer && g.errors_.empty()) ASYNCIO_RAISE(outer);
    if (error && !error.is<CancelledError>()) g.errors_.push_back(error);
    if (!g.errors_.empty()) {
      if (g.parent_.cancelling() > 0) {
        g.parent_.uncancel();
        g.parent_.cancel();
      }
      ASYNCIO_RAISE(make_group("unhandled errors in a TaskGroup", std::exchange(g.errors_, {})));
    }
    ASYNCIO_END;
  }
};

struct TaskGroupState::Member {
  AnyTask task;
  Member* next = nullptr;
  Member** link = nullptr;  // the one that leads here
};

TaskGroupState::TaskGroupState() noexcept = default;

TaskGroupState::~TaskGroupState() {
  exit_.close();
  while (Member* const member = first_) {
    first_ = member->next;
    delete member;
  }
}

void TaskGroupState::enter() {
  if (entered_) throw RuntimeError("TaskGroup " + describe() + " has been already entered");
  exit_ = coroutine_of<void, Exit>({__FILE__, __LINE__, "__aexit__"}, *this);
  entered_ = true;
  loop_ = &get_running_loop(Caller::none());
  parent_ = current_task(*loop_);
  if (!parent_) throw RuntimeError("TaskGroup " + describe() + " cannot determine the parent task");
}

void TaskGroupState::check_open() const {
  if (!entered_) throw RuntimeError("TaskGroup " + describe() + " has not been entered");
  if (exiting_ && count_ == 0) throw RuntimeError("TaskGroup " + describe() + " is finished");
  if (aborting_) throw RuntimeError("TaskGroup " + describe() + " is shutting down");
}

struct TaskGroupState::OnTaskDone {
  std::shared_ptr<TaskGroupState> group;
  Member* which;
  void operator()(const AnyFuture&) const { group->on_task_done(*which); }
  FutureBase* forwards_to() const noexcept {
    return (group->on_completed_ ? group->on_completed_.state() : group->parent_.state()).get();
  }
};

TaskGroupState::Place::Place(TaskGroupState& group) : group_(group) {
  group.check_open();
  group.make_room_for_errors();
  member_.reset(new Member);
  callback_ =
      new TaskDoneNode(OnTaskDone{group.shared_from_this(), member_.get()}, context_for_new());
}

TaskGroupState::Place::~Place() {
  if (callback_) callback_->discard();
}

void TaskGroupState::Place::take(const AnyTask& task) {
  Member* const member = member_.release();
  member->task = task;
  member->link = group_.end_;
  *std::exchange(group_.end_, &member->next) = member;
  ++group_.count_;
  task.get().add_done_node(*std::exchange(callback_, nullptr));
}

void TaskGroupState::make_room_for_errors() {
  const std::size_t needed = errors_.size() + count_ + 2;
  if (errors_.capacity() < needed) errors_.reserve(2 * needed);
}

// Null without memory.
void TaskGroupState::renew_on_completed() noexcept {
  if (on_completed_) return;
  try {
    on_completed_ = loop_->create_future();
  } catch (...) {
  }
}

void TaskGroupState::on_task_done(Member& which) {
  const Owner<Member> member(&which);
  const AnyTask& task = member->task;
  *member->link = member->next;
  (member->next ? member->next->link : end_) = member->link;
  --count_;
  if (on_completed_ && count_ == 0 && !on_completed_.done()) on_completed_.set_result();
  if (task.cancelled()) return;
  const ExceptionPtr error = task.exception();
  if (!error) return;
  errors_.push_back(error);
  if (leaves_loop(error) && !base_error_) base_error_ = error;
  if (parent_.done()) {
    loop_->call_exception_handler({"Task " + task.to_string() +
                                       " has errored out but its parent task " +
                                       parent_.to_string() + " is already completed",
                                   error,
                                   {{"task", task.to_string()}}});
    return;
  }
  if (aborting_ || parent_cancel_requested_) return;
  abort();
  parent_cancel_requested_ = true;
  parent_.cancel();
}

void TaskGroupState::abort() {
  aborting_ = true;
  for (Member* m = first_; m; m = m->next) {
    if (!m->task.done()) m->task.cancel();
  }
}

Coroutine<void> TaskGroupState::exit(ExceptionPtr error) {
  if (!exit_.valid()) throw RuntimeError("TaskGroup " + describe() + " has not been entered");
  exit_body_->group = shared_from_this();
  exit_body_->error = std::move(error);
  return std::move(exit_);
}

std::string TaskGroupState::describe() const {
  std::string out = "<TaskGroup";
  if (count_ > 0) out += " tasks=" + std::to_string(count_);
  if (!errors_.empty()) out += " errors=" + std::to_string(errors_.size());
  if (aborting_)
    out += " cancelling";
  else if (entered_)
    out += " entered";
  return out + ">";
}

}  // namespace detail

TaskGroup::TaskGroup() : state_(std::make_shared<detail::TaskGroupState>()) {}

}  // namespace asyncio

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
// The future of who leaves the block already, else its task.
ASYNCIO_LAYOUT_(TaskGroupState, "taskgroups",
                {&typeid(TaskGroupState::TaskDoneNode),
                 layout_way(offsetof(TaskGroupState::TaskDoneNode, fn_) +
                                offsetof(TaskGroupState::OnTaskDone, group),
                            offsetof(TaskGroupState, on_completed_)),
                 "forward:taskgroup"},
                {&typeid(TaskGroupState::TaskDoneNode),
                 layout_way(offsetof(TaskGroupState::TaskDoneNode, fn_) +
                                offsetof(TaskGroupState::OnTaskDone, group),
                            offsetof(TaskGroupState, parent_)),
                 "forward:taskgroup"})
}  // namespace asyncio::detail
