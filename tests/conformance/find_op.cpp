// The operations by name.
#include <asyncio/tests/conformance/operations.hpp>

#include <unordered_map>

namespace asyncio::conformance {

namespace {

const std::unordered_map<std::string_view, const OpKind*>& table() {
  static const auto* const kinds = [] {
    auto* map = new std::unordered_map<std::string_view, const OpKind*>();
    for (const OpKinds& file :
         {plain_operations(), statements(), group_operations(), link_operations(),
          stream_operations(), sync_operations(), thread_operations()}) {
      for (const OpKind& kind : file) map->emplace(kind.name, &kind);
    }
    return map;
  }();
  return *kinds;
}

}  // namespace

const OpKind* find_op(std::string_view name) {
  const auto found = table().find(name);
  return found == table().end() ? nullptr : found->second;
}

std::vector<std::string> op_names() {
  std::vector<std::string> names;
  for (const auto& entry : table()) names.emplace_back(entry.first);
  return names;
}

}  // namespace asyncio::conformance
