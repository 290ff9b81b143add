// JSON in and out.
#include <asyncio/web/boost_json.hpp>
#include <asyncio/web/server/exceptions.hpp>

#include "tests/web/server/websocket_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct JsonLoop : WebSocketLoop {
  JsonLoop() { app.add_routes({web::post("/", twice), web::post("/strict", strict)}); }
  static Coroutine<web::Response> twice(web::Request request) {
    return coroutine<web::Response>([request, value = boost::json::value()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(value, request.json());
      RETURN(web::json_response({value, value}, 201, {{"X-Times", "2"}}));
      END;
    });
  }
  static Coroutine<web::Response> strict(web::Request request) {
    return coroutine<web::Response>([request, value = boost::json::value()](auto& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM_INTO(value, request.json()); }
      EXCEPT_AS(error, ValueError) { RAISE(web::HTTPBadRequest().text(error.what())); }
      END_TRY;
      RETURN(web::json_response(value));
      END;
    });
  }
  std::string post(const std::string& body, const std::string& to = "/") {
    return ask("POST " + to + " HTTP/1.1\r\nHost: a\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + body);
  }
};

std::string wrong_in(std::string_view text) {
  try {
    (void)http::parse_json(text);
  } catch (const JSONDecodeError& error) {
    return error.what();
  }
  return "nothing";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(json, JsonLoop)

BOOST_AUTO_TEST_CASE(a_value_comes_and_goes_as_it_is) {
  BOOST_TEST(post(R"({"a": [1, null]})") ==
             "HTTP/1.1 201 Created\r\nX-Times: 2\r\nContent-Type: application/json; "
             "charset=utf-8\r\nContent-Length: 31\r\n\r\n"
             R"([{"a":[1,null]},{"a":[1,null]}])"
             "");
  BOOST_TEST(post("\"\\u00e4<\"").find("[\"ä<\",\"ä<\"]") != std::string::npos);
  BOOST_TEST(web::json_response("no text").text() == "\"no text\"");
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_an_error_of_the_handler_unless_it_says_something_else) {
  BOOST_TEST(post("{").substr(0, 12) == "HTTP/1.1 500");
  BOOST_TEST(messages() == std::vector<std::string>{"Error handling request"},
             boost::test_tools::per_element());
  const std::string answer = post("[1,\n 2,, 3]", "/strict");
  BOOST_TEST(answer.substr(0, 12) == "HTTP/1.1 400");
  BOOST_TEST(answer.substr(answer.size() - 38) == "syntax error: line 2 column 4 (char 7)");
}

BOOST_AUTO_TEST_CASE(the_error_knows_the_place) {
  BOOST_TEST(wrong_in("") == "incomplete JSON: line 1 column 1 (char 0)");
  BOOST_TEST(wrong_in("[1, 2") == "incomplete JSON: line 1 column 6 (char 5)");
  BOOST_TEST(wrong_in("1 2") == "extra data: line 1 column 3 (char 2)");
  BOOST_TEST(wrong_in("\"\xff\"").substr(0, 6) == "syntax");
  BOOST_TEST(wrong_in("nan").substr(0, 6) == "syntax");
  const auto nested = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
  BOOST_TEST(wrong_in(nested(http::kJsonDepth)) == "nothing");
  BOOST_TEST(wrong_in(nested(http::kJsonDepth + 1)).substr(0, 8) == "too deep");
  BOOST_TEST(wrong_in(nested(1000000)).substr(0, 8) == "too deep");
}

BOOST_AUTO_TEST_CASE(messages_of_a_websocket_are_values) {
  serve("/socket", [](web::Request request) {
    return coroutine<web::WebSocketResponse>(
        [request, ws = web::WebSocketResponse(), value = boost::json::value()](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM(ws.prepare(request));
          YIELD_FROM_INTO(value, ws.receive_json());
          YIELD_FROM(ws.send_json({value, value}));
          TRY { YIELD_FROM_INTO(value, ws.receive_json()); }
          EXCEPT_AS(error, JSONDecodeError) { YIELD_FROM(ws.send_json(error.pos())); }
          END_TRY;
          RETURN(ws);
          END;
        });
  });
  const Socket socket = open("/socket");
  say(socket, R"({"a": 1})");
  BOOST_TEST(next(socket).json() == (boost::json::value{{{"a", 1}}, {{"a", 1}}}));
  say(socket, "[1, ");
  BOOST_TEST(next(socket).json().to_number<int>() == 4);
  run(WebSocket::close(socket, 1000, ""));
}

BOOST_AUTO_TEST_SUITE_END()
