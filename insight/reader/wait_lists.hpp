// WaitLists: what the locks, queues and the like are called for which tasks wait.
#pragma once

#include <asyncio/insight/reader/object_types.hpp>
#include <asyncio/insight/reader/offsets.hpp>

#include <string>

namespace asyncio::detail {

class WaitLists {
 public:
  using Address = Memory::Address;

  WaitLists(Memory& memory, ObjectTypes& types, const Offsets& offsets)
      : memory_(memory), types_(types), at_(offsets) {}
  // The list that a Waiter stands in, which is a part of what it waits for; 0: none.
  Address list_of(Address waiter);
  // `Lock at 0x55d0, 1 waits`; of a queue's side `Queue<int>.get() at 0x55d0, 0 of 5 items`. Empty:
  // it is none.
  std::string describe(Address list);

 private:
  Memory& memory_;
  ObjectTypes& types_;
  const Offsets& at_;
};

// The name of a type without what the standard library adds of its own: of
// `Queue<std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> > >`
// Queue<std::string> stays.
std::string in_short(std::string name);

}  // namespace asyncio::detail
