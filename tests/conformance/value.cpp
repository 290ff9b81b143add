#include <asyncio/tests/conformance/value.hpp>

#include <asyncio/io/exceptions.hpp>

namespace asyncio::conformance {

namespace {

// The messages that a trace shows; of any other RuntimeError or ValueError it shows the type alone.
constexpr const char* kTexts[] = {
    "Task cannot await on itself",
    "Task got bad yield",
    "yield was used instead of yield from for generator",
    "yield was used instead of yield from",
    "Task does not support set_result",
    "Task does not support set_exception",
    "Lock is not acquired",
    "cannot wait on un-acquired lock",
    "cannot notify on un-acquired lock",
    "This event loop is already running",
    "Event loop stopped before Future completed",
    "Event loop is closed",
    "Cannot change state of",
    "Timeout has not been entered",
    "read() called while another coroutine",
    "readexactly() called while another coroutine",
    "readuntil() called while another coroutine",
    "is shutting down",
    "is finished",
    "has not been entered",
    "attached to a different loop",
    "Cannot call write() after write_eof()",
    "more bytes than that were sent already",
    "BoundedSemaphore released too many times",
    "task_done() called too many",
    "Separator is not found",
    "Separator is found",
    "readexactly size can not",
    "belongs to a different loop",
};

template <class T>
std::string join(const std::vector<T>& values) {
  std::string out;
  for (const T& value : values) out += (out.empty() ? "" : ",") + text_of(value);
  return out;
}

}  // namespace

Value::Value() = default;
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

std::string text_of(const Value& value) {
  struct Text {
    std::string operator()(None) const { return "None"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(bool yes) const { return text_of(yes); }
    std::string operator()(const std::string& bytes) const { return "'" + bytes + "'"; }
    std::string operator()(const std::vector<Value>& list) const { return "[" + join(list) + "]"; }
    std::string operator()(const ExceptionPtr& error) const { return text_of(error); }
  };
  return std::visit(Text{}, value.content);
}

std::string text_of(const ExceptionPtr& error) {
  const std::string message = error.what();
  if (error.is<CancelledError>())
    return message.empty() ? "Cancelled" : "Cancelled(" + message + ")";
  if (error.is<NumberedError>()) return error.type_name() + "(" + message + ")";
  if (error.is<TimeoutError>()) return "Timeout";
  if (error.is<InvalidStateError>()) return "InvalidState";
  if (const auto* incomplete = error.get_if<IncompleteReadError>()) {
    return "IncompleteRead(" + incomplete->partial() + "," +
           (incomplete->expected() ? std::to_string(*incomplete->expected()) : "None") + ")";
  }
  if (const auto* overrun = error.get_if<LimitOverrunError>())
    return "LimitOverrun(" + std::to_string(overrun->consumed()) + ")";
  if (const auto* group = error.get_if<ExceptionGroup>())
    return "Group[" + join(group->exceptions()) + "]";
  if (const auto* group = error.get_if<BaseExceptionGroup>())
    return "Group[" + join(group->exceptions()) + "]";
  if (error.is<RuntimeError>() || error.is<ValueError>()) {
    for (const char* text : kTexts) {
      if (message.find(text) != std::string::npos) return error.type_name() + "(" + text + ")";
    }
  }
  return error.type_name();
}

std::string time_text(double ticks) { return std::to_string(static_cast<std::int64_t>(ticks)); }

ExceptionPtr make_error(const std::string& kind, std::int64_t number) {
  if (kind == "E1") return make_exception<E1>(number);
  if (kind == "E2") return make_exception<E2>(number);
  if (kind == "Timeout") return make_exception<TimeoutError>();
  if (kind == "Cancelled") return make_exception<CancelledError>();
  if (kind == "KI") return make_exception<KeyboardInterrupt>();
  if (kind == "SE") return make_exception<SystemExit>();
  return make_exception<StopIterationValue<Value>>(Value(number));
}

bool matches(const ExceptionPtr& error, const std::string& kind) {
  if (kind == "E1") return error.is<E1>();
  if (kind == "E2") return error.is<E2>();
  if (kind == "Timeout") return error.is<TimeoutError>();
  if (kind == "Cancelled") return error.is<CancelledError>();
  if (kind == "Exception") return error.is<Exception>();
  return true;
}

}  // namespace asyncio::conformance
