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

#include <asyncio/generators/owner.hpp>
#include <asyncio/loop/node.hpp>

#include <cstddef>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class ReadAhead {
 public:
  // Null: there are none.
  using Ptr = Owner<ReadAhead>;
  ReadAhead() noexcept = default;
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;
  ~ReadAhead();

  // One that was put to the ready queue and runs in this turn.
  static void add(Ptr& ahead, Node& node) noexcept {
    if ((!ahead || ahead->size_ % kNodes == 0) && !make_room(ahead)) return;
    ahead->last_->nodes[ahead->size_++ % kNodes] = &node;
  }

  // A turn: begin(), for each node runs() and afterwards perhaps runs_again(), then end().
  void begin() noexcept { at_ = kept_ = fetched_ = {first_, 0}; }
  // Is it one of these?
  bool runs(const Node* node) noexcept {
    if (at_.index == size_ || at_.node() != node) return false;
    while (fetched_.index < size_ && fetched_.index <= at_.index + kAhead) fetch();
    at_.next();
    return true;
  }
  // The one that has run has put itself to the ready queue again.
  void runs_again(Node* node) noexcept {
    kept_.node() = node;
    kept_.next();
  }
  // Are there any for the next turn?
  bool end() noexcept;

 private:
  static constexpr std::size_t kAhead = 12;
  static constexpr std::size_t kNodes = 256;
  static constexpr std::ptrdiff_t kLine = 64;

  // Small, so that the memory is that of the timers which were just given up: new memory would
  // cost more than is gained.
  struct Chunk {
    Chunk* next;
    Node* nodes[kNodes];
  };
  struct Place {
    Chunk* chunk = nullptr;
    std::size_t index = 0;
    Node*& node() const noexcept { return chunk->nodes[index % kNodes]; }
    void next() noexcept {
      if (++index % kNodes == 0) chunk = chunk->next;
    }
  };

  // False, and none are left, when there is no memory.
  [[gnu::cold]] static bool make_room(Ptr& ahead) noexcept;
  static void drop(Chunk*& chunks) noexcept;
  void fetch() noexcept {
    const char* const node = reinterpret_cast<const char*>(fetched_.node());
    prefetch(node);
    // A task that only notes that it was woken touches no more. When it runs on it takes all of
    // itself and its frame, which was made just before it.
    if (fetched_.index < again_) {
      prefetch(node + kLine);
      prefetch(node - kLine);
    }
    fetched_.next();
  }

  Chunk* first_ = nullptr;
  Chunk* last_ = nullptr;
  std::size_t size_ = 0;
  std::size_t again_ = 0;  // so many have put themselves there
  Place at_;               // the next one to run
  Place kept_;             // so many of them run again
  Place fetched_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
