// Inbox: what other threads post to a loop; lock-free, many writers, one reader. Port: the inbox
// with its bell.
//
// Lifetime: other threads may hold a count of the port, so that it may outlive its loop; then it is
// closed. Who has none may post as long as the loop lives: once a post can be seen it touches
// nothing that its callback may end (posting.hpp).
//
// Invariants:
//  1. head_ is a stack of posted nodes, newest first; the reader takes it whole and turns it round.
//  2. Once closed, head_ holds a mark that no post gets past, so that nothing is lost between a
//  check and a push.
#pragma once

#include <asyncio/loop/pollers/poller.hpp>
#include <asyncio/loop/posting.hpp>
#include <asyncio/loop/threadsafe_handle.hpp>

#include <pthread.h>

#include <atomic>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class Inbox {
 public:
  // False when the inbox is closed; then the node stays the caller's.
  bool post(ThreadSafeNode& node) noexcept {
    Node* head = head_.load(std::memory_order_relaxed);
    do {
      if (head == closed()) return false;
      node.next = head;
    } while (!head_.compare_exchange_weak(head, &node, std::memory_order_seq_cst,
                                          std::memory_order_relaxed));
    if (!head)
      posting_place.posts_on_top = 0;
    else if (++posting_place.posts_on_top % kManyOnTop == 0)
      std::this_thread::yield();  // the loop may be waiting for this very processor
    return true;
  }
  bool empty() const noexcept { return head_.load(std::memory_order_seq_cst) == nullptr; }
  // Appends all that was posted, in the order of posting. Precondition: not closed.
  void take_all(ReadyQueue& to) noexcept {
    move(head_.exchange(nullptr, std::memory_order_acquire), to);
  }
  void close(ReadyQueue& to) noexcept {
    Node* head = head_.exchange(closed(), std::memory_order_acquire);
    if (head != closed()) move(head, to);
  }

 private:
  static constexpr unsigned kManyOnTop = 2048;
  Node* closed() const noexcept { return reinterpret_cast<Node*>(const_cast<Inbox*>(this)); }
  // Turns the stack round.
  [[gnu::noinline]] static void move(Node* newest, ReadyQueue& to) noexcept {
    constexpr int kAhead = 512;  // bytes
    if (!newest) return;
    Node& last = *newest;
    Node* first = nullptr;
    while (newest) {
      // What one thread posts lies in the order of addresses (shared_pool.hpp).
      prefetch(reinterpret_cast<const char*>(newest) - kAhead);
      first = std::exchange(newest, std::exchange(newest->next, first));
    }
    to.push_chain(*first, last);
  }
  std::atomic<Node*> head_{nullptr};
};

// The one place of a loop that other threads touch.
class Port {
 public:
  explicit Port(Poller* poller) noexcept : poller_(poller) {}
  void ref() noexcept { refs_.fetch_add(1, std::memory_order_relaxed); }
  void unref() noexcept {
    if (refs_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
  }
  // Posts a node, which takes over the caller's count; false (and nothing taken) when the loop is
  // closed.
  bool post(ThreadSafeNode& node) noexcept {
    const Posting posting(*this);
    if (!inbox.post(node)) return false;
    // One wake-up for a burst: who finds the loop asleep wakes it, the others see it awake.
    if (asleep.load(std::memory_order_seq_cst) && asleep.exchange(false)) ring();
    return true;
  }
  // Another poller takes the place of the one that was there.
  void connect(Poller& poller) noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    poller_.store(&poller, std::memory_order_relaxed);
  }
  // Is its loop there? Closed or not.
  bool connected() const noexcept { return poller_.load(std::memory_order_acquire) != nullptr; }
  // This process is a child: whoever rang in the parent holds the lock for ever.
  void forked() noexcept { new (&mutex_) std::mutex; }
  // The loop ends: nobody may ring any more, and nobody is at it.
  void disconnect() noexcept {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      poller_.store(nullptr, std::memory_order_release);
    }
    Posting::wait_for(*this);
  }

  Inbox inbox;
  std::atomic<bool> asleep{false};  // the loop waits, or is about to

 private:
  // A thread that is cancelled meanwhile (pthread_cancel) ends after that: to write to a descriptor
  // is a point where it could.
  [[gnu::noinline]] void ring() noexcept {
    int before = 0;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before);
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (Poller* const poller = poller_.load(std::memory_order_relaxed)) poller->wake();
    }
    pthread_setcancelstate(before, nullptr);
  }
  std::atomic<unsigned> refs_{0};
  std::mutex mutex_;
  std::atomic<Poller*> poller_;  // null once the loop is gone; changed under the lock
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
