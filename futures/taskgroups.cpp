#include <asyncio/futures/taskgroups.hpp>

#include <asyncio/generators/keywords.hpp>

namespace asyncio {

namespace {
std::string with_count(std::string message, std::size_t n) {
  return message + " (" + std::to_string(n) + (n == 1 ? " sub-exception)" : " sub-exceptions)");
}
bool is_base_error(const ExceptionPtr& e) {
  return e.is<SystemExit>() || e.is<KeyboardInterrupt>();
}
ExceptionPtr make_group(std::string message, std::vector<ExceptionPtr> errors) {
  for (const ExceptionPtr& e : errors) {
    if (!e.is<Exception>()) return make_exception<BaseExceptionGroup>(message, std::move(errors));
  }
  return make_exception<ExceptionGroup>(message, std::move(errors));
}
}  // namespace

ExceptionGroup::ExceptionGroup(std::string message, std::vector<ExceptionPtr> exceptions)
    : MessageError(with_count(std::move(message), exceptions.size())),
      exceptions_(std::move(exceptions)) {}
BaseExceptionGroup::BaseExceptionGroup(std::string message, std::vector<ExceptionPtr> exceptions)
    : BaseException(with_count(std::move(message), exceptions.size())),
      exceptions_(std::move(exceptions)) {}

namespace detail {

void TaskGroupState::enter() {
  if (entered_) throw RuntimeError("TaskGroup " + describe() + " has been already entered");
  entered_ = true;
  loop_ = &get_running_loop();
  parent_ = current_task(*loop_);
  if (!parent_) throw RuntimeError("TaskGroup " + describe() + " cannot determine the parent task");
}

void TaskGroupState::check_open() const {
  if (!entered_) throw RuntimeError("TaskGroup " + describe() + " has not been entered");
  if (exiting_ && tasks_.empty()) throw RuntimeError("TaskGroup " + describe() + " is finished");
  if (aborting_) throw RuntimeError("TaskGroup " + describe() + " is shutting down");
}

struct TaskGroupState::OnTaskDone {
  std::shared_ptr<TaskGroupState> group;
  Tasks::iterator which;
  void operator()(const AnyFuture&) const { group->on_task_done(which); }
  FutureBase* forwards_to() const noexcept {
    return (group->on_completed_ ? group->on_completed_.state() : group->parent_.state()).get();
  }
};

void TaskGroupState::add(const AnyTask& task) {
  tasks_.push_back(task);
  AnyTask added = task;
  added.add_done_callback(OnTaskDone{shared_from_this(), std::prev(tasks_.end())});
}

void TaskGroupState::on_task_done(Tasks::iterator which) {
  const AnyTask task = *which;
  tasks_.erase(which);
  if (on_completed_ && tasks_.empty() && !on_completed_.done()) on_completed_.set_result();
  if (task.cancelled()) return;
  const ExceptionPtr error = task.exception();
  if (!error) return;
  errors_.push_back(error);
  if (is_base_error(error) && !base_error_) base_error_ = error;
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
  for (AnyTask& task : tasks_) {
    if (!task.done()) task.cancel();
  }
}

// `outer` is a cancellation that came from outside the group.
Coroutine<void> TaskGroupState::exit(ExceptionPtr error) {
  struct Body {
    std::shared_ptr<TaskGroupState> group;
    ExceptionPtr error;
    ExceptionPtr outer;

    Step operator()(Co<void>& co) {
      TaskGroupState& g = *group;
      ASYNCIO_BEGIN(co);
      g.exiting_ = true;
      if (error && is_base_error(error) && !g.base_error_) g.base_error_ = error;
      if (error.is<CancelledError>()) outer = error;
      if (error && !g.aborting_) g.abort();
      while (!g.tasks_.empty()) {
        if (!g.on_completed_) g.on_completed_ = g.loop_->create_future();
        ASYNCIO_TRY { ASYNCIO_YIELD_FROM(g.on_completed_); }
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
  return coroutine(Body{shared_from_this(), std::move(error), {}}, __FILE__, __LINE__, "__aexit__");
}

std::string TaskGroupState::describe() const {
  std::string out = "<TaskGroup";
  if (!tasks_.empty()) out += " tasks=" + std::to_string(tasks_.size());
  if (!errors_.empty()) out += " errors=" + std::to_string(errors_.size());
  if (aborting_)
    out += " cancelling";
  else if (entered_)
    out += " entered";
  return out + ">";
}

}  // namespace detail
}  // namespace asyncio
