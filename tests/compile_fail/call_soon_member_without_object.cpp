// A pointer to member is called on an object, which comes first among the arguments.
#include <asyncio/asyncio.hpp>

using namespace asyncio;

struct Account {
  void close() {}
};
void start(EventLoop& loop, Account& account) {
#ifndef CONTROL
  loop.call_soon(&Account::close);
#endif
  loop.call_soon(&Account::close, &account);
}
