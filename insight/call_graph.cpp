#include <asyncio/insight/call_graph.hpp>

#include <asyncio/futures/repr.hpp>
#include <asyncio/insight/await_graph.hpp>
#include <asyncio/insight/snapshot_json.hpp>
#include <asyncio/insight/tree.hpp>
#include <asyncio/loop/origin.hpp>

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <utility>

namespace asyncio {

namespace {

using detail::AwaitGraph;
using detail::FutureBase;
using detail::Snapshot;
using detail::SnapshotState;
using detail::TaskBase;

// Deeper lines are indented no more, but numbered: a chain of n would take n * n characters.
constexpr std::size_t kDeepestIndent = 24;

std::string id_of(const FutureBase& future) {
  char text[32];
  std::snprintf(text, sizeof text, "%p", static_cast<const void*>(&future));
  return text;
}

std::string file_of(const SourceLocation& at) { return at.file ? at.file : "?"; }

// The frames of tasks, the innermost first. Names are remembered, for a demangled one is costly and
// many tasks run the same coroutine.
class Frames {
 public:
  std::vector<FrameCallGraphEntry> of(const FutureBase& future, std::optional<int> limit = {}) {
    std::vector<FrameCallGraphEntry> out;
    if (!future.is_task() || future.done()) return out;
    const Frame* frame = static_cast<const TaskBase&>(future).innermost();
    for (; frame; frame = frame->caller()) out.push_back({name_of(*frame), frame->location()});
    if (!limit) return out;
    const auto most = static_cast<std::size_t>(std::abs(static_cast<long>(*limit)));
    if (most >= out.size()) return out;
    const auto kept = static_cast<std::ptrdiff_t>(most);
    if (*limit >= 0)
      out.erase(out.begin() + kept, out.end());
    else
      out.erase(out.begin(), out.end() - kept);
    return out;
  }

 private:
  const std::string& name_of(const Frame& frame) {
    std::string& name = names_[&frame.info()];
    if (name.empty()) name = frame.name();
    return name;
  }
  std::unordered_map<const detail::FrameInfo*, std::string> names_;
};

SnapshotState state_of(const TaskBase& task) {
  if (task.done()) return SnapshotState::done;
  if (task.running()) return SnapshotState::running;
  if (task.sleeping() && task.armed()) return SnapshotState::sleeping;
  if (task.waiting_on() && !task.waiting_on()->done()) return SnapshotState::waiting;
  return SnapshotState::ready;
}

std::string label_of(const FutureBase& future) {
  if (future.is_task()) return static_cast<const TaskBase&>(future).name();
  return future.kind();
}

// ---- as a snapshot ----

class Picture {
 public:
  Picture(const AwaitGraph& graph, EventLoop& loop) {
    out_.time = loop.time();
    for (const AwaitGraph::Node& node : graph.nodes()) add(node);
  }
  Snapshot& snapshot() noexcept { return out_; }

 private:
  void add(const AwaitGraph::Node& from) {
    const FutureBase& future = *from.future;
    Snapshot::Node& node = out_.nodes.emplace_back();
    node.id = reinterpret_cast<std::uintptr_t>(&future);
    node.kind = out_.texts.add(future.kind());
    node.state = future.done() ? SnapshotState::done : SnapshotState::waiting;
    node.origin = out_.texts.add(detail::Origins::repr(future));
    const detail::Origin origin = detail::Origins::of(future);
    if (origin.at.file) {
      add(origin.at, origin.at.function ? origin.at.function : "?");
      node.created = static_cast<std::uint32_t>(out_.frames.size());
    }
    node.awaited_by = {from.awaited_by.begin(), from.awaited_by.end()};
    node.awaits = {from.awaits.begin(), from.awaits.end()};
    if (const TaskBase* const task = from.task()) add_task(*task, node);
  }
  void add_task(const TaskBase& task, Snapshot::Node& node) {
    node.is_task = true;
    node.name = out_.texts.add(task.name());
    node.state = state_of(task);
    if (node.state == SnapshotState::sleeping) node.sleeps_until = task.wakes_at();
    const std::vector<FrameCallGraphEntry> frames = frames_.of(task);
    node.first_frame = static_cast<std::uint32_t>(out_.frames.size());
    node.frame_count = static_cast<std::uint32_t>(frames.size());
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame)
      add(frame->location, frame->name);
  }
  void add(const SourceLocation& at, const std::string& function) {
    out_.frames.push_back({out_.texts.add(function), out_.texts.add(file_of(at)), at.line});
  }

  Snapshot out_;
  Frames frames_;
};

Snapshot snapshot_of(const AwaitGraph& graph, EventLoop& loop) {
  return std::move(Picture(graph, loop).snapshot());
}

}  // namespace

// ---- of one future ----

FutureCallGraph::~FutureCallGraph() {
  std::vector<FutureCallGraph> todo = std::exchange(awaited_by, {});
  while (!todo.empty()) {
    std::vector<FutureCallGraph> next = std::exchange(todo.back().awaited_by, {});
    todo.pop_back();
    for (FutureCallGraph& graph : next) todo.push_back(std::move(graph));
  }
}

FutureCallGraph capture_call_graph(const AnyFuture& future, std::optional<int> limit) {
  const AwaitGraph graph(future.get());
  enum class State : unsigned char { unseen, on_the_way, before };
  struct Place {
    FutureCallGraph* out;
    std::size_t node;
    std::size_t next;  // which of its awaiters
  };
  FutureCallGraph root;
  Frames frames;
  std::vector<State> state(graph.nodes().size(), State::unseen);
  std::vector<Place> way;
  const auto enter = [&](FutureCallGraph& out, std::size_t i) {
    const AwaitGraph::Node& node = graph.nodes()[i];
    out.future = AnyFuture(detail::Ref<FutureBase>(node.future));
    if (state[i] != State::unseen) {
      out.seen = state[i] == State::on_the_way ? FutureCallGraph::Seen::cycle
                                               : FutureCallGraph::Seen::before;
      return;
    }
    state[i] = State::on_the_way;
    out.call_stack = frames.of(*node.future, limit);
    out.awaited_by.resize(node.awaited_by.size());
    way.push_back({&out, i, 0});
  };
  enter(root, 0);
  while (!way.empty()) {
    Place& place = way.back();
    if (place.next == place.out->awaited_by.size()) {
      state[place.node] = State::before;
      way.pop_back();
      continue;
    }
    const std::size_t next = place.next++;
    enter(place.out->awaited_by[next], graph.nodes()[place.node].awaited_by[next]);
  }
  return root;
}

std::optional<FutureCallGraph> capture_call_graph() {
  if (const AnyTask task = current_task()) return capture_call_graph(task);
  return std::nullopt;
}

std::string format_call_graph(const AnyFuture& future, std::optional<int> limit) {
  const FutureCallGraph root = capture_call_graph(future, limit);
  struct Place {
    const FutureCallGraph* graph;
    std::size_t level;
  };
  std::string out;
  std::vector<Place> todo{{&root, 0}};
  while (!todo.empty()) {
    const auto [graph, level] = todo.back();
    todo.pop_back();
    std::string indent(4 * std::min(level, kDeepestIndent), ' ');
    if (level > kDeepestIndent) indent += "[" + std::to_string(level) + "] ";
    const FutureBase& f = graph->future.get();
    out += indent + "* " + f.kind() + "(";
    if (f.is_task()) out += "name=" + detail::quoted(label_of(f)) + ", ";
    out += "id=" + id_of(f) + ")";
    if (graph->seen == FutureCallGraph::Seen::cycle) out += " (cycle, see above)";
    if (graph->seen == FutureCallGraph::Seen::before) out += " (see above)";
    out += "\n";
    if (!graph->call_stack.empty()) out += indent + "  + Call stack:\n";
    for (const FrameCallGraphEntry& frame : graph->call_stack)
      out += indent + "  |   File " + detail::quoted(file_of(frame.location)) + ", line " +
             std::to_string(frame.location.line) + ", in async " + frame.name + "()\n";
    if (!graph->awaited_by.empty()) out += indent + "  + Awaited by:\n";
    for (auto by = graph->awaited_by.rbegin(); by != graph->awaited_by.rend(); ++by)
      todo.push_back({&*by, level + 1});
  }
  return out;
}

std::string format_call_graph() {
  const AnyTask task = current_task();
  return task ? format_call_graph(task) : std::string();
}

std::string format_call_graph(EventLoop& loop) {
  return detail::format_tree(snapshot_of(AwaitGraph(loop), loop));
}

void print_call_graph(const AnyFuture& future, std::FILE* file, std::optional<int> limit) {
  std::fputs(format_call_graph(future, limit).c_str(), file);
}
void print_call_graph(EventLoop& loop, std::FILE* file) {
  std::fputs(format_call_graph(loop).c_str(), file);
}

std::string call_graph_json(EventLoop& loop) {
  return detail::to_json(snapshot_of(AwaitGraph(loop), loop));
}
std::string call_graph_json(const AnyFuture& future) {
  return detail::to_json(snapshot_of(AwaitGraph(future.get()), future.get_loop()),
                         reinterpret_cast<std::uintptr_t>(&future.get()));
}

std::vector<AnyTask> deadlocked_tasks(EventLoop& loop) {
  std::vector<AnyTask> out;
  if (!detail::access(loop).quiescent()) return out;
  for (const AnyTask& task : all_tasks(loop)) {
    if (!task.task().running()) out.push_back(task);
  }
  return out;
}

}  // namespace asyncio
