// sse_clock (until stopped): a page whose clock goes by server-sent events. Its argument is the
// port.
//
//     async def clock(request):
//         async with sse_response(request) as events:
//             while events.is_connected():
//                 await events.send(time.strftime('%H:%M:%S'), event='tick')
//                 await asyncio.sleep(1)
//         return events
#include <asyncio/asyncio.hpp>
#include <asyncio/web/web.hpp>
#include <cstdlib>
#include <ctime>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace web = asyncio::web;

namespace {

constexpr char kPage[] = R"(<!DOCTYPE html><meta charset="utf-8"><title>Clock</title>
<h1 id="time">--:--:--</h1>
<script>
new EventSource('events').addEventListener('tick', event => time.textContent = event.data);
</script>)";

std::string time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm parts;
  char text[16];
  return {text, std::strftime(text, sizeof text, "%H:%M:%S", ::localtime_r(&now, &parts))};
}

asyncio::Coroutine<web::EventSourceResponse> clock_events(web::Request request) {
  return asyncio::coroutine<web::EventSourceResponse>(
      [request, events = web::EventSourceResponse()](auto& co) mutable {
        BEGIN(co);
        WITH_INTO(events, web::sse_response(request)) {
          while (events.is_connected()) {
            YIELD_FROM(events.send(time_of_day(), {}, "tick"));
            YIELD_FROM(asyncio::sleep(1));
          }
        }
        END_WITH;
        RETURN(events);
        END;
      });
}

web::Response page(web::Request) { return web::Response().text(kPage).content_type("text/html"); }

}  // namespace

int main(int count, char** words) {
  web::Application app;
  app.add_routes({web::get("/", page), web::get("/events", clock_events)});
  web::RunOptions options;
  options.host = {"127.0.0.1"};
  options.port = count > 1 ? std::atoi(words[1]) : 8080;
  web::run_app(app, options);
}
