#include <asyncio/generators/managers.hpp>

namespace asyncio::detail {

// What fails while one is inside goes to the FINALLY of the WITH, which leaves that; before, and
// when all are left, it goes to the handler around.
bool WithSeveral::enter(Activation& co) {
  while (inside < managers.size()) {
    if (managers[inside]->enter(co)) return true;
    ++inside;
    co.arm_(on_error);
  }
  return false;
}

bool WithSeveral::entered(Activation& co) {
  managers[inside]->entered(co);
  ++inside;
  co.arm_(on_error);
  return enter(co);
}

bool WithSeveral::exit(Activation& co, ExceptionPtr raised) {
  --inside;  // once it is being left it is not left again, whatever comes of it
  co.arm_(inside > 0 ? on_error : outer);
  WithRecord& manager = *managers[inside];
  const bool waits = manager.exit(co, std::move(raised));
  suppress = manager.suppress;
  return waits;
}

bool WithSeveral::exited(Activation& co) {
  WithRecord& manager = *managers[inside];
  const bool waits = manager.exited(co);
  suppress = manager.suppress;
  return waits;
}

}  // namespace asyncio::detail
