#include <asyncio/loop/origin.hpp>

#include <cstdio>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace asyncio::detail {

namespace {
struct Table {
  std::mutex mutex;
  std::unordered_map<const Node*, Origin> origins;
};
// Never destroyed: nodes may outlive what is static.
Table& table() {
  static auto* const all = new Table;
  return *all;
}
struct Number {
  explicit Number(int number) noexcept { std::snprintf(text, sizeof text, "%d", number); }
  char text[12];
};
}  // namespace

void Origins::note(Node& node, Origin origin) noexcept {
  if (!origin) return;
  try {
    Table& all = table();
    const std::lock_guard<std::mutex> lock(all.mutex);
    all.origins[&node] = std::move(origin);
    node.flags_ |= Node::kTraced;
  } catch (...) {  // no memory: then it is not known
  }
}

Origin Origins::of(const Node& node) {
  if (!(node.flags_ & Node::kTraced)) return {};
  Table& all = table();
  const std::lock_guard<std::mutex> lock(all.mutex);
  const auto found = all.origins.find(&node);
  return found == all.origins.end() ? Origin() : found->second;
}

void Node::forget_origin() noexcept {
  Table& all = table();
  const std::lock_guard<std::mutex> lock(all.mutex);
  all.origins.erase(this);
}

std::string Origins::repr(const Node& node) {
  const Origin origin = of(node);
  if (!origin) return {};
  if (!origin.at.file) return joined({" created by ", origin.callback});
  return joined({" created at ", origin.at.file, ":", Number(origin.at.line).text});
}

void Origins::add_traceback(std::vector<std::pair<std::string, std::string>>& details,
                            const Node& node) {
  const Origin origin = of(node);
  if (!origin) return;
  std::string text =
      origin.at.file
          ? joined({"  File \"", origin.at.file, "\", line ", Number(origin.at.line).text, ", in ",
                    origin.at.function ? origin.at.function : "?"})
          : joined({"  In callback ", origin.callback});
  details.push_back({"source_traceback", std::move(text)});
}

}  // namespace asyncio::detail
