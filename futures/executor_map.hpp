// map() of executors: calls a function with each element of a range, or of several side by side, as
// jobs, and gives the results in the order of the arguments.
//
//   for (int n : pool.map(count_words, files)) total += n;
//   auto sums = pool.map(add, xs, ys, concurrent::MapOptions{5});
//
// The jobs are made by the call, one for each element; the shortest range says how many. When one
// of them fails, when the time is over, and when the results are dropped before their end, those
// that have not begun are cancelled.
// Python name: concurrent.futures.Executor.map. Lifetime: what it returns may outlive the executor.
// Thread: what it returns is one thread's.
#pragma once

#include <asyncio/futures/concurrent_future.hpp>
#include <asyncio/futures/patience.hpp>
#include <asyncio/futures/ranges.hpp>

#include <cstddef>
#include <iterator>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::concurrent {

// The last argument of map().
struct MapOptions {
  // Seconds from the call on, for all results together.
  OptionalSeconds timeout = std::nullopt;
  // How many calls go to a process at a time; threads are given each by itself.
  std::size_t chunksize = 1;
};

// What map() returns: a range of results, which can be walked once.
template <class R>
class MapResults {
 public:
  // Of a function that returns nothing there is something to count.
  using value_type = std::conditional_t<std::is_void_v<R>, std::monostate, R>;

  MapResults(std::vector<Future<R>> futures, detail::Patience patience)
      : futures_(std::move(futures)), patience_(patience) {}
  MapResults(MapResults&& other) noexcept
      : futures_(std::exchange(other.futures_, {})),
        given_(other.given_),
        patience_(std::move(other.patience_)) {}
  MapResults& operator=(MapResults&&) = delete;
  ~MapResults() { cancel_rest(); }

  // Waits for the next result; nothing: there are no more. What the job has thrown; TimeoutError.
  std::optional<value_type> next() {
    if (given_ == futures_.size()) return std::nullopt;
    try {
      const Future<R> future = std::exchange(futures_[given_], Future<R>(nullptr));
      ++given_;
      struct Cancel {  // it is not waited for any more
        const Future<R>& future;
        ~Cancel() { future.cancel(); }
      } cancel{future};
      if constexpr (std::is_void_v<R>)
        return future.result(patience_.left()), std::optional<value_type>(std::in_place);
      else
        return std::optional<value_type>(future.result(patience_.left()));
    } catch (...) {
      cancel_rest();
      throw;
    }
  }

  // `for (auto& result : pool.map(f, values))`. ++ waits and throws as next() does.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = typename MapResults::value_type;
    using difference_type = std::ptrdiff_t;
    using pointer = value_type*;
    using reference = value_type&;
    explicit iterator(MapResults* all) : all_(all) {
      if (all_) ++*this;
    }
    value_type& operator*() const { return *result_; }
    value_type* operator->() const { return &*result_; }
    iterator& operator++() {
      result_.reset();
      if (std::optional<value_type> next = all_->next()) result_.emplace(*std::move(next));
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.result_.has_value() == b.result_.has_value();
    }
    friend bool operator!=(const iterator& a, const iterator& b) noexcept { return !(a == b); }

   private:
    MapResults* all_;
    mutable std::optional<value_type> result_;
  };
  iterator begin() { return iterator(this); }
  iterator end() noexcept { return iterator(nullptr); }

 private:
  void cancel_rest() {
    const std::vector<Future<R>> rest = std::exchange(futures_, {});
    const std::size_t from = std::exchange(given_, 0);
    for (std::size_t i = from; i < rest.size(); ++i) rest[i].cancel();
  }

  std::vector<Future<R>> futures_;
  std::size_t given_ = 0;  // those before it refer to nothing
  detail::Patience patience_;
};

namespace detail {

// An element for a job: moved out of a range that is given up. What stands for an element, as in a
// std::vector<bool>, is made one.
template <class Range, class It>
decltype(auto) element_for_job(It& it) {
  using Element = typename std::iterator_traits<It>::value_type;
  if constexpr (!std::is_lvalue_reference_v<Range> && std::is_lvalue_reference_v<decltype(*it)>)
    return std::move(*it);
  else if constexpr (std::is_reference_v<decltype(*it)>)
    return *it;
  else
    return Element(*it);
}

// Calls each(x, y, …) with the elements of the ranges side by side.
template <class Each, class... Ranges, std::size_t... Is>
void zip_each(Each& each, std::index_sequence<Is...>, Ranges&&... ranges) {
  auto at = std::make_tuple(std::begin(ranges)...);
  const auto end = std::make_tuple(std::end(ranges)...);
  while (((std::get<Is>(at) != std::get<Is>(end)) && ...)) {
    each(element_for_job<Ranges>(std::get<Is>(at))...);
    (++std::get<Is>(at), ...);
  }
}

// Calls with_ranges(options, ranges...) with the arguments of a map(), of which the last may be its
// MapOptions.
template <class With, class Arguments, std::size_t... Is>
auto with_map_options(With& with_ranges, Arguments&& arguments, std::index_sequence<Is...>) {
  constexpr std::size_t last = std::tuple_size_v<std::decay_t<Arguments>> - 1;
  using Last = std::tuple_element_t<last, std::decay_t<Arguments>>;
  if constexpr (std::is_same_v<std::decay_t<Last>, MapOptions>) {
    static_assert(last > 0, "map() takes a function and at least one range");
    return with_ranges(
        std::get<last>(arguments),
        static_cast<std::tuple_element_t<Is, std::decay_t<Arguments>>>(std::get<Is>(arguments))...);
  } else {
    return with_ranges(
        MapOptions(),
        static_cast<std::tuple_element_t<Is, std::decay_t<Arguments>>>(std::get<Is>(arguments))...,
        static_cast<Last>(std::get<last>(arguments)));
  }
}

// submit(x, y, …) gives the future of a job, for each of the elements.
template <class Submit, class... A>
auto map_with(Submit submit, A&&... ranges_and_options) {
  const auto with_ranges = [&submit](const MapOptions& options, auto&&... ranges) {
    static_assert((asyncio::detail::is_iterable_v<decltype(ranges)> && ...),
                  "map() takes a function and ranges, and MapOptions behind them");
    using F = decltype(submit(
        element_for_job<decltype(ranges)>(std::declval<decltype(std::begin(ranges))&>())...));
    using R = typename F::result_type;
    const Patience patience(options.timeout);
    std::vector<F> futures;
    const auto submit_one = [&](auto&&... x) {
      futures.push_back(F(nullptr));
      futures.back() = submit(std::forward<decltype(x)>(x)...);
    };
    try {
      zip_each(submit_one, std::index_sequence_for<decltype(ranges)...>(),
               std::forward<decltype(ranges)>(ranges)...);
    } catch (...) {  // nobody will ask for these
      for (const F& future : futures) {
        if (future != F(nullptr)) future.cancel();
      }
      throw;
    }
    return MapResults<R>(std::move(futures), patience);
  };
  return with_map_options(with_ranges,
                          std::forward_as_tuple(std::forward<A>(ranges_and_options)...),
                          std::make_index_sequence<sizeof...(A) - 1>());
}

}  // namespace detail

}  // namespace asyncio::concurrent
#pragma GCC visibility pop
