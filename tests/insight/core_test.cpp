// A core dump tells what the process itself would have told; and whatever stands in memory, the
// reader comes to an end.
//
// The core is made here, as the kernel makes one: what is writable, the first page of each program,
// and which files were mapped.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/call_graph.hpp>
#include <asyncio/insight/reader/cannot_read.hpp>
#include <asyncio/insight/reader/core_memory.hpp>
#include <asyncio/insight/reader/live_memory.hpp>
#include <asyncio/insight/reader/task_reader.hpp>
#include <asyncio/insight/snapshot_json.hpp>
#include <asyncio/insight/tree.hpp>
#include <boost/test/unit_test.hpp>

#include <elf.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <random>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<> naps(double seconds) {
  return coroutine([seconds](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(seconds));
    END;
  });
}
Coroutine<> waits_for(Task<> task) {
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

std::string path_of(const char* name) {
  const char* const folder = std::getenv("TEST_TMPDIR");
  return std::string(folder ? folder : "/tmp") + "/" + name + "_" + std::to_string(getpid());
}

template <class T>
void append(std::string& to, const T& value) {
  to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// A core of this process.
std::string dump() {
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

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// What lies in the memory of this process, with a byte changed here and there.
class BrokenMemory final : public detail::Memory {
 public:
  BrokenMemory(unsigned seed, unsigned every) : random_(seed), every_(every), self_(getpid()) {}
  std::vector<Address> images() override { return self_.images(); }
  std::optional<double> now() const override { return self_.now(); }
  void break_it() { breaks_ = true; }

 protected:
  bool fetch(Address from, void* to, std::size_t size) override {
    if (!self_.read(from, to, size)) return false;
    if (!breaks_) return true;
    for (std::size_t at = random_() % every_; at < size; at += 1 + random_() % (2 * every_))
      static_cast<unsigned char*>(to)[at] = static_cast<unsigned char>(random_());
    return true;
  }

 private:
  std::mt19937 random_;
  unsigned every_;
  bool breaks_ = false;
  detail::LiveMemory self_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(core)

BOOST_FIXTURE_TEST_CASE(a_core_tells_what_the_process_would_have_told, Sleepers) {
  const std::string path = path_of("core");
  write(path, dump());
  detail::CoreMemory memory(path);
  const detail::LayoutTable layout(memory);
  detail::TaskReader reader(memory, layout);
  const detail::ProcessSnapshot process = reader.read();
  BOOST_TEST(process.problem == "");
  BOOST_TEST(memory.missing_files().empty());
  BOOST_REQUIRE(process.loops.size() == 1);
  const std::string json =
      std::regex_replace(detail::to_json(process.loops[0]), std::regex(", \"age\": [0-9.e-]+"), "");
  BOOST_TEST(json == call_graph_json(loop));
  std::remove(path.c_str());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_core_is_refused) {
  const auto why = [](const std::string& path) {
    try {
      const detail::CoreMemory memory(path);
    } catch (const detail::CannotRead& error) {
      return error.why;
    }
    return std::string("it was read");
  };
  const std::string path = path_of("no_core");
  write(path, "text");
  BOOST_TEST(why(path) == path + " is no core dump of a 64-bit process");
  BOOST_TEST(why("/proc/self/exe") == "/proc/self/exe is no core dump of a 64-bit process");
  std::remove(path.c_str());
  BOOST_TEST(why(path) == "cannot open " + path + ": No such file or directory");
}

// Goes on for so many rounds; for so many seconds if tests/insight/long asks for that.
class Rounds {
 public:
  explicit Rounds(unsigned least) : least_(least) {}
  bool next() { return ++done_ <= least_ || std::chrono::steady_clock::now() < until_; }
  unsigned number() const noexcept { return done_; }

 private:
  static std::chrono::seconds given() {
    const char* const seconds = std::getenv("ASYNCIO17_FUZZ_SECONDS");
    return std::chrono::seconds(seconds ? std::atoi(seconds) : 0);
  }
  const unsigned least_;
  unsigned done_ = 0;
  const std::chrono::steady_clock::time_point until_ = std::chrono::steady_clock::now() + given();
};

// Its headers and notes are what leads everywhere.
BOOST_FIXTURE_TEST_CASE(a_broken_core_is_read_to_an_end, Sleepers) {
  const std::string path = path_of("broken_core");
  const std::string whole = dump();
  std::mt19937 random(17);
  write(path, whole);
  for (Rounds rounds(60); rounds.next();) {
    if (rounds.number() % 100 == 0) write(path, whole);
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    const std::size_t some = 40000 < whole.size() ? 40000 : whole.size();
    for (int i = 0; i < 8; ++i) {
      file.seekp(static_cast<std::streamoff>(64 + random() % (some - 64)));
      file.put(static_cast<char>(random()));
    }
    file.close();
    detail::CoreMemory memory(path);
    const detail::LayoutTable layout(memory);
    detail::TaskReader reader(memory, layout);
    if (reader.missing().empty()) reader.read();
  }
  std::remove(path.c_str());
}

BOOST_FIXTURE_TEST_CASE(broken_memory_is_read_to_an_end, Sleepers) {
  std::size_t problems = 0;
  for (Rounds rounds(120); rounds.next();) {
    const unsigned seed = rounds.number();
    BrokenMemory memory(seed, 16u << seed % 8);
    const detail::LayoutTable layout(memory);
    detail::TaskReader reader(memory, layout);
    memory.break_it();
    const detail::ProcessSnapshot process = reader.read();
    problems += !process.problem.empty();
    const detail::ProcessSnapshot grouped = reader.read(detail::TaskReader::Groups::yes);
    for (std::size_t i = 0; i < grouped.loops.size(); ++i)
      detail::format_groups(grouped.groups[i], grouped.loops[i].texts);
    for (const detail::Snapshot& snapshot : process.loops) {
      detail::format_tree(snapshot);
      detail::to_json(snapshot);
    }
  }
  BOOST_TEST(problems > 30);
}

BOOST_AUTO_TEST_SUITE_END()
