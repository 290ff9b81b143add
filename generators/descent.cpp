#include <asyncio/generators/descent.hpp>

#include <asyncio/generators/pool.hpp>

#include <cstdint>
#include <utility>

namespace asyncio::detail {

namespace {

struct Aside : Pooled {
  Aside(void* o, Descent::End e, const void* m) noexcept : object(o), end(e), more(m) {}
  Aside* next = nullptr;
  void* object;
  Descent::End end;
  const void* more;
};

// Invariant: while `top` is null, `first` is.
struct Way {
  std::uintptr_t top;  // where the stack of the outermost call begins; 0: there is none
  Aside* first;        // what was put aside
  Aside** place;       // where the next one goes: behind what the same thing has put aside
};
thread_local Way way{};

std::uintptr_t stack_here() noexcept {
#ifdef __GNUC__
  return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
#else
  const char here = 0;
  return reinterpret_cast<std::uintptr_t>(&here);
#endif
}

bool put_aside(void* object, Descent::End end, const void* more) noexcept {
  try {
    Aside* const aside = new Aside(object, end, more);
    aside->next = *way.place;
    *way.place = aside;
    way.place = &aside->next;
    return true;
  } catch (...) {
    return false;
  }
}

void end_what_is_aside() {
  while (Aside* const aside = way.first) {
    way.first = aside->next;
    way.place = &way.first;
    const Aside what = *aside;
    delete aside;
    what.end(what.object, what.more);
  }
}

// The outermost call. When the thread ends in the middle of it, the rest is ended all the same.
struct Outermost {
  explicit Outermost(std::uintptr_t here) noexcept {
    way.top = here;
    way.place = &way.first;
  }
  ~Outermost() {
    end_what_is_aside();
    way.top = 0;
  }
};

}  // namespace

[[gnu::noinline]] void Descent::end(void* object, End end, const void* more) {
  const std::uintptr_t here = stack_here();
  if (way.top == 0) {
    const Outermost outermost(here);
    end(object, more);
    end_what_is_aside();
  } else if (way.top - here < kRoom || !put_aside(object, end, more)) {
    // Another stack, as a fiber's, is far away, and counts as deep.
    end(object, more);
  }
}

}  // namespace asyncio::detail
