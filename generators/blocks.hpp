// The blocks WITH and FOR: what they keep in the frame while they run.
//
// A context manager for ASYNCIO_WITH has `aenter()` and `aexit(ExceptionPtr)` (Python: __aenter__,
// __aexit__), or `enter()` and `exit(ExceptionPtr)`. Each returns something to await, or a plain
// value when there is nothing to wait for. A true value of the exit swallows the exception. An
// async iterator for ASYNCIO_FOR has `anext()` (Python: __anext__), which returns an awaitable of
// std::optional<T>: nothing ends the loop. A range or a generator is iterated without waiting. An
// async generator that is FOR's own, a temporary, is closed on every way out of the loop.
#pragma once

#include <asyncio/generators/coroutine.hpp>

#include <iterator>
#include <memory>
#include <optional>
#include <type_traits>

namespace asyncio::detail {

template <class C, class = void>
struct has_aenter : std::false_type {};
template <class C>
struct has_aenter<C, std::void_t<decltype(std::declval<C&>().aenter())>> : std::true_type {};
template <class C, class = void>
struct has_anext : std::false_type {};
template <class C>
struct has_anext<C, std::void_t<decltype(std::declval<C&>().anext())>> : std::true_type {};

// Is it an async generator, whose aclose() is awaited at the end of a loop?
template <class C>
struct closes_at_end : std::false_type {};

// Holds an lvalue by address and an rvalue by value.
template <class A>
class Holder {
 public:
  explicit Holder(A&& object) : object_(std::forward<A>(object)) {}
  std::remove_reference_t<A>& get() noexcept { return object_; }

 private:
  A object_;  // A is T& or T
};

// What WITH keeps: the context manager, and whether it swallows the exception.
struct WithRecord : Pending {
  explicit WithRecord(int at_depth) : Pending(at_depth, Kind::with, Mode::normal, {}) {}
  // Both return true when the coroutine has to wait.
  virtual bool enter(Activation& co) = 0;
  virtual bool exit(Activation& co, ExceptionPtr error) = 0;
  bool suppress = false;
  bool exit_gives_bool = false;  // what the awaited exit delivers
};

template <class A>
struct WithRecordOf final : WithRecord {
  WithRecordOf(int at_depth, A&& manager) : WithRecord(at_depth), held(std::forward<A>(manager)) {}
  using Manager = std::remove_reference_t<A>;

  bool enter(Activation& co) override {
    if constexpr (!has_aenter<Manager>::value) {
      return (void)held.get().enter(), (void)co, false;
    } else if constexpr (std::is_void_v<decltype(held.get().aenter())>) {
      return held.get().aenter(), (void)co, false;
    } else {
      return wait(static_cast<CoBase&>(co), held.get().aenter());
    }
  }
  bool exit(Activation& co, ExceptionPtr raised) override {
    if constexpr (has_aenter<Manager>::value) {
      if constexpr (std::is_void_v<decltype(held.get().aexit(raised))>) {
        return held.get().aexit(std::move(raised)), false;
      } else {
        return wait_exit(co, held.get().aexit(std::move(raised)));
      }
    } else if constexpr (std::is_void_v<decltype(held.get().exit(raised))>) {
      return held.get().exit(std::move(raised)), false;
    } else {
      return wait_exit(co, held.get().exit(std::move(raised)));
    }
  }

 private:
  template <class W>
  static bool wait(CoBase& co, W&& result) {
    if constexpr (is_awaitable_v<W>) {
      return AwaitTraits<std::decay_t<W>>::start(co, std::forward<W>(result), {});
    } else {
      (void)co, (void)result;
      return false;
    }
  }
  template <class W>
  bool wait_exit(Activation& co, W&& result) {
    if constexpr (std::is_same_v<std::decay_t<W>, ExceptionPtr>) {
      return result && co.fail_(std::move(result));
    } else if constexpr (!is_awaitable_v<W>) {
      (void)co;
      suppress = static_cast<bool>(result);
      return false;
    } else if constexpr (std::is_same_v<await_result_t<W>, bool>) {
      exit_gives_bool = true;
      return AwaitTraits<std::decay_t<W>>::start(static_cast<CoBase&>(co), std::forward<W>(result),
                                                 {&suppress, nullptr});
    } else {
      return wait(static_cast<CoBase&>(co), std::forward<W>(result));
    }
  }
  Holder<A> held;
};

// What FOR keeps: the iterator and the value it gave last.
struct AnyLoopRecord : Pending {
  explicit AnyLoopRecord(int at_depth) : Pending(at_depth, Kind::loop, Mode::normal, {}) {}
  // The loop is over or is left; true when the coroutine has to wait for the end of the iterator.
  virtual bool leave(Activation&) { return false; }
};
template <class T>
struct LoopRecord : AnyLoopRecord {
  using AnyLoopRecord::AnyLoopRecord;
  // Asks for the next value; true when the coroutine has to wait for it.
  virtual bool next(Activation& co) = 0;
  std::optional<T> value;
};

template <class T, class A>
struct AsyncLoopRecord final : LoopRecord<T> {
  AsyncLoopRecord(int at_depth, A&& iterator)
      : LoopRecord<T>(at_depth), held(std::forward<A>(iterator)) {}
  bool next(Activation& co) override {
    using W = decltype(held.get().anext());
    static_assert(std::is_same_v<await_result_t<W>, std::optional<T>>,
                  "anext() gives a std::optional of the very type of the loop variable");
    return AwaitTraits<std::decay_t<W>>::start(static_cast<CoBase&>(co), held.get().anext(),
                                               {&this->value, nullptr});
  }
  bool leave(Activation& activation) override {
    if constexpr (closes_at_end<A>::value) {
      auto& co = static_cast<CoBase&>(activation);
      // A coroutine that is being closed itself cannot wait: then its loop does it.
      if (co.driver() && !held.get().finished())
        return AwaitTraits<Coroutine<void>>::start(co, held.get().aclose(), {});
    }
    (void)activation;
    return false;
  }
  Holder<A> held;
};

template <class T, class A>
struct RangeLoopRecord final : LoopRecord<T> {
  RangeLoopRecord(int at_depth, A&& range)
      : LoopRecord<T>(at_depth), held(std::forward<A>(range)) {}
  bool next(Activation&) override {
    if (!at) {
      at.emplace(std::begin(held.get()));
    } else {
      ++*at;
    }
    if (*at == std::end(held.get())) {
      this->value.reset();
    } else {
      this->value.emplace(**at);
    }
    return false;
  }
  Holder<A> held;
  std::optional<decltype(std::begin(std::declval<std::remove_reference_t<A>&>()))> at;
};

}  // namespace asyncio::detail

namespace asyncio {

// The functions behind the two blocks, beside Activation because they need to know what an await
// is.
struct BlockAccess {
  template <class C, class A>
  static bool with_enter(C& co, int depth, A&& manager) {
    static_assert(
        std::is_base_of_v<CoBase, C> || !detail::has_aenter<std::remove_reference_t<A>>::value,
        "only a coroutine can wait for a context manager");
    auto* record = new detail::WithRecordOf<A>(depth, std::forward<A>(manager));
    base(co).push(record);
    return record->enter(co);
  }
  static bool with_exit(Activation& co, int depth, int try_depth) {
    const detail::Pending* why = base(co).find(try_depth, detail::Pending::Kind::finally);
    const bool raising = why && why->why == detail::Mode::raise;
    return with(co, depth).exit(co, raising ? why->error : ExceptionPtr());
  }
  static void with_delivered(Activation& co, int depth) {
    detail::WithRecord& record = with(co, depth);
    if (record.exit_gives_bool)
      base(co).take_result(record.suppress);
    else
      base(co).discard_result();
  }
  static void with_done(Activation& co, int depth, int try_depth) {
    if (with(co, depth).suppress) base(co).swallow(try_depth);
  }
  static bool for_leave(Activation& co, int depth) {
    return static_cast<detail::AnyLoopRecord&>(*co.find(depth, detail::Pending::Kind::loop))
        .leave(co);
  }
  static void leave(Activation& co, int depth) noexcept { co.drop(depth); }

  template <class C, class T, class A>
  static void for_begin(C& co, int depth, T&, A&& iterator) {
    if constexpr (detail::has_anext<std::remove_reference_t<A>>::value) {
      static_assert(std::is_base_of_v<CoBase, C>, "only a coroutine can wait for an iterator");
      base(co).push(new detail::AsyncLoopRecord<T, A>(depth, std::forward<A>(iterator)));
    } else {
      base(co).push(new detail::RangeLoopRecord<T, A>(depth, std::forward<A>(iterator)));
    }
  }
  template <class T>
  static bool for_next(Activation& co, int depth, T&) {
    return loop<T>(co, depth).next(co);
  }
  template <class T>
  static void for_delivered(Activation& co, int depth, T&) {
    co.take_result(loop<T>(co, depth).value);
  }
  // False at the end of the loop.
  template <class T>
  static bool for_value(Activation& co, int depth, T& target) {
    std::optional<T>& value = loop<T>(co, depth).value;
    if (!value) return false;
    target = std::move(*value);
    return true;
  }

 private:
  static Activation& base(Activation& co) noexcept { return co; }
  static detail::WithRecord& with(Activation& co, int depth) noexcept {
    return static_cast<detail::WithRecord&>(*co.find(depth, detail::Pending::Kind::with));
  }
  template <class T>
  static detail::LoopRecord<T>& loop(Activation& co, int depth) noexcept {
    return static_cast<detail::LoopRecord<T>&>(*co.find(depth, detail::Pending::Kind::loop));
  }
};

}  // namespace asyncio
