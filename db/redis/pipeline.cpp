#include <asyncio/db/redis/pipeline.hpp>

#include <asyncio/generators/methods.hpp>
#include <asyncio/loop/events.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::redis::detail {

EventLoop& PipelineState::loop() { return get_running_loop(); }

Link& PipelineState::watching() {
  if (multi_ || !batch_.empty()) throw RedisError("Cannot issue a WATCH after a MULTI");
  if (!own_) own_ = client_->exclusive();
  return *own_;
}

void PipelineState::multi() {
  if (multi_) throw RedisError("Cannot issue nested calls to MULTI");
  if (!batch_.empty())
    throw RedisError("Commands without an initial WATCH have already been issued");
  multi_ = true;
}

void PipelineState::reset() noexcept {
  batch_.clear();
  multi_ = false;
  // It watches still.
  if (const auto own = std::exchange(own_, nullptr)) own->close();
  const std::vector<Request> forgotten = std::exchange(results_, {});
  for (const Request& request : forgotten) request.future->cancel();
}

namespace {

void end_all(const std::vector<Request>& results, Outcome<Value>& exec) {
  ExceptionPtr error = exec.exception();
  if (!error && exec.value().is_nil())
    error = make_exception<WatchError>("Watched variable changed.");
  else if (!error && (!exec.value().has_items() || exec.value().items().size() != results.size()))
    error = make_exception<InvalidResponse>("the answer to EXEC is of another length");
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (error)
      results[i].fail(error);
    else
      results[i].end(std::move(exec.value().items()[i]));
  }
}

// The first error, all of which somebody has seen by that.
ExceptionPtr first_error(const std::vector<Request>& results) {
  ExceptionPtr first;
  for (const Request& request : results) {
    if (!request.future->done() || request.future->cancelled()) continue;
    ExceptionPtr error = request.future->failure();
    if (error && !first) first = std::move(error);
  }
  return first;
}

}  // namespace

Coroutine<void> PipelineState::execute() {
  return method(
      this,
      [this, results = std::vector<Request>(), link = std::shared_ptr<Link>(),
       exec = Future<Value>(nullptr), said = Outcome<Value>(), each = Outcome<void>(),
       i = std::size_t{0}](auto& co) mutable {
        BEGIN(co);
        if (results_.empty()) {
          reset();
          RETURN();
        }
        if (!own_) (void)client_->link();  // of this loop, and open
        if (transaction_) {
          exec = Future<Value>(loop());
          batch_.add(exec.state(), &answer<Value>, true, {"EXEC"});
        }
        (own_ ? *own_ : client_->link()).send(batch_);
        batch_.clear();
        results = std::exchange(results_, {});
        link = std::exchange(own_, nullptr);
        multi_ = false;
        if (transaction_) {
          YIELD_FROM_OUTCOME(said, exec);
          end_all(results, said);
        } else {
          for (i = 0; i < results.size(); ++i) {
            YIELD_FROM_OUTCOME(each, Future<void>(results[i].future));
            if (each.exception() && each.exception().template is<CancelledError>() &&
                !results[i].future->cancelled())
              RAISE(each.exception());
          }
        }
        if (link) client_->give_back(std::move(link));
        if (ExceptionPtr error = first_error(results)) RAISE(error);
        if (said.exception()) RAISE(said.exception());
        END;
      },
      __FILE__, __LINE__, "execute");
}

}  // namespace asyncio::redis::detail
