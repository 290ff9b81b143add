// BodyDecoder: takes a body out of its framing: none, a length, or chunks with trailers behind
// them.
//
// It reads chunks itself. A parser that must have a chunk's line whole leaves it to its caller to
// bound that line and to look for wrong bytes in it, which is most of what reading it takes.
//
// Invariants:
//  1. What next() says of some bytes depends on them alone, not on how they were cut, but for how
//     many pieces of data there are.
//  2. A chunk is counted against the limit before its data is.
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
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class BodyDecoder {
 public:
  enum class Result : std::uint8_t { need_more, data, end, refused };
  struct Step {
    Result result;
    std::size_t used = 0;        // of the bytes, with those of data
    std::string_view data = {};  // the last of those that were used; may be empty: go on
    Refusal refusal = {};
  };

  // May white space stand behind a chunk's size? Servers pad it; of clients it is refused.
  enum class Sizes : bool { exact, padded };

  explicit BodyDecoder(const web::Limits& limits) noexcept : limits_(&limits) {}

  // A body of that length follows, or one of chunks. Its limit is Limits::client_max_size.
  void begin_length(std::uint64_t length) noexcept;
  void begin_chunks(Sizes sizes = Sizes::exact) noexcept;
  // Another limit; before the first next().
  void set_limit(std::uint64_t limit) noexcept { limit_ = limit; }
  // What the bytes behind those that were used come to. std::bad_alloc for trailers.
  Step next(std::string_view bytes);
  // After `end`, until the next begin.
  HeadersView trailers() const noexcept {
    return {trailer_bytes_.data(), trailer_places_.data(), trailer_places_.size()};
  }

 private:
  enum class State : std::uint8_t { length, length_data, line, data, data_cr, data_lf, trailers };
  Step next_data(std::string_view bytes, std::size_t used, State then) noexcept;
  Step next_of_chunks(std::string_view bytes) noexcept;
  Step next_of_trailers(std::string_view bytes);
  const char* keep_trailers(std::string_view section);
  void begin(State state, std::uint64_t left) noexcept;

  const web::Limits* limits_;
  std::uint64_t limit_ = 0;
  std::uint64_t left_ = 0;   // of the body, or of the chunk
  std::uint64_t total_ = 0;  // of all chunks so far
  State state_ = State::length;
  Sizes sizes_ = Sizes::exact;
  LineScanner scanner_;
  std::string trailer_bytes_;
  std::vector<FieldPlace> trailer_places_;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
