#include <asyncio/futures/concurrent_future.hpp>

#include <algorithm>
#include <chrono>

namespace asyncio::concurrent {
namespace detail {

bool FutureCore::cancel() {
  std::vector<Callback> callbacks;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (state_ == State::cancelled) return true;
    if (state_ != State::pending) return false;
    state_ = State::cancelled;
    callbacks.swap(callbacks_);
  }
  done_.notify_all();
  run_callbacks(std::move(callbacks));
  return true;
}

bool FutureCore::set_running_or_notify_cancel() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (state_ == State::cancelled && !std::exchange(notified_, true)) return false;
  if (state_ != State::pending) throw RuntimeError("Future in unexpected state");
  state_ = State::running;
  return true;
}

FutureCore::State FutureCore::state() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return state_;
}

void FutureCore::add_done_callback(Callback callback) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (state_ == State::pending || state_ == State::running) {
      callbacks_.push_back(std::move(callback));
      return;
    }
  }
  std::vector<Callback> one;
  one.push_back(std::move(callback));
  run_callbacks(std::move(one));
}

void FutureCore::set_exception(ExceptionPtr error) {
  end([&] { error_ = std::move(error); });
}

void FutureCore::end(const std::function<void()>& store) {
  std::vector<Callback> callbacks;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (state_ == State::cancelled || state_ == State::finished)
      throw InvalidStateError(state_ == State::cancelled ? "CANCELLED" : "FINISHED");
    store();
    state_ = State::finished;
    callbacks.swap(callbacks_);
  }
  done_.notify_all();
  run_callbacks(std::move(callbacks));
}

ExceptionPtr FutureCore::wait_for_exception(std::optional<Seconds> timeout) {
  std::unique_lock<std::mutex> lock(mutex_);
  const auto ended = [this] { return state_ == State::cancelled || state_ == State::finished; };
  if (!timeout) {
    done_.wait(lock, ended);
  } else if (!done_.wait_for(lock, std::chrono::duration<double>(timeout->count()), ended)) {
    throw TimeoutError();
  }
  if (state_ == State::cancelled) throw CancelledError();
  return error_;
}

void FutureCore::run_callbacks(std::vector<Callback> callbacks) {
  for (Callback& callback : callbacks) {
    try {
      callback();
    } catch (...) {
      asyncio::detail::unraisable("a done-callback of a concurrent future",
                                  ExceptionPtr::current());
    }
  }
}

}  // namespace detail

struct ThreadPoolExecutor::Shared {
  std::mutex mutex;
  std::condition_variable work;
  std::deque<std::function<void()>> queue;
  std::vector<std::thread> threads;
  std::size_t idle = 0;
  std::size_t limit = 0;
  bool shut_down = false;
};

ThreadPoolExecutor::ThreadPoolExecutor(std::size_t max_workers)
    : shared_(std::make_shared<Shared>()) {
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  shared_->limit = max_workers ? max_workers : std::min<std::size_t>(32, cores + 4);
}

ThreadPoolExecutor::~ThreadPoolExecutor() { shutdown(true); }

void ThreadPoolExecutor::work(const std::shared_ptr<Shared>& shared) {
  std::unique_lock<std::mutex> lock(shared->mutex);
  for (;;) {
    ++shared->idle;
    shared->work.wait(lock, [&] { return !shared->queue.empty() || shared->shut_down; });
    --shared->idle;
    if (shared->queue.empty()) return;
    {
      const std::function<void()> job = std::move(shared->queue.front());
      shared->queue.pop_front();
      lock.unlock();
      job();
    }  // the job dies outside the lock
    lock.lock();
  }
}

void ThreadPoolExecutor::execute(std::function<void()> job) {
  const std::lock_guard<std::mutex> lock(shared_->mutex);
  if (shared_->shut_down) throw RuntimeError("cannot schedule new futures after shutdown");
  shared_->queue.push_back(std::move(job));
  if (shared_->idle < shared_->queue.size() && shared_->threads.size() < shared_->limit)
    shared_->threads.emplace_back([shared = shared_] { work(shared); });
  shared_->work.notify_one();
}

// Without `wait` the threads end by themselves once the queue is empty; they keep what they need
// alive.
void ThreadPoolExecutor::shutdown(bool wait) {
  std::vector<std::thread> threads;
  {
    const std::lock_guard<std::mutex> lock(shared_->mutex);
    shared_->shut_down = true;
    threads.swap(shared_->threads);
  }
  shared_->work.notify_all();
  for (std::thread& thread : threads) {
    if (wait && thread.get_id() != std::this_thread::get_id())
      thread.join();
    else
      thread.detach();
  }
}

}  // namespace asyncio::concurrent
