// How a result comes from where it is to whoever waits for it, without asking more of its type than
// that it can be moved: it need not have a default constructor, nor be assignable, nor fit on the
// stack.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <memory>
#include <new>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Can a coroutine or future give a T?
template <class T>
constexpr bool check_result_type() noexcept {
  static_assert(!std::is_reference_v<T>,
                "a result is a value: for a reference, return a pointer or a "
                "std::reference_wrapper");
  static_assert(std::is_reference_v<T> || std::is_same_v<T, std::remove_cv_t<T>>,
                "a result is moved to whoever awaits it, so its type is not const: "
                "Coroutine<T> instead of Coroutine<const T>");
  return !std::is_reference_v<T> && std::is_same_v<T, std::remove_cv_t<T>>;
}

// Can a T be copied, and be assigned a copy? A container says so even when what is in it cannot.
template <class T>
struct copies {
  static constexpr bool construct = std::is_copy_constructible_v<T>;
  static constexpr bool assign = std::is_copy_assignable_v<T>;
};
template <class T, class = void>
struct is_copyable : copies<T> {};
template <class T, class... Parts>
struct is_copyable_with {
  static constexpr bool construct = copies<T>::construct && (is_copyable<Parts>::construct && ...);
  static constexpr bool assign =
      copies<T>::assign && construct && (is_copyable<Parts>::assign && ...);
};
template <class T>
struct is_copyable<T, std::void_t<typename T::value_type>>
    : is_copyable_with<T, std::conditional_t<std::is_same_v<typename T::value_type, T>, int,
                                             typename T::value_type>> {};
template <class K, class V>
struct is_copyable<std::pair<K, V>> : is_copyable_with<std::pair<K, V>, K, V> {};
template <class... A>
struct is_copyable<std::tuple<A...>> : is_copyable_with<std::tuple<A...>, A...> {};
template <class... A>
struct is_copyable<std::variant<A...>> : is_copyable_with<std::variant<A...>, A...> {};
template <class T>
inline constexpr bool is_copyable_v = is_copyable<T>::construct;

// What the target of a result of type T is.
enum class Deliver : unsigned char {
  assign,     // a T
  construct,  // memory for a T
  emplace,    // a std::optional<T>
  drop,       // nothing
};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
// Can a variable of type T be given a result? An optional can whatever is in it.
template <class T>
inline constexpr bool takes_result_v = std::is_move_assignable_v<T> || is_optional<T>::value;
template <class T, class V>
void assign_result(T& target, V&& value) {
  if constexpr (std::is_assignable_v<T&, V>) {
    target = std::forward<V>(value);
  } else if constexpr (is_optional<T>::value) {
    target.reset();
    if (value) target.emplace(*std::forward<V>(value));
  }
}

template <class T, class V>
void deliver_value(V&& value, void* target, Deliver how) {
  if (how == Deliver::assign) {
    // Whoever gives a T has been asked by the compiler whether it can be assigned.
    if constexpr (std::is_lvalue_reference_v<V> && !is_copyable<T>::assign)
      deliver_value<T>(T(value), target, how);
    else
      assign_result(*static_cast<T*>(target), std::forward<V>(value));
  } else if (how == Deliver::construct) {
    ::new (target) T(std::forward<V>(value));
  } else if (how == Deliver::emplace) {
    static_cast<std::optional<T>*>(target)->emplace(std::forward<V>(value));
  }
}
// The same of a value that others may hold too: they keep it, if it can be copied.
template <class T>
void deliver_shared(T& value, bool shared, void* target, Deliver how) {
  if constexpr (std::is_trivially_copyable_v<T>) {
    (void)shared;
  } else if constexpr (is_copyable_v<T>) {
    if (shared) return deliver_value<T>(static_cast<const T&>(value), target, how);
  }
  deliver_value<T>(std::move(value), target, how);
}

enum class PassingIn : unsigned char { place, optional, heap };
template <class T>
constexpr PassingIn passing_in() noexcept {
  if constexpr (sizeof(T) > 1024) return PassingIn::heap;
  return std::is_trivially_destructible_v<T> ? PassingIn::place : PassingIn::optional;
}
// A result on its way through a local variable. A big one is in memory of its own: the stack may be
// no bigger than it is.
template <class T, PassingIn = passing_in<T>()>
class Passing {  // of one that needs no destructor it need not be known whether it is there
 public:
  Passing() noexcept {}
  template <class V>
  void set(V&& value) {
    ::new (place()) T(std::forward<V>(value));
  }
  // By deliver(void* target, Deliver how).
  template <class F>
  void take(F&& deliver) {
    deliver(place(), Deliver::construct);
  }
  // What the function returns.
  template <class F>
  void call(F&& function) {
    ::new (place()) T(std::forward<F>(function)());
  }
  // Precondition: it is there.
  T& value() noexcept { return value_; }

 private:
  void* place() noexcept { return std::addressof(value_); }
  union {
    T value_;
  };
};
template <class T>
class Passing<T, PassingIn::optional> {
 public:
  template <class V>
  void set(V&& value) {
    value_.emplace(std::forward<V>(value));
  }
  template <class F>
  void take(F&& deliver) {
    deliver(&value_, Deliver::emplace);
  }
  template <class F>
  void call(F&& function) {
    value_.emplace(std::forward<F>(function)());
  }
  T& value() noexcept { return *value_; }

 private:
  std::optional<T> value_;
};
template <class T>
class Passing<T, PassingIn::heap> {
 public:
  Passing() noexcept = default;
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;
  ~Passing() {
    if (value_) value_->~T();
    if (memory_) std::allocator<T>().deallocate(memory_, 1);
  }
  template <class V>
  void set(V&& value) {
    value_ = ::new (room()) T(std::forward<V>(value));
  }
  template <class F>
  void take(F&& deliver) {
    void* const at = room();
    deliver(at, Deliver::construct);
    value_ = memory_;
  }
  template <class F>
  void call(F&& function) {
    value_ = ::new (room()) T(std::forward<F>(function)());
  }
  T& value() noexcept { return *value_; }

 private:
  void* room() {
    if (value_) std::exchange(value_, nullptr)->~T();
    if (!memory_) memory_ = std::allocator<T>().allocate(1);
    return memory_;
  }
  T* memory_ = nullptr;
  T* value_ = nullptr;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
