// Outcome<T>: how something ended, a value or an exception, without a throw.
//
// What ASYNCIO_YIELD_FROM_OUTCOME assigns, so that a single await that may fail needs no TRY.
#pragma once

#include <asyncio/generators/result.hpp>

#include <optional>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

template <class T>
class Outcome {
 public:
  Outcome() = default;
  Outcome(const Outcome&) = default;
  // NOLINTNEXTLINE(performance-noexcept-move-constructor): it is where T's is
  Outcome(Outcome&&) = default;
  Outcome& operator=(const Outcome&) = default;
  // Whatever T is: one that cannot be assigned is made anew.
  Outcome& operator=(Outcome&& other) noexcept(
      std::is_nothrow_move_assignable_v<std::optional<T>>) {
    if (this == std::addressof(other)) return *this;
    detail::assign_result(value_, std::move(other.value_));
    error_ = std::move(other.error_);
    return *this;
  }

  // True when there is a value.
  explicit operator bool() const noexcept { return value_.has_value(); }
  // The value; throws the exception when there is none.
  T& value() & {
    check();
    return *value_;
  }
  const T& value() const& {
    check();
    return *value_;
  }
  T&& value() && {
    check();
    return std::move(*value_);
  }
  // The exception, empty when there is a value.
  const ExceptionPtr& exception() const noexcept { return error_; }

  // Makes it an exception.
  void set_exception(ExceptionPtr error) {
    value_.reset();
    error_ = std::move(error);
  }
  // Makes it a value.
  template <class V>
  void set_value(V&& value) {
    error_ = {};
    value_.emplace(std::forward<V>(value));
  }
  // For the library's layers: the value comes by deliver(void* target, detail::Deliver how).
  template <class F>
  void take(F&& deliver) {
    error_ = {};
    value_.reset();
    deliver(&value_, detail::Deliver::emplace);
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

namespace detail {
template <class T>
struct is_copyable<Outcome<T>> : is_copyable_with<Outcome<T>, T> {};
template <>
struct is_copyable<Outcome<void>> : copies<Outcome<void>> {};
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
