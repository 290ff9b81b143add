#include <asyncio/web/http/websocket_face.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::http::detail {

Coroutine<std::string> receive_data(std::shared_ptr<WebSocket> from, OptionalSeconds timeout,
                                    WSMsgType type, const char* what, const char* name) {
  return coroutine<std::string>(
      [from = std::move(from), timeout, type, what, msg = WSMessage()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(msg, WebSocket::receive(from, timeout));
        if (msg.type != type)
          RAISE(TypeError("Received message " + std::to_string(static_cast<int>(msg.type)) + ":'" +
                          msg.data + "' is not " + what));
        RETURN(std::move(msg.data));
        END;
      },
      __FILE__, __LINE__, name);
}

Coroutine<std::optional<WSMessage>> receive_next(std::shared_ptr<WebSocket> from) {
  return coroutine<std::optional<WSMessage>>(
      [from = std::move(from), msg = WSMessage()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(msg, WebSocket::receive(from));
        if (msg.type == WSMsgType::CLOSE || msg.type == WSMsgType::CLOSING ||
            msg.type == WSMsgType::CLOSED)
          RETURN(std::optional<WSMessage>());
        RETURN(std::optional<WSMessage>(std::move(msg)));
        END;
      },
      __FILE__, __LINE__, "anext");
}

}  // namespace asyncio::http::detail
