// Client: enqueues jobs.
//
//   jobs::Client client(engine);
//   YIELD_FROM_INTO(job, client.enqueue(add, 2, 3));
//   jobs::EnqueueOptions later;
//   later.delay = 60, later.unique = "report:7";
//   YIELD_FROM_INTO(job, client.enqueue(later, report, 7));
//
// A job is enqueued when the await has come back without an error; after an error, or a cancelled
// wait, it may be. Who may repeat the call gives it an id, of which the engine takes one as long as
// it knows the job. Wrong arguments do not compile. arq name: ArqRedis.enqueue_job; Celery:
// delay(), apply_async(). Errors: the engine's, and PayloadError for what JSON cannot say.
// Lifetime: a handle; copies use the same engine. Thread: the loop's.
#pragma once

#include <asyncio/jobs/call.hpp>
#include <asyncio/jobs/job.hpp>

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

struct EnqueueOptions {
  std::string queue;                        // "": the kind's
  int priority = 0;                         // from 0 to 9, greater first inside the queue
  OptionalSeconds delay = std::nullopt;     // arq: _defer_by; Celery: countdown
  std::optional<double> at = std::nullopt;  // Unix time. arq: _defer_until; Celery: eta
  std::string id;                           // "": a random one. arq: _job_id; Celery: task_id
  // While a job with that key is in one of these states, enqueue() gives that one.
  std::string unique;
  States unique_states = {State::delayed, State::ready, State::running};
  std::string limit_key;  // limits.hpp
  // Otherwise than the kind says:
  std::optional<RetryPolicy> retry = std::nullopt;
  OptionalSeconds timeout = std::nullopt;
  OptionalSeconds keep_result = std::nullopt;
};

namespace detail {
// As many different ids, of 32 hexadecimal digits.
std::vector<std::string> random_ids(std::size_t count);
// With all but the payload and, in a batch, the id. ValueError for options that do not go together.
NewJob job_for(const char* kind, const KindSettings& settings, const EnqueueOptions& options);
CallOptions call_options(const EnqueueOptions& options);
}  // namespace detail

class Client {
 public:
  explicit Client(EnginePtr engine) noexcept : engine_(std::move(engine)) {}

  template <class R, class... P, class... A>
  Coroutine<Job<R>> enqueue(const Kind<R(P...)>& kind, A&&... arguments) const {
    return enqueue(EnqueueOptions(), kind, std::forward<A>(arguments)...);
  }
  template <class R, class... P, class... A>
  Coroutine<Job<R>> enqueue(const EnqueueOptions& options, const Kind<R(P...)>& kind,
                            A&&... arguments) const {
    constexpr bool fits = detail::are_arguments<std::tuple<P...>, A...>();
    static_assert(fits, "these are not the arguments that the kind of job takes");
    if constexpr (fits) {
      std::vector<NewJob> jobs;
      jobs.push_back(detail::job_for(kind.name(), kind.settings(), options));
      jobs[0].payload =
          detail::write_call(std::tuple<std::decay_t<P>...>(std::forward<A>(arguments)...),
                             detail::call_options(options));
      return coroutine<Job<R>>(
          [engine = engine_, jobs = std::move(jobs),
           answers = std::vector<Enqueued>()](auto& co) mutable {
            ASYNCIO_BEGIN(co);
            ASYNCIO_YIELD_FROM_INTO(answers, engine->enqueue(std::move(jobs)));
            ASYNCIO_RETURN(Job<R>(engine, std::move(answers.at(0).id), answers[0].created));
            ASYNCIO_END;
          },
          __FILE__, __LINE__, "enqueue");
    } else {
      return {};
    }
  }
  // Many of a kind at once, all or none, with the same options (but for an id, which is each's
  // own): a fraction of the cost.
  template <class R, class... P>
  Coroutine<std::vector<Job<R>>> enqueue_many(
      const Kind<R(P...)>& kind, const std::vector<std::tuple<std::decay_t<P>...>>& arguments,
      const EnqueueOptions& options = {}) const {
    if (!options.id.empty()) throw ValueError("jobs that are enqueued together have random ids");
    const std::vector<std::string> ids = detail::random_ids(arguments.size());
    std::vector<NewJob> jobs;
    jobs.reserve(arguments.size());
    for (const auto& each : arguments) {
      EnqueueOptions own = options;
      own.id = ids[jobs.size()];
      jobs.push_back(detail::job_for(kind.name(), kind.settings(), own));
      jobs.back().payload = detail::write_call(each, detail::call_options(options));
    }
    return coroutine<std::vector<Job<R>>>(
        [engine = engine_, jobs = std::move(jobs), answers = std::vector<Enqueued>(),
         out = std::vector<Job<R>>()](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          ASYNCIO_YIELD_FROM_INTO(answers, engine->enqueue(std::move(jobs)));
          out.reserve(answers.size());
          for (Enqueued& each : answers) out.emplace_back(engine, std::move(each.id), each.created);
          ASYNCIO_RETURN(std::move(out));
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "enqueue_many");
  }

  // One that was enqueued before, by its id.
  template <class R>
  Job<R> job(std::string id) const {
    return Job<R>(engine_, std::move(id));
  }
  // What the engine has.
  Coroutine<Inspection> inspect(Query query = {}) const {
    return engine_->inspect(std::move(query));
  }
  // Dead jobs run again, as if they had never failed. For each: was it dead?
  Coroutine<std::vector<bool>> redrive(std::vector<std::string> ids) const {
    return engine_->redrive(std::move(ids));
  }
  const EnginePtr& engine() const noexcept { return engine_; }

 private:
  EnginePtr engine_;
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
