// Apart from hooks.cpp, for a program with callbacks alone has nothing to warn of, and names no
// place.
#include <asyncio/generators/hooks.hpp>

#include <cstdio>
#include <utility>

namespace asyncio {

namespace {
// Where no line is known Python says "sys:1".
void default_warning(const std::string& text, const SourceLocation& where) {
  std::fprintf(stderr, "%s:%d: RuntimeWarning: %s\n", where.file ? where.file : "sys",
               where.file ? where.line : 1, text.c_str());
}
detail::WarningHook warning_hook = default_warning;
}  // namespace

detail::WarningHook set_warning_hook(detail::WarningHook hook) noexcept {
  return std::exchange(warning_hook, hook ? hook : default_warning);
}

namespace detail {
std::string place(const char* file, int line) {
  return file ? joined({" at ", file, ":", std::to_string(line)}) : std::string();
}
void warn(const std::string& text, const SourceLocation& where) noexcept {
  try {
    warning_hook(text, where);
  } catch (...) {
  }
}
}  // namespace detail

}  // namespace asyncio
