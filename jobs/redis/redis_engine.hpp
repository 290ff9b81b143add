// RedisEngine: jobs in a Redis server, for any number of processes and machines.
//
//   const auto engine = std::make_shared<jobs::RedisEngine>(redis::Redis("localhost"));
//   YIELD_FROM(jobs::run_worker({add, mail}, engine));
//
// Each function is one script (scripts.hpp), which happens as a whole for all others, and takes the
// time from the server. What is kept is what the server keeps: docs/jobs.md says which settings
// make it outlive that. A server that may drop keys when its memory is short is refused.
//
// Errors: RedisError and what derives from it; db::NotSupportedError for such a server; ValueError
// for more than kMostInACall jobs in a call. Redis names: none of its own; RQ, arq and Celery keep
// their jobs there too, in keys of their own.
// Lifetime: a std::shared_ptr's. Thread: that of the loop of its client.
#pragma once

#include <asyncio/db/redis/client.hpp>
#include <asyncio/db/redis/pubsub.hpp>
#include <asyncio/db/redis/script.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/jobs/engine.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

class RedisEngine final : public Engine, public std::enable_shared_from_this<RedisEngine> {
 public:
  // A script holds up all other clients of the server: so many jobs take some 0.1 s.
  static constexpr std::size_t kMostInACall = 10000;
  // A take() gives no more; who has got so many asks again.
  static constexpr std::size_t kMostTaken = 1000;

  // Its keys are `{prefix}:…`, in one slot of a cluster; ValueError for a prefix with a brace.
  explicit RedisEngine(redis::Redis redis, std::string prefix = "jobs");
  ~RedisEngine() override;

  Coroutine<std::vector<Enqueued>> enqueue(std::vector<NewJob> jobs) override;
  Coroutine<Taken> take(Take take) override;
  Coroutine<std::vector<bool>> end(std::string worker, std::vector<End> ends) override;
  Coroutine<BeatAnswer> beat(Beat beat) override;
  Coroutine<Reaped> reap(std::uint32_t most_deaths, double keep) override;
  Coroutine<Moved> move_due() override;
  Coroutine<Inspection> inspect(Query query) override;
  Coroutine<std::vector<bool>> abort(std::vector<std::string> ids, double keep) override;
  Coroutine<std::vector<bool>> redrive(std::vector<std::string> ids) override;
  // A call that is made later is sent when the server listens; after a lost connection all are
  // woken.
  Listening listen(Topic topic, std::string name, std::function<void()> wake) override;

 private:
  struct Ears;   // what listens
  struct Heard;  // what listen() answers
  using Arguments = std::vector<redis::detail::Argument>;

  template <class R, class F>
  Coroutine<R> ask(const char* name, int script, const Arguments& arguments, F make);
  Coroutine<void> be_ready();

  redis::Redis redis_;
  const std::string prefix_;
  std::vector<redis::Script> scripts_;
  std::shared_ptr<Ears> ears_;
  bool checked_ = false;
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
