// TimerQueue against a plain sorted reference.
#include <asyncio/loop/timers/timer_queue.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

using asyncio::detail::Node;
using asyncio::detail::TimerNode;
using asyncio::detail::TimerQueue;

namespace {

using Random = std::mt19937_64;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double fraction(Random& random) { return static_cast<double>(random() % 1000000) * 1e-6; }

// Every fifth is as a task, whose deadline cannot be moved.
struct Entry final : TimerNode {
  explicit Entry(int number) : TimerNode(nullptr, 0), id(number) {
    if (id % 5 == 0) flags_ &= ~kMovable;
  }
  void run() override {}
  void clear() noexcept override {}
  std::string describe() const override { return std::to_string(id); }
  int id;
  bool was_moved = false;
};

// As BOOST_REQUIRE, which takes too long for millions of times.
void require(bool truth, int line = __builtin_LINE()) {
  if (!truth) BOOST_FAIL("see line " << line);
}

// The queue, and beside it what it should hold; each pop is compared.
class Model {
 public:
  explicit Model(std::size_t nodes) {
    for (std::size_t i = 0; i < nodes; ++i) {
      entries_.push_back(std::make_unique<Entry>(static_cast<int>(i)));
      free_.push_back(entries_.back().get());
    }
    places_.resize(nodes, expected_.end());
  }
  std::size_t size() const { return expected_.size(); }
  bool full() const { return free_.empty(); }
  double earliest() const { return expected_.begin()->first; }

  void push(double when) {
    Entry* const entry = free_.back();
    free_.pop_back();
    entry->set_when(when);
    entry->was_moved = false;
    queue.push(when, *entry);
    // A multimap puts equal keys behind one another.
    places_[static_cast<std::size_t>(entry->id)] = expected_.emplace(when, entry);
    order_.push_back(entry->id);
  }
  void remove(std::size_t which) {
    Entry& entry = *entries_[which];
    if (places_[which] == expected_.end()) return;
    require(entry.armed());
    require(&TimerQueue::of(entry) == &queue);
    if (entry.was_moved)
      require(queue.deadline(entry) <= places_[which]->first);
    else
      require(queue.deadline(entry) == places_[which]->first);
    queue.remove(entry);
    gone(entry);
  }
  void move(std::size_t which, double when) {
    Entry& entry = *entries_[which];
    if (!entry.is_movable()) return;
    queue.move(entry, when);
    require(entry.when() == when);
    auto& place = places_[which];
    if (place == expected_.end()) return require(!entry.armed());
    expected_.erase(place);
    place = expected_.emplace(when, &entry);
    entry.was_moved = true;
  }
  void remove_newest() {
    while (!order_.empty() && places_[static_cast<std::size_t>(order_.back())] == expected_.end())
      order_.pop_back();
    if (!order_.empty()) remove(static_cast<std::size_t>(order_.back()));
  }
  void pop() {
    require(queue.earliest() == earliest());
    was_popped(&queue.pop());
  }
  void pop_all_due(double end) {
    asyncio::detail::ReadyQueue due;
    asyncio::detail::ReadAhead::Ptr ahead;
    queue.take_due(end, due, ahead);
    while (Node* node = due.pop()) {
      require(earliest() < end);
      was_popped(node);
    }
    require(expected_.empty() || earliest() >= end);
  }
  // A deadline at or after those that are there first, mostly among them.
  double later(Random& random) const {
    return earliest() + (random() % 2 ? fraction(random) : static_cast<double>(random() % 8));
  }
  void check() const {
    require(queue.size() == size());
    require(queue.consistent());
  }

  TimerQueue queue;

 private:
  void was_popped(Node* node) {
    // Of those that were moved each may come before or after others with its deadline.
    auto& entry = static_cast<Entry&>(*node);
    auto first = expected_.begin();
    while (first->second != &entry && first->first == earliest() &&
           (entry.was_moved || first->second->was_moved))
      ++first;
    if (first->second != &entry || first->first != earliest())
      BOOST_FAIL(node->describe() << " instead of " << first->second->describe());
    gone(entry);
  }
  void gone(Entry& entry) {
    require(!entry.armed());
    auto& place = places_[static_cast<std::size_t>(entry.id)];
    expected_.erase(place);
    place = expected_.end();
    free_.push_back(&entry);
  }

  std::multimap<double, Entry*> expected_;
  std::vector<std::unique_ptr<Entry>> entries_;
  std::vector<Entry*> free_;
  std::vector<std::multimap<double, Entry*>::iterator> places_;  // by node
  std::vector<int> order_;
};

using Deadlines = std::function<double(Random&, double clock)>;

// One shape of deadlines each.
const std::vector<std::pair<const char*, Deadlines>> kShapes = {
    {"random", [](Random& random, double) { return fraction(random) * 3600; }},
    {"one delay", [](Random&, double clock) { return clock + 60; }},
    {"two delays", [](Random& random, double clock) { return clock + (random() % 4 ? 60 : 1); }},
    {"decreasing", [](Random&, double clock) { return -clock; }},
    {"all equal", [](Random&, double) { return 7.0; }},
    {"few values", [](Random& random, double) { return static_cast<double>(random() % 5); }},
    {"zeros", [](Random& random, double) { return random() % 2 ? 0.0 : -0.0; }},
    {"far apart",
     [](Random& random, double) {
       return std::ldexp(random() % 2 ? 1.0 : -1.0, static_cast<int>(random() % 2000) - 1000);
     }},
    {"infinite",
     [](Random& random, double clock) {
       const auto kind = random() % 8;
       return kind == 0 ? kInfinity : kind == 1 ? -kInfinity : clock + fraction(random);
     }},
    {"nearly equal", [](Random& random, double) { return 1e5 + fraction(random) * 1e-9; }}};

// Runs `steps` random operations; about `percent` of 100 are pushes.
void mix(Model& model, Random& random, const Deadlines& deadline, int steps, unsigned percent,
         std::size_t nodes, double& clock, unsigned moves = 0) {
  for (int step = 0; step < steps; ++step) {
    const unsigned what = static_cast<unsigned>(random() % 100);
    clock += 0.01;
    if (what < percent) {
      if (!model.full()) model.push(deadline(random, clock));
    } else if (what < percent + (100 - percent) / 2) {
      model.remove(random() % nodes);
    } else if (what < percent + (100 - percent) * 3 / 4) {
      model.remove_newest();
    } else if (model.size() > 0) {
      model.pop();
    }
    for (unsigned i = 0; i < moves; ++i) model.move(random() % nodes, deadline(random, clock));
    if (step % 1024 == 0) model.check();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(timer_queue)

BOOST_AUTO_TEST_CASE(equal_deadlines_come_out_in_the_order_they_went_in) {
  TimerQueue queue;
  std::vector<std::unique_ptr<Entry>> entries;
  for (int i = 0; i < 100; ++i) {
    entries.push_back(std::make_unique<Entry>(i));
    queue.push(i % 2, *entries.back());
  }
  int last = -1;
  for (int i = 0; i < 100; ++i) {
    BOOST_REQUIRE(queue.earliest() == (i < 50 ? 0 : 1));
    const int id = static_cast<Entry&>(queue.pop()).id;
    if (i == 50) last = -1;
    BOOST_REQUIRE(id > last);
    last = id;
  }
  BOOST_TEST(queue.empty());
}

BOOST_AUTO_TEST_CASE(a_removed_node_leaves_nothing_behind) {
  TimerQueue queue;
  Entry a(1), b(2);
  queue.push(1, a);
  queue.push(2, b);
  BOOST_TEST(queue.deadline(b) == 2);
  BOOST_TEST(a.armed());
  queue.remove(a);
  BOOST_TEST(!a.armed());
  BOOST_TEST(queue.size() == 1U);
  BOOST_TEST(&queue.pop() == &b);
  queue.push(3, a);  // it can be put in again
  BOOST_TEST(&queue.pop() == &a);
}

// All invariants, in queues that grow, stay and shrink.
BOOST_AUTO_TEST_CASE(behaves_as_a_sorted_list) {
  constexpr unsigned kSeed = 20240611;
  BOOST_TEST_MESSAGE("seed " << kSeed);
  for (const auto& [name, deadline] : kShapes) {
    for (const std::size_t nodes : {100U, 1000U, 20000U}) {
      BOOST_TEST_INFO_SCOPE(name << " with " << nodes << ", seed " << kSeed);
      Random random(kSeed);
      Model model(nodes);
      double clock = 0;
      const int steps = static_cast<int>(nodes);
      mix(model, random, deadline, steps, 90, nodes, clock);
      mix(model, random, deadline, steps, 50, nodes, clock);
      if (model.size() > 0) model.pop_all_due(model.earliest() + 1);
      mix(model, random, deadline, steps, 70, nodes, clock);
      mix(model, random, deadline, steps, 20, nodes, clock);
      model.check();
      while (model.size() > 0) model.pop();
      model.check();
    }
  }
}

// The same, while deadlines are moved to and fro; then the earliest are taken, one by one or all
// that are due.
BOOST_AUTO_TEST_CASE(behaves_as_a_sorted_list_whose_entries_are_moved) {
  constexpr unsigned kSeed = 20261122;
  for (const auto& [name, deadline] : kShapes) {
    for (const std::size_t nodes : {10U, 200U, 3000U, 20000U}) {
      for (const unsigned moves : {1U, 10U}) {
        BOOST_TEST_INFO_SCOPE(name << " with " << nodes << ", " << moves << " moves, seed "
                                   << kSeed);
        Random random(kSeed);
        Model model(nodes);
        double clock = 0;
        const int steps = static_cast<int>(nodes);
        mix(model, random, deadline, steps, 90, nodes, clock, moves);
        mix(model, random, deadline, steps / 2, 50, nodes, clock, moves);
        int rounds = 0;
        while (model.size() > nodes / 4) {
          model.pop();
          if (model.size() > 0) model.pop_all_due(model.earliest() + fraction(random));
          for (unsigned i = 0; i < moves; ++i) model.move(random() % nodes, model.later(random));
          if (++rounds % 64 == 0) model.check();
        }
        mix(model, random, deadline, steps / 2, 20, nodes, clock, moves);
        while (model.size() > 0) model.pop();
        model.check();
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_come_out_in_order) {
  for (const auto& [name, deadline] : kShapes) {
    BOOST_TEST_INFO_SCOPE(name);
    Random random(1);
    Model model(100000);
    double clock = 0;
    while (!model.full()) model.push(deadline(random, clock += 0.01));
    model.check();
    for (int i = 0; i < 50000; ++i) model.remove(random() % 100000);
    model.check();
    model.pop_all_due(60);
    model.check();
    while (model.size() > 0) model.pop();
    BOOST_TEST(model.queue.bands().size() == 0U);
  }
}

// A thousand bands would make each push search.
BOOST_AUTO_TEST_CASE(bands_stay_few_whatever_the_order) {
  for (const auto& [name, deadline] : kShapes) {
    BOOST_TEST_INFO_SCOPE(name);
    Random random(1);
    Model model(100000);
    double clock = 0;
    while (!model.full()) model.push(deadline(random, clock += 0.01));
    BOOST_TEST(model.queue.bands().size() <= 16U);
    model.queue.earliest();  // may split one
    BOOST_TEST(model.queue.bands().size() <= 600U);
  }
}

BOOST_AUTO_TEST_CASE(take_due_gives_nothing_before_its_time) {
  Model model(1000);
  for (int i = 0; i < 1000; ++i) model.push(i % 100);
  model.pop_all_due(0);
  BOOST_TEST(model.size() == 1000U);
  model.pop_all_due(50);
  BOOST_TEST(model.size() == 500U);
  model.pop_all_due(kInfinity);
  BOOST_TEST(model.size() == 0U);
  model.push(kInfinity);
  model.pop_all_due(kInfinity);
  BOOST_TEST(model.size() == 1U);
  model.pop();
}

// Invariant 6.
BOOST_AUTO_TEST_CASE(memory_is_given_back) {
  constexpr std::size_t kFew = 64 * 1024;
  Model model(100000);
  Random random(1);
  BOOST_TEST(model.queue.bands().memory() == 0U);
  while (!model.full()) model.push(fraction(random));
  BOOST_TEST(model.queue.bands().memory() > 16 * 100000U);
  for (std::size_t i = 0; i < 99000; ++i) model.remove(i);
  BOOST_TEST(model.queue.bands().memory() < 2 * kFew);
  for (std::size_t i = 99000; i < 100000; ++i) model.remove(i);
  BOOST_TEST(model.queue.bands().memory() < kFew);
  while (!model.full()) model.push(fraction(random));
  while (model.size() > 0) model.pop();
  BOOST_TEST(model.queue.bands().memory() < kFew);
}

// What is left in many blocks comes together, whichever are cancelled and for however long it goes
// on: dead entries take no more than the live ones, nor do blocks that are not full.
BOOST_AUTO_TEST_CASE(memory_is_bounded_by_what_is_armed) {
  constexpr std::size_t kNodes = 5000, kEntry = 16;
  constexpr std::size_t kFew = 32 * 1024;
  for (const auto& [name, deadline] : kShapes) {
    BOOST_TEST_INFO_SCOPE(name);
    Random random(2);
    Model model(kNodes);
    double clock = 0;
    while (!model.full()) model.push(deadline(random, clock += 0.01));
    for (std::size_t i = 0; i < 5 * kNodes; ++i) {
      model.remove(random() % kNodes);
      model.push(deadline(random, clock += 0.01));
    }
    model.check();
    BOOST_TEST(model.queue.bands().memory() < 4 * kEntry * kNodes + kFew);
    while (model.size() > kNodes / 100) model.remove(random() % kNodes);
    model.check();
    BOOST_TEST(model.queue.bands().memory() < 4 * kEntry * kNodes / 100 + kFew);
  }
}

// A timeout that is put off all the time, as one of a connection in use.
BOOST_AUTO_TEST_CASE(moving_over_and_over_takes_no_memory) {
  for (const std::size_t nodes : {10U, 1000U}) {
    Model model(nodes);
    for (std::size_t i = 0; i < nodes; ++i) model.push(60 + static_cast<double>(i) * 1e-3);
    const std::size_t most = model.queue.bands().memory() + 8 * 4096;
    double clock = 0;
    for (std::size_t i = 0; i < 100 * nodes; ++i) model.move(i % nodes, (clock += 0.001) + 60);
    BOOST_TEST(model.queue.bands().memory() <= most);
    for (std::size_t i = 0; i < 100 * nodes; ++i) {
      model.move(i % nodes, (clock += 0.001) + 60);
      model.pop_all_due(clock);
      model.check();
    }
    BOOST_TEST(model.queue.bands().memory() <= most);
  }
}

BOOST_AUTO_TEST_CASE(a_node_that_is_not_armed_only_gets_a_deadline) {
  TimerQueue queue;
  Entry a(1), b(2);
  queue.push(1, b);
  for (const double when : {5.0, 0.0}) {  // the latest of all, and not
    queue.move(a, when);
    BOOST_TEST(a.when() == when);
    BOOST_TEST(!a.armed());
    BOOST_TEST(queue.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(arming_and_cancelling_over_and_over_takes_no_memory) {
  for (const int others : {0, 10, 1000}) {
    Model model(1001);
    for (int i = 0; i < others; ++i) model.push(i);
    const std::size_t memory = model.queue.bands().memory();
    for (int i = 0; i < 10000; ++i) {
      model.push(2000 + i);
      model.remove_newest();
    }
    BOOST_TEST(model.queue.bands().memory() == memory);
    model.check();
  }
}

BOOST_AUTO_TEST_SUITE_END()
