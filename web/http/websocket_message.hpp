// WSMessage: what receive() of a WebSocket gives; its types, and the codes with which one ends.
//
// WSMsgType, WSCloseCode, WSMessage, WebSocketError, WSHandshakeError. aiohttp names: the same.
// Thread: any, as plain values.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace boost::json {
class value;
}

#pragma GCC visibility push(default)
namespace asyncio::http {

enum class WSMsgType : std::uint16_t {
  // Of the protocol.
  CONTINUATION = 0x0,
  TEXT = 0x1,
  BINARY = 0x2,
  CLOSE = 0x8,
  PING = 0x9,
  PONG = 0xa,
  // What receive() tells besides.
  CLOSING = 0x100,  // close() was called meanwhile
  CLOSED = 0x101,
  ERROR = 0x102
};

// With which code a WebSocket was closed: numbers, for applications have their own from 4000 on.
namespace WSCloseCode {
inline constexpr int OK = 1000;
inline constexpr int GOING_AWAY = 1001;
inline constexpr int PROTOCOL_ERROR = 1002;
inline constexpr int UNSUPPORTED_DATA = 1003;
inline constexpr int ABNORMAL_CLOSURE = 1006;  // never sent: there was no closing handshake
inline constexpr int INVALID_TEXT = 1007;
inline constexpr int POLICY_VIOLATION = 1008;
inline constexpr int MESSAGE_TOO_BIG = 1009;
inline constexpr int MANDATORY_EXTENSION = 1010;
inline constexpr int INTERNAL_ERROR = 1011;
inline constexpr int SERVICE_RESTART = 1012;
inline constexpr int TRY_AGAIN_LATER = 1013;
inline constexpr int BAD_GATEWAY = 1014;
}  // namespace WSCloseCode

struct WSMessage {
  WSMsgType type = WSMsgType::CLOSED;
  // TEXT (UTF-8), BINARY, PING, PONG: what was sent. CLOSE: the reason, aiohttp's `extra`.
  std::string data;
  // CLOSE: its code, aiohttp's `data`; 0 when the other side gave none.
  int code = 0;
  // ERROR: what is wrong, aiohttp's `data`.
  ExceptionPtr error;

  // The data as JSON: <asyncio/web/boost_json.hpp> defines it. JSONDecodeError.
  boost::json::value json() const;
};

// What the other side has sent is no WebSocket's, or too long: with the code that it is told.
class WebSocketError : public std::exception {
 public:
  WebSocketError(int code, std::string message) : code_(code), message_(std::move(message)) {}
  int code() const noexcept { return code_; }
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  int code_;
  std::string message_;
};

// The opening handshake is none.
class WSHandshakeError : public std::exception {
 public:
  explicit WSHandshakeError(std::string message) : message_(std::move(message)) {}
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
