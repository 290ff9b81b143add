// Worker: runs jobs in this process's loop; run_worker() is a whole program of it.
//
//   int main() { asyncio::run(jobs::run_worker({add, mail}, engine)); }
//
// It takes at most as many jobs as it has free places, each runs as a task, and their ends go back
// together. It holds a lease of its engine, which a beat prolongs; when the engine has not answered
// for the length of a lease, others have its jobs by now, and it cancels its own. What an end meets
// that another attempt has overtaken is fenced, and counted.
//
// A job that fails is tried again as its policy says, then it is dead, with its error. One that
// takes longer than its timeout is cancelled and has failed. A CancelledError that reaches a job
// comes from its timeout, from abort(), or from its worker's end, after which it is released: it
// runs again. arq: Worker, run_worker; Celery: the program celery worker.
// Lifetime: a handle; run() keeps what it needs. Thread: the loop's.
#pragma once

#include <asyncio/jobs/engine.hpp>
#include <asyncio/jobs/kind.hpp>
#include <asyncio/jobs/schedule.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

struct WorkerOptions {
  // Strictly in this order; empty: those of its kinds, in theirs.
  std::vector<std::string> queues{};
  std::size_t max_jobs = 10;  // at once. Celery: concurrency
  std::vector<Limit> limits{};
  std::string name{};  // unique among the workers; "": host, process and a random number
  Seconds lease = 15;
  Seconds beat = 5;
  Seconds poll = 1;              // ± 20 %: how soon it looks without being woken. arq: poll_delay
  Seconds grace = 30;            // at the end: for the jobs to end by themselves
  Seconds keep_dead = 2592000;   // dead letters: 30 days
  std::uint32_t max_deaths = 3;  // a job that so many workers have died with is dead
  std::vector<Schedule> schedules{};
  std::function<Coroutine<>()> on_startup{}, on_shutdown{};
};

// What it has done so far: ends that its engine has accepted, by their kind, and what else
// happened.
struct WorkerStats {
  std::uint64_t taken = 0;
  std::uint64_t done = 0, retried = 0, dead = 0, aborted = 0, released = 0;
  std::uint64_t fenced = 0;  // ends of attempts that were others' by then
  std::uint64_t lost = 0;    // jobs cancelled since the lease was over
  std::uint64_t stuck = 0;   // jobs that have not ended 5 s after they were cancelled
};

namespace detail {
class WorkerState;
}

class Worker {
 public:
  // ValueError for no kind, two of one name, no place, or a beat that is no part of the lease.
  Worker(std::vector<AnyKind> kinds, EnginePtr engine, WorkerOptions options = {});

  // Runs jobs until stop(); raises what on_startup and on_shutdown do. Cancelled, it cancels its
  // jobs at once, and releases them. RuntimeError when it was called before.
  Coroutine<void> run();
  // Takes no more jobs; those that run have the time of `grace`, then they are cancelled and
  // released. Again: nothing is waited for any more.
  void stop() noexcept;

  const std::string& name() const noexcept;
  const WorkerStats& stats() const noexcept;
  // How many jobs run.
  std::size_t running() const noexcept;
  // Seconds since its engine last answered: what a liveness check looks at. arq: health_check
  double health() const noexcept;

 private:
  std::shared_ptr<detail::WorkerState> state_;
};

// Runs a worker until SIGTERM or SIGINT, which stop() it.
Coroutine<void> run_worker(std::vector<AnyKind> kinds, EnginePtr engine,
                           WorkerOptions options = {});

}  // namespace asyncio::jobs
#pragma GCC visibility pop
