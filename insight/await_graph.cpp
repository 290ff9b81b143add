#include <asyncio/insight/await_graph.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::detail {

AwaitGraph::AwaitGraph(EventLoop& loop) {
  for (TaskBase* task = access(loop).tasks().first; task; task = task->next_task()) add(*task);
  for (TaskBase* task = access(loop).tasks().first; task; task = task->next_task()) {
    FutureBase* future = task->waiting_on();
    if (future && !future->done()) add(*future);
  }
  connect();
}

AwaitGraph::AwaitGraph(FutureBase& future) {
  add(future);
  connect();
}

std::size_t AwaitGraph::add(FutureBase& future) {
  const auto [found, is_new] = index_.emplace(&future, nodes_.size());
  if (is_new) nodes_.push_back({&future, {}, {}});
  return found->second;
}

// nodes_ grows while it is walked.
void AwaitGraph::connect() {
  std::vector<std::size_t> last(
      nodes_.size());  // the node that this one waits for, found last, + 1
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    nodes_[i].future->for_each_node([&](detail::Node& node) {
      FutureBase* awaiter = nullptr;
      if (node.is_done_node())
        awaiter = static_cast<DoneNode&>(node).forwards_to();
      else
        awaiter = dynamic_cast<TaskBase*>(&node);
      if (!awaiter || awaiter->done()) return;
      const std::size_t a = add(*awaiter);
      last.resize(nodes_.size());
      if (std::exchange(last[a], i + 1) == i + 1) return;
      nodes_[i].awaited_by.push_back(a);
      nodes_[a].awaits.push_back(i);
    });
  }
  for (Node& node : nodes_) std::sort(node.awaits.begin(), node.awaits.end());
}

}  // namespace asyncio::detail
