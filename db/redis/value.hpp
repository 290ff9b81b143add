// Value: what a Redis server answers, whatever it is; and what becomes of it as a type of C++.
//
//   YIELD_FROM_INTO(value, redis.execute_command<redis::Value>("OBJECT", "HELP"));
//   for (const redis::Value& line : value.items()) use(line.text());
//
// Names of the kinds: those of RESP3, which are RESP2's and more. Lifetime: a value. Thread: any.
#pragma once

#include <asyncio/db/redis/exceptions.hpp>
#include <asyncio/generators/exception.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis {

class Value {
 public:
  enum class Kind : unsigned char {
    nil,         // there is none; Python's None
    boolean,     // integer() is 0 or 1
    integer,     // of 64 bits
    number,      // a double
    big_number,  // text(), its digits
    string,      // text(), any bytes
    status,      // text(), as `OK`
    verbatim,    // text(), for people to read
    error,       // text(), with its code: one of several answers has failed
    array,       // items()
    map,         // items(): key, value, key, value
    set,         // items(), in no order
    push,        // items(): nobody has asked for it
  };

  Value() noexcept = default;
  Value(const Value& other);
  Value(Value&& other) noexcept = default;
  Value& operator=(const Value& other) { return *this = Value(other); }
  Value& operator=(Value&& other) noexcept = default;
  explicit Value(std::int64_t integer, Kind kind = Kind::integer) noexcept
      : data_(integer), kind_(kind) {}
  explicit Value(double number) noexcept : data_(number), kind_(Kind::number) {}
  explicit Value(std::string text, Kind kind = Kind::string) noexcept
      : data_(std::move(text)), kind_(kind) {}
  explicit Value(std::vector<Value> items, Kind kind = Kind::array) noexcept
      : data_(std::move(items)), kind_(kind) {}

  Kind kind() const noexcept { return kind_; }
  bool is_nil() const noexcept { return kind_ == Kind::nil; }
  bool is_error() const noexcept { return kind_ == Kind::error; }
  // What the kind says that it has; InvalidResponse of another kind.
  const std::string& text() const { return get<std::string>("a text"); }
  std::int64_t integer() const { return get<std::int64_t>("an integer"); }
  double number() const { return get<double>("a number"); }
  const std::vector<Value>& items() const { return get<std::vector<Value>>("a list"); }
  // The same, to move from.
  std::string& text() { return const_cast<std::string&>(std::as_const(*this).text()); }
  std::vector<Value>& items() {
    return const_cast<std::vector<Value>&>(std::as_const(*this).items());
  }
  bool has_text() const noexcept { return std::holds_alternative<std::string>(data_); }
  bool has_items() const noexcept { return std::holds_alternative<std::vector<Value>>(data_); }

  // `{"name": [1, nil]}`, for people.
  std::string to_string() const;
  friend bool operator==(const Value& a, const Value& b) noexcept {
    return a.kind_ == b.kind_ && a.data_ == b.data_;
  }
  friend bool operator!=(const Value& a, const Value& b) noexcept { return !(a == b); }

 private:
  template <class T>
  const T& get(const char* wanted) const {
    if (const T* const found = std::get_if<T>(&data_)) return *found;
    is_not(wanted);
  }
  [[noreturn, gnu::cold]] void is_not(const char* wanted) const;

  std::variant<std::monostate, std::int64_t, double, std::string, std::vector<Value>> data_;
  Kind kind_ = Kind::nil;
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
