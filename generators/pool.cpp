#include <asyncio/generators/pool.hpp>

#include <cstdlib>
#include <mutex>

namespace asyncio::detail {
namespace {

constexpr std::size_t kChunk = 64 * 1024;

// What threads have left for others: a batch now and then, and all their lists when they end.
struct Depot {
  std::mutex mutex;
  FreeLists lists;
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
  FreeBlock* tail;
  std::uint32_t count;

  void to_depot(std::size_t size_class) noexcept {
    if (!head) return;
    const std::lock_guard<std::mutex> lock(depot.mutex);
    tail->next = depot.lists.head[size_class];
    depot.lists.head[size_class] = head;
    *this = {};
  }
};
thread_local Batch batches[kPoolClasses];

struct Donor {
  ~Donor() {
    for (std::size_t i = 1; i < kPoolClasses; ++i) {
      batches[i].to_depot(i);
      while (FreeBlock* block = free_lists.head[i]) {
        free_lists.head[i] = block->next;
        pool_give_away(block, i);
      }
      batches[i].to_depot(i);
    }
  }
  void touch() noexcept {}
};
thread_local Donor donor;

FreeBlock* take_from_depot(std::size_t size_class) {
  const std::lock_guard<std::mutex> lock(depot.mutex);
  FreeBlock* list = depot.lists.head[size_class];
  depot.lists.head[size_class] = nullptr;
  return list;
}

}  // namespace

void pool_give_away(void* memory, std::size_t size_class) noexcept {
  Batch& batch = batches[size_class];
  FreeBlock* block = ::new (memory) FreeBlock{batch.head};
  if (!batch.head) {
    donor.touch();
    batch.tail = block;
  }
  batch.head = block;
  if (++batch.count == kBatch) batch.to_depot(size_class);
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
