// Pipeline: commands that are kept until execute(), and go to the server in one piece; as a
// transaction unless pipeline(false) was asked for.
//
//   redis::Pipeline pipe = redis.pipeline();
//   Future<std::int64_t> n = pipe.incr("n");
//   pipe.expire("n", 60);
//   YIELD_FROM(pipe.execute());
//   use(n.result());
//
// With watch() it has a connection of its own: what comes then is sent at once, to be looked at,
// until multi() begins the transaction; execute() raises WatchError when a key that was watched has
// changed. redis-py name: redis.asyncio.client.Pipeline; what execute() returns there is in the
// futures here.
// Lifetime: a handle; copies are the same pipeline. What was not executed when the last one goes is
// cancelled. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/client.hpp>
#include <asyncio/generators/coroutine.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis {

namespace detail {

struct ScriptText {
  std::string script, sha;
};

class PipelineState : public std::enable_shared_from_this<PipelineState> {
 public:
  PipelineState(std::shared_ptr<ClientState> client, bool transaction) noexcept
      : client_(std::move(client)), transaction_(transaction) {}
  ~PipelineState() { reset(); }

  template <class T>
  Future<T> command(Arguments arguments) {
    if (sends_at_once()) return own_->command<T>(arguments);
    Future<T> future(loop());
    if (transaction_ && batch_.empty()) batch_.add(nullptr, &answer_queued, true, {"MULTI"});
    results_.push_back({future.state(), &answer<T>, 0, true});
    try {
      batch_.add(future.state(), transaction_ ? &answer_queued : &answer<T>, true, arguments);
    } catch (...) {
      results_.pop_back();
      throw;
    }
    return future;
  }
  bool sends_at_once() const noexcept { return own_ && !multi_; }
  // The server must know it.
  void need(std::shared_ptr<const ScriptText> script);
  // The connection on which keys are watched.
  Link& watching();
  void multi();
  void reset() noexcept;
  std::size_t size() const noexcept { return results_.size(); }
  Coroutine<void> execute();

 private:
  static EventLoop& loop();
  Link& line() { return own_ ? *own_ : client_->link(); }
  // Sends the scripts that the server does not know.
  Coroutine<void> load_scripts();

  const std::shared_ptr<ClientState> client_;
  const bool transaction_;
  bool multi_ = false;
  std::shared_ptr<Link> own_;
  Batch batch_;
  std::vector<Request> results_;  // what each of the user's commands waits for
  std::vector<std::shared_ptr<const ScriptText>> scripts_;
};

}  // namespace detail

class Pipeline : public Commands<Pipeline> {
 public:
  Pipeline(std::shared_ptr<detail::ClientState> client, bool transaction)
      : state_(std::make_shared<detail::PipelineState>(std::move(client), transaction)) {}

  template <class T = Value, class... A>
  Future<T> execute_command(const A&... arguments) {
    return run<T>({arguments...});
  }
  // For the library's layers.
  template <class T>
  Future<T> run(detail::Arguments arguments) {
    return state_->command<T>(arguments);
  }
  template <class T>
  Future<T> run_blocking(double, detail::Arguments arguments) {
    return run<T>(arguments);
  }
  // From now on these keys must not change. RedisError after multi().
  template <class... Keys>
  Future<bool> watch(const Keys&... keys) {
    return state_->watching().command<bool>({"WATCH", keys...});
  }
  Future<bool> unwatch() { return state_->watching().command<bool>({"UNWATCH"}); }
  // What comes now is the transaction. RedisError when it has begun.
  void multi() { state_->multi(); }
  // How many commands are kept.
  std::size_t size() const noexcept { return state_->size(); }
  // Sends them and waits for all answers, which are in the futures; raises the first error among
  // them. Then the pipeline is empty. WatchError, ConnectionError, ResponseError.
  Coroutine<void> execute() { return state_->execute(); }
  // Forgets what is kept, and what is watched.
  void reset() noexcept { state_->reset(); }

  // For the library's layers.
  const std::shared_ptr<detail::PipelineState>& state() const noexcept { return state_; }

 private:
  std::shared_ptr<detail::PipelineState> state_;
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
