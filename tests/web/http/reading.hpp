// What a RequestReader makes of some bytes that come in pieces, as a text: the same for any pieces.
#pragma once

#include <asyncio/web/http/request_reader.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace asyncio::testing {

// A request as the reader has told it; of the last one there may be a part only.
struct ReadRequest {
  http::detail::RequestHeadPtr head;
  std::string body;
  std::vector<std::string> trailers;  // "name: value"
  bool whole = false;
};

// Reads like a server that answers at once, until it would close.
struct Reading {
  using Reader = http::detail::RequestReader;

  explicit Reading(const web::Limits& limits = {}) : limits(limits) {}

  // Bytes come. False: the connection is to be closed.
  bool feed(std::string_view bytes) {
    if (closed) return false;
    reader.feed_data(bytes);
    return go_on();
  }
  bool end() {
    reader.feed_eof();
    return go_on();
  }
  bool go_on() {
    while (!closed) {
      switch (reader.next()) {
        case Reader::Event::need_more:
          return true;
        case Reader::Event::head:
          requests.emplace_back();
          requests.back().head = reader.take_head();
          if (on_head) on_head(*this);
          break;
        case Reader::Event::body:
          requests.back().body += reader.data();
          break;
        case Reader::Event::end:
          for (const http::HeaderField field : reader.trailers())
            requests.back().trailers.push_back(std::string(field.name) + ": " +
                                               std::string(field.value));
          requests.back().whole = true;
          closed = !requests.back().head->keep_alive();
          break;
        case Reader::Event::refused:
          refused = reader.refusal();
          closed = true;
          break;
        case Reader::Event::eof:
          closed = at_eof = true;
          break;
      }
    }
    return false;
  }

  // All that has come.
  std::string text() const {
    std::string out;
    for (const ReadRequest& request : requests) {
      const http::detail::RequestHead& head = *request.head;
      out += std::string(head.method()) + ' ' + std::string(head.target()) + " 1." +
             std::to_string(head.version().minor) + (head.keep_alive() ? " stays" : " goes") +
             (head.expects_continue() ? " waits" : "") + (head.chunked() ? " chunked" : "") +
             (head.content_length() ? " " + std::to_string(*head.content_length()) : "") + " <" +
             std::string(head.host()) + "> <" + std::string(head.upgrade()) + ">\n";
      for (const http::HeaderField field : head.headers())
        out += "  " + std::string(field.name) + ": " + std::string(field.value) + '\n';
      out += "  [" + request.body + ']';
      for (const std::string& trailer : request.trailers) out += " {" + trailer + '}';
      out += request.whole ? "\n" : " ...\n";
    }
    if (refused) out += std::to_string(refused.status) + ' ' + refused.text;
    if (at_eof) out += "eof";
    return out;
  }

  web::Limits limits;
  Reader reader{limits};
  std::vector<ReadRequest> requests;
  http::detail::Refusal refused;
  bool closed = false;
  bool at_eof = false;
  std::function<void(Reading&)> on_head;
};

// All of it in one piece, or cut into pieces of that size.
inline std::string read_text(std::string_view bytes, std::size_t piece = ~std::size_t{0},
                             const web::Limits& limits = {}) {
  Reading reading(limits);
  while (!bytes.empty() && reading.feed(bytes.substr(0, piece)))
    bytes.remove_prefix(std::min(piece, bytes.size()));
  return reading.text();
}

}  // namespace asyncio::testing
