// What FOR keeps in the frame while it runs: the iterator, of one of four kinds, and where it
// stands.
//
// An async iterator has `anext()` (Python: __anext__), which returns an awaitable of
// std::optional<T>: nothing ends the loop. A list (what has size(), operator[] and random access)
// that is a variable is walked by index, a map or set by key, as in Python; any other range or
// generator by its iterators. An async generator that is FOR's own, a temporary, is closed on every
// way out of the loop.
#pragma once

#include <asyncio/generators/coroutine.hpp>

#include <iterator>
#include <optional>
#include <type_traits>

#pragma GCC visibility push(default)
namespace asyncio::detail {

template <class C, class = void>
struct has_anext : std::false_type {};
template <class C>
struct has_anext<C, std::void_t<decltype(std::declval<C&>().anext())>> : std::true_type {};

template <class C, class = void>
struct has_begin : std::false_type {};
template <class C>
struct has_begin<C, std::void_t<decltype(std::begin(std::declval<C&>()))>> : std::true_type {};
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
// Can a V be assigned to the target, or what is made of it?
template <class Target, class V, class T = std::decay_t<Target>>
inline constexpr bool takes_v = std::is_assignable_v<Target, V> ||
                                (std::is_constructible_v<T, V> && std::is_assignable_v<Target, T>);
template <class Target, class V>
void assign(Target&& target, V&& value) {
  static_assert(takes_v<Target, V>,
                "what comes can be assigned to the target, a variable of its type");
  if constexpr (std::is_assignable_v<Target, V>)
    std::forward<Target>(target) = std::forward<V>(value);
  else if constexpr (takes_v<Target, V>)
    target = std::decay_t<Target>(std::forward<V>(value));
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
        return AwaitTraits<Coroutine<void>>::start(co, held.get().aclose(Caller::none()), {});
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
  void give(Target&& target) override {
    using V = decltype(**at);
    if constexpr (!takes_v<Target, V> && moves())
      assign(std::forward<Target>(target), std::move(**at));
    else
      assign(std::forward<Target>(target), **at);
  }
  // What can only be moved is taken out of a range that is FOR's own, or is walked but once.
  static constexpr bool moves() noexcept {
    using Category = typename std::iterator_traits<Iterator>::iterator_category;
    return !std::is_reference_v<A> || !std::is_base_of_v<std::forward_iterator_tag, Category>;
  }
  using Iterator = decltype(std::begin(std::declval<std::remove_reference_t<A>&>()));
  Holder<A> held;
  std::optional<Iterator> at;
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
#pragma GCC visibility pop
