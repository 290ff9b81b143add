// Executor: where functions run that would block the loop. asyncio name:
// concurrent.futures.Executor.
#pragma once

#include <asyncio/generators/coroutine.hpp>

#include <functional>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::concurrent {

class Executor {
 public:
  virtual ~Executor() = default;
  // Runs `work` some time in some thread; what it throws is logged. RuntimeError after shutdown().
  // When it throws, the work will never run. Thread: any.
  virtual void execute(std::function<void()> work) = 0;
  // The same of any callable, but of a coroutine function, which a thread cannot run.
  template <class F,
            class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, std::function<void()>>>>
  void execute(F&& work) {
    static_assert(!asyncio::detail::gives_coroutine_v<F>,
                  "coroutines cannot be used with execute(): use run_coroutine_threadsafe()");
    execute(std::function<void()>(asyncio::detail::copyable(std::forward<F>(work))));
  }
  // No new work; with `wait`, returns when all that was accepted is done, also the second time.
  virtual void shutdown(bool wait = true) = 0;
};

}  // namespace asyncio::concurrent
#pragma GCC visibility pop
