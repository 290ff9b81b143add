// Task<T>: runs a coroutine in the loop, and is the future of its result.
//
// asyncio names: tasks.Task, create_task, current_task, all_tasks, ensure_future, sleep.
// Lifetime: a handle, as Future. A task runs to its end though nobody keeps a handle. Thread: the
// loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/generators/generator.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
// Is A, which is no future, what a task with a T as its result runs?
template <class A, class T>
using enable_if_makes_task_t = std::enable_if_t<!std::is_base_of_v<AnyFuture, std::decay_t<A>> &&
                                                std::is_same_v<await_result_t<A>, T>>;
}  // namespace detail

class AnyTask;

namespace detail {
// What they were called up to Python 3.8: `Task<>::current_task()`, `Task<>::all_tasks()`; by
// default of get_event_loop(), which need not run.
struct TasksOfLoop {
  // The task whose step runs; empty when none does. Task.current_task
  static AnyTask current_task(Caller at = Caller());
  static AnyTask current_task(EventLoop& loop);
  // Those that are not done. Task.all_tasks
  static std::vector<AnyTask> all_tasks(Caller at = Caller());
  static std::vector<AnyTask> all_tasks(EventLoop& loop);
};
}  // namespace detail

// A task of any type.
class AnyTask : public AnyFuture, public detail::TasksOfLoop {
 public:
  AnyTask() noexcept = default;
  AnyTask(std::nullptr_t) noexcept {}
  explicit AnyTask(detail::TaskBase* task) noexcept
      : AnyFuture(detail::Ref<detail::FutureBase>(task)) {}
  // For the library's layers. Precondition: it is a task.
  explicit AnyTask(detail::Ref<detail::FutureBase> state) noexcept : AnyFuture(std::move(state)) {}

  // `Task-1`, or the name given. Task.get_name, set_name
  std::string get_name() const { return task().name(); }
  void set_name(const std::string& name) const { task().set_name(name); }
  // How many requests to cancel are open; taking one back (3.13: the last one also withdraws what
  // was not delivered).
  unsigned cancelling() const { return task().cancelling(); }
  unsigned uncancel() const {
    task().check_thread();
    return task().uncancel();
  }
  // Where its frames stand, the outermost first. Once it has failed they are gone, and it is where
  // its coroutine is made. Task.get_stack
  std::vector<SourceLocation> get_stack() const { return task().stack(); }
  // Prints them to stderr, and with what it has failed. Task.print_stack
  void print_stack() const;
  // `do_some_work() running at examples/x.cpp:7`. Task.get_coro
  std::string get_coro() const { return task().coroutine_repr(); }
  // The context that it runs in, to be shared. Task.get_context
  Context get_context() const { return task().context(); }
  // callback(task) by call_soon() when it is done. See AnyFuture.
  template <class F>
  Handle add_done_callback(F&& callback) {
    return add<AnyTask>(std::forward<F>(callback), detail::context_for_new());
  }
  template <class F>
  Handle add_done_callback(const Context& context, F&& callback) {
    return add<AnyTask>(std::forward<F>(callback), counted(context));
  }
  detail::TaskBase& task() const { return static_cast<detail::TaskBase&>(get()); }
};

template <class T = void>
class Task : public Future<T>, public detail::TasksOfLoop {
 public:
  // No task yet.
  Task() noexcept : Future<T>(nullptr) {}
  Task(std::nullptr_t) noexcept : Future<T>(nullptr) {}
  // A new task: `Task(do_some_work())`, as up to Python 3.6; of get_event_loop() or the loop that
  // is given. asyncio.Task
  template <class A, class = detail::enable_if_makes_task_t<A, T>>
  explicit Task(A&& coroutine, detail::Caller at = detail::Caller())
      : Task(get_event_loop(at).create_task(std::forward<A>(coroutine))) {}
  template <class A, class = detail::enable_if_makes_task_t<A, T>>
  Task(A&& coroutine, EventLoop& loop) : Task(loop.create_task(std::forward<A>(coroutine))) {}
  explicit Task(detail::Ref<detail::FutureBase> state) noexcept : Future<T>(std::move(state)) {}
  operator AnyTask() const noexcept { return this->state_ ? AnyTask(&task()) : AnyTask(); }

  std::string get_name() const { return task().name(); }
  void set_name(const std::string& name) const { task().set_name(name); }
  unsigned cancelling() const { return task().cancelling(); }
  unsigned uncancel() const {
    task().check_thread();
    return task().uncancel();
  }
  std::vector<SourceLocation> get_stack() const { return task().stack(); }
  void print_stack() const { AnyTask(&task()).print_stack(); }
  std::string get_coro() const { return task().coroutine_repr(); }
  // As that of AnyTask. Task.get_context
  Context get_context() const { return task().context(); }
  template <class F>
  Handle add_done_callback(F&& callback) {
    if constexpr (detail::callable_once_v<std::decay_t<F>, Task<T>>) {
      return this->template add<Task<T>>(std::forward<F>(callback), detail::context_for_new());
    } else {
      return Future<T>::add_done_callback(std::forward<F>(callback));
    }
  }
  template <class F>
  Handle add_done_callback(const Context& context, F&& callback) {
    if constexpr (detail::callable_once_v<std::decay_t<F>, Task<T>>) {
      return this->template add<Task<T>>(std::forward<F>(callback), this->counted(context));
    } else {
      return Future<T>::add_done_callback(context, std::forward<F>(callback));
    }
  }
  detail::TaskBase& task() const { return static_cast<detail::TaskBase&>(this->get()); }
};

template <class A, class = detail::enable_if_makes_task_t<A, await_result_t<A>>>
explicit Task(A&&) -> Task<await_result_t<A>>;
template <class A, class = detail::enable_if_makes_task_t<A, await_result_t<A>>>
Task(A&&, EventLoop&) -> Task<await_result_t<A>>;

template <>
struct AwaitTraits<AnyTask> : AwaitTraits<AnyFuture> {};
template <class T>
struct AwaitTraits<Task<T>> : AwaitTraits<Future<T>> {};

// What sleep() returns: awaited directly it needs no frame and no future. It converts to a
// coroutine.
struct [[nodiscard]] Sleep {
  static constexpr const char* kName = "sleep";
  double delay;
};

namespace detail {
// To who drives the coroutine by hand. Apart, so that a std::any costs a task nothing.
[[gnu::cold]] void sleep_by_hand(Resumption& run, double delay);
}  // namespace detail

// Waits for `delay` seconds; 0 or less gives up one turn. ValueError for NaN. asyncio.sleep
inline Sleep sleep(Seconds delay) { return Sleep{delay.count()}; }
// The same with a result.
template <class T>
Coroutine<std::decay_t<T>> sleep(Seconds delay, T&& result, detail::Caller at = detail::Caller()) {
  struct Body : detail::Caller {
    Sleep sleep;
    std::decay_t<T> result;
    Step operator()(Co<std::decay_t<T>>& co) {
      if (co.label() == 0) return co.yield_from(1, sleep);
      co.result();
      return co.return_(std::move(result));
    }
  };
  return coroutine<std::decay_t<T>>(Body{at, asyncio::sleep(delay), std::forward<T>(result)},
                                    at.file, at.line, "sleep");
}

template <>
struct AwaitTraits<Sleep> {
  using result_type = void;
  static bool start(CoBase& co, const Sleep& sleep, const AwaitTarget<void>&) {
    if (auto* task = static_cast<detail::TaskBase*>(co.driver())) {
      if (sleep.delay > 0)
        task->wait_for_delay(sleep.delay);
      else
        task->wait_a_turn();
    } else {
      detail::sleep_by_hand(co.resumption(), sleep.delay);
    }
    return co.suspend();
  }
};

// A bare YIELD() gives up one turn; a YIELD with a value is a mistake that the next step raises.
template <>
struct AwaitTraits<BareYield> {
  using result_type = void;
  static bool start(CoBase& co, BareYield, const AwaitTarget<void>&) {
    if (auto* task = static_cast<detail::TaskBase*>(co.driver())) task->wait_a_turn();
    return co.suspend();
  }
};
template <class V>
struct AwaitTraits<BadYield<V>> {
  using result_type = void;
  static bool start(CoBase& co, BadYield<V> yielded, const AwaitTarget<void>&) {
    auto* task = static_cast<detail::TaskBase*>(co.driver());
    if (!task) return by_hand(co, yielded.value);
    std::string text;
    if constexpr (std::is_base_of_v<AnyFuture, V>) {
      text = "yield was used instead of yield from in task " + task->describe() + " with " +
             yielded.value.to_string();
    } else if constexpr (is_coroutine<V>::value || is_generator<V>::value) {
      text = "yield was used instead of yield from for generator in task " + task->describe();
    } else {
      text = "Task got bad yield: " + detail::repr_of(yielded.value);
    }
    task->wait_and_raise(make_exception<RuntimeError>(text));
    return co.suspend();
  }

 private:
  static bool by_hand(CoBase& co, const V& value) {
    if constexpr (std::is_copy_constructible_v<V>)
      detail::ask_by_hand(co.resumption(), std::any(std::in_place_type<V>, value));
    return co.suspend();
  }
};

// What loop.set_task_factory() takes. Python's factory makes the task itself; here, where tasks
// have types, it says how they are made and is told of each.
struct TaskFactory {
  bool eager_start = false;
  detail::Callback<void(const AnyTask&)> created;  // before its first step; may be empty
};
// A factory whose tasks run their first step in create_task(). asyncio.eager_task_factory
std::shared_ptr<const TaskFactory> eager_task_factory();

namespace detail {

// Gives a new task its name, tells the loop's factory of it, and schedules its first step or runs
// it. What throws on the way ends the task, which never begins then.
void begin_task_specially(TaskBase& task, const std::string* name, bool eager);
inline void begin_task(TaskBase& task, const std::string* name, bool eager) {
  if ((name && !name->empty()) || eager || access(task.loop()).has_task_factory())
    begin_task_specially(task, name, eager);
  else
    task.begin();
}

// What a task can run, as a coroutine: a coroutine, sleep(), and what else can be awaited but
// futures.
template <class R>
Coroutine<R>&& as_coroutine(Coroutine<R>&& c) noexcept {
  return std::move(c);
}
template <class R>
Coroutine<R>&& as_coroutine(Coroutine<R>& c) noexcept {
  static_assert(std::is_same_v<R, const R>,
                "awaiting a coroutine uses it up, so it is given up: std::move(coroutine)");
  return std::move(c);
}
inline Coroutine<void> as_coroutine(Sleep sleep) {
  struct Body {
    Sleep sleep;
    Step operator()(Co<void>& co) {
      if (co.label() == 0) return co.yield_from(1, sleep);
      return co.return_();
    }
  };
  return coroutine(Body{sleep}, __FILE__, __LINE__, "sleep");
}
template <class A, class D = std::decay_t<A>,
          class = std::enable_if_t<is_awaitable_v<D> && !is_coroutine<D>::value>>
Coroutine<await_result_t<D>> as_coroutine(A&& awaitable) {
  using R = await_result_t<D>;
  return coroutine<R>(
      [held = D(std::forward<A>(awaitable))](Co<R>& co) mutable {
        if (co.label() == 0) return co.yield_from(1, std::move(held));
        return co.template pass_result<R>();
      },
      __FILE__, __LINE__, awaitable_name<D>::value);
}

struct SpawnOptions {
  const std::string* name = nullptr;
  bool eager = false;                // the first step at once, if the loop runs
  bool destroy_silently = false;     // no report when it is destroyed while pending
  const Context* context = nullptr;  // shared; by default a copy of the current one
};
// A task that has not begun; its handle is the caller's.
template <class R>
ASYNCIO_INLINE_ inline Ref<TaskState<R>> make_task(EventLoop& loop, Coroutine<R>&& c,
                                                   const Context* context = nullptr) {
  try {
    access(loop).check();
    Frame& root = c.frame();
    // The memory comes before the context, and both before the coroutine gives its frame away.
    auto task = Ref<TaskState<R>>::adopt(new TaskState<R>(
        loop, root,
        context ? NewContext(context->state()).release() : context_for_new().release()));
    c.give_away();
    return task;
  } catch (...) {
    c.close();
    throw;
  }
}
template <class R>
Task<R> spawn(EventLoop& loop, Coroutine<R>&& c, const SpawnOptions& options) {
  Ref<TaskState<R>> task = make_task(loop, std::move(c), options.context);
  if (options.destroy_silently) task->silence_destroy();
  begin_task(*task, options.name, options.eager);
  return Task<R>(std::move(task));
}

}  // namespace detail

template <class A>
Task<await_result_t<A>> EventLoop::create_task(A&& awaitable, std::string name, bool eager_start) {
  static_assert(!std::is_base_of_v<AnyFuture, std::decay_t<A>>,
                "create_task() takes a coroutine; ensure_future() takes a future as well");
  return detail::spawn(*this, detail::as_coroutine(std::forward<A>(awaitable)),
                       {&name, eager_start, false, nullptr});
}
template <class A>
Task<await_result_t<A>> EventLoop::create_task(const Context& context, A&& awaitable,
                                               std::string name, bool eager_start) {
  return detail::spawn(*this, detail::as_coroutine(std::forward<A>(awaitable)),
                       {&name, eager_start, false, &context});
}

// Schedules a coroutine in the running loop. RuntimeError without one. asyncio.create_task
template <class A>
Task<await_result_t<A>> create_task(A&& coroutine, std::string name = {}, bool eager_start = false,
                                    detail::Caller at = detail::Caller()) {
  return get_running_loop(at).create_task(std::forward<A>(coroutine), std::move(name), eager_start);
}
namespace detail {
template <class A>
inline constexpr bool is_context_v = std::is_same_v<std::decay_t<A>, Context>;
}
// Of what is no coroutine, as a coroutine function: says so.
template <class A, class... More,
          class = std::enable_if_t<!is_awaitable_v<A> && !detail::is_context_v<A>>>
AnyTask create_task(A&&, More&&...) {
  static_assert(is_awaitable_v<A>, "create_task() takes a coroutine: create_task(f()), not f");
  return {};
}
// The same in a given context (`context=`).
template <class A>
Task<await_result_t<A>> create_task(const Context& context, A&& coroutine, std::string name = {},
                                    bool eager_start = false,
                                    detail::Caller at = detail::Caller()) {
  return get_running_loop(at).create_task(context, std::forward<A>(coroutine), std::move(name),
                                          eager_start);
}

namespace detail {
inline void check_loop_of(const AnyFuture& future, EventLoop* loop) {
  if (loop && &future.get_loop() != loop)
    throw ValueError(
        "The future belongs to a different loop than the one specified as the loop argument");
}
}  // namespace detail

// A future or task as it is; a coroutine as a task of the loop (by default get_event_loop()).
// ValueError for a future of another loop. asyncio.ensure_future
template <class T>
Future<T> ensure_future(const Future<T>& future, EventLoop* loop = nullptr) {
  detail::check_loop_of(future, loop);
  return future;
}
inline AnyFuture ensure_future(const AnyFuture& future, EventLoop* loop = nullptr) {
  detail::check_loop_of(future, loop);
  return future;
}
template <class T>
Task<T> ensure_future(const Task<T>& task, EventLoop* loop = nullptr) {
  ensure_future(static_cast<const Future<T>&>(task), loop);
  return task;
}
template <class A, class = std::enable_if_t<!std::is_base_of_v<AnyFuture, std::decay_t<A>>>>
Task<await_result_t<A>> ensure_future(A&& coroutine, EventLoop* loop = nullptr,
                                      detail::Caller at = detail::Caller()) {
  return (loop ? *loop : get_event_loop(at)).create_task(std::forward<A>(coroutine));
}
namespace detail {
// The same for a caller of ours.
template <class A>
auto ensure_future_at(A&& awaitable, EventLoop* loop, Caller at) {
  if constexpr (std::is_base_of_v<AnyFuture, std::decay_t<A>>)
    return ensure_future(awaitable, loop);
  else
    return ensure_future(std::forward<A>(awaitable), loop, at);
}
}  // namespace detail
// Its name in Python 3.4.0 to 3.6. asyncio.async
template <class A>
auto async(A&& awaitable, EventLoop* loop = nullptr, detail::Caller at = detail::Caller()) {
  return detail::ensure_future_at(std::forward<A>(awaitable), loop, at);
}

// The task whose step runs now, empty in a plain callback. RuntimeError without a running loop.
// asyncio.current_task
AnyTask current_task(detail::Caller at = detail::Caller());
AnyTask current_task(EventLoop& loop);
// All tasks that are not done, in the order they were made. asyncio.all_tasks
std::vector<AnyTask> all_tasks(detail::Caller at = detail::Caller());
std::vector<AnyTask> all_tasks(EventLoop& loop);

namespace detail {
// run_until_complete() of a future; `owned`: the loop made the task itself.
void run_until_done(EventLoop& loop, FutureBase& future, bool owned);
}  // namespace detail

template <class A>
await_result_t<A> EventLoop::run_until_complete(A&& awaitable) {
  check_closed();
  check_running();  // before the awaitable is touched
  if constexpr (std::is_base_of_v<AnyFuture, std::decay_t<A>>) {
    auto future = ensure_future(awaitable, this);
    detail::run_until_done(*this, future.get(), false);
    if constexpr (std::is_void_v<await_result_t<A>>)
      future.get().check_result();
    else
      return std::move(future).result();
  } else {
    auto task = detail::spawn(*this, detail::as_coroutine(std::forward<A>(awaitable)),
                              {nullptr, false, true, nullptr});
    detail::run_until_done(*this, task.get(), true);
    return std::move(static_cast<Future<await_result_t<A>>&>(task)).result();
  }
}

}  // namespace asyncio

template <>
struct std::hash<asyncio::AnyTask> : asyncio::detail::HashFuture {};
template <class T>
struct std::hash<asyncio::Task<T>> : asyncio::detail::HashFuture {};
#pragma GCC visibility pop
