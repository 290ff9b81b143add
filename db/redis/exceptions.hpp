// The errors of Redis. All are a RedisError, and that is a db::Error.
//
// redis-py names: redis.exceptions. What the server itself says is a ResponseError; its code
// (`ERR`) is left out where redis-py leaves it out.
#pragma once

#include <asyncio/db/errors.hpp>
#include <asyncio/generators/exception.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::redis {

class RedisError : public db::Error {
 public:
  using db::Error::Error;
};
// The connection cannot be made, or was lost. What was sent may have been carried out.
class ConnectionError : public RedisError {
 public:
  using RedisError::RedisError;
};
class TimeoutError : public RedisError {
 public:
  using RedisError::RedisError;
};
// User or password are not right, or were not given.
class AuthenticationError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
};
// The server still reads its data from the disk.
class BusyLoadingError : public ConnectionError {
 public:
  using ConnectionError::ConnectionError;
};
// What came is not what Redis says, or not what was asked for.
class InvalidResponse : public RedisError {
 public:
  using RedisError::RedisError;
};
// The server has refused the command.
class ResponseError : public RedisError {
 public:
  using RedisError::RedisError;
};
// It cannot be sent so.
class DataError : public RedisError {
 public:
  using RedisError::RedisError;
};
class PubSubError : public RedisError {
 public:
  using RedisError::RedisError;
};
// A key that was watched has changed: the transaction was not carried out.
class WatchError : public RedisError {
 public:
  using RedisError::RedisError;
};
// A lock was not acquired.
class LockError : public RedisError {
 public:
  using RedisError::RedisError;
};
// Nor is it ours any more: its time was over.
class LockNotOwnedError : public LockError {
 public:
  using LockError::LockError;
};
// EVALSHA of a script that the server does not know.
class NoScriptError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};
class OutOfMemoryError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};
// A command of a transaction was refused, so none was carried out.
class ExecAbortError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};
// The server is a replica, which takes no writes.
class ReadOnlyError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};
class NoPermissionError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};
class MovedError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};
class AskError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};
class TryAgainError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};
class ClusterDownError : public ResponseError {
 public:
  using ResponseError::ResponseError;
};

namespace detail {
// The exception for what the server says behind a `-`.
ExceptionPtr error_of_reply(std::string_view text);
// An E with this message, and that of why behind it, which is its cause; without memory for that, a
// std::bad_alloc. For where somebody must be told in any case.
template <class E>
ExceptionPtr told_as(std::string_view text, const ExceptionPtr& why = {}) noexcept {
  try {
    std::string message(text);
    if (!why) return make_exception<E>(message);
    return make_exception<E>(message + why.what()).set_cause(why);
  } catch (const std::exception& error) {
    return ExceptionPtr::current(error);
  }
}
inline ExceptionPtr closed_error() noexcept {
  return told_as<ConnectionError>("Connection closed.");
}
}  // namespace detail

}  // namespace asyncio::redis
#pragma GCC visibility pop
