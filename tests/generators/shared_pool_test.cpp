// shared_pool: memory that one thread makes and another one frees.
#include <asyncio/generators/shared_pool.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstring>
#include <set>
#include <thread>
#include <utility>
#include <vector>

using namespace asyncio::detail;

namespace {

using Blocks = std::vector<std::pair<unsigned char*, std::size_t>>;

Blocks make(std::size_t count) {
  Blocks blocks;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size = 1 + i * 7919 % (kPoolLargest + 100);
    auto* const block = static_cast<unsigned char*>(shared_allocate(size));
    std::memset(block, static_cast<int>(i), size);
    blocks.emplace_back(block, size);
  }
  return blocks;
}

void free_all(const Blocks& blocks) {
  for (const auto& [block, size] : blocks) shared_deallocate(block, size);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_pool)

BOOST_AUTO_TEST_CASE(blocks_of_every_size_overlap_nowhere_and_are_aligned) {
  const Blocks blocks = make(5000);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& [block, size] = blocks[i];
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(block) % (size % 16 == 0 ? 16 : 8) == 0u);
    BOOST_TEST(block[0] == static_cast<unsigned char>(i));
    BOOST_TEST(block[size - 1] == static_cast<unsigned char>(i));
  }
  free_all(blocks);
}

// Or memory would grow with each round.
BOOST_AUTO_TEST_CASE(what_another_thread_has_freed_is_used_again) {
  std::set<std::uintptr_t> pages;
  for (int round = 0; round < 60; ++round) {
    Blocks blocks;
    for (int i = 0; i < 1000; ++i) {
      blocks.emplace_back(static_cast<unsigned char*>(shared_allocate(64)), 64);
      pages.insert(reinterpret_cast<std::uintptr_t>(blocks.back().first) / 4096);
    }
    std::thread([&] { free_all(blocks); }).join();
  }
#ifndef ASYNCIO_POOL_OFF_
  BOOST_TEST(pages.size() < 100u);  // 60,000 blocks would take 950
#endif
}

BOOST_AUTO_TEST_CASE(a_block_outlives_the_thread_that_made_it) {
  Blocks blocks;
  std::thread([&] { blocks = make(100); }).join();
  for (std::size_t i = 0; i < blocks.size(); ++i)
    BOOST_TEST(blocks[i].first[0] == static_cast<unsigned char>(i));
  free_all(blocks);
}

#ifndef ASYNCIO_POOL_OFF_
BOOST_AUTO_TEST_CASE(short_threads_that_make_and_free_leave_nothing_behind) {
  std::size_t before = 0;
  for (int round = 0; round < 600; ++round) {
    if (round == 100) before = pool_chunks_made();
    Blocks blocks;
    std::thread([&] {
      for (int i = 0; i < 3; ++i)
        blocks.emplace_back(static_cast<unsigned char*>(shared_allocate(64)), 64);
    }).join();
    std::thread([&] { free_all(blocks); }).join();
  }
  BOOST_TEST(pool_chunks_made() - before <= 1u);
}
#endif

BOOST_AUTO_TEST_CASE(two_threads_free_what_a_third_one_makes) {
  for (int round = 0; round < 20; ++round) {
    const Blocks blocks = make(2000);
    const auto middle = blocks.begin() + 1000;
    std::thread first([&] { free_all(Blocks(blocks.begin(), middle)); });
    std::thread second([&] { free_all(Blocks(middle, blocks.end())); });
    first.join();
    second.join();
  }
}

BOOST_AUTO_TEST_SUITE_END()
