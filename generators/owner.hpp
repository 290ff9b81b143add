// Owner<T>: the only pointer to an object, which dies with it; std::unique_ptr for what the
// library's headers hold themselves.
//
// Each type of unique_ptr costs whoever includes a header ten times as much to compile.
// Lifetime: it may be made of a class that is only declared; where it ends the class is known.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct Delete {
  template <class T>
  void operator()(T* object) const noexcept {
    static_assert(sizeof(T) > 0, "what is deleted is only declared here");
    delete object;
  }
};

template <class T, class End = Delete>
class Owner {
 public:
  Owner() noexcept = default;
  Owner(std::nullptr_t) noexcept {}
  explicit Owner(T* object) noexcept : object_(object) {}
  Owner(Owner&& other) noexcept : object_(other.release()) {}
  Owner& operator=(Owner&& other) noexcept {
    reset(other.release());
    return *this;
  }
  ~Owner() {
    if (object_) End()(object_);
  }

  // The former one ends once the new one is there.
  void reset(T* object = nullptr) noexcept {
    if (T* const former = std::exchange(object_, object)) End()(former);
  }
  // Gives the object away.
  [[nodiscard]] T* release() noexcept { return std::exchange(object_, nullptr); }

  T* get() const noexcept { return object_; }
  T& operator*() const noexcept { return *object_; }
  T* operator->() const noexcept { return object_; }
  explicit operator bool() const noexcept { return object_ != nullptr; }

 private:
  T* object_ = nullptr;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
