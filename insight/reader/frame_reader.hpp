// FrameReader: the frames of suspended coroutines, read from outside of their process.
#pragma once

#include <asyncio/insight/reader/object_types.hpp>
#include <asyncio/insight/reader/offsets.hpp>
#include <asyncio/insight/snapshot.hpp>

#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace asyncio::detail {

class FrameReader {
 public:
  using Address = Memory::Address;

  // What is named is put to `texts`, which lives longer.
  FrameReader(Memory& memory, ObjectTypes& types, const Offsets& offsets, Texts& texts);
  // And where its caller is, 0 being none. False when it is no frame.
  bool read(Address frame, Snapshot::Frame& out, Address& caller);

 private:
  // What all frames around a callable of one type have in common.
  struct Kind {
    bool known = false;
    Texts::Number function = 0;
    Texts::Number file = 0;
    int line = 0;
    std::uint32_t caller_at = 0;
  };
  Kind read_kind(Address info);
  const Kind* kind_of(Address info);
  Texts::Number file_at(Address name);

  Memory& memory_;
  ObjectTypes& types_;
  const Offsets& at_;
  Texts& texts_;
  const std::size_t span_;  // of a frame, as far as all of them are read
  std::unordered_map<Address, Kind> kinds_;
  std::unordered_map<Address, Texts::Number> files_;  // by the addresses of their names
  Address last_info_ = 0;                             // most are like the one before
  const Kind* last_kind_ = nullptr;
};

}  // namespace asyncio::detail
