#include <asyncio/sync/event.hpp>

namespace asyncio {

void Event::set() {
  check_thread();
  if (set_) return;
  set_ = true;
  wake_all();
}

std::string Event::to_string() const {
  return describe("Event", set_ ? "set" : "unset", waiter_count());
}

}  // namespace asyncio
