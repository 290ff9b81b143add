#include <asyncio/loop/forks.hpp>

#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/loops.hpp>

#include <pthread.h>

#include <atomic>
#include <utility>

namespace asyncio::detail {

namespace {

// Set once the handler is there, so that a child whose parent was just about to add it adds it
// itself. Two threads may both add it: to be called twice does no harm.
std::atomic<bool> watched{false};
std::atomic<unsigned> generation{0};

// The thread that has forked is the only one here.
[[gnu::cold]] void in_child() {
  generation.fetch_add(1, std::memory_order_relaxed);
  Loops::forked();
  if (EventLoop* const loop = std::exchange(running_loop, nullptr)) access(*loop).forked();
}

}  // namespace

unsigned fork_generation() noexcept { return generation.load(std::memory_order_relaxed); }

// Without memory for the handler a child takes the loop of its parent for a running one; there is
// nothing better to do.
[[gnu::cold]] void watch_forks() noexcept {
  if (watched.load(std::memory_order_acquire)) return;
  at_fork(nullptr, nullptr, in_child);
  watched.store(true, std::memory_order_release);
}

[[gnu::cold]] void at_fork(void (*before)(), void (*in_parent)(), void (*in_child)()) noexcept {
  (void)pthread_atfork(before, in_parent, in_child);
}

}  // namespace asyncio::detail
