// Where it is said what cannot be thrown: set_unraisable_hook(), set_warning_hook().
//
// Python names: sys.unraisablehook, warnings.showwarning. Thread: set them before the first loop
// runs.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio {

// Where a coroutine or generator was made: the function that made it, with file and line.
struct SourceLocation {
  const char* file = nullptr;
  int line = 0;
  const char* function = nullptr;
};

namespace detail {
// Where the user calls a function of the library: the default value of its last parameter. What
// calls another such function hands its own on, so that a message never names a line of ours.
// Base of a body: where the user made its coroutine, be there many such lines.
struct Caller {
  const char* file;
  int line;
  explicit constexpr Caller(const char* f = __builtin_FILE(), int l = __builtin_LINE()) noexcept
      : file(f), line(l) {}
  // Where a message would name no line, rather than one of ours.
  static constexpr Caller none() noexcept { return Caller(nullptr, 0); }
};
// ` at x.cpp:7`, nothing when the file is not known.
[[gnu::cold]] std::string place(const char* file, int line);

// How a coroutine that nobody runs any more says so, and other things that cannot be thrown. The
// default prints to stderr as Python does. Thread: set it before the first loop runs.
using UnraisableHook = void (*)(const std::string& where, const ExceptionPtr& error);
using WarningHook = void (*)(const std::string& text, const SourceLocation& where);

}  // namespace detail

// sys.unraisablehook: where an exception goes that cannot be raised, as one that leaves a FINALLY
// block of a dropped coroutine. Returns the hook that was set before; null restores the default,
// which prints to stderr.
detail::UnraisableHook set_unraisable_hook(detail::UnraisableHook hook) noexcept;
// warnings.showwarning: where a warning goes ("coroutine 'nested' was never awaited").
detail::WarningHook set_warning_hook(detail::WarningHook hook) noexcept;

namespace detail {
[[gnu::cold]] void unraisable(const std::string& where, const ExceptionPtr& error) noexcept;
[[gnu::cold]] void warn(const std::string& text, const SourceLocation& where) noexcept;
// A misuse that cannot be reported by an exception: prints `file:line: text` and aborts.
[[noreturn, gnu::cold]] void fatal(const char* file, int line, const char* text) noexcept;
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
