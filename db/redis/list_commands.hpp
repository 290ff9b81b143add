// Lists. Part of Commands (commands.hpp). What has a timeout waits so many seconds, 0: for ever, on
// a connection of its own, and gives nothing when nothing has come. Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

// A list, and what was in it.
using Popped = std::optional<std::pair<std::string, std::string>>;
using PoppedTexts = std::optional<std::pair<std::string, Texts>>;

namespace detail {

template <class Self>
class ListCommands {
 public:
  // clang-format off
  template <class... V> Int lpush(Key name, const V&... values) { return run<std::int64_t>({"LPUSH", name, values...}); }
  template <class... V> Int rpush(Key name, const V&... values) { return run<std::int64_t>({"RPUSH", name, values...}); }
  template <class... V> Int lpushx(Key name, const V&... values) { return run<std::int64_t>({"LPUSHX", name, values...}); }
  template <class... V> Int rpushx(Key name, const V&... values) { return run<std::int64_t>({"RPUSHX", name, values...}); }
  Future<Text> lpop(Key name) { return run<Text>({"LPOP", name}); }
  Future<Text> rpop(Key name) { return run<Text>({"RPOP", name}); }
  Future<Texts> lpop(Key name, std::int64_t count) { return run<Texts>({"LPOP", name, count}); }
  Future<Texts> rpop(Key name, std::int64_t count) { return run<Texts>({"RPOP", name, count}); }
  Future<Texts> lrange(Key name, std::int64_t start, std::int64_t end) { return run<Texts>({"LRANGE", name, start, end}); }
  Int llen(Key name) { return run<std::int64_t>({"LLEN", name}); }
  Future<Text> lindex(Key name, std::int64_t index) { return run<Text>({"LINDEX", name, index}); }
  // Where: BEFORE, AFTER. -1: there is no such value.
  Int linsert(Key name, Key where, Any refvalue, Any value) { return run<std::int64_t>({"LINSERT", name, where, refvalue, value}); }
  Bool lset(Key name, std::int64_t index, Any value) { return run<bool>({"LSET", name, index, value}); }
  Int lrem(Key name, std::int64_t count, Any value) { return run<std::int64_t>({"LREM", name, count, value}); }
  Bool ltrim(Key name, std::int64_t start, std::int64_t end) { return run<bool>({"LTRIM", name, start, end}); }
  OptionalInt lpos(Key name, Any value, Count rank = {}, Count maxlen = {}) { return run<std::optional<std::int64_t>>({"LPOS", name, value, keyword("RANK", rank), keyword("MAXLEN", maxlen)}); }
  // lpos(count=)
  Future<std::vector<std::int64_t>> lpos_count(Key name, Any value, std::int64_t count, Count rank = {}, Count maxlen = {}) { return run<std::vector<std::int64_t>>({"LPOS", name, value, keyword("RANK", rank), "COUNT", count, keyword("MAXLEN", maxlen)}); }

  // ---- from one to another; an end is LEFT or RIGHT ----
  Future<Text> rpoplpush(Key from, Key to) { return run<Text>({"RPOPLPUSH", from, to}); }
  Future<Text> lmove(Key from, Key to, Key from_end = "LEFT", Key to_end = "RIGHT") { return run<Text>({"LMOVE", from, to, from_end, to_end}); }
  Future<Text> brpoplpush(Key from, Key to, double timeout = 0) { return blocking<Text>(timeout, {"BRPOPLPUSH", from, to, timeout}); }
  Future<Text> blmove(Key from, Key to, double timeout, Key from_end = "LEFT", Key to_end = "RIGHT") { return blocking<Text>(timeout, {"BLMOVE", from, to, from_end, to_end, timeout}); }

  // ---- of the first of several that has something ----
  Future<Popped> blpop(Any keys, double timeout = 0) { return blocking<Popped>(timeout, {"BLPOP", keys, timeout}); }
  Future<Popped> brpop(Any keys, double timeout = 0) { return blocking<Popped>(timeout, {"BRPOP", keys, timeout}); }
  Future<PoppedTexts> lmpop(Any keys, Key direction, std::int64_t count = 1) { return run<PoppedTexts>({"LMPOP", keys.count(), keys, direction, "COUNT", count}); }
  Future<PoppedTexts> blmpop(double timeout, Any keys, Key direction, std::int64_t count = 1) { return blocking<PoppedTexts>(timeout, {"BLMPOP", timeout, keys.count(), keys, direction, "COUNT", count}); }

  // clang-format on
 private:
  template <class T>
  Future<T> run(Arguments arguments) {
    return static_cast<Self*>(this)->template run<T>(arguments);
  }
  template <class T>
  Future<T> blocking(double timeout, Arguments arguments) {
    return static_cast<Self*>(this)->template run_blocking<T>(timeout, arguments);
  }
};

}  // namespace detail
}  // namespace asyncio::redis
#pragma GCC visibility pop
