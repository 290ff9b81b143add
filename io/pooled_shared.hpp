// pooled_shared: as std::make_shared, in the runtime's pool, for what each connection has.
//
// Thread: any.
#pragma once

#include <asyncio/generators/pool.hpp>

#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

template <class T>
struct PoolAllocator {
  using value_type = T;
  PoolAllocator() noexcept = default;
  template <class U>
  PoolAllocator(const PoolAllocator<U>&) noexcept {}
  T* allocate(std::size_t n) { return static_cast<T*>(pool_allocate(n * sizeof(T))); }
  void deallocate(T* memory, std::size_t n) noexcept { pool_deallocate(memory, n * sizeof(T)); }
  template <class U>
  bool operator==(const PoolAllocator<U>&) const noexcept {
    return true;
  }
  template <class U>
  bool operator!=(const PoolAllocator<U>&) const noexcept {
    return false;
  }
};

template <class T, class... A>
std::shared_ptr<T> pooled_shared(A&&... arguments) {
  return std::allocate_shared<T>(PoolAllocator<T>(), std::forward<A>(arguments)...);
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
