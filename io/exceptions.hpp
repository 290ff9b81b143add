// The exceptions of streams: IncompleteReadError, LimitOverrunError, ConnectionResetError.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// asyncio.IncompleteReadError: the stream ended before what was asked for had come.
class IncompleteReadError : public MessageError {
 public:
  IncompleteReadError(std::string partial, std::optional<std::size_t> expected)
      : MessageError(std::to_string(partial.size()) + " bytes read on a total of " +
                     (expected ? std::to_string(*expected) : std::string("undefined")) +
                     " expected bytes"),
        partial_(std::move(partial)),
        expected_(expected) {}
  // What had come.
  const std::string& partial() const noexcept { return partial_; }
  // How many bytes were asked for; nothing for a separator.
  const std::optional<std::size_t>& expected() const noexcept { return expected_; }

 private:
  std::string partial_;
  std::optional<std::size_t> expected_;
};

// asyncio.LimitOverrunError: the buffer limit was reached while looking for a separator.
class LimitOverrunError : public MessageError {
 public:
  LimitOverrunError(std::string message, std::size_t consumed)
      : MessageError(std::move(message)), consumed_(consumed) {}
  // How many bytes to skip; they are still in the buffer.
  std::size_t consumed() const noexcept { return consumed_; }

 private:
  std::size_t consumed_;
};

// ConnectionResetError (builtins), an OSError.
class ConnectionResetError : public std::system_error {
 public:
  explicit ConnectionResetError(const std::string& message)
      : std::system_error(std::make_error_code(std::errc::connection_reset), message) {}
};

}  // namespace asyncio
#pragma GCC visibility pop
