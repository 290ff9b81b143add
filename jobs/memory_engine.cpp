#include <asyncio/jobs/memory_engine.hpp>

#include <asyncio/generators/methods.hpp>
#include <asyncio/loop/events.hpp>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace asyncio::jobs {

struct MemoryEngine::Job : NewJob {
  explicit Job(NewJob&& job) : NewJob(std::move(job)) {}
  State state = State::delayed;
  std::optional<double> abort_keep;  // it is to be aborted, and kept so long
  std::uint32_t attempt = 0, failures = 0, deaths = 0;
  Queue* in = nullptr;
  Worker* taken_by = nullptr;                            // while it runs
  std::shared_ptr<const std::string> had_by;             // the name of the last worker
  double enqueued = 0, due = 0, started = 0, ended = 0;  // on the loop's clock
  std::string text;
  std::multimap<double, Place>::iterator timed;  // while it rests
};
struct MemoryEngine::Queue {
  std::array<Jobs, kGreatestPriority + 1> ready;
  std::array<std::size_t, 6> count{};  // by state
  TokenBucket bucket;
};
struct MemoryEngine::Worker {
  std::shared_ptr<const std::string> name;
  std::string details;
  double lease_end = 0;
  Jobs running;
};

MemoryEngine::MemoryEngine(std::optional<double> unix_time) : started_at_(unix_time) {}
MemoryEngine::~MemoryEngine() = default;

double MemoryEngine::now() {
  if (!loop_) {
    loop_ = get_running_loop();
    const std::chrono::duration<double> since = std::chrono::system_clock::now().time_since_epoch();
    offset_ = started_at_.value_or(since.count()) - loop_->time();
  }
  return loop_->time();
}

template <class F>
auto MemoryEngine::at_once(const char* name, F function) {
  using R = decltype(function());
  return method<R>(
      this, [function = std::move(function)](Co<R>& co) mutable { return co.return_(function()); },
      __FILE__, __LINE__, name);
}

// ---- the ways of a job ----

void MemoryEngine::leave(Place job) {
  --job->in->count[static_cast<unsigned>(job->state)];
  if (job->state == State::running) {
    job->taken_by = nullptr;
    if (!job->limit_key.empty()) --keys_.at(job->limit_key).running;
  } else if (job->state != State::ready) {
    (job->state == State::delayed ? due_ : kept_).erase(job->timed);
  }
}

void MemoryEngine::enter(Place job, State state, double when) {
  const bool rests = state != State::ready && state != State::running;
  auto& by_time = state == State::delayed ? due_ : kept_;
  const auto timed = rests ? by_time.emplace(when, job) : by_time.end();
  leave(job);
  job->state = state;
  job->timed = timed;
  ++job->in->count[static_cast<unsigned>(state)];
  if (!job->unique.empty() && !job->unique_states.has(state)) {
    unique_.erase(job->unique);
    job->unique.clear();
  }
}

void MemoryEngine::enter_ready(Place job, bool first) {
  Jobs& from = job->taken_by ? job->taken_by->running : resting_;
  enter(job, State::ready);
  Jobs& ready = job->in->ready[static_cast<unsigned>(job->priority)];
  ready.splice(first ? ready.begin() : ready.end(), from, job);
  listeners_.wake(Topic::queue, job->queue);
}

// It has ended. Whoever waits for it is told.
void MemoryEngine::close(Place job, State state, double keep) {
  Jobs& from = job->taken_by                ? job->taken_by->running
               : job->state == State::ready ? job->in->ready[static_cast<unsigned>(job->priority)]
                                            : resting_;
  enter(job, state, now() + keep);
  resting_.splice(resting_.end(), from, job);
  job->ended = now();
  listeners_.wake(Topic::job, job->id);
  if (keep <= 0) forget(job);
}

void MemoryEngine::forget(Place job) {
  leave(job);
  if (!job->unique.empty()) unique_.erase(job->unique);
  by_id_.erase(job->id);
  resting_.erase(job);
}

// ---- enqueue ----

Enqueued MemoryEngine::add(NewJob&& given) {
  const double at = given.at ? *given.at - offset_ : now() + given.delay;
  const bool waits = at > now();
  if (given.only_in_time && !waits) return {};
  if (by_id_.count(given.id)) return {std::move(given.id), false};
  if (!given.unique.empty())
    if (const auto other = unique_.find(given.unique); other != unique_.end())
      return {other->second->id, false};
  if (!given.unique_states.has(waits ? State::delayed : State::ready)) given.unique.clear();

  Queue& queue = queues_[given.queue];
  Jobs made;
  const Place job = made.emplace(made.end(), std::move(given));
  Enqueued answer{job->id, true};
  by_id_.emplace(job->id, job);
  try {
    if (!job->unique.empty()) unique_.emplace(job->unique, job);
    job->timed = due_.emplace(at, job);
  } catch (...) {
    if (!job->unique.empty()) unique_.erase(job->unique);
    by_id_.erase(job->id);
    throw;
  }
  job->in = &queue;
  job->enqueued = now();
  job->due = at;
  ++queue.count[static_cast<unsigned>(State::delayed)];
  resting_.splice(resting_.end(), made);
  if (waits)
    listeners_.wake(Topic::queue, job->queue);
  else
    enter_ready(job, false);
  return answer;
}

Coroutine<std::vector<Enqueued>> MemoryEngine::enqueue(std::vector<NewJob> jobs) {
  return at_once("enqueue", [this, jobs = std::move(jobs)]() mutable {
    now();
    std::vector<Enqueued> out;
    out.reserve(jobs.size());
    try {
      for (NewJob& job : jobs) out.push_back(add(std::move(job)));
    } catch (...) {  // memory: all or none
      for (const Enqueued& made : out)
        if (made.created) close(by_id_.at(made.id), State::aborted, 0);
      throw;
    }
    return out;
  });
}

// ---- take ----

// In how many seconds may it start? Nothing: now.
std::optional<double> MemoryEngine::blocked(const Job& job, const std::vector<Limit>& limits) {
  constexpr double kUnknown = std::numeric_limits<double>::infinity();
  for (const Limit& limit : limits) {
    if (!limit.covers(job.queue, job.limit_key)) continue;
    const std::size_t running = limit.by_key()
                                    ? static_cast<std::size_t>(keys_[job.limit_key].running)
                                    : job.in->count[static_cast<unsigned>(State::running)];
    if (limit.most() && running >= static_cast<std::size_t>(limit.most())) return kUnknown;
    TokenBucket& bucket = limit.by_key() ? keys_[job.limit_key].bucket : job.in->bucket;
    if (limit.per_second() > 0)
      if (const double wait = bucket.wait(limit, now()); wait > 0) return wait;
  }
  return std::nullopt;
}

void MemoryEngine::start(Place job, Worker& worker, const std::vector<Limit>& limits) {
  if (!job->limit_key.empty()) ++keys_[job->limit_key].running;
  for (const Limit& limit : limits)
    if (limit.per_second() > 0 && limit.covers(job->queue, job->limit_key))
      (limit.by_key() ? keys_[job->limit_key].bucket : job->in->bucket).take(limit);
  Jobs& from = job->in->ready[static_cast<unsigned>(job->priority)];
  enter(job, State::running);
  worker.running.splice(worker.running.end(), from, job);
  job->taken_by = &worker;
  job->had_by = worker.name;
  job->started = now();
  ++job->attempt;
}

void MemoryEngine::take_from(Queue& queue, const Take& take, Worker& worker, Taken& out) {
  if (queue.count[static_cast<unsigned>(State::ready)] == 0) return;
  for (auto ready = queue.ready.rbegin(); ready != queue.ready.rend(); ++ready) {
    for (Place next = ready->begin(); next != ready->end() && out.jobs.size() < take.most;) {
      const Place job = next++;
      if (!take.limits.empty()) {
        if (const std::optional<double> wait = blocked(*job, take.limits)) {
          if (*wait < out.next.value_or(std::numeric_limits<double>::infinity())) out.next = wait;
          continue;
        }
      }
      out.jobs.push_back(TakenJob{{job->id, job->attempt + 1},
                                  job->kind,
                                  job->queue,
                                  job->payload,
                                  job->failures,
                                  job->deaths});
      start(job, worker, take.limits);
    }
  }
}

Coroutine<Taken> MemoryEngine::take(Take take) {
  return at_once("take", [this, take = std::move(take)] {
    Taken out;
    const auto worker = workers_.find(take.worker);
    if (worker == workers_.end() || worker->second.lease_end <= now()) return out;
    for (const std::string& name : take.queues)
      if (const auto queue = queues_.find(name); queue != queues_.end())
        take_from(queue->second, take, worker->second, out);
    return out;
  });
}

// ---- end ----

bool MemoryEngine::end_one(const std::string& worker, End& end) {
  const auto found = by_id_.find(end.id);
  if (found == by_id_.end()) return false;
  const Place job = found->second;
  if (job->state != State::running || job->attempt != end.number || *job->had_by != worker)
    return false;
  const bool again = end.how == End::How::retry || end.how == End::How::release;
  if (end.how == End::How::retry || end.how == End::How::bury) ++job->failures;
  if (end.how != End::How::release) job->text = std::move(end.text);
  if (end.how == End::How::abort || (again && job->abort_keep)) {
    close(job, State::aborted, job->abort_keep.value_or(end.keep));
  } else if (end.how == End::How::finish || end.how == End::How::bury) {
    close(job, end.how == End::How::bury ? State::dead : State::done, end.keep);
  } else if (end.delay > 0 && end.how == End::How::retry) {
    Jobs& from = job->taken_by->running;
    job->due = now() + end.delay;
    enter(job, State::delayed, job->due);
    resting_.splice(resting_.end(), from, job);
    listeners_.wake(Topic::queue, job->queue);  // its worker may have to be up earlier
  } else {
    enter_ready(job, end.how == End::How::release);
  }
  return true;
}

Coroutine<std::vector<bool>> MemoryEngine::end(std::string worker, std::vector<End> ends) {
  return at_once("end", [this, worker = std::move(worker), ends = std::move(ends)]() mutable {
    std::vector<bool> out(ends.size());
    for (std::size_t i = 0; i < ends.size(); ++i) out[i] = end_one(worker, ends[i]);
    return out;
  });
}

// ---- leases ----

Coroutine<BeatAnswer> MemoryEngine::beat(Beat beat) {
  return at_once("beat", [this, beat = std::move(beat)]() mutable {
    BeatAnswer answer;
    answer.now = unix_now();
    const auto [found, made] = workers_.try_emplace(beat.worker);
    Worker& worker = found->second;
    if (made) worker.name = std::make_shared<const std::string>(beat.worker);
    answer.known = !made;
    worker.lease_end = now() + beat.lease;
    worker.details = std::move(beat.details);
    for (const Job& job : worker.running) {
      if (job.abort_keep) answer.aborted.push_back({job.id, job.attempt});
      if (beat.tell_running) answer.running.push_back({job.id, job.attempt});
    }
    if (beat.lease <= 0) {
      while (!worker.running.empty()) {
        const Place job = std::prev(worker.running.end());
        if (job->abort_keep)
          close(job, State::aborted, *job->abort_keep);
        else
          enter_ready(job, true);
      }
      workers_.erase(found);
    }
    return answer;
  });
}

void MemoryEngine::give_back(Place job, std::uint32_t most_deaths, double keep, Reaped& out) {
  ++job->deaths;
  if (job->abort_keep) return close(job, State::aborted, *job->abort_keep);
  if (job->deaths < most_deaths) {
    ++out.ready;
    return enter_ready(job, true);
  }
  ++out.dead;
  job->text = "its worker died " + std::to_string(job->deaths) + " times";
  close(job, State::dead, keep);
}

Coroutine<Reaped> MemoryEngine::reap(std::uint32_t most_deaths, double keep) {
  return at_once("reap", [this, most_deaths, keep] {
    Reaped out;
    for (auto next = workers_.begin(); next != workers_.end();) {
      const auto worker = next++;
      Jobs& running = worker->second.running;
      if (worker->second.lease_end > now()) continue;
      while (!running.empty()) give_back(std::prev(running.end()), most_deaths, keep, out);
      workers_.erase(worker);
      ++out.workers;
    }
    return out;
  });
}

Coroutine<Moved> MemoryEngine::move_due() {
  return at_once("move_due", [this] {
    Moved out;
    for (; !due_.empty() && due_.begin()->first <= now(); ++out.jobs)
      enter_ready(due_.begin()->second, false);
    while (!kept_.empty() && kept_.begin()->first <= now()) forget(kept_.begin()->second);
    sweep_keys();
    if (!due_.empty()) out.next = due_.begin()->first - now();
    return out;
  });
}

void MemoryEngine::sweep_keys() {
  if (keys_.size() < sweep_at_) return;
  for (auto it = keys_.begin(); it != keys_.end();)
    it = it->second.running == 0 && it->second.bucket.full(now()) ? keys_.erase(it) : std::next(it);
  sweep_at_ = std::max<std::size_t>(64, 2 * keys_.size());
}

// ---- what people ask for ----

Coroutine<std::vector<bool>> MemoryEngine::abort(std::vector<std::string> ids, double keep) {
  return at_once("abort", [this, ids = std::move(ids), keep] {
    std::vector<bool> out;
    for (const std::string& id : ids) {
      const auto found = by_id_.find(id);
      const bool open = found != by_id_.end() && found->second->state <= State::running;
      out.push_back(open);
      if (!open) continue;
      if (found->second->state == State::running)
        found->second->abort_keep = keep;
      else
        close(found->second, State::aborted, keep);
    }
    return out;
  });
}

Coroutine<std::vector<bool>> MemoryEngine::redrive(std::vector<std::string> ids) {
  return at_once("redrive", [this, ids = std::move(ids)] {
    std::vector<bool> out;
    for (const std::string& id : ids) {
      const auto found = by_id_.find(id);
      out.push_back(found != by_id_.end() && found->second->state == State::dead);
      if (!out.back()) continue;
      found->second->failures = found->second->deaths = 0;
      enter_ready(found->second, false);
    }
    return out;
  });
}

JobRecord MemoryEngine::record_of(const Job& job) {
  const auto unix_time = [this](double time) { return time == 0 ? 0 : time + offset_; };
  JobRecord out;
  out.id = job.id, out.kind = job.kind, out.queue = job.queue, out.payload = job.payload;
  out.state = job.state, out.priority = job.priority;
  out.attempt = job.attempt, out.failures = job.failures, out.deaths = job.deaths;
  out.enqueued = unix_time(job.enqueued), out.due = unix_time(job.due);
  out.started = unix_time(job.started), out.ended = unix_time(job.ended);
  if (job.had_by) out.worker = *job.had_by;
  out.text = job.text;
  return out;
}

Coroutine<Inspection> MemoryEngine::inspect(Query query) {
  return at_once("inspect", [this, query = std::move(query)] {
    Inspection out;
    out.now = unix_now();
    for (const std::string& id : query.ids)
      if (const auto found = by_id_.find(id); found != by_id_.end())
        out.jobs.push_back(record_of(*found->second));
    if (query.states.bits())
      for (const auto& [id, job] : by_id_)
        if (out.jobs.size() < query.most && query.states.has(job->state) &&
            (query.queue.empty() || query.queue == job->queue))
          out.jobs.push_back(record_of(*job));
    for (const auto& [name, queue] : queues_) {
      const auto count = [&queue = queue](State s) {
        return queue.count[static_cast<unsigned>(s)];
      };
      out.queues.push_back({name, count(State::delayed), count(State::ready), count(State::running),
                            count(State::dead)});
    }
    for (const auto& [name, worker] : workers_)
      out.workers.push_back(
          {name, worker.details, worker.lease_end + offset_, worker.running.size()});
    return out;
  });
}

Engine::Listening MemoryEngine::listen(Topic topic, std::string name, std::function<void()> wake) {
  return listeners_.add(topic, std::move(name), std::move(wake));
}

}  // namespace asyncio::jobs
