#include <asyncio/futures/threads.hpp>

#include <asyncio/loop/attachments.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <thread>

namespace asyncio {
namespace detail {

ThreadLink::ThreadLink(FutureBase& future)
    : loop_(&future.loop()), port_(access(future.loop()).port()), future_(&future) {}

ThreadLink::~ThreadLink() { drop_prepared(); }

void ThreadLink::run_prepared() {
  ThreadSafeNode* const node = prepared_.exchange(nullptr, std::memory_order_acq_rel);
  if (!node) return;
  if (in_loop_thread()) return node->run();
  if (!port_->post(*node)) node->discard();
}

void ThreadLink::drop_prepared() noexcept {
  if (ThreadSafeNode* const node = prepared_.exchange(nullptr, std::memory_order_acq_rel))
    node->discard();
}

// A loop that is closed can be told nothing any more, and would keep the future for ever.
void ThreadLink::hold() {
  if (loop_->is_closed()) {
    future_ = nullptr;
    return;
  }
  hook_ = access(*loop_).add_close_hook([self = shared_from_this()] {
    self->held_ = false;
    self->drop_prepared();
    if (FutureBase* future = std::exchange(self->future_, nullptr)) future->unref();
  });
  future_->ref();
  held_ = true;
}

void ThreadLink::forget() {
  drop_prepared();
  FutureBase* future = std::exchange(future_, nullptr);
  if (!std::exchange(held_, false)) return;
  access(*loop_).remove_close_hook(hook_);
  future->unref();
}

namespace {
// On a future that another thread works for.
struct WakeupCame {
  void operator()(const AnyFuture& f) const { access(f.get_loop()).expect_wakeups(-1); }
};
}  // namespace

void expect_wakeup(AnyFuture future) {
  future.add_done_callback(WakeupCame{});
  access(future.get_loop()).expect_wakeups(1);
}

}  // namespace detail

concurrent::Executor& EventLoop::default_executor() {
  if (executor_shut_down_) throw RuntimeError("Executor shutdown has been called");
  auto& own = attachments().default_executor;
  if (!own) own = concurrent::ThreadPoolExecutor::make_unwaited();
  return *own;
}

// A thread of its own waits for the pool, so that the loop need not.
Coroutine<void> EventLoop::shutdown_default_executor(detail::Caller at) {
  struct Body : detail::Caller {
    LoopRef loop;
    Step operator()(Co<void>& co) {
      if (co.label() == 0) {
        detail::access(*loop).shut_executor_down();
        auto executor = std::move(detail::access(*loop).attachments().default_executor);
        if (!executor) return co.return_();
        concurrent::Future<void> joined;
        Future<void> wrapped = wrap_future(joined, loop.get());
        detail::expect_wakeup(wrapped);
        try {
          std::thread([executor, joined]() mutable {
            ExceptionPtr error;
            try {
              executor->shutdown(true);
            } catch (...) {  // one of the user's
              error = ExceptionPtr::current();
            }
            executor = nullptr;  // by then it is gone, unless somebody else has it
            if (error)
              joined.set_exception(error);
            else
              joined.set_result();
          }).detach();
          executor = nullptr;
        } catch (...) {
          wrapped.cancel();  // nobody will end it
          executor->shutdown(false);
          throw;
        }
        return co.yield_from(1, wrapped);
      }
      co.result();
      return co.return_();
    }
  };
  return coroutine(Body{at, *this}, at.file, at.line, "shutdown_default_executor");
}

}  // namespace asyncio

namespace asyncio::detail {
ASYNCIO_LAYOUT_(ThreadLink, "threads",
                {&typeid(DoneCallbackNode<WakeupCame, AnyFuture>), 0, "label:executor"})
}  // namespace asyncio::detail
