#include <asyncio/loop/context_state.hpp>

#include <asyncio/generators/descent.hpp>

namespace asyncio::detail {

ContextState::~ContextState() = default;

// A value may hold a context, and that one a value. Values that another context shares stay.
void ContextState::last_gone() noexcept {
  if (map_.use_count() == 1)
    Descent::destroy(this);
  else
    delete this;
}

ContextState* ContextState::copy() const { return new ContextState(map_); }

const std::any* ContextState::find(Key key) const noexcept {
  if (!map_) return nullptr;
  for (const auto& entry : *map_) {
    if (entry.first == key) return &entry.second;
  }
  return nullptr;
}

void ContextState::set(Key key, std::any value) {
  auto map = map_ ? std::make_shared<Map>(*map_) : std::make_shared<Map>();
  for (auto& entry : *map) {
    if (entry.first == key) {
      entry.second = std::move(value);
      map_ = std::move(map);
      return;
    }
  }
  map->emplace_back(key, std::move(value));
  map_ = std::move(map);
}

void ContextState::erase(Key key) {
  if (!map_) return;
  auto map = std::make_shared<Map>();
  for (const auto& entry : *map_) {
    if (entry.first != key) map->push_back(entry);
  }
  map_ = std::move(map);
}

}  // namespace asyncio::detail
