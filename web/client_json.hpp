// JSON as values of Boost.JSON, for clients: as <asyncio/web/boost_json.hpp>, which says what a
// program links for it.
//
//   YIELD_FROM_INTO(response, session.post(url, http::RequestOptions().json({{"id", 7}})));
//   YIELD_FROM_INTO(order, response.json());  // boost::json::value order;
//
// ClientResponse::json(), RequestOptions::json(). aiohttp names: the same, and `json=` of a
// request. Thread: any, as plain values.
#pragma once

#include <asyncio/web/boost_json.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/client_response.hpp>
#include <asyncio/web/client/request_options.hpp>
#include <asyncio/web/client/response_state.hpp>

#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::http {

inline RequestOptions& RequestOptions::json(const boost::json::value& value) {
  return json_text(boost::json::serialize(value));
}

inline Coroutine<boost::json::value> ClientResponse::json(std::string content_type) const {
  return asyncio::coroutine<boost::json::value>(
      [self = *this, expected = std::move(content_type), body = std::string()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_YIELD_FROM_INTO(body, self.read());
        if (!expected.empty() && !detail::is_of_type(self.content_type(), expected))
          ASYNCIO_RAISE(self.state().error_of<ContentTypeError>(
              "Attempt to decode JSON with unexpected mimetype: " + self.content_type()));
        if (body.find_first_not_of(" \t\r\n") == std::string::npos)
          ASYNCIO_RETURN(boost::json::value());
        ASYNCIO_RETURN(parse_json(body));
        ASYNCIO_END;
      },
      __FILE__, __LINE__, "json");
}

}  // namespace asyncio::http
#pragma GCC visibility pop
