// Keys: what holds for a key whatever is in it. Part of Commands (commands.hpp).
// Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

// When expire() and its kind change what there is.
struct ExpireOptions {
  bool nx = false, xx = false;  // only if there is no end yet; only if there is one
  bool gt = false, lt = false;  // only if it is later, earlier than the one there is
};
// The keyword arguments of sort().
struct SortOptions {
  Text by = {};                                      // a pattern of keys
  std::optional<std::int64_t> start = {}, num = {};  // from there on, so many
  Texts get = {};                                    // patterns of keys, of each element
  bool desc = false, alpha = false;
  Texts pieces() const;
};
// Those of restore() and migrate().
struct RestoreOptions {
  bool replace = false, absttl = false;
  std::optional<std::int64_t> idletime = {}, frequency = {};
};
struct MigrateOptions {
  bool copy = false, replace = false;
  std::string username = {}, password = {};
  Texts pieces() const;
};

namespace detail {

template <class Self>
class KeyCommands {
 public:
  // clang-format off
  template <class... K> Int del(const K&... names) { return run<std::int64_t>({"DEL", names...}); }
  template <class... K> Int unlink(const K&... names) { return run<std::int64_t>({"UNLINK", names...}); }
  template <class... K> Int exists(const K&... names) { return run<std::int64_t>({"EXISTS", names...}); }
  template <class... K> Int touch(const K&... names) { return run<std::int64_t>({"TOUCH", names...}); }
  Future<std::string> type(Key name) { return run<std::string>({"TYPE", name}); }
  Future<Texts> keys(Key pattern = "*") { return run<Texts>({"KEYS", pattern}); }
  Future<Page<Texts>> scan(std::int64_t cursor = 0, const Text& match = {}, Count count = {}, const Text& type = {}) { return run<Page<Texts>>({"SCAN", cursor, keyword("MATCH", match), keyword("COUNT", count), keyword("TYPE", type)}); }
  Future<Text> randomkey() { return run<Text>({"RANDOMKEY"}); }
  Bool rename(Key from, Key to) { return run<bool>({"RENAME", from, to}); }
  Bool renamenx(Key from, Key to) { return run<bool>({"RENAMENX", from, to}); }
  Bool copy(Key source, Key destination, Count destination_db = {}, bool replace = false) { return run<bool>({"COPY", source, destination, keyword("DB", destination_db), flag("REPLACE", replace)}); }
  Bool move(Key name, std::int64_t db) { return run<bool>({"MOVE", name, db}); }

  // ---- when they end: so many seconds or milliseconds from now, or at that time of Unix ----
  Bool expire(Key name, std::int64_t seconds, const ExpireOptions& options = ExpireOptions()) { return end("EXPIRE", name, seconds, options); }
  Bool pexpire(Key name, std::int64_t milliseconds, const ExpireOptions& options = ExpireOptions()) { return end("PEXPIRE", name, milliseconds, options); }
  Bool expireat(Key name, std::int64_t when, const ExpireOptions& options = ExpireOptions()) { return end("EXPIREAT", name, when, options); }
  Bool pexpireat(Key name, std::int64_t when, const ExpireOptions& options = ExpireOptions()) { return end("PEXPIREAT", name, when, options); }
  Bool persist(Key name) { return run<bool>({"PERSIST", name}); }
  // -1: it has no end, -2: there is no such key.
  Int ttl(Key name) { return run<std::int64_t>({"TTL", name}); }
  Int pttl(Key name) { return run<std::int64_t>({"PTTL", name}); }
  Int expiretime(Key name) { return run<std::int64_t>({"EXPIRETIME", name}); }
  Int pexpiretime(Key name) { return run<std::int64_t>({"PEXPIRETIME", name}); }

  // ---- as the server stores them ----
  // Bytes for restore().
  Future<Text> dump(Key name) { return run<Text>({"DUMP", name}); }
  // ttl: milliseconds, 0: no end.
  Bool restore(Key name, std::int64_t ttl, Key value, const RestoreOptions& o = RestoreOptions()) { return run<bool>({"RESTORE", name, ttl, value, flag("REPLACE", o.replace), flag("ABSTTL", o.absttl), keyword("IDLETIME", o.idletime), keyword("FREQ", o.frequency)}); }
  // To another server; timeout: milliseconds, in which this one answers nobody.
  Future<std::string> migrate(Key host, int port, Any keys, int destination_db, std::int64_t timeout, const MigrateOptions& options = MigrateOptions()) { return run<std::string>({"MIGRATE", host, port, "", destination_db, timeout, options.pieces(), "KEYS", keys}); }
  // ENCODING, FREQ, IDLETIME, REFCOUNT.
  Future<Value> object(Key infotype, Key name) { return run<Value>({"OBJECT", infotype, name}); }

  // ---- sorting what is in a list or set ----
  Future<OptionalTexts> sort(Key name, const SortOptions& options = SortOptions()) { return run<OptionalTexts>({"SORT", name, options.pieces()}); }
  Future<OptionalTexts> sort_ro(Key name, const SortOptions& options = SortOptions()) { return run<OptionalTexts>({"SORT_RO", name, options.pieces()}); }
  // sort(store=)
  Int sort_store(Key name, Key destination, const SortOptions& options = SortOptions()) { return run<std::int64_t>({"SORT", name, options.pieces(), "STORE", destination}); }

  // clang-format on
 private:
  Bool end(const char* command, Key name, std::int64_t when, const ExpireOptions& o) {
    return run<bool>({command, name, when, flag("NX", o.nx), flag("XX", o.xx), flag("GT", o.gt),
                      flag("LT", o.lt)});
  }
  template <class T>
  Future<T> run(Arguments arguments) {
    return static_cast<Self*>(this)->template run<T>(arguments);
  }
};

}  // namespace detail
}  // namespace asyncio::redis
#pragma GCC visibility pop
