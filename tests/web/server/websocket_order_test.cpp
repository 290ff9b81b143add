// Whatever a client sends and whenever either side ends, in any order: no connection stays, nothing
// is reported, and what both have sent well has come. The seeds are fixed.
#include "tests/web/http/fuzzing.hpp"
#include "tests/web/server/websocket_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using http::WSMessage;
using http::WSMsgType;

namespace {

struct AnyOrder : WebSocketLoop, Fuzzing {
  AnyOrder() {
    serve("/", [this](web::Request request) {
      now = std::exchange(ws, web::WebSocketResponse());
      return coroutine<web::WebSocketResponse>(
          [this, request, socket = now, msg = WSMessage()](auto& co) mutable {
            BEGIN(co);
            YIELD_FROM(socket.prepare(request));
            FOR(msg, socket) {
              if (msg.type == WSMsgType::ERROR) break;
              ++received;
              if (any(4) == 0) YIELD_FROM(asyncio::sleep(0.01));
              if (any(2) == 0) YIELD_FROM(socket.send_bytes(msg.data));
            }
            END_FOR;
            RETURN(socket);
            END;
          });
    });
  }
  // Who does not care how it ends.
  template <class C>
  void start(C&& work) {
    tasks.push_back(loop.create_task(
        coroutine([work = std::move(work), end = outcome_of(work)](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM_OUTCOME(end, std::move(work));
          END;
        })));
  }
  template <class T>
  static Outcome<T> outcome_of(const Coroutine<T>&) {
    return {};
  }
  std::string frames() {
    static const int kinds[] = {0x81, 0x82, 0x81, 0x82, 0x89, 0x8a, 0x01, 0x80, 0x88, 0x83, 0xc1};
    const int kind = kinds[any(any(10) == 0 ? 11 : 6)];
    const std::string frame = frame_of(kind, kind == 0x88 ? "\x03\xe8" : std::string(any(90), 'x'));
    return any(40) == 0 ? frame.substr(0, any(frame.size())) : frame;
  }
  void step(const std::shared_ptr<WebClient>& client) {
    switch (any(12)) {
      case 0:
        return start(now.send_str(std::string(any(2) ? 10 : 9000, 's')));
      case 1:
        return start(now.ping("p"));
      case 2:
        if (any(5) == 0) start(now.close(4000, "bye"));
        return;
      case 3:
        if (any(6) == 0) client->here->close();
        return;
      case 4:
        if (any(6) == 0) client->there->abort();
        return;
      case 5:
        if (any(2) == 0)
          client->there->hold();
        else
          client->there->release();
        return;
      case 6:
        run_turns(1);  // what has not begun is warned of
        if (!tasks.empty()) tasks[any(tasks.size())].cancel();
        return;
      default:
        if (!client->here->is_closing()) client->here->write(frames());
    }
  }
  std::string first_report() const {
    if (reports.empty()) return {};
    const ExceptionPtr& error = reports.front().exception;
    return reports.front().message + ": " + (error ? error.what() : "");
  }
  void one(unsigned seed) {
    random.seed(seed);
    ws.writer_limit(any(2) ? 1000 : 64000).timeout(2);
    if (any(2) == 0) ws.heartbeat(5);
    if (any(3) == 0) ws.autoclose(false);
    const auto client = raw("/", any(2) ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "");
    client->here->set_chunk_size(any(2) ? 0 : 1 + any(9));
    for (std::size_t n = any(40); n > 0; --n) {
      step(client);
      run_turns(static_cast<int>(any(4)));
    }
    client->there->release();
    if (any(2) == 0) start(now.close());
    client->here->close();
    wait(15);
    BOOST_REQUIRE_MESSAGE(server->connections() == 0, "seed " << seed);
    BOOST_REQUIRE_MESSAGE(reports.empty(), "seed " << seed << ": " << first_report());
    BOOST_REQUIRE_MESSAGE(now.closed() && now.close_code(), "seed " << seed);
    for (const AnyTask& task : tasks) BOOST_REQUIRE_MESSAGE(task.done(), "seed " << seed);
    tasks.clear();
    clients.clear();
  }

  web::WebSocketResponse ws, now;
  std::vector<AnyTask> tasks;
  std::size_t received = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(websocket_order)

BOOST_FIXTURE_TEST_CASE(in_any_order_it_ends_and_nothing_stays, AnyOrder) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 100000 : 1000;
  for (unsigned seed = 1; seed <= seeds; ++seed) one(seed);
  BOOST_TEST(received > seeds);
}

BOOST_AUTO_TEST_SUITE_END()
