// Call: the payload of a job, `{"v":1,"args":[2,3]}`, and what its enqueuer wants otherwise than
// its kind says: `"retry":{"retries":5,"base":1,"cap":3600,"jitter":true}`, `"timeout":60`,
// `"keep_result":3600`, each left out where it is the kind's.
//
// Another language enqueues with the same text; `v` is the version of this form.
#pragma once

#include <asyncio/jobs/kind.hpp>

#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::jobs::detail {

struct CallOptions {
  std::optional<RetryPolicy> retry;
  std::optional<double> timeout, keep_result;
};

// Behind the arguments, which the writer has as `{"v":1,"args":[2,3]`.
std::string end_call(JsonWriter&& out, const CallOptions& options);

template <class Arguments>
std::string write_call(const Arguments& arguments, const CallOptions& options) {
  JsonWriter out;
  out.begin('{');
  out.key("v");
  out.whole(std::int64_t{1});
  out.key("args");
  write<Arguments>(out, arguments);
  return end_call(std::move(out), options);
}

// One that was read. PayloadError when it is none, or of another version.
class Call {
 public:
  explicit Call(std::string_view payload);
  JsonValue arguments() const { return document_.root().get("args"); }
  // The kind's, and what the enqueuer wants.
  KindSettings settings(const KindSettings& of_kind) const;

 private:
  JsonDocument document_;
};

}  // namespace asyncio::jobs::detail
#pragma GCC visibility pop
