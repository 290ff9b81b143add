// RespParser: the answers in what a Redis server sends, RESP2 and RESP3 alike.
//
//   parser.feed(piece);
//   while (parser.next() == RespParser::Event::value) use(parser.take());
//
// It is fed as the bytes come, in pieces of any size, and keeps only what is half there. What may
// be hostile or broken is bounded by its limits: memory grows with the bytes that have come, never
// with a number that they contain, and nothing recurses.
// Invariants:
//  1. levels_ are the lists that are open, outermost first; each of them lacks an item.
//  2. line_ is the beginning of a line whose end has not come, bulk_left_ says how much is still to
//     come of a text and its end of line; one of both is empty.
//  3. Once something is refused, or has thrown, all is.
// Lifetime: what is fed must stay until next() has said need_more. Thread: any.
#pragma once

#include <asyncio/db/redis/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis::detail {

struct RespLimits {
  std::size_t depth = 32;                          // lists in lists
  std::size_t bulk = std::size_t{512} << 20;       // bytes of a text
  std::size_t items = (std::size_t{1} << 31) - 1;  // of a list
  std::size_t line = std::size_t{64} << 10;        // bytes of a status, an error, a number
};

class RespParser {
 public:
  enum class Event { need_more, value, refused };

  explicit RespParser(const RespLimits& limits = {}) noexcept : limits_(limits) {}

  // Precondition: next() has said need_more, or nothing was fed yet.
  void feed(std::string_view piece) noexcept { piece_ = piece; }
  // std::bad_alloc.
  Event next();
  // The answer, after Event::value.
  Value take() noexcept { return std::move(value_); }
  // Why it was refused.
  const char* refusal() const noexcept { return refusal_; }
  // Is there nothing half?
  bool idle() const noexcept { return levels_.empty() && line_.empty() && !bulk_left_; }

 private:
  struct Level {
    Value::Kind kind;
    bool attribute;  // it says something of what follows, which nobody asks for
    std::size_t left;
    std::vector<Value> items;
  };
  Event refuse(const char* why) noexcept {
    refusal_ = why;
    return Event::refused;
  }
  Event step();
  // The rest of a text. Event::value: there is an answer, need_more: not yet, nothing: go on.
  std::optional<Event> read_bulk();
  std::optional<Event> read_line();
  std::optional<Event> header(std::string_view line);
  std::optional<Event> begin_bulk(Value::Kind kind, std::string_view length);
  std::optional<Event> begin_list(Value::Kind kind, std::string_view length,
                                  bool attribute = false);
  std::optional<Event> whole(Value value);

  const RespLimits limits_;
  std::string_view piece_;
  std::vector<Level> levels_;
  std::string line_;
  std::string bulk_;
  std::size_t bulk_left_ = 0;  // with its \r\n; 0: there is none
  Value::Kind bulk_kind_ = Value::Kind::nil;
  Value value_;
  const char* refusal_ = nullptr;
};

}  // namespace asyncio::redis::detail
#pragma GCC visibility pop
