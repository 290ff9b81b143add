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

#include <asyncio/web/http/message_reader.hpp>
#include <asyncio/web/http/request_head.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class RequestReader : public MessageReader {
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
  explicit RequestReader(const web::Limits& limits) noexcept : MessageReader(limits) {}

  // So many have come where get_buffer() gave room.
  void buffer_updated(std::size_t n) noexcept;
  // The same for bytes that lie elsewhere; they are copied.
  void feed_data(std::string_view bytes) { feed(*this, bytes); }

  // What has come. std::bad_alloc when there is no memory for a head, and nothing has changed.
  Event next();

  // Once for each Event::head, before the next call of next().
  RequestHeadPtr take_head() noexcept { return std::move(head_); }

  // The longest body of this request instead of Limits::client_max_size: after its head and before
  // its body. At the next head it is that again.
  void set_body_limit(std::uint64_t limit) noexcept { body_.set_limit(limit); }

  // Has nothing of a request come, or only empty lines, since the end of the last one?
  bool idle() const noexcept { return state_ == State::head && block_.empty(); }

 private:
  enum class State : std::uint8_t { head, body, refused };
  Event next_of_head();
  Event next_of_body();
  Event refuse(const Refusal& refusal) noexcept;

  State state_ = State::head;  // in what the base has left of a word
  RequestHeadPtr head_;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
