// Messages between this program and a child of its own, over a pair of sockets: their form, and how
// the child, which waits for each, moves them. ChildProcess (child_process.hpp) is the other end.
//
// A message is the count of its bytes, as a std::uint64_t, and the bytes. From a child the first
// byte says what it is. Thread: any one at a time.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// By its first argument a program knows that it is a child; behind that stands the descriptor.
constexpr std::string_view kChildArgument = "--asyncio-child=";

enum class Said : char {
  ready = '+',   // nothing more
  result = '=',  // and the results of a job
  error = '!',   // and the type and the text of an exception, as strings
};

// The count that stands before so many bytes.
inline std::string header_of(std::string_view bytes) {
  const std::uint64_t count = bytes.size();
  return std::string(reinterpret_cast<const char*>(&count), sizeof count);
}

// Waits. False: the other end is gone.
bool send_message(int fd, std::string_view bytes);
bool receive_message(int fd, std::string& bytes);

}  // namespace asyncio::detail
#pragma GCC visibility pop
