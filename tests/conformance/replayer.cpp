#include <asyncio/tests/conformance/replayer.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace asyncio::conformance {

void Replayer::make_loop() {
  auto poller = std::make_unique<VirtualPoller>();
  clocks.push_back(poller.get());
  loops.push_back(new_event_loop(std::move(poller)));
  EventLoop* const made = loops.back().get();
  clocks.back()->on_idle([this, l = made] {
    idle_ = true;
    l->stop();
  });
  made->set_exception_handler(
      [this](EventLoop&, const ExceptionContext& context) { report_exception(context); });
}

EventLoop* Replayer::make_loops() {
  const std::size_t last = *std::max_element(scenario.loops.begin(), scenario.loops.end());
  for (std::size_t i = 0; i <= last + 1; ++i) make_loop();
  return loops.front().get();
}

VirtualPoller& Replayer::clock() const {
  const auto same = [this](const EventLoopPtr& l) { return l.get() == loop; };
  const auto found = std::find_if(loops.begin(), loops.end(), same);
  return *clocks[static_cast<std::size_t>(found - loops.begin())];
}

Replayer::Replayer(const Scenario& s)
    : scenario(s),
      loop(make_loops()),
      sync(s),
      streams(*this),
      links(*this),
      slots(s.slots),
      handles(s.handles),
      concurrent(s.concurrent),
      completions(s.completions),
      variables(s.variables, 0),
      context_variables{{"v0", -1}, {"v1", -1}} {}

Replayer::~Replayer() {
  ended_ = true;
  completions.clear();
  for (const EventLoopPtr& l : loops) l->close();
  set_event_loop(nullptr);
}

// ---- the trace ----

void Replayer::log(const std::string& text) {
  if (ended_) return;
  label_new_tasks();
  std::string who = "-";
  if (!who_callback_.empty()) {
    who = who_callback_;
  } else if (loop->is_running()) {
    if (const AnyTask task = current_task(*loop)) {
      const auto found = known_.find(task);
      if (found != known_.end()) who = found->second.label;
    }
  }
  trace_ += time_text(loop->time()) + " " + std::to_string(clock().turns()) + " " + who + " ";
  for (const char c : text) {
    if (c == '\n')
      trace_ += "\\n";
    else
      trace_ += c;
  }
  trace_ += '\n';
}

void Replayer::label_new_tasks() {
  for (const AnyTask& task : all_tasks(*loop)) {
    if (known_.count(task)) continue;
    tasks_.push_back(task);
    labelled_.push_back(task);
    known_[task].label = "T" + std::to_string(counts_["T"]++);
  }
}

void Replayer::label(const AnyFuture& future, const char* kind) {
  label_new_tasks();
  if (known_.count(future)) return;
  known_[future].label = kind + std::to_string(counts_[kind]++);
  labelled_.push_back(future);
}

std::string Replayer::label_of(const AnyFuture& future) {
  label_new_tasks();
  const auto found = known_.find(future);
  return found == known_.end() ? "?" : found->second.label;
}

std::string Replayer::labels_of(const std::vector<AnyFuture>& futures) {
  std::string out;
  for (const AnyFuture& f : futures) out += (out.empty() ? "" : ",") + label_of(f);
  return out;
}

void Replayer::report_exception(const ExceptionContext& context) {
  const auto ends_with = [&context](const std::string& tail) {
    const std::string& m = context.message;
    return m.size() >= tail.size() && m.compare(m.size() - tail.size(), tail.size(), tail) == 0;
  };
  // Of futures that the library made for itself: the oracle keeps all of them alive.
  if (ended_ || ends_with("was never retrieved") || ends_with("but it is pending!")) return;
  std::string key = context.message;
  for (char& c : key) c = c == ' ' ? '_' : c;
  if (context.message.rfind("Exception in callback", 0) == 0) key = "callback";
  if (ends_with("exception in shielded future")) key = "shielded";
  log("exception_handler " + key + " " + (context.exception ? text_of(context.exception) : "-"));
}

// ---- operations and callbacks ----

void Replayer::count_op() {
  if (++ops_ <= kMaxOps) return;
  std::fputs("The scenario does not come to an end.\n", stderr);
  std::exit(2);
}

void Replayer::run_sync(const Op& op) {
  log_sync(op, [&] { return op.kind->sync(*this, op); });
}

void Replayer::run_callback(std::size_t index, const AnyFuture* future) {
  if (ended_) return;
  struct Who {
    std::string& who;
    std::string before;
    Who(std::string& w, std::string now) : who(w), before(std::exchange(w, std::move(now))) {}
    ~Who() { who = before; }
  } who(who_callback_, "cb" + std::to_string(index));
  if (++callbacks_ > kMaxCallbacks) return log("run limit");
  log("run " + (future ? label_of(*future) : std::string()));
  for (const Op& op : scenario.callbacks[index]) {
    count_op();
    if (op.kind->sync) {
      run_sync(op);
    } else {
      const ExceptionPtr error = make_error(op[0].text, op.number(1));
      log("raise " + text_of(error));
      error.rethrow();
    }
  }
}

// ---- the driver ----

std::string Replayer::run() {
  drive();
  ended_ = true;
  return std::move(trace_);
}

void Replayer::drive() {
  for (std::size_t phase = 0; phase < scenario.loops.size(); ++phase) {
    loop = loops[scenario.loops[phase]].get();
    set_event_loop(loop);
    if (phase > 0) log("loop " + std::to_string(scenario.loops[phase]));
    run_loop();
  }
  final_states();
  final_objects();
}

void Replayer::run_loop() {
  slots[0] = loop->create_task(run_template(*this, 0));
  label_new_tasks();
  run_main();
  log("phase drain");
  run_until_idle();
  for (int round = 0; round < 3; ++round) {
    std::vector<AnyFuture> pending;
    for (const AnyFuture& task : tasks_) {
      if (!task.done() && &task.get_loop() == loop) pending.push_back(task);
    }
    if (pending.empty()) break;
    log("phase cancel " + std::to_string(round));
    for (AnyFuture& task : pending) {
      const bool cancelled = task.cancel();
      log("cancel " + label_of(task) + " = " + text_of(cancelled));
    }
    run_until_idle();
  }
}

void Replayer::run_main() {
  for (int i = 0; i < kMaxRuns; ++i) {
    idle_ = false;
    ExceptionPtr error;
    try {
      const Value result = loop->run_until_complete(future_cast<Value>(slots[0]));
      return log("run_until_complete = " + text_of(result));
    } catch (...) {
      error = ExceptionPtr::current();
    }
    log("run_until_complete ! " + text_of(error));
    if (error.is<RuntimeError>() && idle_) return log("DEADLOCK");
    if (slots[0].done()) return;
  }
}

void Replayer::run_until_idle() {
  for (int i = 0; i < kMaxRuns; ++i) {
    idle_ = false;
    try {
      loop->run_forever();
    } catch (const BaseException& e) {
      log("run_forever raised " + text_of(ExceptionPtr::current(e)));
      continue;
    }
    if (idle_) return;
    log("run_forever stopped");
  }
  log("too many runs");
}

void Replayer::final_states() {
  const std::vector<AnyFuture> all = labelled_;
  for (const AnyFuture& f : all) {
    std::string state;
    if (!f.done()) {
      state = "pending";
    } else if (f.cancelled()) {
      state = "cancelled";
    } else {
      const bool unretrieved = f.unretrieved();
      const ExceptionPtr error = f.exception();
      state = error ? "exception " + text_of(error) + (unretrieved ? " unretrieved" : "")
                    : "result " + text_of(result_of(f));
    }
    log("final " + label_of(f) + " " + state);
  }
}

void Replayer::final_objects() {
  sync.log_final(*this);
  streams.log_final(*this);
  links.log_final(*this);
  std::string values;
  for (const std::int64_t v : variables) values += (values.empty() ? "" : ",") + std::to_string(v);
  log("final vars " + values);
  log("final time " + time_text(loop->time()));
}

}  // namespace asyncio::conformance
