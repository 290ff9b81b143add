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
  // Where those words are.
  struct Words {
    std::size_t info, label, caller, span;
    // False when the frame is none, or stands elsewhere. view(from, size, bytes) views its
    // memory.
    template <class View>
    bool are(const Place& place, Address frame, Address& to_caller, View&& view) const {
      const unsigned char* bytes;
      if (!view(frame, span, bytes) || loaded<Address>(bytes, info) != place.info ||
          loaded<std::uint64_t>(bytes, label) != place.label)
        return false;
      to_caller = loaded<Address>(bytes, caller);
      if (place.caller_at == 0) return true;
      if (!view(frame + place.caller_at, sizeof place.caller, bytes)) return false;
      const auto called = loaded<Place::At>(bytes, 0);
      return called.file == place.caller.file && called.line == place.caller.line;
    }
  };
  Words words() const noexcept {
    return {at_.frame_info, at_.frame_label, at_.frame_caller, span_};
  }

 private:
  static constexpr std::size_t kLongestSpan = Memory::kLongestNear;
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
  const bool readable_;     // or else there is no room for that
  std::unordered_map<Address, Kind> kinds_;
  std::unordered_map<Address, Texts::Number> files_;  // by the addresses of their names
  Address last_info_ = 0;                             // most are like the one before
  const Kind* last_kind_ = nullptr;
  Place place_{};
};

}  // namespace asyncio::detail
