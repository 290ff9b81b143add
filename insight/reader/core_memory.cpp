#include <asyncio/insight/reader/core_memory.hpp>

#include <asyncio/insight/reader/cannot_read.hpp>

#include <elf.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace asyncio::detail {

namespace {

constexpr std::uint64_t kMostNotes = 1u << 26;      // bytes of a core's notes
constexpr std::uint64_t kMostIdNotes = 1u << 16;    // and of a program's
constexpr std::uint32_t kMappedFiles = 0x46494c45;  // NT_FILE
constexpr std::size_t kLongestProgram = 16;

// So much is there, and no less.
bool read_at(int file, std::uint64_t offset, void* to, std::size_t size) {
  if (offset > ~std::uint64_t{0} / 2) return false;
  auto* out = static_cast<char*>(to);
  while (size > 0) {
    const ssize_t n = pread(file, out, size, static_cast<off_t>(offset));
    if (n <= 0) return false;
    out += n;
    offset += static_cast<std::uint64_t>(n);
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

constexpr std::uint64_t align4(std::uint64_t n) noexcept { return (n + 3) & ~std::uint64_t{3}; }

// f(type, description) for each note.
template <class F>
void for_each_note(const std::vector<char>& notes, F&& f) {
  Elf64_Nhdr note;
  for (std::uint64_t at = 0; at + sizeof note <= notes.size();) {
    std::memcpy(&note, notes.data() + at, sizeof note);
    const std::uint64_t told = at + sizeof note + align4(note.n_namesz);
    if (told + note.n_descsz > notes.size()) return;
    const auto begin = notes.begin() + static_cast<std::ptrdiff_t>(told);
    f(note.n_type, std::vector<char>(begin, begin + static_cast<std::ptrdiff_t>(note.n_descsz)));
    at = told + align4(note.n_descsz);
  }
}

template <class T>
T number_at(const std::vector<char>& bytes, std::size_t at) {
  T out{};
  if (at + sizeof out <= bytes.size()) std::memcpy(&out, bytes.data() + at, sizeof out);
  return out;
}

// The build id of an ELF image, which `read(offset, to, size)` reads; empty: it has none.
template <class Read>
std::vector<char> build_id(Read&& read, bool& readable) {
  Elf64_Ehdr header;
  readable = read(0, &header, sizeof header) && std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0;
  std::vector<char> out;
  for (std::uint64_t i = 0; readable && i < header.e_phnum; ++i) {
    Elf64_Phdr segment;
    if (!read(header.e_phoff + i * sizeof segment, &segment, sizeof segment)) break;
    if (segment.p_type != PT_NOTE || segment.p_filesz > kMostIdNotes) continue;
    std::vector<char> notes(segment.p_filesz);
    if (!read(segment.p_offset, notes.data(), notes.size())) {
      readable = false;
      break;
    }
    for_each_note(notes, [&](std::uint32_t type, const std::vector<char>& told) {
      if (type == NT_GNU_BUILD_ID && out.empty() && told.size() >= 8) out = told;
    });
  }
  return out;
}

}  // namespace

CoreMemory::CoreMemory(const std::string& path) {
  files_.push_back(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const int core = files_[0];
  if (core < 0) throw CannotRead{"cannot open " + path + ": " + std::strerror(errno)};
  Elf64_Ehdr header;
  if (!read_at(core, 0, &header, sizeof header) ||
      std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_type != ET_CORE ||
      header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_phentsize != sizeof(Elf64_Phdr)) {
    close(core);
    throw CannotRead{path + " is no core dump of a 64-bit process"};
  }
  std::uint64_t count = header.e_phnum;
  Elf64_Shdr first;  // where the number is, if there are more
  if (count == PN_XNUM && read_at(core, header.e_shoff, &first, sizeof first))
    count = first.sh_info;
  for (std::uint64_t i = 0; i < count; ++i) {
    Elf64_Phdr segment;
    if (!read_at(core, header.e_phoff + i * sizeof segment, &segment, sizeof segment)) break;
    if (segment.p_type == PT_LOAD && segment.p_filesz > 0)
      dumped_.push_back({segment.p_vaddr, segment.p_filesz, segment.p_offset, 0});
    if (segment.p_type == PT_NOTE) read_notes(segment.p_offset, segment.p_filesz);
  }
  const auto before = [](const Part& a, const Part& b) { return a.begin < b.begin; };
  std::sort(dumped_.begin(), dumped_.end(), before);
  std::sort(mapped_.begin(), mapped_.end(), before);
  check_files();
}

CoreMemory::~CoreMemory() {
  for (const int file : files_) {
    if (file >= 0) close(file);
  }
}

void CoreMemory::read_notes(std::uint64_t offset, std::uint64_t size) {
  std::vector<char> notes(std::min(size, kMostNotes));
  if (!read_at(files_[0], offset, notes.data(), notes.size())) return;
  for_each_note(notes, [this](std::uint32_t type, const std::vector<char>& told) {
    if (type == kMappedFiles) read_mapped_files(told);
    if (type != NT_PRPSINFO || told.size() < 136) return;
    pid_ = number_at<std::int32_t>(told, 24);  // elf_prpsinfo: pr_pid, pr_fname
    program_.assign(told.data() + 40, strnlen(told.data() + 40, kLongestProgram));
  });
}

// How many, the size of a page; of each begin, end and offset in pages; then their names.
void CoreMemory::read_mapped_files(const std::vector<char>& note) {
  const auto count = number_at<std::uint64_t>(note, 0);
  const auto page = number_at<std::uint64_t>(note, 8);
  if (count > note.size() / 24) return;
  std::size_t name = 16 + 24 * count;
  for (std::uint64_t i = 0; i < count && name < note.size(); ++i) {
    const std::size_t at = 16 + 24 * i;
    const auto begin = number_at<std::uint64_t>(note, at);
    const auto end = number_at<std::uint64_t>(note, at + 8);
    const std::string path(note.data() + name, strnlen(note.data() + name, note.size() - name));
    name += path.size() + 1;
    if (end <= begin) continue;
    auto known = std::find(paths_.begin(), paths_.end(), path);
    if (known == paths_.end()) known = paths_.insert(known, path);
    const auto file = static_cast<std::size_t>(known - paths_.begin()) + 1;
    mapped_.push_back({begin, end - begin, number_at<std::uint64_t>(note, at + 16) * page, file});
  }
}

// Only plain files are opened: a path of a core may name anything.
void CoreMemory::check_files() {
  for (const std::string& path : paths_) {
    struct stat status {};
    const bool plain = stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
    files_.push_back(plain ? open(path.c_str(), O_RDONLY | O_CLOEXEC) : -1);
  }
  for (const Part& part : mapped_) {
    if (part.offset != 0) continue;
    int& file = files_[part.file];
    if (file >= 0 && is_the_same(part, file)) continue;
    if (file >= 0) close(file);
    file = -1;
    missing_.push_back(paths_[part.file - 1]);
  }
  forget();
}

// By the build ids, as far as the core has its own: the kernel dumps the first page of a program.
bool CoreMemory::is_the_same(const Part& image, int file) {
  bool in_core = false, in_file = false;
  const auto dumped = build_id(
      [&](std::uint64_t offset, void* to, std::size_t size) {
        return fetch_from(dumped_, image.begin + offset, to, size) == size;
      },
      in_core);
  const auto there = build_id([&](std::uint64_t offset, void* to,
                                  std::size_t size) { return read_at(file, offset, to, size); },
                              in_file);
  return !in_core || (in_file && dumped == there);
}

std::vector<Memory::Address> CoreMemory::images() {
  std::vector<Address> out;
  for (const Part& part : mapped_) {
    if (part.offset == 0) out.push_back(part.begin);
  }
  return out;
}

std::size_t CoreMemory::fetch_from(const std::vector<Part>& parts, Address from, void* to,
                                   std::size_t size) {
  const auto after = std::upper_bound(parts.begin(), parts.end(), from,
                                      [](Address at, const Part& part) { return at < part.begin; });
  if (after == parts.begin()) return 0;
  const Part& part = after[-1];
  const std::uint64_t at = from - part.begin;
  if (at >= part.size || files_[part.file] < 0) return 0;
  const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(size, part.size - at));
  return read_at(files_[part.file], part.offset + at, to, n) ? n : 0;
}

bool CoreMemory::fetch(Address from, void* to, std::size_t size) {
  auto* out = static_cast<char*>(to);
  while (size > 0) {
    std::size_t n = fetch_from(dumped_, from, out, size);
    // A file's part may go on where the core has more.
    if (n == 0) {
      const auto next =
          std::upper_bound(dumped_.begin(), dumped_.end(), from,
                           [](Address at, const Part& part) { return at < part.begin; });
      const std::uint64_t room = next == dumped_.end() ? size : next->begin - from;
      n = fetch_from(mapped_, from, out,
                     static_cast<std::size_t>(std::min<std::uint64_t>(size, room)));
    }
    if (n == 0) return false;
    out += n;
    from += n;
    size -= n;
  }
  return true;
}

}  // namespace asyncio::detail
