// Codec<T>: how a T is sent to the server, and which columns are read as one.
//
//   enum class Mood { sad, happy };  // CREATE TYPE mood AS ENUM ('sad', 'happy')
//
//   template <>
//   struct asyncio::postgres::Codec<Mood> : TextCodec<Mood> {
//     static void encode(std::string& out, Mood mood) {
//       out += mood == Mood::sad ? "sad" : "happy";
//     }
//     static Mood decode(const Field& field) {
//       const std::string text = text_of(field);
//       if (text != "sad" && text != "happy") field.is_bad("it is no mood");
//       return text == "sad" ? Mood::sad : Mood::happy;
//     }
//   };
//
// A codec has
//   static constexpr unsigned oid    the type of an argument, whose bytes are that type's binary
//                                    form; or 0: they are a text, and the server finds the type
//   static void encode(std::string& out, const T&)   appends those bytes
//   static bool accepts(unsigned type)               is a column of that type read?
//   static T decode(const Field&)    of one that is not NULL and accepted; its bytes may be any
// One that is only sent, or only read, has half of them. Those of TextCodec<T> are a start for what
// is a text at the server: enums, json, citext.
// Built in: bool; the integers; float, double; std::string; std::string_view and texts of C, which
// are only sent; Bytes; Numeric, Uuid, the times of datetime.hpp, Range; std::optional, std::vector
// and std::tuple of them (array.hpp, composite.hpp).
// Thread: any.
#pragma once

#include <asyncio/db/postgres/field.hpp>
#include <asyncio/db/postgres/type_table.hpp>
#include <asyncio/db/postgres/wire.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

// bytea: any bytes.
struct Bytes {
  std::string data;
  friend bool operator==(const Bytes& a, const Bytes& b) noexcept { return a.data == b.data; }
  friend bool operator!=(const Bytes& a, const Bytes& b) noexcept { return a.data != b.data; }
};

// The text that a field is: of text, varchar, char, name, json, jsonb, xml, an enum. The binary
// form of other types of the user's is refused where it is seen to be no text.
std::string text_of(const Field& field);

template <class T>
struct TextCodec {
  static constexpr unsigned oid = 0;
  static bool accepts(unsigned type) noexcept { return detail::is_text(type); }
};

template <>
struct Codec<std::string_view> : TextCodec<std::string_view> {
  static void encode(std::string& out, std::string_view text) { out += text; }
};
template <>
struct Codec<std::string> : Codec<std::string_view> {
  static std::string decode(const Field& field) { return text_of(field); }
};

template <>
struct Codec<Bytes> {
  static constexpr unsigned oid = detail::kBytea;
  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, const Bytes& bytes) { out += bytes.data; }
  static Bytes decode(const Field& field) { return Bytes{std::string(field.bytes())}; }
};

template <>
struct Codec<bool> {
  static constexpr unsigned oid = detail::kBool;
  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, bool value) { out += value ? '\1' : '\0'; }
  static bool decode(const Field& field) { return detail::WireReader(field).whole<char>() != 0; }
};

namespace detail {
template <class T>
inline constexpr bool is_integer = std::is_integral_v<T> && sizeof(T) > 1 &&
                                   !std::is_same_v<T, wchar_t> && !std::is_same_v<T, char16_t> &&
                                   !std::is_same_v<T, char32_t>;
// int2, int4, int8 or oid, whichever the field is.
std::int64_t integer_of(const Field& field);
[[noreturn, gnu::cold]] void does_not_fit(std::uint64_t value);
}  // namespace detail

// An unsigned integer is sent, and may be read, as the next larger type; what does not fit is
// refused.
template <class T>
struct Codec<T, std::enable_if_t<detail::is_integer<T>>> {
  static constexpr std::size_t kBytes = sizeof(T) + std::is_unsigned_v<T>;  // that hold each T
  using Sent = std::conditional_t<(kBytes <= 2), std::int16_t,
                                  std::conditional_t<(kBytes <= 4), std::int32_t, std::int64_t>>;
  static constexpr unsigned oid = kBytes <= 2   ? detail::kInt2
                                  : kBytes <= 4 ? detail::kInt4
                                                : detail::kInt8;
  static bool accepts(unsigned type) noexcept {
    return type == detail::kInt2 || (type == detail::kInt4 && kBytes > 2) ||
           ((type == detail::kInt8 || type == detail::kOid) && kBytes > 4);
  }
  static void encode(std::string& out, T value) {
    if constexpr (kBytes > 8)
      if (value > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        detail::does_not_fit(value);
    detail::put(out, static_cast<Sent>(value));
  }
  static T decode(const Field& field) {
    const std::int64_t value = detail::integer_of(field);
    if (static_cast<std::int64_t>(static_cast<T>(value)) != value ||
        (std::is_unsigned_v<T> && value < 0))
      field.is_bad("it does not fit");
    return static_cast<T>(value);
  }
};

template <class T>
struct Codec<T, std::enable_if_t<std::is_same_v<T, float> || std::is_same_v<T, double>>> {
  static constexpr bool kDouble = std::is_same_v<T, double>;
  static constexpr unsigned oid = kDouble ? detail::kFloat8 : detail::kFloat4;
  static bool accepts(unsigned type) noexcept { return type == oid || type == detail::kFloat4; }
  static void encode(std::string& out, T value) { detail::put(out, value); }
  static T decode(const Field& field) {
    if (kDouble && field.type() == detail::kFloat4) return detail::WireReader(field).whole<float>();
    return detail::WireReader(field).whole<T>();
  }
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
