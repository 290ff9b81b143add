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

std::vector<std::size_t> AwaitGraph::roots() const {
  std::vector<std::size_t> out;
  std::vector<bool> reached(nodes_.size());
  std::vector<std::size_t> todo;
  const auto reach_from = [&](std::size_t root) {
    out.push_back(root);
    todo.push_back(root);
    reached[root] = true;
    while (!todo.empty()) {
      const std::size_t at = todo.back();
      todo.pop_back();
      for (const std::size_t next : nodes_[at].awaits) {
        if (reached[next]) continue;
        reached[next] = true;
        todo.push_back(next);
      }
    }
  };
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].awaited_by.empty()) reach_from(i);
  }
  std::vector<std::size_t> passed(nodes_.size());  // by the way up from which node, + 1
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (reached[i]) continue;
    // Nobody outside waits for it, so above it there is a ring: up, until a node comes again.
    std::size_t top = i;
    while (passed[top] != i + 1) {
      passed[top] = i + 1;
      top = nodes_[top].awaited_by.front();
    }
    reach_from(top);
  }
  return out;
}

// Depth first, with a stack of its own; a node that is met while it is on the way closes a ring.
// All nodes of that ring are of one group, which is then done with.
std::vector<std::vector<std::size_t>> AwaitGraph::cycles() const {
  enum class State : unsigned char { unseen, on_the_way, done };
  struct Place {
    std::size_t node;
    std::size_t next;  // which of those it awaits
  };
  std::vector<std::vector<std::size_t>> out;
  std::vector<State> state(nodes_.size(), State::unseen);
  std::vector<bool> in_ring(nodes_.size());
  std::vector<Place> way;
  for (std::size_t start = 0; start < nodes_.size(); ++start) {
    if (state[start] != State::unseen) continue;
    state[start] = State::on_the_way;
    way.push_back({start, 0});
    while (!way.empty()) {
      Place& place = way.back();
      const std::vector<std::size_t>& awaits = nodes_[place.node].awaits;
      if (place.next == awaits.size()) {
        state[place.node] = State::done;
        way.pop_back();
        continue;
      }
      const std::size_t next = awaits[place.next++];
      if (state[next] == State::unseen) {
        state[next] = State::on_the_way;
        way.push_back({next, 0});
      } else if (state[next] == State::on_the_way && !in_ring[next]) {
        std::vector<std::size_t> ring;
        for (std::size_t i = way.size(); i-- > 0;) {
          ring.push_back(way[i].node);
          in_ring[way[i].node] = true;
          if (way[i].node == next) break;
        }
        std::reverse(ring.begin(), ring.end());
        out.push_back(std::move(ring));
      }
    }
  }
  return out;
}

}  // namespace asyncio::detail
