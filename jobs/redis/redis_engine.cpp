#include <asyncio/jobs/redis/redis_engine.hpp>

#include <asyncio/futures/shield.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/jobs/redis/scripts.hpp>
#include <asyncio/loop/events.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::jobs {
namespace {

using detail::RedisScript;
using redis::Value;

// Microseconds of a span or a Unix time, within a century or so: sums of two are exact.
std::int64_t micros(double seconds) {
  return std::llround(std::clamp(asyncio::detail::checked(seconds) * 1e6, 0.0, 4e15));
}
double seconds_of(const Value& micros) { return redis::detail::to_number(micros) / 1e6; }
std::size_t size_of(const Value& n) {
  return static_cast<std::size_t>(redis::detail::to_integer(n));
}
std::uint32_t number_of(const Value& n) {
  return static_cast<std::uint32_t>(redis::detail::to_integer(n));
}
void check_size(std::size_t jobs) {
  if (jobs > RedisEngine::kMostInACall)
    throw ValueError("more than 10000 jobs in one call would hold up the server");
}
std::vector<bool> yes_or_no(Value&& answer) {
  return redis::detail::from<std::vector<bool>>(std::move(answer));
}
// A script's list, of so many values, or of so many more by `step`.
std::vector<Value>& items(Value& value, std::size_t size, std::size_t step = 0) {
  std::vector<Value>& out = value.items();
  if (out.size() < size || (step ? (out.size() - size) % step : out.size() - size) != 0)
    throw redis::InvalidResponse("a script of jobs has answered something else");
  return out;
}
std::vector<Attempt> attempts_of(Value& value) {
  std::vector<Attempt> out;
  std::vector<Value>& all = items(value, 0, 2);
  for (std::size_t i = 0; i < all.size(); i += 2)
    out.push_back({std::move(all[i].text()), number_of(all[i + 1])});
  return out;
}

JobRecord record_of(Value& value) {
  std::vector<Value>& v = items(value, 15);
  const auto time = [&v](std::size_t i) { return v[i].text().empty() ? 0 : seconds_of(v[i]); };
  JobRecord out;
  out.id = std::move(v[0].text()), out.kind = std::move(v[1].text());
  out.queue = std::move(v[2].text()), out.payload = std::move(v[3].text());
  out.state = static_cast<State>(std::min<std::size_t>(size_of(v[4]), 5));
  out.priority = static_cast<int>(number_of(v[5])), out.attempt = number_of(v[6]);
  out.failures = number_of(v[7]), out.deaths = number_of(v[8]);
  out.enqueued = time(9), out.due = time(10), out.started = time(11), out.ended = time(12);
  out.worker = std::move(v[13].text()), out.text = std::move(v[14].text());
  return out;
}

}  // namespace

// ---- what listens ----

struct RedisEngine::Ears : std::enable_shared_from_this<Ears> {
  Ears(const redis::Redis& redis, const std::string& prefix)
      : pubsub(redis.pubsub()), prefix(prefix) {}

  using Wakes = std::multimap<std::string, std::function<void()>, std::less<>>;
  Wakes wakes;                                        // by channel
  std::map<std::string, bool, std::less<>> channels;  // asked for; true: it was heard of
  redis::PubSub pubsub;
  const std::string prefix;
  Future<void> asked{nullptr};  // done: the server listens to all
  Task<void> task{nullptr};
  bool unasked = false;  // of some the server was not asked yet
  bool hears = false;

  void wake(std::string_view channel) noexcept {
    const auto [from, to] = wakes.equal_range(channel);
    for (auto it = from; it != to; ++it) it->second();
  }
  // In a running loop: asks for what is not asked for yet.
  void ask() {
    unasked = false;
    for (auto it = wakes.begin(); it != wakes.end(); it = wakes.upper_bound(it->first)) {
      if (channels.count(it->first)) continue;
      asked = pubsub.subscribe(it->first);
      // Who reads the messages is told of the same error.
      asked.add_done_callback([](const AnyFuture& done) {
        if (!done.cancelled()) (void)done.exception();
      });
      channels.emplace(it->first, false);
    }
    if (!hears && !wakes.empty()) {
      task = create_task(hear());
      hears = true;
    }
  }
  void no_longer(const std::string& channel) {
    if (wakes.count(channel) || !channels.erase(channel)) return;
    if (asyncio::detail::running_loop)
      pubsub.unsubscribe(channel).cancel();  // it need not be awaited
  }
  void told(const redis::Message& message) {
    if (message.type == "message") return wake(message.channel);
    const auto channel = channels.find(message.channel);
    // Once more: it is another connection, and what was published meanwhile is lost.
    if (message.type == "subscribe" && channel != channels.end() &&
        std::exchange(channel->second, true))
      wake(message.channel);
  }
  // Ends with pubsub.aclose(); the server may be away for as long as it likes.
  Coroutine<void> hear() {
    return coroutine(
        [weak = weak_from_this(), pubsub = pubsub,
         message = Outcome<std::optional<redis::Message>>()](auto& co) mutable {
          BEGIN(co);
          for (;;) {
            YIELD_FROM_OUTCOME(message, pubsub.get_message(std::nullopt));
            if (message.exception()) {
              if (message.exception().template is<CancelledError>()) RAISE(message.exception());
              YIELD_FROM(sleep(1));
              // All is asked for anew, and what was missed may be anything.
              if (const auto ears = weak.lock()) {
                ears->channels.clear();
                ears->ask();
                for (const auto& [channel, wake] : ears->wakes) wake();
              }
              continue;
            }
            if (!message.value()) RETURN();
            if (const auto ears = weak.lock()) ears->told(*message.value());
          }
          END;
        },
        __FILE__, __LINE__, "hear");
  }
};

struct RedisEngine::Heard {
  std::weak_ptr<Ears> ears{};
  Ears::Wakes::iterator place{};
  ~Heard() {
    const auto alive = ears.lock();
    if (!alive) return;
    const std::string channel = place->first;
    alive->wakes.erase(place);
    try {
      alive->no_longer(channel);
    } catch (const std::exception&) {  // what comes is heard by nobody
    }
  }
};

Engine::Listening RedisEngine::listen(Topic topic, std::string name, std::function<void()> wake) {
  const auto heard = std::make_shared<Heard>();
  heard->place = ears_->wakes.emplace(prefix_ + (topic == Topic::job ? ":job:" : ":queue:") + name,
                                      std::move(wake));
  heard->ears = ears_;
  ears_->unasked = true;
  if (asyncio::detail::running_loop) ears_->ask();
  return heard;
}

// ---- asking ----

RedisEngine::RedisEngine(redis::Redis redis, std::string prefix)
    : redis_(std::move(redis)), prefix_('{' + prefix + '}') {
  if (prefix.empty() || prefix.find_first_of("{}") != std::string::npos)
    throw ValueError("the prefix of the keys is a word without braces");
  for (int i = 0; i < detail::kRedisScripts; ++i)
    scripts_.push_back(redis_.register_script(detail::text_of(static_cast<RedisScript>(i))));
  ears_ = std::make_shared<Ears>(redis_, prefix_);
}

RedisEngine::~RedisEngine() {
  if (ears_->asked) ears_->asked.cancel();
  ears_->pubsub.aclose();
}

// The server keeps what it is given, and what is to be heard is.
Coroutine<void> RedisEngine::be_ready() {
  return method(
      this,
      [this, info = redis::ServerInfo(), policy = std::string(),
       come = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        if (!checked_) {
          YIELD_FROM_INTO(info, redis_.info("memory"));
          policy = info["maxmemory_policy"];
          if (policy != "noeviction")
            RAISE(db::NotSupportedError("the server's maxmemory-policy is " + policy +
                                        ": when its memory is short it would drop jobs; "
                                        "RedisEngine needs noeviction"));
          checked_ = true;
        }
        ears_->ask();
        if (ears_->asked && !ears_->asked.done()) {
          YIELD_FROM_OUTCOME(come, shield(ears_->asked));
          if (come.exception().template is<CancelledError>()) RAISE(come.exception());
        }
        END;
      },
      __FILE__, __LINE__, "be_ready");
}

template <class R, class F>
Coroutine<R> RedisEngine::ask(const char* name, int script, const Arguments& arguments, F make) {
  return method<R>(
      this,
      [this, script = static_cast<std::size_t>(script), sent = redis::detail::Encoded({arguments}),
       make = std::move(make), answer = Value()](auto& co) mutable {
        BEGIN(co);
        if (!checked_ || ears_->unasked || (ears_->asked && !ears_->asked.done()))
          YIELD_FROM(be_ready());
        YIELD_FROM_INTO(answer, scripts_[script].call<Value>(prefix_, sent));
        RETURN(make(std::move(answer)));
        END;
      },
      __FILE__, __LINE__, name);
}
#define ASYNCIO_ASK(R, name, ...) ask<R>(#name, static_cast<int>(RedisScript::name), __VA_ARGS__)

Coroutine<std::vector<Enqueued>> RedisEngine::enqueue(std::vector<NewJob> jobs) {
  check_size(jobs.size());
  Arguments arguments;
  arguments.reserve(11 * jobs.size());
  for (const NewJob& job : jobs) {
    arguments.insert(arguments.end(),
                     {job.id, job.kind, job.queue, job.payload, job.priority, micros(job.delay)});
    if (job.at)
      arguments.push_back(micros(*job.at));
    else
      arguments.push_back("");
    arguments.insert(arguments.end(), {job.only_in_time ? 1 : 0, job.limit_key, job.unique,
                                       job.unique_states.bits()});
  }
  return ASYNCIO_ASK(std::vector<Enqueued>, enqueue, arguments,
                     ([jobs = std::move(jobs)](Value&& answer) mutable {
                       std::vector<Value>& all = items(answer, jobs.size());
                       std::vector<Enqueued> out(jobs.size());
                       for (std::size_t i = 0; i < out.size(); ++i) {
                         if (all[i].has_text())
                           out[i].id = std::move(all[i].text());
                         else if ((out[i].created = all[i].integer() == 1))
                           out[i].id = std::move(jobs[i].id);
                       }
                       return out;
                     }));
}

Coroutine<Taken> RedisEngine::take(Take take) {
  Arguments arguments{take.worker, std::min(take.most, kMostTaken), take.queues.size(),
                      take.queues};
  for (const Limit& limit : take.limits)
    arguments.insert(arguments.end(), {limit.by_key() ? "k" : "q", limit.name(), limit.most(),
                                       limit.per_second(), limit.burst()});
  return ASYNCIO_ASK(Taken, take, arguments, [](Value&& answer) {
    std::vector<Value>& all = items(answer, 1, 7);
    Taken out;
    if (all[0].integer() >= 0) out.next = seconds_of(all[0]);
    out.jobs.reserve(all.size() / 7);
    for (std::size_t i = 1; i < all.size(); i += 7) {
      TakenJob& job = out.jobs.emplace_back();
      job.id = std::move(all[i].text()), job.number = number_of(all[i + 1]);
      job.kind = std::move(all[i + 2].text()), job.queue = std::move(all[i + 3].text());
      job.payload = std::move(all[i + 4].text());
      job.failures = number_of(all[i + 5]), job.deaths = number_of(all[i + 6]);
    }
    return out;
  });
}

Coroutine<std::vector<bool>> RedisEngine::end(std::string worker, std::vector<End> ends) {
  check_size(ends.size());
  Arguments arguments{worker};
  arguments.reserve(1 + 6 * ends.size());
  for (const End& end : ends)
    arguments.insert(arguments.end(), {end.id, end.number, static_cast<int>(end.how),
                                       micros(end.delay), end.text, micros(end.keep)});
  return ASYNCIO_ASK(std::vector<bool>, end, arguments, yes_or_no);
}

Coroutine<BeatAnswer> RedisEngine::beat(Beat beat) {
  const Arguments arguments{beat.worker, micros(beat.lease), beat.details,
                            beat.tell_running ? 1 : 0};
  return ASYNCIO_ASK(BeatAnswer, beat, arguments, [](Value&& answer) {
    std::vector<Value>& all = items(answer, 4);
    BeatAnswer out;
    out.now = seconds_of(all[0]), out.known = all[1].integer() == 1;
    out.aborted = attempts_of(all[2]), out.running = attempts_of(all[3]);
    return out;
  });
}

// A script a thousand jobs, until there are no more.
Coroutine<Reaped> RedisEngine::reap(std::uint32_t most_deaths, double keep) {
  return method<Reaped>(
      this,
      [this, most_deaths, keep = micros(keep), sum = Reaped(),
       said = std::vector<std::size_t>()](auto& co) mutable {
        BEGIN(co);
        do {
          YIELD_FROM_INTO(said, ASYNCIO_ASK(std::vector<std::size_t>, reap,
                                            (Arguments{most_deaths, keep}), [](Value&& answer) {
                                              std::vector<std::size_t> out;
                                              for (const Value& each : items(answer, 4))
                                                out.push_back(size_of(each));
                                              return out;
                                            }));
          sum.workers += said[0], sum.ready += said[1], sum.dead += said[2];
        } while (said[3] > 0 && said[0] > 0);
        RETURN(sum);
        END;
      },
      __FILE__, __LINE__, "reap");
}

Coroutine<Moved> RedisEngine::move_due() {
  return ASYNCIO_ASK(Moved, move_due, {}, [](Value&& answer) {
    const std::vector<Value>& all = items(answer, 2);
    Moved out;
    out.jobs = size_of(all[0]);
    if (all[1].integer() >= 0) out.next = seconds_of(all[1]);
    return out;
  });
}

Coroutine<Inspection> RedisEngine::inspect(Query query) {
  check_size(query.ids.size());
  const Arguments arguments{query.queue, query.states.bits(), std::min(query.most, kMostInACall),
                            query.ids};
  return ASYNCIO_ASK(Inspection, inspect, arguments, [](Value&& answer) {
    std::vector<Value>& all = items(answer, 4);
    Inspection out;
    out.now = seconds_of(all[0]);
    for (Value& each : all[1].items()) out.jobs.push_back(record_of(each));
    for (Value& each : all[2].items()) {
      std::vector<Value>& v = items(each, 5);
      out.queues.push_back(
          {std::move(v[0].text()), size_of(v[1]), size_of(v[2]), size_of(v[3]), size_of(v[4])});
    }
    for (Value& each : all[3].items()) {
      std::vector<Value>& v = items(each, 4);
      out.workers.push_back(
          {std::move(v[0].text()), std::move(v[1].text()), seconds_of(v[2]), size_of(v[3])});
    }
    return out;
  });
}

Coroutine<std::vector<bool>> RedisEngine::abort(std::vector<std::string> ids, double keep) {
  check_size(ids.size());
  const Arguments arguments{micros(keep), ids};
  return ASYNCIO_ASK(std::vector<bool>, abort, arguments, yes_or_no);
}

Coroutine<std::vector<bool>> RedisEngine::redrive(std::vector<std::string> ids) {
  check_size(ids.size());
  return ASYNCIO_ASK(std::vector<bool>, redrive, {ids}, yes_or_no);
}

}  // namespace asyncio::jobs
