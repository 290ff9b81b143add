// What both faces of a WebSocket do with the messages that they receive: receive_str() and the
// like, and FOR.
//
// A Face is a handle: its receive() is awaited. Thread: the loop's.
#pragma once

#include <asyncio/futures/exceptions.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/keywords.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/http/websocket_message.hpp>

#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// The data of the next message; TypeError when that is of another type. `what`, as in the error.
template <class Face>
Coroutine<std::string> receive_data(Face ws, OptionalSeconds timeout, WSMsgType type,
                                    const char* what, const char* name) {
  return coroutine<std::string>(
      [ws = std::move(ws), timeout, type, what, msg = WSMessage()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_YIELD_FROM_INTO(msg, ws.receive(timeout));
        if (msg.type != type)
          ASYNCIO_RAISE(TypeError("Received message " + std::to_string(static_cast<int>(msg.type)) +
                                  ":'" + msg.data + "' is not " + what));
        ASYNCIO_RETURN(std::move(msg.data));
        ASYNCIO_END;
      },
      __FILE__, __LINE__, name);
}

// The next message; nothing at the end.
template <class Face>
Coroutine<std::optional<WSMessage>> receive_next(Face ws) {
  return coroutine<std::optional<WSMessage>>(
      [ws = std::move(ws), msg = WSMessage()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_YIELD_FROM_INTO(msg, ws.receive());
        if (msg.type == WSMsgType::CLOSE || msg.type == WSMsgType::CLOSING ||
            msg.type == WSMsgType::CLOSED)
          ASYNCIO_RETURN(std::optional<WSMessage>());
        ASYNCIO_RETURN(std::optional<WSMessage>(std::move(msg)));
        ASYNCIO_END;
      },
      __FILE__, __LINE__, "anext");
}

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
