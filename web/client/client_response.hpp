// ClientResponse: what a server has answered; its head is there, its body is read when it is asked
// for.
//
//   YIELD_FROM_INTO(response, session.get("http://example.org/"));
//   YIELD_FROM_INTO(text, response.text());
//
// aiohttp names: ClientResponse; what is an attribute there is a function here.
// Lifetime: a handle; copies are the same response. Its connection goes back to the session's when
// the body is whole, or is closed with the last handle. All string_views that it gives live as long
// as any handle. It may outlive its session. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/pool.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/multi_dict.hpp>
#include <asyncio/web/http/request_head.hpp>
#include <asyncio/web/http/url.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Only what includes <asyncio/web/client_json.hpp> sees what it is.
namespace boost::json {
class value;
}

#pragma GCC visibility push(default)
namespace asyncio::http {

namespace detail {
class ResponseState;
using ResponseStatePtr = asyncio::detail::Ref<ResponseState>;
}  // namespace detail

// One of those in a Link field.
struct Link {
  URL url;
  MultiDict parameters;  // with `rel`
};

class ClientResponse {
 public:
  // None.
  ClientResponse() noexcept;
  explicit ClientResponse(detail::ResponseStatePtr state) noexcept;
  ClientResponse(const ClientResponse&) noexcept;
  ClientResponse(ClientResponse&&) noexcept;
  ClientResponse& operator=(const ClientResponse&) noexcept;
  ClientResponse& operator=(ClientResponse&&) noexcept;
  ~ClientResponse();

  int status() const;
  // `OK`, as it was sent
  std::string_view reason() const;
  // Is the status below 400?
  bool ok() const { return status() < 400; }
  detail::Version version() const;
  const std::string& method() const;
  // Where it comes from, after redirects; real_url() with the fragment.
  const URL& url() const;
  const URL& real_url() const;
  std::string host() const;
  HeadersView headers() const;
  // Those that it sets, by their names.
  MultiDict cookies() const;
  // The responses that have led here.
  std::vector<ClientResponse> history() const;
  // `application/octet-stream` when the server does not say.
  std::string content_type() const;
  std::optional<std::string> charset() const;
  std::optional<std::uint64_t> content_length() const;
  // By `rel`, or the URL where there is none.
  std::map<std::string, Link> links() const;
  // What was asked for.
  const RequestInfo& request_info() const;

  // All of the body; read once, it stays. ClientPayloadError when it is not whole, TimeoutError,
  // ClientConnectionError 'Connection closed' after release() and close().
  Coroutine<std::string> read() const;
  // The same as text; its bytes are not looked at.
  Coroutine<std::string> text() const { return read(); }
  // The same as JSON: it is in <asyncio/web/client_json.hpp>. JSONDecodeError, a ValueError;
  // nothing, for a body of white space alone, is null. ContentTypeError unless the server says that
  // it is of that type, or application/json; "": whatever that says.
  inline Coroutine<boost::json::value> json(std::string content_type = "application/json") const;
  // The body as a stream, whose errors are those of read().
  StreamReader& content() const;
  // ClientResponseError for a status of 400 and more.
  void raise_for_status() const;

  // The body is not wanted: the connection goes back if it is whole, and is closed otherwise.
  void release() const noexcept;
  // Closes the connection, unless it was given back.
  void close() const noexcept;
  // Has the connection gone, back or at all?
  bool closed() const;

  // `<ClientResponse(http://example.org/) [200 OK]>`
  std::string to_string() const;
  explicit operator bool() const noexcept { return static_cast<bool>(state_); }

  // For the library's layers. RuntimeError when the handle is empty.
  detail::ResponseState& state() const;

 private:
  detail::ResponseStatePtr state_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
