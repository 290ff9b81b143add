#include <asyncio/generators/pool.hpp>

#include <asyncio/generators/thread_end.hpp>

#include <sys/mman.h>

#include <atomic>
#include <mutex>
#include <new>
#include <utility>

#if defined(__has_include)
#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#define ASYNCIO_KNOWS_SINGLE_THREADED_ 1
#endif
#endif

namespace asyncio::detail {

ASYNCIO_OF_THREAD_IS_HERE_(FreeLists, free_lists);
namespace {

constexpr std::size_t kPageClass = 0;
constexpr std::size_t kChunk = 64 * 1024 - 16;  // and malloc() adds its header
constexpr std::uint32_t kChunksAsTouched = 16;  // whose pages come as they are used
constexpr std::int32_t kLooksBetween = 256;
constexpr std::size_t kMostBatches = 256;  // of one class that a look hands on

// So many blocks of a class are handed on at once, and a thread that looks keeps no more. About 8
// KiB: a thread that lives long may have as much of each class.
constexpr std::size_t batch_of(std::size_t size_class) noexcept {
  if (size_class == kPageClass) return 8;
  const std::size_t blocks = 8 * 1024 / (size_class * kPoolGrain);
  return blocks < 128 ? blocks : 128;
}

// What threads leave for others: lists of whole lists, so that nothing is walked.
struct DonatedBlock : FreeBlock {
  DonatedBlock* next_list;
};
static_assert(sizeof(DonatedBlock) <= 2 * kPoolGrain);

// Is cut up block by block, in the order of addresses.
struct Chunk {
  std::uintptr_t next;
  std::uintptr_t end;
};
// What a thread that ended had not cut up yet; its head stands in it.
struct Rest {
  Rest* below;
  std::uintptr_t end;
};

// At every moment its lists are whole for who takes the mutex next: in the child of a fork() that
// is made anew, and at most what another thread was giving or taking is lost.
struct Depot {
  std::mutex mutex;
  std::atomic<DonatedBlock*> lists[kPoolClasses];  // written under the mutex
  Rest* rests[2];                                  // of chunks for blocks, and for pages
};
Depot depot{};  // constant initialised; never destroyed before the last thread ends
std::atomic<std::size_t> chunks_made{0};

thread_local Chunk blocks{};
[[maybe_unused]] thread_local Chunk pages{};  // unused under AddressSanitizer
thread_local std::uint32_t chunks = 0;        // that this thread has had

[[gnu::cold]] void give(std::size_t size_class, FreeBlock* list) noexcept {
  if (!list) return;
  const std::lock_guard<std::mutex> lock(depot.mutex);
  std::atomic<DonatedBlock*>& lists = depot.lists[size_class];
  lists.store(::new (list) DonatedBlock{{list->next}, lists.load(std::memory_order_relaxed)},
              std::memory_order_release);
}

[[gnu::cold]] void give_rest(Chunk& chunk) noexcept {
  const Chunk rest = std::exchange(chunk, Chunk{});
  if (rest.end - rest.next < sizeof(Rest)) return;
  const std::lock_guard<std::mutex> lock(depot.mutex);
  Rest*& rests = depot.rests[&chunk == &pages];
  rests = ::new (reinterpret_cast<void*>(rest.next)) Rest{rests, rest.end};
}

// The thread ends. What it frees later, in a destructor of the same kind, arms this again.
[[gnu::cold]] void give_all(void*) noexcept {
  for (std::size_t i = 0; i < kPoolClasses; ++i) {
    give(i, std::exchange(free_lists.head[i], nullptr));
  }
  free_lists.until_look = 0;
  give_rest(blocks);
  give_rest(pages);
}

ASYNCIO_ENDS_LAST_ ThreadEnd pool_end(&give_all, [] { ::new (&depot.mutex) std::mutex; });

[[gnu::cold]] FreeBlock* take_from_depot(std::size_t size_class) {
  const std::lock_guard<std::mutex> lock(depot.mutex);
  std::atomic<DonatedBlock*>& lists = depot.lists[size_class];
  DonatedBlock* const list = lists.load(std::memory_order_relaxed);
  if (list) lists.store(list->next_list, std::memory_order_relaxed);
  return list;
}

[[gnu::cold]] bool take_rest(Chunk& chunk) {
  const std::lock_guard<std::mutex> lock(depot.mutex);
  Rest*& rests = depot.rests[&chunk == &pages];
  Rest* const rest = rests;
  if (!rest) return false;
  rests = rest->below;
  chunk = {reinterpret_cast<std::uintptr_t>(rest), rest->end};
  return true;
}

void renew(Chunk& chunk) {
  chunk.next = reinterpret_cast<std::uintptr_t>(::operator new(kChunk));
  chunk.end = chunk.next + kChunk;
  chunks_made.fetch_add(1, std::memory_order_relaxed);
#ifdef MADV_POPULATE_WRITE
  // The system supplies many pages at once in two thirds of the time of a fault for each.
  if (++chunks > kChunksAsTouched)
    ::madvise(pool_page_of(reinterpret_cast<void*>(chunk.next)), kChunk, MADV_POPULATE_WRITE);
#endif
}

// The next block of a chunk. False when what is left is too small.
ASYNCIO_INLINE_ inline bool cut(Chunk& chunk, std::size_t size, std::size_t align,
                                void*& block) noexcept {
  const std::uintptr_t start = align_up(chunk.next, align);
  if (start + size > chunk.end) return false;
  chunk.next = start + size;
  block = reinterpret_cast<void*>(start);
  return true;
}

[[gnu::cold]] void* take_or_renew(Chunk& chunk, std::size_t size_class, std::size_t size,
                                  std::size_t align) {
  pool_end.arm();
  if (FreeBlock* const list = take_from_depot(size_class)) {
    free_lists.head[size_class] = list->next;
    return list;
  }
  void* block;
  while (!cut(chunk, size, align, block)) {
    if (!take_rest(chunk)) renew(chunk);
  }
  return block;
}

// What others have freed goes first, or it would pile up while chunks are cut.
[[maybe_unused]] ASYNCIO_INLINE_ inline void* refill(Chunk& chunk, std::size_t size_class,
                                                     std::size_t size, std::size_t align) {
  void* block;
  if (!depot.lists[size_class].load(std::memory_order_relaxed) && cut(chunk, size, align, block))
    return block;
  return take_or_renew(chunk, size_class, size, align);
}

// Hands on the blocks that were freed last if there are more than `batch`.
bool hand_on(std::size_t size_class, std::size_t batch) noexcept {
  FreeBlock*& head = free_lists.head[size_class];
  FreeBlock* last = head;
  for (std::size_t n = 1; last && n < batch; ++n) last = last->next;
  if (!last || !last->next) return false;
  FreeBlock* const first = std::exchange(head, std::exchange(last->next, nullptr));
  give(size_class, first);
  return true;
}

}  // namespace

void* ASYNCIO_BUILD_::pool_refill(std::size_t size_class) {
  const std::size_t size = size_class * kPoolGrain;
#ifdef ASYNCIO_POOL_OFF_
  pool_end.arm();  // for what code without AddressSanitizer puts to the lists
  return ::operator new(size);
#else
  return refill(blocks, size_class, size, pool_align(size));
#endif
}

void* ASYNCIO_BUILD_::pool_allocate_apart(std::size_t size) {
#ifdef ASYNCIO_POOL_OFF_
  return ::operator new(size);
#else
  return pool_take(size);
#endif
}

void ASYNCIO_BUILD_::pool_deallocate_apart(void* memory, std::size_t size) noexcept {
#ifdef ASYNCIO_POOL_OFF_
  (void)size;
  ::operator delete(memory);
#else
  pool_put(memory, size);
#endif
}

void pool_trim() noexcept {
  free_lists.until_look = kLooksBetween;
#ifdef ASYNCIO_KNOWS_SINGLE_THREADED_
  if (__libc_single_threaded) return;
#endif
  pool_end.arm();
  for (std::size_t i = 0; i < kPoolClasses; ++i) {
    const std::size_t batch = batch_of(i);
    std::size_t handed = 0;
    while (handed < kMostBatches && hand_on(i, batch)) ++handed;
    if (handed > 0) free_lists.until_look = kLooksBetween / 16;  // there may be more to come
  }
}

std::size_t pool_chunks_made() noexcept { return chunks_made.load(std::memory_order_relaxed); }

void* pool_allocate_page() {
#ifdef ASYNCIO_POOL_OFF_
  return ::operator new(kPoolPageAlign, std::align_val_t(kPoolPageAlign));
#else
  FreeBlock*& head = free_lists.head[kPageClass];
  if (FreeBlock* const page = head) {
    head = page->next;
    return page;
  }
  return refill(pages, kPageClass, kPoolPage, kPoolPageAlign);
#endif
}

void pool_deallocate_page(void* page) noexcept {
#ifdef ASYNCIO_POOL_OFF_
  ::operator delete(page, std::align_val_t(kPoolPageAlign));
#else
  FreeBlock*& head = free_lists.head[kPageClass];
  head = ::new (page) FreeBlock{head};
  pool_look();
#endif
}

void pool_donate_page(void* page) noexcept {
#ifdef ASYNCIO_POOL_OFF_
  pool_deallocate_page(page);
#else
  give(kPageClass, ::new (page) FreeBlock{nullptr});
#endif
}

}  // namespace asyncio::detail
