// permessage-deflate (RFC 7692): what is agreed on about the compression of a WebSocket's messages,
// and what compresses and decompresses them, by zlib.
//
// Memory: who forgets each message after it (no context takeover) has memory only while a message
// is coded, for a short one a few KiB; else 40 KiB to decompress, and up to 268 KiB to compress,
// from the first message on.
// Thread: the loop's.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// What both ends have agreed on.
struct DeflateParameters {
  bool server_no_context_takeover = false;
  bool client_no_context_takeover = false;
  int server_max_window_bits = 15;  // 9 to 15
  int client_max_window_bits = 15;
};

// The server's choice among what Sec-WebSocket-Extensions offers; nothing: none of it will do.
std::optional<DeflateParameters> choose_deflate(std::string_view offers);
// Its answer, and a client's offer, as a value of that field.
std::string deflate_answer(const DeflateParameters& parameters);
std::string deflate_offer(int client_max_window_bits = 15);
// What a server has answered. WSHandshakeError when nothing of that was offered.
std::optional<DeflateParameters> read_deflate_answer(std::string_view answer);

class WebSocketDeflater {
 public:
  WebSocketDeflater(int window_bits, bool forgets) noexcept;
  ~WebSocketDeflater();
  WebSocketDeflater(const WebSocketDeflater&) = delete;
  WebSocketDeflater& operator=(const WebSocketDeflater&) = delete;

  // Appends a whole message, compressed, behind what is there. std::bad_alloc.
  void compress(std::string_view message, std::string& out);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  int window_bits_;
  bool forgets_;
};

class WebSocketInflater {
 public:
  enum class Result : std::uint8_t { good, broken, too_long };

  explicit WebSocketInflater(bool forgets) noexcept;
  ~WebSocketInflater();
  WebSocketInflater(const WebSocketInflater&) = delete;
  WebSocketInflater& operator=(const WebSocketInflater&) = delete;

  // Appends what a piece of a message stands for, while `out` has no more than `most` bytes; 0: any
  // number. `last`: it is the end of the message. std::bad_alloc.
  Result decompress(std::string_view piece, bool last, std::size_t most, std::string& out);

 private:
  struct Stream;
  Result run(std::string_view piece, std::size_t most, std::string& out);
  std::unique_ptr<Stream> stream_;
  bool forgets_;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
