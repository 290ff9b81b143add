#include <asyncio/db/postgres/numeric.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

namespace asyncio::postgres {
namespace {

enum Sign : unsigned {
  positive = 0,
  negative = 0x4000,
  nan = 0xC000,
  plus = 0xD000,
  minus = 0xF000
};
constexpr std::size_t kHead = 8;
constexpr std::size_t kBefore = 131072, kBehind = 16383;  // digits, at most

// A number of 16 bits of the wire form.
int short_at(const std::string& wire, std::size_t at) noexcept {
  return static_cast<unsigned char>(wire[at]) << 8 | static_cast<unsigned char>(wire[at + 1]);
}
unsigned sign_of(const std::string& wire) noexcept {
  return static_cast<unsigned>(short_at(wire, 4));
}
int weight_of(const std::string& wire) noexcept {
  return static_cast<std::int16_t>(short_at(wire, 2));
}
std::string wire_of(std::size_t digits, std::size_t weight, unsigned sign, std::size_t scale) {
  std::string wire;
  for (const std::size_t number : {digits, weight, std::size_t{sign}, scale})
    detail::put(wire, static_cast<std::uint16_t>(number));
  return wire;
}
// What has no digits.
constexpr struct {
  std::string_view name;
  Sign sign;
} kSpecial[] = {{"NaN", nan}, {"Infinity", plus}, {"-Infinity", minus}};

}  // namespace

Numeric::Numeric(std::string_view text) {
  for (const auto& special : kSpecial) {
    if (text != special.name) continue;
    wire_ = wire_of(0, 0, special.sign, 0);
    return;
  }
  const bool minus_sign = !text.empty() && text[0] == '-';
  if (minus_sign || (!text.empty() && text[0] == '+')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string_view before = text.substr(0, point);
  const std::string_view behind = text.substr(std::min(point + 1, text.size()));
  const auto is_digit = [](char c) { return '0' <= c && c <= '9'; };
  if (before.size() + behind.size() == 0 || !std::all_of(before.begin(), before.end(), is_digit) ||
      !std::all_of(behind.begin(), behind.end(), is_digit))
    throw ValueError("no number");
  before.remove_prefix(std::min(before.find_first_not_of('0'), before.size()));
  if (before.size() > kBefore || behind.size() > kBehind) throw ValueError("too many digits");

  std::string digits((4 - before.size() % 4) % 4, '0');
  digits.append(before).append(behind).append((4 - behind.size() % 4) % 4, '0');
  std::size_t groups = digits.size() / 4, first = 0;
  const auto is_zero = [&digits](std::size_t group) {
    return !digits.compare(4 * group, 4, "0000");
  };
  while (groups > 0 && is_zero(groups - 1)) --groups;
  while (first < groups && is_zero(first)) ++first;
  groups -= first;
  const std::size_t weight = groups ? (before.size() + 3) / 4 - 1 - first : 0;
  wire_ = wire_of(groups, weight, minus_sign && groups ? negative : positive, behind.size());
  for (std::size_t at = 4 * first; at < 4 * (first + groups); at += 4)
    detail::put(wire_, static_cast<std::int16_t>(std::stoi(digits.substr(at, 4))));
}

bool Numeric::is_nan() const noexcept { return sign_of(wire_) == nan; }
bool Numeric::is_infinite() const noexcept {
  return sign_of(wire_) == plus || sign_of(wire_) == minus;
}
int Numeric::scale() const noexcept { return short_at(wire_, 6); }

std::string Numeric::to_string() const {
  for (const auto& special : kSpecial)
    if (sign_of(wire_) == special.sign) return std::string(special.name);
  const int weight = weight_of(wire_), groups = short_at(wire_, 0);
  // The four digits whose last one stands for 10000 to the power of `power`.
  const auto group = [&](int power) {
    const int at = weight - power;
    const int value = at < 0 || at >= groups ? 0 : short_at(wire_, kHead + 2 * std::size_t(at));
    return std::to_string(10000 + value).substr(1);
  };
  std::string before, behind;
  for (int power = weight; power >= 0; --power) before += group(power);
  const auto places = static_cast<std::size_t>(scale());
  for (int power = -1; behind.size() < places; --power) behind += group(power);
  before.erase(0, std::min(before.find_first_not_of('0'), before.size()));
  behind.resize(places);
  return asyncio::detail::joined({sign_of(wire_) == negative ? "-" : "",
                                  before.empty() ? "0" : before, behind.empty() ? "" : ".",
                                  behind});
}

double Numeric::to_double() const {
  const std::string text = to_string();
  double number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec == std::errc::result_out_of_range) {
    number = weight_of(wire_) > 0 ? std::numeric_limits<double>::infinity() : 0;
    if (sign_of(wire_) == negative) number = -number;
  }
  return number;
}

bool operator==(const Numeric& a, const Numeric& b) noexcept {
  return !a.wire_.compare(0, 6, b.wire_, 0, 6) &&
         !a.wire_.compare(kHead, a.wire_.npos, b.wire_, kHead, b.wire_.npos);
}

Numeric Codec<Numeric>::decode(const Field& field) {
  Numeric number;
  const std::string wire(field.bytes());
  const std::size_t groups = wire.size() < kHead ? 0 : std::size_t(short_at(wire, 0));
  if (wire.size() != kHead + 2 * groups) field.is_bad("its size is another");
  for (const auto& special : kSpecial) {
    if (sign_of(wire) != special.sign) continue;
    number.wire_ = wire_of(0, 0, special.sign, 0);
    return number;
  }
  bool good = (sign_of(wire) == positive || sign_of(wire) == negative) &&
              std::size_t(short_at(wire, 6)) <= kBehind;
  for (std::size_t i = 0; i < groups; ++i) good = good && short_at(wire, kHead + 2 * i) < 10000;
  if (!good) field.is_bad("it is no number");
  number.wire_ = wire;
  return number;
}

}  // namespace asyncio::postgres
