#include <asyncio/sync/waiter.hpp>

#include <asyncio/generators/spare_exceptions.hpp>

#include <cstdio>
#include <ostream>

namespace asyncio::detail {

// ---- Waiter ----

bool Waiter::cancel(const std::string* message) {
  if (!FutureBase::cancel(message)) return false;
  if (list_) ++list_->cancelled_;
  return true;
}

void Waiter::deliver(void* target, Deliver how) { deliver_value<bool>(true, target, how); }

bool Waiter::on_wake(TaskBase& task, ExceptionPtr& error) noexcept {
  if (error) {
    give_up();
    return true;
  }
  if (!list_) {
    if (!(flags_ & kComplete))
      error = exception_or_spare([] {
        return make_exception<RuntimeError>("what the task waited for was destroyed meanwhile");
      });
    return true;
  }
  try {
    return take(task, error);
  } catch (...) {
    error = ExceptionPtr::current();
    return true;
  }
}

bool Waiter::take(TaskBase&, ExceptionPtr&) {
  WaitList& list = *list_;
  list.remove(*this);
  list.taken();
  return true;
}

void Waiter::give_up() noexcept {
  if (!list_) return;
  WaitList& list = *list_;
  list.remove(*this);
  list.given_up(done() && !cancelled());
}

void Waiter::release() noexcept {
  give_up();
  delete this;
}

// ---- WaitList ----

WaitList::~WaitList() {
  while (first_) remove(*first_);
}

void WaitList::append(Waiter& waiter) noexcept {
  waiter.list_ = this;
  waiter.previous_ = last_;
  waiter.next_ = nullptr;
  (last_ ? last_->next_ : first_) = &waiter;
  last_ = &waiter;
  if (!cursor_) cursor_ = &waiter;
  ++size_;
}

void WaitList::remove(Waiter& waiter) noexcept {
  if (!(waiter.flags_ & Waiter::kHandedOver)) {
    --size_;
    if (waiter.cancelled()) --cancelled_;
  }
  if (cursor_ == &waiter) cursor_ = waiter.next_;
  (waiter.previous_ ? waiter.previous_->next_ : first_) = waiter.next_;
  (waiter.next_ ? waiter.next_->previous_ : last_) = waiter.previous_;
  waiter.list_ = nullptr;
}

void WaitList::wait(TaskBase& task, Waiter& waiter) noexcept {
  append(waiter);
  task.wait_for_future(waiter);
  waiter.unref();
}

void WaitList::wait_again(TaskBase& task, Waiter& waiter) noexcept {
  remove(waiter);
  waiter.flags_ &= ~(Waiter::kFinished | Waiter::kHandedOver);
  append(waiter);
  task.wait_for_future(waiter);
}

void WaitList::wake_first() noexcept {
  if (first_ && !first_->done()) first_->finish();
}

bool WaitList::wake_next() noexcept {
  while (Waiter* waiter = cursor_) {
    cursor_ = waiter->next_;
    if (waiter->done()) continue;
    waiter->finish();
    return true;
  }
  return false;
}

bool WaitList::hand_over_next() noexcept {
  while (Waiter* waiter = cursor_) {
    cursor_ = waiter->next_;
    hand_over(*waiter);
    if (waiter->done()) continue;
    waiter->finish();
    return true;
  }
  return false;
}

void WaitList::hand_over(Waiter& waiter) noexcept {
  waiter.flags_ |= Waiter::kHandedOver;
  --size_;
  if (waiter.cancelled()) --cancelled_;
}

void WaitList::wake_all() noexcept {
  while (Waiter* waiter = cursor_) {
    cursor_ = waiter->next_;
    if (waiter->done()) continue;
    waiter->flags_ |= Waiter::kComplete;
    waiter->finish();
  }
}

// ---- LoopBound ----

ExceptionPtr LoopBound::bind(EventLoop& loop) {
  if (loop_.get() == &loop) return {};
  if (loop_)
    return make_exception<RuntimeError>(with_address() + " is bound to a different event loop");
  loop_ = loop;
  return {};
}

std::string LoopBound::address() const {
  char text[2 + 2 * sizeof(void*) + 1];
  std::snprintf(text, sizeof text, "%p", static_cast<const void*>(this));
  return text;
}

std::string LoopBound::describe(const char* name, std::string state, std::size_t waiters) const {
  if (waiters) state += ", waiters:" + std::to_string(waiters);
  return std::string("<asyncio.locks.") + name + " object at " + address() + " [" + state + "]>";
}

std::ostream& operator<<(std::ostream& out, const LoopBound& object) {
  return out << object.to_string();
}

}  // namespace asyncio::detail

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(Waiter, "waiter", {&typeid(Waiter), 0, "type:Waiter"},
                ASYNCIO_OFFSET_("Waiter.list", Waiter, list_),
                ASYNCIO_OFFSET_("WaitList.size", WaitList, size_))
}  // namespace asyncio::detail
