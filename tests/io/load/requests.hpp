// What the clients of the load ask and its servers answer: a line with a size and a checksum, and
// so many bytes. An answer is the question turned by one byte.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <utility>

namespace asyncio::testing {

using Random = std::mt19937;

inline std::size_t any_below(Random& random, std::size_t n) {
  return static_cast<std::size_t>(random() % n);
}

inline std::string message_of(const std::string& body) {
  return std::to_string(body.size()) + " " + std::to_string(std::hash<std::string>()(body)) + "\n" +
         body;
}
inline std::string answer_to(const std::string& body) {
  return body.empty() ? body : body.substr(1) + body[0];
}

// The line before a body.
struct Header {
  explicit Header(const std::string& line) {
    char* end = nullptr;
    size = std::strtoull(line.c_str(), &end, 10);
    checksum = std::strtoull(end, &end, 10);
    whole = !line.empty() && *end == '\n';
  }
  bool fits(const std::string& body) const {
    return whole && body.size() == size && std::hash<std::string>()(body) == checksum;
  }
  std::size_t size, checksum;
  bool whole;
};

// Mostly small ones, and some that fill the buffers of the system.
inline std::string any_body(Random& random) {
  static const std::string kBytes = [] {
    std::string bytes(1 << 20, '\0');
    Random own(17);
    for (char& c : bytes) c = static_cast<char>(own());
    return bytes;
  }();
  const std::size_t most = any_below(random, 8) == 0 ? 500'000 : 20'000;
  const std::size_t n = any_below(random, most);
  return kBytes.substr(any_below(random, kBytes.size() - n), n);
}

// What has happened so far.
struct Counts {
  long answered = 0;         // by a server
  long right = 0;            // answers that a client has seen and found right
  long wrong_questions = 0;  // what was not as it had been sent
  long wrong_answers = 0;
  long ended = 0;  // connections that were ended in the middle of something
};

}  // namespace asyncio::testing
