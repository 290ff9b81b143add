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
  // The words of a frame by which it is told where it stands: it stands where another does that has
  // the same ones.
  struct Place {
    Address info;
    std::uint64_t label;  // and what stands behind it
    struct At {
      Address file;
      int line;
    } caller;                 // of the library's own, where its user called it
    std::uint32_t caller_at;  // 0: it is none of those
  };
  // And where its caller is, 0 being none. False when it is no frame.
  bool read(Address frame, Snapshot::Frame& out, Address& caller);
  // Of the frame that was read last.
  const Place& place() const noexcept { return place_; }
  // False when the frame is none, or stands elsewhere.
  bool is_at(const Place& place, Address frame, Address& caller) {
    unsigned char room[kLongestSpan];
    const unsigned char* const bytes = memory_.view(frame, span_, room);
    if (!bytes || loaded<Address>(bytes, at_.frame_info) != place.info ||
        loaded<std::uint64_t>(bytes, at_.frame_label) != place.label)
      return false;
    const auto next = loaded<Address>(bytes, at_.frame_caller);
    if (place.caller_at != 0 && !was_called_at(place, frame)) return false;
    caller = next;
    return true;
  }

 private:
  static constexpr std::size_t kLongestSpan = 256;
  // What all frames around a callable of one type have in common.
  struct Kind {
    bool known = false;
    Texts::Number function = 0;
    Texts::Number file = 0;
    int line = 0;
    std::uint32_t caller_at = 0;
  };
  bool was_called_at(const Place& place, Address frame);
  Kind read_kind(Address info);
  const Kind* kind_of(Address info);
  Texts::Number file_at(Address name);

  Memory& memory_;
  ObjectTypes& types_;
  const Offsets& at_;
  Texts& texts_;
  const std::size_t span_;  // of a frame, as far as all of them are read
  const bool readable_;     // or else there is no room for that
  std::unordered_map<Address, Kind> kinds_;
  std::unordered_map<Address, Texts::Number> files_;  // by the addresses of their names
  Address last_info_ = 0;                             // most are like the one before
  const Kind* last_kind_ = nullptr;
  Place place_{};
};

}  // namespace asyncio::detail
