// A method that is a coroutine is no callback, in Python neither.
#include <asyncio/asyncio.hpp>

#include <memory>

struct Client {
  asyncio::Coroutine<> close();
  void stop();
};

void watch(asyncio::EventLoop& loop, std::shared_ptr<Client> client) {
#ifndef CONTROL
  loop.call_soon(asyncio::bound(client, &Client::close));
#endif
  loop.call_soon(asyncio::bound(client, &Client::stop));
}
