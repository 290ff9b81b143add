#include <asyncio/web/http/date.hpp>

#include <asyncio/generators/exception.hpp>

#include <cstring>
#include <ctime>

namespace asyncio::http {
namespace {

constexpr char kDays[] = "SunMonTueWedThuFriSat";
constexpr char kMonths[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::int64_t kFirst = -62135596800;  // of the year 1
constexpr std::int64_t kLast = 253402300799;   // of the year 9999

std::tm utc_of(std::int64_t seconds) noexcept {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  return parts;
}

char* put(char* to, int value, int digits) noexcept {
  for (int i = digits; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
  return to + digits;
}
char* put(char* to, const char* text, std::size_t size) noexcept {
  std::memcpy(to, text, size);
  return to + size;
}

// What reads a date from left to right; once something is wrong it stays so.
struct Reader {
  std::string_view rest;
  bool right = true;

  void literal(std::string_view text) noexcept {
    right = right && rest.substr(0, text.size()) == text;
    if (right) rest.remove_prefix(text.size());
  }
  int number(std::size_t digits) noexcept {
    int value = 0;
    right = right && rest.size() >= digits;
    for (std::size_t i = 0; right && i < digits; ++i) {
      right = rest[i] >= '0' && rest[i] <= '9';
      value = value * 10 + (rest[i] - '0');
    }
    if (right) rest.remove_prefix(digits);
    return value;
  }
  int month() noexcept {
    for (int i = 0; right && i < 12; ++i) {
      if (rest.substr(0, 3) != std::string_view(kMonths + 3 * i, 3)) continue;
      rest.remove_prefix(3);
      return i + 1;
    }
    right = false;
    return 0;
  }
  // `08:49:37`
  std::int64_t time() noexcept {
    const int hours = number(2);
    literal(":");
    const int minutes = number(2);
    literal(":");
    const int seconds = number(2);
    right = right && hours < 24 && minutes < 60 && seconds <= 60;
    return hours * 3600 + minutes * 60 + seconds;
  }
  // Behind the name of the day, which is not looked at.
  void skip_to(char c) noexcept {
    const std::size_t at = rest.find(c);
    right = at != std::string_view::npos;
    if (right) rest.remove_prefix(at + 1);
  }
};

// Of two digits: the year within fifty of this one.
int whole_year(int year) noexcept {
  const int now = utc_of(std::time(nullptr)).tm_year + 1900;
  year += now / 100 * 100;
  return year > now + 50 ? year - 100 : year;
}

}  // namespace

void detail::write_date(std::int64_t seconds, char* to) noexcept {
  const std::tm at = utc_of(seconds);
  to = put(to, kDays + 3 * at.tm_wday, 3);
  to = put(to, ", ", 2);
  to = put(to, at.tm_mday, 2);
  *to++ = ' ';
  to = put(to, kMonths + 3 * at.tm_mon, 3);
  *to++ = ' ';
  to = put(to, at.tm_year + 1900, 4);
  *to++ = ' ';
  to = put(to, at.tm_hour, 2);
  *to++ = ':';
  to = put(to, at.tm_min, 2);
  *to++ = ':';
  to = put(to, at.tm_sec, 2);
  put(to, " GMT", 4);
}

std::string format_date(std::int64_t seconds) {
  if (seconds < kFirst || seconds > kLast) throw ValueError("the year is not within 1 to 9999");
  std::string out(detail::kDateLength, ' ');
  detail::write_date(seconds, out.data());
  return out;
}

std::optional<std::int64_t> parse_date(std::string_view text) noexcept {
  Reader in{text};
  int year, month, day;
  std::int64_t time;
  if (const std::size_t comma = text.find(','); comma == std::string_view::npos) {
    in.skip_to(' ');  // Sun Nov  6 08:49:37 1994
    month = in.month();
    in.literal(" ");
    if (in.right && !in.rest.empty() && in.rest.front() == ' ') {
      in.literal(" ");
      day = in.number(1);
    } else {
      day = in.number(2);
    }
    in.literal(" ");
    time = in.time();
    in.literal(" ");
    year = in.number(4);
  } else {
    in.skip_to(',');
    in.literal(" ");
    day = in.number(2);
    const bool dashes = in.right && !in.rest.empty() && in.rest.front() == '-';
    in.literal(dashes ? "-" : " ");  // Sunday, 06-Nov-94 08:49:37 GMT
    month = in.month();
    in.literal(dashes ? "-" : " ");
    year = in.number(dashes ? 2 : 4);
    if (dashes) year = whole_year(year);
    in.literal(" ");
    time = in.time();
    in.literal(" GMT");
  }
  if (!in.right || !in.rest.empty() || day < 1 || day > 31 || year < 1) return {};
  std::tm at{};
  at.tm_year = year - 1900;
  at.tm_mon = month - 1;
  at.tm_mday = day;
  const std::int64_t midnight = ::timegm(&at);
  if (at.tm_mday != day) return {};  // the 30th of February
  return midnight + time;
}

}  // namespace asyncio::http
