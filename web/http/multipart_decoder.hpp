// MultipartDecoder: takes a multipart body apart, and knows no stream: who has bytes puts them in,
// and asks what has come.
//
//   --boundary CRLF  head of a part  CRLF CRLF  data  CRLF --boundary CRLF ... CRLF --boundary--
//
// Invariants:
//  1. What next() says of some bytes depends on them alone, not on how they were cut, but for how
//     many pieces of data there are.
//  2. Of what has come, only that is kept which may still be a boundary, or is the head of a part.
//  3. A boundary is a whole line: what goes on behind it is data, so that a nested body whose
//     boundary begins with this one's is not cut.
// Lifetime: that of its reader. Thread: the loop's.
#pragma once

#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/line_scanner.hpp>
#include <asyncio/web/http/refusal.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// RFC 2046, 5.1.1
constexpr std::size_t kLongestBoundary = 70;

class MultipartDecoder {
 public:
  enum class Event : std::uint8_t {
    need_more,  // of bytes
    head,       // of a part: take_head()
    data,       // of the part, at least one byte: data()
    part_end,
    end,     // of the last part; from then on only that
    refused  // refusal(); from then on only that
  };
  // How much data is shown at once.
  struct Most {
    std::size_t bytes = ~std::size_t{0};
    bool line = false;  // not more than up to the end of a line
  };

  // Precondition: the boundary has 1 to kLongestBoundary bytes, and no line ends.
  MultipartDecoder(std::string_view boundary, const web::Limits& limits);

  // More bytes; none after feed_eof(). What data() gave is void. std::bad_alloc, and nothing has
  // changed.
  void feed(std::string_view bytes);
  void feed_eof() noexcept { eof_ = true; }
  // std::bad_alloc for a head, and nothing has changed.
  Event next(Most most);
  Event next() { return next(Most{}); }
  Headers take_head() noexcept { return std::move(head_); }
  // Void with the next call of feed() or next().
  std::string_view data() const noexcept { return data_; }
  const Refusal& refusal() const noexcept { return refusal_; }

 private:
  enum class State : std::uint8_t { preamble, head, data, end, refused };
  enum class Line : std::uint8_t { undecided, other, boundary, last, endless };

  std::string_view bytes() const noexcept { return std::string_view(buffer_).substr(begin_); }
  void consume(std::size_t n) noexcept { begin_ += n; }
  void look_for_boundary() noexcept;
  Line line_behind(std::string_view rest, std::size_t& size) const noexcept;
  Event show(Most most) noexcept;
  Event next_of_preamble();
  Event next_of_data(Most most) noexcept;
  Event next_of_head();
  Event at_boundary() noexcept;
  Event refuse(int status, const char* text) noexcept;

  std::string delimiter_;  // with the line end before it
  web::Limits limits_;
  std::string buffer_;
  std::size_t begin_ = 0;      // of what was not used
  std::size_t known_ = 0;      // bytes from there are data
  std::size_t skip_ = 2;       // of these the first: a line end that is no part of the data
  std::size_t line_size_ = 0;  // of the boundary's line behind them; 0: none was found
  std::size_t preamble_ = 0;
  LineScanner scanner_;
  Headers head_;
  std::string_view data_;
  Refusal refusal_;
  State state_ = State::preamble;
  Line line_ = Line::undecided;  // what that line is
  bool eof_ = false;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
