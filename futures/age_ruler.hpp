// AgeRuler: when the tasks of a loop were made, for who looks at it from outside, at no byte a
// task.
//
// The numbers of tasks only grow, so it is enough to note which number the first task had that was
// made in a turn, and when. What is older is noted less exactly: of turns that are close together
// for their age one is kept.
//
// Invariants (a unit is 1/256 s, and times are cut to whole ones):
//  1. A mark {from, at} says that tasks with a number above `from` were made at `at` or later.
//  2. A mark is of the level of the highest bit in which its time differs from that of the mark
//  before, so that it is the first one since a multiple of 2^level units. Of each level the last
//  kPerLevel ones are kept, which is for 31 times 2^level units at least.
//  3. What was taken away since a mark of an age A is of a level whose unit is below 2/31 of A. So
//  a task is told too old by that part of its age at most, and a unit.
// Thread: the loop's.
#pragma once

#include <asyncio/generators/layout.hpp>
#include <asyncio/generators/pool.hpp>

#include <cstdint>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Its layout is what a reader from outside finds in memory.
class AgeRuler : public Pooled {
 public:
  struct Mark {
    std::uint64_t from;
    double at;  // seconds on the loop's clock
  };
  static constexpr unsigned kLevels = 32;
  static constexpr unsigned kPerLevel = 16;

  explicit AgeRuler(double now) noexcept : first_(now), last_(now) {}
  AgeRuler(const AgeRuler&) = delete;
  AgeRuler& operator=(const AgeRuler&) = delete;
  ~AgeRuler();

  // Tasks with a number above `from` are made `now` or later. Without memory it does nothing.
  void mark(std::uint64_t from, double now) noexcept;

 private:
  template <class>
  friend struct LayoutOf;
  double first_;           // of the first task
  double last_;            // of the last mark
  Mark* marks_ = nullptr;  // those of level k from k * kPerLevel on; null: none, {0, 0}: a free one
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
