#include <asyncio/insight/reader/wait_lists.hpp>

#include <cstdint>
#include <cstdio>

namespace asyncio::detail {

WaitLists::Address WaitLists::list_of(Address waiter) {
  Address list = 0;
  return at_.of_waiters && memory_.get(waiter + at_.waiter_list, list) ? list : 0;
}

std::string WaitLists::describe(Address list) {
  const ObjectType& side = types_.of(list);
  std::uint64_t waits = 0;
  if (!side.known || !memory_.get(list + at_.list_size, waits)) return {};
  char text[80];
  if (!side.queue_side) {
    const Address top = list + static_cast<Address>(side.to_top);
    std::snprintf(text, sizeof text, " at 0x%llx, %llu wait%s",
                  static_cast<unsigned long long>(top), static_cast<unsigned long long>(waits),
                  waits == 1 ? "s" : "");
    return side.name + text;
  }
  Address queue = 0;
  std::uint64_t size = 0;
  std::int64_t most = 0;
  if (!at_.of_queues || !memory_.get(list + at_.side_queue, queue) ||
      !memory_.get(queue + at_.queue_size, size) || !memory_.get(queue + at_.queue_maxsize, most))
    return {};
  const bool gets = list == queue + at_.queue_getters;
  std::snprintf(text, sizeof text, "%s at 0x%llx, %llu", gets ? ".get()" : ".put()",
                static_cast<unsigned long long>(queue), static_cast<unsigned long long>(size));
  const std::string out = types_.of(queue).name + text;
  return (most > 0 ? out + " of " + std::to_string(most) : out) + " items";
}

}  // namespace asyncio::detail
