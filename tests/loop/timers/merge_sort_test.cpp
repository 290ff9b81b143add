// merge_sort.
#include <asyncio/loop/timers/merge_sort.hpp>
#include <asyncio/loop/timers/timer_block.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <random>
#include <vector>

using asyncio::detail::merge_sort;
using asyncio::detail::TimerEntry;

BOOST_AUTO_TEST_SUITE(merge_sort_)

BOOST_AUTO_TEST_CASE(equal_ones_stay_as_they_are_and_all_sizes_are_sorted_as_by_the_standard) {
  std::mt19937 random(17);
  std::vector<asyncio::detail::Node*> nodes(300);  // addresses that tell entries apart
  for (std::size_t n = 0; n <= nodes.size(); ++n) {
    for (const unsigned kinds : {1u, 3u, 1000u}) {
      std::vector<TimerEntry> entries, spare(n);
      for (std::size_t i = 0; i < n; ++i) {
        const double when = random() % kinds == 0 ? std::numeric_limits<double>::infinity()
                                                  : static_cast<double>(random() % kinds);
        entries.push_back({when, reinterpret_cast<asyncio::detail::Node*>(&nodes[i])});
      }
      std::vector<TimerEntry> expected = entries;
      std::stable_sort(expected.begin(), expected.end(),
                       [](const TimerEntry& a, const TimerEntry& b) { return a.when < b.when; });
      const TimerEntry* const sorted = merge_sort(entries.data(), spare.data(), n);
      bool same = true;
      for (std::size_t i = 0; i < n; ++i)
        same &= sorted[i].when == expected[i].when && sorted[i].node == expected[i].node;
      BOOST_TEST(same, "n = " << n << ", kinds = " << kinds);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
