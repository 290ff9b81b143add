// log_in_debug: what the layer of I/O says in debug mode only.
//
// asyncio name: `if self._debug: logger.info(...)`. Thread: the loop's.
#pragma once

#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/log.hpp>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// `text()` gives what is said. Without memory for that it is not said: no connection, server or
// process comes to harm for it.
template <class Text>
void log_in_debug(const EventLoop& loop, Text text) noexcept {
  if (!loop.get_debug()) return;
  try {
    log(text());
  } catch (...) {
  }
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
