// JSON in requests and responses, as values of Boost.JSON.
#include <asyncio/web/client_json.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/web/client/client_loop.hpp"

using namespace asyncio;
using namespace asyncio::testing;

BOOST_FIXTURE_TEST_SUITE(json_of_a_client, ClientLoop)

BOOST_AUTO_TEST_CASE(a_value_is_sent_and_one_comes_back) {
  auto task = begin(session.post(url(), http::RequestOptions().json({{"id", 7}})));
  const std::string sent = server().take();
  BOOST_TEST(sent.find("Content-Type: application/json\r\n") != std::string::npos);
  BOOST_TEST(sent.substr(sent.find("\r\n\r\n") + 4) == "{\"id\":7}");
  server().server->write(ok("[1, \"a\"]", "Content-Type: application/json; charset=utf-8\r\n"));
  BOOST_TEST((run(run(task).json()) == boost::json::value{1, "a"}));
}

BOOST_AUTO_TEST_CASE(what_is_not_of_the_type_or_no_json_is_an_error) {
  const auto read = [&](const std::string& type, const std::string& body,
                        const std::string& expected = "application/json") {
    auto task = begin(session.get(url()));
    server().server->write(ok(body, "Content-Type: " + type + "\r\n"));
    return run(run(task).json(expected));
  };
  BOOST_TEST((read("application/ld+json", "{}") == boost::json::object()));
  BOOST_TEST(read("application/json", " \n").is_null());
  BOOST_TEST((read("text/plain", "1", "") == 1));
  BOOST_TEST((read("text/json", "1", "text/json") == 1));
  BOOST_TEST(text_of<http::ContentTypeError>([&] { read("text/html", "1"); }) ==
             "200, message='Attempt to decode JSON with unexpected mimetype: text/html', "
             "url='http://example.org/'");
  BOOST_CHECK_THROW(read("application/json", "{"), JSONDecodeError);
  BOOST_TEST(pool->all.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
