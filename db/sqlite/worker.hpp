// Worker: the thread that a connection of SQLite's has to itself, and the way to it and back.
//
//   submit() --> batch_ --flush(), once a turn--> queue_ --> thread --> done_ --deliver()--> tell()
//
// What is submitted in a turn goes over in one piece. The answers come back in one piece, too, but
// those of the first fifth of a millisecond do not wait for more.
// A job whose future is cancelled is passed over; if it is the one that runs, its statement ends at
// the next look of Database::on_progress(). Not by sqlite3_interrupt(): that would end the other
// statements, too, which are in the middle of their rows and of which somebody wants more.
// Invariants:
//  1. A job is made and ended in the loop's thread, and the worker has a count of it from submit()
//  until it was told or dropped. In between it is in one of batch_, queue_, done_, or the thread's.
//  2. queue_, done_ and posted_ are guarded by the bell's mutex; the rest is the loop's thread's.
// Lifetime: its handles' and its jobs'; its end waits for the thread. Thread: the loop's, but for
// what says otherwise.
#pragma once

#include <asyncio/db/sqlite/database.hpp>
#include <asyncio/futures/future.hpp>
#include <asyncio/loop/loop_ref.hpp>
#include <asyncio/sync/event.hpp>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::sqlite::detail {

class Job {
 public:
  // In the thread. What it throws the waiter gets.
  virtual void carry_out(Database& database) = 0;
  // In the loop's thread: it has run. Takes the worker's count.
  virtual void tell() noexcept = 0;
  // In the loop's thread: it will not be told.
  virtual void drop() noexcept = 0;

 protected:
  ~Job() = default;
  ExceptionPtr error_;
  bool is_last_ = false;  // it is not run, but ends the thread, which closes the database

 private:
  friend class Worker;
  Job* next_ = nullptr;
  std::atomic<bool> cancelled_{false};
  bool in_transaction_ = false;
  std::int64_t total_changes_ = 0;
};

// A list of jobs through themselves.
class Jobs {
 public:
  bool empty() const noexcept { return !first_; }
  void push(Job& job, Job*& next) noexcept {
    (first_ ? *end_ : first_) = &job;
    next = nullptr;
    end_ = &next;
  }
  void append(Jobs& others) noexcept {
    if (others.empty()) return;
    (first_ ? *end_ : first_) = others.first_;
    end_ = std::exchange(others.end_, nullptr);
    others.first_ = nullptr;
  }
  Job* first() const noexcept { return first_; }
  void pop(Job* next) noexcept { first_ = next; }

 private:
  Job* first_ = nullptr;
  Job** end_ = nullptr;
};

class Worker : public std::enable_shared_from_this<Worker> {
 public:
  // Starts the thread, which opens the database with the first job. std::system_error
  static std::shared_ptr<Worker> make(EventLoop& loop, std::string path,
                                      const ConnectOptions& options);
  ~Worker();

  // Takes over a count of it. ProgrammingError after close(), and in the child of a fork().
  void submit(Job& job);
  void cancel(Job& job) noexcept;
  // Behind all that was submitted before. Cancelled, it goes on without its waiter.
  Coroutine<void> close();
  // Ends it all now: jobs are dropped, the statement under way ends.
  void stop() noexcept;
  void interrupt() const noexcept;
  bool is_open() const noexcept { return !ended_; }

  EventLoop& loop() const noexcept { return *loop_; }
  const ConnectOptions& options() const noexcept { return options_; }
  const std::shared_ptr<Handle>& handle() const noexcept { return handle_; }
  bool in_transaction() const noexcept { return in_transaction_; }
  std::int64_t total_changes() const noexcept { return total_changes_; }

  // ---- in the thread ----
  // Was what runs cancelled?
  bool was_cancelled() const noexcept { return stops_ || (running_ && running_->cancelled_); }
  // Sleeps so many seconds. False: what runs was cancelled.
  bool pause(double seconds) noexcept;

 private:
  struct Private {};
  class Closing;

 public:
  Worker(Private, EventLoop& loop, std::string path, const ConnectOptions& options);

 private:
  void start();
  void join() noexcept;
  void work() noexcept;
  void run(std::optional<Database>& database, Job& job) noexcept;
  void hand_back(Jobs& done) noexcept;
  void flush() noexcept;
  void deliver() noexcept;
  void drop_all(Jobs& jobs) noexcept;
  void expect(int more) noexcept;
  bool forked() const noexcept;

  const LoopRef loop_;
  const asyncio::detail::Ref<asyncio::detail::Port> port_;
  const std::string path_;
  const ConnectOptions options_;
  const std::shared_ptr<Handle> handle_ = std::make_shared<Handle>();
  const unsigned generation_;
  std::unique_ptr<std::thread> thread_;
  asyncio::detail::CloseHook* hook_ = nullptr;
  Jobs batch_;
  int expected_ = 0;  // jobs that are under way
  Event closed_;
  bool scheduled_ = false;
  bool ended_ = false;
  bool in_transaction_ = false;
  std::int64_t total_changes_ = 0;

  struct Bell {
    std::mutex mutex;
    std::condition_variable changed;
  };
  std::unique_ptr<Bell> bell_ = std::make_unique<Bell>();
  Jobs queue_, done_;
  bool posted_ = false;
  std::atomic<bool> stops_{false};
  Job* running_ = nullptr;  // the thread's
};

// A call of work(database) in the thread; finish(result) in the loop makes of it what the future
// gives. That is called, too, when nobody waits any more.
template <class T, class Work, class Finish>
class JobOf final : public asyncio::detail::FutureState<T>, public Job {
 public:
  JobOf(std::shared_ptr<Worker> worker, Work work, Finish finish)
      : asyncio::detail::FutureState<T>(worker->loop()),
        worker_(std::move(worker)),
        work_(std::move(work)),
        finish_(std::move(finish)) {}

  using asyncio::detail::FutureState<T>::cancel;
  bool cancel(const std::string* message) override {
    if (!asyncio::detail::FutureState<T>::cancel(message)) return false;
    worker_->cancel(*this);
    return true;
  }
  void carry_out(Database& database) override { result_.emplace(work_(database)); }
  void tell() noexcept override {
    const auto held = asyncio::detail::Ref<asyncio::detail::FutureBase>::adopt(this);
    try {
      if (error_) {
        if (!this->done()) this->set_exception(std::exchange(error_, {}));
      } else if (result_) {
        if constexpr (std::is_void_v<T>) {
          finish_(std::move(*result_));
          if (!this->done()) this->set_result();
        } else {
          T made = finish_(std::move(*result_));
          if (!this->done()) this->set_result(std::move(made));
        }
      }
    } catch (...) {
      if (!this->done()) this->set_exception(ExceptionPtr::current());
    }
  }
  void drop() noexcept override { this->unref(); }

 private:
  const std::shared_ptr<Worker> worker_;
  Work work_;
  Finish finish_;
  std::optional<std::decay_t<decltype(std::declval<Work&>()(std::declval<Database&>()))>> result_;
};

// Submits it. `Work` gives a value, never void.
template <class T, class Work, class Finish>
Future<T> do_job(const std::shared_ptr<Worker>& worker, Work work, Finish finish) {
  auto* const job = new JobOf<T, Work, Finish>(worker, std::move(work), std::move(finish));
  Future<T> future(asyncio::detail::Ref<asyncio::detail::FutureBase>::adopt(job));
  worker->submit(*job);
  job->ref();
  return future;
}

}  // namespace asyncio::sqlite::detail
#pragma GCC visibility pop
