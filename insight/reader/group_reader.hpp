// GroupReader: the tasks of a loop by the places at which they stand, read one after the other and
// kept as groups alone, so that a million of them take hardly longer than to read their memory.
#pragma once

#include <asyncio/insight/reader/frame_reader.hpp>
#include <asyncio/insight/reader/loop_view.hpp>
#include <asyncio/insight/reader/wait_lists.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace asyncio::detail {

// Tasks that are the same but for which they are.
struct StackGroup {
  SnapshotState state;
  Texts::Number waits_for;              // in a few words; 0: for no future
  std::vector<Snapshot::Frame> frames;  // the innermost first
  std::size_t size = 0;
  std::uint64_t first = ~std::uint64_t{0};  // the least number of a task
  double oldest = 0;                        // age
};

class GroupReader {
 public:
  using Address = Memory::Address;

  // What is of the loop alone is put to `loop`, as are all texts; it lives longer.
  GroupReader(Memory& memory, ObjectTypes& types, const Offsets& offsets, Address at,
              Snapshot& loop);
  // Those with most tasks first.
  std::vector<StackGroup> read();
  const std::string& problem() const noexcept { return problem_; }

 private:
  void wrong(const char* what);
  bool read_frames(Address leaf);
  bool count_frames(std::size_t number) noexcept;
  bool stands_at_the_same(Address leaf);
  bool count_alike(Address& task);
  Texts::Number what_waits(Address future);
  bool is_of_an_executor(Address future);
  StackGroup& group_of(SnapshotState state, Texts::Number waits_for);
  StackGroup& group_of_stack(SnapshotState state, Texts::Number waits_for);

  Memory& memory_;
  ObjectTypes& types_;
  const Offsets& at_;
  Snapshot& out_;
  LoopView loop_;
  FrameReader frames_;
  WaitLists lists_;
  std::string problem_;
  std::vector<StackGroup> groups_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_hash_;
  std::size_t last_ = 0;  // the group of the task before, + 1
  std::size_t read_frames_ = 0;
  std::vector<Snapshot::Frame> stack_;                // of the task that is read
  std::vector<FrameReader::Place> places_;            // and what it was read from
  std::unordered_map<Address, Texts::Number> named_;  // lists of waiters
};

// A line for each.
std::string format_groups(const std::vector<StackGroup>& groups, const Texts& texts);

}  // namespace asyncio::detail
