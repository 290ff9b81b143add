// pool: free lists by size, and what threads that end leave behind.
#include <asyncio/generators/pool.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

using namespace asyncio::detail;

BOOST_AUTO_TEST_SUITE(pool)

BOOST_AUTO_TEST_CASE(blocks_of_every_size_are_distinct_writable_and_aligned) {
  std::vector<std::pair<void*, std::size_t>> blocks;
  std::set<void*> addresses;
  for (std::size_t size = 1; size <= kPoolLargest + 200; ++size) {
    void* block = pool_allocate(size);
    std::memset(block, static_cast<int>(size), size);
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(block) % alignof(std::max_align_t) == 0u);
    BOOST_TEST(addresses.insert(block).second);
    blocks.emplace_back(block, size);
  }
  for (const auto& [block, size] : blocks) {
    BOOST_TEST(static_cast<unsigned char*>(block)[size - 1] == static_cast<unsigned char>(size));
    pool_deallocate(block, size);
  }
}

#ifndef ASYNCIO_POOL_OFF_
BOOST_AUTO_TEST_CASE(a_freed_block_is_the_next_one_of_its_size) {
  void* first = pool_allocate(100);
  pool_deallocate(first, 100);
  void* second = pool_allocate(97);  // the same class of 16 bytes
  BOOST_TEST(second == first);
  pool_deallocate(second, 97);
}

BOOST_AUTO_TEST_CASE(a_thread_that_ends_hands_its_blocks_on) {
  void* theirs = nullptr;
  std::thread([&theirs] {
    theirs = pool_allocate(400);
    pool_deallocate(theirs, 400);
  }).join();
  // This thread's own list of that size is empty, so some refill finds the block.
  std::vector<void*> mine;
  bool found = false;
  for (int i = 0; i < 2000 && !found; ++i) {
    mine.push_back(pool_allocate(400));
    found = mine.back() == theirs;
  }
  BOOST_TEST(found);
  for (void* block : mine) pool_deallocate(block, 400);
}
#endif

BOOST_AUTO_TEST_CASE(a_block_may_be_freed_by_another_thread) {
  void* block = pool_allocate(64);
  std::thread([block] { pool_deallocate(block, 64); }).join();
  void* other = pool_allocate(64);
  BOOST_TEST(other != nullptr);
  pool_deallocate(other, 64);
}

namespace {
struct alignas(64) Wide : Pooled {
  char bytes[64];
};
struct Small : Pooled {
  virtual ~Small() = default;
  int value = 7;
};
struct Larger : Small {
  char more[100] = {};
};
}  // namespace

BOOST_AUTO_TEST_CASE(an_over_aligned_class_is_aligned) {
  auto* wide = new Wide;
  BOOST_TEST(reinterpret_cast<std::uintptr_t>(wide) % 64 == 0u);
  delete wide;
}

BOOST_AUTO_TEST_CASE(a_class_may_be_deleted_through_its_base) {
  Small* small = new Larger;
  BOOST_TEST(small->value == 7);
  delete small;
}

BOOST_AUTO_TEST_SUITE_END()
