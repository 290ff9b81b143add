// ClientRequest: a request as it is sent: its head from first to last field, its body, and where it
// goes.
//
// aiohttp name: ClientRequest. Lifetime: a value. Thread: the loop's.
#pragma once

#include <asyncio/generators/ref.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/pool_key.hpp>
#include <asyncio/web/client/request_options.hpp>
#include <asyncio/web/http/url.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class ClientConnection;
class Tracing;
using TracePtr = asyncio::detail::Ref<Tracing>;
struct SessionState;

class ClientRequest {
 public:
  // None yet.
  ClientRequest() = default;
  // ValueError for an unknown scheme's, a method that is no token, auth beside Authorization.
  ClientRequest(SessionState& session, const RequestSettings& settings, const std::string& method,
                const URL& url);

  // Begins the exchange: the head, and the body unless it has to wait.
  void send(ClientConnection& connection) const;
  // The body that send() sends; null: none.
  const std::string* bytes_at_once() const noexcept {
    return expects_continue_ || !body_.bytes || body_.bytes->empty() ? nullptr : body_.bytes.get();
  }
  // What is left of it then: awaited in a task of its own; an empty one: nothing.
  Coroutine<void> rest(std::shared_ptr<ClientConnection> connection, TracePtr trace) const;
  // May it be sent once more, if nothing was answered?
  bool is_repeatable() const noexcept;

  const std::shared_ptr<const RequestInfo>& info() const noexcept { return info_; }
  // Other fields to be sent.
  void set_info(std::shared_ptr<const RequestInfo> info) noexcept { info_ = std::move(info); }
  // Another body, which these fields describe then.
  void set_body(std::string bytes, Headers& fields);
  const std::string* bytes() const noexcept { return body_.bytes.get(); }
  bool is_streamed() const noexcept { return body_.kind == RequestBody::Kind::stream; }
  // Was it redirected to another origin?
  bool is_foreign() const noexcept { return foreign_; }
  const PoolKey& key() const noexcept { return key_; }

 private:
  void add_fields(SessionState& session, const RequestSettings& settings, Headers& fields);
  void add_cookies(SessionState& session, const RequestSettings& settings, const URL& url,
                   Headers& fields) const;
  void go_by_proxy(SessionState& session, const RequestSettings& settings, RequestInfo& info);
  void frame(const RequestSettings& settings, const std::string& method, Headers& fields);

  std::shared_ptr<const RequestInfo> info_;
  RequestBody body_;
  PoolKey key_;
  std::string target_;
  std::uint64_t length_ = 0;  // that the headers say of a body in pieces
  bool chunked_ = false;
  bool expects_continue_ = false;
  bool foreign_ = false;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
