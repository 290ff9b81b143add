// Rows of responses and what becomes of each: in one piece, and cut at every byte.
#pragma once

#include "tests/web/http/response_reading.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace asyncio::testing {

struct ResponseRow {
  std::string bytes;
  std::string right;           // ResponseReading::verdict()
  std::string right_end = {};  // when the server closes then; empty: the same
  const char* method = "GET";
};

inline void check_responses(const std::vector<ResponseRow>& rows) {
  for (const ResponseRow& row : rows) {
    for (const std::size_t piece : {~std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
      ResponseReading reading(row.method);
      reading.feed(row.bytes, piece);
      BOOST_TEST(reading.verdict() == row.right, row.bytes << " in pieces of " << piece << " is "
                                                           << reading.verdict() << ", not "
                                                           << row.right);
      if (row.right_end.empty()) continue;
      reading.end();
      BOOST_TEST(reading.verdict() == row.right_end,
                 row.bytes << " and its end in pieces of " << piece << " is " << reading.verdict());
    }
  }
}

// A response of a status line, those fields and that body.
inline const std::string kOk = "HTTP/1.1 200 OK\r\n";
inline std::string fields(const std::string& text) { return kOk + text + "\r\n"; }
inline std::string chunks(const std::string& text) {
  return fields("Transfer-Encoding: chunked\r\n") + text;
}

}  // namespace asyncio::testing
