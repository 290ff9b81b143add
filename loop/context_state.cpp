#include <asyncio/loop/context_state.hpp>

#include <asyncio/generators/descent.hpp>

namespace asyncio::detail {

ContextState::~ContextState() { pool_look(); }

// A value may hold a context, and that one a value. Values that another context shares stay.
void ContextState::last_gone() noexcept {
  if (map_.use_count() == 1)
    Descent::destroy(this);
  else
    delete this;
}

ContextState* ContextState::copy() const { return new ContextState(map_); }

const ContextState::Value* ContextState::find(const void* key) const noexcept {
  if (!map_) return nullptr;
  for (const auto& entry : *map_) {
    if (entry.first.get() == key) return &entry.second;
  }
  return nullptr;
}

void ContextState::set(const Key& key, Value value) {
  auto map = map_ ? std::make_shared<Map>(*map_) : std::make_shared<Map>();
  std::shared_ptr<const Map> before;  // given up last
  for (auto& entry : *map) {
    if (entry.first != key) continue;
    entry.second.swap(value);
    before = std::exchange(map_, std::move(map));
    return;
  }
  map->emplace_back(key, std::move(value));
  before = std::exchange(map_, std::move(map));
}

void ContextState::erase(const void* key) {
  if (!map_) return;
  auto map = std::make_shared<Map>();
  for (const auto& entry : *map_) {
    if (entry.first.get() != key) map->push_back(entry);
  }
  const std::shared_ptr<const Map> before = std::exchange(map_, std::move(map));
}

}  // namespace asyncio::detail
