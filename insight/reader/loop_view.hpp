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

  static constexpr std::size_t kLongestSpan = Memory::kLongestNear;
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
  // Most tasks do what the one before did: the words of a task that tell it to be like the last one
  // that had frames, waited for no future and did not run, and where they are.
  struct Like {
    std::uint32_t flags;  // 0: there was none
    Address table, loop;
    Address running;  // the task whose step runs: that one is not like it
    std::size_t flags_at, loop_at, waiting_on_at, leaf_at, id_at, next_at;
    std::size_t span;  // of a task, as far as it is read
    std::uint64_t id_mask;

    bool is(Address task, const unsigned char* bytes) const noexcept {
      return loaded<std::uint32_t>(bytes, flags_at) == flags &&
             loaded<Address>(bytes, 0) == table && loaded<Address>(bytes, loop_at) == loop &&
             loaded<Address>(bytes, waiting_on_at) == 0 && task != running && task % 8 == 0;
    }
    Address leaf(const unsigned char* task) const noexcept {
      return loaded<Address>(task, leaf_at);
    }
    Address next(const unsigned char* task) const noexcept {
      return loaded<Address>(task, next_at);
    }
    std::uint64_t number(const unsigned char* task) const noexcept {
      return loaded<std::uint64_t>(task, id_at) & id_mask;
    }
  };
  const Like& like_last() const noexcept { return like_; }
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
  static Like like_none(const Offsets& at, Address loop) noexcept;
  double next_timer();

  Memory& memory_;
  ObjectTypes& types_;
  const Offsets& at_;
  const Address loop_;
  Like like_;
  Address running_leaf_ = 0;  // of the task that runs the innermost frame
  Address first_ = 0;
  Address notes_ = 0;
  double time_ = 0;
  Ages ages_;
  SnapshotState last_state_ = SnapshotState::ready;
};

}  // namespace asyncio::detail
