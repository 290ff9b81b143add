// Frames as text and as bytes, and what a WebSocketReader makes of them.
#pragma once

#include <asyncio/web/http/websocket_deflate.hpp>
#include <asyncio/web/http/websocket_frame.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace asyncio::testing {

// The bytes of a frame with that first byte; masked as a client does.
inline std::string frame_of(int first, std::string_view payload, bool masked = true,
                            int length_bytes = -1, std::uint64_t promised = ~std::uint64_t{0}) {
  const std::uint64_t n = promised == ~std::uint64_t{0} ? payload.size() : promised;
  if (length_bytes < 0) length_bytes = n < 126 ? 0 : n < 65536 ? 2 : 8;
  std::string out(1, static_cast<char>(first));
  const int mask = masked ? 0x80 : 0;
  out += static_cast<char>(mask | (length_bytes == 0   ? static_cast<int>(n)
                                   : length_bytes == 2 ? 126
                                                       : 127));
  for (int shift = 8 * length_bytes - 8; shift >= 0; shift -= 8)
    out += static_cast<char>(n >> shift);
  const char key[] = {'\x11', '\xfe', '\x03', '\x84'};
  if (masked) out.append(key, 4);
  for (std::size_t i = 0; i < payload.size(); ++i)
    out += masked ? static_cast<char>(payload[i] ^ key[i % 4]) : payload[i];
  return out;
}

// What is read, as a line a message, up to an error: pieces of at most that size.
inline std::string read_frames(std::string_view bytes, std::size_t piece, std::size_t max_message,
                               bool masked = true, bool compressed = false) {
  using Reader = http::detail::WebSocketReader;
  Reader reader(masked, max_message,
                compressed ? std::make_unique<http::detail::WebSocketInflater>(false) : nullptr);
  std::string out;
  while (!bytes.empty()) {
    std::string_view now = bytes.substr(0, piece);
    bytes.remove_prefix(now.size());
    for (;;) {
      const Reader::Event event = reader.next(now);
      if (event == Reader::Event::failed)
        return out + std::to_string(reader.error().code()) + " " + reader.error().what();
      if (event == Reader::Event::need_more) break;
      const http::WSMessage message = reader.take_message();
      switch (message.type) {
        case http::WSMsgType::TEXT:
          out += "text ";
          break;
        case http::WSMsgType::BINARY:
          out += "binary ";
          break;
        case http::WSMsgType::PING:
          out += "ping ";
          break;
        case http::WSMsgType::PONG:
          out += "pong ";
          break;
        default:
          out += "close " + std::to_string(message.code) + " ";
      }
      if (message.data.size() > 200)
        out += std::to_string(message.data.size()) + " bytes";
      else
        out += message.data;
      out += "\n";
    }
    if (!now.empty()) return out + "bytes are left";
  }
  return out;
}

}  // namespace asyncio::testing
