// What the tests of long chains share: a small stack, a million, and a count of what is alive.
#pragma once

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <pthread.h>

#include <cstdlib>
#include <functional>
#include <string>

namespace asyncio::testing {

#ifdef ASYNCIO_POOL_OFF_          // AddressSanitizer
constexpr int kMillion = 100000;  // would take minutes
#else
// A tenth of it overflows a small stack as surely; all of it takes minutes, and is for
// `tools/test --long`.
inline const int kMillion = std::getenv("ASYNCIO17_LONG") ? 1000000 : 100000;
#endif

// Runs `code` in a thread with a stack of 256 KiB, and with no word about what is dropped.
inline void on_small_stack(const std::function<void()>& code) {
  pthread_attr_t small;
  pthread_attr_init(&small);
  BOOST_REQUIRE(pthread_attr_setstacksize(&small, 256 * 1024) == 0);
  const auto warnings = set_warning_hook([](const std::string&, const SourceLocation&) {});
  pthread_t thread;
  const auto run = [](void* f) -> void* {
    (*static_cast<const std::function<void()>*>(f))();
    return nullptr;
  };
  BOOST_REQUIRE(pthread_create(&thread, &small, run, const_cast<std::function<void()>*>(&code)) ==
                0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&small);
  set_warning_hook(warnings);
}

// How many of them are alive.
struct Counted {
  static inline int alive = 0;
  Counted() noexcept { ++alive; }
  Counted(const Counted&) noexcept { ++alive; }
  Counted& operator=(const Counted&) = default;
  ~Counted() { --alive; }
};

// A loop on virtual time whose reports are counted, and not kept.
struct Quiet : VirtualLoop {
  Quiet() {
    loop.set_exception_handler([this](EventLoop&, const ExceptionContext&) { ++count; });
  }
  // All sleeps are over.
  void finish() { run(asyncio::sleep(1e6)); }
  int count = 0;
};

}  // namespace asyncio::testing
