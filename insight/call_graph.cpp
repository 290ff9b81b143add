#include <asyncio/insight/call_graph.hpp>

#include <asyncio/futures/repr.hpp>
#include <asyncio/insight/await_graph.hpp>
#include <asyncio/loop/origin.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>
#include <utility>

namespace asyncio {

namespace {

using detail::AwaitGraph;
using detail::FutureBase;
using detail::TaskBase;

// Deeper lines are indented no more, but numbered: a chain of n would take n * n characters.
constexpr std::size_t kDeepestIndent = 24;
// So many names of a ring are written out.
constexpr std::size_t kLongestRing = 10;

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

enum class State { running, ready, waiting, sleeping, done };

State state_of(const TaskBase& task) {
  if (task.done()) return State::done;
  if (task.running()) return State::running;
  if (task.sleeping() && task.armed()) return State::sleeping;
  if (task.waiting_on() && !task.waiting_on()->done()) return State::waiting;
  return State::ready;
}

const char* name_of(State state) {
  constexpr const char* names[] = {"running", "ready", "waiting", "sleeping", "done"};
  return names[static_cast<int>(state)];
}

std::string sleep_of(const TaskBase& task) {
  if (!std::isfinite(task.wakes_at())) return "sleep for ever";
  char text[96];
  std::snprintf(text, sizeof text, "sleep until %.3f (%.3f s to go)", task.wakes_at(),
                task.wakes_at() - task.loop().time());
  return text;
}

std::string label_of(const FutureBase& future) {
  if (future.is_task()) return static_cast<const TaskBase&>(future).name();
  return future.kind();
}

std::string name_of_ring(const AwaitGraph& graph, const std::vector<std::size_t>& ring) {
  std::string out;
  for (std::size_t i = 0; i < ring.size() && i < kLongestRing; ++i)
    out += label_of(*graph.nodes()[ring[i]].future) + " -> ";
  if (ring.size() > kLongestRing)
    out += "<" + std::to_string(ring.size() - kLongestRing) + " more> -> ";
  return out + label_of(*graph.nodes()[ring.front()].future);
}

// ---- the tree of a loop ----

class Tree {
 public:
  explicit Tree(EventLoop& loop) : graph_(loop), state_(graph_.nodes().size(), Seen::unseen) {}

  std::string format() {
    const std::vector<std::size_t> roots = graph_.roots();
    for (const std::size_t root : roots) format_from(root, root == roots.back());
    for (const auto& ring : graph_.cycles()) out_ += "Cycle: " + name_of_ring(graph_, ring) + "\n";
    return std::move(out_);
  }

 private:
  enum class Seen : unsigned char { unseen, on_the_way, before };
  struct Place {
    std::size_t node;
    std::size_t next;  // which of those it awaits
    bool last;         // of its parent's
  };

  void format_from(std::size_t root, bool last) {
    enter(root, last);
    while (!way_.empty()) {
      Place& place = way_.back();
      const std::vector<std::size_t>& awaits = graph_.nodes()[place.node].awaits;
      if (place.next == awaits.size()) {
        state_[place.node] = Seen::before;
        way_.pop_back();
        continue;
      }
      const std::size_t next = awaits[place.next++];
      enter(next, place.next == awaits.size());
    }
  }

  void enter(std::size_t i, bool last) {
    const AwaitGraph::Node& node = graph_.nodes()[i];
    const std::string prefix = prefix_of();
    out_ += prefix + (last ? "└── " : "├── ") + (node.task() ? "(T) " : "(F) ") +
            label_of(*node.future) + detail::Origins::repr(*node.future);
    if (state_[i] != Seen::unseen) {
      out_ += state_[i] == Seen::on_the_way ? " (cycle, see above)\n" : " (see above)\n";
      return;
    }
    out_ += "\n";
    if (const TaskBase* task = node.task()) {
      const char* const bar = node.awaits.empty() ? "    " : "│   ";
      const std::string indent = prefix + (last ? "    " : "│   ") + bar;
      describe(*task, indent);
    }
    state_[i] = Seen::on_the_way;
    way_.push_back({i, 0, last});
  }

  void describe(const TaskBase& task, const std::string& indent) {
    std::vector<FrameCallGraphEntry> frames = frames_.of(task);
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame)
      out_ += indent + frame->name + " " + file_of(frame->location) + ":" +
              std::to_string(frame->location.line) + "\n";
    switch (state_of(task)) {
      case State::running:
      case State::ready:
        out_ += indent + name_of(state_of(task)) + "\n";
        break;
      case State::sleeping:
        out_ += indent + sleep_of(task) + "\n";
        break;
      case State::waiting:  // what it waits for comes below
      case State::done:
        break;
    }
  }

  std::string prefix_of() const {
    std::string out;
    for (std::size_t i = 0; i < std::min(way_.size(), kDeepestIndent); ++i)
      out += way_[i].last ? "    " : "│   ";
    if (way_.size() > kDeepestIndent) out += "[" + std::to_string(way_.size()) + "] ";
    return out;
  }

  AwaitGraph graph_;
  std::vector<Seen> state_;
  Frames frames_;
  std::vector<Place> way_;
  std::string out_;
};

// ---- JSON ----

// How many bytes of UTF-8 stand at `at`; 0: none, or what stands for no character.
std::size_t utf8_at(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xf0 && byte(1) < 0x90);
  const bool surrogate = lead == 0xed && byte(1) >= 0xa0;
  const bool too_large = lead == 0xf4 && byte(1) >= 0x90;
  return overlong || surrogate || too_large ? 0 : size;
}

// What is no UTF-8 becomes U+FFFD, byte by byte.
std::string json(const std::string& text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::size_t size = utf8_at(text, at);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      out += escape;
    } else if (size == 0) {
      out += "\\ufffd";
    } else {
      out.append(text, at, size);
    }
    at += size == 0 ? 1 : size;
  }
  return out + "\"";
}

std::string json(double number) {
  return std::isfinite(number) ? detail::repr_number(number) : "null";
}

template <class Items, class F>
std::string json_list(const Items& items, F&& item) {
  std::string out = "[";
  for (const auto& i : items) out += (out.size() > 1 ? ", " : "") + item(i);
  return out + "]";
}

std::string json_place(const SourceLocation& at) {
  return "\"function\": " + json(at.function ? at.function : "?") +
         ", \"file\": " + json(file_of(at)) + ", \"line\": " + std::to_string(at.line);
}

std::string json_of(const AwaitGraph& graph, const AwaitGraph::Node& node, Frames& all_frames) {
  const FutureBase& future = *node.future;
  std::string out = "{\"id\": " + json(id_of(future)) + ", \"kind\": " + json(future.kind());
  if (const TaskBase* task = node.task()) {
    const State state = state_of(*task);
    std::vector<FrameCallGraphEntry> frames = all_frames.of(future);
    std::reverse(frames.begin(), frames.end());
    out += ", \"name\": " + json(task->name()) + ", \"state\": " + json(name_of(state)) +
           ", \"frames\": " + json_list(frames, [](const FrameCallGraphEntry& frame) {
             SourceLocation at = frame.location;
             at.function = frame.name.c_str();
             return "{" + json_place(at) + "}";
           });
    if (state == State::sleeping) out += ", \"sleeps_until\": " + json(task->wakes_at());
  } else {
    out += std::string(", \"state\": ") + (future.done() ? "\"done\"" : "\"waiting\"");
  }
  const detail::Origin origin = detail::Origins::of(future);
  if (origin.at.file) out += ", \"created_at\": {" + json_place(origin.at) + "}";
  return out + ", \"awaited_by\": " +
         json_list(node.awaited_by,
                   [&](std::size_t i) { return json(id_of(*graph.nodes()[i].future)); }) +
         "}";
}

std::string json_of(const AwaitGraph& graph, EventLoop& loop, const FutureBase* start) {
  std::string out = "{\"time\": " + json(loop.time());
  Frames frames;
  if (start) out += ", \"future\": " + json(id_of(*start));
  out += ", \"nodes\": " + json_list(graph.nodes(), [&](const AwaitGraph::Node& node) {
           return json_of(graph, node, frames);
         });
  return out + ", \"cycles\": " +
         json_list(graph.cycles(),
                   [&](const std::vector<std::size_t>& ring) {
                     return json_list(ring, [&](std::size_t i) {
                       return json(id_of(*graph.nodes()[i].future));
                     });
                   }) +
         "}";
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

std::string format_call_graph(EventLoop& loop) { return Tree(loop).format(); }

void print_call_graph(const AnyFuture& future, std::FILE* file, std::optional<int> limit) {
  std::fputs(format_call_graph(future, limit).c_str(), file);
}
void print_call_graph(EventLoop& loop, std::FILE* file) {
  std::fputs(format_call_graph(loop).c_str(), file);
}

std::string call_graph_json(EventLoop& loop) { return json_of(AwaitGraph(loop), loop, nullptr); }
std::string call_graph_json(const AnyFuture& future) {
  return json_of(AwaitGraph(future.get()), future.get_loop(), &future.get());
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
