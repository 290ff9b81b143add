// Script: a Lua script that the server keeps, so that each call sends no more than its name.
//
//   redis::Script multiply = redis.register_script("return redis.call('GET', KEYS[1]) * ARGV[1]");
//   YIELD_FROM_INTO(n, multiply.call<std::int64_t>("key", 3));
//
// redis-py name: redis.commands.core.AsyncScript, which is called without `.call`. A server that
// does not know it, or has forgotten it, is given it. What it does is done at once for all other
// clients. Lifetime: a value, of its client. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/pipeline.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/keywords.hpp>

#include <memory>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::redis {

class Script {
 public:
  Script(Redis registered_client, std::string script);

  // A list of keys, or one, and of arguments; what it gives, as an R. Sent when it is awaited.
  // ResponseError: it has failed.
  template <class R = Value>
  Coroutine<R> call(detail::Any keys = std::nullopt, detail::Any args = std::nullopt) const {
    return coroutine<R>([redis = redis_, text = text_, sent = detail::Encoded({keys, args}),
                         keys = keys.count(), outcome = Outcome<R>()](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      ASYNCIO_YIELD_FROM_OUTCOME(outcome, redis.run<R>({"EVALSHA", text->sha, keys, sent}));
      if (outcome.exception() && outcome.exception().template is<NoScriptError>())
        ASYNCIO_RETURN_FROM(redis.run<R>({"EVAL", text->script, keys, sent}));
      ASYNCIO_RETURN(std::move(outcome));
      ASYNCIO_END;
    });
  }
  // As a command of the pipeline, whose execute() first sees to it that the server knows it.
  template <class R = Value>
  Future<R> call(const Pipeline& pipeline, detail::Any keys = std::nullopt,
                 detail::Any args = std::nullopt) const {
    detail::PipelineState& state = *pipeline.state();
    if (state.sends_at_once())
      return state.command<R>({"EVAL", text_->script, keys.count(), keys, args});
    state.need(text_);
    return state.command<R>({"EVALSHA", text_->sha, keys.count(), keys, args});
  }
  const std::string& script() const noexcept { return text_->script; }
  // SHA1 of its text, in hexadecimal digits.
  const std::string& sha() const noexcept { return text_->sha; }

 private:
  Redis redis_;
  std::shared_ptr<const detail::ScriptText> text_;
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
