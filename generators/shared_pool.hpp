// Memory for what one thread makes and another one frees, again and again: posts to a loop.
//
// In lists by size (pool.hpp) it would pile up with the thread that frees, and each block would be
// a cache miss for both, one after the other. Here a thread cuts blocks off a page, in the order of
// addresses, so that processors fetch them ahead; a page of which all is freed goes to whom needs
// one. Lifetime: one block that is kept keeps its page. Thread: any.
#pragma once

#include <asyncio/generators/pool.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct SharedPage;

// What a thread has of pages.
struct SharedPart {
  std::uintptr_t next, end;  // of the page that it cuts up; 0: none
  std::uint32_t cut;         // blocks off it
  std::uint32_t freed;       // blocks of the page below, which is yet to be told
  SharedPage* page;          // null: none
};
ASYNCIO_OF_THREAD_(SharedPart, shared_part);

void shared_open_page();
void shared_turn_to(SharedPage* page) noexcept;

// For code under AddressSanitizer. The pages are the same, and where the library is compiled with
// it what is freed is poisoned.
void* shared_allocate_apart(std::size_t size);
void shared_deallocate_apart(void* memory, std::size_t size) noexcept;

inline void* shared_cut(std::size_t size) {
  SharedPart& part = shared_part;
  size = pool_class(size) * kPoolGrain;
  part.next = align_up(part.next, pool_align(size));
  if (part.next + size > part.end) shared_open_page();
  ++part.cut;
  return reinterpret_cast<void*>(std::exchange(part.next, part.next + size));
}

inline void shared_count(void* memory) noexcept {
  auto* const page = static_cast<SharedPage*>(pool_page_of(memory));
  if (shared_part.page != page) shared_turn_to(page);
  ++shared_part.freed;
}

// Aligned as by pool_allocate().
inline void* shared_allocate(std::size_t size) {
#ifdef ASYNCIO_POOL_OFF_
  return shared_allocate_apart(size);
#else
  return size <= kPoolLargest ? shared_cut(size) : ::operator new(size);
#endif
}

inline void shared_deallocate(void* memory, std::size_t size) noexcept {
#ifdef ASYNCIO_POOL_OFF_
  shared_deallocate_apart(memory, size);
#else
  size <= kPoolLargest ? shared_count(memory) : ::operator delete(memory);
#endif
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
