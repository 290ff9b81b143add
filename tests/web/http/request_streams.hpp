// Streams of requests as they may come, right ones and wrong ones, by the numbers of a generator:
// the same for the same seed.
#pragma once

#include "tests/web/http/fuzzing.hpp"

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace asyncio::testing {

struct RequestStreams : Fuzzing {
  std::string chunked_body() {
    std::string body;
    for (std::size_t n = any(4); n > 0; --n) {
      const std::string data(1 + any(any(8) == 0 ? 70 : 12), 'd');
      char size[20];
      std::snprintf(size, sizeof size, any(2) ? "%zx" : "%03zX", data.size());
      body += size + of({"", ";a", ";a=b", any(9) == 0 ? ";x=\"\n\"" : " ; a = \"\\\"b\""}) +
              "\r\n" + data + "\r\n";
    }
    body += "0" + of({"", ";e"}) + "\r\n";
    for (std::size_t n = any(3); n > 0; --n)
      body += of({"X-Sum: 1\r\n", "Host: b\r\n", "Y:\r\n", "Z: \xff \r\n", "W : 1\r\n"});
    return body + "\r\n";
  }
  std::string request() {
    std::string head = of({"", "", "", "\r\n"}) + of({"GET", "POST", "OPTIONS", "X"}) + ' ' +
                       of(targets(any(60))) + ' ' +
                       (any(20) == 0 ? "HTTP/2.0" : of({"HTTP/1.1", "HTTP/1.1", "HTTP/1.0"})) +
                       "\r\n" + (any(20) == 0 ? "" : of({"Host: a\r\n", "Host: [::1]:8\r\n"}));
    for (std::size_t n = any(4); n > 0; --n)
      head += of({"Accept: */*\r\n", "Connection: keep-alive\r\n", "Connection: close\r\n",
                  "Expect: 100-continue\r\n", "Empty:\r\n", "Upgrade: websocket\r\n",
                  any(6) == 0 ? " fold\r\n" : "A: b\r\n",
                  "Long: " + std::string(any(150), 'v') + "\r\n"});
    switch (any(4)) {
      case 0:
        return head + "Transfer-Encoding: chunked\r\n\r\n" + chunked_body();
      case 1: {
        const std::string body(any(any(6) == 0 ? 180 : 20), 'b');
        return head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
      }
      default:
        return head + "\r\n";
    }
  }
  std::string stream() {
    std::string bytes;
    for (std::size_t n = 1 + any(4); n > 0; --n) bytes += request();
    change(bytes, {"\r", "\n", " ", "\t", ":", "\r\n", "0", ",", ";", "\"", "\x80"});
    return bytes;
  }

  // What is asked for; the number is any below 60.
  std::function<std::vector<std::string>(std::size_t)> targets = [this](std::size_t n) {
    return std::vector<std::string>{"/", "/a?b", any(4) == 0 ? "*" : "/x", "http://h/x",
                                    "/" + std::string(n, 't')};
  };
};

}  // namespace asyncio::testing
