#include <asyncio/generators/pool.hpp>

#include <mutex>
#include <new>
#include <utility>

namespace asyncio::detail {
namespace {

constexpr std::size_t kChunk = 64 * 1024;

// What threads have left for others, a batch now and then, and all when they end: lists of whole
// lists, so that nothing is walked.
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
};
thread_local Chunk chunk{};

constexpr std::uint32_t kBatch = 128;

// Blocks that this thread has freed for others.
struct Batch {
  FreeBlock* head;
  std::uint32_t count;
};
thread_local Batch batches[kPoolClasses];

[[gnu::cold]] void give(std::size_t size_class, FreeBlock* list) noexcept {
  if (!list) return;
  const std::lock_guard<std::mutex> lock(depot.mutex);
  DonatedBlock*& lists = depot.lists[size_class];
  lists = ::new (list) DonatedBlock{{list->next}, lists};
}

struct Donor {
  [[gnu::cold]] ~Donor() {
    for (std::size_t i = 1; i < kPoolClasses; ++i) {
      give(i, batches[i].head);
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

}  // namespace

void pool_give_away(void* memory, std::size_t size_class) noexcept {
  Batch& batch = batches[size_class];
  if (!batch.head) donor.touch();
  batch.head = ::new (memory) FreeBlock{batch.head};
  if (++batch.count < kBatch) return;
  give(size_class, batch.head);
  batch = {};
}

void* pool_refill(std::size_t size_class) {
  const std::size_t size = size_class * kPoolGrain;
  if (static_cast<std::size_t>(chunk.end - chunk.next) < size) {
    donor.touch();  // the first use in a thread registers its destructor
    if (FreeBlock* list = take_from_depot(size_class)) {
      free_lists.head[size_class] = list->next;
      return list;
    }
    chunk.next = static_cast<char*>(::operator new(kChunk));
    chunk.end = chunk.next + kChunk;
  }
  void* block = chunk.next;
  chunk.next += size;
  return block;
}

}  // namespace asyncio::detail
