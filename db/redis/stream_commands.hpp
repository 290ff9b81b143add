// Streams, and groups of consumers that share what comes. Part of Commands (commands.hpp).
//
//   YIELD_FROM_INTO(streams, redis.xreadgroup("group", "me", {{"jobs", ">"}}, 10, 5000));
//   for (const auto& [id, fields] : streams.at(0).second) { use(fields); done.push_back(id); }
//   YIELD_FROM(redis.xack("jobs", "group", done));
//
// Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

using StreamFields = std::vector<std::pair<std::string, std::string>>;
// Id and fields; without fields: it was deleted meanwhile.
using StreamEntry = std::pair<std::string, StreamFields>;
using StreamEntries = std::vector<StreamEntry>;
// By the name of the stream.
using Streams = std::vector<std::pair<std::string, StreamEntries>>;

// What a stream may keep: so many entries, or none before that id; approximate: some more, which
// costs less, and then no more than `limit` of them go at once.
struct XTrimOptions {
  std::optional<std::int64_t> maxlen = {};
  Text minid = {};
  bool approximate = true;
  std::optional<std::int64_t> limit = {};
  Texts pieces() const;
};
// The keyword arguments of xadd().
struct XAddOptions : XTrimOptions {
  std::string id = "*";
  bool nomkstream = false;
};
// Those of xclaim(): since when they are idle, in milliseconds or as a time of Unix.
struct XClaimOptions {
  std::optional<std::int64_t> idle = {}, time = {}, retrycount = {};
  bool force = false;  // also what nobody has
  Texts pieces() const;
};

// What xautoclaim() gives.
struct XAutoClaimed {
  std::string next;  // where to go on, "0-0" at the end
  StreamEntries entries;
  Texts deleted;  // these were deleted from the stream, and wait no more
  static XAutoClaimed from_answer(Value&& value);
};
// What waits to be acknowledged: how much, from which id to which, and for whom.
struct XPending {
  std::int64_t pending = 0;
  Text min, max;
  std::vector<std::pair<std::string, std::int64_t>> consumers;
  static XPending from_answer(Value&& value);
};
struct XPendingEntry {
  std::string message_id, consumer;
  std::int64_t time_since_delivered = 0;  // milliseconds
  std::int64_t times_delivered = 0;
  static XPendingEntry from_answer(Value&& value);
};
struct XConsumerInfo {
  std::string name;
  std::int64_t pending = 0;
  std::int64_t idle = 0;  // milliseconds
  static XConsumerInfo from_answer(Value&& value);
};
struct XGroupInfo {
  std::string name;
  std::int64_t consumers = 0, pending = 0;
  std::string last_delivered_id;
  std::optional<std::int64_t> entries_read, lag;  // nothing: the server cannot tell
  static XGroupInfo from_answer(Value&& value);
};
struct XStreamInfo {
  std::int64_t length = 0, groups = 0, radix_tree_keys = 0, radix_tree_nodes = 0, entries_added = 0;
  std::string last_generated_id, max_deleted_entry_id, recorded_first_entry_id;
  std::optional<StreamEntry> first_entry, last_entry;
  static XStreamInfo from_answer(Value&& value);
};

namespace detail {

template <class Self>
class StreamCommands {
 public:
  // clang-format off
  // Its id; nothing: there is no such stream, and none was to be made.
  template <class Fields = TextMap> Future<Text> xadd(Key name, const Fields& fields, const XAddOptions& o = XAddOptions()) { return run<Text>({"XADD", name, flag("NOMKSTREAM", o.nomkstream), o.pieces(), o.id, fields}); }
  Int xlen(Key name) { return run<std::int64_t>({"XLEN", name}); }
  template <class... K> Int xdel(Key name, const K&... ids) { return run<std::int64_t>({"XDEL", name, ids...}); }
  // How many have gone.
  Int xtrim(Key name, const XTrimOptions& options) { return run<std::int64_t>({"XTRIM", name, options.pieces()}); }
  Bool xsetid(Key name, Key id, Count entries_added = {}, const Text& max_deleted_id = {}) { return run<bool>({"XSETID", name, id, keyword("ENTRIESADDED", entries_added), keyword("MAXDELETEDID", max_deleted_id)}); }
  Future<StreamEntries> xrange(Key name, Key min = "-", Key max = "+", Count count = {}) { return run<StreamEntries>({"XRANGE", name, min, max, keyword("COUNT", count)}); }
  Future<StreamEntries> xrevrange(Key name, Key max = "+", Key min = "-", Count count = {}) { return run<StreamEntries>({"XREVRANGE", name, max, min, keyword("COUNT", count)}); }
  // Streams and from where on; block: milliseconds to wait for something, 0: for ever, on a
  // connection of its own. In a group: ">" is what nobody was given yet.
  Future<Streams> xread(const TextMap& streams, Count count = {}, Count block = {}) { return read(block, {"XREAD", keyword("COUNT", count), keyword("BLOCK", block), "STREAMS", names(streams), ids(streams)}); }
  Future<Streams> xreadgroup(Key group, Key consumer, const TextMap& streams, Count count = {}, Count block = {}, bool noack = false) { return read(block, {"XREADGROUP", "GROUP", group, consumer, keyword("COUNT", count), keyword("BLOCK", block), flag("NOACK", noack), "STREAMS", names(streams), ids(streams)}); }

  // ---- groups ----
  Bool xgroup_create(Key name, Key group, Key id = "$", bool mkstream = false, Count entries_read = {}) { return run<bool>({"XGROUP", "CREATE", name, group, id, flag("MKSTREAM", mkstream), keyword("ENTRIESREAD", entries_read)}); }
  Bool xgroup_setid(Key name, Key group, Key id, Count entries_read = {}) { return run<bool>({"XGROUP", "SETID", name, group, id, keyword("ENTRIESREAD", entries_read)}); }
  Bool xgroup_destroy(Key name, Key group) { return run<bool>({"XGROUP", "DESTROY", name, group}); }
  Bool xgroup_createconsumer(Key name, Key group, Key consumer) { return run<bool>({"XGROUP", "CREATECONSUMER", name, group, consumer}); }
  // How many waited for it, which wait for nobody now.
  Int xgroup_delconsumer(Key name, Key group, Key consumer) { return run<std::int64_t>({"XGROUP", "DELCONSUMER", name, group, consumer}); }
  template <class... K> Int xack(Key name, Key group, const K&... ids) { return run<std::int64_t>({"XACK", name, group, ids...}); }
  Future<XPending> xpending(Key name, Key group) { return run<XPending>({"XPENDING", name, group}); }
  // Those of one consumer, or all; idle: for so many milliseconds at least.
  Future<std::vector<XPendingEntry>> xpending_range(Key name, Key group, Key min, Key max, std::int64_t count, const Text& consumer = {}, Count idle = {}) { return run<std::vector<XPendingEntry>>({"XPENDING", name, group, keyword("IDLE", idle), min, max, count, consumer}); }
  // Those that have been idle for so many milliseconds are the consumer's now.
  Future<StreamEntries> xclaim(Key name, Key group, Key consumer, std::int64_t min_idle_time, Any ids, const XClaimOptions& options = XClaimOptions()) { return run<StreamEntries>({"XCLAIM", name, group, consumer, min_idle_time, ids, options.pieces()}); }
  // xclaim(justid=True): the ids alone, and it counts as no delivery.
  Future<Texts> xclaim_justid(Key name, Key group, Key consumer, std::int64_t min_idle_time, Any ids, const XClaimOptions& options = XClaimOptions()) { return run<Texts>({"XCLAIM", name, group, consumer, min_idle_time, ids, options.pieces(), "JUSTID"}); }
  Future<XAutoClaimed> xautoclaim(Key name, Key group, Key consumer, std::int64_t min_idle_time, Key start_id = "0", Count count = {}) { return run<XAutoClaimed>({"XAUTOCLAIM", name, group, consumer, min_idle_time, start_id, keyword("COUNT", count)}); }
  // xautoclaim(justid=True): where to go on, the ids, and those that were deleted.
  Future<std::tuple<std::string, Texts, Texts>> xautoclaim_justid(Key name, Key group, Key consumer, std::int64_t min_idle_time, Key start_id = "0", Count count = {}) { return run<std::tuple<std::string, Texts, Texts>>({"XAUTOCLAIM", name, group, consumer, min_idle_time, start_id, keyword("COUNT", count), "JUSTID"}); }
  Future<std::vector<XConsumerInfo>> xinfo_consumers(Key name, Key group) { return run<std::vector<XConsumerInfo>>({"XINFO", "CONSUMERS", name, group}); }
  Future<std::vector<XGroupInfo>> xinfo_groups(Key name) { return run<std::vector<XGroupInfo>>({"XINFO", "GROUPS", name}); }
  Future<XStreamInfo> xinfo_stream(Key name) { return run<XStreamInfo>({"XINFO", "STREAM", name}); }
  // xinfo_stream(full=True)
  Future<Properties> xinfo_stream_full(Key name, Count count = {}) { return run<Properties>({"XINFO", "STREAM", name, "FULL", keyword("COUNT", count)}); }

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
  Future<Streams> read(Count block, Arguments arguments) {
    return block ? blocking<Streams>(static_cast<double>(*block) / 1000, arguments)
                 : run<Streams>(arguments);
  }
  static Texts names(const TextMap& streams) {
    Texts out;
    for (const auto& [name, id] : streams) out.push_back(name);
    return out;
  }
  static Texts ids(const TextMap& streams) {
    Texts out;
    for (const auto& [name, id] : streams) out.push_back(id);
    return out;
  }
};

}  // namespace detail
}  // namespace asyncio::redis
#pragma GCC visibility pop
