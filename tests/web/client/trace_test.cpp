// What those are told who trace a session.
#include <asyncio/web/client/dns_cache.hpp>
#include <asyncio/web/client/tracing.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/web/client/client_loop.hpp"

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::http;

namespace {

using Lines = std::vector<std::string>;

template <class Params, class What>
void note(const TraceConfig& config, std::shared_ptr<Lines> lines, std::string name, What what) {
  config.signal<Params>().append(
      [lines, name, what](const ClientSession&, const TraceContext& context, const Params& params) {
        ++context.get<int>();
        lines->push_back(name + what(params));
      });
}

// Notes each signal by its name, with what it is told.
TraceConfig noting(const std::shared_ptr<Lines>& to) {
  const auto url = [](const auto& p) { return " " + p.method + " " + p.url.raw_path_qs(); };
  const auto chunk = [](const auto& p) { return " " + p.chunk; };
  const auto answer = [](const auto& p) { return " " + std::to_string(p.response.status()); };
  const auto host = [](const auto& p) { return " " + p.host; };
  const auto nothing = [](const auto&) { return std::string(); };
  const TraceConfig c;
  note<TraceRequestStartParams>(c, to, "start", url);
  note<TraceRequestEndParams>(c, to, "end", answer);
  note<TraceRequestExceptionParams>(c, to, "exception",
                                    [](const auto& p) { return " " + p.exception.repr(); });
  note<TraceRequestRedirectParams>(c, to, "redirect", answer);
  note<TraceRequestHeadersSentParams>(c, to, "headers", [](const auto& p) {
    return " " + std::string((*p.headers)["Host"]) + std::string(p.headers->get("X-A", ""));
  });
  note<TraceRequestChunkSentParams>(c, to, "sent", chunk);
  note<TraceResponseChunkReceivedParams>(c, to, "received", chunk);
  note<TraceConnectionQueuedStartParams>(c, to, "queued", nothing);
  note<TraceConnectionQueuedEndParams>(c, to, "granted", nothing);
  note<TraceConnectionCreateStartParams>(c, to, "create", nothing);
  note<TraceConnectionCreateEndParams>(c, to, "created", nothing);
  note<TraceConnectionReuseconnParams>(c, to, "reused", nothing);
  note<TraceDnsResolveHostStartParams>(c, to, "resolve", host);
  note<TraceDnsResolveHostEndParams>(c, to, "resolved", host);
  note<TraceDnsCacheHitParams>(c, to, "hit", host);
  note<TraceDnsCacheMissParams>(c, to, "miss", host);
  return c;
}

AsyncGenerator<std::string> two_pieces() {
  return async_generator<std::string>([](auto& co) {
    BEGIN(co);
    YIELD(std::string("ab"));
    YIELD(std::string("c"));
    END;
  });
}

struct TraceLoop : ClientLoop {
  TraceLoop() { session.trace_configs({noting(lines)}); }
  void check(const Lines& expected) {
    BOOST_TEST(*lines == expected, boost::test_tools::per_element());
    lines->clear();
  }
  const std::shared_ptr<Lines> lines = std::make_shared<Lines>();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(traces, TraceLoop)

BOOST_AUTO_TEST_CASE(a_request_tells_what_it_does) {
  auto task = begin(session.post(url("/a"), RequestOptions().params({{"x", "1"}}).data("body")));
  run_turns(20);
  server().server->write(ok("hello"));
  BOOST_TEST(run(run(task).text()) == "hello");
  check({"start POST /a?x=1", "create", "created", "headers example.org", "sent body", "end 200",
         "received hello"});
  task = begin(session.get(url("/b")));
  run_turns(20);
  server().server->write("HTTP/1.1 302 Found\r\nLocation: /c\r\nContent-Length: 0\r\n\r\n");
  run_turns(20);
  server().server->write(ok(""));
  (void)run(task);
  check({"start GET /b", "reused", "headers example.org", "redirect 302", "reused",
         "headers example.org", "end 200"});
  task = begin(session.put(url(), RequestOptions().data(two_pieces())));
  run_turns(20);
  server().server->write(ok(""));
  (void)run(task);
  check({"start PUT /", "reused", "headers example.org", "sent ab", "sent c", "end 200"});
}

BOOST_AUTO_TEST_CASE(a_request_that_fails_tells_why) {
  pool->refused = make_exception<ServerDisconnectedError>();
  BOOST_CHECK_THROW(run(session.get(url())), ServerDisconnectedError);
  check({"start GET /", "create", "exception ServerDisconnectedError('Server disconnected')"});
  pool->refused = {};
  auto task = begin(session.get(url()));
  run_turns(20);
  task.cancel();
  BOOST_CHECK_THROW(run(task), CancelledError);
  check({"start GET /", "create", "created", "headers example.org", "exception CancelledError()"});
  BOOST_CHECK_THROW(run(session.get("http://a b/")), InvalidURL);
  check({});
}

BOOST_AUTO_TEST_CASE(who_waits_for_a_connection_is_told) {
  pool->limit = 1;
  auto first = begin(session.get(url("/1")));
  run_turns(20);
  auto second = begin(session.get(url("/2")));
  run_turns(20);
  check({"start GET /1", "create", "created", "headers example.org", "start GET /2", "queued"});
  server().server->write(ok(""));
  (void)run(first);
  run_turns(20);
  check({"end 200", "granted", "reused", "headers example.org"});
  server().server->write(ok(""));
  (void)run(second);
}

BOOST_AUTO_TEST_CASE(a_receiver_may_add_fields_and_what_it_raises_the_request_raises) {
  TraceConfig config([](const std::any& given) { return std::any(std::any_cast<int>(given) + 1); });
  config.on_request_start().append(
      [](ClientSession, TraceContext context, TraceRequestStartParams params) {
        return coroutine([context, params](auto& co) {
          BEGIN(co);
          YIELD_FROM(asyncio::sleep(1));
          if (context.get<int>() == 2) RAISE(ValueError("not two"));
          params.headers->set("X-A", std::to_string(context.get<int>()));
          END;
        });
      });
  session.trace_configs({config, noting(lines)});
  BOOST_CHECK_THROW(
      config.on_request_end().append([](ClientSession, TraceContext, TraceRequestEndParams) {}),
      RuntimeError);
  BOOST_CHECK_THROW(run(session.get(url(), RequestOptions().trace_request_ctx(1))), ValueError);
  check({});
  auto task = begin(session.get(url(), RequestOptions().trace_request_ctx(2)));
  run(asyncio::sleep(2));
  check({"start GET /", "create", "created", "headers example.org3"});
  BOOST_TEST(server().take().find("X-A: 3\r\n") != std::string::npos);
  server().server->write(ok(""));
  (void)run(task);
  BOOST_CHECK_THROW(config.trace_config_ctx(1).get<double>(), TypeError);
}

// The connection is closed under the request, which has not been sent yet.
BOOST_AUTO_TEST_CASE(a_receiver_may_close_the_session) {
  TraceConfig config;
  config.on_connection_create_end().append(
      [](ClientSession its, TraceContext, TraceConnectionCreateEndParams) { return its.close(); });
  session.trace_configs({config, noting(lines)});
  BOOST_CHECK_THROW(run(session.get(url())), ClientConnectionError);
  BOOST_TEST(lines->back().substr(0, 9) == "exception");
  BOOST_TEST(session.closed());
  BOOST_TEST(pool->in_use() == 0u);
}

// At each of its steps in turn: nothing stays in use (the fixture looks), and it is told once.
BOOST_AUTO_TEST_CASE(it_may_be_cancelled_in_any_receiver) {
  pool->delay = 1;
  const auto slow = [](auto&&...) { return asyncio::sleep(1); };
  TraceConfig config;
  config.on_request_start().append(slow);
  config.on_connection_create_start().append(slow);
  config.on_connection_create_end().append(slow);
  config.on_request_headers_sent().append(slow);
  session.trace_configs({config, noting(lines)});
  for (int i = 0; i < 6; ++i) {
    auto task = begin(session.get(url()));
    run(asyncio::sleep(0.5 + i));
    task.cancel();
    BOOST_CHECK_THROW(run(task), CancelledError);
    BOOST_TEST(pool->in_use() == 0u);
    BOOST_TEST((i == 0 ? lines->empty() : lines->back() == "exception CancelledError()"));
    lines->clear();
  }
}

BOOST_AUTO_TEST_CASE(lookups_are_told) {
  const auto cache = std::make_shared<http::detail::DnsCache>();
  cache->ask = [](std::string, int, int) {
    return coroutine<http::detail::Addresses>([](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1));
      RETURN(http::detail::Addresses(1));
      END;
    });
  };
  const auto trace = [&] {
    auto state = std::make_shared<http::detail::SessionState>();
    state->trace_configs = {noting(lines)};
    return http::detail::TracePtr::adopt(new http::detail::Tracing(state, std::any()));
  };
  auto first = loop.create_task(cache->resolve("a", 80, 0, trace()));
  auto second = loop.create_task(cache->resolve("a", 80, 0, trace()));
  (void)run(first);
  (void)run(second);
  check({"miss a", "resolve a", "hit a", "resolved a"});
  (void)run(cache->resolve("a", 80, 0, trace()));
  check({"hit a"});
  cache->enabled = false;
  (void)run(cache->resolve("a", 80, 0, trace()));
  check({"resolve a", "resolved a"});
  (void)run(cache->resolve("127.0.0.1", 80, 0, trace()));
  check({});
}

BOOST_AUTO_TEST_SUITE_END()
