// case_server PORT: answers every request with what it was, as JSON, for a driver that sends
// requests of all kinds.
//
// {"method": "GET", "target": "/as/sent", "headers": [["Name", "value"], ...], "body": "..."}, in
// which each byte above 0x7f is the code point of the same number. It prints the port it listens
// on; 0: any.
#include <asyncio/asyncio.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/server.hpp>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <asyncio/generators/short_keywords.hpp>

namespace web = asyncio::web;

namespace {

// Bytes as a string of JSON.
std::string quoted(std::string_view bytes) {
  std::string out = "\"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      constexpr char kDigits[] = "0123456789abcdef";
      (((out += "\\u00") += kDigits[byte >> 4]) += kDigits[byte & 15]);
    } else if (byte > 0x7f) {
      (out += static_cast<char>(0xc0 | byte >> 6)) += static_cast<char>(0x80 | (byte & 0x3f));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string told(const web::Request& request, const std::string& body) {
  std::string out = "{\"method\": " + quoted(request.method()) +
                    ", \"target\": " + quoted(request.state().head->target()) + ", \"headers\": [";
  const char* comma = "";
  for (const auto field : request.headers()) {
    out += comma;
    out += "[" + quoted(field.name) + ", " + quoted(field.value) + "]";
    comma = ", ";
  }
  return out + "], \"body\": " + quoted(body) + "}";
}

asyncio::Coroutine<web::Response> echo(web::Request request) {
  return asyncio::coroutine<web::Response>([request, body = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(body, request.read());
    RETURN(web::Response().text(told(request, body)).content_type("application/json"));
    END;
  });
}

asyncio::Coroutine<> serve(int port) {
  return asyncio::coroutine([port, server = asyncio::Server()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(server, asyncio::get_running_loop().create_server(
                                web::Server(web::Handler(echo)), "127.0.0.1", port));
    std::cout << server.socknames().front().port() << std::endl;
    WITH(server) { YIELD_FROM(server.serve_forever()); }
    END_WITH;
    END;
  });
}

}  // namespace

int main(int count, char** words) { asyncio::run(serve(count > 1 ? std::atoi(words[1]) : 0)); }
