// children::Codec: how a value travels to a child process and back.
//
// There is one for each type that can be copied byte by byte (numbers, enumerations, plain structs)
// and is no pointer, for std::string, for pairs, tuples, optionals and vectors of such. Another
// type has one of its own:
//
//   template <>
//   struct asyncio::children::Codec<Image> {
//     static void encode(std::string& out, const Image& image) { write(out, image.pixels); }
//     static Image decode(Input& in) { return Image(read<std::vector<float>>(in)); }
//   };
//
// Both ends are the same program, so the form is that of this machine, and says nothing of types.
// Python's counterpart: pickle. Thread: any.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::children {

// The bytes that a Codec has written, to be read from their beginning on.
class Input {
 public:
  // They must outlive it.
  explicit Input(std::string_view bytes) noexcept : bytes_(bytes) {}
  // The next ones. ValueError when there are fewer.
  std::string_view take(std::size_t count) {
    if (count > bytes_.size()) throw ValueError("the bytes of a value end before it does");
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  // How many are left.
  std::size_t left() const noexcept { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

template <class T, class = void>
struct Codec {
  static_assert(std::is_trivially_copyable_v<T> && !std::is_pointer_v<T> &&
                    !std::is_member_pointer_v<T> && !std::is_same_v<T, std::string_view>,
                "what goes to another process is copied byte by byte, and no pointer; for another "
                "type there is a specialisation of asyncio::children::Codec");
  // encode() puts the bytes of a value behind `out`, decode() reads as many from the input.
  // ValueError when that has fewer.
  static void encode(std::string& out, const T& value) {
    out.append(reinterpret_cast<const char*>(std::addressof(value)), sizeof value);
  }
  static T decode(Input& in) {
    alignas(T) unsigned char bytes[sizeof(T)];
    std::memcpy(bytes, in.take(sizeof(T)).data(), sizeof(T));
    return *std::launder(reinterpret_cast<const T*>(bytes));
  }
};

// A value's bytes behind `out`, for codecs that are made of others.
template <class T>
void write(std::string& out, const T& value) {
  Codec<T>::encode(out, value);
}
template <class T>
T read(Input& in) {
  return Codec<T>::decode(in);
}

template <>
struct Codec<std::string> {
  static void encode(std::string& out, const std::string& text) {
    write<std::uint64_t>(out, text.size());
    out += text;
  }
  static std::string decode(Input& in) {
    return std::string(in.take(read<std::uint64_t>(in) & SIZE_MAX));  // a cast may do nothing
  }
};

template <class T>
struct Codec<std::vector<T>> {
  // Numbers all at once.
  static constexpr bool kAtOnce = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;
  static void encode(std::string& out, const std::vector<T>& values) {
    write<std::uint64_t>(out, values.size());
    if constexpr (kAtOnce)
      out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    else
      for (const T& value : values) write<T>(out, value);
  }
  static std::vector<T> decode(Input& in) {
    const std::uint64_t count = read<std::uint64_t>(in);
    std::vector<T> values;
    if constexpr (kAtOnce) {
      if (count > in.left() / sizeof(T)) (void)in.take(in.left() + 1);  // it throws
      values.resize(count & SIZE_MAX);
      const std::string_view bytes = in.take(values.size() * sizeof(T));
      if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    } else {
      for (std::uint64_t i = 0; i < count; ++i) values.push_back(read<T>(in));
    }
    return values;
  }
};

template <class T>
struct Codec<std::optional<T>> {
  static void encode(std::string& out, const std::optional<T>& value) {
    write(out, value.has_value());
    if (value) write(out, *value);
  }
  static std::optional<T> decode(Input& in) {
    if (!read<bool>(in)) return std::nullopt;
    return read<T>(in);
  }
};

template <class A, class B>
struct Codec<std::pair<A, B>> {
  static void encode(std::string& out, const std::pair<A, B>& value) {
    write(out, value.first);
    write(out, value.second);
  }
  static std::pair<A, B> decode(Input& in) { return std::pair<A, B>{read<A>(in), read<B>(in)}; }
};

template <class... T>
struct Codec<std::tuple<T...>> {
  static void encode(std::string& out, const std::tuple<T...>& values) {
    std::apply([&out](const T&... value) { (write(out, value), ...); }, values);
  }
  // The braces have the order from left to right.
  static std::tuple<T...> decode([[maybe_unused]] Input& in) {
    return std::tuple<T...>{read<T>(in)...};
  }
};

}  // namespace asyncio::children
#pragma GCC visibility pop
