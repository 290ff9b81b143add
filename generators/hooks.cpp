#include <asyncio/generators/hooks.hpp>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace asyncio {

namespace {
void default_unraisable(const std::string& where, const ExceptionPtr& error) {
  std::fprintf(stderr, "Exception ignored in: %s\n%s\n", where.c_str(),
               detail::last_line(error).c_str());
}
void default_warning(const std::string& text, const SourceLocation& where) {
  std::fprintf(stderr, "%s:%d: RuntimeWarning: %s\n", where.file ? where.file : "?", where.line,
               text.c_str());
}
detail::UnraisableHook unraisable_hook = default_unraisable;
detail::WarningHook warning_hook = default_warning;
}  // namespace

detail::UnraisableHook set_unraisable_hook(detail::UnraisableHook hook) noexcept {
  return std::exchange(unraisable_hook, hook ? hook : default_unraisable);
}
detail::WarningHook set_warning_hook(detail::WarningHook hook) noexcept {
  return std::exchange(warning_hook, hook ? hook : default_warning);
}

namespace detail {
std::string place(const char* file, int line) {
  return file ? joined({" at ", file, ":", std::to_string(line)}) : std::string();
}
void unraisable(const std::string& where, const ExceptionPtr& error) noexcept {
  try {
    unraisable_hook(where, error);
  } catch (...) {  // there is nowhere left to report to
  }
}
void warn(const std::string& text, const SourceLocation& where) noexcept {
  try {
    warning_hook(text, where);
  } catch (...) {
  }
}
void fatal(const char* file, int line, const char* text) noexcept {
  std::fprintf(stderr, "%s:%d: %s\n", file, line, text);
  std::abort();
}
}  // namespace detail

}  // namespace asyncio
