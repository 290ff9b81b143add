// The same of a coroutine function that takes what can only be moved.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <memory>

using namespace asyncio;

Coroutine<> work(std::unique_ptr<int> p) {
  return coroutine([p = std::move(p)](auto& co) mutable {
    BEGIN(co);
    YIELD();
    END;
  });
}
void swallow(std::unique_ptr<int>) {}
void start(EventLoop& loop) {
#ifndef CONTROL
  loop.call_soon(work, std::make_unique<int>(1));
#endif
  loop.call_soon(swallow, std::make_unique<int>(1));
}
