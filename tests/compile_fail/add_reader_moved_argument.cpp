// A reader is called again and again: an argument that is moved into the first call is gone.
#include <asyncio/asyncio.hpp>

#include <memory>

using namespace asyncio;

void swallow(std::unique_ptr<int>) {}
void look_at(const std::unique_ptr<int>&) {}
void start(EventLoop& loop) {
#ifndef CONTROL
  loop.add_reader(0, swallow, std::make_unique<int>(1));
#endif
  loop.add_reader(0, look_at, std::make_unique<int>(1));
}
