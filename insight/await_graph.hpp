// AwaitGraph: futures and tasks as the nodes of a graph, an edge where one waits for another.
//
// It is built from the nodes that wait in each future's list of callbacks: a task that awaits it,
// or a DoneNode that forwards to another future (gather, shield, wait, TaskGroup).
//
// Invariants:
//  1. Every future stands in nodes_ once, at index_[future].
//  2. b is in nodes[a].awaited_by, once, if and only if a is in nodes[b].awaits.
// Lifetime: it looks at the futures; nothing may run while it is used. Thread: the loop's.
#pragma once

#include <asyncio/futures/task_base.hpp>

#include <cstddef>
#include <unordered_map>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class AwaitGraph {
 public:
  struct Node {
    FutureBase* future;
    std::vector<std::size_t> awaited_by;
    std::vector<std::size_t> awaits;
    const TaskBase* task() const noexcept {
      return future->is_task() ? static_cast<const TaskBase*>(future) : nullptr;
    }
  };

  // All tasks of the loop that are not done, what they wait for, and who waits for that.
  explicit AwaitGraph(EventLoop& loop);
  // A future and who waits for it, and so on.
  explicit AwaitGraph(FutureBase& future);

  const std::vector<Node>& nodes() const noexcept { return nodes_; }

 private:
  std::size_t add(FutureBase& future);
  void connect();

  std::vector<Node> nodes_;
  std::unordered_map<const FutureBase*, std::size_t> index_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
