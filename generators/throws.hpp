// throw_runtime_error(), throw_value_error(), throw_bad_alloc(): for what every program links.
//
// A throw names the constructor, the destructor and the type of what is thrown, and three functions
// that raise it, each of which the linker has to find. libstdc++ has one function for all of that,
// which every container of it calls.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <new>
#include <stdexcept>

#pragma GCC visibility push(default)
namespace asyncio::detail {

#ifdef __GLIBCXX__
[[noreturn]] inline void throw_runtime_error(const char* text) { std::__throw_runtime_error(text); }
[[noreturn]] inline void throw_value_error(const char* text) {
  std::__throw_invalid_argument(text);
}
[[noreturn]] inline void throw_bad_alloc() { std::__throw_bad_alloc(); }
#else
[[noreturn]] inline void throw_runtime_error(const char* text) { throw RuntimeError(text); }
[[noreturn]] inline void throw_value_error(const char* text) { throw ValueError(text); }
[[noreturn]] inline void throw_bad_alloc() { throw std::bad_alloc(); }
#endif

}  // namespace asyncio::detail
#pragma GCC visibility pop
