// What a MultipartDecoder makes of some bytes that come in pieces, as a text: the same for any
// pieces.
#pragma once

#include <asyncio/web/http/multipart_decoder.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

namespace asyncio::testing {

struct ReadMultipart {
  using Decoder = http::detail::MultipartDecoder;
  using Event = Decoder::Event;

  explicit ReadMultipart(std::string_view boundary, const web::Limits& limits = {})
      : decoder(boundary, limits) {}

  void feed(std::string_view bytes) {
    if (over) return;
    decoder.feed(bytes);
    go_on();
  }
  void end() {
    decoder.feed_eof();
    if (!over) go_on();
  }
  void go_on() {
    for (;;) {
      switch (decoder.next(most)) {
        case Event::need_more:
          return;
        case Event::head:
          ++parts;
          for (const http::HeaderField field : decoder.take_head())
            text += std::string(field.name) + ": " + std::string(field.value) + '\n';
          text += '[';
          break;
        case Event::data:
          text += decoder.data();
          break;
        case Event::part_end:
          text += "]\n";
          break;
        case Event::end:
          over = true;
          text += "end";
          return;
        case Event::refused:
          over = true;
          status = decoder.refusal().status;
          text += std::to_string(status) + ' ' + decoder.refusal().text;
          return;
      }
    }
  }

  Decoder decoder;
  Decoder::Most most;
  std::string text;
  std::size_t parts = 0;
  int status = 0;
  bool over = false;
};

// All of it in one piece, or cut into pieces of that size.
inline std::string multipart_text(std::string_view bytes, std::size_t piece = ~std::size_t{0},
                                  const web::Limits& limits = {}, std::string_view boundary = "b") {
  ReadMultipart reading(boundary, limits);
  while (!bytes.empty()) {
    reading.feed(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  reading.end();
  return reading.text;
}

}  // namespace asyncio::testing
