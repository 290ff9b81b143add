#include <asyncio/jobs/job.hpp>

#include <asyncio/futures/wait_for.hpp>
#include <asyncio/jobs/exceptions.hpp>

#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::jobs {
namespace {

constexpr double kPoll = 5, kAbortedFor = 3600;

Query query_for(const std::string& id) {
  Query query;
  query.ids = {id};
  return query;
}

// Until the job has ended: its record; one without an id when it is not known.
Coroutine<JobRecord> wait_for_end(EnginePtr engine, std::string id) {
  return coroutine<JobRecord>(
      [engine, id, woken = Future<void>(nullptr), come = Outcome<void>(),
       listening = Engine::Listening(), found = Inspection()](auto& co) mutable {
        BEGIN(co);
        for (;;) {
          // It listens before it looks, so that no end comes in between.
          woken = Future<void>(get_running_loop());
          listening = engine->listen(Engine::Topic::job, id, [woken] {
            if (!woken.done()) woken.set_result();
          });
          YIELD_FROM_INTO(found, engine->inspect(query_for(id)));
          if (found.jobs.empty()) RETURN(JobRecord());
          if (found.jobs[0].state > State::running) RETURN(std::move(found.jobs[0]));
          YIELD_FROM_OUTCOME(come, asyncio::wait_for(woken, kPoll));
          if (come.exception() && !come.exception().template is<TimeoutError>())
            RAISE(come.exception());
        }
        END;
      },
      __FILE__, __LINE__, "wait_for_end");
}

JobNotFound not_found(const std::string& id) {
  return JobNotFound("the job " + id + " is not known: it never was, or its result is not kept");
}

}  // namespace

Coroutine<std::optional<State>> AnyJob::status() const {
  return coroutine<std::optional<State>>(
      [engine = engine_, id = id_, found = Inspection()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(found, engine->inspect(query_for(id)));
        if (found.jobs.empty()) RETURN(std::nullopt);
        RETURN(found.jobs[0].state);
        END;
      },
      __FILE__, __LINE__, "status");
}

Coroutine<JobRecord> AnyJob::info() const {
  return coroutine<JobRecord>(
      [engine = engine_, id = id_, found = Inspection()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(found, engine->inspect(query_for(id)));
        if (found.jobs.empty()) RAISE(not_found(id));
        RETURN(std::move(found.jobs[0]));
        END;
      },
      __FILE__, __LINE__, "info");
}

Coroutine<bool> AnyJob::abort() const {
  return coroutine<bool>(
      [engine = engine_, id = id_, asked = std::vector<bool>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(asked, engine->abort(std::vector<std::string>{id}, kAbortedFor));
        RETURN(bool(asked.at(0)));
        END;
      },
      __FILE__, __LINE__, "abort");
}

Coroutine<std::string> AnyJob::result_text(OptionalSeconds timeout) const {
  return coroutine<std::string>(
      [engine = engine_, id = id_, timeout, record = JobRecord()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(record, asyncio::wait_for(wait_for_end(engine, id), timeout));
        if (record.id.empty()) RAISE(not_found(id));
        if (record.state == State::dead) RAISE(JobFailed(record.text));
        if (record.state == State::aborted) RAISE(CancelledError("the job was aborted"));
        RETURN(std::move(record.text));
        END;
      },
      __FILE__, __LINE__, "result");
}

}  // namespace asyncio::jobs
