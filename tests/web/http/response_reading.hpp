// What a ResponseReader makes of some bytes that come in pieces, as a text: the same for any
// pieces.
#pragma once

#include <asyncio/web/http/response_reader.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace asyncio::testing {

// Reads the response to one request.
struct ResponseReading {
  using Reader = http::detail::ResponseReader;

  explicit ResponseReading(std::string_view method = "GET",
                           const web::Limits& limits = http::detail::limits_of_responses())
      : limits(limits) {
    reader.begin(method);
  }

  void feed(std::string_view bytes) {
    reader.feed_data(bytes);
    go_on();
  }
  void feed(std::string_view bytes, std::size_t piece) {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
      feed(bytes.substr(0, piece));
  }
  void end() {
    reader.feed_eof();
    go_on();
  }
  void go_on() {
    while (!over) {
      switch (reader.next()) {
        case Reader::Event::need_more:
          return;
        case Reader::Event::interim:
          told += std::to_string(reader.take_head()->status()) + ' ';
          break;
        case Reader::Event::head:
          head = reader.take_head();
          break;
        case Reader::Event::body:
          body += reader.data();
          break;
        case Reader::Event::end:
          whole = over = true;
          break;
        case Reader::Event::refused:
          refused = reader.refusal().text;
          over = true;
          break;
        case Reader::Event::eof:
          at_eof = over = true;
          break;
      }
    }
  }

  // `100 200 [hello] reuse`: whole, and the connection too. Instead of the last word `close`, or
  // `waits` for more, `broken`: refused in the body, or `tunnel <rest>`. `refused`, `eof`, `waits`:
  // there is no head.
  std::string verdict() const {
    const std::string last = refused             ? head ? "broken" : "refused"
                             : at_eof            ? "eof"
                             : !whole            ? "waits"
                             : is_tunnel()       ? "tunnel " + std::to_string(reader.buffered())
                             : reader.reusable() ? "reuse"
                                                 : "close";
    if (!head) return told + last;
    return told + std::to_string(head->status()) + " [" + body + "] " + last;
  }
  // All that has come.
  std::string text() const {
    std::string out = verdict() + '\n';
    if (refused) out += std::string(refused) + '\n';
    if (!head) return out;
    out += std::string(head->reason()) + " 1." + std::to_string(head->version().minor) +
           (head->keep_alive() ? " stays <" : " goes <") + std::string(head->upgrade()) + ">\n";
    for (const http::HeaderField field : head->headers())
      out += "  " + std::string(field.name) + ": " + std::string(field.value) + '\n';
    if (whole)
      for (const http::HeaderField field : reader.trailers())
        out += "  {" + std::string(field.name) + ": " + std::string(field.value) + "}\n";
    return out;
  }
  bool is_tunnel() const { return head->body() == http::detail::ResponseHead::Body::tunnel; }

  web::Limits limits;
  Reader reader{limits};
  http::detail::ResponseHeadPtr head;
  std::string told, body;
  const char* refused = nullptr;
  bool whole = false, at_eof = false, over = false;
};

}  // namespace asyncio::testing
