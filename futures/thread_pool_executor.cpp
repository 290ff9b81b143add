#include <asyncio/futures/thread_pool_executor.hpp>

#include <asyncio/generators/thread_end.hpp>
#include <asyncio/loop/log.hpp>

#include <pthread.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <new>
#include <set>
#include <thread>
#include <vector>

#ifdef ASYNCIO_POOL_OFF_
#include <sanitizer/asan_interface.h>
#endif

namespace asyncio::concurrent {

// What the threads share with their pool, which they may outlive.
//
// Invariants:
//  1. `alive` counts the threads up to their very end, when all that is thread_local is gone; so
//  who waits for 0 waits for all that they do, however they end.
//  2. Nothing of the user's runs or ends under the mutex.
//  3. A thread that ends is in Registry::leaving() before it leaves `alive`, until somebody has
//  joined it: the next thread that ends, of whichever pool, a shutdown(true) of a thread that is of
//  no pool, or the end of the registry.
struct ThreadPoolExecutor::Shared : std::enable_shared_from_this<Shared> {
  explicit Shared(std::size_t threads) : limit(threads) {}

  void start_if_needed();
  void work() noexcept(false);
  std::thread ended(std::thread& self) noexcept;
  bool stop(bool wait);
  void drop_queue();

  std::mutex mutex;
  std::condition_variable changed;  // there is work, or a shutdown
  std::condition_variable fewer;    // threads
  std::deque<std::function<void()>> queue;
  const std::size_t limit;
  std::size_t alive = 0;
  std::size_t idle = 0;
  std::size_t waiting = 0;  // threads of its own that are in stop()
  std::size_t started = 0;  // ever
  bool shut_down = false;

  // What a thread holds of its pool, and by what it is joined.
  struct Own {
    std::shared_ptr<Shared> pool;
    std::thread thread;  // set under the mutex
  };
  // All that have had threads, for the end of the process.
  struct Registry;
  static Registry& registry();
};

namespace {

std::atomic<unsigned> generation{0};  // of processes: one more in a child of fork()
constexpr unsigned kRenewing = ~0u;

// The Own of the thread, when it is one of a pool; deleted at its end.
thread_local void* own_pool = nullptr;
thread_local bool is_of_a_pool = false;  // also behind that

void perform(std::function<void()>& job) {
  // It may be cancelled in a job only: what the pool itself does is done whole.
  pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, nullptr);
  try {
    job();
  } catch (...) {
    if (asyncio::detail::thread_ends()) throw;
    asyncio::detail::log(asyncio::detail::joined(
        {"Exception in worker\n", asyncio::detail::last_line(ExceptionPtr::current())}));
  }
  job = nullptr;
  pthread_testcancel();
  pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, nullptr);
  asyncio::detail::pool_look();
}

}  // namespace

// A static of a function, and destroyed: so that the end of a program waits for the jobs before all
// goes that is older than the first thread, and dlclose() of a plugin before its code goes. Who
// comes later, such as the destructor of an older static, meets only what stands when it is gone:
// `end`, which says that it has ended, and pools(), mutex() and leaving(), which are never
// destroyed; so a pool that begins then works, and its own end waits for it.
struct ThreadPoolExecutor::Shared::Registry {
  Registry() noexcept : end(&thread_ended, &in_child) {
    (void)pools(), (void)mutex(), (void)leaving();  // before a fork() can come between
  }
  // The process ends: waits for the jobs of all pools, and for the last steps of their threads.
  ~Registry() {
    for (const std::shared_ptr<Shared>& pool : all()) pool->stop(false);
    for (const std::shared_ptr<Shared>& pool : all()) pool->stop(true);
    join_leaving();
  }
  std::vector<std::shared_ptr<Shared>> all() {
    const std::lock_guard<std::mutex> lock(mutex());
    return {pools().begin(), pools().end()};
  }
  static void thread_ended(void*) {
#ifdef ASYNCIO_POOL_OFF_
    // What pthread_exit() has left of the stack is forbidden still.
    __asan_handle_no_return();
#endif
    std::unique_ptr<Own> own(static_cast<Own*>(std::exchange(own_pool, nullptr)));
    if (!own) return;
    std::thread before = own->pool->ended(own->thread);
    own = nullptr;
    if (before.joinable()) before.join();
  }
  // The thread is to be joined from now on; gives the one that was, which is the caller's to join.
  static std::thread leave(std::thread& thread) noexcept {
    const std::lock_guard<std::mutex> lock(mutex());
    return std::exchange(leaving(), std::move(thread));
  }
  static void join_leaving() noexcept {
    std::thread none;
    std::thread last = leave(none);
    if (last.joinable()) last.join();
  }
  // The threads do not exist there, and their pools are not to be waited for. What another thread
  // was writing is left as it is.
  static void in_child() {
    ++generation;
    own_pool = nullptr;
    is_of_a_pool = false;
    ::new (&mutex()) std::mutex;
    ::new (&pools()) Pools;
    ::new (&leaving()) std::thread;
  }

  // These are of each copy of the library by itself, so they are not inline: a plugin that goes
  // ends its own pools.
  using Pools = std::set<std::shared_ptr<Shared>>;
  // Those that have threads. Never destroyed: a thread may end after all else.
  static Pools& pools();
  static std::mutex& mutex();
  // The last thread that has ended. It joins the one before it, and so on.
  static std::thread& leaving();

  asyncio::detail::ThreadEnd end;
};

ThreadPoolExecutor::Shared::Registry::Pools& ThreadPoolExecutor::Shared::Registry::pools() {
  static Pools& pools = *new Pools;
  return pools;
}

std::mutex& ThreadPoolExecutor::Shared::Registry::mutex() {
  static std::mutex& mutex = *new std::mutex;
  return mutex;
}

std::thread& ThreadPoolExecutor::Shared::Registry::leaving() {
  static std::thread& leaving = *new std::thread;
  return leaving;
}

ThreadPoolExecutor::Shared::Registry& ThreadPoolExecutor::Shared::registry() {
  static Registry registry;
  return registry;
}

// Precondition: the mutex is held.
void ThreadPoolExecutor::Shared::start_if_needed() {
  if (idle >= queue.size() || alive >= limit) return;
  Registry& all = registry();
  auto own = std::make_unique<Own>();
  own->pool = shared_from_this();
  {
    const std::lock_guard<std::mutex> lock(Registry::mutex());
    Registry::pools().insert(own->pool);
  }
  // It has its count before it exists, so that nobody waits too little.
  ++alive;
  try {
    own->thread = std::thread([&all, number = started, mine = own.get()] {
      pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, nullptr);
      own_pool = mine;
      is_of_a_pool = true;
      Shared& shared = *mine->pool;
      char name[16];
      std::snprintf(name, sizeof name, "asyncio_%u", static_cast<unsigned>(number % 1000000));
      pthread_setname_np(pthread_self(), name);
      if (all.end.arm()) return shared.work();
      shared.work();
      Registry::thread_ended(nullptr);
    });
  } catch (...) {
    --alive;
    if (alive > 0) return;  // the others will do it
    const std::lock_guard<std::mutex> lock(Registry::mutex());
    Registry::pools().erase(own->pool);
    throw;
  }
  (void)own.release();  // to the thread
  ++started;
}

void ThreadPoolExecutor::Shared::work() noexcept(false) {
  std::unique_lock<std::mutex> lock(mutex);
  for (;;) {
    ++idle;
    changed.wait(lock, [this] { return !queue.empty() || shut_down; });
    --idle;
    if (queue.empty()) return;
    std::function<void()> job = std::move(queue.front());
    queue.pop_front();
    lock.unlock();
    perform(job);
    lock.lock();
  }
}

// The last that a thread does but for joining the one that it returns. One that has ended in a job
// leaves work behind.
std::thread ThreadPoolExecutor::Shared::ended(std::thread& self) noexcept {
  const std::lock_guard<std::mutex> lock(mutex);
  std::thread before = Registry::leave(self);
  --alive;
  if (!queue.empty()) {
    try {
      start_if_needed();
    } catch (...) {  // no thread is to be had: with the next job, perhaps
    }
  }
  if (alive == 0) {
    const std::lock_guard<std::mutex> all(Registry::mutex());
    Registry::pools().erase(shared_from_this());
  }
  fewer.notify_all();
  return before;
}

// True: it has had threads, and they have ended.
bool ThreadPoolExecutor::Shared::stop(bool wait) {
  std::unique_lock<std::mutex> lock(mutex);
  shut_down = true;
  changed.notify_all();
  if (!wait) return false;
  const auto* own = static_cast<const Own*>(own_pool);
  const bool of_this = own && own->pool.get() == this;
  waiting += of_this;
  fewer.notify_all();
  fewer.wait(lock, [&] { return alive <= (of_this ? waiting : 0); });
  waiting -= of_this;
  return started > 0 && !of_this;
}

// Outside of the lock they cancel the futures of their jobs.
void ThreadPoolExecutor::Shared::drop_queue() {
  std::deque<std::function<void()>> dropped;
  const std::lock_guard<std::mutex> lock(mutex);
  shut_down = true;
  dropped.swap(queue);
}

ThreadPoolExecutor::ThreadPoolExecutor(std::size_t max_workers) : generation_(generation.load()) {
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  shared_ =
      std::make_shared<Shared>(max_workers ? max_workers : std::min<std::size_t>(32, cores + 4));
}

ThreadPoolExecutor::~ThreadPoolExecutor() { shutdown(waits_); }

std::shared_ptr<Executor> ThreadPoolExecutor::make_unwaited(std::size_t max_workers) {
  auto pool = std::make_shared<ThreadPoolExecutor>(max_workers);
  pool->waits_ = false;
  return pool;
}

// In a child of fork() the mutex may be held for ever, and is not touched: what was shared is given
// up.
const std::shared_ptr<ThreadPoolExecutor::Shared>& ThreadPoolExecutor::shared() {
  const unsigned now = generation.load(std::memory_order_relaxed);
  unsigned mine = generation_.load(std::memory_order_acquire);
  while (mine != now) {
    if (mine == kRenewing) {
      std::this_thread::yield();
      mine = generation_.load(std::memory_order_acquire);
    } else if (generation_.compare_exchange_weak(mine, kRenewing, std::memory_order_acquire)) {
      auto anew = std::make_shared<Shared>(shared_->limit);
      new std::shared_ptr<Shared>(std::exchange(shared_, std::move(anew)));  // never destroyed
      generation_.store(mine = now, std::memory_order_release);
    }
  }
  return shared_;
}

void ThreadPoolExecutor::execute(std::function<void()> job) {
  Shared& s = *shared();
  std::function<void()> refused;
  const std::lock_guard<std::mutex> lock(s.mutex);
  if (s.shut_down) throw RuntimeError("cannot schedule new futures after shutdown");
  s.queue.push_back(std::move(job));
  try {
    s.start_if_needed();
  } catch (...) {
    refused = std::move(s.queue.back());
    s.queue.pop_back();
    throw;
  }
  s.changed.notify_one();
}

// Without `wait` the threads end by themselves once the queue is empty; they keep what they need
// alive. With it nothing of them is left, but where the caller is one that others join.
void ThreadPoolExecutor::shutdown(bool wait) {
  if (shared()->stop(wait) && !is_of_a_pool) Shared::Registry::join_leaving();
}

void ThreadPoolExecutor::shutdown(bool wait, bool cancel_futures) {
  if (cancel_futures) shared()->drop_queue();
  shutdown(wait);
}

}  // namespace asyncio::concurrent
