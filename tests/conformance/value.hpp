// Value: what the futures of a scenario carry, and how values and exceptions are written in a
// trace.
#pragma once

#include <asyncio/asyncio.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace asyncio::conformance {

// The exceptions of a scenario.
class NumberedError : public MessageError {
 public:
  explicit NumberedError(std::int64_t number) : MessageError(std::to_string(number)) {}
};
class E1 : public NumberedError {
 public:
  using NumberedError::NumberedError;
};
class E2 : public NumberedError {
 public:
  using NumberedError::NumberedError;
};

// A value of Python, as far as scenarios have them.
struct Value {
  Value() = default;
  explicit Value(std::int64_t number) : content(number) {}
  explicit Value(int number) : content(std::int64_t{number}) {}
  explicit Value(std::size_t number) : content(static_cast<std::int64_t>(number)) {}
  explicit Value(bool yes) : content(yes) {}
  explicit Value(std::string bytes) : content(std::move(bytes)) {}
  explicit Value(std::vector<Value> list) : content(std::move(list)) {}
  explicit Value(ExceptionPtr error) : content(std::move(error)) {}

  std::variant<None, std::int64_t, bool, std::string, std::vector<Value>, ExceptionPtr> content;
};

std::string text_of(const Value& value);
std::string text_of(const ExceptionPtr& error);
// As Python prints them.
inline const char* text_of(bool yes) { return yes ? "True" : "False"; }
std::string time_text(double ticks);

inline std::string to_repr(const Value& value) { return text_of(value); }

// E1, E2, Timeout, Cancelled, KI, SE or Stop.
ExceptionPtr make_error(const std::string& kind, std::int64_t number);
// Would a handler for E1, E2, Timeout, Cancelled, Exception or Base catch it?
bool matches(const ExceptionPtr& error, const std::string& kind);

}  // namespace asyncio::conformance
