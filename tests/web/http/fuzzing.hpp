// What tests that feed random bytes have in common: numbers of a generator, the same for the same
// seed, bytes with a few of them changed, and that it is the same how bytes are cut.
#pragma once

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace asyncio::testing {

struct Fuzzing {
  std::size_t any(std::size_t n) { return static_cast<std::size_t>(random() % n); }
  const std::string& of(const std::vector<std::string>& all) { return all[any(all.size())]; }

  // Two bytes or fewer, mostly none, are erased or replaced, have one of `added` before them, or
  // are the end.
  void change(std::string& bytes, const std::vector<std::string>& added) {
    for (std::size_t n = any(2) * any(3); n > 0 && !bytes.empty(); --n) {
      const std::size_t at = any(bytes.size());
      switch (any(4)) {
        case 0:
          bytes.erase(at, 1 + any(3));
          break;
        case 1:
          bytes.insert(at, of(added));
          break;
        case 2:
          bytes[at] = static_cast<char>(any(256));
          break;
        default:
          bytes.resize(at);
      }
    }
  }
  // Pieces of 1 to `most` bytes.
  template <class F>
  void in_pieces(std::string_view bytes, std::size_t most, F&& feed) {
    while (!bytes.empty()) {
      const std::string_view piece = bytes.substr(0, 1 + any(most));
      bytes.remove_prefix(piece.size());
      feed(piece);
    }
  }
  // What `read` makes of the bytes in pieces of that size is what it has made of the whole.
  template <class F>
  void check_pieces(unsigned seed, const std::string& bytes, const std::string& right, F&& read) {
    for (const std::size_t most : {1, 3, 40}) {
      const std::string text = read(most);
      BOOST_REQUIRE_MESSAGE(text == right, "seed " << seed << ", pieces of " << most << ": " << text
                                                   << " != " << right << " of " << bytes);
    }
  }
  static constexpr std::size_t kWhole = ~std::size_t{0} >> 1;
  std::mt19937 random;
};

}  // namespace asyncio::testing
