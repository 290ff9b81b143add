#include <asyncio/sync/queue_core.hpp>

namespace asyncio::detail {

QueueCore::QueueCore(long maxsize) noexcept
    : getters_(*this, &QueueCore::empty), putters_(*this, &QueueCore::full), maxsize_(maxsize) {
  finished_.set();
}

bool QueueCore::Join::start(CoBase& co, const AwaitTarget<void>& to) const {
  if (queue_->unfinished_ > 0) return queue_->wait_finished(co, to);
  to.set();
  return false;
}

bool QueueCore::wait_finished(CoBase& co, const AwaitTarget<void>& to) {
  return start_wait(co, finished_, finished_, to);
}

bool QueueCore::Side::goes_on(TaskBase& task, Waiter& waiter, ExceptionPtr& error) {
  if ((queue_.*blocked_)() && !queue_.shutdown_) {
    wait_again(task, waiter);
    return false;
  }
  remove(waiter);
  if ((queue_.*blocked_)()) error = make_exception<QueueShutDown>();
  return true;
}

void QueueCore::task_done() {
  check_threads();
  if (unfinished_ == 0) throw ValueError("task_done() called too many times");
  if (--unfinished_ == 0) finished_.set();
}

void QueueCore::shutdown(bool immediate) {
  check_threads();
  shutdown_ = true;
  if (immediate) {
    while (size_ > 0) drop_item();
    if (unfinished_ == 0) finished_.set();
  }
  while (getters_.hand_over_next()) {
  }
  while (putters_.hand_over_next()) {
  }
}

std::string QueueCore::describe(const std::string& where) const {
  std::string out =
      std::string("<") + class_name() + where + " maxsize=" + std::to_string(maxsize_);
  if (size_ > 0) out += " _queue=" + items_repr();
  if (getters_.size() > 0) out += " _getters[" + std::to_string(getters_.size()) + "]";
  if (putters_.size() > 0) out += " _putters[" + std::to_string(putters_.size()) + "]";
  if (unfinished_ > 0) out += " tasks=" + std::to_string(unfinished_);
  if (shutdown_) out += " shutdown";
  return out + ">";
}

}  // namespace asyncio::detail

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(QueueCore, "queue", {&typeid(QueueCore::Side), 0, "type:QueueSide"},
                ASYNCIO_OFFSET_("QueueSide.queue", QueueCore::Side, queue_),
                ASYNCIO_OFFSET_("QueueCore.getters", QueueCore, getters_),
                ASYNCIO_OFFSET_("QueueCore.putters", QueueCore, putters_),
                ASYNCIO_OFFSET_("QueueCore.size", QueueCore, size_),
                ASYNCIO_OFFSET_("QueueCore.maxsize", QueueCore, maxsize_))
}  // namespace asyncio::detail
