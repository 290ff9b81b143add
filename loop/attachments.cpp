#include <asyncio/loop/attachments.hpp>

#include <asyncio/generators/hooks.hpp>
#include <asyncio/generators/pool.hpp>
#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <utility>

namespace asyncio {

namespace detail {

Attachments::~Attachments() = default;

void Attachments::call_exception_handler(EventLoop& loop, const ExceptionContext& context) const {
  ExceptionContext failed;
  try {
    const auto handler = exception_handler;  // it may replace itself
    return (*handler)(loop, context);
  } catch (...) {
    failed.exception = caught_by_loop();
  }
  try {
    append(failed.message, {"Unhandled error in exception handler"});
    failed.details.emplace_back("context", context.message);
  } catch (...) {  // no memory: then less is said
  }
  loop.report(failed);
}

void Attachments::close(bool at_end) {
  try {
    close_all();
  } catch (...) {
    pool_trim();
    if (!at_end) throw;
    unraisable("EventLoop.close", caught_or_memory_error());
  }
}

void Attachments::close_all() {
  while (!close_hooks.empty()) {
    const std::function<void()> hook = std::move(close_hooks.front().call);
    close_hooks.pop_front();
    hook();
  }
  if (connections) connections->close();
  async_generators = nullptr;
  if (const auto executor = std::move(default_executor)) executor->shutdown(false);
  pool_trim();  // of what all these have left
}

}  // namespace detail

detail::Attachments& EventLoop::attachments() {
  if (!attachments_) attachments_.reset(new detail::Attachments);
  return *attachments_;
}

void EventLoop::set_exception_handler(ExceptionHandler handler) {
  check_thread();
  auto next = handler ? std::make_shared<const ExceptionHandler>(std::move(handler)) : nullptr;
  attachments().exception_handler.swap(next);
}

EventLoop::ExceptionHandler EventLoop::get_exception_handler() const {
  if (!attachments_ || !attachments_->exception_handler) return nullptr;
  return *attachments_->exception_handler;
}

void EventLoop::set_task_factory(std::shared_ptr<const TaskFactory> factory) {
  check_thread();
  attachments().task_factory.swap(factory);
}

std::shared_ptr<const TaskFactory> EventLoop::get_task_factory() const noexcept {
  return attachments_ ? attachments_->task_factory : nullptr;
}

void EventLoop::set_default_executor(std::shared_ptr<concurrent::Executor> executor) {
  check_thread();
  attachments().default_executor.swap(executor);
}

detail::CloseHook* EventLoop::add_close_hook(std::function<void()> hook) {
  std::list<detail::CloseHook>& hooks = attachments().close_hooks;
  const auto place = hooks.insert(hooks.end(), {std::move(hook), {}});
  place->place = place;
  return &*place;
}

void EventLoop::remove_close_hook(detail::CloseHook* hook) {
  std::list<detail::CloseHook> removed;  // what it captured may come back here when it goes
  removed.splice(removed.end(), attachments_->close_hooks, hook->place);
}

}  // namespace asyncio
