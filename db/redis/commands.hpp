// Commands: Redis's commands as methods, of a client and of a pipeline alike. Each gives a Future
// of its answer; the command is sent in this turn, or with its pipeline.
//
//   YIELD_FROM_INTO(text, redis.get("key"));             // std::optional<std::string>
//   YIELD_FROM_INTO(count, redis.sadd("set", "a", "b"))  // arguments one by one, or a list of them
//
// redis-py names, and the order of their arguments; what is None there is std::nullopt. A command
// that is not here: execute_command<T>("NAME", ...). What a server answers with OK is a bool that
// is true. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/resp_writer.hpp>
#include <asyncio/db/redis/value.hpp>
#include <asyncio/futures/future.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis {

using Text = std::optional<std::string>;
using Texts = std::vector<std::string>;
using TextMap = std::map<std::string, std::string>;
// Of a sorted set.
using Scored = std::vector<std::pair<std::string, double>>;
// Of a stream: id and fields.
using StreamEntry = std::pair<std::string, std::vector<std::pair<std::string, std::string>>>;
using StreamEntries = std::vector<StreamEntry>;
// By the name of the stream.
using Streams = std::vector<std::pair<std::string, StreamEntries>>;

// The keyword arguments of set().
struct SetOptions {
  std::optional<std::int64_t> ex = {}, px = {};      // goes after seconds, milliseconds
  std::optional<std::int64_t> exat = {}, pxat = {};  // at that time of Unix
  bool nx = false, xx = false;  // only if there is none yet; only if there is one
  bool keepttl = false;
  Texts pieces() const;
};
// Those of xadd().
struct XAddOptions {
  std::string id = "*";
  std::optional<std::int64_t> maxlen = {};
  bool approximate = true;
  bool nomkstream = false;
  Texts pieces() const;
};

namespace detail {
// NAME value, or nothing.
template <class T>
std::optional<std::pair<std::string_view, T>> keyword(std::string_view name,
                                                      const std::optional<T>& value) {
  if (!value) return std::nullopt;
  return std::pair<std::string_view, T>(name, *value);
}
}  // namespace detail

// `Self` has execute_command<T>(...) and execute_blocking<T>(...).
template <class Self>
class Commands {
 public:
  // clang-format off
  using Int = Future<std::int64_t>;
  using OptionalInt = Future<std::optional<std::int64_t>>;
  using Bool = Future<bool>;
  using Double = Future<double>;
  using Key = std::string_view;

  // ---- keys ----
  template <class... K> Int del(const K&... names) { return run<std::int64_t>("DEL", names...); }
  template <class... K> Int unlink(const K&... names) { return run<std::int64_t>("UNLINK", names...); }
  template <class... K> Int exists(const K&... names) { return run<std::int64_t>("EXISTS", names...); }
  Bool expire(Key name, std::int64_t seconds) { return run<bool>("EXPIRE", name, seconds); }
  Bool pexpire(Key name, std::int64_t milliseconds) { return run<bool>("PEXPIRE", name, milliseconds); }
  Bool expireat(Key name, std::int64_t when) { return run<bool>("EXPIREAT", name, when); }
  Bool persist(Key name) { return run<bool>("PERSIST", name); }
  Int ttl(Key name) { return run<std::int64_t>("TTL", name); }
  Int pttl(Key name) { return run<std::int64_t>("PTTL", name); }
  Future<std::string> type(Key name) { return run<std::string>("TYPE", name); }
  Future<Texts> keys(Key pattern = "*") { return run<Texts>("KEYS", pattern); }
  Bool rename(Key from, Key to) { return run<bool>("RENAME", from, to); }
  // The cursor to go on with, 0 at the end, and some keys.
  Future<std::pair<std::int64_t, Texts>> scan(std::int64_t cursor = 0, Text match = {}, std::optional<std::int64_t> count = {}) {
    return run<std::pair<std::int64_t, Texts>>("SCAN", cursor, detail::keyword("MATCH", match), detail::keyword("COUNT", count));
  }

  // ---- texts and numbers ----
  Future<Text> get(Key name) { return run<Text>("GET", name); }
  // False: nx or xx has kept it from being set.
  template <class V> Bool set(Key name, const V& value, const SetOptions& options = {}) { return run<bool>("SET", name, value, options.pieces()); }
  template <class V> Bool setex(Key name, std::int64_t seconds, const V& value) { return run<bool>("SETEX", name, seconds, value); }
  template <class V> Bool setnx(Key name, const V& value) { return run<bool>("SETNX", name, value); }
  Future<Text> getdel(Key name) { return run<Text>("GETDEL", name); }
  template <class V> Future<Text> getset(Key name, const V& value) { return run<Text>("GETSET", name, value); }
  template <class... K> Future<std::vector<Text>> mget(const K&... names) { return run<std::vector<Text>>("MGET", names...); }
  template <class Map = TextMap> Bool mset(const Map& mapping) { return run<bool>("MSET", mapping); }
  template <class V> Int append(Key name, const V& value) { return run<std::int64_t>("APPEND", name, value); }
  Int strlen(Key name) { return run<std::int64_t>("STRLEN", name); }
  Future<std::string> getrange(Key name, std::int64_t start, std::int64_t end) { return run<std::string>("GETRANGE", name, start, end); }
  Int incr(Key name, std::int64_t amount = 1) { return run<std::int64_t>("INCRBY", name, amount); }
  Int decr(Key name, std::int64_t amount = 1) { return run<std::int64_t>("DECRBY", name, amount); }
  Double incrbyfloat(Key name, double amount) { return run<double>("INCRBYFLOAT", name, amount); }

  // ---- hashes ----
  Future<Text> hget(Key name, Key key) { return run<Text>("HGET", name, key); }
  template <class V> Int hset(Key name, Key key, const V& value) { return run<std::int64_t>("HSET", name, key, value); }
  template <class Map = TextMap> Int hset(Key name, const Map& mapping) { return run<std::int64_t>("HSET", name, mapping); }
  template <class V> Bool hsetnx(Key name, Key key, const V& value) { return run<bool>("HSETNX", name, key, value); }
  template <class... K> Future<std::vector<Text>> hmget(Key name, const K&... keys) { return run<std::vector<Text>>("HMGET", name, keys...); }
  Future<TextMap> hgetall(Key name) { return run<TextMap>("HGETALL", name); }
  template <class... K> Int hdel(Key name, const K&... keys) { return run<std::int64_t>("HDEL", name, keys...); }
  Bool hexists(Key name, Key key) { return run<bool>("HEXISTS", name, key); }
  Int hincrby(Key name, Key key, std::int64_t amount = 1) { return run<std::int64_t>("HINCRBY", name, key, amount); }
  Future<Texts> hkeys(Key name) { return run<Texts>("HKEYS", name); }
  Future<Texts> hvals(Key name) { return run<Texts>("HVALS", name); }
  Int hlen(Key name) { return run<std::int64_t>("HLEN", name); }

  // ---- lists ----
  template <class... V> Int lpush(Key name, const V&... values) { return run<std::int64_t>("LPUSH", name, values...); }
  template <class... V> Int rpush(Key name, const V&... values) { return run<std::int64_t>("RPUSH", name, values...); }
  Future<Text> lpop(Key name) { return run<Text>("LPOP", name); }
  Future<Text> rpop(Key name) { return run<Text>("RPOP", name); }
  Future<Texts> lrange(Key name, std::int64_t start, std::int64_t end) { return run<Texts>("LRANGE", name, start, end); }
  Int llen(Key name) { return run<std::int64_t>("LLEN", name); }
  Future<Text> lindex(Key name, std::int64_t index) { return run<Text>("LINDEX", name, index); }
  template <class V> Int lrem(Key name, std::int64_t count, const V& value) { return run<std::int64_t>("LREM", name, count, value); }
  Bool ltrim(Key name, std::int64_t start, std::int64_t end) { return run<bool>("LTRIM", name, start, end); }
  // Waits so many seconds, 0: for ever, on a connection of its own; the list and what was in it.
  template <class K> Future<std::optional<std::pair<std::string, std::string>>> blpop(const K& keys, double timeout = 0) { return blocking<std::optional<std::pair<std::string, std::string>>>("BLPOP", keys, timeout); }
  template <class K> Future<std::optional<std::pair<std::string, std::string>>> brpop(const K& keys, double timeout = 0) { return blocking<std::optional<std::pair<std::string, std::string>>>("BRPOP", keys, timeout); }

  // ---- sets ----
  template <class... V> Int sadd(Key name, const V&... values) { return run<std::int64_t>("SADD", name, values...); }
  template <class... V> Int srem(Key name, const V&... values) { return run<std::int64_t>("SREM", name, values...); }
  template <class V> Bool sismember(Key name, const V& value) { return run<bool>("SISMEMBER", name, value); }
  Future<std::set<std::string>> smembers(Key name) { return run<std::set<std::string>>("SMEMBERS", name); }
  Int scard(Key name) { return run<std::int64_t>("SCARD", name); }
  Future<Text> spop(Key name) { return run<Text>("SPOP", name); }
  template <class... K> Future<std::set<std::string>> sinter(const K&... keys) { return run<std::set<std::string>>("SINTER", keys...); }
  template <class... K> Future<std::set<std::string>> sunion(const K&... keys) { return run<std::set<std::string>>("SUNION", keys...); }
  template <class... K> Future<std::set<std::string>> sdiff(const K&... keys) { return run<std::set<std::string>>("SDIFF", keys...); }

  // ---- sorted sets ----
  Int zadd(Key name, const std::map<std::string, double>& mapping) {
    std::vector<std::pair<double, std::string_view>> scored;
    for (const auto& [member, score] : mapping) scored.emplace_back(score, member);
    return run<std::int64_t>("ZADD", name, scored);
  }
  template <class... V> Int zrem(Key name, const V&... values) { return run<std::int64_t>("ZREM", name, values...); }
  Future<std::optional<double>> zscore(Key name, Key value) { return run<std::optional<double>>("ZSCORE", name, value); }
  Double zincrby(Key name, double amount, Key value) { return run<double>("ZINCRBY", name, amount, value); }
  Int zcard(Key name) { return run<std::int64_t>("ZCARD", name); }
  OptionalInt zrank(Key name, Key value) { return run<std::optional<std::int64_t>>("ZRANK", name, value); }
  Future<Texts> zrange(Key name, std::int64_t start, std::int64_t end) { return run<Texts>("ZRANGE", name, start, end); }
  // zrange(withscores=True)
  Future<Scored> zrange_withscores(Key name, std::int64_t start, std::int64_t end) { return run<Scored>("ZRANGE", name, start, end, "WITHSCORES"); }
  template <class A, class B> Future<Texts> zrangebyscore(Key name, const A& min, const B& max) { return run<Texts>("ZRANGEBYSCORE", name, min, max); }
  template <class A, class B> Int zremrangebyscore(Key name, const A& min, const B& max) { return run<std::int64_t>("ZREMRANGEBYSCORE", name, min, max); }
  Future<Scored> zpopmin(Key name, std::int64_t count = 1) { return run<Scored>("ZPOPMIN", name, count); }

  // ---- streams ----
  // Its id; nothing: there is no such stream, and none was to be made.
  template <class Fields = TextMap> Future<Text> xadd(Key name, const Fields& fields, const XAddOptions& options = {}) { return run<Text>("XADD", name, options.pieces(), fields); }
  Int xlen(Key name) { return run<std::int64_t>("XLEN", name); }
  Future<StreamEntries> xrange(Key name, Key min = "-", Key max = "+", std::optional<std::int64_t> count = {}) { return run<StreamEntries>("XRANGE", name, min, max, detail::keyword("COUNT", count)); }
  template <class... K> Int xdel(Key name, const K&... ids) { return run<std::int64_t>("XDEL", name, ids...); }
  Bool xgroup_create(Key name, Key group, Key id = "$", bool mkstream = false) { return run<bool>("XGROUP", "CREATE", name, group, id, mkstream ? std::optional<Key>("MKSTREAM") : std::nullopt); }
  template <class... K> Int xack(Key name, Key group, const K&... ids) { return run<std::int64_t>("XACK", name, group, ids...); }
  // Streams and from where on; block: milliseconds to wait for something, 0: for ever, on a
  // connection of its own.
  Future<Streams> xread(const TextMap& streams, std::optional<std::int64_t> count = {}, std::optional<std::int64_t> block = {}) { return read(block, streams, "XREAD", detail::keyword("COUNT", count)); }
  Future<Streams> xreadgroup(Key group, Key consumer, const TextMap& streams, std::optional<std::int64_t> count = {}, std::optional<std::int64_t> block = {}) { return read(block, streams, "XREADGROUP", "GROUP", group, consumer, detail::keyword("COUNT", count)); }

  // ---- scripts, pub/sub, the server ----
  template <class R = Value, class K = Texts, class A = Texts> Future<R> eval(Key script, const K& keys = K(), const A& args = A()) { return run<R>("EVAL", script, detail::count_of(keys), keys, args); }
  template <class R = Value, class K = Texts, class A = Texts> Future<R> evalsha(Key sha, const K& keys = K(), const A& args = A()) { return run<R>("EVALSHA", sha, detail::count_of(keys), keys, args); }
  Future<std::string> script_load(Key script) { return run<std::string>("SCRIPT", "LOAD", script); }
  template <class V> Int publish(Key channel, const V& message) { return run<std::int64_t>("PUBLISH", channel, message); }
  Bool ping() { return run<bool>("PING"); }
  Future<std::string> echo(Key value) { return run<std::string>("ECHO", value); }
  Int dbsize() { return run<std::int64_t>("DBSIZE"); }
  Bool flushdb() { return run<bool>("FLUSHDB"); }
  Bool flushall() { return run<bool>("FLUSHALL"); }
  Future<std::string> info(Key section = "default") { return run<std::string>("INFO", section); }
  Int client_id() { return run<std::int64_t>("CLIENT", "ID"); }
  Future<Text> client_getname() { return run<Text>("CLIENT", "GETNAME"); }
  Future<TextMap> config_get(Key pattern = "*") { return run<TextMap>("CONFIG", "GET", pattern); }
  template <class V> Bool config_set(Key name, const V& value) { return run<bool>("CONFIG", "SET", name, value); }

  // clang-format on
 private:
  template <class T, class... A>
  Future<T> run(const A&... arguments) {
    return static_cast<Self*>(this)->template execute_command<T>(arguments...);
  }
  template <class T, class... A>
  Future<T> blocking(const A&... arguments) {
    return static_cast<Self*>(this)->template execute_blocking<T>(arguments...);
  }
  template <class... A>
  Future<Streams> read(const std::optional<std::int64_t>& block, const TextMap& streams,
                       const A&... begin) {
    Texts names;
    for (const auto& [name, id] : streams) names.push_back(name);
    for (const auto& [name, id] : streams) names.push_back(id);
    if (!block) return run<Streams>(begin..., "STREAMS", names);
    return blocking<Streams>(begin..., "BLOCK", *block, "STREAMS", names);
  }
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
