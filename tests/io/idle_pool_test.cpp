// Free memory of a loop that nobody needs goes back to the system.
#include <asyncio/io/connections.hpp>
#include <asyncio/loop/loop_access.hpp>
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using asyncio::detail::ChunkBlock;
using asyncio::detail::ChunkPool;
using asyncio::detail::Chunks;

namespace {

constexpr std::size_t kBlock = asyncio::detail::kChunkRoom;

struct Pools : VirtualLoop {
  // Runs until then; from the beginning.
  void at(double seconds) {
    const double now = loop.time() - start;
    if (seconds > now) run(asyncio::sleep(seconds - now));
  }
  // Takes and gives back so many blocks.
  void use(std::size_t blocks) {
    Chunks chunks(pool);
    chunks.append(std::string(blocks * kBlock, 'x'));
  }
  asyncio::detail::Connections shared{loop};
  ChunkPool& pool = shared.chunks();
  const double start = loop.time();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(idle_pools, Pools)

BOOST_AUTO_TEST_CASE(blocks_that_nobody_needs_for_a_second_go_back_and_then_nothing_is_waited_for) {
  use(10);
  BOOST_TEST(pool.count() == 10u);
  at(0.9);
  BOOST_TEST(pool.count() == 10u);
  at(2.1);
  BOOST_TEST(pool.count() == 0u);
  BOOST_TEST(asyncio::detail::access(loop).quiescent());
  use(1);  // and it begins anew
  at(4.5);
  BOOST_TEST(pool.count() == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_in_use_again_and_again_stays_and_the_rest_goes) {
  use(10);
  for (int i = 1; i < 40; ++i) {
    at(i * 0.1);
    BOOST_TEST(pool.count() >= 3u);
    use(3);
  }
  BOOST_TEST(pool.count() == 3u);
  at(7);
  BOOST_TEST(pool.count() == 0u);
}

BOOST_AUTO_TEST_CASE(at_most_4_mib_are_kept) {
  use(300);
  BOOST_TEST(pool.count() * ChunkBlock::kSize == 4u * 1024 * 1024);
  at(3);
  BOOST_TEST(pool.count() == 0u);
}

BOOST_AUTO_TEST_CASE(the_memory_of_readers_goes_back_too) {
  shared.buffers().put(std::string(16 * 1024, 'x'));
  shared.buffers().put(std::string(32 * 1024, 'x'));
  at(0.9);
  BOOST_TEST(shared.buffers().count() == 2u);
  at(2.1);
  BOOST_TEST(shared.buffers().count() == 0u);
  BOOST_TEST(shared.buffers().take().capacity() < 100u);
}

BOOST_AUTO_TEST_CASE(nobodys_context_is_kept_for_it) {
  ContextVar<std::shared_ptr<int>> var("var", nullptr);
  const auto value = std::make_shared<int>(1);
  Context().run([&] {
    var.set(value);
    use(1);
  });
  BOOST_TEST(pool.count() == 1u);
  BOOST_TEST(value.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_keeps_what_comes_back_for_its_memory_alone) {
  Chunks late(pool);
  late.append("x");
  use(2);
  loop.close();
  late.clear();
  BOOST_TEST(pool.count() == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
