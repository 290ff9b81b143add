// ContextState: the values of one context. Copying shares the map until one of the two sets a
// variable.
//
// Every handle may hold one. It reaches the end and the copy of it through the vtable, so that only
// a program that makes one links them.
#pragma once

#include <asyncio/generators/pool.hpp>

#include <any>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace asyncio::detail {

class ContextState : public Pooled {
 public:
  using Key = const void*;
  using Map = std::vector<std::pair<Key, std::any>>;
  explicit ContextState(std::shared_ptr<const Map> map) noexcept : map_(std::move(map)) {}
  virtual ~ContextState();
  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) last_gone();
  }
  const std::any* find(Key key) const noexcept;
  void set(Key key, std::any value);
  void erase(Key key);
  std::size_t size() const noexcept { return map_ ? map_->size() : 0; }
  virtual ContextState* copy() const;
  bool entered = false;

 private:
  virtual void last_gone() noexcept;

  std::uint32_t refs_ = 1;
  std::shared_ptr<const Map> map_;
};

}  // namespace asyncio::detail
