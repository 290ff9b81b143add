// The whole connection in memory, on virtual time: what a client gets does not depend on how its
// bytes are cut and when they come; and whatever it does, and whenever it goes, nothing of it is
// left. The seeds are fixed; some thousands of them, and five minutes with ASYNCIO17_LONG.
#include "tests/web/http/request_streams.hpp"
#include "tests/web/server/web_loop.hpp"

#include <asyncio/io/stream_reader.hpp>
#include <asyncio/web/server/response.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

Coroutine<web::Response> echo(web::Request request) {
  return coroutine<web::Response>([request, body = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(body, request.read());
    RETURN(web::Response().text(std::string(request.method()) + ' ' + body));
    END;
  });
}
// In pieces, and a while later.
Coroutine<web::StreamResponse> pieces(web::Request request) {
  return coroutine<web::StreamResponse>(
      [request, response = web::StreamResponse::make()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(response.prepare(request));
        YIELD_FROM(response.write("some"));
        YIELD_FROM(asyncio::sleep(0.5));
        YIELD_FROM(response.write_eof("more"));
        RETURN(response);
        END;
      });
}
// A bit of the body, and an end that is none.
Coroutine<web::StreamResponse> breaks(web::Request request) {
  return coroutine<web::StreamResponse>(
      [request, response = web::StreamResponse::make(), some = std::string()](auto& co) mutable {
        BEGIN(co);
        if (request.body_exists()) YIELD_FROM_INTO(some, request.content().read(3));
        YIELD_FROM(response.prepare(request));
        RAISE(ValueError("after the head"));
        END;
      });
}
Coroutine<web::Response> raises(web::Request) {
  return coroutine<web::Response>([](auto& co) {
    BEGIN(co);
    RAISE(ValueError("before the head"));
    END;
  });
}
Coroutine<web::Response> never(web::Request) {
  return coroutine<web::Response>([end = get_running_loop().create_future<void>()](auto& co) {
    BEGIN(co);
    YIELD_FROM(end);
    END;
  });
}

// A client that is told when its connection is lost.
class FuzzClient final : public WebClient {
 public:
  explicit FuzzClient(EventLoop& loop) : end(loop.create_future<void>()) {}
  void connection_lost(const ExceptionPtr& error) override {
    WebClient::connection_lost(error);
    end.set_result();
  }
  Future<void> end;
};

struct ConnectionFuzz : WebLoop, RequestStreams {
  ConnectionFuzz() {
    for (const char* const method : {"GET", "POST", "X"}) {
      app.router().add_route(method, "/", echo);
      app.router().add_route(method, "/pieces", pieces);
      app.router().add_route(method, "/raises", raises);
      app.router().add_route(method, "/breaks", breaks);
      app.router().add_route(method, "/never", never);
      app.router().add_route(method, "/plain",
                             [](web::Request) { return web::Response().text("plain"); });
    }
  }
  // On a new connection. With `pause` there is one of up to so many seconds between two pieces.
  Coroutine<void> talk(std::shared_ptr<FuzzClient> client, std::string bytes, std::size_t most,
                       double pause, bool goes) {
    return coroutine<void>([this, client, bytes, most, pause, goes, at = std::size_t{0},
                            n = std::size_t{0}](auto& co) mutable {
      BEGIN(co);
      while (at < bytes.size() && !client->lost) {
        n = std::min(bytes.size() - at, 1 + any(most));
        client->here->write(std::string_view(bytes).substr(at, n));
        at += n;
        // Each piece comes by itself.
        YIELD_FROM(asyncio::sleep(0));
        if (pause > 0 && any(3) == 0)
          YIELD_FROM(asyncio::sleep(pause * static_cast<double>(any(100)) / 100));
      }
      if (client->lost) RETURN();
      if (goes && any(2) == 0)
        client->here->abort();
      else if (client->here->can_write_eof())
        client->here->write_eof();
      END;
    });
  }
  // All that the client gets, without what depends on whether the server had to wait for a body.
  std::string answers_to(const std::string& bytes, std::size_t most, double pause,
                         bool goes = false) {
    web::ServingOptions serving;
    serving.handler_cancellation = goes;
    server = std::make_unique<web::Server>(app.make_handler(serving));
    const auto client = std::make_shared<FuzzClient>(loop);
    client->connect(loop, *server);
    run_turns(2);
    run(talk(client, bytes, most, pause, goes));
    run(client->end);
    run_turns(3);
    BOOST_REQUIRE(server->connections() == 0u);
    std::string text = client->take();
    // Whether it sees the end of the stream or of the connection first is the transport's.
    text.erase(std::remove(text.begin(), text.end(), '|'), text.end());
    const std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    for (std::size_t at; (at = text.find(go_on)) != text.npos;) text.erase(at, go_on.size());
    return text;
  }
  // Seeds until the time is over, and so many at least.
  template <class One>
  void for_seeds(unsigned least, One one) {
    using std::chrono::steady_clock;
    const auto end =
        steady_clock::now() + std::chrono::seconds(std::getenv("ASYNCIO17_LONG") ? 150 : 0);
    for (unsigned seed = 1; seed <= least || steady_clock::now() < end; ++seed) {
      random.seed(seed);
      one(seed);
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(connection_fuzz, ConnectionFuzz)

BOOST_AUTO_TEST_CASE(answers_are_the_same_however_and_whenever_the_bytes_come) {
  targets = [this](std::size_t) {
    return std::vector<std::string>{"/", "/plain", "/pieces", any(4) == 0 ? "/raises" : "/",
                                    "/none?x"};
  };
  std::map<std::string, unsigned> seen;
  for_seeds(4000, [&](unsigned seed) {
    const std::string bytes = stream();
    reports.clear();
    const std::string right = answers_to(bytes, bytes.size() + 1, 0);
    const auto reported = messages();
    ++seen[right.substr(0, 12)];
    for (const std::size_t most : {1, 50}) {
      reports.clear();
      const std::string text = answers_to(bytes, most, most == 1 ? 0 : 0.1);
      BOOST_REQUIRE_MESSAGE(text == right, "seed " << seed << ", pieces of " << most << ": " << text
                                                   << "\n!=\n"
                                                   << right);
      BOOST_REQUIRE(messages() == reported);
    }
  });
  for (const char* const status : {"HTTP/1.1 200", "HTTP/1.1 400", "HTTP/1.1 500"})
    BOOST_TEST(seen[status] > 10u, status << " came first " << seen[status] << " times");
}

BOOST_AUTO_TEST_CASE(nothing_is_left_of_clients_that_are_late_or_go_at_any_time) {
  app.limits().client_max_size = 100;
  app.limits().dropped_body = 30;
  targets = [this](std::size_t) {
    return std::vector<std::string>{"/", "/pieces", any(3) == 0 ? "/raises" : "/plain", "/breaks",
                                    any(3) == 0 ? "/never" : "/"};
  };
  for_seeds(8000, [&](unsigned) {
    answers_to(stream(), 1 + any(60), any(2) ? 0 : 40, true);
    for (const std::string& message : messages())
      BOOST_REQUIRE_MESSAGE(message == "Error handling request", message);
    reports.clear();
    BOOST_REQUIRE(all_tasks(loop).empty());
  });
}

BOOST_AUTO_TEST_SUITE_END()
