// The date of a cookie: RFC 6265, 5.1.1. Parts in any order, between delimiters of any kind; the
// first that fits is the time, the day, the month and the year.
#include <asyncio/web/client/cookie.hpp>
#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/headers.hpp>

#include <algorithm>
#include <ctime>

namespace asyncio::http::detail {

namespace {

bool is_delimiter(char c) noexcept {
  const auto b = static_cast<unsigned char>(c);
  return b == 0x09 || (b >= 0x20 && b <= 0x2f) || (b >= 0x3b && b <= 0x40) ||
         (b >= 0x5b && b <= 0x60) || (b >= 0x7b && b <= 0x7e);
}

// So many digits at the front, and then none; taken off. -1: it is another number, or none.
int take_number(std::string_view& text, std::size_t least, std::size_t most) noexcept {
  std::size_t n = 0;
  int value = 0;
  for (; n < text.size() && is_digit(text[n]); ++n) {
    if (n == most) return -1;
    value = value * 10 + (text[n] - '0');
  }
  if (n < least) return -1;
  text.remove_prefix(n);
  return value;
}

struct CookieDate {
  std::tm at{};
  bool has_time = false;
  int day = -1, month = -1, year = -1;

  void read(std::string_view token) noexcept {
    if (!has_time && read_time(token)) return;
    std::string_view rest = token;
    if (day < 0 && (day = take_number(rest, 1, 2)) >= 0) return;
    if (month < 0 && (month = month_of(token)) >= 0) return;
    rest = token;
    if (year < 0) year = take_number(rest, 2, 4);
  }
  std::optional<std::int64_t> value() noexcept {
    if (year >= 70 && year <= 99) year += 1900;
    if (year >= 0 && year <= 69) year += 2000;
    if (!has_time || day < 1 || day > 31 || month < 0 || year < 1601 || at.tm_hour > 23 ||
        at.tm_min > 59 || at.tm_sec > 59)
      return std::nullopt;
    at.tm_mday = day;
    at.tm_mon = month;
    at.tm_year = year - 1900;
    const std::int64_t seconds = ::timegm(&at);
    if (at.tm_mday != day) return std::nullopt;  // the 30th of February
    return seconds;
  }

 private:
  bool read_time(std::string_view token) noexcept {
    int parts[3];
    for (int& part : parts) {
      if (&part != parts) {
        if (token.empty() || token.front() != ':') return false;
        token.remove_prefix(1);
      }
      part = take_number(token, 1, 2);
      if (part < 0) return false;
    }
    has_time = true;
    at.tm_hour = parts[0], at.tm_min = parts[1], at.tm_sec = parts[2];
    return true;
  }
  static int month_of(std::string_view token) noexcept {
    constexpr std::string_view kNames = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int i = 0; i < 12; ++i)
      if (same_name(token.substr(0, 3), kNames.substr(3 * static_cast<std::size_t>(i), 3)))
        return i;
    return -1;
  }
};

}  // namespace

std::optional<std::int64_t> parse_cookie_date(std::string_view text) noexcept {
  CookieDate date;
  while (!text.empty()) {
    const auto begin = std::find_if_not(text.begin(), text.end(), is_delimiter);
    const auto end = std::find_if(begin, text.end(), is_delimiter);
    const auto at = static_cast<std::size_t>(begin - text.begin());
    const auto size = static_cast<std::size_t>(end - begin);
    if (size > 0) date.read(text.substr(at, size));
    text.remove_prefix(at + size);
  }
  return date.value();
}

}  // namespace asyncio::http::detail
