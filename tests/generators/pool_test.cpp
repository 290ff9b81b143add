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
    // What has the alignment of 16 has a size that 16 divides.
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(block) % (size % 16 == 0 ? 16 : 8) == 0u);
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
  void* second = pool_allocate(97);  // the same class of 8 bytes
  BOOST_TEST(second == first);
  pool_deallocate(second, 97);
}

BOOST_AUTO_TEST_CASE(a_freed_page_is_the_next_one) {
  void* first = pool_allocate_page();
  void* second = pool_allocate_page();
  BOOST_TEST(first != second);
  pool_deallocate_page(first);
  void* third = pool_allocate_page();
  BOOST_TEST(third == first);
  pool_deallocate_page(third);
  pool_deallocate_page(second);
}

BOOST_AUTO_TEST_CASE(a_thread_that_ends_hands_its_pages_on) {
  void* theirs = nullptr;
  std::thread([&theirs] {
    theirs = pool_allocate_page();
    pool_deallocate_page(theirs);
  }).join();
  void* next = nullptr;  // of a thread that has none itself
  std::thread([&next] {
    next = pool_allocate_page();
    pool_deallocate_page(next);
  }).join();
  BOOST_TEST(next == theirs);
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

// Sizes in turns, so that chunks are cut at all sorts of places, and far more than is had before
// whole chunks are populated.
BOOST_AUTO_TEST_CASE(megabytes_of_blocks_and_pages_overlap_nowhere) {
  std::vector<std::pair<unsigned char*, std::size_t>> blocks;
  for (std::size_t i = 0; i < 6000; ++i) {
    const std::size_t size = i % 5 == 0 ? 0 : 1 + i * 7919 % kPoolLargest;
    void* const block = size == 0 ? pool_allocate_page() : pool_allocate(size);
    if (size == 0) BOOST_TEST(reinterpret_cast<std::uintptr_t>(block) % 4096 == 0u);
    std::memset(block, static_cast<int>(i), size == 0 ? kPoolPage : size);
    blocks.emplace_back(static_cast<unsigned char*>(block), size);
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto [block, size] = blocks[i];
    const auto value = static_cast<unsigned char>(i);
    BOOST_TEST(block[0] == value);
    BOOST_TEST(block[(size == 0 ? kPoolPage : size) - 1] == value);
    size == 0 ? pool_deallocate_page(block) : pool_deallocate(block, size);
  }
}

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
