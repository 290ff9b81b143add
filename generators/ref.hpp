// Ref<T>: a counting pointer to an object that holds its own count (`ref()`, `unref()`).
//
// Lifetime: the object dies with its last Ref. Thread: nearly all counts of this library are plain
// integers; a Ref to such an object stays in its thread.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

template <class T>
class Ref {
 public:
  Ref() noexcept = default;
  Ref(std::nullptr_t) noexcept {}
  explicit Ref(T* object) noexcept : object_(object) {
    if (object_) object_->ref();
  }
  Ref(const Ref& other) noexcept : Ref(other.object_) {}
  Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  template <class U>
  Ref(const Ref<U>& other) noexcept : Ref(other.get()) {}
  template <class U>
  Ref(Ref<U>&& other) noexcept : object_(other.release()) {}
  // Not one for both that takes its argument by value: what clang (14 and before) makes of a `{}`
  // for such an argument in a template is never destroyed.
  // NOLINTNEXTLINE(bugprone-unhandled-self-assignment): it swaps
  Ref& operator=(const Ref& other) noexcept {
    Ref copy(other);
    std::swap(object_, copy.object_);
    return *this;
  }
  Ref& operator=(Ref&& other) noexcept {
    T* const taken = std::exchange(other.object_, nullptr);
    if (T* const former = std::exchange(object_, taken)) former->unref();
    return *this;
  }
  ~Ref() {
    if (object_) object_->unref();
  }

  // Takes over a count that is already there.
  static Ref adopt(T* object) noexcept {
    Ref r;
    r.object_ = object;
    return r;
  }
  // Gives the count away.
  [[nodiscard]] T* release() noexcept { return std::exchange(object_, nullptr); }

  T* get() const noexcept { return object_; }
  T& operator*() const noexcept { return *object_; }
  T* operator->() const noexcept { return object_; }
  explicit operator bool() const noexcept { return object_ != nullptr; }
  friend bool operator==(const Ref& a, const Ref& b) noexcept { return a.object_ == b.object_; }
  friend bool operator!=(const Ref& a, const Ref& b) noexcept { return a.object_ != b.object_; }

 private:
  T* object_ = nullptr;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
