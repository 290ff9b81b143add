// Job<R>: one job, by its id; what a client gets for enqueueing it.
//
//   YIELD_FROM_INTO(job, client.enqueue(add, 2, 3));   // jobs::Job<int>
//   YIELD_FROM_INTO(five, job.result(10));             // or: YIELD_FROM_INTO(five, job)
//
// arq: jobs.Job; Celery: AsyncResult. Its result is there only when it is kept, which the kind or
// the enqueuer says (keep_result); who waits is woken when the job ends, and looks every 5 s
// beside. Errors: those of the engine. Lifetime: a handle. Thread: the loop's.
#pragma once

#include <asyncio/jobs/codec.hpp>
#include <asyncio/jobs/engine.hpp>

#include <asyncio/generators/keywords.hpp>

#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

class AnyJob {
 public:
  // None yet.
  AnyJob() noexcept = default;
  AnyJob(EnginePtr engine, std::string id, bool created = false) noexcept
      : engine_(std::move(engine)), id_(std::move(id)), created_(created) {}

  const std::string& id() const noexcept { return id_; }
  // False: there was a job with that id or unique key already, and this is that one.
  bool created() const noexcept { return created_; }
  // In which state it is; nothing: the engine does not know it (any more). arq name: status
  Coroutine<std::optional<State>> status() const;
  // All that the engine knows of it. JobNotFound. arq name: info
  Coroutine<JobRecord> info() const;
  // Asks for its end: what waits is aborted at once, and a running body gets a CancelledError with
  // its worker's next beat. For an hour it is known that it was aborted. False: it has ended
  // already, or is not known. arq name: abort
  Coroutine<bool> abort() const;
  // Its result as JSON; see Job::result().
  Coroutine<std::string> result_text(OptionalSeconds timeout = std::nullopt) const;

 private:
  EnginePtr engine_;
  std::string id_;
  bool created_ = false;
};

template <class R>
class Job : public AnyJob {
 public:
  using AnyJob::AnyJob;
  // Waits until it has ended. JobFailed when it has failed for good, CancelledError when it was
  // aborted, JobNotFound when it is not known (any more), TimeoutError; whoever waits may go, the
  // job goes on. arq name: result; Celery: get
  Coroutine<R> result(OptionalSeconds timeout = std::nullopt) const {
    return coroutine<R>(
        [job = *this, timeout, text = std::string()](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          ASYNCIO_YIELD_FROM_INTO(text, job.result_text(timeout));
          if constexpr (std::is_void_v<R>)
            ASYNCIO_RETURN();
          else
            ASYNCIO_RETURN(read<R>(JsonDocument(text).root()));
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "result");
  }
};

}  // namespace asyncio::jobs

namespace asyncio {
// To await a job is to await its result.
template <class R>
struct AwaitTraits<jobs::Job<R>> {
  using result_type = R;
  static constexpr bool kNeverAtOnce = true;
  static bool start(CoBase& co, const jobs::Job<R>& job, const AwaitTarget<R>& to) {
    return AwaitTraits<Coroutine<R>>::start(co, job.result(), to);
  }
};
}  // namespace asyncio
#pragma GCC visibility pop
