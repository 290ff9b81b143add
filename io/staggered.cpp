#include <asyncio/io/staggered.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/futures/wait.hpp>

#include <algorithm>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::detail {

namespace {

struct Race {
  EventLoop& loop;
  std::vector<Attempt> attempts;
  std::optional<double> delay;
  std::vector<Task<SharedSocket>> tasks = {};  // of those that have begun
  SharedSocket winner = nullptr;

  void begin_next() {
    tasks.push_back(loop.create_task(attempts[tasks.size()]()));
    started = loop.time();
  }
  // Has one of them succeeded? The last one that has is taken, and closed if it is not the first.
  bool is_won() {
    for (Task<SharedSocket>& task : tasks) {
      if (!winner && task.done() && !task.cancelled() && !task.exception()) winner = task.result();
    }
    return winner != nullptr;
  }
  bool may_begin() const {
    return tasks.size() < attempts.size() &&
           (tasks.empty() || tasks.back().done() || (delay && loop.time() >= started + *delay));
  }
  std::vector<AnyFuture> under_way() const {
    std::vector<AnyFuture> all;
    for (const Task<SharedSocket>& task : tasks) {
      if (!task.done()) all.push_back(task);
    }
    return all;
  }
  // Until the next one may begin.
  std::optional<double> time_left() const {
    if (!delay || tasks.size() == attempts.size()) return std::nullopt;
    return std::max(0.0, started + *delay - loop.time());
  }
  void cancel_all() {
    for (Task<SharedSocket>& task : tasks) task.cancel();
  }

  double started = 0;  // the last one, on the loop's clock
};

}  // namespace

Coroutine<SharedSocket> staggered_race(EventLoop& loop, std::vector<Attempt> attempts,
                                       std::optional<double> delay) {
  return coroutine<SharedSocket>(
      [race = Race{loop, std::move(attempts), delay}](Co<SharedSocket>& co) mutable {
        BEGIN(co);
        TRY {
          while (!race.is_won()) {
            if (race.may_begin())
              race.begin_next();
            else if (race.under_way().empty())
              break;
            else
              YIELD_FROM(wait_for_some(race.under_way(), race.time_left(), FIRST_COMPLETED));
          }
        }
        FINALLY {
          race.cancel_all();
          while (!race.under_way().empty())
            YIELD_FROM(wait_for_some(race.under_way(), std::nullopt, ALL_COMPLETED));
        }
        END_TRY
        RETURN(race.winner);
        END;
      },
      __FILE__, __LINE__, "staggered_race");
}

}  // namespace asyncio::detail
