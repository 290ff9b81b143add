#include <asyncio/insight/snapshot.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::detail {

const char* name_of(SnapshotState state) noexcept {
  constexpr const char* names[] = {"running", "ready", "waiting", "sleeping", "done"};
  return names[static_cast<int>(state)];
}

std::string Snapshot::label_of(const Node& node) const {
  if (!node.is_task) return texts[node.kind];
  return node.name ? texts[node.name] : "Task-" + std::to_string(node.number);
}

std::vector<std::size_t> Snapshot::roots() const {
  std::vector<std::size_t> out;
  std::vector<bool> reached(nodes.size());
  std::vector<std::size_t> todo;
  const auto reach_from = [&](std::size_t root) {
    out.push_back(root);
    todo.push_back(root);
    reached[root] = true;
    while (!todo.empty()) {
      const std::size_t at = todo.back();
      todo.pop_back();
      for (const std::size_t next : nodes[at].awaits) {
        if (reached[next]) continue;
        reached[next] = true;
        todo.push_back(next);
      }
    }
  };
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].awaited_by.empty()) reach_from(i);
  }
  std::vector<std::size_t> passed(nodes.size());  // by the way up from which node, + 1
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (reached[i]) continue;
    // Nobody outside waits for it, so above it there is a ring: up, until a node comes again.
    std::size_t top = i;
    while (passed[top] != i + 1) {
      passed[top] = i + 1;
      top = nodes[top].awaited_by.front();
    }
    reach_from(top);
  }
  return out;
}

// Depth first, with a stack of its own; a node that is met while it is on the way closes a ring.
// All nodes of that ring are of one group, which is then done with.
std::vector<std::vector<std::size_t>> Snapshot::cycles() const {
  enum class State : unsigned char { unseen, on_the_way, done };
  struct Place {
    std::size_t node;
    std::size_t next;  // which of those it awaits
  };
  std::vector<std::vector<std::size_t>> out;
  std::vector<State> state(nodes.size(), State::unseen);
  std::vector<bool> in_ring(nodes.size());
  std::vector<Place> way;
  for (std::size_t start = 0; start < nodes.size(); ++start) {
    if (state[start] != State::unseen) continue;
    state[start] = State::on_the_way;
    way.push_back({start, 0});
    while (!way.empty()) {
      Place& place = way.back();
      const std::vector<std::uint32_t>& awaits = nodes[place.node].awaits;
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
