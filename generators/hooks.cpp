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
detail::UnraisableHook unraisable_hook = default_unraisable;
}  // namespace

detail::UnraisableHook set_unraisable_hook(detail::UnraisableHook hook) noexcept {
  return std::exchange(unraisable_hook, hook ? hook : default_unraisable);
}

namespace detail {
void unraisable(const std::string& where, const ExceptionPtr& error) noexcept {
  try {
    unraisable_hook(where, error);
  } catch (...) {  // there is nowhere left to report to
  }
}
void fatal(const char* file, int line, const char* text) noexcept {
  std::fprintf(stderr, "%s:%d: %s\n", file, line, text);
  std::abort();
}
}  // namespace detail

}  // namespace asyncio
