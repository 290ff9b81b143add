// The frames of a WebSocket (RFC 6455, section 5): WebSocketReader makes messages of bytes, and
// write_frame_head() the few bytes before a payload.
//
// Both ends use it: a client masks what it sends, a server does not, and each insists on that of
// the other side. Fragments are put together; a control frame may stand between them. The same
// bytes give the same messages and the same error however they are cut. Thread: any; a reader is
// one thread's.
#pragma once

#include <asyncio/web/http/utf8_check.hpp>
#include <asyncio/web/http/websocket_message.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class WebSocketInflater;

constexpr std::size_t kMaxFrameHead = 14;
constexpr std::size_t kMaxControl = 125;

// XORs n bytes with the four of the key, in the order in which they lie in memory, beginning with
// that of number `from` % 4.
void mask_bytes(char* data, std::size_t n, std::uint32_t key, std::size_t from = 0) noexcept;

// A key that cannot be foreseen: from the system.
std::uint32_t make_mask_key();

struct FrameHead {
  WSMsgType type = WSMsgType::TEXT;
  bool compressed = false;  // the first reserved bit
  bool masked = false;
  std::uint32_t key = 0;
  std::uint64_t length = 0;
  bool final = true;
};
// Into at least kMaxFrameHead bytes; how many it are.
std::size_t write_frame_head(char* to, const FrameHead& head) noexcept;

// May a close frame have that code?
bool is_close_code(int code) noexcept;

class WebSocketReader {
 public:
  enum class Event : std::uint8_t {
    need_more,  // of bytes
    message,    // take_message(): TEXT, BINARY, PING, PONG, CLOSE
    failed      // error(); from then on only that
  };

  // What masked frames come from: clients. `max_message`: bytes of a message, also when it was
  // compressed; 0: any. Null inflater: nothing may be compressed.
  WebSocketReader(bool masked, std::size_t max_message,
                  std::unique_ptr<WebSocketInflater> inflater = nullptr);
  ~WebSocketReader();
  WebSocketReader(const WebSocketReader&) = delete;
  WebSocketReader& operator=(const WebSocketReader&) = delete;

  // Takes what it needs from the front of the bytes: all, unless a message or an error comes first.
  // std::bad_alloc ends the connection.
  Event next(std::string_view& bytes);
  WSMessage take_message() noexcept { return std::move(message_); }
  const WebSocketError& error() const noexcept { return *error_; }

 private:
  enum class State : std::uint8_t { head, payload, failed };
  Event head(std::string_view& bytes);
  bool check_first();
  bool check_second();
  bool check_length();
  bool add(std::string_view piece);
  bool add_compressed(char* piece, std::size_t n, bool last);
  Event end_of_frame();
  Event end_of_close();
  bool fail(int code, std::string text);
  bool is_control() const noexcept { return opcode_ >= 8; }

  const std::size_t max_message_;
  const std::unique_ptr<WebSocketInflater> inflater_;
  std::unique_ptr<WebSocketError> error_;
  WSMessage message_;        // that is told
  std::string data_;         // of the message that is put together
  std::uint64_t coded_ = 0;  // bytes of it as they came
  std::uint64_t left_ = 0;   // of the frame's payload
  std::uint64_t length_ = 0;
  std::uint32_t key_ = 0;
  Utf8Check utf8_;
  State state_ = State::head;
  std::uint8_t have_ = 0;  // bytes of the head
  std::uint8_t need_ = 2;
  std::uint8_t opcode_ = 0;
  std::uint8_t kind_ = 0;  // of the message whose fragments come; 0: none
  std::uint8_t control_size_ = 0;
  bool final_ = false;
  bool compressed_ = false;  // the message
  const bool masked_;
  char head_[kMaxFrameHead];
  char control_[kMaxControl];
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
