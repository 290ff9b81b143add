// Snapshot: what the tasks of one loop did at one moment, as plain data. It is filled in the
// process itself (call_graph.cpp), or from outside of it (task_reader.hpp), and formatted in one
// way (tree.hpp, snapshot_json.hpp).
//
// Invariants:
//  1. b is in nodes[a].awaited_by, once, if and only if a is in nodes[b].awaits; awaits are sorted.
//  2. The frames of a node are frames[first_frame] and those that follow, the outermost first.
//  3. Texts stand in `texts` once each; number 0 is the empty one.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

// Texts that many have; each is kept once.
class Texts {
 public:
  using Number = std::uint32_t;
  Texts() { add({}); }
  Texts(Texts&&) noexcept = default;
  Texts& operator=(Texts&&) noexcept = default;
  Number add(std::string_view text) {
    const auto [found, is_new] = numbers_.emplace(text, static_cast<Number>(texts_.size()));
    if (is_new) texts_.push_back(&found->first);
    return found->second;
  }
  const std::string& operator[](Number number) const noexcept { return *texts_[number]; }

 private:
  std::unordered_map<std::string, Number> numbers_;
  std::vector<const std::string*> texts_;
};

enum class SnapshotState : std::uint8_t { running, ready, waiting, sleeping, done };
const char* name_of(SnapshotState state) noexcept;

struct Snapshot {
  struct Frame {
    Texts::Number function;
    Texts::Number file;
    int line;
  };
  struct Node {
    std::uint64_t id = 0;      // its address
    std::uint64_t number = 0;  // of a task without a name: Task-N
    double sleeps_until = kUnknown;
    double age = kUnknown;  // seconds
    Texts::Number kind = 0;
    Texts::Number name = 0;    // of a task that has one
    Texts::Number object = 0;  // of a future: what it belongs to, `Lock at 0x55d0, 1 waits`
    Texts::Number origin = 0;  // as it stands behind the label: ` created at x.cpp:7`
    std::uint32_t first_frame = 0;
    std::uint32_t frame_count = 0;
    std::uint32_t created = 0;  // the number of a frame, which is where it was made, + 1
    SnapshotState state = SnapshotState::waiting;
    bool is_task = false;
    std::vector<std::uint32_t> awaited_by;
    std::vector<std::uint32_t> awaits;
  };

  double time = 0;         // the loop's clock
  std::deque<Node> nodes;  // there may be a million
  std::vector<Frame> frames;
  Texts texts;

  // Of a loop that is seen from outside.
  std::uint64_t loop = 0;  // its address
  int thread = 0;          // the number of the one it runs in; 0: it has not run
  bool running = false;
  bool asleep = false;           // it waits in its poller
  double polled_ago = kUnknown;  // seconds since its poller was asked last
  double next_timer = kUnknown;  // on the loop's clock; NaN: none is armed

  // `Task-1`, or the kind of a future.
  std::string label_of(const Node& node) const;
  // Those nodes that nobody waits for, and one of each group that has no such node, being a ring.
  std::vector<std::size_t> roots() const;
  // One ring of waits for each group of nodes that has any; each node waits for the next, the last
  // for the first.
  std::vector<std::vector<std::size_t>> cycles() const;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
