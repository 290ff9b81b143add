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

std::string HandleNode::describe() const {
  return (cancelled() ? "<Handle cancelled" : "<Handle " + callback_name() + "()") +
         Origins::repr(*this) + ">";
}

void TimerNode::cancel() noexcept {
  if (cancelled()) return;
  const bool waiting = armed();
  if (waiting) loop_->timers().remove(*this);
  HandleNode::cancel();
  if (waiting) unref();  // the queue's count
}

std::string TimerNode::describe() const {
  char when[32];
  std::snprintf(when, sizeof when, "%.9g", when_);
  return std::string("<TimerHandle ") + (cancelled() ? "cancelled " : "") + "when=" + when +
         (cancelled() ? std::string() : " " + callback_name() + "()") + Origins::repr(*this) + ">";
}

std::string ThreadSafeNode::describe() const {
  return (cancelled() ? "<_ThreadSafeHandle cancelled"
                      : "<_ThreadSafeHandle " + callback_name() + "()") +
         Origins::repr(*this) + ">";
}

void callback_failed(const Node& node, const std::string& callback_name) {
  ExceptionPtr error;
  try {
    throw;
  } catch (const KeyboardInterrupt&) {
    throw;
  } catch (const SystemExit&) {
    throw;
  } catch (const BaseException& e) {
    error = ExceptionPtr::current(e);
  } catch (const std::exception& e) {
    error = ExceptionPtr::current(e);
  } catch (...) {
    error = ExceptionPtr::current();
  }
  if (!running_loop) return unraisable(callback_name, error);
  ExceptionContext context{
      "Exception in callback " + callback_name + "()", error, {{"handle", node.describe()}}};
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
