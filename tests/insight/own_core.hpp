// A core dump of this process, made as the kernel makes one: what is writable, the first page of
// each program, and which files were mapped; and tasks to be seen in it.
#pragma once

#include "tests/fixtures.hpp"
#include "tests/insight/child.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/reader/live_memory.hpp>
#include <boost/test/unit_test.hpp>

#include <elf.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace asyncio::testing {

inline Coroutine<> naps(double seconds) {
  return coroutine([seconds](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(seconds));
    END;
  });
}
inline Coroutine<> waits_for(Task<> task) {
  return coroutine([task](auto& co) {
    BEGIN(co);
    YIELD_FROM(gather(task, naps(3)));
    END;
  });
}

struct Sleepers : VirtualLoop {
  Sleepers() {
    const Task<> first = loop.create_task(naps(1), "first");
    loop.create_task(waits_for(first), "gathers");
    loop.create_task(naps(2));
    run_turns(3);
  }
  ~Sleepers() { loop.close(); }
};

template <class T>
void append(std::string& to, const T& value) {
  to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// A core of this process.
inline std::string dump() {
  constexpr std::uint64_t kPage = 4096;
  struct Mapping {
    std::uint64_t begin, end, offset;
    std::string path;
    bool written;
  };
  // Or was, before it was made constant: tables with addresses, which are small.
  const auto is_written = [](const char* mode, std::uint64_t size) {
    return mode[1] == 'w' || (mode[2] != 'x' && size <= 1 << 20);
  };
  std::vector<Mapping> mappings;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    unsigned long long begin = 0, end = 0, offset = 0;
    char mode[8] = {};
    int path = 0;
    if (std::sscanf(line.c_str(), "%llx-%llx %7s %llx %*s %*s %n", &begin, &end, mode, &offset,
                    &path) >= 4 &&
        mode[0] == 'r' && end - begin < (64u << 20))
      mappings.push_back({begin, end, offset, line.substr(static_cast<std::size_t>(path)),
                          is_written(mode, end - begin)});
  }
  std::string files, names, notes;
  std::uint64_t count = 0;
  for (const Mapping& m : mappings) {
    if (m.path.empty() || m.path[0] != '/') continue;
    ++count;
    append(files, m.begin);
    append(files, m.end);
    append(files, m.offset / kPage);
    names += m.path + '\0';
  }
  append(notes,
         Elf64_Nhdr{5, static_cast<Elf64_Word>(16 + files.size() + names.size()), 0x46494c45});
  notes += std::string("CORE\0\0\0\0", 8);
  append(notes, count);
  append(notes, kPage);
  notes += files + names;
  Elf64_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_type = ET_CORE;
  header.e_phoff = sizeof header;
  header.e_phentsize = sizeof(Elf64_Phdr);
  header.e_phnum = static_cast<Elf64_Half>(1 + mappings.size());
  const std::uint64_t start = sizeof header + header.e_phnum * sizeof(Elf64_Phdr);
  Elf64_Phdr note{};
  note.p_type = PT_NOTE;
  note.p_offset = start;
  note.p_filesz = notes.size();
  std::string segments, memory;
  append(segments, note);
  detail::LiveMemory self(getpid());
  for (const Mapping& m : mappings) {
    Elf64_Phdr segment{};
    segment.p_type = PT_LOAD;
    segment.p_vaddr = m.begin;
    segment.p_memsz = m.end - m.begin;
    segment.p_offset = start + notes.size() + memory.size();
    std::string bytes(m.written ? m.end - m.begin : m.offset == 0 ? kPage : 0, '\0');
    if (self.read(m.begin, bytes.data(), bytes.size()))
      memory += bytes, segment.p_filesz = bytes.size();
    append(segments, segment);
  }
  std::string out;
  append(out, header);
  return out + segments + notes + memory;
}

inline void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace asyncio::testing
