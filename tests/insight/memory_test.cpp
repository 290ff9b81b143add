// What is kept of another process's memory is what stands there, however one goes through it.
#include <asyncio/insight/reader/memory.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <set>
#include <string>
#include <vector>

using asyncio::detail::loaded;
using asyncio::detail::Memory;

namespace {

constexpr std::size_t kPageSize = 4096;
constexpr std::size_t kPart = 16 * kPageSize;

// At each address of kBegin and what follows a number of its own, but for pages that are not there.
class Numbers final : public Memory {
 public:
  static constexpr Address kBegin = 0x7f0000000000;
  explicit Numbers(std::size_t size) : size_(size) {}
  std::vector<Address> images() override { return {}; }
  std::optional<double> now() const override { return {}; }
  static std::uint64_t number_at(Address at) { return at * 0x9e3779b97f4a7c15u; }
  void take_out(std::size_t page) { missing_.insert(page); }
  bool is_there(Address from, std::size_t size) const {
    if (size > size_ || from - kBegin > size_ - size) return false;
    for (Address page = (from - kBegin) / kPageSize; page <= (from + size - 1 - kBegin) / kPageSize;
         ++page) {
      if (missing_.count(page)) return false;
    }
    return true;
  }
  std::size_t calls = 0, fetched = 0;

 protected:
  bool fetch(Address from, void* to, std::size_t size) override {
    ++calls;
    const bool there = is_there(from, size);
    if (there) fetched += size;
    auto* const out = static_cast<unsigned char*>(to);
    for (std::size_t i = 0; i < size; i += 8) {
      // What is before that is read, as the system does.
      if (!there && i % kPageSize == 0 && !is_there(from + i, 8)) return false;
      const std::uint64_t number = number_at(from + i);
      std::memcpy(out + i, &number, 8);
    }
    return true;
  }

 private:
  const std::size_t size_;
  std::set<Address> missing_;
};

// Are the words from there on what they should be, or refused if they should be?
bool reads_right(Numbers& memory, Memory::Address from, std::size_t words) {
  unsigned char room[1024];
  const unsigned char* const bytes = memory.view(from, 8 * words, room);
  if (!memory.is_there(from, 8 * words)) return bytes == nullptr;
  if (!bytes) return false;
  for (std::size_t i = 0; i < words; ++i) {
    if (loaded<std::uint64_t>(bytes, 8 * i) != Numbers::number_at(from + 8 * i)) return false;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(memory)

BOOST_AUTO_TEST_CASE(what_is_read_here_and_there_is_right_and_what_is_missing_is_refused) {
  std::mt19937_64 random(17);
  for (const Memory::Goes how : {Memory::Goes::to_and_fro, Memory::Goes::once_through}) {
    Numbers memory(200 * kPart);
    for (int i = 0; i < 40; ++i) memory.take_out(random() % (200 * 16));
    memory.forget(how);
    int wrong = 0;
    Memory::Address at = Numbers::kBegin;
    for (int i = 0; i < 20000; ++i) {
      // Mostly a little further, and now and then somewhere else; also where nothing is.
      at = i % 50 ? at + random() % 3000 / 8 * 8
                  : Numbers::kBegin - 2 * kPart + random() % (204 * kPart) / 8 * 8;
      wrong += !reads_right(memory, at, 1 + random() % 128);
    }
    BOOST_TEST(wrong == 0);
  }
}

BOOST_AUTO_TEST_CASE(the_ends_of_the_address_space_are_no_trap) {
  Numbers memory(kPart);
  std::uint64_t word = 0;
  for (const Memory::Goes how : {Memory::Goes::to_and_fro, Memory::Goes::once_through}) {
    memory.forget(how);
    for (const Memory::Address at :
         {Memory::Address{0}, ~Memory::Address{0}, ~Memory::Address{0} - 7,
          ~Memory::Address{0} - 2 * kPart, Memory::Address{8}})
      BOOST_TEST(!memory.get(at, word));
  }
}

BOOST_AUTO_TEST_CASE(who_goes_once_through_fetches_each_page_once_in_large_parts) {
  Numbers memory(64 * kPart);
  memory.forget(Memory::Goes::once_through);
  for (std::size_t at = 0; at < 64 * kPart; at += 136)
    BOOST_REQUIRE(reads_right(memory, Numbers::kBegin + at / 8 * 8, 1));
  BOOST_TEST(memory.fetched == 64 * kPart);
  BOOST_TEST(memory.calls < 24);
}

// As tasks and their frames may lie: two parts that are gone through side by side, and meet in the
// same places again and again.
BOOST_AUTO_TEST_CASE(two_parts_side_by_side_do_not_drop_each_other) {
  Numbers memory(128 * kPart);
  for (const std::size_t apart : {std::size_t{32}, std::size_t{37}, std::size_t{64}}) {
    memory.forget(Memory::Goes::once_through);
    memory.fetched = 0;
    for (std::size_t i = 0; 96 * i < 32 * kPart; ++i) {
      BOOST_REQUIRE(reads_right(memory, Numbers::kBegin + 96 * i, 1));
      BOOST_REQUIRE(reads_right(memory, Numbers::kBegin + apart * kPart + 40 * i, 1));
    }
    BOOST_TEST(memory.fetched < 2 * (32 + 14) * kPart);
  }
}

// A part of which a page is missing takes the place of the one that was viewed last.
BOOST_AUTO_TEST_CASE(what_was_dropped_for_another_part_is_not_taken_for_what_it_was) {
  Numbers memory(256 * kPart);
  for (std::size_t part = 1; part < 256; ++part) memory.take_out(16 * part + 15);
  for (std::size_t part = 1; part < 256; ++part) {
    BOOST_REQUIRE(reads_right(memory, Numbers::kBegin, 2));
    BOOST_REQUIRE(reads_right(memory, Numbers::kBegin + part * kPart, 2));
  }
}

BOOST_AUTO_TEST_CASE(what_is_forgotten_is_read_anew) {
  Numbers memory(kPart);
  BOOST_TEST(reads_right(memory, Numbers::kBegin + 8, 2));
  memory.take_out(0);
  std::uint64_t word = 0;
  BOOST_TEST(memory.get(Numbers::kBegin + 8, word));
  memory.forget();
  BOOST_TEST(!memory.get(Numbers::kBegin + 8, word));
}

BOOST_AUTO_TEST_SUITE_END()
