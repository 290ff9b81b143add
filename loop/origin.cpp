#include <asyncio/loop/origin.hpp>

#include <asyncio/loop/forks.hpp>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <utility>

namespace asyncio::detail {

namespace {

struct Entry {
  const Node* node;
  Entry* next;
  Origin origin;
};

// Never destroyed: nodes may outlive what is static.
struct Table {
  std::mutex mutex;
  Entry** chains = nullptr;
  std::size_t room = 0;  // chains, a power of two
  std::size_t size = 0;

  // The link to the node's entry, or the one at the end of its chain. Precondition: there is room.
  // There may be none though the node is traced: another copy of the library has it.
  Entry** find(const Node* node) const noexcept {
    Entry** at = &chains[reinterpret_cast<std::uintptr_t>(node) / kPoolGrain & (room - 1)];
    while (*at && (*at)->node != node) at = &(*at)->next;
    return at;
  }
  void make_room();
};
Table all;

void Table::make_room() {
  if (size < room) return;
  const std::size_t more = std::max<std::size_t>(2 * room, 64);
  Entry** const former =
      std::exchange(chains, static_cast<Entry**>(::operator new(more * sizeof(Entry*))));
  std::fill_n(chains, more, nullptr);
  const std::size_t n = std::exchange(room, more);
  if (n == 0)
    at_fork([] { all.mutex.lock(); }, [] { all.mutex.unlock(); }, [] { all.mutex.unlock(); });
  for (std::size_t i = 0; i < n; ++i) {
    while (Entry* const entry = former[i]) {
      former[i] = std::exchange(entry->next, nullptr);
      *find(entry->node) = entry;
    }
  }
  ::operator delete(former);
}

}  // namespace

void Origins::note(Node& node, const SourceLocation& at, const std::string* callback) noexcept {
  if (!at.file && !callback) return;
  try {
    const std::lock_guard<std::mutex> lock(all.mutex);
    all.make_room();
    Entry*& entry = *all.find(&node);
    if (entry) return;
    entry = new Entry{&node, nullptr, {at, {}}};
    ++all.size;
    node.flags_ |= Node::kTraced;
    if (callback) append(entry->origin.callback, {*callback});
  } catch (...) {  // no memory: then it is not known
  }
}

void Node::forget_origin() noexcept {
  const std::lock_guard<std::mutex> lock(all.mutex);
  Entry** const entry = all.room ? all.find(this) : nullptr;
  if (!entry || !*entry) return;
  delete std::exchange(*entry, (*entry)->next);
  --all.size;
}

void Origins::look(const Node& node, void (*see)(void*, const Origin&), void* to) {
  if (!(node.flags_ & Node::kTraced)) return;
  const std::lock_guard<std::mutex> lock(all.mutex);
  const Entry* const entry = all.room ? *all.find(&node) : nullptr;
  if (entry) see(to, entry->origin);
}

void Origins::append_to(std::string& text, const Node& node, bool traceback) {
  if (!(node.flags_ & Node::kTraced)) return;
  const std::lock_guard<std::mutex> lock(all.mutex);
  const Entry* const entry = all.room ? *all.find(&node) : nullptr;
  if (!entry) return;
  const auto& [at, callback] = entry->origin;
  if (at.file) {
    char line[12];
    std::snprintf(line, sizeof line, "%d", at.line);
    append(text, {traceback ? "  File \"" : " created at ", at.file, traceback ? "\", line " : ":",
                  line});
    if (traceback) append(text, {", in ", at.function ? at.function : "?"});
  } else if (!callback.empty()) {
    append(text, {traceback ? "  In callback " : " created by ", callback});
  }
}

// Two from the start: to add one to a vector is three times the code.
std::vector<std::pair<std::string, std::string>> Origins::details(std::string_view key,
                                                                  const Node& node) {
  std::vector<std::pair<std::string, std::string>> details(2);
  append(details[0].first, {key});
  append(details[0].second, {node.describe()});
  append(details[1].first, {"source_traceback"});
  append_to(details[1].second, node, true);
  if (details[1].second.empty()) details.pop_back();
  return details;
}

}  // namespace asyncio::detail
