// What a worker and its engine tell each other beside the jobs: the lease, and the ends.
#include <asyncio/jobs/worker_state.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::jobs::detail {
namespace {

constexpr std::size_t kMostEnds = 100, kMostTold = 100;

std::pair<std::string, std::uint32_t> key_of(const Attempt& attempt) {
  return {attempt.id, attempt.number};
}

}  // namespace

Coroutine<void> WorkerState::beat(double lease) {
  return method(
      this,
      [this, lease, sent = loop_->time(), taken = stats_.taken, whole = false, known = Attempts(),
       answer = BeatAnswer()](auto& co) mutable {
        BEGIN(co);
        whole = !taking_;
        if (whole) known = own_attempts();
        YIELD_FROM_INTO(answer, asked(engine_->beat({options_.name, lease, details(), whole})));
        if (lease <= 0) RETURN();
        engine_ahead_ = answer.now - loop_->time();
        lease_end_ = sent + lease;
        lease_timer_.cancel();
        lease_timer_ = loop_->call_at(lease_end_, bound(this, &WorkerState::lease_is_over));
        if (known_ && !answer.known) lease_is_over();  // others have them, or will
        known_ = true;
        abort_these(answer.aborted);
        if (whole && !taking_ && taken == stats_.taken) {
          release_unknown(answer.running, known);
          audit_ = false;
        }
        wake_.set();
        END;
      },
      __FILE__, __LINE__, "beat");
}

void WorkerState::lease_is_over() {
  for (Place job = running_.begin(); job != running_.end(); ++job) {
    if (job->why == Why::none) ++stats_.lost;
    cancel(job, Why::lost);
  }
}

void WorkerState::abort_these(const std::vector<Attempt>& attempts) {
  if (attempts.empty()) return;
  Attempts keys;
  for (const Attempt& each : attempts) keys.insert(key_of(each));
  for (Place job = running_.begin(); job != running_.end(); ++job)
    if (keys.count(key_of(job->attempt))) cancel(job, Why::aborted);
}

WorkerState::Attempts WorkerState::own_attempts() const {
  Attempts out;
  for (const Running& job : running_) out.insert(key_of(job.attempt));
  for (const std::vector<End>* const ends : {&ends_, &sending_})
    for (const End& end : *ends) out.insert(key_of(end));
  return out;
}

// What is the worker's by the engine's books and was not by its own: the answer of its take was
// lost.
void WorkerState::release_unknown(const std::vector<Attempt>& attempts, const Attempts& known) {
  for (const Attempt& each : attempts) {
    if (known.count(key_of(each))) continue;
    End end;
    static_cast<Attempt&>(end) = each;
    end.how = End::How::release;
    push_end(std::move(end));
  }
}

// While the engine is silent it is asked more often, and after a late answer sooner: the lease has
// begun when it was asked for.
double WorkerState::until_beat() const {
  const double beat = options_.beat.count();
  if (failing_) return beat / 5;
  return std::clamp((lease_end_ - loop_->time()) / 2, beat / 5, beat);
}

// Two ticks ahead of time, so that a beat may be late.
Coroutine<void> WorkerState::plan_ticks() {
  return method(
      this,
      [this, i = std::size_t{0}, ahead = 0, tick = std::optional<double>(),
       jobs = std::vector<NewJob>()](auto& co) mutable {
        BEGIN(co);
        for (planned_.resize(options_.schedules.size()); i < planned_.size(); ++i) {
          jobs.clear();
          tick = engine_ahead_ + loop_->time();
          for (ahead = 0; ahead < 2 && tick; ++ahead) {
            tick = options_.schedules[i].when().next(*tick);
            if (tick && *tick > planned_[i]) jobs.push_back(options_.schedules[i].tick(*tick));
          }
          if (jobs.empty()) continue;
          tick = jobs.back().at;
          YIELD_FROM(asked(engine_->enqueue(std::move(jobs))));
          planned_[i] = *tick;
        }
        END;
      },
      __FILE__, __LINE__, "plan_ticks");
}

Coroutine<void> WorkerState::keep_lease() {
  return method(
      this,
      [this, come = Outcome<bool>()](auto& co) mutable {
        BEGIN(co);
        for (;;) {
          beat_soon_.clear();
          TRY {
            YIELD_FROM(beat(options_.lease.count()));
            YIELD_FROM(asked(engine_->reap(options_.max_deaths, options_.keep_dead.count())));
            YIELD_FROM(plan_ticks());
          }
          EXCEPT(Exception) {}  // asked() has told of it, and it is tried again
          END_TRY;
          YIELD_FROM_OUTCOME(come, wait_for(beat_soon_.wait(), until_beat()));
          if (come.exception().template is<CancelledError>()) RAISE(come.exception());
        }
        END;
      },
      __FILE__, __LINE__, "keep_lease");
}

Coroutine<void> WorkerState::send_ends() {
  return method(
      this,
      [this, accepted = std::vector<bool>()](auto& co) mutable {
        BEGIN(co);
        for (;;) {
          while (ends_.empty()) {
            ends_come_.clear();
            YIELD_FROM(ends_come_.wait());
          }
          if (ends_.size() <= kMostEnds) {
            sending_.swap(ends_);
          } else {
            const auto from = ends_.begin(), to = from + kMostEnds;
            sending_.assign(std::make_move_iterator(from), std::make_move_iterator(to));
            ends_.erase(from, to);
          }
          for (;;) {
            TRY {
              YIELD_FROM_INTO(accepted, asked(engine_->end(options_.name, sending_)));
              break;
            }
            EXCEPT(Exception) {}
            END_TRY;
            YIELD_FROM(sleep(options_.beat.count() / 10));
          }
          count(accepted);
          sending_.clear();
          changed_.set();
        }
        END;
      },
      __FILE__, __LINE__, "send_ends");
}

void WorkerState::count(const std::vector<bool>& accepted) {
  std::uint64_t* const counters[] = {&stats_.done, &stats_.retried, &stats_.dead, &stats_.aborted,
                                     &stats_.released};
  for (std::size_t i = 0; i < sending_.size(); ++i)
    ++*(i < accepted.size() && accepted[i] ? counters[static_cast<unsigned>(sending_[i].how)]
                                           : &stats_.fenced);
  // A place among those of a limit may be free, and what was released is there again.
  if (!options_.limits.empty()) more_ = true;
  if (more_) wake_.set();
}

// What runs, and where each job waits.
std::string WorkerState::details() const try {
  JsonWriter out;
  out.begin('{');
  out.key("max_jobs");
  out.whole(std::uint64_t{options_.max_jobs});
  out.key("running");
  out.begin('[');
  std::size_t told = 0;
  for (const Running& job : running_) {
    if (++told > kMostTold) break;
    const std::vector<SourceLocation> stack = job.task.get_stack();
    write(out, std::tuple(job.attempt.id, job.kind,
                          stack.empty() ? std::string()
                                        : std::string(stack.back().file) + ':' +
                                              std::to_string(stack.back().line)));
  }
  out.end(']');
  out.end('}');
  return std::move(out).take();
} catch (const PayloadError&) {  // an id that is no UTF-8
  return "{}";
}

}  // namespace asyncio::jobs::detail
