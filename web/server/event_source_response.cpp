#include <asyncio/futures/shield.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/server/event_source_response.hpp>

#include <utility>

namespace asyncio::web {

class detail::EventSourceAnswer final : public detail::Answer {
 public:
  EventSourceAnswer() {
    content_type = "text/event-stream";
    headers.add(hdrs::CACHE_CONTROL, "no-cache");
    headers.add("X-Accel-Buffering", "no");  // nginx would wait for more
  }
  const char* kind() const noexcept override { return "EventSourceResponse"; }
  Coroutine<void> prepare_to_start(const Request& request) override {
    last_event_id = request.headers().get(hdrs::LAST_EVENT_ID, "");
    return {};
  }
  void start(http::detail::Exchange& to) override {
    Answer::start(to);
    task = get_running_loop().create_task(ping());
  }
  Coroutine<void> finish() override {
    stop();
    return Answer::finish();
  }
  void stop() {
    if (task && !task.done()) task.cancel();
  }

  double interval = 15;
  std::string last_event_id;
  Request request;  // of sse_response()
  Task<void> task{nullptr};

 private:
  Coroutine<void> ping();
};

// Until it is cancelled, or the client is gone: then no more can be sent.
Coroutine<void> detail::EventSourceAnswer::ping() {
  return coroutine(
      [self = asyncio::detail::Ref<EventSourceAnswer>(this),
       end = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        for (;;) {
          YIELD_FROM_OUTCOME(end,
                             wait_for(self->exchange->drain().flow->wait_closed(), self->interval));
          if (!end.exception().template is<TimeoutError>()) break;
          if (self->phase != Phase::started || !self->exchange->transport()) break;
          self->write(": ping\r\n\r\n");
        }
        END;
      },
      __FILE__, __LINE__, "ping");
}

namespace {

// A field of an event is a line.
void append_field(std::string& out, const char* name, const std::string& value) {
  if (value.find_first_of(std::string_view("\r\n\0", 3)) != value.npos)
    throw ValueError(std::string("the ") + name + " of an event has no CR, LF or NUL");
  out.append(name).append(": ").append(value).append("\r\n");
}

std::string event_of(std::string_view data, const std::optional<std::string>& id,
                     const std::optional<std::string>& event,
                     const std::optional<std::int64_t>& retry) {
  std::string out;
  if (id) append_field(out, "id", *id);
  if (event) append_field(out, "event", *event);
  for (bool more = true; more;) {
    const std::size_t end = data.find_first_of("\r\n");
    out.append("data: ").append(data.substr(0, end)).append("\r\n");
    more = end != data.npos;
    if (more) data.remove_prefix(end + (data.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  if (retry && *retry < 0) throw ValueError("retry must not be negative");
  if (retry) out.append("retry: ").append(std::to_string(*retry)).append("\r\n");
  return out.append("\r\n");
}

}  // namespace

EventSourceResponse::EventSourceResponse()
    : detail::ResponseHandle(detail::AnswerPtr::adopt(new detail::EventSourceAnswer)) {}

detail::EventSourceAnswer& EventSourceResponse::own() const {
  return static_cast<detail::EventSourceAnswer&>(answer());
}

Coroutine<void> EventSourceResponse::prepare(Request request) const {
  return StreamResponse(*this).prepare(std::move(request));
}

Coroutine<void> EventSourceResponse::send(std::string data, std::optional<std::string> id,
                                          std::optional<std::string> event,
                                          std::optional<std::int64_t> retry) const {
  return StreamResponse(*this).write(event_of(data, id, event, retry));
}

EventSourceResponse& EventSourceResponse::ping_interval(Seconds span) {
  if (span.count() <= 0) throw ValueError("ping interval must be greater then 0");
  own().interval = span.count();
  return *this;
}

double EventSourceResponse::ping_interval() const { return own().interval; }

const std::string& EventSourceResponse::last_event_id() const { return own().last_event_id; }

bool EventSourceResponse::is_connected() const {
  return prepared() && own().task && !own().task.done();
}

void EventSourceResponse::stop_streaming() const {
  if (!own().task) throw RuntimeError("Response is not started");
  own().stop();
}

Coroutine<void> EventSourceResponse::wait() const {
  return coroutine(
      [self = *this, end = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        if (!self.own().task) RAISE(RuntimeError("Response is not started"));
        if (!self.own().task.done()) {
          YIELD_FROM_OUTCOME(end, shield(self.own().task));
          // Its own end is no cancellation of who waits.
          if (!self.own().task.done()) RAISE(end.exception());
        }
        END;
      },
      __FILE__, __LINE__, "wait");
}

EventSourceResponse sse_response(Request request) {
  EventSourceResponse response;
  response.own().request = std::move(request);
  return response;
}

Coroutine<EventSourceResponse> EventSourceResponse::aenter() {
  return coroutine<EventSourceResponse>(
      [self = *this](auto& co) {
        BEGIN(co);
        YIELD_FROM(self.prepare(std::exchange(self.own().request, Request())));
        RETURN(self);
        END;
      },
      __FILE__, __LINE__, "aenter");
}

Coroutine<void> EventSourceResponse::aexit(const ExceptionPtr&) {
  return coroutine(
      [self = *this](auto& co) {
        BEGIN(co);
        self.stop_streaming();
        RETURN_FROM(self.wait());
        END;
      },
      __FILE__, __LINE__, "aexit");
}

}  // namespace asyncio::web
