// How loops, handles and origins are printed, for who asks: apart, for a report of the loop's own
// does without.
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/origin.hpp>

#include <ostream>
#include <string>

namespace asyncio {

namespace {
const char* python_bool(bool b) { return b ? "True" : "False"; }
}  // namespace

std::string EventLoop::to_string() const {
  return detail::joined({"<EventLoop running=", python_bool(running_),
                         " closed=", python_bool(closed_), " debug=", python_bool(debug_), ">"});
}

std::ostream& operator<<(std::ostream& out, const EventLoop& loop) {
  return out << loop.to_string();
}

std::ostream& operator<<(std::ostream& out, const Handle& handle) {
  return out << handle.to_string();
}

namespace detail {

Origin Origins::of(const Node& node) {
  Origin origin;
  look(
      node, [](void* to, const Origin& found) { *static_cast<Origin*>(to) = found; }, &origin);
  return origin;
}

std::string Origins::repr(const Node& node) {
  std::string text;
  append_to(text, node);
  return text;
}

}  // namespace detail
}  // namespace asyncio
