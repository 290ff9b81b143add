// Numeric: a number of the server's type numeric with all its digits, and how many of them stand
// behind the point (`1.50` is no `1.5`, though they are equal). It does no arithmetic.
//
//   Numeric price("12.50");
//   price.to_string();   // "12.50"
//
// Python name: decimal.Decimal, as far as that goes. Thread: any.
#pragma once

#include <asyncio/db/postgres/codec.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

class Numeric {
 public:
  Numeric() : Numeric("0") {}
  // `-12.50`, `NaN`, `Infinity`, `-Infinity`; no exponent. ValueError when it is none of those, or
  // has more digits than the server takes: 131072 before and 16383 behind the point.
  explicit Numeric(std::string_view text);
  explicit Numeric(const char* text) : Numeric(std::string_view(text)) {}
  template <class N, class = std::enable_if_t<detail::is_integer<N>>>
  Numeric(N number) : Numeric(std::string_view(std::to_string(number))) {}

  bool is_nan() const noexcept;
  bool is_infinite() const noexcept;
  // Digits behind the point.
  int scale() const noexcept;
  std::string to_string() const;
  // The nearest one; infinite when it is too large.
  double to_double() const;
  // By value. NaN equals NaN, as on the server.
  friend bool operator==(const Numeric& a, const Numeric& b) noexcept;
  friend bool operator!=(const Numeric& a, const Numeric& b) noexcept { return !(a == b); }

 private:
  friend struct Codec<Numeric>;
  // The server's binary form: how many digits to the base of 10000, the weight of the first one,
  // sign, scale, of 16 bits each, then the digits, neither the first nor the last of them zero.
  std::string wire_;
};

template <>
struct Codec<Numeric> {
  static constexpr unsigned oid = detail::kNumeric;
  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, const Numeric& number) { out += number.wire_; }
  static Numeric decode(const Field& field);
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
