// TaskGroup: tasks that belong together; leaving the block waits for all, the first failure cancels
// the others.
//
// asyncio names: taskgroups.TaskGroup, ExceptionGroup, as of Python 3.14.
// Lifetime: a handle; copies are the same group. Thread: the loop's.
#pragma once

#include <asyncio/futures/task.hpp>

#include <memory>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// What is in a group. A group is made of exceptions that are there; so a ring through groups is
// closed by a cause only, and ExceptionPtr::set_cause() takes none that would.
class GroupMembers {
 public:
  explicit GroupMembers(std::vector<ExceptionPtr> exceptions) noexcept;
  const std::vector<ExceptionPtr>& exceptions() const noexcept { return exceptions_; }

 private:
  struct Walk;
  static bool leads(const ExceptionRecord& from, const ExceptionRecord& to) noexcept;
  std::vector<ExceptionPtr> exceptions_;
};

}  // namespace detail

// ExceptionGroup (builtins): several errors at once.
class ExceptionGroup : public MessageError {
 public:
  ExceptionGroup(std::string message, std::vector<ExceptionPtr> exceptions);
  // The errors, in the order in which they were given. eg.exceptions
  const std::vector<ExceptionPtr>& exceptions() const noexcept { return members_.exceptions(); }

 private:
  friend class detail::GroupMembers;
  detail::GroupMembers members_;
};
// BaseExceptionGroup (builtins): the same when one of them is no Exception.
class BaseExceptionGroup : public BaseException {
 public:
  BaseExceptionGroup(std::string message, std::vector<ExceptionPtr> exceptions);
  // As that of ExceptionGroup.
  const std::vector<ExceptionPtr>& exceptions() const noexcept { return members_.exceptions(); }

 private:
  friend class detail::GroupMembers;
  detail::GroupMembers members_;
};

namespace detail {

class TaskGroupState : public std::enable_shared_from_this<TaskGroupState> {
  struct Member;

 public:
  TaskGroupState() noexcept;
  TaskGroupState(const TaskGroupState&) = delete;
  TaskGroupState& operator=(const TaskGroupState&) = delete;
  ~TaskGroupState();
  void enter();
  Coroutine<void> exit(ExceptionPtr error);
  // A place for one task, with all the memory that it will need: so once the task is made, nothing
  // can keep it out of the group.
  class Place {
   public:
    // RuntimeError when no task may be added.
    explicit Place(TaskGroupState& group);
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();
    void take(const AnyTask& task);

   private:
    TaskGroupState& group_;
    Owner<Member> member_;
    DoneNode* callback_;
  };
  EventLoop& loop() const noexcept { return *loop_; }
  std::string describe() const;

 private:
  template <class>
  friend struct LayoutOf;
  struct OnTaskDone;
  using TaskDoneNode = DoneCallbackNode<OnTaskDone, AnyFuture>;
  struct Exit;
  // Throws RuntimeError when not.
  void check_open() const;
  void make_room_for_errors();
  void renew_on_completed() noexcept;
  void on_task_done(Member& which);
  void abort();

  EventLoop* loop_ = nullptr;
  AnyTask parent_;
  Member* first_ = nullptr;           // the tasks that are not done, in the order they were made
  Member** end_ = &first_;            // the link after the last one
  std::size_t count_ = 0;             // so many
  std::vector<ExceptionPtr> errors_;  // with room for one of each task, and of the block
  ExceptionPtr base_error_;
  Future<void> on_completed_{nullptr};
  // What leaving the block will run: made when it is entered, for without memory no task may be
  // left behind.
  Coroutine<void> exit_;
  Exit* exit_body_ = nullptr;  // in exit_
  bool entered_ = false;
  bool exiting_ = false;
  bool aborting_ = false;
  bool parent_cancel_requested_ = false;
};

}  // namespace detail

// asyncio.TaskGroup
class TaskGroup {
 public:
  TaskGroup();

  // A task of the group. RuntimeError before the block is entered, after it, and while the group is
  // shutting down; the coroutine is closed then.
  template <class A>
  Task<await_result_t<A>> create_task(A&& awaitable, std::string name = {}) {
    return add(detail::as_coroutine(std::forward<A>(awaitable)), std::move(name), nullptr);
  }
  // The same in a given context, which the task shares (`context=`).
  template <class A>
  Task<await_result_t<A>> create_task(const Context& context, A&& awaitable,
                                      std::string name = {}) {
    return add(detail::as_coroutine(std::forward<A>(awaitable)), std::move(name), &context);
  }
  // `<TaskGroup tasks=2 errors=1 cancelling>`
  std::string to_string() const { return state_ ? state_->describe() : "<TaskGroup empty>"; }

  // For ASYNCIO_WITH. Raises an ExceptionGroup of what failed.
  void aenter() { state().enter(); }
  Coroutine<void> aexit(ExceptionPtr error) { return state().exit(std::move(error)); }

 private:
  template <class R>
  Task<R> add(Coroutine<R>&& coroutine, std::string name, const Context* context) {
    try {
      detail::TaskGroupState::Place place(state());
      auto task =
          detail::spawn(state_->loop(), std::move(coroutine), {&name, false, false, context});
      place.take(task);
      return task;
    } catch (...) {
      coroutine.close();
      throw;
    }
  }

  detail::TaskGroupState& state() const {
    if (!state_) throw RuntimeError("the handle refers to no task group");
    return *state_;
  }
  std::shared_ptr<detail::TaskGroupState> state_;
};

}  // namespace asyncio
#pragma GCC visibility pop
