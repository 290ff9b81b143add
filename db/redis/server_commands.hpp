// The server: what it is, who uses it and who may. Part of Commands (commands.hpp).
// Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

// name:value lines, as info() gives them.
struct ServerInfo : TextMap {
  static ServerInfo from_answer(Value&& value);
};
// name=value words, as client_list() gives them.
struct ClientInfo : TextMap {
  static ClientInfo from_answer(Value&& value);
};
struct ClientList : std::vector<ClientInfo> {
  static ClientList from_answer(Value&& value);
};
// Whom client_kill_filter() ends.
struct ClientKillFilter {
  std::optional<std::int64_t> id = {};
  Text type = {}, addr = {}, laddr = {}, user = {};
  bool skipme = true;
};
struct SlowlogEntry {
  std::int64_t id = 0;
  std::int64_t start_time = 0;  // of Unix
  std::int64_t duration = 0;    // microseconds
  Texts command;
  std::string client_address, client_name;
  static SlowlogEntry from_answer(Value&& value);
};
// A command that could take long: 1 ms and time it was, 2 latest, 3 most.
using LatencyEvent = std::tuple<std::string, std::int64_t, std::int64_t, std::int64_t>;

namespace detail {

template <class Self>
class ServerCommands {
 public:
  // clang-format off
  Bool ping() { return run<bool>({"PING"}); }
  Future<std::string> echo(Key value) { return run<std::string>({"ECHO", value}); }
  Future<ServerInfo> info(Key section = "default") { return run<ServerInfo>({"INFO", section}); }
  // Seconds of Unix and microseconds.
  Future<std::pair<std::int64_t, std::int64_t>> time() { return run<std::pair<std::int64_t, std::int64_t>>({"TIME"}); }
  Future<std::string> lolwut() { return run<std::string>({"LOLWUT"}); }

  // ---- its data ----
  Int dbsize() { return run<std::int64_t>({"DBSIZE"}); }
  Bool flushdb(bool asynchronous = false) { return run<bool>({"FLUSHDB", flag("ASYNC", asynchronous)}); }
  Bool flushall(bool asynchronous = false) { return run<bool>({"FLUSHALL", flag("ASYNC", asynchronous)}); }
  Bool swapdb(std::int64_t first, std::int64_t second) { return run<bool>({"SWAPDB", first, second}); }
  Bool save() { return run<bool>({"SAVE"}); }
  Bool bgsave(bool schedule = true) { return run<bool>({"BGSAVE", flag("SCHEDULE", schedule)}); }
  Bool bgrewriteaof() { return run<bool>({"BGREWRITEAOF"}); }
  // Of Unix.
  Int lastsave() { return run<std::int64_t>({"LASTSAVE"}); }

  // ---- replicas ----
  Future<Value> role() { return run<Value>({"ROLE"}); }
  // "NO", "ONE": of nobody.
  Bool replicaof(Key host, Any port) { return run<bool>({"REPLICAOF", host, port}); }
  Bool slaveof(Key host = "NO", Any port = "ONE") { return run<bool>({"SLAVEOF", host, port}); }
  // How many replicas have what was sent before on this connection. All tasks wait, up to so many
  // milliseconds; 0: for ever.
  Int wait(std::int64_t num_replicas, std::int64_t timeout) { return run<std::int64_t>({"WAIT", num_replicas, timeout}); }

  // ---- its settings ----
  template <class... K> Future<TextMap> config_get(const K&... patterns) { return run<TextMap>({"CONFIG", "GET", patterns...}); }
  Bool config_set(Key name, Any value) { return run<bool>({"CONFIG", "SET", name, value}); }
  Bool config_resetstat() { return run<bool>({"CONFIG", "RESETSTAT"}); }
  Bool config_rewrite() { return run<bool>({"CONFIG", "REWRITE"}); }

  // ---- its clients ----
  Int client_id() { return run<std::int64_t>({"CLIENT", "ID"}); }
  Future<Text> client_getname() { return run<Text>({"CLIENT", "GETNAME"}); }
  Future<ClientInfo> client_info() { return run<ClientInfo>({"CLIENT", "INFO"}); }
  // All, those of a type (normal, master, replica, pubsub), those with these numbers.
  Future<ClientList> client_list(const Text& type = {}, const std::vector<std::int64_t>& client_id = {}) { return run<ClientList>({"CLIENT", "LIST", keyword("TYPE", type), flag("ID", !client_id.empty()), client_id}); }
  Bool client_kill(Key address) { return run<bool>({"CLIENT", "KILL", address}); }
  // How many.
  Int client_kill_filter(const ClientKillFilter& f) { return run<std::int64_t>({"CLIENT", "KILL", keyword("ID", f.id), keyword("TYPE", f.type), keyword("ADDR", f.addr), keyword("LADDR", f.laddr), keyword("USER", f.user), "SKIPME", f.skipme ? "yes" : "no"}); }
  Int client_getredir() { return run<std::int64_t>({"CLIENT", "GETREDIR"}); }
  Future<Properties> client_trackinginfo() { return run<Properties>({"CLIENT", "TRACKINGINFO"}); }
  // One that waits at the server waits no more; error: it is told so.
  Bool client_unblock(std::int64_t client_id, bool error = false) { return run<bool>({"CLIENT", "UNBLOCK", client_id, flag("ERROR", error)}); }
  // For so many milliseconds nobody is answered; all = false: no write is.
  Bool client_pause(std::int64_t timeout, bool all = true) { return run<bool>({"CLIENT", "PAUSE", timeout, all ? "ALL" : "WRITE"}); }
  Bool client_unpause() { return run<bool>({"CLIENT", "UNPAUSE"}); }

  // ---- who may do what; a rule is as in ACL SETUSER: "on", ">password", "~key*", "+@read" ----
  Future<Texts> acl_cat(const Text& category = {}) { return run<Texts>({"ACL", "CAT", category}); }
  template <class... K> Int acl_deluser(const K&... usernames) { return run<std::int64_t>({"ACL", "DELUSER", usernames...}); }
  // OK, or why not.
  template <class... A> Future<std::string> acl_dryrun(Key username, const A&... command) { return run<std::string>({"ACL", "DRYRUN", username, command...}); }
  Future<std::string> acl_genpass(Count bits = {}) { return run<std::string>({"ACL", "GENPASS", bits}); }
  Future<std::optional<Properties>> acl_getuser(Key username) { return run<std::optional<Properties>>({"ACL", "GETUSER", username}); }
  Future<Texts> acl_list() { return run<Texts>({"ACL", "LIST"}); }
  Bool acl_load() { return run<bool>({"ACL", "LOAD"}); }
  Future<std::vector<Properties>> acl_log(Count count = {}) { return run<std::vector<Properties>>({"ACL", "LOG", count}); }
  Bool acl_log_reset() { return run<bool>({"ACL", "LOG", "RESET"}); }
  Bool acl_save() { return run<bool>({"ACL", "SAVE"}); }
  template <class... A> Bool acl_setuser(Key username, const A&... rules) { return run<bool>({"ACL", "SETUSER", username, rules...}); }
  Future<Texts> acl_users() { return run<Texts>({"ACL", "USERS"}); }
  Future<std::string> acl_whoami() { return run<std::string>({"ACL", "WHOAMI"}); }

  // ---- what it can do ----
  Future<std::vector<Value>> command() { return run<std::vector<Value>>({"COMMAND"}); }
  Int command_count() { return run<std::int64_t>({"COMMAND", "COUNT"}); }
  template <class... K> Future<Properties> command_docs(const K&... names) { return run<Properties>({"COMMAND", "DOCS", names...}); }
  template <class... A> Future<Texts> command_getkeys(const A&... command) { return run<Texts>({"COMMAND", "GETKEYS", command...}); }
  template <class... A> Future<std::vector<std::pair<std::string, TextSet>>> command_getkeysandflags(const A&... command) { return run<std::vector<std::pair<std::string, TextSet>>>({"COMMAND", "GETKEYSANDFLAGS", command...}); }
  template <class... K> Future<std::vector<Value>> command_info(const K&... names) { return run<std::vector<Value>>({"COMMAND", "INFO", names...}); }
  // All, or those of an ACL category, or whose name fits.
  Future<Texts> command_list(const Text& category = {}, const Text& pattern = {}) { return run<Texts>({"COMMAND", "LIST", flag("FILTERBY", category || pattern), keyword("ACLCAT", category), keyword("PATTERN", pattern)}); }

  // ---- how it fares ----
  Future<std::string> memory_doctor() { return run<std::string>({"MEMORY", "DOCTOR"}); }
  Future<std::string> memory_malloc_stats() { return run<std::string>({"MEMORY", "MALLOC-STATS"}); }
  Bool memory_purge() { return run<bool>({"MEMORY", "PURGE"}); }
  Future<Properties> memory_stats() { return run<Properties>({"MEMORY", "STATS"}); }
  // Bytes.
  OptionalInt memory_usage(Key name, Count samples = {}) { return run<std::optional<std::int64_t>>({"MEMORY", "USAGE", name, keyword("SAMPLES", samples)}); }
  Future<std::string> latency_doctor() { return run<std::string>({"LATENCY", "DOCTOR"}); }
  Future<std::string> latency_graph(Key event) { return run<std::string>({"LATENCY", "GRAPH", event}); }
  template <class... K> Future<Properties> latency_histogram(const K&... commands) { return run<Properties>({"LATENCY", "HISTOGRAM", commands...}); }
  // Time of Unix and milliseconds.
  Future<std::vector<std::tuple<std::int64_t, std::int64_t>>> latency_history(Key event) { return run<std::vector<std::tuple<std::int64_t, std::int64_t>>>({"LATENCY", "HISTORY", event}); }
  Future<std::vector<LatencyEvent>> latency_latest() { return run<std::vector<LatencyEvent>>({"LATENCY", "LATEST"}); }
  template <class... K> Int latency_reset(const K&... events) { return run<std::int64_t>({"LATENCY", "RESET", events...}); }
  Future<std::vector<SlowlogEntry>> slowlog_get(Count num = {}) { return run<std::vector<SlowlogEntry>>({"SLOWLOG", "GET", num}); }
  Int slowlog_len() { return run<std::int64_t>({"SLOWLOG", "LEN"}); }
  Bool slowlog_reset() { return run<bool>({"SLOWLOG", "RESET"}); }

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
