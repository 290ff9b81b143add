#include <asyncio/insight/reader/wait_lists.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>

namespace asyncio::detail {

namespace {

// Behind the > that closes what is open at `at`; the end, if none does.
std::size_t behind(const std::string& name, std::size_t at) noexcept {
  for (std::size_t depth = 1; at < name.size() && depth > 0; ++at)
    depth += (name[at] == '<') - (name[at] == '>');
  return at;
}

void replace_all(std::string& text, const std::string& what, const char* by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos;)
    text.replace(at, what.size(), by);
}

}  // namespace

std::string in_short(std::string name) {
  // Inline namespaces of libstdc++ and libc++.
  for (const char* const version : {"std::__cxx11::", "std::__1::"})
    replace_all(name, version, "std::");
  for (const std::string unsaid :
       {", std::allocator<", ", std::char_traits<", ", std::default_delete<", ", std::less<"}) {
    for (std::size_t at; (at = name.find(unsaid)) != std::string::npos;) {
      name.erase(at, behind(name, at + unsaid.size()) - at);
      // `X<int >` was `X<int, Y<int> >`.
      if (name.compare(at, 2, " >") == 0 && at > 0 && name[at - 1] != '>') name.erase(at, 1);
    }
  }
  replace_all(name, "std::basic_string<char>", "std::string");
  replace_all(name, "std::string >", "std::string>");
  return name;
}

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
  const std::string out = in_short(types_.of(queue).name) + text;
  return (most > 0 ? out + " of " + std::to_string(most) : out) + " items";
}

}  // namespace asyncio::detail
