// Request: what a client asks for, given to a handler.
//
//   Coroutine<web::Response> hello(web::Request request) {
//     return coroutine<web::Response>([request](auto& co) {
//       BEGIN(co);
//       RETURN(web::Response().text("hello, " + request.match_info()["name"]));
//       END;
//     });
//   }
//
// aiohttp names: web.Request, BaseRequest; what is an attribute there is a function here.
// Lifetime: a handle, to be taken by value; copies are the same request. It may outlive its
// connection: then its body cannot be read any more. All string_views that it gives live as long as
// any handle. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/pool.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/io/address.hpp>
#include <asyncio/web/http/byte_range.hpp>
#include <asyncio/web/http/entity_tag.hpp>
#include <asyncio/web/http/exchange.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/multi_dict.hpp>
#include <asyncio/web/http/request_head.hpp>
#include <asyncio/web/server/keys.hpp>

#include <any>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Only what includes <asyncio/web/boost_json.hpp> sees what it is.
namespace boost::json {
class value;
}

#pragma GCC visibility push(default)
namespace asyncio {
class AnyTask;
class StreamReader;
template <class T>
class Future;
}  // namespace asyncio
namespace asyncio::http {
class MultipartReader;
}
namespace asyncio::web {

class Application;
class ConfigDict;
class Form;
class StreamResponse;
using MatchInfo = http::MultiDict;

// The keyword arguments of request.clone(), by aiohttp's names; what is nothing stays as it is.
struct CloneOptions {
  std::optional<std::string> method;
  std::optional<std::string> rel_url;    // `/path?query`, encoded
  std::optional<http::Headers> headers;  // all of them but Host, and what frames the body
  std::optional<std::string> scheme;     // what a proxy says that it was
  std::optional<std::string> host;
  std::optional<std::string> remote;
};

namespace detail {
class ApplicationState;

// What a clone says in the place of what the connection does.
struct ReplacedParts {
  std::optional<std::string> scheme, host, remote;
};

struct RequestState : asyncio::detail::Pooled {
  RequestState(http::detail::RequestHeadPtr request_head, http::detail::ExchangePtr to)
      : head(std::move(request_head)), exchange(std::move(to)) {}

  const http::detail::RequestHeadPtr head;
  const http::detail::ExchangePtr exchange;
  std::string path;  // decoded; empty: not yet
  MatchInfo match_info;
  std::shared_ptr<ApplicationState> app;  // the innermost
  KeyedValues values;
  std::optional<std::string> body;  // once it was read
  std::optional<http::MultiDict> query;
  std::shared_ptr<const Form> form;  // once it was read
  bool unrouted = false;             // no route matches it
  std::unique_ptr<ReplacedParts> replaced;

  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) delete this;
  }

 private:
  std::uint32_t refs_ = 1;
};
}  // namespace detail

class Request {
 public:
  // None.
  Request() noexcept = default;
  explicit Request(asyncio::detail::Ref<detail::RequestState> state) noexcept
      : state_(std::move(state)) {}

  // `GET`
  std::string_view method() const { return head().method(); }
  http::detail::Version version() const { return head().version(); }
  // The path, decoded: `/my folder`
  const std::string& path() const;
  // The path as it was sent: `/my%20folder`
  std::string_view raw_path() const;
  // Path and query as they were sent: `/items?page=2`
  std::string_view path_qs() const;
  // The query as it was sent, without the question mark, and taken apart.
  std::string_view query_string() const;
  const http::MultiDict& query() const;
  http::HeadersView headers() const { return head().headers(); }
  // The same, in the order and the spelling in which they were sent, as headers() is.
  http::HeadersView raw_headers() const { return headers(); }
  http::MultiDict cookies() const;
  // What proxies say of the way it has come (RFC 7239), an element for each: `for`, `by`, `proto`,
  // `host`. Anybody can say it: true only behind a proxy that replaces it.
  std::vector<http::MultiDict> forwarded() const;
  // What the client calls the server: of the target, or of the Host field; else its own address.
  std::string host() const;
  // The address of the client; empty when there is none, as of a unix socket, or once it is gone.
  std::string remote() const;
  // `http`, or `https` over TLS.
  std::string_view scheme() const;
  bool secure() const { return scheme() == "https"; }
  // http://host/path?query
  std::string url() const;
  bool keep_alive() const { return head().keep_alive(); }
  // `application/octet-stream` when the client does not say.
  std::string content_type() const;
  std::optional<std::string> charset() const;
  std::optional<std::uint64_t> content_length() const { return head().content_length(); }

  // The conditions under which it is to be answered; nothing: there is none, or no date. Dates are
  // in seconds since 1970.
  std::optional<std::vector<http::ETag>> if_match() const;
  std::optional<std::vector<http::ETag>> if_none_match() const;
  std::optional<std::int64_t> if_modified_since() const;
  std::optional<std::int64_t> if_unmodified_since() const;
  std::optional<std::int64_t> if_range() const;
  // What Range asks for; without one, all. ValueError when it is not one range of bytes.
  http::Slice http_range() const;

  // What the route's {names} stand for.
  const MatchInfo& match_info() const { return state().match_info; }
  // The application whose handler it is for. RuntimeError when there is none.
  Application app() const;
  // The values of that application and of those around it. RuntimeError when there is none.
  ConfigDict config_dict() const;
  // A value of this request's. request['key'] = value
  template <class T>
  T& operator[](const RequestKey<T>& key) const {
    return state().values.get_or_make(key);
  }
  template <class T>
  bool contains(const RequestKey<T>& key) const {
    return state().values.contains(&key);
  }

  // Has it a body?
  bool body_exists() const { return head().has_body(); }
  // Is there some of it still to be read?
  bool can_read_body() const;
  // All of it; read once, it stays. HTTPRequestEntityTooLarge; ConnectionResetError when the client
  // has gone before it was whole.
  Coroutine<std::string> read() const;
  // The same as text; its bytes are not looked at.
  Coroutine<std::string> text() const { return read(); }
  // The same as JSON: it is in <asyncio/web/boost_json.hpp>. JSONDecodeError, a ValueError.
  inline Coroutine<boost::json::value> json() const;
  // A form of names and values, and of files where it is multipart/form-data; empty for another
  // content type, and for GET and HEAD. Read once, it stays. HTTPRequestEntityTooLarge when it has
  // too many fields; HTTPBadRequest for what is no form. Include file_field.hpp, or web.hpp.
  Coroutine<Form> post() const;
  // A multipart body, part by part. HTTPUnsupportedMediaType when it is none; what is wrong with it
  // is an HTTPBadRequest or HTTPRequestEntityTooLarge of who reads. Include multipart_reader.hpp.
  Coroutine<http::MultipartReader> multipart() const;
  // Drops what is left of the body.
  Coroutine<void> release() const;
  // The body as a stream. RuntimeError when there is none, or the connection is lost.
  StreamReader& content() const;
  // Another limit than client_max_size, before the body is read; 0: none.
  void client_max_size(std::uint64_t bytes) const { state().exchange->limit_body(bytes); }

  // The same request with some of it changed; the body is read by one of the two. ValueError when
  // it is no request then, RuntimeError when the body was read.
  Request clone(const CloneOptions& options = CloneOptions()) const;
  // The task of its connection, which runs its handler; empty when that is lost, or has gone on.
  AnyTask task() const;
  // Done once the client is gone; cancelled when the answer is there before. To be waited for
  // beside something else, shielded.
  Future<void> disconnected() const;
  // Null when the connection is lost.
  Transport* transport() const { return state().exchange->transport(); }
  // The transport's; empty when the connection is lost.
  std::any get_extra_info(std::string_view name) const;
  // `<Request GET /hello >`
  std::string to_string() const;
  explicit operator bool() const noexcept { return static_cast<bool>(state_); }
  friend bool operator==(const Request& a, const Request& b) noexcept {
    return a.state_ == b.state_;
  }
  friend bool operator!=(const Request& a, const Request& b) noexcept { return !(a == b); }

  // For the library's layers. RuntimeError when the handle is empty.
  detail::RequestState& state() const;

 private:
  const http::detail::RequestHead& head() const { return *state().head; }
  asyncio::detail::Ref<detail::RequestState> state_;
};

using BaseRequest = Request;

namespace detail {
// Calls on_response_prepare, then sends the head. Null request or response: RuntimeError.
Coroutine<void> prepare(Request request, StreamResponse response);
}  // namespace detail

}  // namespace asyncio::web
#pragma GCC visibility pop
