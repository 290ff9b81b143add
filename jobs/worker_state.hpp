// WorkerState: what a worker is made of. Three tasks, and one for each job:
//
//   run()        takes jobs while there are places, until it is stopped, then sees to the end
//   keep_lease() beats, cancels what was aborted, reaps for all, plans ticks
//   send_ends()  tells the engine how attempts have ended, again until it has answered
//
// Invariants:
//  1. A job is in running_ from its take until its body has ended, then in ends_, then in sending_,
//  until the engine has answered. What a worker leaves behind at its end goes back with the last
//  beat.
//  2. running_.size() <= max_jobs. Nothing is taken after the lease's end, so ends_ is bounded too.
//  3. The lease's end is reckoned from before the beat was sent, so it is never after the engine's.
// Lifetime: a std::shared_ptr's, which its tasks and callbacks have. Thread: the loop's.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/jobs/worker.hpp>
#include <asyncio/loop/loop_ref.hpp>
#include <asyncio/sync/event.hpp>

#include <list>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::jobs::detail {

class WorkerState : public std::enable_shared_from_this<WorkerState> {
 public:
  WorkerState(std::vector<AnyKind> kinds, EnginePtr engine, WorkerOptions options);

  Coroutine<void> run();
  void stop() noexcept;
  const std::string& name() const noexcept { return options_.name; }
  const WorkerStats& stats() const noexcept { return stats_; }
  std::size_t running() const noexcept { return running_.size(); }
  double health() const noexcept { return loop_ ? loop_->time() - answered_at_ : 0; }

 private:
  // Why a job was cancelled.
  enum class Why : std::uint8_t { none, timeout, aborted, stopping, lost };
  struct Running {
    Attempt attempt;
    std::string kind;
    std::uint32_t failures = 0;
    KindSettings settings;
    Task<std::string> task;
    TimerHandle timer;  // its timeout, then the time after which it is stuck
    Why why = Why::none;
  };
  using Runnings = std::list<Running>;
  using Place = Runnings::iterator;
  using Attempts = std::set<std::pair<std::string, std::uint32_t>>;

  // ---- worker.cpp: its life ----
  Coroutine<void> work();
  Coroutine<void> fill();
  // From 0 to 1; other workers do not have the same.
  double random() noexcept;
  void look_in(std::optional<double> seconds);
  Coroutine<void> shut(double grace);
  // Until the worker is woken, or so many seconds are over.
  Coroutine<void> rest(double seconds);
  // Until it holds, or so many seconds are over, or stop() was called so often.
  Coroutine<void> until(bool (WorkerState::*holds)() const, double seconds, int stops);
  bool is_idle() const noexcept { return running_.empty(); }
  bool all_is_told() const noexcept { return ends_.empty() && sending_.empty(); }
  std::size_t places() const noexcept { return options_.max_jobs - running_.size(); }
  bool has_lease() const { return loop_->time() < lease_end_; }

  // ---- worker_jobs.cpp: the life of a job ----
  void start(TakenJob&& job);
  void ended(Place job, const Future<std::string>& body);
  void fail(const Running& job, End& end, const ExceptionPtr& error);
  void push_end(End&& end);
  void cancel(Place job, Why why);
  void cancel_all(Why why);
  void report(const Running& job, const char* message);

  // ---- worker_engine.cpp: what the engine is told ----
  // The answer of a call, within a lease.
  template <class R>
  Coroutine<R> asked(Coroutine<R> call);
  Coroutine<void> beat(double lease);
  Coroutine<void> keep_lease();
  double until_beat() const;
  Coroutine<void> plan_ticks();
  Coroutine<void> send_ends();
  void count(const std::vector<bool>& accepted);
  void abort_these(const std::vector<Attempt>& attempts);
  Attempts own_attempts() const;
  void release_unknown(const std::vector<Attempt>& attempts, const Attempts& known);
  void lease_is_over();
  std::string details() const;

  const EnginePtr engine_;
  WorkerOptions options_;
  std::map<std::string, AnyKind, std::less<>> kinds_;
  WorkerStats stats_;
  LoopRef loop_;
  std::minstd_rand random_;
  Runnings running_;
  std::vector<End> ends_, sending_;
  std::vector<Engine::Listening> listenings_;
  Event wake_, changed_;         // for run(): look for jobs; see whether all has ended
  Event ends_come_, beat_soon_;  // for send_ends(), keep_lease()
  Task<void> lease_task_, ends_task_;
  TimerHandle lease_timer_;
  std::vector<double> planned_;  // of each schedule the last tick that is enqueued
  double engine_ahead_ = 0;      // of the loop's clock, when it last told
  double lease_end_ = 0, answered_at_ = 0;
  double look_at_ = 0;    // when it looks without being woken
  bool more_ = true;      // there may be ready jobs
  bool woken_ = true;     // there may be due ones
  bool known_ = false;    // to the engine, by a beat
  bool failing_ = false;  // the last call of the engine failed
  bool taking_ = false;   // a take() is under way
  bool audit_ = false;    // one has failed: it may have taken what is not known here
  int stops_ = 0;
};

template <class R>
Coroutine<R> WorkerState::asked(Coroutine<R> call) {
  return method<R>(
      this,
      [this, call = std::move(call), answer = R()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_TRY { ASYNCIO_YIELD_FROM_INTO(answer, wait_for(std::move(call), options_.lease)); }
        ASYNCIO_EXCEPT(Exception) {
          if (!std::exchange(failing_, true))
            loop_->call_exception_handler(
                {"the engine of jobs does not answer", co.exception(), {}});
          ASYNCIO_RAISE();
        }
        ASYNCIO_END_TRY;
        failing_ = false;
        answered_at_ = loop_->time();
        ASYNCIO_RETURN(std::move(answer));
        ASYNCIO_END;
      },
      __FILE__, __LINE__, "asked");
}

}  // namespace asyncio::jobs::detail
#pragma GCC visibility pop
