// MessageReader: what RequestReader and ResponseReader have in common: the bytes that have come and
// how many of them were shown. Lifetime, Thread: theirs.
#pragma once

#include <asyncio/io/protocols.hpp>
#include <asyncio/web/http/body_decoder.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/line_scanner.hpp>
#include <asyncio/web/http/read_block.hpp>
#include <asyncio/web/http/refusal.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class MessageReader {
 public:
  MessageReader(const MessageReader&) = delete;
  MessageReader& operator=(const MessageReader&) = delete;

  // Room for bytes, never none: it grows when nobody asks for what is there. What data() gave is
  // void then. std::bad_alloc when there is no memory, and nothing has changed.
  MutableBuffer get_buffer(std::ptrdiff_t = -1) {
    forget_shown();
    return block_.room();
  }
  // No more will come. Ends a body that has no other end; what else is not whole is refused then.
  void feed_eof() noexcept { eof_ = true; }

  // Decoded bytes of the body, at least one; void with the next call of next() or get_buffer().
  std::string_view data() const noexcept { return data_; }
  // What followed the last chunk, with the end; empty when the body was none of chunks, and void
  // with the next call of next(). Fields that frame, route or describe a message are left out.
  HeadersView trailers() const noexcept { return body_.trailers(); }
  // Why it is refused, and the status that says so.
  const Refusal& refusal() const noexcept { return refusal_; }

  // Bytes that no event has shown yet.
  std::size_t buffered() const noexcept { return block_.size() - shown_; }
  // Those, for who goes on with another protocol. The reader is empty then.
  std::string take_rest() {
    std::string rest(block_.view().substr(shown_));
    block_.release();
    shown_ = 0;
    data_ = {};
    scanner_.restart();
    return rest;
  }

 protected:
  explicit MessageReader(const web::Limits& limits) noexcept : limits_(&limits), body_(limits) {}
  ~MessageReader() = default;

  void show(std::string_view data) noexcept {
    data_ = data;
    shown_ = data.size();
  }
  void forget_shown() noexcept {
    block_.consume(shown_);
    show({});
  }

  const web::Limits* limits_;
  ReadBlock block_;
  LineScanner scanner_;
  BodyDecoder body_;
  std::string_view data_;
  Refusal refusal_;
  std::size_t shown_ = 0;    // of the block's bytes, as data_
  std::size_t skipped_ = 0;  // of empty lines before the message
  bool eof_ = false;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
