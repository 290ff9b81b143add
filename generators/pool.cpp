#include <asyncio/generators/pool.hpp>

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <cstdlib>
#include <mutex>
#include <new>
#include <utility>

namespace asyncio::detail {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr unsigned kSmallChunks = 64;  // of a thread
constexpr std::size_t kLargeChunk = 2 * 1024 * 1024;

// A thread that has used up megabytes gets large pages: for small ones the system takes as long as
// the program does to fill them.
void* large_chunk() {
  void* const memory = ::operator new (kLargeChunk, std::align_val_t{kLargeChunk});
#ifdef MADV_HUGEPAGE
  (void)madvise(memory, kLargeChunk, MADV_HUGEPAGE);
#endif
  return memory;
}

// The lists of threads that have ended: lists of whole lists, so that a thread ends at once,
// however much it has freed.
struct DonatedBlock : FreeBlock {
  DonatedBlock* next_list;
};
static_assert(sizeof(DonatedBlock) <= kPoolGrain);
struct Depot {
  std::mutex mutex;
  DonatedBlock* lists[kPoolClasses];
};
Depot depot{};  // constant initialised; never destroyed before the last thread ends

// A chunk is cut up block by block, in the order of addresses.
struct Chunk {
  char* next;
  char* end;
  unsigned count;  // small ones up to now
};
thread_local Chunk chunk{};

struct Donor {
  ~Donor() {
    const std::lock_guard<std::mutex> lock(depot.mutex);
    for (std::size_t i = 1; i < kPoolClasses; ++i) {
      FreeBlock* const list = std::exchange(free_lists.head[i], nullptr);
      if (list) depot.lists[i] = ::new (list) DonatedBlock{{list->next}, depot.lists[i]};
    }
  }
  void touch() noexcept {}
};
thread_local Donor donor;

FreeBlock* take_from_depot(std::size_t size_class) {
  const std::lock_guard<std::mutex> lock(depot.mutex);
  DonatedBlock* const list = depot.lists[size_class];
  if (list) depot.lists[size_class] = list->next_list;
  return list;
}

}  // namespace

void* pool_refill(std::size_t size_class) {
  const std::size_t size = size_class * kPoolGrain;
  if (static_cast<std::size_t>(chunk.end - chunk.next) < size) {
    donor.touch();  // the first use in a thread registers its destructor
    if (FreeBlock* list = take_from_depot(size_class)) {
      free_lists.head[size_class] = list->next;
      return list;
    }
    const bool small = chunk.count < kSmallChunks;
    chunk.next = static_cast<char*>(small ? ::operator new(kChunk) : large_chunk());
    chunk.end = chunk.next + (small ? kChunk : kLargeChunk);
    if (small) ++chunk.count;
  }
  void* block = chunk.next;
  chunk.next += size;
  return block;
}

}  // namespace asyncio::detail
