#include <asyncio/generators/pool.hpp>

#include <sys/mman.h>

#include <mutex>
#include <new>
#include <utility>

namespace asyncio::detail {
namespace {

constexpr std::size_t kPageClass = 0;
constexpr std::size_t kChunk = 64 * 1024 - 16;  // and malloc() adds its header
constexpr std::uint32_t kChunksAsTouched = 16;  // whose pages come as they are used

// What threads leave for others when they end: lists of whole lists, so that nothing is walked.
struct DonatedBlock : FreeBlock {
  DonatedBlock* next_list;
};
static_assert(sizeof(DonatedBlock) <= 2 * kPoolGrain);
struct Depot {
  std::mutex mutex;
  DonatedBlock* lists[kPoolClasses];
};
Depot depot{};  // constant initialised; never destroyed before the last thread ends

// Is cut up block by block, in the order of addresses.
struct Chunk {
  std::uintptr_t next;
  std::uintptr_t end;
};
thread_local Chunk blocks{};
[[maybe_unused]] thread_local Chunk pages{};  // unused under AddressSanitizer
thread_local std::uint32_t chunks = 0;        // that this thread has had

[[gnu::cold]] void give(std::size_t size_class, FreeBlock* list) noexcept {
  if (!list) return;
  const std::lock_guard<std::mutex> lock(depot.mutex);
  DonatedBlock*& lists = depot.lists[size_class];
  lists = ::new (list) DonatedBlock{{list->next}, lists};
}

struct Donor {
  [[gnu::cold]] ~Donor() {
    for (std::size_t i = 0; i < kPoolClasses; ++i) {
      give(i, std::exchange(free_lists.head[i], nullptr));
    }
  }
  void touch() noexcept {}
};
thread_local Donor donor;

[[gnu::cold]] FreeBlock* take_from_depot(std::size_t size_class) {
  const std::lock_guard<std::mutex> lock(depot.mutex);
  DonatedBlock* const list = depot.lists[size_class];
  if (list) depot.lists[size_class] = list->next_list;
  return list;
}

void renew(Chunk& chunk) {
  chunk.next = reinterpret_cast<std::uintptr_t>(::operator new(kChunk));
  chunk.end = chunk.next + kChunk;
#ifdef MADV_POPULATE_WRITE
  // The system supplies many pages at once in two thirds of the time of a fault for each.
  if (++chunks > kChunksAsTouched)
    ::madvise(pool_page_of(reinterpret_cast<void*>(chunk.next)), kChunk, MADV_POPULATE_WRITE);
#endif
}

// The next block of a chunk; null when what is left is too small.
ASYNCIO_INLINE_ inline void* cut(Chunk& chunk, std::size_t size, std::size_t align) noexcept {
  const std::uintptr_t block = align_up(chunk.next, align);
  if (block + size > chunk.end) return nullptr;
  chunk.next = block + size;
  return reinterpret_cast<void*>(block);
}

[[gnu::cold]] void* take_or_renew(Chunk& chunk, std::size_t size_class, std::size_t size,
                                  std::size_t align) {
  donor.touch();  // the first use in a thread registers its destructor
  if (FreeBlock* const list = take_from_depot(size_class)) {
    free_lists.head[size_class] = list->next;
    return list;
  }
  renew(chunk);
  return cut(chunk, size, align);
}

}  // namespace

void* pool_refill(std::size_t size_class) {
  const std::size_t size = size_class * kPoolGrain;
  const std::size_t align = pool_align(size);
  if (void* const block = cut(blocks, size, align)) return block;
  return take_or_renew(blocks, size_class, size, align);
}

void* pool_allocate_page() {
#ifdef ASYNCIO_POOL_OFF_
  return ::operator new(kPoolPageAlign, std::align_val_t(kPoolPageAlign));
#else
  FreeBlock*& head = free_lists.head[kPageClass];
  if (FreeBlock* const page = head) {
    head = page->next;
    return page;
  }
  if (void* const page = cut(pages, kPoolPage, kPoolPageAlign)) return page;
  return take_or_renew(pages, kPageClass, kPoolPage, kPoolPageAlign);
#endif
}

void pool_deallocate_page(void* page) noexcept {
#ifdef ASYNCIO_POOL_OFF_
  ::operator delete(page, std::align_val_t(kPoolPageAlign));
#else
  FreeBlock*& head = free_lists.head[kPageClass];
  head = ::new (page) FreeBlock{head};
#endif
}

void pool_donate_page(void* page) noexcept { give(kPageClass, ::new (page) FreeBlock{nullptr}); }

}  // namespace asyncio::detail
