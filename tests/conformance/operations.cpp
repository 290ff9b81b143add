// The operations that do not suspend; callbacks may use them too.
#include <asyncio/tests/conformance/operations.hpp>

namespace asyncio::conformance {

namespace {

using Result = std::optional<std::string>;
constexpr std::nullopt_t kNothing = std::nullopt;

// Does something with the future of a slot; an empty slot says `unset`.
template <class F>
Result with_slot(Replayer& r, const Op& op, F&& f) {
  AnyFuture& future = r.slots[op.index(0)];
  if (!future) return "unset";
  return f(future);
}

Result log(Replayer&, const Op&) { return kNothing; }
Result time(Replayer& r, const Op&) { return time_text(r.loop->time()); }
Result current(Replayer& r, const Op&) {
  const AnyTask task = current_task();
  return task ? r.label_of(task) : "-";
}
Result all(Replayer& r, const Op&) {
  const std::vector<AnyTask> tasks = all_tasks(*r.loop);
  return r.labels_of({tasks.begin(), tasks.end()});
}
Result inc(Replayer& r, const Op& op) {
  return std::to_string(r.variables[op.index(0)] += op.number(1));
}

// ---- tasks and futures ----

Result spawn(Replayer& r, const Op& op) {
  if (!r.more_coroutines()) return "limit";
  const Task<Value> task = r.loop->create_task(run_template(r, op.index(1)));
  r.slots[op.index(0)] = task;
  return r.label_of(task);
}
Result newfut(Replayer& r, const Op& op) {
  const Future<Value> future = r.loop->create_future<Value>();
  r.label(future, "F");
  r.slots[op.index(0)] = future;
  return r.label_of(future);
}
Result cancel(Replayer& r, const Op& op) {
  return with_slot(r, op, [&](AnyFuture& f) -> Result {
    const bool cancelled = op[1].missing ? f.cancel() : f.cancel(op[1].text);
    return r.label_of(f) + " " + text_of(cancelled);
  });
}
Result cancel_self(Replayer&, const Op&) { return text_of(current_task().cancel()); }
Result uncancel(Replayer&, const Op&) { return std::to_string(current_task().uncancel()); }
Result cancelling(Replayer&, const Op&) { return std::to_string(current_task().cancelling()); }
Result set_result(Replayer& r, const Op& op) {
  return with_slot(r, op, [&](AnyFuture& f) -> Result {
    r.set_result(f, Value(op.number(1)));
    return kNothing;
  });
}
Result set_exc(Replayer& r, const Op& op) {
  return with_slot(r, op, [&](AnyFuture& f) -> Result {
    const ExceptionPtr error = make_error(op[1].text, op.number(2));
    visit(f, [&](const auto& typed) { typed.set_exception(error); });
    return kNothing;
  });
}
Result state(Replayer& r, const Op& op) {
  return with_slot(r, op, [&](AnyFuture& f) -> Result {
    return r.label_of(f) + " done=" + text_of(f.done()) + " cancelled=" + text_of(f.cancelled());
  });
}
Result result(Replayer& r, const Op& op) {
  return with_slot(r, op, [&](AnyFuture& f) -> Result { return text_of(r.result_of(f)); });
}
Result exception(Replayer& r, const Op& op) {
  return with_slot(r, op, [](AnyFuture& f) -> Result {
    const ExceptionPtr error = f.exception();
    return error ? text_of(error) : "none";
  });
}
Result add_cb(Replayer& r, const Op& op) {
  return with_slot(r, op, [&](AnyFuture& f) -> Result {
    f.add_done_callback(Callback{&r, op.index(1)});
    return kNothing;
  });
}
Result rm_cb(Replayer& r, const Op& op) {
  return with_slot(r, op, [&](AnyFuture& f) -> Result {
    return std::to_string(f.remove_done_callback(Callback{&r, op.index(1)}));
  });
}

// ---- handles ----

Result soon(Replayer& r, const Op& op) {
  r.handles[op.index(0)] = r.loop->call_soon(Callback{&r, op.index(1)});
  return kNothing;
}
Result soon_ts(Replayer& r, const Op& op) {
  r.handles[op.index(0)] = r.loop->call_soon_threadsafe(Callback{&r, op.index(1)});
  return kNothing;
}
Result later(Replayer& r, const Op& op) {
  const TimerHandle handle = r.loop->call_later(op.number(1), Callback{&r, op.index(2)});
  r.handles[op.index(0)] = handle;
  return time_text(handle.when());
}
Result at(Replayer& r, const Op& op) {
  const TimerHandle handle =
      r.loop->call_at(static_cast<double>(op.number(1)), Callback{&r, op.index(2)});
  r.handles[op.index(0)] = handle;
  return time_text(handle.when());
}
Result hcancel(Replayer& r, const Op& op) {
  struct Cancel {
    Result operator()(None) const { return "unset"; }
    Result operator()(Handle& handle) const { return handle.cancel(), kNothing; }
    Result operator()(ThreadSafeHandle& handle) const { return handle.cancel(), kNothing; }
  };
  return std::visit(Cancel{}, r.handles[op.index(0)]);
}
Result hstate(Replayer& r, const Op& op) {
  struct State {
    Result operator()(None) const { return "unset"; }
    Result operator()(const Handle& handle) const { return text_of(handle.cancelled()); }
    Result operator()(const ThreadSafeHandle& handle) const { return text_of(handle.cancelled()); }
  };
  return std::visit(State{}, r.handles[op.index(0)]);
}
// n timers far away, the first k of them cancelled.
Result many_timers(Replayer& r, const Op& op) {
  for (std::int64_t i = 0; i < op.number(0); ++i)
    r.far_timers.push_back(r.loop->call_later(5000 + i, Callback{&r, 0}));
  const auto first = r.far_timers.end() - static_cast<std::ptrdiff_t>(op.number(0));
  const auto kept = first + static_cast<std::ptrdiff_t>(op.number(1));
  for (auto h = first; h != kept; ++h) h->cancel();
  r.far_timers.erase(first, kept);
  return kNothing;
}
Result far_cancel(Replayer& r, const Op&) {
  for (Handle& handle : r.far_timers) handle.cancel();
  r.far_timers.clear();
  return kNothing;
}
Result stop(Replayer& r, const Op&) { return r.loop->stop(), kNothing; }
Result nested_run(Replayer& r, const Op&) {
  r.loop->run_until_complete(future_cast<Value>(r.slots[0]));
  return kNothing;
}

// ---- context variables ----

Result ctx_set(Replayer& r, const Op& op) {
  r.context_variables[op.index(0)].set(op.number(1));
  return kNothing;
}
Result ctx_get(Replayer& r, const Op& op) {
  return std::to_string(r.context_variables[op.index(0)].get());
}

constexpr OpKind kKinds[] = {
    {"log", "i", log, nullptr},
    {"time", "", time, nullptr},
    {"current", "", current, nullptr},
    {"all_tasks", "", all, nullptr},
    {"inc", "vi", inc, nullptr},
    {"spawn", "St", spawn, nullptr},
    {"newfut", "S", newfut, nullptr},
    {"cancel", "Ss?", cancel, nullptr},
    {"cancel_self", "", cancel_self, nullptr},
    {"uncancel", "", uncancel, nullptr},
    {"cancelling", "", cancelling, nullptr},
    {"set_result", "Si", set_result, nullptr},
    {"set_exc", "Sxi", set_exc, nullptr},
    {"state", "S", state, nullptr},
    {"result", "S", result, nullptr},
    {"exception", "S", exception, nullptr},
    {"add_cb", "Sc", add_cb, nullptr},
    {"rm_cb", "Sc", rm_cb, nullptr},
    {"soon", "hc", soon, nullptr},
    {"soon_ts", "hc", soon_ts, nullptr},
    {"later", "hic", later, nullptr},
    {"at", "hic", at, nullptr},
    {"hcancel", "h", hcancel, nullptr},
    {"hstate", "h", hstate, nullptr},
    {"many_timers", "ii", many_timers, nullptr},
    {"far_cancel", "", far_cancel, nullptr},
    {"stop", "", stop, nullptr},
    {"nested_run", "", nested_run, nullptr},
    {"ctx_set", "zi", ctx_set, nullptr},
    {"ctx_get", "z", ctx_get, nullptr},
};

}  // namespace

OpKinds plain_operations() { return {kKinds, std::size(kKinds)}; }

}  // namespace asyncio::conformance
