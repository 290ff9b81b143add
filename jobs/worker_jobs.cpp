// The life of a job in its worker: begun, limited in time, ended.
#include <asyncio/jobs/call.hpp>
#include <asyncio/jobs/worker_state.hpp>

#include <utility>

namespace asyncio::jobs::detail {
namespace {

constexpr double kStuckAfter = 5;
// Of a kind that this worker does not know, but another one may.
constexpr RetryPolicy kUnknownKind = jobs::retry(25);

}  // namespace

void WorkerState::push_end(End&& end) {
  ends_.push_back(std::move(end));
  ends_come_.set();
}

void WorkerState::start(TakenJob&& taken) {
  ++stats_.taken;
  running_.emplace_back();
  const Place job = std::prev(running_.end());
  job->attempt = std::move(static_cast<Attempt&>(taken));
  job->kind = std::move(taken.kind);
  job->failures = taken.failures;
  job->settings.retry = kUnknownKind;
  try {
    const auto kind = kinds_.find(job->kind);
    if (kind == kinds_.end()) throw db::NotSupportedError("this worker knows no " + job->kind);
    const Call call(taken.payload);
    job->settings = call.settings(kind->second.settings());
    job->task =
        loop_->create_task(kind->second.start(call.arguments(), job->settings.keep_result > 0));
    job->task.add_done_callback([self = shared_from_this(), job](const Future<std::string>& body) {
      self->ended(job, body);
    });
    if (job->settings.timeout > 0)
      job->timer = loop_->call_later(job->settings.timeout, [self = shared_from_this(), job] {
        self->cancel(job, Why::timeout);
      });
  } catch (...) {  // it did not begin
    if (job->task) job->task.cancel();
    End end;
    static_cast<Attempt&>(end) = job->attempt;
    fail(*job, end, ExceptionPtr::current());
    running_.erase(job);
    push_end(std::move(end));
  }
}

void WorkerState::ended(Place job, const Future<std::string>& body) {
  End end;
  static_cast<Attempt&>(end) = std::move(job->attempt);
  const ExceptionPtr error = body.get().failure();
  if (!error) {
    end.text = body.result();
    end.keep = job->settings.keep_result;
  } else if (job->why == Why::aborted) {
    end.how = End::How::abort;
  } else if (error.is<CancelledError>() && (job->why == Why::stopping || job->why == Why::lost)) {
    end.how = End::How::release;
  } else {
    fail(*job, end, error);
  }
  job->timer.cancel();
  running_.erase(job);
  push_end(std::move(end));
  if (more_) wake_.set();
  if (running_.empty()) changed_.set();
}

void WorkerState::fail(const Running& job, End& end, const ExceptionPtr& error) {
  const std::uint32_t failures = job.failures + 1;
  const Retry* const wish = error.get_if<Retry>();
  end.text = job.why == Why::timeout && error.is<CancelledError>()
                 ? "TimeoutError('the job took longer than its timeout')"
                 : error.repr();
  // What its bytes say will not be better the next time.
  if (!error.is<PayloadError>() && job.settings.retry.goes_on(failures)) {
    end.how = End::How::retry;
    end.delay =
        wish && wish->delay() ? *wish->delay() : job.settings.retry.delay(failures, random());
  } else {
    end.how = End::How::bury;
    end.keep = options_.keep_dead.count();
  }
}

void WorkerState::cancel(Place job, Why why) {
  if (job->why != Why::none) return;
  job->why = why;
  job->timer.cancel();
  job->timer = loop_->call_later(kStuckAfter, [self = shared_from_this(), job] {
    self->report(*job, "a job goes on though it was cancelled");
  });
  job->task.cancel();
}

void WorkerState::cancel_all(Why why) {
  for (Place job = running_.begin(); job != running_.end(); ++job) cancel(job, why);
}

void WorkerState::report(const Running& job, const char* message) {
  ++stats_.stuck;
  const std::vector<SourceLocation> stack = job.task.get_stack();
  const std::string place =
      stack.empty() ? "?"
                    : std::string(stack.back().file) + ':' + std::to_string(stack.back().line);
  loop_->call_exception_handler(
      {message, {}, {{"job", job.kind + ' ' + job.attempt.id}, {"task", place}}});
}

}  // namespace asyncio::jobs::detail
