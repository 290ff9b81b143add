#include <asyncio/db/sqlite/worker.hpp>

#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/loop/attachments.hpp>
#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/loop_access.hpp>

#include <pthread.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <csignal>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::sqlite::detail {

namespace {

using asyncio::detail::access;
using asyncio::detail::ThreadSafeCallback;

constexpr std::chrono::microseconds kPatience(200);
using Clock = std::chrono::steady_clock;

}  // namespace

// ---- in the loop's thread ----

std::shared_ptr<Worker> Worker::make(EventLoop& loop, std::string path,
                                     const ConnectOptions& options) {
  auto worker = std::make_shared<Worker>(Private(), loop, std::move(path), options);
  worker->start();
  return worker;
}

Worker::Worker(Private, EventLoop& loop, std::string path, const ConnectOptions& options)
    : loop_(loop),
      port_(access(loop).port()),
      path_(std::move(path)),
      options_(options),
      generation_(asyncio::detail::fork_generation()) {}

// In the child of a fork() whatever waits for the bell is not there, and never leaves it.
Worker::~Worker() {
  stop();
  if (forked()) (void)bell_.release();
  if (hook_) access(*loop_).remove_close_hook(hook_);
}

// Signals are for the loop's thread.
void Worker::start() {
  hook_ = access(*loop_).add_close_hook([this] { hook_ = nullptr, stop(); });
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  try {
    thread_ = std::make_unique<std::thread>([this] { work(); });
  } catch (...) {
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    throw;
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

bool Worker::forked() const noexcept { return generation_ != asyncio::detail::fork_generation(); }

void Worker::submit(Job& job) {
  if (ended_ || !thread_) throw ProgrammingError("Cannot operate on a closed database.");
  if (forked()) throw ProgrammingError("the connection is that of the parent, before fork()");
  access(*loop_).check_thread();
  if (!scheduled_) {
    loop_->call_soon([weak = weak_from_this()] {
      if (const auto self = weak.lock()) self->flush();
    });
    scheduled_ = true;
  }
  batch_.push(job, job.next_);
  expect(1);
}

void Worker::expect(int more) noexcept {
  expected_ += more;
  if (!loop_->is_closed()) access(*loop_).expect_wakeups(more);
}

void Worker::flush() noexcept {
  scheduled_ = false;
  {
    const std::lock_guard<std::mutex> lock(bell_->mutex);
    queue_.append(batch_);
  }
  bell_->changed.notify_all();
}

void Worker::cancel(Job& job) noexcept {
  if (forked()) return;
  job.cancelled_.store(true, std::memory_order_relaxed);
  // Whoever is in pause() either sees it, or is woken.
  const std::lock_guard<std::mutex> lock(bell_->mutex);
  bell_->changed.notify_all();
}

void Worker::interrupt() const noexcept {
  if (forked()) return;
  const std::lock_guard<std::mutex> lock(handle_->mutex);
  if (handle_->db) sqlite3_interrupt(handle_->db.get());
}

void Worker::deliver() noexcept {
  Jobs done;
  {
    const std::lock_guard<std::mutex> lock(bell_->mutex);
    done.append(done_);
    posted_ = false;
  }
  while (Job* const job = done.first()) {
    done.pop(job->next_);
    in_transaction_ = job->in_transaction_;
    total_changes_ = job->total_changes_;
    if (expected_ > 0) expect(-1);
    job->tell();
  }
}

// Closes the database behind all that was submitted before.
class Worker::Closing final : public Job {
 public:
  explicit Closing(std::shared_ptr<Worker> worker) noexcept : worker_(std::move(worker)) {
    is_last_ = true;
  }
  void carry_out(Database&) override {}
  void tell() noexcept override {
    worker_->join();
    worker_->closed_.set();
    delete this;
  }
  void drop() noexcept override { delete this; }

 private:
  const std::shared_ptr<Worker> worker_;
};

Coroutine<void> Worker::close() {
  return method(
      this,
      [this](auto& co) mutable {
        BEGIN(co);
        if (!ended_) {
          auto closing = std::make_unique<Closing>(shared_from_this());
          submit(*closing);
          (void)closing.release();
          ended_ = true;
        }
        if (thread_) YIELD_FROM(closed_.wait());
        END;
      },
      __FILE__, __LINE__, "close");
}

void Worker::join() noexcept {
  const auto thread = std::exchange(thread_, nullptr);
  if (thread) thread->join();
}

void Worker::drop_all(Jobs& jobs) noexcept {
  while (Job* const job = jobs.first()) {
    jobs.pop(job->next_);
    job->drop();
  }
}

void Worker::stop() noexcept {
  const auto held = weak_from_this().lock();  // jobs may have the last ones; null: it ends
  ended_ = true;
  if (!thread_) return;
  if (forked()) {  // there is no such thread; what it holds locked stays so
    (void)thread_.release();
    return;
  }
  {
    const std::lock_guard<std::mutex> lock(bell_->mutex);
    stops_ = true;
    bell_->changed.notify_all();
  }
  join();
  expect(-expected_);
  drop_all(batch_);
  drop_all(queue_);
  drop_all(done_);
}

// ---- in the thread ----

bool Worker::pause(double seconds) noexcept {
  constexpr double kLongest = 1e6;  // seconds that every clock can count
  std::unique_lock<std::mutex> lock(bell_->mutex);
  return !bell_->changed.wait_for(lock, std::chrono::duration<double>(std::min(seconds, kLongest)),
                                  [this] { return was_cancelled(); });
}

void Worker::run(std::optional<Database>& database, Job& job) noexcept {
  running_ = &job;
  if (!was_cancelled()) {
    try {
      if (!database) database.emplace(*this, path_, options_, handle_);
      job.carry_out(*database);
    } catch (...) {
      job.error_ = ExceptionPtr::current();
    }
  }
  running_ = nullptr;
  if (!database) return;
  job.in_transaction_ = database->in_transaction();
  job.total_changes_ = database->total_changes();
}

// A callback that finds no memory is tried again: somebody waits.
void Worker::hand_back(Jobs& done) noexcept {
  bool was_posted;
  {
    const std::lock_guard<std::mutex> lock(bell_->mutex);
    done_.append(done);
    was_posted = std::exchange(posted_, true);
  }
  while (!was_posted) {
    try {
      auto call = [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->deliver();
      };
      auto node = std::make_unique<ThreadSafeCallback<decltype(call)>>(std::move(call));
      if (port_->post(*node)) (void)node.release();
      return;
    } catch (const std::bad_alloc&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
}

void Worker::work() noexcept {
  std::optional<Database> database;
  for (;;) {
    Jobs taken, done;
    {
      std::unique_lock<std::mutex> lock(bell_->mutex);
      bell_->changed.wait(lock, [this] { return stops_ || !queue_.empty(); });
      if (stops_) return;
      taken.append(queue_);
    }
    Clock::time_point since = Clock::now();
    bool ended = false;
    while (Job* const job = taken.first()) {
      taken.pop(job->next_);
      if (job->is_last_)
        ended = true;
      else
        run(database, *job);
      done.push(*job, job->next_);
      if (!taken.empty() && Clock::now() - since >= kPatience) {
        hand_back(done);
        since = Clock::now();
      }
    }
    hand_back(done);
    if (ended) return;
  }
}

}  // namespace asyncio::sqlite::detail
