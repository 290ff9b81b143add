// web::Limits: how much a peer may send, and how long it may take. All of them are on unless a
// program changes them.
//
// Thread: any, as a plain value.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>

#pragma GCC visibility push(default)
namespace asyncio::web {

// Sizes in bytes, times in seconds; behind each what is answered when it is passed.
struct Limits {
  std::size_t target = 8190;                  // of a request's target: 414
  std::size_t head = 16 * 1024;               // from the request line to the empty line: 431
  std::size_t fields = 128;                   // lines of a head, and of a trailer section: 431, 400
  std::size_t trailers = 16 * 1024;           // one trailer section: 400
  std::size_t chunk_extension = 256;          // of one chunk: 400
  std::uint64_t client_max_size = 1 << 20;    // a body, as it comes and decoded: 413
  std::size_t form_fields = 1000;             // fields and files of a form: 413
  std::size_t part_head = 8 * 1024;           // the head of a part of a multipart body: 413
  std::size_t preamble = 8 * 1024;            // what stands before its first part: 400
  std::size_t read_ahead = 64 * 1024;         // read while a handler runs; then reading is paused
  std::size_t dropped_body = 64 * 1024;       // read of a body that no handler wanted; then: closed
  std::size_t connections = 10000;            // when full, who has waited longest for a head goes
  std::size_t websocket_message = 4 << 20;    // 1009
  std::size_t websocket_waiting = 64 * 1024;  // sends that wait; then send_str() waits

  double tls_handshake = 10;  // closed
  double head_time = 15;      // from a request's first byte to the end of its head: 408
  double keepalive = 75;      // between two requests: closed
  double body_pause = 30;     // between two reads of a body: 408
  double body_rate = 500;     // bytes a second, after the first body_rate_after seconds: 408
  double body_rate_after = 10;
  double write = 60;           // nothing of an answer was taken: aborted
  double lingering_close = 2;  // for what still comes after a refusal, and of that no more than
  std::size_t lingering_bytes = 64 * 1024;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
