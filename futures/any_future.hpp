// AnyFuture: the handle of a future of any type.
//
// asyncio name: futures.Future, less the result. Lifetime: copies are the same future. Thread: the
// loop's.
#pragma once

#include <asyncio/futures/future_base.hpp>

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
template <class F, class Handle>
class DoneCallbackNode;
[[noreturn]] void no_future();
}  // namespace detail

// A future of any type: what can be done with one without knowing its result. To await it waits for
// its end and raises what it raises. Copies are the same future.
class AnyFuture {
 public:
  using result_type = void;

  AnyFuture() noexcept = default;
  AnyFuture(std::nullptr_t) noexcept {}
  explicit AnyFuture(detail::Ref<detail::FutureBase> state) noexcept : state_(std::move(state)) {}

  // done(), cancelled(): is there a result, an exception or a cancellation?
  bool done() const { return get().done(); }
  bool cancelled() const { return get().cancelled(); }
  // Requests cancellation; false when it is done already. The message goes into the CancelledError.
  bool cancel() { return own().cancel(nullptr); }
  bool cancel(const std::string& message) { return own().cancel(&message); }
  // The exception, empty when there is a result. CancelledError when it was cancelled,
  // InvalidStateError when it is pending.
  ExceptionPtr exception() const { return get().exception(); }
  // Has it ended with an exception, not by cancellation? To ask is not to look at it: it is
  // reported all the same.
  bool failed() const { return get().failed(); }
  // Has it failed, and has nobody looked at that? The last handle reports it then.
  // Future._log_traceback
  bool unretrieved() const { return get().unretrieved(); }
  EventLoop& get_loop() const { return get().loop(); }
  // Calls callback(future) by call_soon() when it is done, at once when it is done already. Returns
  // a handle by which this very one can be removed.
  template <class F>
  Handle add_done_callback(F&& callback) {
    return add<AnyFuture>(std::forward<F>(callback), detail::context_for_new());
  }
  // The same in a given context (`context=`).
  template <class F>
  Handle add_done_callback(const Context& context, F&& callback) {
    return add<AnyFuture>(std::forward<F>(callback), counted(context));
  }
  // Removes all callbacks that equal this one (they need an operator==), or the one of a handle.
  // Returns how many; what is scheduled already runs.
  template <class F>
  std::size_t remove_done_callback(const F& callback) {
    if constexpr (std::is_function_v<F>) {
      F* const pointer = callback;
      return own().remove_done(typeid(F*), &pointer);
    } else {
      return own().remove_done(typeid(F), std::addressof(callback));
    }
  }
  std::size_t remove_done_callback(const Handle& handle) {
    auto* node = dynamic_cast<detail::DoneNode*>(handle.node());
    return node && own().remove_done_node(*node) ? 1 : 0;
  }
  // `<Future pending cb=[...]>`
  std::string to_string() const { return state_ ? state_->describe() : "<Future empty>"; }

  explicit operator bool() const noexcept { return static_cast<bool>(state_); }
  friend bool operator==(const AnyFuture& a, const AnyFuture& b) noexcept {
    return a.state_ == b.state_;
  }
  friend bool operator!=(const AnyFuture& a, const AnyFuture& b) noexcept { return !(a == b); }
  friend bool operator<(const AnyFuture& a, const AnyFuture& b) noexcept {
    return a.state_.get() < b.state_.get();
  }
  // For the library's layers. RuntimeError when the handle is empty.
  detail::FutureBase& get() const {
    if (!state_) detail::no_future();
    return *state_;
  }
  const detail::Ref<detail::FutureBase>& state() const noexcept { return state_; }

 protected:
  // The same for what belongs to the loop's thread, which debug mode checks.
  detail::FutureBase& own() const {
    detail::FutureBase& f = get();
    f.check_thread();
    return f;
  }
  template <class H, class F>
  Handle add(F&& callback, detail::NewContext&& context) {
    static_assert(!detail::gives_coroutine_v<F, H>,
                  "coroutines cannot be used with add_done_callback(): let a function call "
                  "create_task()");
    static_assert(detail::callable_once_v<std::decay_t<F>, H>,
                  "a done-callback is called with the future (a pointer to member of another class "
                  "with its object: std::bind(&C::f, &object, std::placeholders::_1))");
    using Node = detail::DoneCallbackNode<std::decay_t<F>, H>;
    detail::FutureBase& future = own();
    auto* node = new Node(std::forward<F>(callback), std::move(context));
    Handle handle{detail::Ref<detail::HandleNode>(node)};
    future.add_done_node(*node);
    return handle;
  }
  static detail::NewContext counted(const Context& context) {
    return detail::NewContext(context.state());
  }
  detail::Ref<detail::FutureBase> state_;
};

std::ostream& operator<<(std::ostream& out, const AnyFuture& future);

namespace detail {
// Handles of one future hash alike, whatever their types, as they are equal.
struct HashFuture {
  std::size_t operator()(const AnyFuture& future) const noexcept {
    return std::hash<const FutureBase*>()(future.state().get());
  }
};
}  // namespace detail

// asyncio.isfuture
template <class T>
constexpr bool isfuture(const T&) noexcept {
  return std::is_base_of_v<AnyFuture, T>;
}

namespace detail {

template <class F, class = void>
struct is_comparable : std::false_type {};
template <class F>
struct is_comparable<F, std::void_t<decltype(static_cast<bool>(std::declval<const F&>() ==
                                                               std::declval<const F&>()))>>
    : std::true_type {};

template <class F, class = void>
struct forwards : std::false_type {};
template <class F>
struct forwards<F, std::void_t<decltype(std::declval<const F&>().forwards_to())>> : std::true_type {
};

// A done-callback: F called with a handle H of the future. An F may have a forwards_to(), as a
// DoneNode.
template <class F, class H>
class DoneCallbackNode final : public DoneNode {
 public:
  template <class G>
  DoneCallbackNode(G&& fn, NewContext&& context) : DoneNode(std::move(context)) {
    ::new (static_cast<void*>(std::addressof(fn_))) F(std::forward<G>(fn));
    if constexpr (std::is_trivially_destructible_v<F>) flags_ |= kTrivial;
    if constexpr (is_comparable<F>::value) flags_ |= kComparable;
  }
  ~DoneCallbackNode() override {
    if (!(flags_ & kEmpty)) fn_.~F();
  }
  void run() override {
    if (cancelled()) return unref();
    const Run running(*this);
    try {
      if constexpr (takes_moved_v<F, H>) {
        std::invoke(fn_, H(Ref<FutureBase>(future_)));
      } else {
        H future{Ref<FutureBase>(future_)};
        call_once(fn_, future);
      }
    } catch (...) {
      callback_failed(*this);
    }
  }
  std::string callback_name() const override { return type_name(typeid(F)); }
  bool equals(const std::type_info& type, const void* other) const override {
    if constexpr (is_comparable<F>::value) {
      return !(flags_ & kEmpty) && type == typeid(F) && fn_ == *static_cast<const F*>(other);
    } else {
      (void)type, (void)other;
      return false;
    }
  }
  FutureBase* forwards_to() const override {
    if constexpr (forwards<F>::value)
      return flags_ & kEmpty ? nullptr : fn_.forwards_to();
    else
      return nullptr;
  }

 private:
  template <class>
  friend struct LayoutOf;
  void clear() noexcept override {
    flags_ |= kEmpty;
    fn_.~F();
    release_future();  // the argument
  }
  union {
    F fn_;
  };
};

}  // namespace detail

}  // namespace asyncio

// For std::unordered_set and std::unordered_map: futures are hashed by identity, as in Python.
template <>
struct std::hash<asyncio::AnyFuture> : asyncio::detail::HashFuture {};
#pragma GCC visibility pop
