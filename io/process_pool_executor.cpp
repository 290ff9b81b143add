#include <asyncio/io/process_pool_executor.hpp>

#include <asyncio/io/child_process.hpp>
#include <asyncio/loop/events.hpp>

#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <list>
#include <mutex>
#include <thread>

namespace asyncio::concurrent {

using asyncio::detail::Backoff;
using asyncio::detail::ChildProcess;
using asyncio::detail::Said;

std::string detail::RemoteJob::message() const {
  std::string out;
  children::write(out, static_cast<std::uint64_t>(count_));
  children::write(out, function_.name);
  return out += arguments_;
}

namespace {
constexpr int kMostFailures = 3;  // starts one after the other that came to nothing

ExceptionPtr broken() noexcept {
  return asyncio::detail::exception_or_spare([] {
    return make_exception<BrokenProcessPool>(
        "A process in the process pool was terminated abruptly while the future was running or "
        "pending.");
  });
}
}  // namespace

// What the manager's thread shares with the pool.
//
// Invariants:
//  1. `loop` is that of the manager as long as it can be called; a call of look() is on its way
//  when `called`. The last call is made before there are any, so that the end needs no memory.
//  2. Nothing of the user's runs or ends under the mutex.
struct ProcessPoolExecutor::Shared {
  Shared(std::size_t workers, ProcessPoolOptions o) : limit(workers), options(std::move(o)) {}

  const std::size_t limit;
  const ProcessPoolOptions options;
  const pid_t process = ::getpid();
  std::mutex mutex;
  std::condition_variable changed;
  std::list<Job> queue;
  std::thread thread;
  EventLoop* loop = nullptr;
  Manager* manager = nullptr;
  asyncio::detail::ThreadSafeNode* last_call = nullptr;
  bool called = false;
  bool begun = false;  // there is a thread, or was
  bool over = false;   // it has nothing to do any more
  bool shut_down = false;

  void call_manager();
  void call_manager_at_the_end() noexcept;
};

// Runs the processes, on a loop in a thread of its own.
//
// Invariants:
//  1. A worker is in workers_ from its start until it is gone.
//  2. Before anything of the user's is called the state is whole, for that may submit, and shut the
//  pool down.
class ProcessPoolExecutor::Manager final : public ChildProcess::Owner {
 public:
  Manager(Shared& shared, EventLoop& loop) : shared_(shared), loop_(loop) {}
  ~Manager() override;
  // What is there to do?
  void look();
  void child_said(ChildProcess& child, std::string_view message) override;
  void child_gone(ChildProcess& child, int returncode) override;

 private:
  struct Worker {
    std::shared_ptr<ChildProcess> child;
    Job job;
    TimerHandle late;
    std::size_t done = 0;  // jobs
    bool ready = false;
    bool leaves = false;  // it gets no more jobs
    bool idle() const noexcept { return ready && !leaves && !job; }
  };
  Worker& worker_of(ChildProcess& child);
  Job next_job();
  bool give_jobs();
  void start_workers();
  void start_worker();
  void start_failed(const ExceptionPtr& error);
  void leave(Worker& worker);

  Shared& shared_;
  EventLoop& loop_;
  std::vector<std::unique_ptr<Worker>> workers_;
  Backoff backoff_{0.05, 5};
  int failures_ = 0;
  TimerHandle pause_;
};

// ---- the manager ----

ProcessPoolExecutor::Manager::~Manager() {
  for (const auto& worker : workers_) {
    worker->late.cancel();
    worker->child->drop();
    if (worker->job) worker->job->fail(broken());
  }
}

// The next that somebody waits for.
ProcessPoolExecutor::Job ProcessPoolExecutor::Manager::next_job() {
  for (;;) {
    Job job;
    {
      const std::lock_guard<std::mutex> lock(shared_.mutex);
      if (shared_.queue.empty()) return nullptr;
      job = std::move(shared_.queue.front());
      shared_.queue.pop_front();
    }
    try {
      if (job->begin()) return job;
    } catch (...) {  // somebody else has ended the future
      job->fail(asyncio::detail::caught_or_memory_error());
    }
  }
}

// False: there is none left.
bool ProcessPoolExecutor::Manager::give_jobs() {
  for (const auto& worker : workers_) {
    while (worker->idle()) {
      Job job = next_job();
      if (!job) return false;
      try {
        worker->child->send(job->message());
        worker->job = std::move(job);
      } catch (...) {  // no memory
        job->fail(asyncio::detail::caught_or_memory_error());
      }
    }
  }
  const std::lock_guard<std::mutex> lock(shared_.mutex);
  return !shared_.queue.empty();
}

void ProcessPoolExecutor::Manager::look() {
  bool ends;
  {
    const std::lock_guard<std::mutex> lock(shared_.mutex);
    shared_.called = false;
  }
  if (give_jobs()) start_workers();
  {
    const std::lock_guard<std::mutex> lock(shared_.mutex);
    ends = shared_.shut_down && shared_.queue.empty();
  }
  if (!ends) return;
  for (const auto& worker : workers_) {
    if (!worker->job) leave(*worker);
  }
  if (workers_.empty()) loop_.stop();
}

// As many as there are jobs without one.
void ProcessPoolExecutor::Manager::start_workers() {
  if (pause_) return;
  std::size_t wanted;
  {
    const std::lock_guard<std::mutex> lock(shared_.mutex);
    wanted = shared_.queue.size();
  }
  for (const auto& worker : workers_) wanted -= wanted > 0 && !worker->ready;
  for (; wanted > 0 && workers_.size() < shared_.limit && !pause_; --wanted) {
    try {
      start_worker();
    } catch (...) {
      start_failed(asyncio::detail::caught_or_memory_error());
    }
  }
}

void ProcessPoolExecutor::Manager::start_worker() {
  SubprocessOptions options;
  options.pass_fds = shared_.options.pass_fds;
  auto worker = std::make_unique<Worker>();
  workers_.reserve(workers_.size() + 1);
  worker->child = ChildProcess::start(loop_, *this, "", std::move(options));
  worker->late = loop_.call_later(shared_.options.ready_timeout.count(),
                                  [child = worker->child] { child->send_signal(SIGKILL); });
  workers_.push_back(std::move(worker));
}

// Jobs that no process can be had for fail; the others wait for the next try, and for a worker
// when there is no memory for one.
void ProcessPoolExecutor::Manager::start_failed(const ExceptionPtr& error) {
  ++failures_;
  try {
    pause_ = loop_.call_later(backoff_.next(), [this] {
      pause_ = TimerHandle();
      look();
    });
  } catch (...) {
    failures_ = kMostFailures;
  }
  if (failures_ < kMostFailures || !workers_.empty()) return;
  failures_ = 0;
  while (const Job job = next_job()) job->fail(error);
}

ProcessPoolExecutor::Manager::Worker& ProcessPoolExecutor::Manager::worker_of(ChildProcess& child) {
  return **std::find_if(workers_.begin(), workers_.end(),
                        [&](const auto& worker) { return worker->child.get() == &child; });
}

// It ends by itself when it has nothing more to read.
void ProcessPoolExecutor::Manager::leave(Worker& worker) {
  worker.leaves = true;
  worker.child->close_control();
}

void ProcessPoolExecutor::Manager::child_said(ChildProcess& child, std::string_view message) {
  Worker& worker = worker_of(child);
  const Said said = static_cast<Said>(message[0]);
  if (said == Said::ready) {
    worker.ready = true;
    worker.late.cancel();
    failures_ = 0;
    backoff_.reset();
    return look();
  }
  const Job job = std::move(worker.job);
  if (!job) return;
  if (shared_.options.max_tasks_per_child && ++worker.done >= *shared_.options.max_tasks_per_child)
    leave(worker);
  look();
  children::Input in(message.substr(1));
  if (said == Said::result) return job->succeed(in);
  ExceptionPtr error;
  try {
    const auto type = children::read<std::string>(in);
    error = make_exception<RemoteError>(type, children::read<std::string>(in));
  } catch (...) {
    error = asyncio::detail::caught_or_memory_error();
  }
  job->fail(error);
}

void ProcessPoolExecutor::Manager::child_gone(ChildProcess& child, int) {
  const auto at = std::find_if(workers_.begin(), workers_.end(),
                               [&](const auto& worker) { return worker->child.get() == &child; });
  const std::unique_ptr<Worker> worker = std::move(*at);
  workers_.erase(at);
  worker->late.cancel();
  if (!worker->ready && !worker->leaves) start_failed(broken());
  look();
  if (worker->job) worker->job->fail(broken());
}

// ---- the pool ----

ProcessPoolExecutor::ProcessPoolExecutor(std::size_t max_workers, ProcessPoolOptions options)
    : shared_(std::make_shared<Shared>(
          max_workers ? max_workers : std::max(1u, std::thread::hardware_concurrency()),
          std::move(options))) {
  if (shared_->options.max_tasks_per_child == 0u)
    throw ValueError("max_tasks_per_child must be >= 1");
}

// In a child of fork() the thread and the processes are its parent's, and nothing is touched.
ProcessPoolExecutor::~ProcessPoolExecutor() {
  if (shared_->process != ::getpid()) {
    new std::shared_ptr<Shared>(shared_);  // never destroyed
    return;
  }
  shutdown(true);
  const std::lock_guard<std::mutex> lock(shared_->mutex);
  if (shared_->thread.joinable()) shared_->thread.detach();  // it is this one
}

// Precondition: the mutex is held.
void ProcessPoolExecutor::Shared::call_manager() {
  if (!loop || called) return;
  loop->call_soon_threadsafe([this] { manager->look(); });
  called = true;
}

void ProcessPoolExecutor::Shared::call_manager_at_the_end() noexcept {
  if (!loop || called || !last_call) return;
  auto& call = *std::exchange(last_call, nullptr);
  if (asyncio::detail::access(*loop).port()->post(call))
    called = true;
  else
    call.discard();
}

namespace {

// The signals of the process are handled by its own threads.
struct AllSignalsBlocked {
  AllSignalsBlocked() noexcept {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
  }
  ~AllSignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before, nullptr); }
  sigset_t before;
};

}  // namespace

void ProcessPoolExecutor::push(Job job) {
  Shared& s = *shared_;
  if (s.process != ::getpid())
    throw RuntimeError("a ProcessPoolExecutor has no processes in a child of fork()");
  const std::lock_guard<std::mutex> lock(s.mutex);
  if (s.shut_down) throw RuntimeError("cannot schedule new futures after shutdown");
  s.queue.push_back(nullptr);
  try {
    if (s.begun) {
      s.call_manager();
    } else {
      const AllSignalsBlocked blocked;
      s.thread = std::thread([shared = shared_] { run_manager(shared); });
      s.begun = true;
    }
  } catch (...) {
    s.queue.pop_back();
    throw;
  }
  s.queue.back() = std::move(job);
}

void ProcessPoolExecutor::run_manager(const std::shared_ptr<Shared>& shared) {
  pthread_setname_np(pthread_self(), "asyncio_pool");
  Shared& s = *shared;
  // However it ends, nobody waits for ever.
  struct Over {
    Shared& s;
    ExceptionPtr error = broken();
    ~Over() {
      std::list<Job> rest;
      {
        const std::lock_guard<std::mutex> lock(s.mutex);
        s.loop = nullptr;
        s.shut_down = true;
        rest.swap(s.queue);
        if (s.last_call) std::exchange(s.last_call, nullptr)->discard();
      }
      for (const Job& job : rest) job->fail(error);
      const std::lock_guard<std::mutex> lock(s.mutex);
      s.over = true;
      s.changed.notify_all();
    }
  } over{s};
  try {
    const EventLoopPtr loop = new_event_loop();
    Manager manager(s, *loop);
    auto look = [&manager] { manager.look(); };
    auto last_call = std::make_unique<asyncio::detail::ThreadSafeCallback<decltype(look)>>(look);
    {
      const std::lock_guard<std::mutex> lock(s.mutex);
      s.last_call = last_call.release();
      s.loop = loop.get();
      s.manager = &manager;
      s.call_manager();
    }
    loop->run_forever();
    const std::lock_guard<std::mutex> lock(s.mutex);
    s.loop = nullptr;
  } catch (...) {
    if (asyncio::detail::thread_ends()) throw;
    over.error = asyncio::detail::caught_or_memory_error();
  }
}

void ProcessPoolExecutor::shutdown(bool wait, bool cancel_futures) {
  Shared& s = *shared_;
  if (s.process != ::getpid()) return;
  std::list<Job> dropped;
  std::thread ended;
  {
    std::unique_lock<std::mutex> lock(s.mutex);
    s.shut_down = true;
    if (cancel_futures) dropped.swap(s.queue);
    s.call_manager_at_the_end();
  }
  dropped.clear();
  std::unique_lock<std::mutex> lock(s.mutex);
  if (!wait || !s.begun || s.thread.get_id() == std::this_thread::get_id()) return;
  s.changed.wait(lock, [&] { return s.over; });
  ended.swap(s.thread);
  lock.unlock();
  if (ended.joinable()) ended.join();
}

}  // namespace asyncio::concurrent
