#include <asyncio/jobs/schedule.hpp>

#ifndef USE_OS_TZDB
#define USE_OS_TZDB 1  // as Debian's library is built
#endif
#include <date/tz.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <iterator>
#include <vector>

namespace asyncio::jobs {
namespace {

struct Field {
  const char* name;
  unsigned least, most;
  std::vector<std::string_view> names;  // of the numbers from `least` on
};

[[noreturn]] void refuse_cron(std::string_view expression, const std::string& why) {
  throw ValueError("cron \"" + std::string(expression) + "\": " + why);
}

std::vector<std::string_view> split_at(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (mark != ' ' || end > 0) out.push_back(text.substr(0, end));
    if (end == text.size()) return out;
    text.remove_prefix(end + 1);
  }
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

class FieldReader {
 public:
  FieldReader(std::string_view expression, const Field& field) noexcept
      : expression_(expression), field_(field) {}

  std::uint64_t read(std::string_view text) const {
    std::uint64_t bits = 0;
    for (const std::string_view part : split_at(text, ',')) bits |= read_part(part);
    return bits;
  }

 private:
  std::uint64_t read_part(std::string_view part) const {
    const std::size_t slash = part.find('/');
    const std::string_view range = part.substr(0, slash);
    const bool has_step = slash != std::string_view::npos;
    const unsigned step = has_step ? number(part.substr(slash + 1)) : 1;
    if (step == 0) refuse("a step is more than nothing");
    unsigned from = field_.least, to = field_.most;
    if (range != "*") {
      const std::size_t dash = range.find('-');
      from = value(range.substr(0, dash));
      to = dash != std::string_view::npos ? value(range.substr(dash + 1)) : has_step ? to : from;
      if (from > to) refuse("a range goes upwards: " + std::string(range));
    }
    std::uint64_t bits = 0;
    for (unsigned n = from; n <= to; n += step) bits |= std::uint64_t{1} << n;
    return bits;
  }
  unsigned value(std::string_view text) const {
    const std::string name = upper(text);
    const auto found = std::find(field_.names.begin(), field_.names.end(), name);
    if (found != field_.names.end())
      return field_.least + static_cast<unsigned>(found - field_.names.begin());
    if (name.find_first_of("LW#?") != std::string::npos)
      refuse("L, W, # and ? are not in cron(5), and are not here");
    const unsigned n = number(text);
    if (n < field_.least || n > field_.most)
      refuse(std::to_string(n) + " is not from " + std::to_string(field_.least) + " to " +
             std::to_string(field_.most));
    return n;
  }
  unsigned number(std::string_view text) const {
    unsigned n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc() || end != text.data() + text.size() || n > 1000)
      refuse("\"" + std::string(text) + "\" is no number");
    return n;
  }
  [[noreturn]] void refuse(const std::string& why) const {
    refuse_cron(expression_, std::string(field_.name) + ": " + why);
  }
  std::string_view expression_;
  const Field& field_;
};

std::string_view written_out(std::string_view expression) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"@hourly", "0 * * * *"},  {"@daily", "0 0 * * *"},   {"@midnight", "0 0 * * *"},
      {"@weekly", "0 0 * * 0"},  {"@monthly", "0 0 1 * *"}, {"@yearly", "0 0 1 1 *"},
      {"@annually", "0 0 1 1 *"}};
  for (const auto& [name, meaning] : kNames)
    if (expression == name) return meaning;
  if (!expression.empty() && expression[0] == '@')
    refuse_cron(expression, "it is none of @hourly, @daily, @weekly, @monthly, @yearly");
  return expression;
}

// When the clocks of the zone show that: the first time, and if they never do, when they are past
// it.
std::chrono::seconds when_shown(const date::time_zone& zone, date::local_seconds time) {
  const date::local_info info = zone.get_info(time);
  if (info.result == date::local_info::nonexistent) return info.second.begin.time_since_epoch();
  return time.time_since_epoch() - info.first.offset;
}

constexpr bool bit(std::uint64_t bits, unsigned n) noexcept { return (bits >> n & 1) != 0; }

}  // namespace

Cron cron(std::string expression, const std::string& zone) {
  const Field fields[] = {
      {"minute", 0, 59, {}},
      {"hour", 0, 23, {}},
      {"day of the month", 1, 31, {}},
      {"month",
       1,
       12,
       {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}},
      {"day of the week", 0, 7, {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}}};
  const std::vector<std::string_view> texts = split_at(written_out(expression), ' ');
  if (texts.size() != std::size(fields))
    refuse_cron(expression, "it has " + std::to_string(texts.size()) + " fields, not 5");
  Cron out;
  for (std::size_t i = 0; i < std::size(fields); ++i)
    out.fields_[i] = FieldReader(expression, fields[i]).read(texts[i]);
  if (bit(out.fields_[4], 7)) out.fields_[4] |= 1;
  out.either_day_ = texts[2][0] != '*' && texts[4][0] != '*';
  try {
    out.zone_ = date::locate_zone(zone);
  } catch (const std::runtime_error&) {
    throw ValueError("there is no time zone " + zone);
  }
  out.expression_ = std::move(expression);
  return out;
}

bool Cron::on_day(unsigned month, unsigned day, unsigned weekday) const noexcept {
  const bool of_month = bit(fields_[2], day), of_week = bit(fields_[4], weekday);
  return bit(fields_[3], month) && (either_day_ ? of_month || of_week : of_month && of_week);
}

std::optional<double> Cron::next(double after) const {
  // A day of the month and one of the week, on the 29th of February, may be 40 years apart.
  constexpr int kDays = 41 * 366;
  // No clock has ever gone back by more.
  constexpr std::chrono::hours kFurthestBack{25};
  if (!(std::abs(after) < 1e11)) return std::nullopt;
  const std::chrono::seconds since(static_cast<std::int64_t>(std::floor(after)));
  const date::local_seconds begin = zone_->to_local(date::sys_seconds(since)) - kFurthestBack;
  date::local_days day = date::floor<date::days>(begin);
  for (int i = 0; i < kDays; ++i, day += date::days(1)) {
    const date::year_month_day on(day);
    if (!on_day(unsigned(on.month()), unsigned(on.day()), date::weekday(day).c_encoding()))
      continue;
    for (unsigned minute = 0; minute < 24 * 60; ++minute) {
      if (!bit(fields_[1], minute / 60) || !bit(fields_[0], minute % 60)) continue;
      const date::local_seconds shown = day + std::chrono::minutes(minute);
      if (shown < begin) continue;
      const std::chrono::seconds tick = when_shown(*zone_, shown);
      if (tick > since) return static_cast<double>(tick.count());
    }
  }
  return std::nullopt;
}

NewJob Schedule::tick(double at) const {
  NewJob job = job_;
  job.id = name_ + "@" + std::to_string(static_cast<std::int64_t>(at));
  job.at = at;
  job.only_in_time = true;
  return job;
}

}  // namespace asyncio::jobs
