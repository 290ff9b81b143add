#include <asyncio/db/redis/stream_commands.hpp>

namespace asyncio::redis {
namespace {

// What is there under that name; nothing: an older server does not say it.
template <class T>
void take(Properties& from, const char* name, T& to) {
  const auto found = from.find(name);
  if (found != from.end()) to = detail::from<T>(std::move(found->second));
}

Properties properties_of(Value&& value) { return detail::from<Properties>(std::move(value)); }

}  // namespace

XAutoClaimed XAutoClaimed::from_answer(Value&& value) {
  using All = std::tuple<std::string, StreamEntries, Texts>;
  auto [next, entries, deleted] = detail::from<All>(std::move(value));
  return {std::move(next), std::move(entries), std::move(deleted)};
}

XPending XPending::from_answer(Value&& value) {
  using All = std::tuple<std::int64_t, Text, Text, decltype(consumers)>;
  auto [pending, min, max, consumers] = detail::from<All>(std::move(value));
  return {pending, std::move(min), std::move(max), std::move(consumers)};
}

XPendingEntry XPendingEntry::from_answer(Value&& value) {
  using All = std::tuple<std::string, std::string, std::int64_t, std::int64_t>;
  auto [id, consumer, since, times] = detail::from<All>(std::move(value));
  return {std::move(id), std::move(consumer), since, times};
}

XConsumerInfo XConsumerInfo::from_answer(Value&& value) {
  Properties all = properties_of(std::move(value));
  XConsumerInfo info;
  take(all, "name", info.name);
  take(all, "pending", info.pending);
  take(all, "idle", info.idle);
  return info;
}

XGroupInfo XGroupInfo::from_answer(Value&& value) {
  Properties all = properties_of(std::move(value));
  XGroupInfo info;
  take(all, "name", info.name);
  take(all, "consumers", info.consumers);
  take(all, "pending", info.pending);
  take(all, "last-delivered-id", info.last_delivered_id);
  take(all, "entries-read", info.entries_read);
  take(all, "lag", info.lag);
  return info;
}

XStreamInfo XStreamInfo::from_answer(Value&& value) {
  Properties all = properties_of(std::move(value));
  XStreamInfo info;
  take(all, "length", info.length);
  take(all, "groups", info.groups);
  take(all, "radix-tree-keys", info.radix_tree_keys);
  take(all, "radix-tree-nodes", info.radix_tree_nodes);
  take(all, "entries-added", info.entries_added);
  take(all, "last-generated-id", info.last_generated_id);
  take(all, "max-deleted-entry-id", info.max_deleted_entry_id);
  take(all, "recorded-first-entry-id", info.recorded_first_entry_id);
  take(all, "first-entry", info.first_entry);
  take(all, "last-entry", info.last_entry);
  return info;
}

}  // namespace asyncio::redis
