// Between the loop and other threads: wrap_future, run_coroutine_threadsafe, run_in_executor,
// to_thread.
//
// asyncio names: futures.wrap_future, tasks.run_coroutine_threadsafe, loop.run_in_executor,
// threads.to_thread. Results cross at once where the loop's own thread ends them, else by
// call_soon_threadsafe(); cancelling one side cancels the other. Thread: the loop's, but for
// run_coroutine_threadsafe().
#pragma once

#include <asyncio/futures/concurrent_future.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/futures/thread_pool_executor.hpp>
#include <asyncio/generators/descent.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <tuple>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// Connects a future of a loop with what another thread holds. Other threads hold the link and touch
// its port; the rest is the loop's thread's.
class ThreadLink : public std::enable_shared_from_this<ThreadLink> {
 public:
  explicit ThreadLink(FutureBase& future);
  ~ThreadLink();
  // Keeps the future until forget(), or until the loop is closed.
  void hold();
  void forget();
  // Null once it is forgotten. In the loop's thread only.
  FutureBase* future() const noexcept { return future_; }
  // Its loop may be gone, and another one be at its address: the port is there.
  bool in_loop_thread() const noexcept {
    return running_loop && access(*running_loop).port().get() == port_.get();
  }
  // Runs `work` in the loop's thread: at once if this is it, else by way of the port. Lost when the
  // loop is closed.
  template <class F>
  void run_in_loop(F work) {
    if (in_loop_thread()) return work();
    auto node = std::make_unique<ThreadSafeCallback<F>>(std::move(work));
    if (port_->post(*node)) (void)node.release();
  }

  // The same in two parts, for what the other thread must not fail to say: the memory for it is
  // taken here, in the loop's thread, and given back by forget().
  template <class F>
  void prepare(F work) {
    prepared_.store(new ThreadSafeCallback<F>(std::move(work)), std::memory_order_release);
  }
  // Runs it, once.
  void run_prepared();

 private:
  void drop_prepared() noexcept;

  EventLoop* const loop_;  // only while there is a future
  const Ref<Port> port_;
  FutureBase* future_;
  bool held_ = false;
  std::atomic<ThreadSafeNode*> prepared_{nullptr};
  CloseHook* hook_;
};

// A concurrent future that somebody may wait for in another thread, and who is to end it. Dropped
// before that, as a callback of a loop that is closed is, it cancels the future: nobody waits for
// ever.
template <class T>
class Owed {
 public:
  explicit Owed(concurrent::Future<T> future) noexcept : future_(std::move(future)) {}
  Owed(Owed&& other) noexcept : future_(std::exchange(other.future_, std::nullopt)) {}
  Owed& operator=(Owed&&) = delete;
  ~Owed() {
    if (future_) future_->cancel();
  }
  const concurrent::Future<T>& operator*() const noexcept { return *future_; }

 private:
  std::optional<concurrent::Future<T>> future_;
};

// Tells the loop's poller that another thread is to end this future.
void expect_wakeup(AnyFuture future);

// Ends a future of the loop as a concurrent one has ended.
template <class T>
void copy_result(FutureBase& to, const concurrent::Future<T>& from) {
  if (to.done()) return;
  if (from.cancelled()) {
    to.cancel();
  } else if (ExceptionPtr error = from.exception()) {
    to.set_exception(std::move(error));
  } else if constexpr (std::is_void_v<T>) {
    static_cast<FutureState<T>&>(to).set_result();
  } else {
    try {
      static_cast<FutureState<T>&>(to).set_result(from.result_to_copy());
    } catch (...) {  // the copy
      if (to.done()) throw;
      to.set_exception(ExceptionPtr::current());
    }
  }
}
// And the other way round.
template <class T>
void copy_result(const concurrent::Future<T>& to, FutureBase& from) {
  if (from.cancelled()) to.cancel();
  if (!to.set_running_or_notify_cancel()) return;
  if (ExceptionPtr error = from.failure()) {
    to.set_exception(std::move(error));
  } else if constexpr (std::is_void_v<T>) {
    to.set_result();
  } else {
    try {
      Passing<T> value;
      value.take([&from](void* at, Deliver how) { from.deliver(at, how); });
      to.set_result(std::move(value.value()));
    } catch (...) {  // the copy
      if (to.done()) throw;
      to.set_exception(ExceptionPtr::current());
    }
  }
}

}  // namespace detail

// The concurrent future as a future of the loop (by default get_event_loop()). asyncio.wrap_future
template <class T>
Future<T> wrap_future(concurrent::Future<T> source, EventLoop* loop = nullptr,
                      detail::Caller at = detail::Caller()) {
  Future<T> wrapped(loop ? *loop : get_event_loop(at));
  wrapped.get().check_thread();
  auto link = std::make_shared<detail::ThreadLink>(wrapped.get());
  link->hold();
  try {
    link->prepare([link, source] {
      if (link->future()) detail::copy_result(*link->future(), source);
    });
    wrapped.add_done_callback([source, link](const AnyFuture& f) {
      link->forget();
      if (f.cancelled()) source.cancel();
    });
    source.add_done_callback([link](const concurrent::Future<T>&) { link->run_prepared(); });
  } catch (...) {
    link->forget();
    throw;
  }
  return wrapped;
}

namespace detail {

// The end of a task that another thread waits for.
template <class R>
struct TellOther {
  Owed<R> result;
  std::shared_ptr<ThreadLink> link;
  TellOther(Owed<R> r, std::shared_ptr<ThreadLink> l) noexcept
      : result(std::move(r)), link(std::move(l)) {}
  TellOther(TellOther&&) noexcept = default;
  TellOther& operator=(TellOther&&) = delete;
  ~TellOther() {
    if (link) link->forget();
  }
  void operator()(const AnyFuture& done) const {
    link->forget();
    copy_result(*result, done.get());
  }
};

}  // namespace detail

// Runs a coroutine in a loop of another thread; the result is for this one. It is cancelled when
// the loop is closed before the coroutine has ended. Thread: any. asyncio.run_coroutine_threadsafe
template <class A>
auto run_coroutine_threadsafe(A&& awaitable, EventLoop& loop) {
  using R = await_result_t<A>;
  concurrent::Future<R> result;
  auto start = [coroutine = detail::as_coroutine(std::forward<A>(awaitable)),
                owed = detail::Owed<R>(result), &loop]() mutable {
    const concurrent::Future<R> outer = *owed;
    Task<R> task;
    std::optional<detail::TellOther<R>> tell;  // without memory the result is that
    try {
      task = loop.create_task(std::move(coroutine));
      auto link = std::make_shared<detail::ThreadLink>(task.get());
      tell.emplace(std::move(owed), link);
      task.add_done_callback(std::move(*tell));
      outer.add_done_callback([link](const concurrent::Future<R>& done) {
        if (!done.cancelled()) return;
        link->run_in_loop([link] {
          if (link->future()) link->future()->cancel();
        });
      });
    } catch (...) {
      if (task) task.cancel();
      if (!outer.done() && outer.set_running_or_notify_cancel())
        outer.set_exception(ExceptionPtr::current());
      throw;
    }
  };
  loop.call_soon_threadsafe(std::move(start));
  return result;
}

template <class F, class... A>
auto EventLoop::run_in_executor(concurrent::Executor* executor, F&& function, A&&... args) {
  static_assert(!detail::gives_coroutine_v<F, A...>,
                "coroutines cannot be used with run_in_executor(): use create_task()");
  using R = detail::job_result_t<F, A...>;
  check();
  if (!executor) executor = &default_executor();
  concurrent::Future<R> job;
  auto work = concurrent::detail::job_of(job, std::forward<F>(function), std::forward<A>(args)...);
  Future<R> wrapped = wrap_future(job, this);
  try {
    detail::expect_wakeup(wrapped);
    executor->execute(std::move(work));
  } catch (...) {
    wrapped.cancel();  // nobody will end it
    throw;
  }
  return wrapped;
}

namespace detail {
template <class R, class Call>
struct ToThread : Caller {
  Call call;
  ToThread(Caller at, Call&& c) : Caller(at), call(std::move(c)) {}
  Step operator()(Co<R>& co) {
    if (co.label() == 0) {
      // The other thread gets the only handle of the copy: a context is not counted for two.
      return co.yield_from(
          1, get_running_loop(*this).run_in_executor(
                 nullptr, [context = copy_context(), call = std::move(call)]() mutable {
                   return context.run(call);
                 }));
    }
    return co.template pass_result<R>();
  }
};
template <class R, class Call>
Coroutine<R> to_thread_at(Caller at, Call&& call) {
  return coroutine_of<R, ToThread<R, Call>>({at.file, at.line, "to_thread"}, at,
                                            std::forward<Call>(call));
}
template <class F, class... A>
auto to_thread_of(const Caller& at, F&& function, A&&... args) {
  static_assert(!gives_coroutine_v<F, A...>,
                "coroutines cannot be used with to_thread(): use create_task()");
  return to_thread_at<job_result_t<F, A...>>(
      at, bind_call(std::forward<F>(function), std::forward<A>(args)...));
}
}  // namespace detail

// Runs function(args...) in the default executor, in a copy of the current context. (No parameter
// can follow a list: with more than three arguments it is not known who called.)
// asyncio.to_thread
template <class F>
auto to_thread(F&& function, detail::Caller at = detail::Caller()) {
  return detail::to_thread_of(at, std::forward<F>(function));
}
template <class F, class A>
auto to_thread(F&& function, A&& a, detail::Caller at = detail::Caller()) {
  return detail::to_thread_of(at, std::forward<F>(function), std::forward<A>(a));
}
template <class F, class A, class B>
auto to_thread(F&& function, A&& a, B&& b, detail::Caller at = detail::Caller()) {
  return detail::to_thread_of(at, std::forward<F>(function), std::forward<A>(a),
                              std::forward<B>(b));
}
template <class F, class A, class B, class C>
auto to_thread(F&& function, A&& a, B&& b, C&& c, detail::Caller at = detail::Caller()) {
  return detail::to_thread_of(at, std::forward<F>(function), std::forward<A>(a), std::forward<B>(b),
                              std::forward<C>(c));
}
template <class F, class A, class B, class C, class D, class... More>
auto to_thread(F&& function, A&& a, B&& b, C&& c, D&& d, More&&... more) {
  return detail::to_thread_of(detail::Caller::none(), std::forward<F>(function), std::forward<A>(a),
                              std::forward<B>(b), std::forward<C>(c), std::forward<D>(d),
                              std::forward<More>(more)...);
}

}  // namespace asyncio
#pragma GCC visibility pop
