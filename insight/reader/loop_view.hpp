// LoopView: one loop of another process, its state and its tasks one by one.
//
// What is read may be in the middle of a change, or be no object at all, so every object is
// checked: its type is known, a task says that it is one.
#pragma once

#include <asyncio/insight/reader/ages.hpp>
#include <asyncio/insight/reader/object_types.hpp>
#include <asyncio/insight/reader/offsets.hpp>
#include <asyncio/insight/snapshot.hpp>

#include <cstddef>
#include <cstdint>

namespace asyncio::detail {

class LoopView {
 public:
  using Address = Memory::Address;

  LoopView(Memory& memory, ObjectTypes& types, const Offsets& offsets, Address loop);

  struct Task {
    std::uint32_t flags;
    std::uint64_t number;
    Address leaf;        // its innermost frame; 0: it has none
    Address waiting_on;  // a future that is not done; 0: none
    Address next;
    Address timer;
    SnapshotState state;
  };

  // These say what is wrong, if anything is. False: it is no loop, no task, or no timer.
  bool read(Snapshot& out, const char*& problem);  // what is of the loop alone
  bool read_task(Address task, Task& out, const char*& problem);
  // Most tasks do what the one before did. True: this one has the flags of the last one that had
  // frames, waited for no future and did not run; of such a one these are told.
  bool is_like_last(Address task, Address& leaf, std::uint64_t& number, Address& next) {
    unsigned char room[kLongestSpan];
    if (last_flags_ == 0) return false;
    const unsigned char* const bytes = memory_.view(task, span_, room);
    if (!bytes || loaded<std::uint32_t>(bytes, at_.node_flags) != last_flags_ ||
        loaded<Address>(bytes, 0) != last_table_ ||
        loaded<Address>(bytes, at_.future_loop) != loop_ ||
        loaded<Address>(bytes, at_.task_waiting_on) != 0 || task == running_ || task % 8 != 0)
      return false;
    leaf = loaded<Address>(bytes, at_.task_leaf);
    number = number_of(bytes);
    next = loaded<Address>(bytes, at_.task_next);
    return true;
  }
  SnapshotState last_state() const noexcept { return last_state_; }
  bool read_deadline(Address task, const Task& of, double& sleeps_until);

  // 0: there is none.
  Address first_task() const noexcept { return first_; }
  Address notes() const noexcept { return notes_; }
  // Precondition: read().
  double age(std::uint64_t number) const noexcept { return time_ - ages_.made_at(number); }
  bool flags_of(Address node, std::uint32_t& flags) {
    return memory_.get(node + at_.node_flags, flags);
  }

 private:
  static constexpr std::size_t kLongestSpan = 512;
  std::uint64_t number_of(const unsigned char* task) const noexcept {
    return loaded<std::uint64_t>(task, at_.task_id) & ((std::uint64_t{1} << at_.task_id_bits) - 1);
  }
  double next_timer();

  Memory& memory_;
  ObjectTypes& types_;
  const Offsets& at_;
  const Address loop_;
  const std::size_t span_;    // of a task, as far as it is read
  Address running_ = 0;       // the task whose step runs
  Address running_leaf_ = 0;  // and its innermost frame
  Address first_ = 0;
  Address notes_ = 0;
  double time_ = 0;
  Ages ages_;
  Address last_table_ = 0;        // the virtual table of the task before: most have the same
  std::uint32_t last_flags_ = 0;  // 0: there was none
  SnapshotState last_state_ = SnapshotState::ready;
};

}  // namespace asyncio::detail
