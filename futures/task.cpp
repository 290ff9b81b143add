#include <asyncio/futures/task.hpp>

#include <cstdio>

namespace asyncio {

// As base_tasks._task_print_stack().
void AnyTask::print_stack() const {
  const std::vector<SourceLocation> frames = get_stack();
  const ExceptionPtr error = task().failed_with();
  const char* const what = frames.empty() ? "No stack" : error ? "Traceback" : "Stack";
  const char* const order = frames.empty() ? "" : " (most recent call last):";
  std::fprintf(stderr, "%s for %s%s\n", what, to_string().c_str(), order);
  for (const SourceLocation& at : frames)
    std::fprintf(stderr, "  File \"%s\", line %d, in %s\n", at.file ? at.file : "?", at.line,
                 at.function ? at.function : "?");
  if (error) std::fprintf(stderr, "%s\n", detail::last_line(error).c_str());
}

AnyTask current_task(detail::Caller at) { return current_task(get_running_loop(at)); }
AnyTask current_task(EventLoop& loop) {
  detail::TaskBase* task = detail::current_task_of(loop);
  return task ? AnyTask(task) : AnyTask();
}

std::vector<AnyTask> all_tasks(detail::Caller at) { return all_tasks(get_running_loop(at)); }
std::vector<AnyTask> all_tasks(EventLoop& loop) {
  std::vector<AnyTask> tasks;
  for (detail::TaskBase* t = detail::access(loop).tasks().first; t; t = t->next_task())
    if (!t->done()) tasks.emplace_back(t);
  return tasks;
}

std::shared_ptr<const TaskFactory> eager_task_factory() {
  return std::make_shared<TaskFactory>(TaskFactory{true, nullptr});
}

namespace detail {

AnyTask TasksOfLoop::current_task(Caller at) { return asyncio::current_task(get_event_loop(at)); }
AnyTask TasksOfLoop::current_task(EventLoop& loop) { return asyncio::current_task(loop); }
std::vector<AnyTask> TasksOfLoop::all_tasks(Caller at) {
  return asyncio::all_tasks(get_event_loop(at));
}
std::vector<AnyTask> TasksOfLoop::all_tasks(EventLoop& loop) { return asyncio::all_tasks(loop); }

void begin_task_specially(TaskBase& task, const std::string* name, bool eager) {
  EventLoop& loop = task.loop();
  try {
    if (name && !name->empty()) task.set_name(*name);
    if (const auto factory = loop.get_task_factory()) {  // it may replace itself
      eager = eager || factory->eager_start;
      if (factory->created) factory->created(AnyTask(&task));
    }
  } catch (...) {
    task.abandon();
    throw;
  }
  if (eager && running_loop == &loop)
    task.start_eagerly();
  else
    task.begin();
}

namespace {
// Stops the loop; a future that failed with what left the loop already does not stop it again.
struct StopWhenDone {
  EventLoop* loop;
  void operator()(const AnyFuture& future) const {
    FutureBase& f = future.get();
    if (!f.cancelled() && f.failed()) {
      const ExceptionPtr error = f.exception();
      if (leaves_loop(error)) return;
    }
    loop->stop();
  }
};
}  // namespace

void run_until_done(EventLoop& loop, FutureBase& future, bool owned) {
  const Ref<FutureBase> held(&future);
  AnyFuture any(held);
  Handle stop;
  try {
    stop = any.add_done_callback(StopWhenDone{&loop});
    loop.run_forever();
  } catch (...) {
    if (owned && !stop) future.cancel();  // nothing of it has run, and nothing will
    if (owned && future.done() && !future.cancelled()) future.mark_retrieved();
    any.remove_done_callback(stop);
    throw;
  }
  any.remove_done_callback(stop);
  if (!future.done()) throw RuntimeError("Event loop stopped before Future completed.");
}

}  // namespace detail
}  // namespace asyncio
