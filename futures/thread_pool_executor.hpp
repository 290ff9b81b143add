// ThreadPoolExecutor: a pool of threads, started as they are needed.
//
// Python name: concurrent.futures.ThreadPoolExecutor.
// Lifetime: its end waits for what it has accepted, also after shutdown(false). So does the end of
// the process (return from main, std::exit) or of the plugin that has the library in it, for every
// pool, as in Python: what waits joins the threads, so no code of theirs runs any more. A child of
// fork() has none of the threads: there it begins anew, without the jobs of its parent. Thread:
// every member may be called from any thread. A job may be ended with its thread (pthread_exit(),
// pthread_cancel()): its future fails, and another thread takes its place.
#pragma once

#include <asyncio/futures/concurrent_future.hpp>
#include <asyncio/futures/executor_map.hpp>
#include <asyncio/generators/descent.hpp>
#include <asyncio/loop/executor.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::concurrent {

namespace detail {

// A call, and the future of what comes of it. An executor that drops the call without running it
// has cancelled it, so that nobody waits for ever.
template <class R, class Call>
struct Job {
  const Future<R> future;
  std::optional<Call> call;
  template <class... V>
  explicit Job(Future<R> f, V&&... values)
      : future(std::move(f)), call(std::in_place, std::forward<V>(values)...) {}
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  ~Job() { future.cancel(); }
};

template <class R, class Call>
void run_job(Job<R, Call>& job) {
  const Future<R>& future = job.future;
  std::optional<Call>& call = job.call;
  if (!future.set_running_or_notify_cancel()) return;
  const auto invoke = [](auto&... values) -> R { return asyncio::detail::call_once(values...); };
  bool ran = false;
  ExceptionPtr error;
  try {
    if constexpr (std::is_void_v<R>) {
      std::apply(invoke, *call);
      call.reset();
      ran = true;
      return future.set_result();
    } else {
      asyncio::detail::Passing<R> result;
      result.call([&]() -> R { return std::apply(invoke, *call); });
      call.reset();
      ran = true;
      return future.set_result(std::move(result.value()));
    }
  } catch (...) {
    if (asyncio::detail::thread_ends()) {
      if (!future.done())
        future.set_exception(RuntimeError("the thread has ended in a job of the executor"));
      throw;
    }
    if (ran && future.done()) throw;  // somebody else has ended it meanwhile
    error = ExceptionPtr::current();
  }
  call.reset();
  future.set_exception(std::move(error));
}
template <class R, class... V>
std::function<void()> job_of(const Future<R>& future, V&&... call) {
  using J = Job<R, std::tuple<std::decay_t<V>...>>;
  return [job = asyncio::detail::Descent::make_shared<J>(future, std::forward<V>(call)...)] {
    run_job(*job);
  };
}

}  // namespace detail

class ThreadPoolExecutor final : public Executor {
 public:
  // By default min(32, cores + 4) threads, as in Python.
  explicit ThreadPoolExecutor(std::size_t max_workers = 0);
  // Waits for what was accepted.
  ~ThreadPoolExecutor() override;

  // Runs function(args...) in a thread; the future has what it returns or throws. When somebody
  // else ends that future first, it is logged ('Exception in worker'). As execute().
  template <class F, class... A>
  auto submit(F&& function, A&&... args) {
    static_assert(!asyncio::detail::gives_coroutine_v<F, A...>,
                  "coroutines cannot be used with submit(): use run_coroutine_threadsafe()");
    using R = asyncio::detail::job_result_t<F, A...>;
    Future<R> future;
    execute(detail::job_of(future, std::forward<F>(function), std::forward<A>(args)...));
    return future;
  }
  // function(x, y, …) for each x of the first range, y of the second, and so on, with MapOptions
  // behind them or none: executor_map.hpp. Each job has its own copy of the function.
  template <class F, class... A>
  auto map(const F& function, A&&... ranges_and_options) {
    return detail::map_with(
        [&](auto&&... x) { return submit(function, std::forward<decltype(x)>(x)...); },
        std::forward<A>(ranges_and_options)...);
  }
  using Executor::execute;
  // RuntimeError after shutdown(). When the system gives no thread and the pool has none:
  // std::system_error, and the work will never run; if it has some, they do it.
  void execute(std::function<void()> work) override;
  // A second one waits, too. In a job of the pool itself it waits for all others.
  void shutdown(bool wait = true) override;
  // The same; with `cancel_futures` what has not begun never will, and its futures are cancelled.
  void shutdown(bool wait, bool cancel_futures);

  // For ASYNCIO_WITH, which ends with shutdown(true). In a loop's thread that blocks the loop, as
  // it does in Python. executor.__enter__, __exit__
  ThreadPoolExecutor& enter() noexcept { return *this; }
  void exit(const ExceptionPtr&) { shutdown(true); }

  // A pool whose end waits for nothing: what it has accepted is done at the latest when the process
  // ends. That of a loop, whose close() does not wait.
  static std::shared_ptr<Executor> make_unwaited(std::size_t max_workers = 0);

 private:
  struct Shared;
  const std::shared_ptr<Shared>& shared();
  std::shared_ptr<Shared> shared_;
  std::atomic<unsigned> generation_;  // of processes, that the threads belong to
  bool waits_ = true;
};

}  // namespace asyncio::concurrent
#pragma GCC visibility pop
