// Pooled memory: free lists by size for the small objects of the runtime (frames, futures, tasks,
// handles).
//
// Memory goes back to the list of the thread that frees it. So that what one thread makes and
// another one frees does not pile up, a thread looks at its lists now and then, and hands on what
// is too long, in batches, to whoever needs some next. To count each block would cost every
// callback some instructions: those count that free what may come from another thread (exceptions,
// contexts, coroutines that are dropped, generators), loops when they poll, and workers after a
// job. A thread that ends hands on all it has, and what it has not cut up yet. Lifetime: nothing is
// returned to the system before the process ends. Thread: every function may be called from any
// thread, also while thread_local objects are destroyed; the lists are thread-local, so nothing
// locks on the fast path.
//
// AddressSanitizer may be on either side. What is compiled with it takes nothing from a list and
// puts nothing there: it calls the library. A library that is compiled with it takes each block
// from the system by itself, so that a block of a list, where a program without it puts them, can
// be given back like any other.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>
#include <new>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Brings what will be written soon into the cache. Any address may be given.
inline void prefetch(const void* address) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
  // What __builtin_prefetch() makes here without -mprfchw fetches for reading, and what another
  // processor has written would be fetched twice.
  __asm__ volatile("prefetchw %0" : : "m"(*static_cast<const char*>(address)));
#elif defined(__GNUC__)
  __builtin_prefetch(address, 1);
#else
  (void)address;
#endif
}

constexpr std::size_t kPoolGrain = 8;
constexpr std::size_t kPoolClasses = 129;  // pooled sizes: 1 to 1,024 bytes
constexpr std::size_t kPoolLargest = (kPoolClasses - 1) * kPoolGrain;
constexpr std::size_t kPoolPage = 4080;  // bytes of a page that may be used
constexpr std::size_t kPoolPageAlign = 4096;

// Blocks that are freed are linked, and so are lists that are handed on: the least class is 16
// bytes.
constexpr std::size_t pool_class(std::size_t size) noexcept {
  return size <= 2 * kPoolGrain ? 2 : (size + kPoolGrain - 1) / kPoolGrain;
}

// As an object of that size may have to be aligned.
constexpr std::size_t pool_align(std::size_t size) noexcept {
  return size % 16 == 0 ? 16 : kPoolGrain;
}
constexpr std::uintptr_t align_up(std::uintptr_t address, std::size_t align) noexcept {
  return (address + align - 1) & ~std::uintptr_t{align - 1};
}

struct FreeBlock {
  FreeBlock* next;
};
struct FreeLists {
  FreeBlock* head[kPoolClasses];  // 0: pages
  std::int32_t until_look;        // so many calls of pool_look() before the next look
};
// Constant initialised and trivially destroyed, so that reading it costs no call and no guard.
ASYNCIO_OF_THREAD_(FreeLists, free_lists);

// Where the list is empty.
inline namespace ASYNCIO_BUILD_ {
void* pool_refill(std::size_t size_class);
// For code under AddressSanitizer: as the library does it.
void* pool_allocate_apart(std::size_t size);
void pool_deallocate_apart(void* memory, std::size_t size) noexcept;
}  // namespace ASYNCIO_BUILD_
// Hands on what is too long.
[[gnu::cold]] void pool_trim() noexcept;
// Does so now and then.
inline void pool_look() noexcept {
#ifndef ASYNCIO_POOL_OFF_
  if (--free_lists.until_look < 0) pool_trim();
#endif
}
// How many chunks of 64 KiB the process has had from the system; for tests.
std::size_t pool_chunks_made() noexcept;

// For tables that are found by the address of an entry: a page begins at a multiple of
// kPoolPageAlign.
void* pool_allocate_page();
void pool_deallocate_page(void* page) noexcept;
// The same, for whichever thread needs one next.
void pool_donate_page(void* page) noexcept;
// The page that an address is in.
inline void* pool_page_of(const void* address) noexcept {
  return reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(address) & ~(kPoolPageAlign - 1));
}

// With the lists. They are the same with AddressSanitizer and without, for the linker takes one of
// several inline functions of a name.
ASYNCIO_INLINE_ inline void* pool_take(std::size_t size) {
  if (size > kPoolLargest) return ::operator new(size);
  const std::size_t size_class = pool_class(size);
  FreeBlock*& head = free_lists.head[size_class];
  if (FreeBlock* block = head) {
    head = block->next;
    return block;
  }
  return pool_refill(size_class);
}
ASYNCIO_INLINE_ inline void pool_put(void* memory, std::size_t size) noexcept {
  if (size > kPoolLargest) return ::operator delete(memory);
  FreeBlock*& head = free_lists.head[pool_class(size)];
  head = ::new (memory) FreeBlock{head};
}

// Aligned to pool_align(size).
inline void* pool_allocate(std::size_t size) {
#ifdef ASYNCIO_POOL_OFF_
  return pool_allocate_apart(size);
#else
  return pool_take(size);
#endif
}

inline void pool_deallocate(void* memory, std::size_t size) noexcept {
#ifdef ASYNCIO_POOL_OFF_
  pool_deallocate_apart(memory, size);
#else
  pool_put(memory, size);
#endif
}

// Base class of what lives in the pool: `new` and `delete` of a derived class go there. A class
// deleted through a base needs a virtual destructor, which gives the right size.
struct Pooled {
  static void* operator new(std::size_t size) { return pool_allocate(size); }
  static void* operator new(std::size_t, void* where) noexcept { return where; }
  static void operator delete(void* memory, std::size_t size) noexcept {
    pool_deallocate(memory, size);
  }
  static void* operator new(std::size_t size, std::align_val_t align) {
    return ::operator new(size, align);
  }
  static void operator delete(void* memory, std::size_t, std::align_val_t align) noexcept {
    ::operator delete(memory, align);
  }
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
