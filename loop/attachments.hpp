// Attachments: what a program gives to its loop, and few do: an exception handler, an executor, a
// task factory, and what is to be called when it is closed.
//
// The loop makes them with the first one. Its own part speaks to them through virtual functions
// only, so that a program which gives none does not link them.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/owner.hpp>
#include <asyncio/loop/executor.hpp>

#include <functional>
#include <list>
#include <memory>

#pragma GCC visibility push(default)
namespace asyncio {

class EventLoop;
struct ExceptionContext;
struct TaskFactory;

namespace detail {

// The async generators that have begun in the loop: futures/async_generators.hpp.
class LoopAsyncGenerators {
 public:
  virtual ~LoopAsyncGenerators() = default;
  virtual Coroutine<void> shutdown(const Caller& at) = 0;
};

// What the layer of I/O keeps in a loop: io/connections.hpp.
class LoopConnections {
 public:
  virtual ~LoopConnections() = default;
  // Is there no connection?
  virtual bool empty() const noexcept = 0;
  // RuntimeError when it is the descriptor of a connection, which watches it itself.
  virtual void check_not_used(int fd) const = 0;
  // Ends all without a word to their protocols: the loop is closed.
  virtual void close() noexcept = 0;
};

// What close() calls. It is taken away by its address.
struct CloseHook {
  std::function<void()> call;
  std::list<CloseHook>::iterator place;
};

class Attachments {
 public:
  virtual ~Attachments();
  // Tells the handler; what that throws goes to the loop's own. Precondition: there is one.
  virtual void call_exception_handler(EventLoop& loop, const ExceptionContext& context) const;
  // Calls the hooks, and ends the executor without waiting for it. What these throw goes on, or, at
  // the end of the loop, to the unraisable hook.
  virtual void close(bool at_end);

  // Counted, for a handler may replace itself: then it goes when it returns.
  std::shared_ptr<const detail::Callback<void(EventLoop&, const ExceptionContext&)>>
      exception_handler;
  std::list<CloseHook> close_hooks;
  std::shared_ptr<concurrent::Executor> default_executor;
  std::shared_ptr<const TaskFactory> task_factory;
  Owner<LoopAsyncGenerators> async_generators;
  Owner<LoopConnections> connections;

 private:
  void close_all();
};

}  // namespace detail
}  // namespace asyncio
#pragma GCC visibility pop
