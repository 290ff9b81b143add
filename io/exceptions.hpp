// The exceptions of I/O: IncompleteReadError and LimitOverrunError of streams, OSError and what
// derives from it of the system.
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

// NotImplementedError (builtins): a transport cannot do that.
class NotImplementedError : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
};

// OSError (builtins): the system has refused something. Its text is Python's, `[Errno 111]
// Connection refused`; code() is that of std::generic_category().
class OSError : public std::system_error {
 public:
  // The system's own text.
  explicit OSError(int code);
  // Another one: `[Errno 98] Address '/tmp/x' is already in use`.
  OSError(int code, const std::string& text);
  // A text alone, without an error of the system.
  explicit OSError(const std::string& text) : OSError(std::error_code(), Whole{text}) {}
  const char* what() const noexcept override { return text_.c_str(); }

 protected:
  struct Whole {
    std::string text;
  };
  OSError(std::error_code code, Whole whole)
      : std::system_error(code), text_(std::move(whole.text)) {}

 private:
  std::string text_;
};

// socket.gaierror: a name has no address; code() is one of getaddrinfo(3).
class gaierror : public OSError {
 public:
  explicit gaierror(int code);
};

// ConnectionError (builtins) and what derives from it.
class ConnectionError : public OSError {
 public:
  using OSError::OSError;
};
class BrokenPipeError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
};
class ConnectionAbortedError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
};
class ConnectionRefusedError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
};
class ConnectionResetError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
  // With that text alone.
  explicit ConnectionResetError(const std::string& message)
      : ConnectionError(std::make_error_code(std::errc::connection_reset), Whole{message}) {}
};

// What derives from OSError of files.
class FileExistsError : public OSError {
 public:
  using OSError::OSError;
};
class FileNotFoundError : public OSError {
 public:
  using OSError::OSError;
};
class IsADirectoryError : public OSError {
 public:
  using OSError::OSError;
};
class NotADirectoryError : public OSError {
 public:
  using OSError::OSError;
};
class PermissionError : public OSError {
 public:
  using OSError::OSError;
};
// Of processes.
class ProcessLookupError : public OSError {
 public:
  using OSError::OSError;
};
// asyncio.SendfileNotAvailableError: the system cannot send this file over this connection.
class SendfileNotAvailableError : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
};
// io.UnsupportedOperation: the file is not open for that.
class UnsupportedOperation : public OSError {
 public:
  using OSError::OSError;
};

namespace detail {
// The exception of Python for an error of the system, with its own text or another one; MemoryError
// where there is no memory for it.
[[gnu::cold]] ExceptionPtr os_error(int code) noexcept;
[[gnu::cold]] ExceptionPtr os_error(int code, const std::string& text) noexcept;
// The same, thrown.
[[noreturn, gnu::cold]] void throw_os_error(int code);
[[noreturn, gnu::cold]] void throw_os_error(int code, const std::string& text);
// With the file's name: `[Errno 2] No such file or directory: 'x'`.
[[noreturn, gnu::cold]] void throw_file_error(int code, const std::string& name);
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
