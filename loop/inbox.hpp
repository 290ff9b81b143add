// Inbox: what other threads post to a loop; lock-free, many writers, one reader. Port: the inbox
// with its bell.
//
// Lifetime: other threads hold a count of the port, so that it may outlive its loop; then it is
// closed.
//
// Invariants:
//  1. head_ is a stack of posted nodes, newest first; the reader takes it whole and turns it round.
//  2. Once closed, head_ holds a mark that no post gets past, so that nothing is lost between a
//  check and a push.
#pragma once

#include <asyncio/loop/handle.hpp>
#include <asyncio/loop/poller.hpp>

#include <atomic>
#include <mutex>

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
  Node* closed() const noexcept { return reinterpret_cast<Node*>(const_cast<Inbox*>(this)); }
  [[gnu::noinline]] static void move(Node* newest, ReadyQueue& to) noexcept {
    Node* oldest = nullptr;
    while (newest) {
      Node* next = newest->next;
      newest->next = oldest;
      oldest = newest;
      newest = next;
    }
    while (oldest) {
      Node* next = oldest->next;
      to.push(*oldest);
      oldest = next;
    }
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
    if (!inbox.post(node)) return false;
    // One wake-up for a burst: who finds the loop asleep wakes it, the others see it awake.
    if (asleep.load(std::memory_order_seq_cst) && asleep.exchange(false)) {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (poller_) poller_->wake();
    }
    return true;
  }
  // Another poller takes the place of the one that was there.
  void connect(Poller& poller) noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    poller_ = &poller;
  }
  // The loop ends: nobody may ring any more.
  void disconnect() noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    poller_ = nullptr;
  }

  Inbox inbox;
  std::atomic<bool> asleep{false};  // the loop waits, or is about to

 private:
  std::atomic<unsigned> refs_{0};
  std::mutex mutex_;
  Poller* poller_;
};

}  // namespace asyncio::detail
