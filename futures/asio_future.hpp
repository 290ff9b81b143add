// asio_future: a completion token of Boost.Asio whose result is a Future, so that any operation of
// Boost.Asio can be awaited.
//
//   YIELD_FROM_INTO(n, socket.async_read_some(boost::asio::buffer(data), asyncio::asio_future));
//
// The Future's type follows from the operation's signature, less a leading error_code or
// exception_ptr, which is raised: boost::system::system_error with that code. No result: void;
// several: a std::tuple. With redirect_error() or as_tuple() around the token the code is a result.
//
// To cancel the Future, or the task that awaits it, or by a timeout, cancels the operation (of
// Boost 1.77 or later, by its cancellation slot, where the operation takes notice of one). The
// Future ends when the operation has ended, so that a buffer in the frame of the coroutine is there
// as long as the operation needs it; then it is cancelled, whatever has come of the operation. With
// an older Boost, cancel() or close() the I/O object as well.
//
// The operation may be on io_context_of(loop), on the context of an AsioGuest, or on one that
// another thread runs: the result crosses over. An I/O object whose context is run by several
// threads needs a strand, as for Boost.Asio itself. An operation that is given up, as with its
// context, cancels the Future.
//
// asyncio name: none; Boost.Asio's use_future and use_awaitable.
// Lifetime: the Future, and the loop, may be dropped before the operation has ended. Thread: that
// of the loop.
#pragma once

#include <asyncio/futures/asio_operation.hpp>

#include <boost/asio/async_result.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/system/system_error.hpp>

#include <exception>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// The token's type: `asio_future` for get_event_loop(), `asio_future(loop)` for another one.
class AsioFuture {
 public:
  // Of the loop that get_event_loop() gives when the operation begins.
  constexpr AsioFuture() noexcept = default;
  // Of that loop.
  constexpr AsioFuture operator()(EventLoop& loop) const noexcept { return AsioFuture(loop); }
  // The loop whose Future it is. RuntimeError without one.
  EventLoop& loop() const { return loop_ ? *loop_ : get_event_loop(); }

 private:
  constexpr explicit AsioFuture(EventLoop& loop) noexcept : loop_(&loop) {}
  EventLoop* loop_ = nullptr;
};
// In place of a handler, at the end of an operation's arguments.
inline constexpr AsioFuture asio_future{};

namespace detail {

// What an operation hands over, by the types of its signature.
template <class... R>
struct AsioResult {
  using type = std::tuple<R...>;
};
template <class R>
struct AsioResult<R> {
  using type = R;
};
template <>
struct AsioResult<> {
  using type = void;
};
template <class... A>
struct AsioSignature : AsioResult<A...> {
  static ExceptionPtr error() { return {}; }
};
template <class... R>
struct AsioSignature<boost::system::error_code, R...> : AsioResult<R...> {
  static ExceptionPtr error(const boost::system::error_code& code) {
    return code ? make_exception<boost::system::system_error>(code) : ExceptionPtr();
  }
};
template <class... R>
struct AsioSignature<std::exception_ptr, R...> : AsioResult<R...> {
  static ExceptionPtr error(const std::exception_ptr& error) {
    return error ? to_exception(error) : ExceptionPtr();
  }
};

// What Boost.Asio calls.
template <class T, class... A>
class AsioHandler {
 public:
  explicit AsioHandler(std::shared_ptr<AsioOperation<T>> operation) noexcept
      : operation_(std::move(operation)) {}
  AsioHandler(AsioHandler&&) noexcept = default;
  AsioHandler& operator=(AsioHandler&&) = delete;
  ~AsioHandler() {
    if (operation_) operation_->ended();
  }
  void operator()(A... results) {
    const auto operation = std::move(operation_);
    if constexpr (kRaises)
      complete_raising(*operation, std::move(results)...);
    else
      operation->completed(ExceptionPtr(), std::move(results)...);
    operation->ended();
  }
#ifdef ASYNCIO_ASIO_CANCELS_
  using cancellation_slot_type = boost::asio::cancellation_slot;
  cancellation_slot_type get_cancellation_slot() const noexcept {
    return operation_->signal.slot();
  }
#endif

 private:
  template <class First, class...>
  struct Raises : std::disjunction<std::is_same<First, boost::system::error_code>,
                                   std::is_same<First, std::exception_ptr>> {};
  static constexpr bool kRaises = Raises<A..., void>::value;
  template <class E, class... V>
  static void complete_raising(AsioOperation<T>& operation, E&& error, V&&... values) {
    operation.completed(AsioSignature<A...>::error(error), std::forward<V>(values)...);
  }
  std::shared_ptr<AsioOperation<T>> operation_;
};

template <class Is, class = void>
struct HasExecutor : std::false_type {};
template <class Is>
struct HasExecutor<Is, std::void_t<decltype(std::declval<const Is&>().get_executor())>>
    : std::true_type {};

// Has the operation cancelled where it runs, if its initiation says where that is.
template <class Initiation, class T>
void connect_cancel(const Initiation& initiation, AsioOperation<T>& operation) {
#ifdef ASYNCIO_ASIO_CANCELS_
#pragma push_macro("emit")  // Qt's
#undef emit
  const auto send = [weak = operation.weak_from_this()] {
    if (const auto alive = weak.lock()) alive->signal.emit(boost::asio::cancellation_type::all);
  };
#pragma pop_macro("emit")
  if constexpr (HasExecutor<Initiation>::value) {
    operation.cancel_by(
        [send, where = initiation.get_executor()] { boost::asio::dispatch(where, send); });
  } else {
    operation.cancel_by(send);
  }
#else
  (void)initiation, (void)operation;
#endif
}

template <class... A>
struct AsioStart {
  using T = typename AsioSignature<A...>::type;

  template <class Initiation, class... Is>
  static Future<T> initiate(Initiation&& initiation, const AsioFuture& token, Is&&... arguments) {
    auto* const state = new AsioFutureState<T>(token.loop());
    Future<T> future(Ref<FutureBase>::adopt(state));
    const auto operation = std::make_shared<AsioOperation<T>>(*state);
    connect_cancel(initiation, *operation);
    operation->begin();
    state->operation = operation;
    std::forward<Initiation>(initiation)(AsioHandler<T, A...>(operation),
                                         std::forward<Is>(arguments)...);
    return future;
  }
};

}  // namespace detail
}  // namespace asyncio

template <class R, class... A>
class boost::asio::async_result<asyncio::AsioFuture, R(A...)> {
 public:
  using return_type = asyncio::Future<typename asyncio::detail::AsioStart<std::decay_t<A>...>::T>;
  template <class Initiation, class... Is>
  static return_type initiate(Initiation&& initiation, const asyncio::AsioFuture& token,
                              Is&&... arguments) {
    return asyncio::detail::AsioStart<std::decay_t<A>...>::initiate(
        std::forward<Initiation>(initiation), token, std::forward<Is>(arguments)...);
  }
};
#pragma GCC visibility pop
