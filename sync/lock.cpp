#include <asyncio/sync/lock.hpp>

namespace asyncio {

void Lock::release() {
  check_thread();
  if (!locked_) throw RuntimeError("Lock is not acquired.");
  locked_ = false;
  wake_first();
}

std::string Lock::to_string() const {
  return describe("Lock", locked_ ? "locked" : "unlocked", waiter_count());
}

}  // namespace asyncio
