#include <asyncio/futures/any_future.hpp>

#include <asyncio/futures/repr.hpp>
#include <asyncio/futures/task_base.hpp>
#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/loop/origin.hpp>

#include <ostream>
#include <vector>

namespace asyncio {
namespace detail {

void DoneCallbacks::take_out_after(Node& before) noexcept {
  Node& node = *before.next;
  unlisted(node);
  if (&node == &before) {
    last_ = nullptr;
    return;
  }
  before.next = node.next;
  if (last_ == &node)
    last_ = &before;
  else if (node.next->is_done_node())
    static_cast<DoneNode*>(node.next)->previous_ = &before;
}

bool DoneCallbacks::remove(DoneNode& node) noexcept {
  if ((node.flags_ & (DoneNode::kListed | DoneNode::kHoldsFuture)) != DoneNode::kListed)
    return false;
  take_out_after(last_->next == &node ? *last_ : *node.previous_);
  return true;
}

bool DoneCallbacks::remove(Node& task) noexcept {
  if (!last_) return false;
  Node* before = last_;
  do {
    if (before->next == &task) {
      take_out_after(*before);
      return true;
    }
    before = before->next;
  } while (before != last_);
  return false;
}

void FutureBase::discard_callbacks() noexcept {
  while (Node* node = callbacks_.pop()) node->discard();
}

bool FutureBase::cancel(const std::string* message) {
  flags_ &= ~kUnretrieved;
  if (flags_ & (kCancelled | kFinished | kBeingSet)) return false;
  end_cancelled(message ? make_cancelled(message) : ExceptionPtr(), false);
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
    ExceptionPtr wrapped = exception_or_spare([] {
      return make_exception<RuntimeError>(
          "StopIteration interacts badly with generators and cannot be raised into a Future");
    });
    wrapped.set_cause(error);
    error = std::move(wrapped);
  }
  fail(std::move(error));
}

ExceptionPtr FutureBase::failure() noexcept {
  flags_ &= ~kUnretrieved;
  if (!cancelled()) return exception_;
  if (flags_ & kSavedError) {
    flags_ &= ~kSavedError;
    return std::exchange(exception_, {});
  }
  return cancelled_error();
}

// A new one each time: who awaits may set its cause.
ExceptionPtr FutureBase::cancelled_error() const noexcept {
  const auto* error = flags_ & kSavedError ? nullptr : exception_.get_if<CancelledError>();
  if (!error) return make_cancelled(nullptr);
  try {
    return make_exception<CancelledError>(error->what());
  } catch (...) {
    return SpareExceptions::cancelled_error();
  }
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

// A comparison is the user's own code: it may throw, or add and remove callbacks itself. So all are
// compared first, and kept meanwhile.
std::size_t FutureBase::remove_done(const std::type_info& type, const void* callback) {
  const Ref<FutureBase> self(this);
  std::vector<Ref<DoneNode>> found;
  callbacks_.for_each([&](Node& node) {
    if (!node.is_done_node()) return;
    auto& done = static_cast<DoneNode&>(node);
    if (done.flags_ & DoneNode::kComparable) found.emplace_back(&done);
  });
  for (Ref<DoneNode>& node : found) {
    if (!node->equals(type, callback)) node = nullptr;
  }
  std::size_t removed = 0;
  for (const Ref<DoneNode>& node : found) {
    if (node && remove_done_node(*node)) ++removed;
  }
  return removed;
}

bool FutureBase::remove_done_node(DoneNode& node) noexcept {
  if (node.future_ != this || !callbacks_.remove(node)) return false;
  node.discard();
  return true;
}

// The handler may look at it, and its callbacks or its result may hold the last handle of another
// future, so it is ended as all things that may be long chains. Until then it has one count.
void FutureBase::release() noexcept {
  if (!(flags_ & (kUnretrieved | kDeep)) && callbacks_.empty()) {
    delete this;
    return;
  }
  refs_ = 1;
  Descent::end(this, [](void* f, const void*) noexcept { static_cast<FutureBase*>(f)->end(); });
}

void FutureBase::end() noexcept {
  if (flags_ & kUnretrieved) report_unretrieved();
  if (--refs_ == 0) delete this;
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

namespace {
// The futures that are being described in this thread, one inside another. Trivially destroyed, for
// a loop may be closed, and tell of its tasks, while a thread ends.
struct Described {
  const FutureBase* future;
  const Described* around;
  std::size_t depth;
};
thread_local const Described* described = nullptr;
constexpr std::size_t kLongestChain = 16;
}  // namespace

// They may be a ring, or a chain of any length (reprlib.recursive_repr).
std::string FutureBase::describe() const {
  const Described* const around = described;
  if (around && around->depth == kLongestChain) return "...";
  for (const Described* d = around; d; d = d->around)
    if (d->future == this) return "...";
  struct Describing {
    Described here;
    explicit Describing(const Described& h) noexcept : here(h) { described = &here; }
    ~Describing() { described = here.around; }
  } const describing({this, around, around ? around->depth + 1 : 1});
  return description();
}

std::string FutureBase::description() const {
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

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(FutureBase, "future", {&typeid(FutureBase), 0, "type:FutureBase"},
                ASYNCIO_OFFSET_("FutureBase.loop", FutureBase, loop_),
                {nullptr, offsetof(FutureBase, callbacks_) + offsetof(DoneCallbacks, last_),
                 "FutureBase.waiters"},
                ASYNCIO_CONSTANT_("FutureBase.kDone",
                                  FutureBase::kCancelled | FutureBase::kFinished),
                ASYNCIO_CONSTANT_("FutureBase.kTask", FutureBase::kTask),
                ASYNCIO_CONSTANT_("FutureBase.kGathers", FutureBase::kGathers),
                {&typeid(DoneNode), 0, "type:DoneNode"},
                ASYNCIO_CONSTANT_("DoneNode.kEmpty", DoneNode::kEmpty))
}  // namespace asyncio::detail
