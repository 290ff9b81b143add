// LineScanner: finds the end of a section of lines, as it comes, and refuses what is no line of
// HTTP at its first wrong byte. It stands before the parser, which must have a head whole, and
// which takes folded lines. Of a server's head it takes lines that end without CR, and folded ones,
// for a client is not asked what it likes; who has the section puts those right before it is read.
//
// Invariants:
//  1. What scan() says of some bytes depends on them alone, not on how many calls they came in.
//  2. Each byte is looked at once.
// Thread: the loop's.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class LineScanner {
 public:
  enum class Found {
    nothing,          // more bytes are needed
    end,              // of the section: its empty line
    bare_lf,          // a line that ends without CR, unless lenient
    leading_space,    // a line that begins with a space or tab: a folded value, unless lenient
    nul,              // a NUL
    first_too_long,   // the first line
    section_too_long  // all of them
  };
  enum class Lines : bool { strict, lenient };
  struct Bounds {
    std::size_t first_line;  // bytes with its line end
    std::size_t section;     // bytes with all line ends
    Lines lines = Lines::strict;
  };

  // Looks at what is new in a section, of which these are all bytes so far (and perhaps what
  // follows it). After anything but `nothing` only restart() may follow.
  Found scan(std::string_view bytes, const Bounds& bounds) noexcept;
  // After `end`: the section's size, and its lines without the empty one.
  std::size_t size() const noexcept { return line_; }
  std::size_t lines() const noexcept { return lines_; }
  void restart() noexcept { *this = LineScanner(); }

 private:
  std::size_t line_ = 0;   // where the line begins
  std::size_t seen_ = 0;   // the bytes before were looked at
  std::size_t lines_ = 0;  // that have ended
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
