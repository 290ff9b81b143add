// ReadyQueue against a plain deque.
#include <asyncio/loop/node.hpp>
#include <boost/test/unit_test.hpp>

#include <deque>
#include <memory>
#include <random>
#include <vector>

using asyncio::detail::Node;
using asyncio::detail::ReadyQueue;

namespace {

struct Entry final : Node {
  void run() override {}
  void discard() noexcept override {}
  std::string describe() const override { return "entry"; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ready_queue)

BOOST_AUTO_TEST_CASE(an_empty_queue_gives_null) {
  ReadyQueue queue, other;
  BOOST_TEST(queue.empty());
  BOOST_TEST(queue.pop() == nullptr);
  queue.append(other);
  queue.put_back(other.take_all());
  BOOST_TEST(queue.empty());
}

BOOST_AUTO_TEST_CASE(append_and_put_back_empty_the_other_queue) {
  Entry a, b, c, d;
  ReadyQueue queue, other;
  queue.push(b);
  other.push(c);
  queue.append(other);
  BOOST_TEST(other.empty());
  other.push(a);
  queue.put_back(other.take_all());
  BOOST_TEST(other.empty());
  queue.push(d);
  BOOST_TEST(queue.size() == 4U);
  for (Node* expected : {&a, &b, &c, &d}) BOOST_TEST(queue.pop() == expected);
  other.push(a);  // it is usable afterwards
  BOOST_TEST(other.pop() == &a);
}

BOOST_AUTO_TEST_CASE(behaves_as_a_deque) {
  constexpr unsigned kSeed = 7;
  BOOST_TEST_MESSAGE("seed " << kSeed);
  std::mt19937 random(kSeed);
  std::vector<std::unique_ptr<Entry>> entries;
  std::vector<Node*> outside;
  for (int i = 0; i < 200; ++i) {
    entries.push_back(std::make_unique<Entry>());
    outside.push_back(entries.back().get());
  }
  ReadyQueue queues[2];
  std::deque<Node*> expected[2];
  for (int step = 0; step < 50000; ++step) {
    const std::size_t q = random() % 2, other = 1 - q;
    switch (random() % 6) {
      case 0:
      case 1:
      case 2:
        if (outside.empty()) break;
        queues[q].push(*outside.back());
        expected[q].push_back(outside.back());
        outside.pop_back();
        break;
      case 3:
        queues[q].append(queues[other]);
        expected[q].insert(expected[q].end(), expected[other].begin(), expected[other].end());
        expected[other].clear();
        break;
      case 4:
        queues[q].put_back(queues[other].take_all());
        expected[q].insert(expected[q].begin(), expected[other].begin(), expected[other].end());
        expected[other].clear();
        break;
      default:
        if (Node* node = queues[q].pop()) {
          BOOST_REQUIRE(node == expected[q].front());
          expected[q].pop_front();
          outside.push_back(node);
        } else {
          BOOST_REQUIRE(expected[q].empty());
        }
    }
    BOOST_REQUIRE(queues[q].size() == expected[q].size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
