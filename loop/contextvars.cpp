#include <asyncio/loop/contextvars.hpp>

namespace asyncio {
namespace detail {

ContextState& writable_context() {
  if (!current_context) current_context = new ContextState(nullptr);
  return *current_context;
}

void leave_context(ContextState* before) noexcept {
  if (current_context) current_context->unref();
  current_context = before;
}

}  // namespace detail

Context::Entered::Entered(detail::ContextState& c) : context(c), before(detail::current_context) {
  if (c.entered) throw RuntimeError("cannot enter context: it is already entered");
  c.entered = true;
  c.ref();
  detail::current_context = &c;
}

Context::Entered::~Entered() {
  context.entered = false;
  detail::leave_context(before);
}

Context copy_context() {
  detail::ContextState* copy = detail::context_for_new();
  return copy ? Context(detail::Ref<detail::ContextState>::adopt(copy)) : Context();
}

}  // namespace asyncio
