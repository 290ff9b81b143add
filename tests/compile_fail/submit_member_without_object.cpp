// A pointer to member is called on an object, which comes first among the arguments.
#include <asyncio/asyncio.hpp>

using namespace asyncio;

struct Account {
  int value() const { return 1; }
};
void start(concurrent::ThreadPoolExecutor& pool, Account& account) {
#ifndef CONTROL
  pool.submit(&Account::value);
#endif
  pool.submit(&Account::value, &account);
}
