// Descent: ends what holds a thing that holds a thing, and so on, on a small stack.
//
// Whatever dies with its last count and has content of the user's may hold the last count of
// another one: a future whose callback holds a future, an exception with its cause, a coroutine
// that holds a coroutine. Whatever calls back at once may call what calls back: the callback of a
// concurrent future may end another one. Such chains may be a million long. So each of them is
// ended through here: at once, as destructors do it, while what is being ended inside one another
// takes less than kRoom bytes of the stack; what lies deeper is put aside, and the outermost one
// ends it before it returns, in the order in which it would have ended: what one thing held before
// what was put aside earlier.
//
// Lifetime: nothing is left aside when the outermost call returns. Thread: any, each by itself; its
// state is trivially destroyed, so that it serves also while a thread ends.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class Descent {
 public:
  // It throws nothing; but what calls back may be left by the end of its thread.
  using End = void (*)(void* object, const void* more);
  // Bytes of the stack. So many that what is usual is never put aside, and so few that a thread
  // with a stack of 256 KiB has enough left for what the deepest one does, also where a sanitizer
  // makes frames larger.
  static constexpr std::size_t kRoom = 32 * 1024;

  // Calls end(object, more), now or before the outermost call returns. When there is no memory to
  // put it aside it is now.
  static void end(void* object, End end, const void* more = nullptr);
  // May a T hold the last count of something?
  template <class T>
  static constexpr bool may_hold =
      !std::is_trivially_destructible_v<T> && !std::is_same_v<std::remove_cv_t<T>, std::string>;
  template <class T>
  static void destroy(T* object) noexcept {
    if constexpr (may_hold<T>)
      end(const_cast<std::remove_const_t<T>*>(object),
          [](void* o, const void*) noexcept { delete static_cast<T*>(o); });
    else
      delete object;
  }
  struct Destroy {
    template <class T>
    void operator()(T* object) const noexcept {
      destroy(object);
    }
  };
  // As std::make_shared(), of what has content of the user's.
  template <class T, class... A>
  static std::shared_ptr<T> make_shared(A&&... args) {
    if constexpr (may_hold<T>)
      return std::shared_ptr<T>(new T(std::forward<A>(args)...), Destroy());
    else
      return std::make_shared<T>(std::forward<A>(args)...);
  }
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
