// StatementCache: what a connection has prepared at its server, by text and types.
//
// Invariants:
//  1. A statement is used by its name once the server has said that it is prepared; until then
//     whoever needs it too sends its text.
//  2. At most `size` are kept; the one that was not used for the longest time goes.
// Lifetime: its connection's. Thread: the loop's.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#pragma GCC visibility push(default)
namespace asyncio::postgres::detail {

struct Statement {
  enum class State : unsigned char { sent, prepared, dropped };
  std::string key;  // the text, and behind it the types
  std::string name;
  State state = State::sent;
};
using StatementPtr = std::shared_ptr<Statement>;

class StatementCache {
 public:
  explicit StatementCache(std::size_t size) noexcept : size_(size) {}

  // Null: it is not kept, and not to be.
  StatementPtr find(std::string_view sql, const unsigned* types, std::size_t count);
  // A new one, to be prepared by who asked for it. Null: there are to be none of it. One that had
  // to go for it is in `gone`, to be told to the server.
  StatementPtr add(StatementPtr& gone);
  void drop(const StatementPtr& statement) noexcept;
  // The server has none any more.
  void clear() noexcept;

 private:
  using Order = std::list<StatementPtr>;
  std::size_t size_;
  std::size_t made_ = 0;
  std::string key_;  // of what was asked for last
  Order order_;      // the one that was used last first
  std::unordered_map<std::string_view, Order::iterator> by_key_;
};

}  // namespace asyncio::postgres::detail
#pragma GCC visibility pop
