// Sets. Part of Commands (commands.hpp).
// Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

namespace detail {

template <class Self>
class SetCommands {
 public:
  // clang-format off
  template <class... V> Int sadd(Key name, const V&... values) { return run<std::int64_t>({"SADD", name, values...}); }
  template <class... V> Int srem(Key name, const V&... values) { return run<std::int64_t>({"SREM", name, values...}); }
  Bool sismember(Key name, Any value) { return run<bool>({"SISMEMBER", name, value}); }
  template <class... V> Future<std::vector<bool>> smismember(Key name, const V&... values) { return run<std::vector<bool>>({"SMISMEMBER", name, values...}); }
  Future<TextSet> smembers(Key name) { return run<TextSet>({"SMEMBERS", name}); }
  Int scard(Key name) { return run<std::int64_t>({"SCARD", name}); }
  Bool smove(Key from, Key to, Any value) { return run<bool>({"SMOVE", from, to, value}); }
  // One of them, or so many; of srandmember() less than 0: one may come twice.
  Future<Text> spop(Key name) { return run<Text>({"SPOP", name}); }
  Future<Texts> spop(Key name, std::int64_t count) { return run<Texts>({"SPOP", name, count}); }
  Future<Text> srandmember(Key name) { return run<Text>({"SRANDMEMBER", name}); }
  Future<Texts> srandmember(Key name, std::int64_t number) { return run<Texts>({"SRANDMEMBER", name, number}); }
  template <class... K> Future<TextSet> sinter(const K&... keys) { return run<TextSet>({"SINTER", keys...}); }
  template <class... K> Future<TextSet> sunion(const K&... keys) { return run<TextSet>({"SUNION", keys...}); }
  template <class... K> Future<TextSet> sdiff(const K&... keys) { return run<TextSet>({"SDIFF", keys...}); }
  template <class... K> Int sinterstore(Key destination, const K&... keys) { return run<std::int64_t>({"SINTERSTORE", destination, keys...}); }
  template <class... K> Int sunionstore(Key destination, const K&... keys) { return run<std::int64_t>({"SUNIONSTORE", destination, keys...}); }
  template <class... K> Int sdiffstore(Key destination, const K&... keys) { return run<std::int64_t>({"SDIFFSTORE", destination, keys...}); }
  // How many all of them have; no more than the limit are counted, 0: all.
  Int sintercard(Any keys, std::int64_t limit = 0) { return run<std::int64_t>({"SINTERCARD", keys.count(), keys, "LIMIT", limit}); }
  Future<Page<Texts>> sscan(Key name, std::int64_t cursor = 0, const Text& match = {}, Count count = {}) { return run<Page<Texts>>({"SSCAN", name, cursor, keyword("MATCH", match), keyword("COUNT", count)}); }

  // clang-format on
 private:
  template <class T>
  Future<T> run(Arguments arguments) {
    return static_cast<Self*>(this)->template run<T>(arguments);
  }
};

}  // namespace detail
}  // namespace asyncio::redis
#pragma GCC visibility pop
