// RequestReader: makes requests of the bytes of a connection, and knows no connection: who reads
// bytes puts them in, and asks what has come.
//
//   MutableBuffer room = reader.get_buffer();  // ... read into it
//   reader.buffer_updated(n);
//   for (;;) switch (reader.next()) {
//     case Event::head: head = reader.take_head(); break;
//     case Event::body: body.append(reader.data()); break;
//     case Event::end: /* the request is whole */ break;
//     case Event::need_more: return;     // of bytes
//     case Event::refused: return answer(reader.refusal());
//     case Event::eof: return close();
//   }
//
// The events of a request are one head, any number of body, one end. They come one by one, as they
// are asked for: what was not asked for yet stays as bytes, buffered(), which is why a refusal in
// the middle of pipelined requests comes in its turn. They are the same however the bytes are cut.
//
// Lifetime: that of its connection. Thread: the loop's.
#pragma once

#include <asyncio/io/protocols.hpp>
#include <asyncio/web/http/body_decoder.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/line_scanner.hpp>
#include <asyncio/web/http/read_block.hpp>
#include <asyncio/web/http/refusal.hpp>
#include <asyncio/web/http/request_head.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class RequestReader {
 public:
  enum class Event {
    need_more,  // of bytes; also, between two requests, that nothing has come
    head,       // take_head()
    body,       // data()
    end,        // of the request; trailers()
    refused,    // refusal(); from then on only that
    eof         // nothing will come after the last request; from then on only that
  };

  // The limits must live as long.
  explicit RequestReader(const web::Limits& limits) noexcept : limits_(&limits), body_(limits) {}
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  // Room for bytes, never none: it grows when nobody asks for what is there. What data() gave is
  // void then. std::bad_alloc when there is no memory, and nothing has changed.
  MutableBuffer get_buffer();
  // So many have come there.
  void buffer_updated(std::size_t n) noexcept;
  // The same for bytes that lie elsewhere; they are copied.
  void feed_data(std::string_view bytes);
  // No more will come. A request that is not whole is refused then.
  void feed_eof() noexcept { eof_ = true; }

  // What has come. std::bad_alloc when there is no memory for a head, and nothing has changed.
  Event next();

  // Once for each Event::head, before the next call of next().
  RequestHeadPtr take_head() noexcept { return std::move(head_); }
  // Decoded bytes of the body, at least one; void with the next call of next() or get_buffer().
  std::string_view data() const noexcept { return data_; }
  // What followed the last chunk, with the end; empty when the body was none of chunks, and void
  // with the next call of next(). Fields that frame, route or describe a message are left out.
  HeadersView trailers() const noexcept { return body_.trailers(); }
  const Refusal& refusal() const noexcept { return refusal_; }

  // The longest body of this request instead of Limits::client_max_size: after its head and before
  // its body. At the next head it is that again.
  void set_body_limit(std::uint64_t limit) noexcept { body_.set_limit(limit); }

  // Has nothing of a request come, or only empty lines, since the end of the last one?
  bool idle() const noexcept { return state_ == State::head && block_.empty(); }
  // Bytes that no event has shown yet.
  std::size_t buffered() const noexcept { return block_.size() - shown_; }
  // Those, for who goes on with another protocol. The reader is empty then.
  std::string take_rest();

 private:
  enum class State : std::uint8_t { head, body, refused };
  Event next_of_head();
  Event next_of_body();
  void forget_shown() noexcept {
    block_.consume(shown_);
    shown_ = 0;
    data_ = {};
  }
  Event refuse(const Refusal& refusal) noexcept;

  const web::Limits* limits_;
  ReadBlock block_;
  LineScanner scanner_;
  BodyDecoder body_;
  RequestHeadPtr head_;
  std::string_view data_;
  Refusal refusal_;
  std::size_t shown_ = 0;    // of the block's bytes, as data_
  std::size_t skipped_ = 0;  // of empty lines before the request
  State state_ = State::head;
  bool eof_ = false;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
