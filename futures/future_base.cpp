#include <asyncio/futures/any_future.hpp>

#include <asyncio/futures/repr.hpp>
#include <asyncio/futures/task_base.hpp>
#include <asyncio/loop/origin.hpp>

#include <ostream>
#include <vector>

namespace asyncio {
namespace detail {

bool DoneCallbacks::remove(Node& node) noexcept {
  bool found = false;
  remove_if([&](Node& n) { return &n == &node && (found = true); });
  return found;
}

void FutureBase::discard_callbacks() noexcept {
  while (Node* node = callbacks_.pop()) node->discard();
}

bool FutureBase::cancel(const std::string* message) {
  flags_ &= ~kUnretrieved;
  if (done()) return false;
  end_cancelled(message ? make_exception<CancelledError>(*message) : ExceptionPtr(), false);
  return true;
}

void FutureBase::end_cancelled(ExceptionPtr error, bool saved) noexcept {
  exception_ = std::move(error);
  flags_ |= kCancelled;
  if (saved) flags_ |= kSavedError;
  schedule_callbacks();
}

void FutureBase::fail(ExceptionPtr error) noexcept {
  exception_ = std::move(error);
  flags_ |= kFinished | kUnretrieved;
  schedule_callbacks();
}

void FutureBase::set_exception(ExceptionPtr error) {
  check_settable("set_exception");
  if (!error) throw TypeError("set_exception() needs an exception");
  if (flow_of(error) == Flow::stop_iteration) {
    ExceptionPtr wrapped = make_exception<RuntimeError>(
        "StopIteration interacts badly with generators and cannot be raised into a Future");
    wrapped.set_cause(error);
    error = std::move(wrapped);
  }
  fail(std::move(error));
}

ExceptionPtr FutureBase::failure() {
  flags_ &= ~kUnretrieved;
  if (!cancelled()) return exception_;
  if (flags_ & kSavedError) {
    flags_ &= ~kSavedError;
    return std::exchange(exception_, {});
  }
  return cancelled_error();
}

// A new one each time: who awaits may set its cause.
ExceptionPtr FutureBase::cancelled_error() const {
  const auto* error = flags_ & kSavedError ? nullptr : exception_.get_if<CancelledError>();
  return error ? make_exception<CancelledError>(error->what()) : make_exception<CancelledError>();
}

ExceptionPtr FutureBase::exception() {
  if (cancelled()) failure().rethrow();
  if (!done()) throw InvalidStateError("Exception is not set.");
  flags_ &= ~kUnretrieved;
  return exception_;
}

void FutureBase::check_result() {
  if (!done()) throw InvalidStateError("Result is not set.");
  if (const ExceptionPtr error = failure()) error.rethrow();
}

void FutureBase::cannot(const char* operation) const {
  if (is_task()) throw RuntimeError(joined({"Task does not support ", operation, " operation"}));
  throw InvalidStateError("invalid state: " + describe());
}

void FutureBase::schedule_callbacks() noexcept {
  if (callbacks_.empty()) return;
  // Nothing would ever run then, and what waits may go first.
  if (loop_->is_closed()) return discard_callbacks();
  callbacks_.for_each([this](Node& node) {
    if (node.is_done_node()) hold(static_cast<DoneNode&>(node));
  });
  callbacks_.move_to(access(*loop_).ready());
}

void FutureBase::add_done_node(DoneNode& node) {
  node.future_ = this;
  if (loop_->get_debug()) access(*loop_).note_origin(node);
  if (done()) {
    try {
      access(*loop_).check();
    } catch (...) {
      node.discard();
      throw;
    }
    hold(node);
    access(*loop_).enqueue(node);
  } else {
    callbacks_.add(node);
  }
}

std::size_t FutureBase::remove_done(const std::type_info& type, const void* callback) {
  DoneCallbacks removed;  // what they captured goes when the list is whole again
  const std::size_t count = callbacks_.remove_if([&](Node& node) {
    auto* done = dynamic_cast<DoneNode*>(&node);
    if (!done || !done->equals(type, callback)) return false;
    removed.add(node);
    return true;
  });
  while (Node* node = removed.pop()) node->discard();
  return count;
}

bool FutureBase::remove_done_node(DoneNode& node) noexcept {
  if (!callbacks_.remove(node)) return false;
  node.discard();
  return true;
}

void FutureBase::release() noexcept {
  if (flags_ & kUnretrieved) {
    refs_ = 1;  // the handler may look at it
    report_unretrieved();
    if (--refs_ != 0) return;
  }
  delete this;
}

void FutureBase::report_unretrieved() noexcept {
  flags_ &= ~kUnretrieved;
  try {
    loop_->call_exception_handler({std::string(kind()) + " exception was never retrieved",
                                   exception_,
                                   Origins::details(is_task() ? "task" : "future", *this)});
  } catch (...) {
    unraisable(kind(), ExceptionPtr::current());
  }
}

std::string FutureBase::callbacks_repr() const {
  std::vector<std::string> names;
  callbacks_.for_each([&](const Node& node) {
    if (const auto* done = dynamic_cast<const DoneNode*>(&node)) {
      names.push_back(done->callback_name() + "()");
    } else if (dynamic_cast<const TaskBase*>(&node)) {
      names.push_back("Task.task_wakeup()");
    } else {
      names.push_back(node.describe());
    }
  });
  if (names.empty()) return {};
  std::string out = " cb=[" + names[0];
  if (names.size() == 2) out += ", " + names[1];
  if (names.size() > 2) out += ", <" + std::to_string(names.size() - 2) + " more>, " + names.back();
  return out + "]";
}

std::string FutureBase::describe() const {
  std::string out = std::string("<") + kind();
  const std::string origin = Origins::repr(*this) + ">";
  if (cancelled()) return out + " cancelled" + origin;
  if (!done()) return out + " pending" + callbacks_repr() + origin;
  return out + " finished " +
         (exception_ ? "exception=" + exception_.repr() : "result=" + result_repr()) + origin;
}

void no_future() { throw RuntimeError("the handle refers to no future"); }

}  // namespace detail

std::ostream& operator<<(std::ostream& out, const AnyFuture& future) {
  return out << future.to_string();
}

}  // namespace asyncio
