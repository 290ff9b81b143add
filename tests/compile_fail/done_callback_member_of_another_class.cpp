// A done-callback gets the future and nothing else: its object is bound before.
#include <asyncio/asyncio.hpp>

#include <functional>

using namespace asyncio;

struct Account {
  void on_result(const AnyFuture&) {}
};
void start(Future<int> future, Account& account) {
#ifndef CONTROL
  future.add_done_callback(&Account::on_result);
#endif
  future.add_done_callback(std::bind(&Account::on_result, &account, std::placeholders::_1));
}
