// Exchange: one request and its answer, as a connection carries them. Requests and answers speak to
// it and know no connection: it is HTTP/1.1's now, and a test's in memory.
//
// Lifetime: counted; once the connection is lost it stays, says so, and sends nothing. Thread: the
// loop's.
#pragma once

#include <asyncio/generators/ref.hpp>
#include <asyncio/io/flow_control.hpp>
#include <asyncio/io/protocols.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/web/http/headers.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio {
class AnyTask;
class StreamReader;
template <class T>
class Future;
}  // namespace asyncio

namespace asyncio::web {
struct Limits;
}

namespace asyncio::http::detail {

// What goes before a body. Date, Server, Connection, Content-Length and Transfer-Encoding are the
// exchange's, unless the headers have them.
struct AnswerHead {
  int status = 200;
  std::string_view reason;  // empty: the usual one
  const Headers* headers = nullptr;
  std::string_view content_type;        // empty: none, or the headers have it
  std::string_view charset;             // behind that
  std::optional<std::uint64_t> length;  // of the body; nothing: it is not known
  bool chunked = false;                 // without a length: chunked in HTTP/1.1 at any rate
  bool close = false;                   // after this answer
};

// What a connection goes on with after an upgrade. It ends the transport itself.
class Upgraded : public BufferedProtocol {
 public:
  // The server ends, and the other side is to know.
  virtual void shutdown() = 0;
  // Who served it has given up.
  virtual void fail() = 0;
};

class Exchange {
 public:
  Exchange() = default;
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // The head and the first bytes of the body; with `whole` these are all, and the answer has ended.
  // What an answer to HEAD, or of a status without a body, has of a body is left out.
  virtual void send_head(const AnswerHead& head, std::string_view body, bool whole) = 0;
  // More of the body, up to its length.
  virtual void send(std::string_view piece) = 0;
  virtual void send_end() = 0;
  // For some of the body that loop.sendfile() is to send by: all that was sent has gone to this
  // transport then. Null: it is to be read, and given to send().
  virtual Transport* begin_file() { return nullptr; }
  // So much of the body was sent that way.
  virtual void end_file(std::uint64_t) noexcept {}
  // Waits while the connection has too much to send. ConnectionResetError when it is lost.
  virtual FlowControl::Drain drain() noexcept = 0;
  // The body of the request; null: it has none.
  virtual StreamReader* content() = 0;
  // How much a body may have, from the next byte on; 0: any.
  virtual void limit_body(std::uint64_t bytes) = 0;
  // Null when the connection is lost.
  virtual Transport* transport() const noexcept = 0;
  // After a head with status 101: what comes from now on is this one's, from connection_made() on.
  // ConnectionResetError when the connection is lost.
  virtual void upgrade(std::shared_ptr<Upgraded> protocol) = 0;
  // Ends the connection at once.
  virtual void abort() noexcept = 0;
  // The server's, the usual ones when the connection is lost; void when that goes on.
  virtual const web::Limits& limits() const noexcept = 0;
  // The task of the connection; empty when that is lost, or has gone on.
  virtual AnyTask task() const = 0;
  // Done once the client is gone, or will send no more; cancelled when the exchange is over before.
  virtual Future<void> disconnected() = 0;

  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) delete this;
  }

 protected:
  virtual ~Exchange() = default;

 private:
  std::uint32_t refs_ = 1;
};

using ExchangePtr = asyncio::detail::Ref<Exchange>;

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
