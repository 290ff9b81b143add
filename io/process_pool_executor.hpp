// ProcessPoolExecutor: functions run in child processes of this program.
//
//   int square(int n) { return n * n; }
//
//   int main(int argc, char** argv) {
//     asyncio::children::main(argc, argv, {{"square", square}});  // children.hpp says why
//     asyncio::concurrent::ProcessPoolExecutor pool(4);
//     concurrent::Future<int> job = pool.submit(square, 5);
//
// and in a coroutine `YIELD_FROM_INTO(x, loop.run_in_executor(&pool, square, 5));`. What is run is
// a function that children::main() was given, or children::named<R>("its name"); arguments and
// results go by children::Codec. A job that ends its process (a crash, exit(), out of memory) fails
// with BrokenProcessPool, it alone; another process takes the place.
// Python name: concurrent.futures.ProcessPoolExecutor. It is no concurrent::Executor, which runs
// any callable. Lifetime: its end waits for what it has accepted, also after shutdown(false). In a
// child of fork() it takes no jobs. Thread: every member may be called from any thread; callbacks
// of its futures run in a thread of its own.
#pragma once

#include <asyncio/futures/executor_map.hpp>
#include <asyncio/futures/threads.hpp>
#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/io/children.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::concurrent {

// concurrent.futures.BrokenExecutor
class BrokenExecutor : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
};
// concurrent.futures.process.BrokenProcessPool: the process of the job has ended.
class BrokenProcessPool : public BrokenExecutor {
 public:
  using BrokenExecutor::BrokenExecutor;
};

// What a job has thrown in its process; what() is `ValueError: text`.
class RemoteError : public RuntimeError {
 public:
  RemoteError(const std::string& type, const std::string& text)
      : RuntimeError(text.empty() ? type : type + ": " + text), type_(type), text_(text) {}
  // The name of its type: as Python has it, or that of C++.
  const std::string& type() const noexcept { return type_; }
  const std::string& text() const noexcept { return text_; }

 private:
  std::string type_, text_;
};

// What a ProcessPoolExecutor is given besides the number of its processes.
struct ProcessPoolOptions {
  // A process is replaced when it has done so many jobs; nothing: never.
  std::optional<std::size_t> max_tasks_per_child = std::nullopt;
  // Seconds in which a new process must be ready.
  Seconds ready_timeout = 60;
  // Which descriptors they have beside 0 (which is empty), 1 and 2, under the same numbers.
  std::vector<int> pass_fds = {};
};

namespace detail {

// Jobs that go to a process together. One that is dropped before it has begun is cancelled.
class RemoteJob {
 public:
  explicit RemoteJob(const children::detail::Entry& function) : function_(function) {}
  RemoteJob(const RemoteJob&) = delete;
  RemoteJob& operator=(const RemoteJob&) = delete;
  virtual ~RemoteJob() = default;
  // False: all are cancelled, and there is nothing to do.
  virtual bool begin() = 0;
  // Reads the results.
  virtual void succeed(children::Input results) noexcept = 0;
  virtual void fail(const ExceptionPtr& error) noexcept = 0;
  // For the process.
  std::string message() const;

 protected:
  const children::detail::Entry& function_;
  std::string arguments_;
  std::size_t count_ = 0;
};

template <class R>
class RemoteJobs final : public RemoteJob {
 public:
  using RemoteJob::RemoteJob;
  ~RemoteJobs() override {
    for (const Future<R>& future : futures_) future.cancel();
  }
  Future<R> add(const std::string& arguments) {
    futures_.emplace_back();
    arguments_ += arguments;
    ++count_;
    return futures_.back();
  }
  bool begin() override {
    bool any = false;
    for (const Future<R>& future : futures_) any |= future.set_running_or_notify_cancel();
    return any;
  }
  void succeed(children::Input results) noexcept override {
    ExceptionPtr lost;  // behind what could not be read: where the next result begins
    for (const Future<R>& future : futures_) {
      end(future, [&] {
        if (lost) return future.set_exception(lost);
        if constexpr (std::is_void_v<R>) {
          future.set_result();
        } else {
          std::optional<R> result;
          try {
            result.emplace(children::read<R>(results));
          } catch (...) {
            lost = asyncio::detail::caught_or_memory_error();
            throw;
          }
          if (!future.cancelled()) future.set_result(std::move(*result));
        }
      });
    }
  }
  void fail(const ExceptionPtr& error) noexcept override {
    for (const Future<R>& future : futures_) end(future, [&] { future.set_exception(error); });
  }

 private:
  // One that somebody else has ended stays as it is.
  template <class How>
  static void end(const Future<R>& future, How how) noexcept {
    try {
      how();
    } catch (...) {  // the bytes, or memory
      const ExceptionPtr error = asyncio::detail::caught_or_memory_error();
      if (!future.done()) future.set_exception(error);
    }
  }
  std::vector<Future<R>> futures_;
};

}  // namespace detail

class ProcessPoolExecutor final {
 public:
  // By default as many processes as there are processors. ValueError 'max_tasks_per_child must be
  // >= 1'.
  explicit ProcessPoolExecutor(std::size_t max_workers = 0, ProcessPoolOptions options = {});
  ProcessPoolExecutor(const ProcessPoolExecutor&) = delete;
  ProcessPoolExecutor& operator=(const ProcessPoolExecutor&) = delete;
  // Waits for what was accepted.
  ~ProcessPoolExecutor();

  // Runs function(arguments...) in a process. RuntimeError after shutdown(), and for what
  // children::main() was not given; what a Codec throws.
  template <class F, class... A>
  auto submit(const F& function, const A&... arguments) {
    auto [job, future] = make_job(function, arguments...);
    push(std::move(job));
    return future;
  }
  // The same of children::named<R>(name).
  template <class R, class... A>
  Future<std::decay_t<R>> submit(std::string_view name, const A&... arguments) {
    return submit<children::Named<R>>(children::named<R>(std::string(name)), arguments...);
  }
  // function(x, y, …) for each x of the first range, y of the second, and so on, with MapOptions
  // behind them or none: executor_map.hpp. With a chunksize so many calls are one job: they fail
  // together. ValueError 'chunksize must be >= 1.'.
  template <class F, class... A>
  auto map(const F& function, A&&... ranges_and_options) {
    using Callee = children::detail::Callee<std::decay_t<F>>;
    using Jobs = detail::RemoteJobs<typename Callee::Result>;
    const std::size_t chunk = chunksize_of(ranges_and_options...);
    std::unique_ptr<Jobs> open;
    std::size_t in_open = 0;
    const auto add = [&](const auto&... x) {
      const children::detail::Call call = Callee::call(function, x...);
      if (!open) open = std::make_unique<Jobs>(*call.function);
      auto future = open->add(call.arguments);
      if (++in_open == chunk) {
        in_open = 0;
        push(std::move(open));
      }
      return future;
    };
    auto results = detail::map_with(add, std::forward<A>(ranges_and_options)...);
    if (open) push(std::move(open));
    return results;
  }
  // No new jobs; with `wait`, returns when all that were accepted are done and the processes are
  // gone, but not in a callback of a future. With `cancel_futures` what has not begun is cancelled.
  void shutdown(bool wait = true, bool cancel_futures = false);

  // loop.run_in_executor(&pool, function, arguments...)
  template <class F, class... A>
  auto run_in_loop(EventLoop& loop, const F& function, const A&... arguments) {
    auto [job, future] = make_job(function, arguments...);
    auto wrapped = wrap_future(future, &loop);
    try {
      asyncio::detail::expect_wakeup(wrapped);
      push(std::move(job));
    } catch (...) {
      wrapped.cancel();  // nobody will end it
      throw;
    }
    return wrapped;
  }

  // For ASYNCIO_WITH, which ends with shutdown(true), and blocks the loop until then.
  ProcessPoolExecutor& enter() noexcept { return *this; }
  void exit(const ExceptionPtr&) { shutdown(true); }

 private:
  struct Shared;
  class Manager;
  using Job = std::unique_ptr<detail::RemoteJob>;
  void push(Job job);
  static void run_manager(const std::shared_ptr<Shared>& shared);

  template <class F, class... A>
  static auto make_job(const F& function, const A&... arguments) {
    using Callee = children::detail::Callee<std::decay_t<F>>;
    const children::detail::Call call = Callee::call(function, arguments...);
    auto job = std::make_unique<detail::RemoteJobs<typename Callee::Result>>(*call.function);
    auto future = job->add(call.arguments);
    return std::make_pair(std::move(job), std::move(future));
  }
  template <class... A>
  static std::size_t chunksize_of(const A&... arguments) {
    std::size_t size = 1;
    const auto look = [&size](const auto& argument) {
      if constexpr (std::is_same_v<std::decay_t<decltype(argument)>, MapOptions>)
        size = argument.chunksize;
    };
    (look(arguments), ...);
    if (size == 0) throw ValueError("chunksize must be >= 1.");
    return size;
  }

  const std::shared_ptr<Shared> shared_;
};

}  // namespace asyncio::concurrent
#pragma GCC visibility pop
