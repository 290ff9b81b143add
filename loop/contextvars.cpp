#include <asyncio/loop/contextvars.hpp>

namespace asyncio {
namespace detail {

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

ContextState& writable_context() {
  if (!current_context) current_context = new ContextState(nullptr);
  return *current_context;
}

void ContextState::destroy() noexcept { delete this; }

ContextState* copy_current_context() { return current_context->copy(); }

void leave_context(ContextState* before) noexcept {
  if (current_context) current_context->unref();
  current_context = before;
}

}  // namespace detail

Context::Entered::Entered(detail::ContextState& c) : context(c), before(detail::current_context) {
  if (c.entered) throw RuntimeError("cannot enter context: it is already entered");
  c.entered = true;
  c.ref();
  detail::current_context = &c;
}

Context::Entered::~Entered() {
  context.entered = false;
  detail::leave_context(before);
}

Context copy_context() {
  detail::ContextState* copy = detail::context_for_new();
  return copy ? Context(detail::Ref<detail::ContextState>::adopt(copy)) : Context();
}

}  // namespace asyncio
