// The operations on concurrent futures, all from the loop's own thread.
#include <asyncio/tests/conformance/operations.hpp>

namespace asyncio::conformance {

namespace {

using Result = std::optional<std::string>;
constexpr std::nullopt_t kNothing = std::nullopt;

template <class F>
Result with_concurrent(Replayer& r, const Op& op, F&& f) {
  std::optional<concurrent::Future<Value>>& future = r.concurrent[op.index(0)];
  if (!future) return "unset";
  return f(*future);
}

Result cf_new(Replayer& r, const Op& op) {
  r.concurrent[op.index(0)].emplace();
  const Future<Value> wrapped = wrap_future(*r.concurrent[op.index(0)], r.loop);
  r.label(wrapped, "W");
  r.slots[op.index(1)] = wrapped;
  return r.label_of(wrapped);
}
Result rct(Replayer& r, const Op& op) {
  if (!r.more_coroutines()) return "limit";
  r.concurrent[op.index(0)] = run_coroutine_threadsafe(run_template(r, op.index(1)), *r.loop);
  r.loop->call_soon([&r] { r.label_new_tasks(); });  // it may end without a word
  return kNothing;
}
Result cf_set(Replayer& r, const Op& op) {
  return with_concurrent(r, op, [&](auto& cf) -> Result {
    cf.set_result(Value(op.number(1)));
    return kNothing;
  });
}
Result cf_exc(Replayer& r, const Op& op) {
  return with_concurrent(r, op, [&](auto& cf) -> Result {
    cf.set_exception(make_error(op[1].text, op.number(2)));
    return kNothing;
  });
}
Result cf_run(Replayer& r, const Op& op) {
  return with_concurrent(
      r, op, [](auto& cf) -> Result { return text_of(cf.set_running_or_notify_cancel()); });
}
Result cf_cancel(Replayer& r, const Op& op) {
  return with_concurrent(r, op, [](auto& cf) -> Result { return text_of(cf.cancel()); });
}
Result cf_state(Replayer& r, const Op& op) {
  return with_concurrent(r, op, [](auto& cf) -> Result {
    if (cf.cancelled()) return "cancelled";
    if (!cf.done()) return cf.running() ? "running" : "pending";
    if (const ExceptionPtr error = cf.exception(0)) return "exception " + text_of(error);
    return "result " + text_of(cf.result(0));
  });
}

constexpr OpKind kKinds[] = {
    {"cf_new", "fS", cf_new, nullptr},    {"rct", "ft", rct, nullptr},
    {"cf_set", "fi", cf_set, nullptr},    {"cf_exc", "fxi", cf_exc, nullptr},
    {"cf_run", "f", cf_run, nullptr},     {"cf_cancel", "f", cf_cancel, nullptr},
    {"cf_state", "f", cf_state, nullptr},
};

}  // namespace

OpKinds thread_operations() { return {kKinds, std::size(kKinds)}; }

}  // namespace asyncio::conformance
