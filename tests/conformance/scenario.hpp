// Scenario: a program to be replayed, as oracle/SCENARIO.md describes it, read from JSON.
#pragma once

#include <asyncio/generators/coroutine.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace asyncio::conformance {

class Replayer;
struct Call;
struct Op;
using Body = std::vector<Op>;

// How a body ended: by a `return`, or at its end.
struct Signal;

// What an operation is: its name, its arguments and what it does.
//
// One letter for each argument: i number, n number or null, b bool, s text, o text that may be
// missing, x kind of exception, X the same or null, S slot, L slots, t template, M templates,
// c callback, h handle, v variable, z context variable, f concurrent future, B body, N body or
// null, H handlers, w mode of wait(), a completions, and for an object its family: k lock, m
// semaphore, e event, d condition, q queue, r barrier, R stream reader, W flow control, E end of a
// connection in memory. `?` after a letter: may be missing.
struct OpKind {
  const char* name;
  const char* arguments;
  // Does not suspend: returns what is logged after the `=`.
  std::optional<std::string> (*sync)(Replayer&, const Op&);
  // Suspends, or holds a body that may.
  Coroutine<Signal> (*statement)(Replayer&, const Op&, Call&);
};

// Null when there is no such operation.
const OpKind* find_op(std::string_view name);
std::vector<std::string> op_names();

struct Handler;

struct Argument {
  bool missing = false;  // or null
  std::int64_t number = 0;
  std::string text;
  std::vector<std::size_t> indices;
  Body body;
  std::vector<Handler> handlers;
};

struct Op {
  const OpKind* kind = nullptr;
  std::string text;  // the operation as a trace shows it
  std::vector<Argument> arguments;

  const Argument& operator[](std::size_t i) const { return arguments[i]; }
  std::int64_t number(std::size_t i) const { return arguments[i].number; }
  std::size_t index(std::size_t i) const { return static_cast<std::size_t>(arguments[i].number); }
};

struct Handler {
  std::string kind;
  Body body;
};

struct SemaphoreSpec {
  std::int64_t value;
  bool bounded;
};
struct QueueSpec {
  std::string kind;  // fifo, lifo or prio
  std::int64_t maxsize;
};

// A connection in memory, by the limits of its readers; with a template the second end is a
// server's, which runs it.
struct LinkSpec {
  std::int64_t limit, other_limit;
  std::optional<std::size_t> server;
};

struct Scenario {
  std::size_t slots = 0, handles = 0, variables = 0, concurrent = 0, completions = 0;
  std::vector<std::size_t> loops;  // which loop runs, one after the other
  std::size_t locks = 0, events = 0, conditions = 0, flows = 0;
  std::vector<SemaphoreSpec> semaphores;
  std::vector<QueueSpec> queues;
  std::vector<std::int64_t> barriers, readers;
  std::vector<LinkSpec> links;
  std::vector<Body> templates, callbacks;
};

// What is wrong with a scenario, in one sentence.
class BadScenario : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Throws BadScenario.
Scenario read_scenario(std::string_view json);

}  // namespace asyncio::conformance
