// Replayer: runs a scenario on the library and writes down what happens, as oracle/run_oracle.py
// does on asyncio.
//
// Lifetime: one scenario. It is the driver; the operations are in operations.cpp (those that do
// not suspend) and statements.cpp (those that may).
#pragma once

#include <asyncio/asyncio.hpp>
#include <asyncio/io/flow_control.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/io/stream_writer.hpp>
#include <asyncio/loop/virtual_poller.hpp>
#include <asyncio/testing/memory_transport.hpp>
#include <asyncio/tests/conformance/results.hpp>
#include <asyncio/tests/conformance/scenario.hpp>
#include <asyncio/tests/conformance/value.hpp>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace asyncio::conformance {

struct Signal {
  bool returned = false;
  Value value;
};

// What belongs to one activation of a template.
struct Call {
  std::vector<ExceptionPtr> errors;  // that its handlers are handling
  std::vector<Timeout> timeouts;     // that it is in, and its task groups
  std::vector<TaskGroup> groups;
  std::optional<TaskGroup> last_group;  // entered last, even if it was left
};

// The locks and queues of a scenario.
struct SyncObjects {
  explicit SyncObjects(const Scenario& scenario);
  // Their state at the end.
  void log_final(Replayer& r) const;

  std::deque<Lock> locks;
  std::vector<std::unique_ptr<Semaphore>> semaphores;
  std::deque<Event> events;
  std::deque<Condition> conditions;
  std::vector<std::unique_ptr<Queue<std::int64_t>>> queues;
  std::vector<std::unique_ptr<Barrier>> barriers;
};

// Its streams.
struct StreamObjects {
  explicit StreamObjects(Replayer& r);
  ~StreamObjects();
  void log_final(Replayer& r) const;

  class Transport;
  std::vector<std::unique_ptr<Transport>> transports;
  std::vector<std::unique_ptr<StreamReader>> readers;
  std::vector<std::unique_ptr<FlowControl>> flows;
};

// The ends of its connections in memory. A server's has no writer at first.
struct LinkObjects {
  explicit LinkObjects(Replayer& r);
  void log_final(Replayer& r) const;

  struct End {
    std::shared_ptr<StreamReader> reader;
    std::shared_ptr<StreamWriter> writer;
    testing::MemoryTransportPtr transport;
  };
  std::deque<End> ends;
};

// An as_completed() that several tasks may read, of futures of one type or of several.
struct Completions {
  AsCompleted<AnyFuture>::Futures next;
  std::size_t left;
};

using AnyHandle = std::variant<None, Handle, ThreadSafeHandle>;

class Replayer {
 public:
  explicit Replayer(const Scenario& scenario);
  ~Replayer();
  Replayer(const Replayer&) = delete;
  Replayer& operator=(const Replayer&) = delete;

  // Runs it to its end; the trace, one event per line.
  std::string run();

  // ---- for the operations ----

  void log(const std::string& text);
  // `T0`, or `?` for a future that has no label.
  std::string label_of(const AnyFuture& future);
  std::string labels_of(const std::vector<AnyFuture>& futures);
  // The next label of this kind (F, G, S, W), unless it has one.
  void label(const AnyFuture& future, const char* kind);
  // Tasks are numbered in the order they are made, also those that the library makes itself; one
  // must be seen before it ends.
  void label_new_tasks();
  // Runs an operation that does not suspend, and logs it; what it throws goes no further.
  void run_sync(const Op& op);
  template <class F>
  void log_sync(const Op& op, F&& run) {
    std::optional<std::string> result;
    try {
      result = run();
    } catch (...) {
      return log(op.text + " ! " + text_of(ExceptionPtr::current()));
    }
    log(result ? op.text + " = " + *result : op.text);
  }
  void count_op();
  // May one more coroutine body be started?
  bool more_coroutines() { return ++coroutines_ <= kMaxCoroutines; }
  bool ended() const noexcept { return ended_; }
  void run_callback(std::size_t index, const AnyFuture* future);

  // ---- results, in results.cpp ----

  // The result as asyncio has it. Throws as Future::result() does.
  Value result_of(const AnyFuture& future);
  // The same from what the future, which is done, has given to who awaited it.
  Value value_of(const AnyFuture&, const Value& result) { return result; }
  Value value_of(const AnyFuture& future, const Values& result);
  Value value_of(const AnyFuture& future, const Outcomes& result);
  Value value_of(const AnyFuture& future, const Nones& result);
  Value value_of(const AnyFuture& future, const Ends& result);
  void set_result(const AnyFuture& future, const Value& value);
  // Of a gather() of futures of several types, and of a shield().
  void note_children(const AnyFuture& gather, const std::vector<AnyFuture>& children);
  void note_inner(const AnyFuture& shield, const AnyFuture& inner);

  const Scenario& scenario;
  std::vector<EventLoopPtr> loops;  // the last one is for futures of another loop: it never runs
  std::vector<VirtualPoller*> clocks;
  EventLoop* loop;  // the one whose turn it is
  EventLoop& other_loop() const noexcept { return *loops.back(); }
  SyncObjects sync;
  StreamObjects streams;
  LinkObjects links;
  std::vector<AnyFuture> slots;
  std::vector<AnyHandle> handles;
  std::vector<Handle> far_timers;
  std::vector<std::optional<concurrent::Future<Value>>> concurrent;
  std::vector<std::shared_ptr<Completions>> completions;
  std::vector<std::int64_t> variables;
  std::vector<ContextVar<std::int64_t>> context_variables;

 private:
  struct Known {
    std::string label;
    // For results that their types do not have.
    std::optional<Value> given;  // by set_result(), to a future of a list
    std::vector<AnyFuture> children;
    AnyFuture inner;
  };
  static constexpr int kMaxOps = 20000, kMaxCoroutines = 48, kMaxCallbacks = 200, kMaxRuns = 60;

  void make_loop();
  EventLoop* make_loops();
  VirtualPoller& clock() const;
  void report_exception(const ExceptionContext& context);
  void drive();
  void run_loop();
  void run_main();
  void run_until_idle();
  void final_states();
  void final_objects();
  const Value* given_to(const AnyFuture& future) const;
  const std::vector<AnyFuture>& children_of(const AnyFuture& future) const;

  bool idle_ = false;
  bool ended_ = false;
  int ops_ = 0, coroutines_ = 0, callbacks_ = 0;
  std::string who_callback_;
  std::string trace_;
  std::map<std::string, int> counts_;
  std::map<AnyFuture, Known> known_;
  std::vector<AnyFuture> labelled_;  // in order of creation; all are kept to the end
  std::vector<AnyFuture> tasks_;
};

// A callback of the scenario, for add_done_callback() and call_soon().
struct Callback {
  Replayer* replayer;
  std::size_t index;
  void operator()() const { replayer->run_callback(index, nullptr); }
  void operator()(const AnyFuture& future) const { replayer->run_callback(index, &future); }
  friend bool operator==(const Callback& a, const Callback& b) { return a.index == b.index; }
};

// The coroutine of a template.
Coroutine<Value> run_template(Replayer& r, std::size_t index);
Coroutine<Signal> run_body(Replayer& r, const Body& body, Call& call);

}  // namespace asyncio::conformance
