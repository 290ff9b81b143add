// Sorted sets. Part of Commands (commands.hpp). A bound of scores is a number, or "(1", "-inf"; one
// of members is "[a", "(a", "-", "+". Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

// The keyword arguments of zadd().
struct ZAddOptions {
  bool nx = false, xx = false;  // only new ones; only those that there are
  bool gt = false, lt = false;  // only to a greater, a less score
  bool ch = false;              // those that have changed are counted, too
  Texts pieces() const;
};
// Those of zrange() and zrangestore().
struct ZRangeOptions {
  bool byscore = false, bylex = false;  // what start and end are; else ranks
  bool desc = false;
  std::optional<std::int64_t> offset = {}, num = {};
  Texts pieces() const;
};
// Those of zunion() and zinter(): what a score is multiplied with, by key; SUM, MIN, MAX.
struct ZAggregateOptions {
  std::vector<double> weights = {};
  Text aggregate = {};
  Texts pieces() const;
};
// A set, and what was in it.
using PoppedMember = std::optional<std::tuple<std::string, std::string, double>>;
using PoppedMembers = std::optional<std::pair<std::string, Scored>>;

namespace detail {

template <class Self>
class SortedSetCommands {
 public:
  // clang-format off
  Int zadd(Key name, const std::map<std::string, double>& mapping, const ZAddOptions& options = ZAddOptions()) {
    std::vector<std::pair<double, std::string_view>> scored;
    for (const auto& [member, score] : mapping) scored.emplace_back(score, member);
    return run<std::int64_t>({"ZADD", name, options.pieces(), scored});
  }
  // zadd(incr=True); nothing: the options have kept it from being changed.
  OptionalDouble zadd_incr(Key name, double amount, Any value, const ZAddOptions& options = ZAddOptions()) { return run<std::optional<double>>({"ZADD", name, options.pieces(), "INCR", amount, value}); }
  Double zincrby(Key name, double amount, Any value) { return run<double>({"ZINCRBY", name, amount, value}); }
  template <class... V> Int zrem(Key name, const V&... values) { return run<std::int64_t>({"ZREM", name, values...}); }
  Int zcard(Key name) { return run<std::int64_t>({"ZCARD", name}); }
  Int zcount(Key name, Any min, Any max) { return run<std::int64_t>({"ZCOUNT", name, min, max}); }
  Int zlexcount(Key name, Any min, Any max) { return run<std::int64_t>({"ZLEXCOUNT", name, min, max}); }
  OptionalDouble zscore(Key name, Any value) { return run<std::optional<double>>({"ZSCORE", name, value}); }
  template <class... V> Future<std::vector<std::optional<double>>> zmscore(Key name, const V&... members) { return run<std::vector<std::optional<double>>>({"ZMSCORE", name, members...}); }
  OptionalInt zrank(Key name, Any value) { return run<std::optional<std::int64_t>>({"ZRANK", name, value}); }
  OptionalInt zrevrank(Key name, Any value) { return run<std::optional<std::int64_t>>({"ZREVRANK", name, value}); }
  // One of them, or so many; less than 0: one may come twice.
  Future<Text> zrandmember(Key name) { return run<Text>({"ZRANDMEMBER", name}); }
  Future<Texts> zrandmember(Key name, std::int64_t count) { return run<Texts>({"ZRANDMEMBER", name, count}); }
  Future<Scored> zrandmember_withscores(Key name, std::int64_t count) { return run<Scored>({"ZRANDMEMBER", name, count, "WITHSCORES"}); }
  Future<Page<Scored>> zscan(Key name, std::int64_t cursor = 0, const Text& match = {}, Count count = {}) { return run<Page<Scored>>({"ZSCAN", name, cursor, keyword("MATCH", match), keyword("COUNT", count)}); }

  // ---- ranges; ..._withscores: withscores=True; from start on, num of them ----
  Future<Texts> zrange(Key name, Any start, Any end, const ZRangeOptions& options = ZRangeOptions()) { return run<Texts>({"ZRANGE", name, start, end, options.pieces()}); }
  Future<Scored> zrange_withscores(Key name, Any start, Any end, const ZRangeOptions& options = ZRangeOptions()) { return run<Scored>({"ZRANGE", name, start, end, options.pieces(), "WITHSCORES"}); }
  Int zrangestore(Key destination, Key name, Any start, Any end, const ZRangeOptions& options = ZRangeOptions()) { return run<std::int64_t>({"ZRANGESTORE", destination, name, start, end, options.pieces()}); }
  Future<Texts> zrevrange(Key name, std::int64_t start, std::int64_t end) { return run<Texts>({"ZREVRANGE", name, start, end}); }
  Future<Scored> zrevrange_withscores(Key name, std::int64_t start, std::int64_t end) { return run<Scored>({"ZREVRANGE", name, start, end, "WITHSCORES"}); }
  Future<Texts> zrangebyscore(Key name, Any min, Any max, Count start = {}, Count num = {}) { return run<Texts>({"ZRANGEBYSCORE", name, min, max, keyword("LIMIT", start), num}); }
  Future<Scored> zrangebyscore_withscores(Key name, Any min, Any max, Count start = {}, Count num = {}) { return run<Scored>({"ZRANGEBYSCORE", name, min, max, keyword("LIMIT", start), num, "WITHSCORES"}); }
  Future<Texts> zrevrangebyscore(Key name, Any max, Any min, Count start = {}, Count num = {}) { return run<Texts>({"ZREVRANGEBYSCORE", name, max, min, keyword("LIMIT", start), num}); }
  Future<Scored> zrevrangebyscore_withscores(Key name, Any max, Any min, Count start = {}, Count num = {}) { return run<Scored>({"ZREVRANGEBYSCORE", name, max, min, keyword("LIMIT", start), num, "WITHSCORES"}); }
  Future<Texts> zrangebylex(Key name, Any min, Any max, Count start = {}, Count num = {}) { return run<Texts>({"ZRANGEBYLEX", name, min, max, keyword("LIMIT", start), num}); }
  Future<Texts> zrevrangebylex(Key name, Any max, Any min, Count start = {}, Count num = {}) { return run<Texts>({"ZREVRANGEBYLEX", name, max, min, keyword("LIMIT", start), num}); }
  Int zremrangebyscore(Key name, Any min, Any max) { return run<std::int64_t>({"ZREMRANGEBYSCORE", name, min, max}); }
  Int zremrangebyrank(Key name, std::int64_t min, std::int64_t max) { return run<std::int64_t>({"ZREMRANGEBYRANK", name, min, max}); }
  Int zremrangebylex(Key name, Any min, Any max) { return run<std::int64_t>({"ZREMRANGEBYLEX", name, min, max}); }

  // ---- taking out; bz... waits so many seconds, 0: for ever, on a connection of its own ----
  Future<Scored> zpopmin(Key name, std::int64_t count = 1) { return run<Scored>({"ZPOPMIN", name, count}); }
  Future<Scored> zpopmax(Key name, std::int64_t count = 1) { return run<Scored>({"ZPOPMAX", name, count}); }
  Future<PoppedMember> bzpopmin(Any keys, double timeout = 0) { return blocking<PoppedMember>(timeout, {"BZPOPMIN", keys, timeout}); }
  Future<PoppedMember> bzpopmax(Any keys, double timeout = 0) { return blocking<PoppedMember>(timeout, {"BZPOPMAX", keys, timeout}); }
  // Which: MIN, MAX.
  Future<PoppedMembers> zmpop(Any keys, Key which, std::int64_t count = 1) { return run<PoppedMembers>({"ZMPOP", keys.count(), keys, which, "COUNT", count}); }
  Future<PoppedMembers> bzmpop(double timeout, Any keys, Key which, std::int64_t count = 1) { return blocking<PoppedMembers>(timeout, {"BZMPOP", timeout, keys.count(), keys, which, "COUNT", count}); }

  // ---- several ----
  Future<Texts> zunion(Any keys, const ZAggregateOptions& options = ZAggregateOptions()) { return run<Texts>({"ZUNION", keys.count(), keys, options.pieces()}); }
  Future<Scored> zunion_withscores(Any keys, const ZAggregateOptions& options = ZAggregateOptions()) { return run<Scored>({"ZUNION", keys.count(), keys, options.pieces(), "WITHSCORES"}); }
  Int zunionstore(Key destination, Any keys, const ZAggregateOptions& options = ZAggregateOptions()) { return run<std::int64_t>({"ZUNIONSTORE", destination, keys.count(), keys, options.pieces()}); }
  Future<Texts> zinter(Any keys, const ZAggregateOptions& options = ZAggregateOptions()) { return run<Texts>({"ZINTER", keys.count(), keys, options.pieces()}); }
  Future<Scored> zinter_withscores(Any keys, const ZAggregateOptions& options = ZAggregateOptions()) { return run<Scored>({"ZINTER", keys.count(), keys, options.pieces(), "WITHSCORES"}); }
  Int zinterstore(Key destination, Any keys, const ZAggregateOptions& options = ZAggregateOptions()) { return run<std::int64_t>({"ZINTERSTORE", destination, keys.count(), keys, options.pieces()}); }
  Int zintercard(Any keys, std::int64_t limit = 0) { return run<std::int64_t>({"ZINTERCARD", keys.count(), keys, "LIMIT", limit}); }
  Future<Texts> zdiff(Any keys) { return run<Texts>({"ZDIFF", keys.count(), keys}); }
  Future<Scored> zdiff_withscores(Any keys) { return run<Scored>({"ZDIFF", keys.count(), keys, "WITHSCORES"}); }
  Int zdiffstore(Key destination, Any keys) { return run<std::int64_t>({"ZDIFFSTORE", destination, keys.count(), keys}); }

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
