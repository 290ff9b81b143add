// TimerHeap against a plain sorted reference.
#include <asyncio/loop/timer_heap.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using asyncio::detail::Node;
using asyncio::detail::TimerHeap;

namespace {

struct Entry final : Node {
  explicit Entry(int number) : id(number) {}
  void run() override {}
  void discard() noexcept override {}
  std::string describe() const override { return std::to_string(id); }
  int id;
};

struct Expected {
  double when;
  int order;
  Entry* entry;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(timer_heap)

BOOST_AUTO_TEST_CASE(equal_deadlines_come_out_in_the_order_they_went_in) {
  TimerHeap heap;
  std::vector<std::unique_ptr<Entry>> entries;
  for (int i = 0; i < 100; ++i) {
    entries.push_back(std::make_unique<Entry>(i));
    heap.push(i % 2, *entries.back());
  }
  int last = -1;
  for (int i = 0; i < 100; ++i) {
    BOOST_REQUIRE(heap.earliest() == (i < 50 ? 0 : 1));
    const int id = static_cast<Entry&>(heap.pop()).id;
    if (i == 50) last = -1;
    BOOST_REQUIRE(id > last);
    last = id;
  }
  BOOST_TEST(heap.empty());
}

BOOST_AUTO_TEST_CASE(a_removed_node_leaves_nothing_behind) {
  TimerHeap heap;
  Entry a(1), b(2);
  heap.push(1, a);
  heap.push(2, b);
  BOOST_TEST(heap.deadline(b) == 2);
  BOOST_TEST(a.in_heap());
  heap.remove(a);
  BOOST_TEST(!a.in_heap());
  BOOST_TEST(heap.size() == 1U);
  BOOST_TEST(&heap.pop() == &b);
  heap.push(3, a);  // it can be put in again
  BOOST_TEST(&heap.pop() == &a);
}

// Invariants 1 and 2: what pops and what deadline() says would be wrong without them.
BOOST_AUTO_TEST_CASE(behaves_as_a_sorted_list) {
  constexpr unsigned kSeed = 20240611;
  BOOST_TEST_MESSAGE("seed " << kSeed);
  std::mt19937 random(kSeed);
  TimerHeap heap;
  std::vector<std::unique_ptr<Entry>> entries;
  for (int i = 0; i < 500; ++i) entries.push_back(std::make_unique<Entry>(i));
  std::vector<Entry*> outside;
  for (const auto& e : entries) outside.push_back(e.get());
  std::vector<Expected> reference;  // sorted
  const auto before = [](const Expected& x, const Expected& y) {
    return x.when != y.when ? x.when < y.when : x.order < y.order;
  };
  int order = 0;
  for (int step = 0; step < 40000; ++step) {
    const unsigned what = random() % 10;
    if (what < 5 && !outside.empty()) {
      const std::size_t i = random() % outside.size();
      const Expected e{static_cast<double>(random() % 64), order++, outside[i]};
      heap.push(e.when, *e.entry);
      reference.insert(std::upper_bound(reference.begin(), reference.end(), e, before), e);
      outside.erase(outside.begin() + static_cast<std::ptrdiff_t>(i));
    } else if (what < 7 && !reference.empty()) {
      const std::size_t i = random() % reference.size();
      BOOST_REQUIRE(heap.deadline(*reference[i].entry) == reference[i].when);
      heap.remove(*reference[i].entry);
      outside.push_back(reference[i].entry);
      reference.erase(reference.begin() + static_cast<std::ptrdiff_t>(i));
    } else if (!reference.empty()) {
      BOOST_REQUIRE(heap.earliest() == reference.front().when);
      Node& node = heap.pop();
      BOOST_REQUIRE_MESSAGE(&node == reference.front().entry,
                            "seed " << kSeed << ", step " << step << ": " << node.describe()
                                    << " instead of " << reference.front().entry->describe());
      outside.push_back(reference.front().entry);
      reference.erase(reference.begin());
    }
    BOOST_REQUIRE(heap.size() == reference.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
