// An engine in memory, a client and workers, on virtual time.
#pragma once

#include "tests/fixtures.hpp"

#include <asyncio/jobs/client.hpp>
#include <asyncio/jobs/memory_engine.hpp>
#include <asyncio/jobs/worker.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace asyncio::testing {

struct WorkerBench : VirtualLoop {
  explicit WorkerBench(jobs::EnginePtr given = nullptr)
      : engine(given ? std::move(given) : std::make_shared<jobs::MemoryEngine>(1.6e9)),
        client(engine) {}
  // It runs from now on.
  jobs::Worker& work(std::vector<jobs::AnyKind> kinds, jobs::WorkerOptions options = {}) {
    if (options.name.empty()) options.name = "w" + std::to_string(workers.size());
    workers.push_back(std::make_unique<jobs::Worker>(std::move(kinds), engine, std::move(options)));
    tasks.push_back(loop.create_task(workers.back()->run()));
    return *workers.back();
  }
  void stop_all() {
    for (const auto& worker : workers) worker->stop();
    if (!tasks.empty()) run(asyncio::wait(tasks));
  }
  void pass(double seconds) { run(loop.create_task(asyncio::sleep(seconds))); }
  template <class... A>
  auto enqueue(A&&... a) {
    return run(client.enqueue(std::forward<A>(a)...));
  }
  // Its state; `none`.
  std::string state(const jobs::AnyJob& job) {
    const auto state = run(job.status());
    return state ? to_string(*state) : "none";
  }

  jobs::EnginePtr engine;
  jobs::Client client;
  std::vector<std::unique_ptr<jobs::Worker>> workers;
  std::vector<Task<void>> tasks;
};

}  // namespace asyncio::testing
