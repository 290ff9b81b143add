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
  if (cancelled()) return joined({"<Handle cancelled", Origins::repr(*this), ">"});
  return joined({"<Handle ", callback_name(), "()", Origins::repr(*this), ">"});
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
  if (cancelled()) return joined({"<TimerHandle cancelled when=", when, Origins::repr(*this), ">"});
  return joined(
      {"<TimerHandle when=", when, " ", callback_name(), "()", Origins::repr(*this), ">"});
}

std::string ThreadSafeNode::describe() const {
  if (cancelled()) return joined({"<_ThreadSafeHandle cancelled", Origins::repr(*this), ">"});
  return joined({"<_ThreadSafeHandle ", callback_name(), "()", Origins::repr(*this), ">"});
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
  ExceptionContext context{joined({"Exception in callback ", callback_name, "()"}), error, {}};
  context.details.push_back({"handle", node.describe()});
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
