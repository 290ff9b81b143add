#include <asyncio/web/http/date.hpp>

#include <asyncio/generators/exception.hpp>

#include <cstring>
#include <ctime>

namespace asyncio::http {
namespace {

constexpr char kDays[] = "SunMonTueWedThuFriSat";
constexpr char kMonths[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kFirst = -62135596800;  // of the year 1
constexpr std::int64_t kLast = 253402300799;   // of the year 9999

// Days since 1970 of a date of the Gregorian calendar, whose years begin in March here, so that the
// leap day is the last of one.
constexpr std::int64_t days_of(std::int64_t year, int month, int day) noexcept {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const auto of_era = static_cast<int>(year - era * 400);
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct Date {
  int year, month, day;
};
constexpr Date date_of(std::int64_t days) noexcept {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto of_era = static_cast<int>(days - era * 146097);
  const int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year + year / 4 - year / 100);
  const int month = (5 * of_year + 2) / 153;
  const int real = month < 10 ? month + 3 : month - 9;
  return {static_cast<int>(year + era * 400) + (real <= 2), real,
          of_year - (153 * month + 2) / 5 + 1};
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
  const int now = date_of(std::time(nullptr) / kDay).year;
  year += now / 100 * 100;
  return year > now + 50 ? year - 100 : year;
}

}  // namespace

void detail::write_date(std::int64_t seconds, char* to) noexcept {
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - kDay + 1) / kDay;
  const auto time = static_cast<int>(seconds - days * kDay);
  const Date date = date_of(days);
  to = put(to, kDays + 3 * ((days % 7 + 11) % 7), 3);
  to = put(to, ", ", 2);
  to = put(to, date.day, 2);
  *to++ = ' ';
  to = put(to, kMonths + 3 * (date.month - 1), 3);
  *to++ = ' ';
  to = put(to, date.year, 4);
  *to++ = ' ';
  to = put(to, time / 3600, 2);
  *to++ = ':';
  to = put(to, time / 60 % 60, 2);
  *to++ = ':';
  to = put(to, time % 60, 2);
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
  const std::int64_t days = days_of(year, month, day);
  if (date_of(days).day != day) return {};  // the 30th of February
  return days * kDay + time;
}

}  // namespace asyncio::http
