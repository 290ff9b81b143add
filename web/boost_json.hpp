// JSON as values of Boost.JSON, for requests and answers. It is the one header that includes it:
// what includes this one links Boost.JSON (//bazel:boost_json is in //web:boost_json; with CMake
// Boost::json), or has <boost/json/src.hpp> in one of its sources. The library itself links none.
//
//   YIELD_FROM_INTO(order, request.json());                 // boost::json::value order;
//   RETURN(web::json_response({{"id", 7}, {"name", "tea"}}));
//
// Request::json(), json_response(), receive_json() and send_json() of a WebSocket,
// WSMessage::json(), http::parse_json(), JSONDecodeError. aiohttp and Python names: Request.json,
// web.json_response, json.loads, json.JSONDecodeError. What is no JSON raises JSONDecodeError, a
// ValueError, and as in aiohttp a handler that does not catch it is answered 500: the program says
// whether it is the client who is wrong. Thread: any, as plain values.
#pragma once

#include <asyncio/generators/keywords.hpp>
#include <asyncio/web/http/websocket_face.hpp>
#include <asyncio/web/server/request.hpp>
#include <asyncio/web/server/response.hpp>

#include <boost/json/parser.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio {

// `syntax error: line 1 column 5 (char 4)`
class JSONDecodeError : public ValueError {
 public:
  JSONDecodeError(std::string msg, std::string_view doc, std::size_t pos)
      : JSONDecodeError(std::move(msg), pos, line_of(doc, pos), column_of(doc, pos)) {}
  // What is wrong, without the place.
  const std::string& msg() const noexcept { return msg_; }
  // Where, in bytes from 0; the line and the column in it are from 1.
  std::size_t pos() const noexcept { return pos_; }
  std::size_t lineno() const noexcept { return lineno_; }
  std::size_t colno() const noexcept { return colno_; }

 private:
  JSONDecodeError(std::string msg, std::size_t pos, std::size_t lineno, std::size_t colno)
      : ValueError(msg + ": line " + std::to_string(lineno) + " column " + std::to_string(colno) +
                   " (char " + std::to_string(pos) + ")"),
        msg_(std::move(msg)),
        pos_(pos),
        lineno_(lineno),
        colno_(colno) {}
  static std::size_t line_of(std::string_view doc, std::size_t pos) {
    const std::string_view before = doc.substr(0, pos);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  }
  static std::size_t column_of(std::string_view doc, std::size_t pos) {
    const std::size_t end = doc.substr(0, pos).rfind('\n');
    return end == std::string_view::npos ? pos + 1 : pos - end;
  }

  std::string msg_;
  std::size_t pos_, lineno_, colno_;
};

namespace http {

// Arrays and objects are as deep in each other as this; what is deeper is refused, for to read and
// to destroy it takes stack.
constexpr std::size_t kJsonDepth = 64;

// The value of one JSON text. JSONDecodeError.
inline boost::json::value parse_json(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = kJsonDepth;
  boost::json::parser parser({}, options);
  boost::json::error_code error;
  std::size_t at = parser.write_some(text.data(), text.size(), error);
  if (!error && at < text.size()) error = boost::json::error::extra_data;
  if (error) throw JSONDecodeError(error.message(), text, std::min(at, text.size()));
  return parser.release();
}

inline boost::json::value WSMessage::json() const { return parse_json(data); }

template <class Self>
Coroutine<boost::json::value> detail::WebSocketFace<Self>::receive_json(
    OptionalSeconds timeout) const {
  return asyncio::coroutine<boost::json::value>(
      [ws = self(), timeout, text = std::string()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_YIELD_FROM_INTO(text, ws.receive_str(timeout));
        ASYNCIO_RETURN(parse_json(text));
        ASYNCIO_END;
      },
      __FILE__, __LINE__, "receive_json");
}

template <class Self>
Coroutine<void> detail::WebSocketFace<Self>::send_json(const boost::json::value& data,
                                                       std::optional<bool> compress) const {
  return send_str(boost::json::serialize(data), compress);
}

}  // namespace http

namespace web {

// The body; JSONDecodeError, and what read() raises.
inline Coroutine<boost::json::value> Request::json() const {
  return asyncio::coroutine<boost::json::value>(
      [self = *this, body = std::string()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_YIELD_FROM_INTO(body, self.read());
        ASYNCIO_RETURN(http::parse_json(body));
        ASYNCIO_END;
      },
      __FILE__, __LINE__, "json");
}

// An answer of JSON: `application/json; charset=utf-8`.
inline Response json_response(const boost::json::value& data, int status = 200,
                              const http::Headers& headers = {}) {
  Response response;
  response.text(boost::json::serialize(data)).content_type("application/json").status(status);
  response.headers() = headers;
  return response;
}

}  // namespace web
}  // namespace asyncio
#pragma GCC visibility pop
