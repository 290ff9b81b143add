// pool: free lists by size, and what threads that end leave behind.
#include <asyncio/generators/exception.hpp>
#include <asyncio/generators/pool.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <mutex>
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

namespace {

// What is left on both sides may take some rounds to settle.
constexpr int kRounds = 40;
constexpr int kSettled = 8;

// `round(blocks)` fills the vector in one thread and empties it in another: how many chunks that
// took once it had settled.
template <class Make, class Free>
std::size_t chunks_of(Make make, Free free_them) {
  std::size_t before = 0;
  std::vector<void*> blocks;
  std::mutex mutex;
  std::condition_variable changed;
  bool made = false;
  std::thread other([&] {
    for (int round = 0; round < kRounds; ++round) {
      std::unique_lock<std::mutex> lock(mutex);
      changed.wait(lock, [&] { return made; });
      free_them(blocks);
      made = false;
      changed.notify_all();
    }
  });
  for (int round = 0; round < kRounds; ++round) {
    if (round == kSettled) before = pool_chunks_made();
    std::unique_lock<std::mutex> lock(mutex);
    make(blocks);
    made = true;
    changed.notify_all();
    changed.wait(lock, [&] { return !made; });
  }
  other.join();
  return pool_chunks_made() - before;
}

}  // namespace

BOOST_AUTO_TEST_CASE(blocks_that_one_thread_makes_and_another_one_frees_do_not_pile_up) {
  for (const std::size_t size : {16u, 40u, 200u, 1000u}) {
    const std::size_t grown = chunks_of(
        [&](std::vector<void*>& blocks) {
          for (int i = 0; i < 5000; ++i) blocks.push_back(pool_allocate(size));
        },
        [&](std::vector<void*>& blocks) {
          for (void* block : blocks) {
            pool_deallocate(block, size);
            pool_look();
          }
          blocks.clear();
        });
    BOOST_TEST(grown <= 8u);  // of at least 39 if it piled up
  }
}

BOOST_AUTO_TEST_CASE(pages_that_one_thread_makes_and_another_one_frees_do_not_pile_up) {
  const std::size_t grown = chunks_of(
      [](std::vector<void*>& pages) {
        for (int i = 0; i < 300; ++i) pages.push_back(pool_allocate_page());
      },
      [](std::vector<void*>& pages) {
        for (void* page : pages) pool_deallocate_page(page);
        for (int i = 0; i < 300; ++i) pool_look();
        pages.clear();
      });
  BOOST_TEST(grown <= 8u);  // of at least 39 if it piled up
}

BOOST_AUTO_TEST_CASE(exceptions_that_cross_do_not_pile_up) {
  std::vector<asyncio::ExceptionPtr> errors;
  const std::size_t grown = chunks_of(
      [&](std::vector<void*>&) {
        for (int i = 0; i < 5000; ++i)
          errors.push_back(asyncio::make_exception<asyncio::ValueError>("v"));
      },
      [&](std::vector<void*>&) { errors.clear(); });
  BOOST_TEST(grown <= 8u);  // of at least 39 if it piled up
}

// Each has a few blocks, of which others free some.
BOOST_AUTO_TEST_CASE(threads_that_end_leave_nothing_behind) {
  std::size_t before = 0;
  for (int round = 0; round < 600; ++round) {
    if (round == 100) before = pool_chunks_made();
    std::vector<void*> theirs;
    void* page = nullptr;
    std::thread([&] {
      for (int i = 0; i < 20; ++i) theirs.push_back(pool_allocate(64));
      for (int i = 0; i < 10; ++i) pool_deallocate(pool_allocate(200), 200);
      page = pool_allocate_page();
    }).join();
    for (void* block : theirs) pool_deallocate(block, 64);
    pool_deallocate_page(page);
    pool_trim();
  }
  BOOST_TEST(pool_chunks_made() - before <= 2u);
}

namespace {
// Is destroyed at the end of the thread, after the pool was first used there.
struct Late {
  std::vector<void*> blocks;
  ~Late() {
    for (void* block : blocks) pool_deallocate(block, 400);
    for (int i = 0; i < 5; ++i) pool_deallocate(pool_allocate(24), 24);
  }
};
}  // namespace

BOOST_AUTO_TEST_CASE(what_destructors_of_thread_locals_free_is_not_lost) {
  std::size_t before = 0;
  for (int round = 0; round < 400; ++round) {
    if (round == 100) before = pool_chunks_made();
    std::thread([] {
      static thread_local Late late;
      for (int i = 0; i < 100; ++i) late.blocks.push_back(pool_allocate(400));
    }).join();
  }
  BOOST_TEST(pool_chunks_made() - before <= 1u);
}

// The mutex of what is handed on may be another thread's at that moment.
BOOST_AUTO_TEST_CASE(a_child_of_fork_has_memory_whatever_other_threads_did) {
  std::atomic<bool> end{false};
  std::thread other([&] {
    while (!end) {
      std::thread([] { pool_deallocate(pool_allocate(300), 300); }).join();
    }
  });
  int failed = 0;
  for (int i = 0; i < 50; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::alarm(20);
      for (int k = 0; k < 1000; ++k) (void)pool_allocate(300);
      pool_trim();
      ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    if (status != 0) ++failed;
  }
  end = true;
  other.join();
  BOOST_TEST(failed == 0);
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
