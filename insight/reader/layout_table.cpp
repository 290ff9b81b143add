#include <asyncio/insight/reader/layout_table.hpp>

#include <asyncio/generators/layout.hpp>

#include <elf.h>

#include <algorithm>
#include <cstring>

namespace asyncio::detail {

namespace {
constexpr char kOwner[] = "asyncio17";
constexpr std::uint32_t kTable = 1, kPacked = 2;  // types of notes
constexpr std::uint64_t kMostNotes = 1 << 20;     // bytes of notes in a segment
constexpr std::size_t kMostEntries = 1024;        // of a table
constexpr std::size_t kLongestName = 64;          // of a number
constexpr std::uint16_t kMostSegments = 256;

constexpr std::uint64_t align4(std::uint64_t n) noexcept { return (n + 3) & ~std::uint64_t{3}; }
bool begins(const std::string& name, const char* with) { return name.rfind(with, 0) == 0; }
}  // namespace

LayoutTable::LayoutTable(Memory& memory) {
  for (const Address image : memory.images()) read_image(memory, image);
}

// The image may be cut short, or be no program at all.
void LayoutTable::read_image(Memory& memory, Address image) {
  Elf64_Ehdr header;
  if (!memory.get(image, header) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
      header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_phentsize != sizeof(Elf64_Phdr))
    return;
  std::vector<Elf64_Phdr> segments(std::min<std::uint16_t>(header.e_phnum, kMostSegments));
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!memory.get(image + header.e_phoff + i * sizeof(Elf64_Phdr), segments[i])) return;
  }
  const auto first = std::find_if(segments.begin(), segments.end(), [](const Elf64_Phdr& s) {
    return s.p_type == PT_LOAD && s.p_offset == 0;
  });
  if (first == segments.end()) return;
  const Address moved_by = image - first->p_vaddr;  // modulo 2^64
  for (const Elf64_Phdr& segment : segments) {
    if (segment.p_type == PT_NOTE)
      read_notes(memory, moved_by + segment.p_vaddr, std::min(segment.p_memsz, kMostNotes));
  }
}

void LayoutTable::read_notes(Memory& memory, Address at, std::uint64_t size) {
  const Address end = at + size;
  Elf64_Nhdr note;
  while (at + sizeof note <= end && memory.get(at, note)) {
    const Address name = at + sizeof note;
    const Address told = name + align4(note.n_namesz);
    char owner[sizeof kOwner];
    std::uint64_t distance = 0;
    if (note.n_namesz == sizeof owner && memory.get(name, owner) &&
        std::memcmp(owner, kOwner, sizeof owner) == 0) {
      const bool known = note.n_type == kTable || note.n_type == kPacked;
      if (!known || note.n_descsz != sizeof distance) {
        newer_ = true;
      } else if (memory.get(told, distance)) {
        ++tables_;
        if (note.n_type == kPacked)
          read_packed(memory, told + distance);
        else
          read_table(memory, told + distance);
      }
    }
    at = told + align4(note.n_descsz);
  }
}

void LayoutTable::read_table(Memory& memory, Address at) {
  LayoutEntry entry;
  for (std::size_t i = 0; i < kMostEntries && memory.get(at, entry) && entry.name[0];
       ++i, at += sizeof entry) {
    const std::string name(entry.name, strnlen(entry.name, sizeof entry.name));
    const auto address = reinterpret_cast<Address>(entry.address);
    if (begins(name, "root:")) {
      const auto same = roots_.equal_range(name);
      if (std::none_of(same.first, same.second, [&](const auto& r) { return r.second == address; }))
        roots_.emplace(name, address);
    } else if (address) {
      types_[address].push_back({name, entry.value});
    } else {
      add_value(name, entry.value);
    }
  }
}

void LayoutTable::read_packed(Memory& memory, Address at) {
  std::string name;
  for (std::size_t i = 0; i < kMostEntries && memory.text(at, name, kLongestName) && !name.empty();
       ++i) {
    at += name.size() + 1;
    std::uint32_t value = 0;
    unsigned char byte = 0x80;
    for (unsigned shift = 0; byte > 0x7f; shift += 7) {
      if (shift > 28 || !memory.get(at++, byte)) return;
      value |= std::uint32_t{byte & 0x7fu} << shift;
    }
    add_value(name, value);
  }
}

void LayoutTable::add_value(const std::string& name, std::uint32_t value) {
  const auto [found, is_new] = values_.emplace(name, value);
  if (!is_new && found->second != value) conflicts_.push_back(name);
}

bool LayoutTable::find(const char* name, std::uint32_t& value) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return false;
  value = found->second;
  return true;
}

std::vector<LayoutTable::Address> LayoutTable::addresses(const std::string& name) const {
  std::vector<Address> out;
  const auto [begin, end] = roots_.equal_range(name);
  for (auto it = begin; it != end; ++it) out.push_back(it->second);
  return out;
}

bool LayoutTable::is(Address type, const char* name) const {
  const auto found = types_.find(type);
  return found != types_.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [name](const Told& told) { return told.name == name; });
}

std::vector<std::uint32_t> LayoutTable::ways(Address type) const {
  std::vector<std::uint32_t> out;
  const auto found = types_.find(type);
  if (found == types_.end()) return out;
  for (const Told& told : found->second) {
    if (begins(told.name, "forward:")) out.push_back(told.value);
  }
  return out;
}

}  // namespace asyncio::detail
