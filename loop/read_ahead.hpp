// ReadAhead: the nodes that will run soon, so that they are in the cache by then.
//
// A list that is longer than the cache cannot be followed ahead of itself: where the next node but
// one is, only the next one knows. When very many timers come due at once their nodes are known
// beforehand, and most are tasks, which run a turn later once more. These addresses are only
// guesses and nothing is read through them: nodes may be gone.
//
// Invariant: the nodes are a part of the ready queue in its order, unless a host has run what was
// ready out of turn; then they are forgotten in the next turn.
#pragma once

#include <asyncio/loop/node.hpp>

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

namespace asyncio::detail {

class ReadAhead {
 public:
  // Null: there are none.
  using Ptr = std::unique_ptr<ReadAhead>;
  // One that was put to the ready queue and runs in this turn.
  static void add(Ptr& ahead, Node& node) noexcept {
    try {
      if (!ahead) ahead = std::make_unique<ReadAhead>();
      ahead->nodes_.push_back(&node);
    } catch (const std::bad_alloc&) {
      ahead = nullptr;
    }
  }

  // A turn: begin(), then for each node runs() and afterwards ran(), then end().
  void begin() noexcept {
    at_ = kept_ = 0;
    for (std::size_t i = 0; i < kAhead && i < nodes_.size(); ++i) fetch(i);
  }
  // Is it one of these?
  bool runs(const Node* node) noexcept {
    if (at_ == nodes_.size() || nodes_[at_] != node) return false;
    if (at_ + kAhead < nodes_.size()) fetch(at_ + kAhead);
    ++at_;
    return true;
  }
  // One of these has put itself to the ready queue again.
  void runs_again(Node* node) noexcept { nodes_[kept_++] = node; }
  // Are there any for the next turn?
  bool end() noexcept {
    nodes_.resize(kept_);
    again_ = kept_;
    return kept_ > 0;
  }

 private:
  static constexpr std::size_t kAhead = 12;

  void fetch(std::size_t i) noexcept {
    const char* const node = reinterpret_cast<const char*>(nodes_[i]);
    prefetch(node);
    // A task that only notes that it was woken touches no more. When it runs on it takes all of
    // itself and its frame, which was made just before it.
    if (i >= again_) return;
    prefetch(node + kLine);
    prefetch(node - kLine);
  }
  static void prefetch(const void* address) noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(address, 1);
#else
    (void)address;
#endif
  }
  static constexpr std::ptrdiff_t kLine = 64;

  std::vector<Node*> nodes_;
  std::size_t again_ = 0;  // so many have put themselves there
  std::size_t at_ = 0;     // the next one to run
  std::size_t kept_ = 0;   // so many of them run again
};

}  // namespace asyncio::detail
