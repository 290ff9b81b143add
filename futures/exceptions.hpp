// The exceptions of asyncio: InvalidStateError, TimeoutError, and the Python names around them.
#pragma once

#include <asyncio/generators/exception.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

// asyncio.InvalidStateError: the future is not in the state that the call needs.
class InvalidStateError : public MessageError {
 public:
  using MessageError::MessageError;
};

// asyncio.TimeoutError
class TimeoutError : public MessageError {
 public:
  using MessageError::MessageError;
};

}  // namespace asyncio
#pragma GCC visibility pop
