// What WITH keeps in the frame while it runs: the context manager, or several.
//
// A context manager has `aenter()` and `aexit(ExceptionPtr)` (Python: __aenter__, __aexit__), or
// `enter()` and `exit(ExceptionPtr)`, or is what has `lock()` and `unlock()`. The first four return
// something to await, or a plain value when there is nothing to wait for, or nothing. What an enter
// gives is the target's of WITH_INTO; a true value of an exit swallows the exception, and an
// ExceptionPtr that it gives is raised, also in an Outcome<bool>.
#pragma once

#include <asyncio/generators/loops.hpp>

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

template <class M, class = void>
struct has_aenter : std::false_type {};
template <class M>
struct has_aenter<M, std::void_t<decltype(std::declval<M&>().aenter())>> : std::true_type {};
template <class M, class = void>
struct has_enter : std::false_type {};
template <class M>
struct has_enter<M, std::void_t<decltype(std::declval<M&>().enter())>> : std::true_type {};
template <class M, class = void>
struct has_lock : std::false_type {};
template <class M>
struct has_lock<
    M, std::void_t<decltype(std::declval<M&>().lock()), decltype(std::declval<M&>().unlock())>>
    : std::true_type {};
template <class M>
inline constexpr bool is_manager_v =
    has_aenter<M>::value || has_enter<M>::value || has_lock<M>::value;

template <class M>
decltype(auto) enter_manager(M& manager) {
  if constexpr (has_aenter<M>::value)
    return manager.aenter();
  else if constexpr (has_enter<M>::value)
    return manager.enter();
  else
    return static_cast<void>(manager.lock());
}
template <class M>
decltype(auto) exit_manager(M& manager, ExceptionPtr&& error) {
  if constexpr (has_aenter<M>::value)
    return manager.aexit(std::move(error));
  else if constexpr (has_enter<M>::value)
    return manager.exit(std::move(error));
  else
    return (void)error, static_cast<void>(manager.unlock());
}

// What an enter or exit that returns a W gives in the end. Only enter() and exit() of those that
// wait are awaited.
template <class W, bool waits>
struct Given {
  using type = W;
};
template <class W>
struct Given<W, true> {
  using type = await_result_t<W>;
};
template <class M, class W>
inline constexpr bool is_awaited_v = has_aenter<M>::value&& is_awaitable_v<W>;
template <class M>
using entered_t = decltype(enter_manager(std::declval<M&>()));
template <class M>
using exited_t = decltype(exit_manager(std::declval<M&>(), ExceptionPtr()));
template <class M, class W>
using given_t = typename Given<W, is_awaited_v<M, W>>::type;

struct WithRecord : Pending {
  explicit WithRecord(int at_depth) : Pending(at_depth, Kind::with, Mode::normal, {}) {}
  // Each returns true when the coroutine has to wait, or fails. What ends with `ed` goes on when it
  // has waited.
  virtual bool enter(Activation& co) = 0;
  virtual bool entered(Activation& co) = 0;
  virtual bool exit(Activation& co, ExceptionPtr raised) = 0;
  virtual bool exited(Activation& co) = 0;
  // Several: is there one more to be left?
  virtual bool more() const noexcept { return false; }
  bool suppress = false;
};
// With a target for what the enter gives: `X&`, or a std::tuple<X&, Y&> of std::tie().
template <class Target>
struct WithTarget : WithRecord {
  using WithRecord::WithRecord;
  virtual void give(Target&& target) = 0;
};

template <class A, class Base = WithRecord>
struct WithRecordOf : Base {
  using Manager = std::remove_reference_t<A>;

  WithRecordOf(int at_depth, A&& manager) : Base(at_depth), held(std::forward<A>(manager)) {}
  bool enter(Activation& co) override {
    if constexpr (is_awaited_v<Manager, entered_t<Manager>>)
      return start(co, enter_manager(held.get()),
                   AwaitTarget<given_t<Manager, entered_t<Manager>>>());
    else
      return (void)co, (void)enter_manager(held.get()), false;
  }
  bool entered(Activation& co) override {
    static_cast<CoBase&>(co).deliver_();
    return false;
  }
  bool exit(Activation& co, ExceptionPtr raised) override {
    if constexpr (is_awaited_v<Manager, exited_t<Manager>>)
      return start(co, exit_manager(held.get(), std::move(raised)), exit_target()) ||
             settle(co, true);
    else if constexpr (std::is_void_v<exited_t<Manager>>)
      return (void)co, exit_manager(held.get(), std::move(raised)), false;
    else
      return settle(co, exit_manager(held.get(), std::move(raised)));
  }
  bool exited(Activation& co) override {
    if constexpr (std::is_void_v<Exit>)
      static_cast<CoBase&>(co).deliver_();
    else
      static_cast<CoBase&>(co).take(kept);
    return settle(co, true);
  }

 protected:
  using Exit = given_t<Manager, exited_t<Manager>>;

  template <class W, class To>
  static bool start(Activation& co, W&& awaitable, const To& to) {
    return AwaitTraits<std::decay_t<W>>::start(static_cast<CoBase&>(co), std::forward<W>(awaitable),
                                               to);
  }
  Holder<A> held;

 private:
  auto exit_target() noexcept {
    if constexpr (std::is_void_v<Exit>)
      return AwaitTarget<void>();
    else
      return AwaitTarget<Exit>::passing(kept);
  }
  // The exit gave that: `given` itself, or what is kept.
  template <class V>
  bool settle(Activation& co, V&& given) {
    if constexpr (std::is_void_v<Exit>) {
      return (void)co, (void)given, false;
    } else if constexpr (kGives) {
      return swallow_or_raise(co, kept.value());
    } else {
      return swallow_or_raise(co, given);
    }
  }
  template <class V>
  bool swallow_or_raise(Activation& co, V& given) {
    if constexpr (std::is_same_v<std::decay_t<V>, ExceptionPtr>) {
      return given && co.fail_(given);
    } else if constexpr (std::is_same_v<std::decay_t<V>, Outcome<bool>>) {
      if (given.exception()) return co.fail_(given.exception());
      this->suppress = given.value();
      return false;
    } else {
      static_assert(std::is_constructible_v<bool, V&>,
                    "the exit of a context manager gives nothing, what is true or false (true "
                    "swallows the exception), or an ExceptionPtr to be raised");
      this->suppress = static_cast<bool>(given);
      return (void)co, false;
    }
  }
  static constexpr bool kGives = is_awaited_v<Manager, exited_t<Manager>> && !std::is_void_v<Exit>;
  Passing<std::conditional_t<kGives, std::decay_t<Exit>, bool>> kept;
};

template <class A>
using given_by_enter_t = given_t<std::remove_reference_t<A>, entered_t<std::remove_reference_t<A>>>;

// The target takes what the enter gives.
template <class Target, class A>
struct WithTargetOf final : WithRecordOf<A, WithTarget<Target>> {
  using Of = WithRecordOf<A, WithTarget<Target>>;
  using Manager = typename Of::Manager;
  using R = given_by_enter_t<A>;
  using Of::Of;

  bool enter(Activation& co) override {
    if constexpr (is_awaited_v<Manager, entered_t<Manager>>)
      return Of::start(co, enter_manager(this->held.get()), AwaitTarget<R>::passing(given));
    else if constexpr (std::is_lvalue_reference_v<R>)
      given.set(std::addressof(enter_manager(this->held.get())));
    else
      given.call([this] { return enter_manager(this->held.get()); });
    return (void)co, false;
  }
  bool entered(Activation& co) override {
    static_cast<CoBase&>(co).take(given);
    return false;
  }
  void give(Target&& target) override {
    if constexpr (!std::is_lvalue_reference_v<R>)
      assign(std::forward<Target>(target), std::move(given.value()));
    else if constexpr (std::is_assignable_v<Target, std::remove_reference_t<R>*>)
      target = given.value();
    else
      assign(std::forward<Target>(target), *given.value());
  }

 private:
  Passing<std::conditional_t<std::is_lvalue_reference_v<R>, std::remove_reference_t<R>*,
                             std::decay_t<R>>>
      given;
};
// The enter gives nothing: the target is the manager.
template <class Target>
struct WithItself final : WithRecordOf<Target, WithTarget<Target>> {
  using WithRecordOf<Target, WithTarget<Target>>::WithRecordOf;
  void give(Target&&) override {}
};

// WITH(a, b): each is entered when those before it are, and all that were are left, the last one
// first, each with what the ones after it have made of the exception.
struct WithSeveral final : WithRecord {
  // `on_error`: the label of the WITH's own FINALLY; `outer`: the handler around.
  WithSeveral(int at_depth, int on_error_, int outer_) noexcept
      : WithRecord(at_depth), on_error(on_error_), outer(outer_) {}
  bool enter(Activation& co) override;
  bool entered(Activation& co) override;
  bool exit(Activation& co, ExceptionPtr raised) override;
  bool exited(Activation& co) override;
  bool more() const noexcept override { return inside > 0; }

  std::vector<Owner<WithRecord>> managers;

 private:
  const int on_error;
  const int outer;
  std::size_t inside = 0;  // so many were entered and not left yet
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
