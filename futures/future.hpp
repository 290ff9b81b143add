// Future<T>: a result that is not there yet. Task<T> (task.hpp) is one.
//
// asyncio name: futures.Future. T may be void and may be move-only.
// Lifetime: a handle; copies are the same future, which lives as long as one of them. Thread: the
// loop's.
#pragma once

#include <asyncio/futures/any_future.hpp>
#include <asyncio/futures/repr.hpp>
#include <asyncio/futures/task_base.hpp>
#include <asyncio/loop/events.hpp>

#include <memory>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// Room for a result.
template <class T, bool = std::is_trivially_destructible_v<T>>
class ValueSlot {
 public:
  ValueSlot() noexcept {}
  ~ValueSlot() {
    if (has_value_) value_.~T();
  }
  template <class V>
  void set(V&& v) {
    ::new (place()) T(std::forward<V>(v));
    has_value_ = true;
  }
  // By deliver(void* target, Deliver how).
  template <class F>
  void take(F&& deliver) {
    deliver(place(), Deliver::construct);
    has_value_ = true;
  }
  T& value() noexcept { return value_; }

 private:
  void* place() noexcept { return std::addressof(value_); }
  union {
    T value_;
  };
  bool has_value_ = false;
};
// Of one that needs no destructor it need not be known whether it is there.
template <class T>
class ValueSlot<T, true> {
 public:
  ValueSlot() noexcept {}
  template <class V>
  void set(V&& v) {
    ::new (place()) T(std::forward<V>(v));
  }
  template <class F>
  void take(F&& deliver) {
    deliver(place(), Deliver::construct);
  }
  T& value() noexcept { return value_; }

 private:
  void* place() noexcept { return std::addressof(value_); }
  union {
    T value_;
  };
};
template <>
class ValueSlot<void> {};

// `Base` is FutureBase or TaskBase.
template <class Base, class T>
class Typed : public Base, public ValueSlot<T> {
 public:
  using Base::Base;
  // May the result hold the last handle of another future?
  void note_depth() noexcept {
    if constexpr (!std::is_void_v<T> && !std::is_trivially_destructible_v<T>)
      this->flags_ |= Base::kDeep;
  }
  template <class... V>
  void set_result(V&&... value) {
    this->check_settable("set_result");
    if constexpr (std::is_trivially_constructible_v<T, V...> || std::is_same_v<T, std::string>) {
      this->set(std::forward<V>(value)...);
      this->finish();
    } else if constexpr (std::is_void_v<T>) {
      this->finish();
    } else {
      const typename Base::BeingSet being_set(*this);
      this->set(std::forward<V>(value)...);
      being_set.over();
      this->finish();
    }
  }
  // Ends it with the result of another one.
  void set_result_of(FutureBase& other) {
    this->check_settable("set_result");
    const typename Base::BeingSet being_set(*this);
    if constexpr (!std::is_void_v<T>)
      this->take([&other](void* at, Deliver how) { other.deliver(at, how); });
    being_set.over();
    this->finish();
  }
  void deliver(void* target, Deliver how) override {
    if constexpr (std::is_void_v<T>) {
      (void)target, (void)how;
    } else {
      deliver_shared<T>(this->value(), this->refs_ > 1, target, how);
    }
  }
  std::string result_repr() const override {
    if constexpr (std::is_void_v<T>)
      return "None";
    else
      return short_repr_of(const_cast<Typed*>(this)->value());
  }
};

template <class T>
class FutureState : public Typed<FutureBase, T> {
 public:
  explicit FutureState(EventLoop& loop) : Typed<FutureBase, T>(loop, 0) {
    this->note_depth();
    // Not by FutureBase: for that call its table of virtual functions would be written as well.
    this->note_origin();
  }
};

template <class T>
class TaskState final : public Typed<TaskBase, T> {
 public:
  TaskState(EventLoop& loop, Frame& root, ContextState* context) noexcept
      : Typed<TaskBase, T>(loop, root, context) {
    this->note_depth();
  }

 private:
  void take_result(Frame& root, Resumption& run) override {
    if constexpr (std::is_void_v<T> || std::is_nothrow_move_constructible_v<T>) {
      if constexpr (!std::is_void_v<T>)
        this->set(std::move(static_cast<ReturnFrame<T>&>(root).result()));
      root.destroy();
    } else {
      const FrameOwner held(&root);
      try {
        this->set(std::move(static_cast<ReturnFrame<T>&>(root).result()));
      } catch (...) {
        this->result_raises(run);
      }
    }
  }
};

// The slot of a future or task whose type is known.
template <class T>
T& value_of(FutureBase& f) noexcept {
  if (f.is_task()) return static_cast<TaskState<T>&>(f).value();
  return static_cast<FutureState<T>&>(f).value();
}

}  // namespace detail

template <class T = void>
class Future : public AnyFuture {
 public:
  using result_type = T;

  // A new future of get_event_loop(). asyncio.Future()
  Future(detail::Caller at = detail::Caller()) : Future(get_event_loop(at)) {}
  explicit Future(EventLoop& loop)
      : AnyFuture(detail::Ref<detail::FutureBase>::adopt(new detail::FutureState<T>(loop))) {}
  // No future yet.
  Future(std::nullptr_t) noexcept {}
  explicit Future(detail::Ref<detail::FutureBase> state) noexcept : AnyFuture(std::move(state)) {}

  // The result. Throws the exception it was set to, CancelledError, or InvalidStateError while it
  // is pending. On a temporary or moved handle that is the last one, the result is moved out.
  decltype(auto) result() const& {
    get().check_result();
    if constexpr (!std::is_void_v<T>) return static_cast<const T&>(detail::value_of<T>(get()));
  }
  T result() && {
    get().check_result();
    if constexpr (!std::is_void_v<T>) {
      T& value = detail::value_of<T>(get());
      if constexpr (detail::is_copyable_v<T>) {
        if (get().refs() > 1) return value;
      }
      return std::move(value);
    }
  }
  // Ends it with a result. InvalidStateError when it is done already; RuntimeError on a task.
  template <class... V>
  void set_result(V&&... value) const {
    detail::FutureBase& f = own();
    f.check_settable("set_result");  // before it is taken for a FutureState
    static_assert(sizeof...(V) == (std::is_void_v<T> ? 0 : 1), "set_result() takes the result");
    static_cast<detail::FutureState<T>&>(f).set_result(std::forward<V>(value)...);
  }
  // Ends it with an exception: an object, an ExceptionPtr or a std::exception_ptr.
  template <class E>
  void set_exception(E&& error) const {
    own().set_exception(to_exception(std::forward<E>(error)));
  }
  // callback(future) by call_soon() when it is done. See AnyFuture.
  template <class F>
  Handle add_done_callback(F&& callback) {
    return add_typed(std::forward<F>(callback), detail::context_for_new());
  }
  template <class F>
  Handle add_done_callback(const Context& context, F&& callback) {
    return add_typed(std::forward<F>(callback), counted(context));
  }

 private:
  template <class F>
  Handle add_typed(F&& callback, detail::NewContext&& context) {
    if constexpr (detail::callable_once_v<std::decay_t<F>, Future<T>>) {
      return this->template add<Future<T>>(std::forward<F>(callback), std::move(context));
    } else {
      return this->template add<AnyFuture>(std::forward<F>(callback), std::move(context));
    }
  }
};

// The same future with its type, empty when its result is no T.
template <class T>
Future<T> future_cast(const AnyFuture& future) {
  if (!future || !dynamic_cast<detail::ValueSlot<T>*>(&future.get())) return nullptr;
  return Future<T>(future.state());
}

namespace detail {

inline bool wait_for_future(CoBase& co, FutureBase& f) {
  if (auto* task = static_cast<TaskBase*>(co.driver()))
    task->wait_for_future(f);
  else
    ask_by_hand(co.resumption(), f);
  return co.suspend();
}

// An await of a future that is done. True: it raises.
template <class T>
bool take_done(Resumption& run, FutureBase& f, AwaitTarget<T> to) {
  if (ExceptionPtr error = f.failure()) return CoBase::place_error(run, std::move(error), to);
  if constexpr (std::is_void_v<T>) {
    to.set();
  } else if constexpr (detail::is_copyable_v<T>) {
    if (f.refs() > 1)
      to.set(value_of<T>(f));
    else
      to.set(std::move(value_of<T>(f)));
  } else {
    to.set(std::move(value_of<T>(f)));
  }
  return false;
}

}  // namespace detail

template <>
struct AwaitTraits<AnyFuture> {
  using result_type = void;
  static bool start(CoBase& co, const AnyFuture& future, AwaitTarget<void> to) {
    detail::FutureBase& f = future.get();
    if (!f.done()) return detail::wait_for_future(co, f);
    return co.at_once(detail::take_done(co.resumption(), f, to));
  }
};

template <class T>
struct AwaitTraits<Future<T>> {
  using result_type = T;
  static bool start(CoBase& co, const Future<T>& future, AwaitTarget<T> to) {
    detail::FutureBase& f = future.get();
    if (!f.done()) return detail::wait_for_future(co, f);
    return co.at_once(detail::take_done(co.resumption(), f, to));
  }
};

template <class T>
Future<T> EventLoop::create_future() {
  return Future<T>(*this);
}

}  // namespace asyncio

template <class T>
struct std::hash<asyncio::Future<T>> : asyncio::detail::HashFuture {};
#pragma GCC visibility pop
