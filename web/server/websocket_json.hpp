// The messages of a WebSocket as values of Boost.JSON: a part of <asyncio/web/boost_json.hpp>.
#pragma once

#include <asyncio/generators/keywords.hpp>
#include <asyncio/web/server/websocket_response.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

inline boost::json::value parse_json(std::string_view text);

inline boost::json::value WSMessage::json() const { return parse_json(data); }

}  // namespace asyncio::http

namespace asyncio::web {

inline Coroutine<boost::json::value> WebSocketResponse::receive_json(
    OptionalSeconds timeout) const {
  return asyncio::coroutine<boost::json::value>(
      [self = *this, timeout, text = std::string()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_YIELD_FROM_INTO(text, self.receive_str(timeout));
        ASYNCIO_RETURN(http::parse_json(text));
        ASYNCIO_END;
      },
      __FILE__, __LINE__, "receive_json");
}

inline Coroutine<void> WebSocketResponse::send_json(const boost::json::value& data,
                                                    std::optional<bool> compress) const {
  return send_str(boost::json::serialize(data), compress);
}

}  // namespace asyncio::web
#pragma GCC visibility pop
