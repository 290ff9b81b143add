#include <asyncio/insight/reader/frame_reader.hpp>

#include <algorithm>
#include <string>

namespace asyncio::detail {

namespace {
constexpr std::size_t kMostFiles = 1u << 20;
constexpr std::uint32_t kByHand = 1u << 31;  // of the word after a label
constexpr int kMade = 2;                     // a FrameInfo's place is known
}  // namespace

FrameReader::FrameReader(Memory& memory, ObjectTypes& types, const Offsets& offsets, Texts& texts)
    : memory_(memory),
      types_(types),
      at_(offsets),
      texts_(texts),
      span_(std::size_t{8} +
            std::max({offsets.frame_info, offsets.frame_label, offsets.frame_caller})),
      readable_(span_ <= kLongestSpan) {}

bool FrameReader::read(Address frame, Snapshot::Frame& out, Address& caller) {
  if (!readable_) return false;
  unsigned char room[kLongestSpan];
  const unsigned char* const bytes = memory_.view(frame, span_, room);
  if (!bytes) return false;
  const auto info = loaded<Address>(bytes, at_.frame_info);
  const auto next = loaded<Address>(bytes, at_.frame_caller);
  const auto label = loaded<std::uint32_t>(bytes, at_.frame_label);
  const auto flags = loaded<std::uint32_t>(bytes, at_.frame_label + 4);
  place_ = {info, loaded<std::uint64_t>(bytes, at_.frame_label), {}, 0};
  const Kind* const kind = info == last_info_ ? last_kind_ : kind_of(info);
  if (!kind) return false;
  out = {kind->function, kind->file, kind->line};
  if (kind->caller_at != 0) {
    place_.caller_at = kind->caller_at;
    Place::At& at = place_.caller;
    if (!memory_.get(frame + kind->caller_at, at)) return false;
    if (at.file) {
      out.file = file_at(at.file);
      out.line = at.line;
    }
  } else if (label != 0 && !(flags & kByHand)) {
    out.line = static_cast<int>(label >> 3);
  }
  caller = next;
  return true;
}

// Null: it is none.
const FrameReader::Kind* FrameReader::kind_of(Address info) {
  auto found = kinds_.find(info);
  if (found == kinds_.end()) {
    const Kind kind = read_kind(info);
    if (!kind.known) return nullptr;
    found = kinds_.emplace(info, kind).first;
  }
  last_info_ = info;
  last_kind_ = &found->second;
  return last_kind_;
}

// Names of files are constants, of which many frames have the same.
Texts::Number FrameReader::file_at(Address name) {
  const auto found = files_.find(name);
  if (found != files_.end()) return found->second;
  std::string text;
  const Texts::Number number = texts_.add(memory_.text(name, text) ? text : "?");
  if (files_.size() < kMostFiles) files_.emplace(name, number);
  return number;
}

FrameReader::Kind FrameReader::read_kind(Address info) {
  Kind out;
  struct {
    Address file;
    int line;
    Address function;
  } where{};
  int made = 0;
  Address type = 0;
  std::string name, text;
  if (info % 8 != 0 || !memory_.get(info + at_.info_callable, type) ||
      !memory_.get(info + at_.info_where, where) || !memory_.get(info + at_.info_made, made) ||
      !memory_.get(info + at_.info_caller_at, out.caller_at) || made < 0 || made > kMade)
    return out;
  name = types_.name_of(type);
  if (name.empty()) return out;
  out.known = true;
  out.file = texts_.add("?");
  if (made == kMade) {
    out.line = where.line;
    if (where.file) out.file = file_at(where.file);
    const bool lambda =
        name.find("lambda") != std::string::npos || name.find('$') != std::string::npos;
    if ((lambda || out.caller_at != 0) && where.function && memory_.text(where.function, text))
      name = text;
  }
  out.function = texts_.add(name);
  return out;
}

}  // namespace asyncio::detail
