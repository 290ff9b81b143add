// Strings: texts, numbers and bits under a key, and HyperLogLogs, which are strings as well. Part
// of Commands (commands.hpp). Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

// When it goes: in so many seconds, milliseconds, or at that time of Unix.
struct Expiry {
  std::optional<std::int64_t> ex = {}, px = {};
  std::optional<std::int64_t> exat = {}, pxat = {};
  Texts pieces() const;
};
// The keyword arguments of set().
struct SetOptions : Expiry {
  bool nx = false, xx = false;  // only if there is none yet; only if there is one
  bool keepttl = false;
};
// Those of getex().
struct GetExOptions : Expiry {
  bool persist = false;  // it goes no more
};
// Those of lcs_idx().
struct LcsOptions {
  std::int64_t minmatchlen = 0;
  bool withmatchlen = false;
};

namespace detail {

template <class Self>
class StringCommands {
 public:
  // clang-format off
  Future<Text> get(Key name) { return run<Text>({"GET", name}); }
  // False: nx or xx has kept it from being set.
  Bool set(Key name, Any value, const SetOptions& o = SetOptions()) { return run<bool>({"SET", name, value, o.pieces(), flag("NX", o.nx), flag("XX", o.xx), flag("KEEPTTL", o.keepttl)}); }
  // set(get=True): what was there before.
  Future<Text> set_get(Key name, Any value, const SetOptions& o = SetOptions()) { return run<Text>({"SET", name, value, o.pieces(), flag("NX", o.nx), flag("XX", o.xx), flag("KEEPTTL", o.keepttl), "GET"}); }
  Bool setex(Key name, std::int64_t seconds, Any value) { return run<bool>({"SETEX", name, seconds, value}); }
  Bool psetex(Key name, std::int64_t milliseconds, Any value) { return run<bool>({"PSETEX", name, milliseconds, value}); }
  Bool setnx(Key name, Any value) { return run<bool>({"SETNX", name, value}); }
  Future<Text> getdel(Key name) { return run<Text>({"GETDEL", name}); }
  Future<Text> getex(Key name, const GetExOptions& o = GetExOptions()) { return run<Text>({"GETEX", name, o.pieces(), flag("PERSIST", o.persist)}); }
  Future<Text> getset(Key name, Any value) { return run<Text>({"GETSET", name, value}); }
  template <class... K> Future<OptionalTexts> mget(const K&... names) { return run<OptionalTexts>({"MGET", names...}); }
  template <class Map = TextMap> Bool mset(const Map& mapping) { return run<bool>({"MSET", mapping}); }
  template <class Map = TextMap> Bool msetnx(const Map& mapping) { return run<bool>({"MSETNX", mapping}); }
  Int append(Key name, Any value) { return run<std::int64_t>({"APPEND", name, value}); }
  Int strlen(Key name) { return run<std::int64_t>({"STRLEN", name}); }
  Future<std::string> getrange(Key name, std::int64_t start, std::int64_t end) { return run<std::string>({"GETRANGE", name, start, end}); }
  Future<std::string> substr(Key name, std::int64_t start, std::int64_t end = -1) { return run<std::string>({"SUBSTR", name, start, end}); }
  Int setrange(Key name, std::int64_t offset, Key value) { return run<std::int64_t>({"SETRANGE", name, offset, value}); }
  Int incr(Key name) { return run<std::int64_t>({"INCR", name}); }
  Int incr(Key name, std::int64_t amount) { return incrby(name, amount); }
  Int incrby(Key name, std::int64_t amount = 1) { return run<std::int64_t>({"INCRBY", name, amount}); }
  Int decr(Key name) { return run<std::int64_t>({"DECR", name}); }
  Int decr(Key name, std::int64_t amount) { return decrby(name, amount); }
  Int decrby(Key name, std::int64_t amount = 1) { return run<std::int64_t>({"DECRBY", name, amount}); }
  Double incrbyfloat(Key name, double amount = 1) { return run<double>({"INCRBYFLOAT", name, amount}); }
  // What is common to both, in that order; lcs(len=True), lcs(idx=True).
  Future<std::string> lcs(Key key1, Key key2) { return run<std::string>({"LCS", key1, key2}); }
  Int lcs_len(Key key1, Key key2) { return run<std::int64_t>({"LCS", key1, key2, "LEN"}); }
  Future<Properties> lcs_idx(Key key1, Key key2, const LcsOptions& o = LcsOptions()) { return run<Properties>({"LCS", key1, key2, "IDX", "MINMATCHLEN", o.minmatchlen, flag("WITHMATCHLEN", o.withmatchlen)}); }

  // ---- bits; mode: BYTE or BIT, what start and end count ----
  Int setbit(Key name, std::int64_t offset, bool value) { return run<std::int64_t>({"SETBIT", name, offset, value ? "1" : "0"}); }
  Int getbit(Key name, std::int64_t offset) { return run<std::int64_t>({"GETBIT", name, offset}); }
  Int bitcount(Key name) { return run<std::int64_t>({"BITCOUNT", name}); }
  Int bitcount(Key name, std::int64_t start, std::int64_t end, const Text& mode = {}) { return run<std::int64_t>({"BITCOUNT", name, start, end, mode}); }
  Int bitpos(Key name, bool bit, Count start = {}, Count end = {}, const Text& mode = {}) { return run<std::int64_t>({"BITPOS", name, bit ? "1" : "0", start, end, mode}); }
  template <class... K> Int bitop(Key operation, Key destination, const K&... names) { return run<std::int64_t>({"BITOP", operation, destination, names...}); }
  // bitfield("name", "INCRBY", "u8", 0, 1, "GET", "u4", "#1"); nothing: OVERFLOW FAIL.
  template <class... A> Future<std::vector<std::optional<std::int64_t>>> bitfield(Key name, const A&... operations) { return run<std::vector<std::optional<std::int64_t>>>({"BITFIELD", name, operations...}); }
  template <class... A> Future<std::vector<std::optional<std::int64_t>>> bitfield_ro(Key name, const A&... operations) { return run<std::vector<std::optional<std::int64_t>>>({"BITFIELD_RO", name, operations...}); }

  // ---- HyperLogLogs ----
  template <class... V> Bool pfadd(Key name, const V&... values) { return run<bool>({"PFADD", name, values...}); }
  template <class... K> Int pfcount(const K&... sources) { return run<std::int64_t>({"PFCOUNT", sources...}); }
  template <class... K> Bool pfmerge(Key destination, const K&... sources) { return run<bool>({"PFMERGE", destination, sources...}); }

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
