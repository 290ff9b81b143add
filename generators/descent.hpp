// Descent: ends what holds a thing that holds a thing, and so on, on a small stack.
//
// Whatever dies with its last count and has content of the user's may hold the last count of
// another one: a future whose callback holds a future, an exception with its cause, a coroutine
// that holds a coroutine. Such chains may be a million long. So each of them is ended through here:
// at once, as destructors do it, while what is being ended inside one another takes less than
// kRoom bytes of the stack; what lies deeper is put aside, and the outermost one ends it before it
// returns, in the order in which it would have ended: what one thing held before what was put aside
// earlier.
//
// Lifetime: nothing is left aside when the outermost call returns. Thread: any, each by itself; its
// state is trivially destroyed, so that it serves also while a thread ends.
#pragma once

#include <cstddef>

namespace asyncio::detail {

class Descent {
 public:
  using End = void (*)(void* object, const void* more) noexcept;
  // Bytes of the stack. So many that what is usual is never put aside, and so few that a thread
  // with a stack of 256 KiB has enough left for what the deepest one does, also where a sanitizer
  // makes frames larger.
  static constexpr std::size_t kRoom = 32 * 1024;

  // Calls end(object, more), now or before the outermost call returns. When there is no memory to
  // put it aside it is now.
  static void end(void* object, End end, const void* more = nullptr) noexcept;
  template <class T>
  static void destroy(T* object) noexcept {
    end(object, [](void* o, const void*) noexcept { delete static_cast<T*>(o); });
  }
};

}  // namespace asyncio::detail
