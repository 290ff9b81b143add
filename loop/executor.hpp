// Executor: where functions run that would block the loop. asyncio name:
// concurrent.futures.Executor.
#pragma once

#include <functional>

namespace asyncio::concurrent {

class Executor {
 public:
  virtual ~Executor() = default;
  // Runs `work` some time in some thread. RuntimeError after shutdown(). Thread: any.
  virtual void execute(std::function<void()> work) = 0;
  // No new work; with `wait`, returns when all that was accepted is done.
  virtual void shutdown(bool wait = true) = 0;
};

}  // namespace asyncio::concurrent
