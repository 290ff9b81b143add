// set_log_hook: where the library prints: reports of exception handlers, slow callbacks, the
// watchdog.
//
// asyncio name: the logger `asyncio`. Thread: set it before the first loop runs; it is called from
// the threads of loops and watchdogs, by several at once if there are several.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
using LogHook = void (*)(const std::string& text);
}

// Gives all that a loop has to say to `hook`, one text (maybe of several lines) at a time. Null: to
// stderr, as from the start. Returns the former hook (null: stderr).
detail::LogHook set_log_hook(detail::LogHook hook) noexcept;

namespace detail {
[[gnu::cold]] void log(const std::string& text) noexcept;
}

}  // namespace asyncio
#pragma GCC visibility pop
