// ContextState: the values of one context. Copying shares the map until one of the two sets a
// variable.
//
// Every handle may hold one. It reaches the end and the copy of it through the vtable, so that only
// a program that makes one links them.
//
// Invariants:
//  1. A variable is known by the address of its key, and a map keeps the keys of all its variables:
//  no other variable ever has that address while the value is there.
//  2. A map is never changed once it is shared, and values never are: user code (a destructor of a
//  value) runs only when the state is whole.
#pragma once

#include <asyncio/generators/pool.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class ContextState : public Pooled {
 public:
  using Key = std::shared_ptr<const void>;
  using Value = std::shared_ptr<const void>;
  using Map = std::vector<std::pair<Key, Value>>;
  explicit ContextState(std::shared_ptr<const Map> map) noexcept : map_(std::move(map)) {}
  virtual ~ContextState();
  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) last_gone();
  }
  // Null: it is not set.
  const Value* find(const void* key) const noexcept;
  void set(const Key& key, Value value);
  void erase(const void* key);
  std::size_t size() const noexcept { return map_ ? map_->size() : 0; }
  virtual ContextState* copy() const;

  // While Context::run() is in it: the place where that keeps the context of its caller.
  ContextState** outer = nullptr;

 private:
  virtual void last_gone() noexcept;

  std::uint32_t refs_ = 1;
  std::shared_ptr<const Map> map_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
