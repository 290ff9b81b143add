// Outcome<T>: how something ended, a value or an exception, without a throw.
//
// What ASYNCIO_YIELD_FROM_OUTCOME assigns, so that a single await that may fail needs no TRY.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <optional>
#include <utility>

namespace asyncio {

template <class T>
class Outcome {
 public:
  // True when there is a value.
  explicit operator bool() const noexcept { return value_.has_value(); }
  // The value; throws the exception when there is none.
  T& value() & {
    check();
    return *value_;
  }
  T&& value() && {
    check();
    return std::move(*value_);
  }
  // The exception, empty when there is a value.
  const ExceptionPtr& exception() const noexcept { return error_; }

  void set_exception(ExceptionPtr error) {
    value_.reset();
    error_ = std::move(error);
  }
  template <class V>
  void set_value(V&& value) {
    error_ = {};
    value_.emplace(std::forward<V>(value));
  }

 private:
  void check() const {
    if (error_) error_.rethrow();
    if (!value_) throw RuntimeError("the outcome is empty: nothing was awaited into it yet");
  }
  std::optional<T> value_;
  ExceptionPtr error_;
};

template <>
class Outcome<void> {
 public:
  explicit operator bool() const noexcept { return !error_; }
  void value() const {
    if (error_) error_.rethrow();
  }
  const ExceptionPtr& exception() const noexcept { return error_; }
  void set_exception(ExceptionPtr error) { error_ = std::move(error); }
  void set_value() { error_ = {}; }

 private:
  ExceptionPtr error_;
};

}  // namespace asyncio
