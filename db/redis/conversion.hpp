// From<T>: an answer as a T. What does not fit is an InvalidResponse; an answer that is an error is
// raised.
//
// A T is Value, void, bool, an integer, a double, a std::string, and std::optional, std::vector,
// std::set, std::pair, std::tuple and std::map of those. A map may also come as RESP2 gives it, a
// list of keys and values by turns, or as a list of pairs; numbers may come as texts. Any other
// type says itself what it makes of an answer: `static T from_answer(redis::Value&& value)`.
// Thread: any.
#pragma once

#include <asyncio/db/redis/exceptions.hpp>
#include <asyncio/db/redis/value.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis::detail {

// Throws the error that an answer is.
[[noreturn, gnu::cold]] void raise_reply(const Value& error);
inline void check_reply(const Value& value) {
  if (value.is_error()) raise_reply(value);
}
std::int64_t to_integer(const Value& value);
double to_number(const Value& value);
// 1, true and any text are true; 0, false and nil are not.
bool to_bool(const Value& value);
// Keys and values by turns, whatever it came as.
std::vector<Value> to_flat_pairs(Value&& value);

template <class T>
struct From {
  static T make(Value&& value) { return T::from_answer(std::move(value)); }
};

template <class T>
T from(Value&& value) {
  check_reply(value);
  return From<T>::make(std::move(value));
}

template <>
struct From<void> {
  static void make(Value&&) noexcept {}
};
template <>
struct From<Value> {
  static Value make(Value&& value) noexcept { return std::move(value); }
};
template <>
struct From<bool> {
  static bool make(Value&& value) { return to_bool(value); }
};
template <>
struct From<std::int64_t> {
  static std::int64_t make(Value&& value) { return to_integer(value); }
};
template <>
struct From<double> {
  static double make(Value&& value) { return to_number(value); }
};
template <>
struct From<std::string> {
  static std::string make(Value&& value) { return std::move(value.text()); }
};
template <class T>
struct From<std::optional<T>> {
  static std::optional<T> make(Value&& value) {
    if (value.is_nil()) return std::nullopt;
    return from<T>(std::move(value));
  }
};
template <class A, class B>
struct From<std::pair<A, B>> {
  static std::pair<A, B> make(Value&& value) {
    if (value.items().size() != 2) throw InvalidResponse("a pair has not two items");
    return {from<A>(std::move(value.items()[0])), from<B>(std::move(value.items()[1]))};
  }
};
template <class... T>
struct From<std::tuple<T...>> {
  static std::tuple<T...> make(Value&& value) {
    return make(value.items(), std::index_sequence_for<T...>());
  }
  // What an older server leaves out at the end is nil.
  template <std::size_t... I>
  static std::tuple<T...> make(std::vector<Value>& items, std::index_sequence<I...>) {
    items.resize(sizeof...(I));
    return std::tuple<T...>{from<T>(std::move(items[I]))...};
  }
};
template <class T>
struct From<std::vector<T>> {
  static std::vector<T> make(Value&& value) {
    std::vector<T> out;
    if (value.is_nil()) return out;
    out.reserve(value.items().size());
    for (Value& item : value.items()) out.push_back(from<T>(std::move(item)));
    return out;
  }
};
template <class A, class B>
struct From<std::vector<std::pair<A, B>>> {
  static std::vector<std::pair<A, B>> make(Value&& value) {
    std::vector<Value> flat = to_flat_pairs(std::move(value));
    std::vector<std::pair<A, B>> out;
    out.reserve(flat.size() / 2);
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2)
      out.emplace_back(from<A>(std::move(flat[i])), from<B>(std::move(flat[i + 1])));
    return out;
  }
};
template <class T>
struct From<std::set<T>> {
  static std::set<T> make(Value&& value) {
    std::vector<T> items = from<std::vector<T>>(std::move(value));
    return std::set<T>(std::make_move_iterator(items.begin()),
                       std::make_move_iterator(items.end()));
  }
};
template <class K, class V>
struct From<std::map<K, V>> {
  static std::map<K, V> make(Value&& value) {
    auto items = from<std::vector<std::pair<K, V>>>(std::move(value));
    return std::map<K, V>(std::make_move_iterator(items.begin()),
                          std::make_move_iterator(items.end()));
  }
};

}  // namespace asyncio::redis::detail
#pragma GCC visibility pop
