// ResponseReader: makes responses of the bytes of a connection, as RequestReader makes requests: it
// knows no connection. Who reads bytes puts them in, and asks what has come.
//
//   reader.begin("GET");                             // and send the request
//   MutableBuffer room = reader.get_buffer();        // ... read into it
//   reader.buffer_updated(n);
//   for (;;) switch (reader.next()) {
//     case Event::interim: reader.take_head(); break;  // 100 Continue, 103 Early Hints
//     case Event::head: head = reader.take_head(); break;
//     case Event::body: body.append(reader.data()); break;
//     case Event::end: return release(reader.reusable());
//     case Event::need_more: return;                 // of bytes
//     case Event::refused: return fail(reader.refusal());
//     case Event::eof: return fail(ServerDisconnectedError());
//   }
//
// The events of a response are any number of interim heads, up to 16, one head, any number of body,
// one end. They are the same however the bytes are cut. There is one request at a time: what comes
// behind a response's end answers nothing, and who answers unasked is not asked again.
//
// Lifetime: that of its connection. Thread: the loop's.
#pragma once

#include <asyncio/web/http/message_reader.hpp>
#include <asyncio/web/http/response_head.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// What a server may send: `target` is of the status line, and a body has no limit. aiohttp's
// max_line_size is 8,190, and its heads are 32 KiB: some sites set many cookies at once.
web::Limits limits_of_responses() noexcept;

class ResponseReader : public MessageReader {
 public:
  enum class Event {
    need_more,  // of bytes
    interim,    // take_head(): a 1xx that is none of 101; the response is still to come
    head,       // take_head()
    body,       // data()
    end,        // of the response; trailers(), reusable(), take_rest()
    refused,    // refusal(); from then on only that
    eof         // before the end of a head; from then on only that
  };

  // The limits must live as long.
  explicit ResponseReader(const web::Limits& limits) noexcept : MessageReader(limits) {}

  // A request with this method was sent: its response comes next. Precondition: the one before has
  // ended.
  void begin(std::string_view method) noexcept;

  // So many have come where get_buffer() gave room.
  void buffer_updated(std::size_t n) noexcept;
  // The same for bytes that lie elsewhere; they are copied.
  void feed_data(std::string_view bytes) { feed(*this, bytes); }

  // What has come. std::bad_alloc when there is no memory for a head, and nothing has changed.
  Event next();

  // Once for each Event::head and Event::interim, before the next call of next().
  ResponseHeadPtr take_head() noexcept { return std::move(head_); }
  // Is refusal() the reason of a ClientPayloadError? Else of a ClientResponseError.
  bool in_body() const noexcept { return in_body_; }

  // The longest body of this response, which has no limit otherwise: after its head and before its
  // body. Of one that has no length what fits is given before it is refused.
  void set_body_limit(std::uint64_t limit) noexcept;

  // Has anything come since begin()? A request that got no byte may be sent once more.
  bool has_begun() const noexcept { return has_begun_; }
  // May the next request go over this connection? The last response has ended and lets it, and
  // nothing has come since.
  bool reusable() const noexcept {
    return state_ == State::idle && keep_alive_ && !eof_ && block_.empty();
  }

 private:
  enum class State : std::uint8_t { idle, head, body, until_eof, refused, eof };
  Event next_of_head();
  Event next_of_body();
  Event next_until_eof() noexcept;
  Event refuse(const Refusal& refusal) noexcept;

  // These six in what the base has left of a word.
  State state_ = State::idle;
  ResponseHead::Asked asked_ = ResponseHead::Asked::usual;
  bool chunked_ = false;
  bool keep_alive_ = true;
  bool has_begun_ = false;
  bool in_body_ = false;
  unsigned interims_ = 0;
  ResponseHeadPtr head_;
  std::uint64_t left_ = 0;  // of the limit of a body until eof
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
