#include <asyncio/loop/handle.hpp>

#include <asyncio/generators/descent.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/origin.hpp>

#include <cstdio>

namespace asyncio {
namespace detail {

void HandleNode::cancel() noexcept {
  if (cancelled()) return;
  flags_ |= kCancelled;
  if (!(flags_ & kRunning)) clear_unless_empty();
}

void HandleNode::discard() noexcept {
  if (refs_ == 1) return unref();
  flags_ &= ~kQueued;
  if (!(flags_ & kLasting)) clear_unless_empty();
  unref();
}

void HandleNode::after_run() noexcept {
  flags_ &= ~(kRunning | kQueued);
  const bool again = (flags_ & (kLasting | kCancelled)) == kLasting;
  if (refs_ > 1 && !again) clear_unless_empty();
  unref();
}

void HandleNode::destroy() noexcept { Descent::destroy(this); }

[[gnu::noinline]] void HandleNode::drop_callable() noexcept {
  if (flags_ & kTrivial) return clear();
  ref();  // until it is ended
  Descent::end(this, [](void* n, const void*) noexcept {
    auto* const node = static_cast<HandleNode*>(n);
    if (!(node->flags_ & kEmpty)) node->clear();
    node->unref();
  });
}

// What describe() says of each kind of them.
static std::string repr(const HandleNode& node, const char* kind, const char* when) {
  std::string text = joined({"<", kind, node.cancelled() ? " cancelled" : "", when});
  if (!node.cancelled()) append(text, {" ", node.callback_name(), "()"});
  Origins::append_to(text, node);
  append(text, {">"});
  return text;
}

std::string HandleNode::describe() const { return repr(*this, "Handle", ""); }

std::string HandleNode::callback_name() const { return argument_name(typeid(*this), 1); }

void HandleNode::failed(ContextState* before) {
  const Leaving leaving{*this, before};
  callback_failed(*this);
}

void TimerNode::cancel() noexcept {
  if (cancelled()) return;
  const bool waiting = armed();
  if (waiting) TimerQueue::of(*this).remove(*this);
  HandleNode::cancel();  // the queue's count holds it meanwhile
  if (waiting) unref();
}

std::string TimerNode::describe() const {
  char when[40];
  std::snprintf(when, sizeof when, " when=%.9g", when_);
  return repr(*this, "TimerHandle", when);
}

void callback_failed(const Node& node, const std::string& callback_name) {
  ExceptionContext context;
  context.exception = caught_by_loop();
  if (!running_loop) return unraisable(callback_name, context.exception);
  try {
    append(context.message, {"Exception in callback ", callback_name, "()"});
    context.details = Origins::details("handle", node);
  } catch (...) {  // no memory, or a repr of the user's that throws: then less is said
  }
  running_loop->call_exception_handler(context);
}

static std::string name_of(const HandleNode& node) noexcept {
  try {
    return node.callback_name();
  } catch (...) {  // no memory: then it has no name
    return {};
  }
}

void callback_failed(const HandleNode& node) { callback_failed(node, name_of(node)); }

}  // namespace detail
}  // namespace asyncio
