#include <asyncio/jobs/client.hpp>
#include <asyncio/jobs/worker_state.hpp>

#include <unistd.h>

#include <algorithm>
#include <climits>
#include <csignal>
#include <set>
#include <string_view>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::jobs {
namespace detail {
namespace {

constexpr std::size_t kBatch = 100;
constexpr double kLastSeconds = 5;  // for what is cancelled, and for the last words to the engine

std::string new_name() {
  char host[64] = {};
  (void)::gethostname(host, sizeof host - 1);
  return std::string(host) + ':' + std::to_string(::getpid()) + ':' + random_ids(1)[0].substr(0, 8);
}

}  // namespace

WorkerState::WorkerState(std::vector<AnyKind> kinds, EnginePtr engine, WorkerOptions options)
    : engine_(std::move(engine)), options_(std::move(options)) {
  if (kinds.empty()) throw ValueError("a worker runs at least one kind of job");
  if (options_.max_jobs == 0) throw ValueError("a worker has a place for at least one job");
  if (!(options_.beat.count() > 0 && 2 * options_.beat.count() <= options_.lease.count()))
    throw ValueError("a lease is as long as two beats at least");
  if (options_.name.empty()) options_.name = new_name();
  random_.seed(static_cast<std::uint_fast32_t>(std::hash<std::string>()(options_.name)));
  const bool own_queues = options_.queues.empty();
  std::set<std::string_view> names;
  for (const Schedule& each : options_.schedules)
    if (!names.insert(each.name()).second)
      throw ValueError("two schedules are called " + each.name());
  for (AnyKind& kind : kinds) {
    const std::string name = kind.name(), queue = kind.settings().queue;
    auto& queues = options_.queues;
    if (own_queues && std::find(queues.begin(), queues.end(), queue) == queues.end())
      queues.push_back(queue);
    if (!kinds_.emplace(name, std::move(kind)).second)
      throw ValueError("two kinds of job are called " + name);
  }
}

double WorkerState::random() noexcept { return std::uniform_real_distribution<double>()(random_); }

void WorkerState::stop() noexcept {
  ++stops_;
  wake_.set();
  changed_.set();
}

Coroutine<void> WorkerState::rest(double seconds) {
  return method(
      this,
      [this, seconds, come = Outcome<bool>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_OUTCOME(come, wait_for(wake_.wait(), seconds));
        wake_.clear();
        if (come.exception().template is<CancelledError>()) RAISE(come.exception());
        END;
      },
      __FILE__, __LINE__, "rest");
}

Coroutine<void> WorkerState::until(bool (WorkerState::*holds)() const, double seconds, int stops) {
  return method(
      this,
      [this, holds, end = loop_->time() + seconds, stops,
       come = Outcome<bool>()](auto& co) mutable {
        BEGIN(co);
        while (!(this->*holds)() && stops_ < stops && loop_->time() < end) {
          changed_.clear();
          YIELD_FROM_OUTCOME(come, wait_for(changed_.wait(), end - loop_->time()));
          if (come.exception().template is<CancelledError>()) RAISE(come.exception());
        }
        END;
      },
      __FILE__, __LINE__, "until");
}

void WorkerState::look_in(std::optional<double> seconds) {
  if (seconds) look_at_ = std::min(look_at_, loop_->time() + *seconds);
}

// Takes what there are places for. What fails is tried again later.
Coroutine<void> WorkerState::fill() {
  return method(
      this,
      [this, moved = Moved(), taken = Taken(), wanted = std::size_t{0}](auto& co) mutable {
        BEGIN(co);
        TRY {
          if (woken_ || loop_->time() >= look_at_) {
            woken_ = false;
            more_ = true;
            look_at_ = loop_->time() + options_.poll.count() * (0.8 + 0.4 * random());
            YIELD_FROM_INTO(moved, asked(engine_->move_due()));
            look_in(moved.next);
          }
          while (more_ && places() && has_lease() && !audit_ && !stops_) {
            wanted = std::min(places(), kBatch);
            taking_ = true;
            YIELD_FROM_INTO(
                taken,
                asked(engine_->take({options_.name, options_.queues, wanted, options_.limits})));
            for (TakenJob& job : taken.jobs) start(std::move(job));
            taking_ = false;
            more_ = taken.jobs.size() == wanted;
            look_in(taken.next);
          }
        }
        EXCEPT(Exception) {
          if (taking_) {
            audit_ = true;
            beat_soon_.set();
          }
        }
        FINALLY { taking_ = false; }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "fill");
}

Coroutine<void> WorkerState::work() {
  return method(
      this,
      [this](auto& co) {
        BEGIN(co);
        lease_task_ = loop_->create_task(keep_lease());
        ends_task_ = loop_->create_task(send_ends());
        while (!known_ && !stops_) {
          YIELD_FROM(rest(options_.lease.count()));  // the first beat wakes it
        }
        if (options_.on_startup) YIELD_FROM(options_.on_startup());
        for (const std::string& queue : options_.queues)
          listenings_.push_back(engine_->listen(Engine::Topic::queue, queue, [this] {
            woken_ = true;
            wake_.set();
          }));
        while (!stops_) {
          YIELD_FROM(fill());
          if (!stops_) YIELD_FROM(rest(std::max(look_at_ - loop_->time(), 0.0)));
        }
        END;
      },
      __FILE__, __LINE__, "work");
}

Coroutine<void> WorkerState::shut(double grace) {
  return method(
      this,
      [this, grace, left = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        listenings_.clear();
        stops_ = std::max(stops_, 1);
        TRY {
          YIELD_FROM(until(&WorkerState::is_idle, grace, 2));
          cancel_all(Why::stopping);
          YIELD_FROM(until(&WorkerState::is_idle, kLastSeconds, INT_MAX));
          YIELD_FROM(until(&WorkerState::all_is_told, kLastSeconds, INT_MAX));
        }
        FINALLY {
          cancel_all(Why::stopping);
          if (lease_task_) lease_task_.cancel();
          if (ends_task_) ends_task_.cancel();
          lease_timer_.cancel();
        }
        END_TRY;
        if (known_) YIELD_FROM_OUTCOME(left, wait_for(beat(0), kLastSeconds));
        if (left.exception().template is<CancelledError>()) RAISE(left.exception());
        END;
      },
      __FILE__, __LINE__, "shut");
}

Coroutine<void> WorkerState::run() {
  return method(
      this,
      [this, worked = Outcome<void>(), shut_down = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        if (loop_) RAISE(RuntimeError("a worker runs once"));
        loop_ = get_running_loop();
        answered_at_ = loop_->time();
        YIELD_FROM_OUTCOME(worked, work());
        YIELD_FROM_OUTCOME(shut_down, shut(worked.exception() ? 0 : options_.grace.count()));
        if (options_.on_shutdown) YIELD_FROM(options_.on_shutdown());
        if (worked.exception()) RAISE(worked.exception());
        RETURN(std::move(shut_down));
        END;
      },
      __FILE__, __LINE__, "run");
}

}  // namespace detail

Worker::Worker(std::vector<AnyKind> kinds, EnginePtr engine, WorkerOptions options)
    : state_(std::make_shared<detail::WorkerState>(std::move(kinds), std::move(engine),
                                                   std::move(options))) {}
Coroutine<void> Worker::run() { return state_->run(); }
void Worker::stop() noexcept { state_->stop(); }
const std::string& Worker::name() const noexcept { return state_->name(); }
const WorkerStats& Worker::stats() const noexcept { return state_->stats(); }
std::size_t Worker::running() const noexcept { return state_->running(); }
double Worker::health() const noexcept { return state_->health(); }

Coroutine<void> run_worker(std::vector<AnyKind> kinds, EnginePtr engine, WorkerOptions options) {
  return coroutine(
      [worker = Worker(std::move(kinds), std::move(engine), std::move(options)),
       loop = LoopRef()](auto& co) mutable {
        BEGIN(co);
        loop = get_running_loop();
        for (const int signal : {SIGTERM, SIGINT})
          loop->add_signal_handler(signal, [worker]() mutable { worker.stop(); });
        TRY { YIELD_FROM(worker.run()); }
        FINALLY {
          for (const int signal : {SIGTERM, SIGINT}) loop->remove_signal_handler(signal);
        }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "run_worker");
}

}  // namespace asyncio::jobs
