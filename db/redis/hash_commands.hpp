// Hashes: fields and their values under a key. Part of Commands (commands.hpp).
// Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

namespace detail {

template <class Self>
class HashCommands {
 public:
  // clang-format off
  Future<Text> hget(Key name, Key key) { return run<Text>({"HGET", name, key}); }
  Int hset(Key name, Key key, Any value) { return run<std::int64_t>({"HSET", name, key, value}); }
  template <class Map = TextMap> Int hset(Key name, const Map& mapping) { return run<std::int64_t>({"HSET", name, mapping}); }
  template <class Map = TextMap> Bool hmset(Key name, const Map& mapping) { return run<bool>({"HMSET", name, mapping}); }
  Bool hsetnx(Key name, Key key, Any value) { return run<bool>({"HSETNX", name, key, value}); }
  template <class... K> Future<OptionalTexts> hmget(Key name, const K&... keys) { return run<OptionalTexts>({"HMGET", name, keys...}); }
  Future<TextMap> hgetall(Key name) { return run<TextMap>({"HGETALL", name}); }
  template <class... K> Int hdel(Key name, const K&... keys) { return run<std::int64_t>({"HDEL", name, keys...}); }
  Bool hexists(Key name, Key key) { return run<bool>({"HEXISTS", name, key}); }
  Int hincrby(Key name, Key key, std::int64_t amount = 1) { return run<std::int64_t>({"HINCRBY", name, key, amount}); }
  Double hincrbyfloat(Key name, Key key, double amount = 1) { return run<double>({"HINCRBYFLOAT", name, key, amount}); }
  Future<Texts> hkeys(Key name) { return run<Texts>({"HKEYS", name}); }
  Future<Texts> hvals(Key name) { return run<Texts>({"HVALS", name}); }
  Int hlen(Key name) { return run<std::int64_t>({"HLEN", name}); }
  Int hstrlen(Key name, Key key) { return run<std::int64_t>({"HSTRLEN", name, key}); }
  // One of its fields, or so many of them: less than 0: a field may come twice.
  Future<Text> hrandfield(Key name) { return run<Text>({"HRANDFIELD", name}); }
  Future<Texts> hrandfield(Key name, std::int64_t count) { return run<Texts>({"HRANDFIELD", name, count}); }
  Future<std::vector<std::pair<std::string, std::string>>> hrandfield_withvalues(Key name, std::int64_t count) { return run<std::vector<std::pair<std::string, std::string>>>({"HRANDFIELD", name, count, "WITHVALUES"}); }
  Future<Page<TextMap>> hscan(Key name, std::int64_t cursor = 0, const Text& match = {}, Count count = {}) { return run<Page<TextMap>>({"HSCAN", name, cursor, keyword("MATCH", match), keyword("COUNT", count)}); }

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
