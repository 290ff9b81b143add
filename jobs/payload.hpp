// The arguments and results of jobs as JSON, which psql and other languages can read.
//
// JsonWriter makes a text, JsonDocument reads one. A document is bounded, for it may come from
// anywhere: 1 MiB, 32 levels, texts in UTF-8. Numbers are whole (of 64 bits) or doubles.
// Errors: PayloadError. Lifetime: a JsonValue belongs to its document, which keeps no reference to
// the text. Thread: any, as plain values.
#pragma once

#include <asyncio/jobs/exceptions.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

constexpr std::size_t kMostPayload = 1 << 20, kMostDepth = 32;

class JsonWriter {
 public:
  void null() { value("null"); }
  void boolean(bool b) { value(b ? "true" : "false"); }
  void whole(std::int64_t n) { value(std::to_string(n)); }
  void whole(std::uint64_t n) { value(std::to_string(n)); }
  // PayloadError for what is not finite: JSON has no such number.
  void number(double n);
  // PayloadError for what is no UTF-8.
  void text(std::string_view text);
  // `[` or `{`; values follow, in an object each behind its key(); then end() with `]` or `}`.
  void begin(char bracket);
  void key(std::string_view key);
  void end(char bracket);
  // What is written so far. PayloadError when it is too long.
  std::string take() &&;

 private:
  void value(std::string_view text);
  std::string out_;
  std::size_t depth_ = 0;
};

class JsonValue {
 public:
  // For the document.
  explicit JsonValue(const void* value) noexcept : value_(value) {}

  bool is_null() const noexcept;
  // The value as one of these; PayloadError when it is none.
  bool boolean() const;
  double number() const;
  std::int64_t whole(std::int64_t least, std::int64_t most) const;
  std::uint64_t whole(std::uint64_t most) const;
  std::string_view text() const;
  // How many are in an array or object; PayloadError for another value.
  std::size_t size() const;
  // PayloadError unless it is an array of so many.
  void check_items(std::size_t size) const;
  // The one at a place of an array, or of an object with its key; PayloadError where there is none.
  JsonValue item(std::size_t i) const;
  std::pair<std::string_view, JsonValue> entry(std::size_t i) const;
  // Of an object the value with that key; empty when there is none, or it is no object.
  JsonValue get(std::string_view key) const noexcept;
  explicit operator bool() const noexcept { return value_ != nullptr; }

 private:
  const void* value_;
};

class JsonDocument {
 public:
  explicit JsonDocument(std::string_view text);
  ~JsonDocument();
  JsonValue root() const noexcept;

 private:
  struct Tree;
  const std::unique_ptr<const Tree> tree_;
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
