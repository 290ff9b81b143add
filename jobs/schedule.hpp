// Schedule: jobs that are enqueued again and again, at the times of cron(5), in a time zone.
//
//   WorkerOptions options;
//   options.schedules = {
//       jobs::schedule("nightly", jobs::cron("0 4 * * *", "Europe/Berlin"), report, 7)};
//
// Each tick is one job, whose id is the schedule's name and the tick's time, enqueued ahead of
// time: any number of workers may have the same schedule, and one alive is enough. What ticks while
// none is alive is not made up for. Where clocks go forward, what would tick in the hour that is
// not there does so once, right after it; where they go back, what ticks in the hour that is there
// twice does so the first time only. arq name: cron; Celery: beat, crontab. Lifetime: values; the
// time zones are the system's (tzdata), as they were when the first was used. Thread: any.
#pragma once

#include <asyncio/jobs/client.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace date {
class time_zone;
}

#pragma GCC visibility push(default)
namespace asyncio::jobs {

class Cron {
 public:
  // When it ticks next after a Unix time; nothing: never, as on the 30th of February.
  std::optional<double> next(double after) const;
  const std::string& expression() const noexcept { return expression_; }

 private:
  friend Cron cron(std::string expression, const std::string& zone);
  Cron() noexcept = default;
  bool on_day(unsigned month, unsigned day, unsigned weekday) const noexcept;

  std::string expression_;
  // Bits: minutes, hours, days of the month, months, days of the week.
  std::array<std::uint64_t, 5> fields_{};
  bool either_day_ = false;  // both kinds of day are restricted: one of them is enough
  const date::time_zone* zone_ = nullptr;
};

// Minute, hour, day of the month, month, day of the week (0 and 7 are Sunday), each `*`, a number
// or name (JAN, MON), a range, a list of those, with a step: `*/15`, `9-17/2`, `MON-FRI`; or
// @hourly,
// @daily, @weekly, @monthly, @yearly. With both kinds of day given, one of them is enough.
// ValueError with what is wrong: an extension of other crons (L, W, #, ?), a sixth field, an
// unknown zone.
Cron cron(std::string expression, const std::string& zone = "UTC");

class Schedule {
 public:
  Schedule(std::string name, Cron when, NewJob job)
      : name_(std::move(name)), when_(std::move(when)), job_(std::move(job)) {}
  const std::string& name() const noexcept { return name_; }
  const Cron& when() const noexcept { return when_; }
  // The job of the tick at a time.
  NewJob tick(double at) const;

 private:
  std::string name_;
  Cron when_;
  NewJob job_;
};

// A job of that kind with these arguments at each tick.
template <class R, class... P, class... A>
Schedule schedule(std::string name, Cron when, const Kind<R(P...)>& kind, A&&... arguments) {
  static_assert(detail::are_arguments<std::tuple<P...>, A...>(),
                "these are not the arguments that the kind of job takes");
  EnqueueOptions options;
  options.id = name;
  NewJob job = detail::job_for(kind.name(), kind.settings(), options);
  job.payload = detail::write_call(std::tuple<std::decay_t<P>...>(std::forward<A>(arguments)...),
                                   detail::CallOptions());
  return Schedule(std::move(name), std::move(when), std::move(job));
}

}  // namespace asyncio::jobs
#pragma GCC visibility pop
