// EventSourceResponse: an answer of server-sent events, which a page's EventSource reads.
//
//   web::EventSourceResponse events;                       // a member: it lives over keywords
//   YIELD_FROM(events.prepare(request));
//   while (events.is_connected()) {
//     YIELD_FROM(events.send("it is late"));
//     YIELD_FROM(asyncio::sleep(1));
//   }
//   RETURN(events);
//
// EventSourceResponse, sse_response. aiohttp-sse names: the same; what is an argument of the
// constructor there is a setter here.
// Lifetime: a handle; copies are the same response. Thread: the loop's.
#pragma once

#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/server/request.hpp>
#include <asyncio/web/server/stream_response.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
class EventSourceAnswer;
}

class EventSourceResponse : public detail::ResponseHandle,
                            public detail::ResponseSetters<EventSourceResponse> {
 public:
  using detail::ResponseHandle::reason;
  using detail::ResponseHandle::status;
  using detail::ResponseSetters<EventSourceResponse>::reason;
  using detail::ResponseSetters<EventSourceResponse>::status;

  // `text/event-stream`, kept by no cache and no proxy.
  EventSourceResponse();

  // Sends the head. Again: nothing.
  Coroutine<void> prepare(Request request) const;
  // Sends an event. Each line of the data (which CR LF, LF or CR ends) is one of the event's;
  // `retry` is in milliseconds. ValueError for a line's end or NUL in id or event, and for a
  // negative retry. RuntimeError before prepare(); ConnectionResetError when the client is gone.
  Coroutine<void> send(std::string data, std::optional<std::string> id = {},
                       std::optional<std::string> event = {},
                       std::optional<std::int64_t> retry = {}) const;

  // So often a comment is sent, without which neither a proxy nor this end would know that the
  // other one is there; 15 seconds. ValueError unless it is over 0.
  EventSourceResponse& ping_interval(Seconds span);
  double ping_interval() const;
  // What the client has read last, of a connection before this one; empty: it does not say.
  const std::string& last_event_id() const;
  // Was it prepared, and has it not ended?
  bool is_connected() const;
  // No more pings; who is in wait() goes on.
  void stop_streaming() const;
  // Waits until stop_streaming(), or until the client is gone. RuntimeError before prepare().
  Coroutine<void> wait() const;

  // For WITH_INTO(events, sse_response(request)).
  Coroutine<EventSourceResponse> aenter();
  Coroutine<void> aexit(const ExceptionPtr& error);

 private:
  friend EventSourceResponse sse_response(Request request);
  detail::EventSourceAnswer& own() const;
};

// One that is prepared where a block is entered and ended where it is left:
// `async with sse_response(request) as resp`.
EventSourceResponse sse_response(Request request);

}  // namespace asyncio::web
#pragma GCC visibility pop
