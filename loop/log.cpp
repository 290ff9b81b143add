#include <asyncio/loop/log.hpp>

#include <atomic>
#include <cstdio>

namespace asyncio {

namespace {
std::atomic<detail::LogHook> log_hook{nullptr};
}

detail::LogHook set_log_hook(detail::LogHook hook) noexcept { return log_hook.exchange(hook); }

void detail::log(const std::string& text) noexcept {
  const LogHook hook = log_hook.load();
  if (!hook) {
    std::fprintf(stderr, "%s\n", text.c_str());
    return;
  }
  try {
    hook(text);
  } catch (...) {  // there is nowhere left to report to
  }
}

}  // namespace asyncio
