// What the tests of sync/ share: coroutines that write down when they got what they waited for.
#pragma once

#include "tests/fixtures.hpp"

#include <sstream>
#include <string>
#include <utility>

namespace asyncio::testing {

// Awaits make(), then appends the tag to the log.
template <class F>
Coroutine<void> record(std::string& log, char tag, F make) {
  return coroutine([&log, tag, make = std::move(make)](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    ASYNCIO_YIELD_FROM(make());
    log += tag;
    ASYNCIO_END;
  });
}

// Holds a lock, semaphore or condition until the future is done (null: not at all), and appends the
// tag to the log when it has it.
template <class L>
Coroutine<void> hold(L& lock, std::string& log, char tag, Future<void> until = nullptr) {
  return coroutine([&lock, &log, tag, until = std::move(until)](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    ASYNCIO_WITH(lock) {
      log += tag;
      if (until) ASYNCIO_YIELD_FROM(until);
    }
    ASYNCIO_END_WITH;
    ASYNCIO_END;
  });
}

// Raises CancelledError of a task: the message of it, or "no cancellation".
template <class T>
std::string cancelled_with(const Future<T>& future) {
  try {
    future.result();
  } catch (const CancelledError& error) {
    return error.what();
  }
  return "no cancellation";
}

// A loop beside the fixture's, to be bound to.
struct OtherLoop {
  EventLoopPtr loop = new_event_loop(std::make_unique<VirtualPoller>());
};

// Does the text start and end like this? Addresses differ.
inline bool looks_like(const std::string& text, const std::string& start, const std::string& end) {
  return text.size() >= start.size() + end.size() && text.compare(0, start.size(), start) == 0 &&
         text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace asyncio::testing
