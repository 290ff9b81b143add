// Whatever stands in memory or in a core dump, the reader comes to an end.
#include "tests/insight/own_core.hpp"

#include <asyncio/asyncio.hpp>
#include <asyncio/insight/reader/core_memory.hpp>
#include <asyncio/insight/reader/live_memory.hpp>
#include <asyncio/insight/reader/task_reader.hpp>
#include <asyncio/insight/snapshot_json.hpp>
#include <asyncio/insight/tree.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

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

}  // namespace

BOOST_AUTO_TEST_SUITE(broken_memory)

// Its headers and notes are what leads everywhere.
BOOST_FIXTURE_TEST_CASE(a_broken_core_is_read_to_an_end, Sleepers) {
  const std::string path = path_of("broken_core");
  const std::string whole = dump();
  std::mt19937 random(17);
  write_file(path, whole);
  for (Rounds rounds(60); rounds.next();) {
    if (rounds.number() % 100 == 0) write_file(path, whole);
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
