// LoopReader: one loop, read from outside of its process.
//
// What is read may be in the middle of a change, or be no object at all, so every object is
// checked: its type is known, a task says that it is one, and lists, rings and chains end. What is
// not in order is left out, and the picture has a problem.
#pragma once

#include <asyncio/insight/reader/object_types.hpp>
#include <asyncio/insight/reader/offsets.hpp>
#include <asyncio/insight/snapshot.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace asyncio::detail {

// Addresses of objects, and a number for each.
class AddressIndex {
 public:
  using Address = Memory::Address;
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::uint32_t find(Address address) const noexcept;
  // Precondition: it is not there, and not 0.
  void add(Address address, std::uint32_t number);

 private:
  struct Place {
    Address address;
    std::uint32_t number;
  };
  std::size_t place_of(Address address) const noexcept;
  std::vector<Place> places_;  // a power of two, a quarter of them free
  std::size_t size_ = 0;
};

class LoopReader {
 public:
  using Address = Memory::Address;

  LoopReader(Memory& memory, ObjectTypes& types, const Offsets& offsets, Address loop)
      : memory_(memory), types_(types), at_(offsets), loop_(loop) {}
  Snapshot read();
  const std::string& problem() const noexcept { return problem_; }

 private:
  // What all frames around a callable of one type have in common.
  struct FrameKind {
    bool known = false;
    Texts::Number function = 0;
    Texts::Number file = 0;
    int line = 0;
    std::uint32_t caller_at = 0;
  };
  struct Awaited {
    std::uint32_t node;
    Address future;
  };

  void wrong(const char* what);
  void read_loop();
  void read_names(Address notes);
  void read_tasks();
  bool read_task(Address task);
  void read_frames(Snapshot::Node& node, Address leaf);
  bool read_frame(Address frame, Snapshot::Frame& out, Address& caller);
  FrameKind read_kind(Address info);
  Texts::Number file_at(Address name);
  std::uint32_t add_future(Address future);
  void describe_waiter(Address waiter, Snapshot::Node& node);
  void connect(std::uint32_t node);
  Address awaiter_of(Address node, std::uint32_t flags);
  Address follow(Address from, std::uint32_t way);
  bool flags_of(Address node, std::uint32_t& flags) {
    return memory_.get(node + at_.node_flags, flags);
  }

  Memory& memory_;
  ObjectTypes& types_;
  const Offsets& at_;
  const Address loop_;
  Snapshot out_;
  std::string problem_;
  AddressIndex index_;               // of out_.nodes
  std::vector<Awaited> awaited_;     // by tasks, in their order
  std::vector<std::uint32_t> last_;  // the node that each waits for, found last, + 1
  std::unordered_map<Address, FrameKind> kinds_;
  std::unordered_map<Address, Texts::Number> files_;  // by the addresses of their names
  std::unordered_map<Address, Texts::Number> names_;  // of tasks
  std::uint64_t steps_ = 0;                           // along rings of callbacks
  Address running_ = 0;                               // the task whose step runs
  Address running_leaf_ = 0;
  Texts::Number kind_task_ = 0, kind_future_ = 0, kind_gather_ = 0;
};

}  // namespace asyncio::detail
