#include <asyncio/jobs/call.hpp>

#include <limits>

namespace asyncio::jobs::detail {

std::string end_call(JsonWriter&& out, const CallOptions& options) {
  if (options.retry) {
    out.key("retry");
    out.begin('{');
    out.key("retries");
    out.whole(std::int64_t{options.retry->retries});
    out.key("base");
    out.number(options.retry->waits.base);
    out.key("cap");
    out.number(options.retry->waits.cap);
    out.key("jitter");
    out.boolean(options.retry->waits.jitter);
    out.end('}');
  }
  const auto seconds = [&out](const char* name, const std::optional<double>& value) {
    if (!value) return;
    out.key(name);
    out.number(*value);
  };
  seconds("timeout", options.timeout);
  seconds("keep_result", options.keep_result);
  out.end('}');
  return std::move(out).take();
}

Call::Call(std::string_view payload) : document_(payload) {
  const JsonValue version = document_.root().get("v");
  if (!version || version.whole(std::numeric_limits<std::int64_t>::min(),
                                std::numeric_limits<std::int64_t>::max()) != 1)
    throw PayloadError("the payload of a job is of another version than 1");
  if (!arguments()) throw PayloadError("the payload of a job has no args");
}

KindSettings Call::settings(const KindSettings& of_kind) const {
  const JsonValue root = document_.root();
  KindSettings out = of_kind;
  const auto read_into = [](const JsonValue& from, const char* name, auto& to) {
    if (const JsonValue value = from.get(name)) to = read<std::decay_t<decltype(to)>>(value);
  };
  read_into(root, "timeout", out.timeout);
  read_into(root, "keep_result", out.keep_result);
  if (const JsonValue policy = root.get("retry")) {
    read_into(policy, "retries", out.retry.retries);
    read_into(policy, "base", out.retry.waits.base);
    read_into(policy, "cap", out.retry.waits.cap);
    read_into(policy, "jitter", out.retry.waits.jitter);
  }
  return out;
}

}  // namespace asyncio::jobs::detail
