// The same of a coroutine function that can only be moved.
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
  auto p = std::make_unique<int>(1);
#ifndef CONTROL
  loop.set_exception_handler([p = std::move(p)](EventLoop&, const ExceptionContext&) mutable {
    return work(std::move(p));
  });
#endif
  loop.set_exception_handler(
      [p = std::move(p)](EventLoop&, const ExceptionContext&) mutable { swallow(std::move(p)); });
}
