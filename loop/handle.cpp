#include <asyncio/loop/handle.hpp>

#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/origin.hpp>

#include <cstdio>
#include <ostream>

namespace asyncio {
namespace detail {

void HandleNode::cancel() noexcept {
  if (cancelled()) return;
  flags_ |= kCancelled;
  if (!(flags_ & kEmpty)) clear();
}

std::string repr_of_handle(const Node& node, const char* kind, bool cancelled, const char* when,
                           const std::string& callback_name) {
  std::string text = joined({"<", kind, cancelled ? " cancelled" : "", when});
  if (!cancelled) append(text, {" ", callback_name, "()"});
  append(text, {Origins::repr(node), ">"});
  return text;
}

std::string HandleNode::describe() const {
  return repr_of_handle(*this, "Handle", cancelled(), "", callback_name());
}

std::string HandleNode::callback_name() const { return argument_name(typeid(*this), 1); }

void HandleNode::failed(ContextState* before) {
  const Leaving leaving{*this, before};
  callback_failed(*this, callback_name());
}

void TimerNode::cancel() noexcept {
  if (cancelled()) return;
  const bool waiting = armed();
  if (waiting) TimerQueue::of(*this).remove(*this);
  HandleNode::cancel();
  if (waiting) unref();  // the queue's count
}

std::string TimerNode::describe() const {
  char when[40];
  std::snprintf(when, sizeof when, " when=%.9g", when_);
  return repr_of_handle(*this, "TimerHandle", cancelled(), when, callback_name());
}

void callback_failed(const Node& node, const std::string& callback_name) {
  ExceptionContext context;
  context.exception = caught_by_loop();
  if (!running_loop) return unraisable(callback_name, context.exception);
  append(context.message, {"Exception in callback ", callback_name, "()"});
  add_detail(context.details, "handle", node.describe());
  Origins::add_traceback(context.details, node);
  running_loop->call_exception_handler(context);
}

}  // namespace detail

Context Handle::get_context() const {
  detail::ContextState* state = node_ ? node_->context() : nullptr;
  return state ? Context(detail::Ref<detail::ContextState>(state)) : Context();
}

std::ostream& operator<<(std::ostream& out, const Handle& handle) {
  return out << handle.to_string();
}

}  // namespace asyncio
