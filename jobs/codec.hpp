// jobs::Codec: how a value becomes JSON and comes back.
//
// There is one for bool, whole numbers, double, std::string, and for optionals, vectors, pairs,
// tuples and maps by text of such. Another type has one of its own:
//
//   template <>
//   struct asyncio::jobs::Codec<Size> {
//     static void encode(JsonWriter& out, const Size& size) { write(out, std::pair(size.x,
//     size.y)); } static Size decode(const JsonValue& in) { … }
//   };
//
// Errors: PayloadError for what is no such value. Python's counterpart: the serializer of arq and
// Celery. Thread: any.
#pragma once

#include <asyncio/jobs/payload.hpp>

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

template <class T, class = void>
struct Codec {
  static_assert(!std::is_same_v<T, T>,
                "a job takes and gives bool, whole numbers, double, std::string, and optionals, "
                "vectors, pairs, tuples and maps by text of such; for another type there is a "
                "specialisation of asyncio::jobs::Codec");
};

template <class T>
void write(JsonWriter& out, const T& value) {
  Codec<T>::encode(out, value);
}
template <class T>
T read(const JsonValue& in) {
  return Codec<T>::decode(in);
}

template <>
struct Codec<bool> {
  static void encode(JsonWriter& out, bool value) { out.boolean(value); }
  static bool decode(const JsonValue& in) { return in.boolean(); }
};

template <class T>
struct Codec<T, std::enable_if_t<std::is_integral_v<T>>> {
  using Limits = std::numeric_limits<T>;
  using Wide = std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
  static void encode(JsonWriter& out, T value) { out.whole(Wide{value}); }
  static T decode(const JsonValue& in) {
    if constexpr (std::is_signed_v<T>)
      return static_cast<T>(in.whole(Limits::min(), Limits::max()));
    else
      return static_cast<T>(in.whole(Limits::max()));
  }
};

template <class T>
struct Codec<T, std::enable_if_t<std::is_same_v<T, double> || std::is_same_v<T, float>>> {
  static void encode(JsonWriter& out, T value) { out.number(value); }
  static T decode(const JsonValue& in) { return static_cast<T>(in.number()); }
};

template <>
struct Codec<std::string> {
  static void encode(JsonWriter& out, const std::string& text) { out.text(text); }
  static std::string decode(const JsonValue& in) { return std::string(in.text()); }
};

template <class T>
struct Codec<std::optional<T>> {
  static void encode(JsonWriter& out, const std::optional<T>& value) {
    value ? write(out, *value) : out.null();
  }
  static std::optional<T> decode(const JsonValue& in) {
    if (in.is_null()) return std::nullopt;
    return read<T>(in);
  }
};

template <class T>
struct Codec<std::vector<T>> {
  static void encode(JsonWriter& out, const std::vector<T>& values) {
    out.begin('[');
    for (const T& value : values) write<T>(out, value);
    out.end(']');
  }
  static std::vector<T> decode(const JsonValue& in) {
    std::vector<T> values;
    for (std::size_t i = 0; i < in.size(); ++i) values.push_back(read<T>(in.item(i)));
    return values;
  }
};

template <class T>
struct Codec<std::map<std::string, T>> {
  static void encode(JsonWriter& out, const std::map<std::string, T>& values) {
    out.begin('{');
    for (const auto& [key, value] : values) {
      out.key(key);
      write<T>(out, value);
    }
    out.end('}');
  }
  static std::map<std::string, T> decode(const JsonValue& in) {
    std::map<std::string, T> values;
    for (std::size_t i = 0; i < in.size(); ++i) {
      const auto [key, value] = in.entry(i);
      values.insert_or_assign(std::string(key), read<T>(value));
    }
    return values;
  }
};

namespace detail {
template <class Tuple>
struct TupleCodec;
template <template <class...> class Tuple, class... T>
struct TupleCodec<Tuple<T...>> {
  static void encode(JsonWriter& out, const Tuple<T...>& values) {
    out.begin('[');
    std::apply([&](const T&... value) { (write<T>(out, value), ...); }, values);
    out.end(']');
  }
  static Tuple<T...> decode(const JsonValue& in) {
    return decode(in, std::index_sequence_for<T...>());
  }

 private:
  // The braces have the order from left to right.
  template <std::size_t... I>
  static Tuple<T...> decode(const JsonValue& in, std::index_sequence<I...>) {
    in.check_items(sizeof...(T));
    return Tuple<T...>{read<T>(in.item(I))...};
  }
};
}  // namespace detail

template <class A, class B>
struct Codec<std::pair<A, B>> : detail::TupleCodec<std::pair<A, B>> {};
template <class... T>
struct Codec<std::tuple<T...>> : detail::TupleCodec<std::tuple<T...>> {};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
