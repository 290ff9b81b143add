#include <asyncio/loop/loop_access.hpp>

#include <asyncio/loop/attachments.hpp>

namespace asyncio::detail {

// They only look, and do not link what makes the attachments.
bool LoopAccess::has_task_factory_slow() const noexcept {
  return static_cast<bool>(loop_.attachments_->task_factory);
}

LoopAsyncGenerators* LoopAccess::async_generators() const noexcept {
  return loop_.attachments_ ? loop_.attachments_->async_generators.get() : nullptr;
}

LoopConnections* LoopAccess::connections() const noexcept {
  return loop_.attachments_ ? loop_.attachments_->connections.get() : nullptr;
}

}  // namespace asyncio::detail
