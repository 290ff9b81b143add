// LoopReader: the whole picture of one loop, read from outside of its process: its tasks, their
// frames and names, what they wait for, and who waits for that.
//
// What is not in order is left out, and the picture has a problem; lists, rings and chains end.
#pragma once

#include <asyncio/insight/reader/address_index.hpp>
#include <asyncio/insight/reader/frame_reader.hpp>
#include <asyncio/insight/reader/loop_view.hpp>
#include <asyncio/insight/reader/wait_lists.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace asyncio::detail {

class LoopReader {
 public:
  using Address = Memory::Address;

  LoopReader(Memory& memory, ObjectTypes& types, const Offsets& offsets, Address loop);
  Snapshot read();
  const std::string& problem() const noexcept { return problem_; }

 private:
  struct Awaited {
    std::uint32_t node;
    Address future;
  };

  void wrong(const char* what);
  void read_names(Address notes);
  void read_tasks();
  bool read_task(Address task, Address& next);
  void read_frames(Snapshot::Node& node, Address leaf);
  std::uint32_t add_future(Address future);
  void connect(std::uint32_t node);
  Address awaiter_of(Address node, std::uint32_t flags);
  Address follow(Address from, std::uint32_t way);

  Memory& memory_;
  ObjectTypes& types_;
  const Offsets& at_;
  Snapshot out_;
  LoopView loop_;
  FrameReader frames_;
  WaitLists lists_;
  std::string problem_;
  AddressIndex index_;               // of out_.nodes
  std::vector<Awaited> awaited_;     // by tasks, in their order
  std::vector<std::uint32_t> last_;  // the node that each waits for, found last, + 1
  std::unordered_map<Address, Texts::Number> names_;  // of tasks
  std::uint64_t steps_ = 0;                           // along rings of callbacks
  Texts::Number kind_task_ = 0, kind_future_ = 0, kind_gather_ = 0;
};

}  // namespace asyncio::detail
