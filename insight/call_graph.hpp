// The call graph: who waits for whom. capture_call_graph, format_call_graph, print_call_graph,
// call_graph_json, deadlocked_tasks.
//
// asyncio names: graph.FutureCallGraph, FrameCallGraphEntry, capture_call_graph,
// format_call_graph, print_call_graph (Python 3.14); the graph of a whole loop stands for
// `python -m asyncio pstree`. It is made on demand from what the loop knows anyway, so it costs
// nothing before, and it is there in release builds.
// Thread: the loop's.
#pragma once

#include <asyncio/futures/task.hpp>

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

// A frame of a task: the function and where it stands. asyncio.FrameCallGraphEntry
struct FrameCallGraphEntry {
  std::string name;  // `fetch`, without parentheses
  SourceLocation location;
};

// A future or task, where it stands, and who waits for it. asyncio.FutureCallGraph
//
// A future that several wait for, or that waits for itself, is expanded once; where it is met again
// it says so and has neither frames nor awaiters.
struct FutureCallGraph {
  enum class Seen {
    first,
    before,  // it stands elsewhere in the graph
    cycle,   // it is one of those that wait for it: they wait in a ring
  };

  AnyFuture future;
  std::vector<FrameCallGraphEntry> call_stack;  // the innermost first
  std::vector<FutureCallGraph> awaited_by;
  Seen seen = Seen::first;

  FutureCallGraph() = default;
  FutureCallGraph(FutureCallGraph&&) noexcept = default;
  FutureCallGraph& operator=(FutureCallGraph&&) noexcept = default;
  ~FutureCallGraph();  // without recursion, however deep it is
};

// The graph of a future or task, up to those that nobody waits for. `limit`: how many frames of
// each task, the innermost ones, or the outermost when it is negative; 0: none. Without a future:
// of the running task; nothing when a plain callback runs, RuntimeError outside of a loop.
// asyncio.capture_call_graph
FutureCallGraph capture_call_graph(const AnyFuture& future, std::optional<int> limit = {});
std::optional<FutureCallGraph> capture_call_graph();

// The same as text. asyncio.format_call_graph
//
//     * Task(name='Task-2', id=0x55d0)
//       + Call stack:
//       |   File 'work.cpp', line 7, in async fetch()
//       + Awaited by:
//         * Task(name='Task-1', id=0x55c0)
std::string format_call_graph(const AnyFuture& future, std::optional<int> limit = {});
std::string format_call_graph();
// All tasks of a loop as a tree, from those that nobody waits for down to what they wait for, with
// their frames, the outermost first (asyncio pstree). Rings of waits are named.
//
//     └── (T) Task-1
//         │   main work.cpp:12
//         └── (T) Task-2
//                 fetch work.cpp:7
//                 sleep until 1.500 (0.500 s to go)
std::string format_call_graph(EventLoop& loop);

// Prints it, by default to stdout. asyncio.print_call_graph
void print_call_graph(const AnyFuture& future, std::FILE* file = stdout,
                      std::optional<int> limit = {});
void print_call_graph(EventLoop& loop, std::FILE* file = stdout);

// The same for programs: one JSON object
//   {"time": 1.0, "nodes": [{"id", "kind", "name", "state", "frames": [{"function",
//   "file", "line"}], "sleeps_until", "created_at", "awaited_by": [ids]}], "cycles": [[ids]]}
// `state` is running, ready, waiting, sleeping or done; frames stand outermost first; what does not
// apply is left out. The graph of one future has its id as "future". A time that is no finite
// number, as that of a sleep for ever, is null; what is no UTF-8 in a name is U+FFFD.
std::string call_graph_json(EventLoop& loop);
std::string call_graph_json(const AnyFuture& future);

// The tasks that can never run again: all that wait, when nothing is ready, no timer is armed,
// nothing is watched and no executor works for the loop; else none. Ask when the loop has nothing
// to do, as in VirtualPoller::on_idle(). What only an io_context or another thread will do
// later (call_soon_threadsafe) is not seen.
std::vector<AnyTask> deadlocked_tasks(EventLoop& loop);

}  // namespace asyncio
#pragma GCC visibility pop
