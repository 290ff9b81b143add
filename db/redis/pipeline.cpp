#include <asyncio/db/redis/pipeline.hpp>

#include <asyncio/generators/methods.hpp>
#include <asyncio/loop/events.hpp>

#include <algorithm>

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
  scripts_.clear();
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
    error = told_as<WatchError>("Watched variable changed.");
  else if (!error && (!exec.value().has_items() || exec.value().items().size() != results.size()))
    error = told_as<InvalidResponse>("the answer to EXEC is of another length");
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

void PipelineState::need(std::shared_ptr<const ScriptText> script) {
  for (const auto& known : scripts_)
    if (known->sha == script->sha) return;
  scripts_.push_back(std::move(script));
}

Coroutine<void> PipelineState::load_scripts() {
  return method(
      this,
      [this, scripts = std::exchange(scripts_, {}), shas = std::vector<std::string>(),
       known = std::vector<bool>(), i = std::size_t{0}](auto& co) mutable {
        BEGIN(co);
        for (const auto& script : scripts) shas.push_back(script->sha);
        YIELD_FROM_INTO(known, line().command<std::vector<bool>>({"SCRIPT", "EXISTS", shas}));
        for (i = 0; i < std::min(known.size(), scripts.size()); ++i)
          if (!known[i]) YIELD_FROM(line().command<void>({"SCRIPT", "LOAD", scripts[i]->script}));
        END;
      },
      __FILE__, __LINE__, "load_scripts");
}

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
        (void)line();  // of this loop, and open
        if (!scripts_.empty()) {
          YIELD_FROM_OUTCOME(each, load_scripts());
          if (each.exception()) {
            results = std::exchange(results_, {});
            reset();
            for (const Request& request : results) request.fail(each.exception());
            (void)first_error(results);
            RAISE(each.exception());
          }
        }
        if (transaction_) {
          exec = Future<Value>(loop());
          batch_.add(exec.state(), &answer<Value>, true, {"EXEC"});
        }
        line().send(batch_);
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
