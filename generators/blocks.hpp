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

template <class C, class = void>
struct has_mapped_type : std::false_type {};
template <class C>
struct has_mapped_type<C, std::void_t<typename C::mapped_type>> : std::true_type {};
// Has it unique keys that can be kept and looked for, as std::map and std::unordered_set?
template <class C, class = void>
struct has_unique_keys : std::false_type {};
template <class C>
struct has_unique_keys<
    C, std::void_t<decltype(std::declval<C&>().find(std::declval<const typename C::key_type&>()) ==
                            std::declval<C&>().end()),
                   // of those with equal keys insert() gives an iterator
                   decltype(std::declval<std::remove_const_t<C>&>()
                                .insert(std::declval<const typename C::value_type&>())
                                .second)>> : std::is_copy_constructible<typename C::key_type> {};
// Has it an order of its own, by index, as std::vector and std::deque?
template <class C, class = void>
struct is_list : std::false_type {};
template <class C>
struct is_list<C, std::void_t<decltype(std::declval<C&>()[std::declval<C&>().size()]),
                              typename std::iterator_traits<decltype(std::begin(
                                  std::declval<C&>()))>::iterator_category>>
    : std::is_base_of<std::random_access_iterator_tag,
                      typename std::iterator_traits<decltype(std::begin(
                          std::declval<C&>()))>::iterator_category> {};

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
                                                 AwaitTarget<bool>::variable(suppress));
    } else {
      return wait(static_cast<CoBase&>(co), std::forward<W>(result));
    }
  }
  Holder<A> held;
};

// What FOR keeps: the iterator and where it stands.
struct AnyLoopRecord : Pending {
  explicit AnyLoopRecord(int at_depth) : Pending(at_depth, Kind::loop, Mode::normal, {}) {}
  // Asks for the next value; true when the coroutine has to wait for it.
  virtual bool next(Activation& co) = 0;
  // It has waited.
  virtual void delivered(Activation&) {}
  virtual bool has_value() = 0;
  // The loop is over or is left; true when the coroutine has to wait for the end of the iterator.
  virtual bool leave(Activation&) { return false; }
};
// `Target` is what the values are assigned to: `X&`, or a std::tuple<X&, Y&> of std::tie().
template <class Target>
struct LoopRecord : AnyLoopRecord {
  using AnyLoopRecord::AnyLoopRecord;
  // Precondition: there is a value.
  virtual void give(Target&& target) = 0;
};
template <class Target, class V>
void assign(Target&& target, V&& value) {
  using T = std::decay_t<Target>;
  if constexpr (std::is_assignable_v<Target, V>)
    std::forward<Target>(target) = std::forward<V>(value);
  else
    target = T(std::forward<V>(value));
}

template <class Target, class A>
struct AsyncLoopRecord final : LoopRecord<Target> {
  using Next = await_result_t<decltype(std::declval<A&>().anext())>;
  AsyncLoopRecord(int at_depth, A&& iterator)
      : LoopRecord<Target>(at_depth), held(std::forward<A>(iterator)) {}
  bool next(Activation& co) override {
    using W = decltype(held.get().anext());
    return AwaitTraits<std::decay_t<W>>::start(static_cast<CoBase&>(co), held.get().anext(),
                                               AwaitTarget<Next>::passing(passing));
  }
  void delivered(Activation& co) override { static_cast<CoBase&>(co).take(passing); }
  bool has_value() override { return passing.value().has_value(); }
  void give(Target&& target) override {
    assign(std::forward<Target>(target), std::move(*passing.value()));
  }
  bool leave(Activation& activation) override {
    if constexpr (closes_at_end<A>::value) {
      auto& co = static_cast<CoBase&>(activation);
      // A coroutine that is being closed itself cannot wait: then its loop does it.
      if ((co.driver() || co.resumption().yielded) && !held.get().finished())
        return AwaitTraits<Coroutine<void>>::start(co, held.get().aclose(Caller(nullptr, 0)), {});
    }
    (void)activation;
    return false;
  }
  Holder<A> held;
  Passing<Next> passing;
};

// By iterators, which nothing may invalidate while the loop runs.
template <class Target, class A>
struct RangeLoopRecord final : LoopRecord<Target> {
  RangeLoopRecord(int at_depth, A&& range)
      : LoopRecord<Target>(at_depth), held(std::forward<A>(range)) {}
  bool next(Activation&) override {
    if (!at)
      at.emplace(std::begin(held.get()));
    else
      ++*at;
    return false;
  }
  bool has_value() override { return !(*at == std::end(held.get())); }
  void give(Target&& target) override { assign(std::forward<Target>(target), **at); }
  Holder<A> held;
  std::optional<decltype(std::begin(std::declval<std::remove_reference_t<A>&>()))> at;
};

// By index, so that the list may grow and shrink meanwhile, as in Python.
template <class Target, class A>
struct IndexLoopRecord final : LoopRecord<Target> {
  IndexLoopRecord(int at_depth, A over) : LoopRecord<Target>(at_depth), list(over) {}
  bool next(Activation&) override {
    ++index;
    return false;
  }
  bool has_value() override { return index < list.size(); }
  void give(Target&& target) override { assign(std::forward<Target>(target), list[index]); }
  A list;
  std::size_t index = std::size_t{0} - 1;
};

// By key, so that an entry that was taken out meanwhile is noticed. As in Python, entries must not
// come or go.
template <class Target, class A>
struct KeyLoopRecord final : LoopRecord<Target> {
  using Container = std::remove_reference_t<A>;
  using Key = typename Container::key_type;
  static constexpr bool kIsMap = has_mapped_type<Container>::value;

  KeyLoopRecord(int at_depth, A c)
      : LoopRecord<Target>(at_depth), container(c), size(c.size()), at(c.end()) {}
  bool next(Activation& co) override {
    if (container.size() != size)
      return co.fail_(to_exception(RuntimeError(kIsMap ? "dictionary changed size during iteration"
                                                       : "Set changed size during iteration")));
    if (!key) {
      at = container.begin();
    } else {
      at = container.find(*key);
      if (at == container.end())
        return co.fail_(
            to_exception(RuntimeError(kIsMap ? "dictionary keys changed during iteration"
                                             : "Set keys changed during iteration")));
      ++at;
    }
    if (at == container.end()) return false;
    if constexpr (kIsMap)
      key.emplace(at->first);
    else
      key.emplace(*at);
    return false;
  }
  bool has_value() override { return at != container.end(); }
  void give(Target&& target) override { assign(std::forward<Target>(target), *at); }
  A container;
  const std::size_t size;
  decltype(std::declval<Container&>().begin()) at;
  std::optional<Key> key;
};

// Which of them iterates over an A.
template <class Target, class A>
struct LoopRecordOf {
  using C = std::remove_reference_t<A>;
  static constexpr auto pick() noexcept {
    if constexpr (has_anext<C>::value)
      return Type<AsyncLoopRecord<Target, A>>{};
    else if constexpr (std::is_lvalue_reference_v<A> && is_list<C>::value)
      return Type<IndexLoopRecord<Target, A>>{};
    else if constexpr (std::is_lvalue_reference_v<A> && has_unique_keys<C>::value)
      return Type<KeyLoopRecord<Target, A>>{};
    else
      return Type<RangeLoopRecord<Target, A>>{};
  }
  template <class R>
  struct Type {
    using type = R;
  };
  using type = typename decltype(pick())::type;
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
  static bool for_leave(Activation& co, int depth) { return loop(co, depth).leave(co); }
  static void leave(Activation& co, int depth) noexcept { co.drop(depth); }

  template <class Target, class C, class A>
  static void for_begin(C& co, int depth, A&& iterator) {
    static_assert(!std::is_const_v<std::remove_reference_t<Target>>,
                  "the loop variable is const: a body whose variables change is mutable, "
                  "[x = 0](auto& co) mutable { ... }");
    static_assert(
        std::is_base_of_v<CoBase, C> || !detail::has_anext<std::remove_reference_t<A>>::value,
        "only a coroutine can wait for an iterator");
    using Record = typename detail::LoopRecordOf<Target, A>::type;
    base(co).push(new Record(depth, std::forward<A>(iterator)));
  }
  static bool for_next(Activation& co, int depth) { return loop(co, depth).next(co); }
  static void for_delivered(Activation& co, int depth) { loop(co, depth).delivered(co); }
  // False at the end of the loop.
  static bool for_has_value(Activation& co, int depth) { return loop(co, depth).has_value(); }
  template <class Target>
  static void for_give(Activation& co, int depth, Target&& target) {
    static_cast<detail::LoopRecord<Target>&>(loop(co, depth)).give(std::forward<Target>(target));
  }

 private:
  static Activation& base(Activation& co) noexcept { return co; }
  static detail::WithRecord& with(Activation& co, int depth) noexcept {
    return static_cast<detail::WithRecord&>(*co.find(depth, detail::Pending::Kind::with));
  }
  static detail::AnyLoopRecord& loop(Activation& co, int depth) noexcept {
    return static_cast<detail::AnyLoopRecord&>(*co.find(depth, detail::Pending::Kind::loop));
  }
};

}  // namespace asyncio
