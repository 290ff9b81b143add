// Scripts and functions that run in the server, and messages. Part of Commands (commands.hpp).
//
//   YIELD_FROM_INTO(n, redis.eval<std::int64_t>("return #KEYS + ARGV[1]", Texts{"k"}, Texts{"4"}));
//
// Keys and arguments are a list each, or one; what comes back is whatever the script gives, as an
// R. A script that is used often: register_script() (script.hpp). Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

namespace detail {

template <class Self>
class ScriptCommands {
 public:
  // clang-format off
  template <class R = Value> Future<R> eval(Key script, Any keys = std::nullopt, Any args = std::nullopt) { return run<R>({"EVAL", script, keys.count(), keys, args}); }
  template <class R = Value> Future<R> eval_ro(Key script, Any keys = std::nullopt, Any args = std::nullopt) { return run<R>({"EVAL_RO", script, keys.count(), keys, args}); }
  template <class R = Value> Future<R> evalsha(Key sha, Any keys = std::nullopt, Any args = std::nullopt) { return run<R>({"EVALSHA", sha, keys.count(), keys, args}); }
  template <class R = Value> Future<R> evalsha_ro(Key sha, Any keys = std::nullopt, Any args = std::nullopt) { return run<R>({"EVALSHA_RO", sha, keys.count(), keys, args}); }
  template <class R = Value> Future<R> fcall(Key function, Any keys = std::nullopt, Any args = std::nullopt) { return run<R>({"FCALL", function, keys.count(), keys, args}); }
  template <class R = Value> Future<R> fcall_ro(Key function, Any keys = std::nullopt, Any args = std::nullopt) { return run<R>({"FCALL_RO", function, keys.count(), keys, args}); }
  // Its SHA1, for evalsha().
  Future<std::string> script_load(Key script) { return run<std::string>({"SCRIPT", "LOAD", script}); }
  template <class... K> Future<std::vector<bool>> script_exists(const K&... shas) { return run<std::vector<bool>>({"SCRIPT", "EXISTS", shas...}); }
  // SYNC, ASYNC.
  Bool script_flush(const Text& sync_type = {}) { return run<bool>({"SCRIPT", "FLUSH", sync_type}); }
  // ResponseError: NOTBUSY No scripts in execution right now.
  Bool script_kill() { return run<bool>({"SCRIPT", "KILL"}); }

  // ---- libraries of functions ----
  // The library's name.
  Future<std::string> function_load(Key code, bool replace = false) { return run<std::string>({"FUNCTION", "LOAD", flag("REPLACE", replace), code}); }
  Bool function_delete(Key library) { return run<bool>({"FUNCTION", "DELETE", library}); }
  Bool function_flush(Key mode = "SYNC") { return run<bool>({"FUNCTION", "FLUSH", mode}); }
  Future<std::vector<Properties>> function_list(Key library = "*", bool withcode = false) { return run<std::vector<Properties>>({"FUNCTION", "LIST", "LIBRARYNAME", library, flag("WITHCODE", withcode)}); }
  Future<std::string> function_dump() { return run<std::string>({"FUNCTION", "DUMP"}); }
  // APPEND, REPLACE, FLUSH.
  Bool function_restore(Key payload, Key policy = "APPEND") { return run<bool>({"FUNCTION", "RESTORE", payload, policy}); }
  Bool function_kill() { return run<bool>({"FUNCTION", "KILL"}); }
  Future<Properties> function_stats() { return run<Properties>({"FUNCTION", "STATS"}); }

  // ---- messages; who reads them: pubsub() (pubsub.hpp) ----
  // How many it has reached.
  Int publish(Key channel, Any message) { return run<std::int64_t>({"PUBLISH", channel, message}); }
  Future<Texts> pubsub_channels(Key pattern = "*") { return run<Texts>({"PUBSUB", "CHANNELS", pattern}); }
  Int pubsub_numpat() { return run<std::int64_t>({"PUBSUB", "NUMPAT"}); }
  template <class... K> Future<std::map<std::string, std::int64_t>> pubsub_numsub(const K&... channels) { return run<std::map<std::string, std::int64_t>>({"PUBSUB", "NUMSUB", channels...}); }

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
