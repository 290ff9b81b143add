// AsyncGenerators: those that have begun in a loop and have not ended. The loop closes them: one
// that is dropped, in a task; all of them, in shutdown_asyncgens().
//
// asyncio names: BaseEventLoop._asyncgens, _asyncgen_firstiter_hook, _asyncgen_finalizer_hook,
// shutdown_asyncgens. The loop makes it when the first async generator begins in it; it reaches it
// through a virtual function only, so that a program which has none does not link it.
// Lifetime: the loop's, up to close(). Thread: the loop's.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/async_generator_state.hpp>
#include <asyncio/loop/attachments.hpp>

#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class AsyncGenerators final : public LoopAsyncGenerators {
 public:
  explicit AsyncGenerators(EventLoop& loop) noexcept : loop_(loop) {}
  ~AsyncGenerators() override;
  AsyncGenerators(const AsyncGenerators&) = delete;
  AsyncGenerators& operator=(const AsyncGenerators&) = delete;
  // Those of the loop, made at first use.
  static AsyncGenerators& of(EventLoop& loop);

  void begins(AsyncGeneratorState& state);
  // Has one that nobody owns any more closed in a task. RuntimeError when the loop is closed.
  // Precondition: state.running, so that nobody else does it meanwhile.
  void close_soon(AsyncGeneratorState& state);
  // Closes all, and waits for those that are being closed.
  Coroutine<void> shutdown(const Caller& at) override;

 private:
  struct Closing {
    AnyTask task;
    std::string name;  // of the generator
  };
  void close_dropped(AsyncGeneratorOwner dropped);
  // Begins to close each that was not tried before, and takes over what was dropped.
  void close_all(std::vector<Closing>& closing);
  static std::vector<AnyFuture> tasks_of(const std::vector<Closing>& closing);
  void report(const std::string& name, const ExceptionPtr& error);

  EventLoop& loop_;
  AsyncGeneratorLink all_;        // the head
  std::vector<AnyTask> dropped_;  // the tasks that close what was dropped
  bool shut_down_ = false;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
