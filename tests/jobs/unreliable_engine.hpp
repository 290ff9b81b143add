// An engine behind a bad line: calls fail before or after they have done what they do, are late, or
// are not heard of while it is silent. What ends it has accepted is counted.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/keywords.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/jobs/engine.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace asyncio::testing {

class UnreliableEngine final : public jobs::Engine,
                               public std::enable_shared_from_this<UnreliableEngine> {
 public:
  enum class Line { good, fails_before, fails_after };
  struct Books {  // of all that lead to one engine
    std::map<std::string, int> done;
    int fenced = 0;
  };

  UnreliableEngine(jobs::EnginePtr engine, std::shared_ptr<Books> books)
      : engine_(std::move(engine)), books_(std::move(books)) {}

  std::function<Line()> line = [] { return Line::good; };
  std::function<double()> delay = [] { return 0.0; };
  bool silent = false;
  std::function<void(const jobs::End&, bool accepted)> ended = [](const jobs::End&, bool) {};

  Coroutine<std::vector<jobs::Enqueued>> enqueue(std::vector<jobs::NewJob> jobs) override {
    return through([this, jobs] { return engine_->enqueue(jobs); });
  }
  Coroutine<jobs::Taken> take(jobs::Take take) override {
    return through([this, take] { return engine_->take(take); });
  }
  Coroutine<std::vector<bool>> end(std::string worker, std::vector<jobs::End> ends) override {
    return through([this, worker, ends] { return counted(worker, ends); });
  }
  Coroutine<jobs::BeatAnswer> beat(jobs::Beat beat) override {
    return through([this, beat] { return engine_->beat(beat); });
  }
  Coroutine<jobs::Reaped> reap(std::uint32_t most_deaths, double keep) override {
    return through([this, most_deaths, keep] { return engine_->reap(most_deaths, keep); });
  }
  Coroutine<jobs::Moved> move_due() override {
    return through([this] { return engine_->move_due(); });
  }
  Coroutine<jobs::Inspection> inspect(jobs::Query query) override {
    return through([this, query] { return engine_->inspect(query); });
  }
  Coroutine<std::vector<bool>> abort(std::vector<std::string> ids, double keep) override {
    return through([this, ids, keep] { return engine_->abort(ids, keep); });
  }
  Coroutine<std::vector<bool>> redrive(std::vector<std::string> ids) override {
    return through([this, ids] { return engine_->redrive(ids); });
  }
  Listening listen(Topic topic, std::string name, std::function<void()> wake) override {
    return engine_->listen(topic, std::move(name), std::move(wake));
  }

 private:
  Coroutine<std::vector<bool>> counted(std::string worker, std::vector<jobs::End> ends) {
    return method<std::vector<bool>>(
        this, [this, worker, ends, accepted = std::vector<bool>()](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          ASYNCIO_YIELD_FROM_INTO(accepted, engine_->end(worker, ends));
          for (std::size_t i = 0; i < ends.size(); ++i) {
            ended(ends[i], accepted[i]);
            if (!accepted[i]) ++books_->fenced;
            if (accepted[i] && ends[i].how == jobs::End::How::finish) ++books_->done[ends[i].id];
          }
          ASYNCIO_RETURN(std::move(accepted));
          ASYNCIO_END;
        });
  }
  template <class F>
  auto through(F call) -> decltype(call()) {
    using R = await_result_t<decltype(call())>;
    return method<R>(this,
                     [this, call, line = Line::good, answer = Outcome<R>()](auto& co) mutable {
                       ASYNCIO_BEGIN(co);
                       line = this->line();
                       ASYNCIO_YIELD_FROM(asyncio::sleep(delay()));
                       while (silent) {
                         ASYNCIO_YIELD_FROM(asyncio::sleep(0.25));
                       }
                       if (line == Line::fails_before)
                         ASYNCIO_RAISE(RuntimeError("the line is down"));
                       ASYNCIO_YIELD_FROM_OUTCOME(answer, call());
                       ASYNCIO_YIELD_FROM(asyncio::sleep(delay()));
                       while (silent) {
                         ASYNCIO_YIELD_FROM(asyncio::sleep(0.25));
                       }
                       if (line == Line::fails_after)
                         ASYNCIO_RAISE(RuntimeError("the answer is lost"));
                       ASYNCIO_RETURN(std::move(answer));
                       ASYNCIO_END;
                     });
  }
  const jobs::EnginePtr engine_;
  const std::shared_ptr<Books> books_;
};

}  // namespace asyncio::testing
