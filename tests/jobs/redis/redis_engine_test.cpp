// The engine on Redis passes what every engine passes; with two engines on one server, over a line
// that is cut anywhere, and with a server that is killed and comes back.
#include "tests/db/redis/redis_proxy.hpp"
#include "tests/jobs/engine_conformance.hpp"

#include <asyncio/jobs/client.hpp>
#include <asyncio/jobs/redis/redis_engine.hpp>
#include <asyncio/jobs/worker.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::jobs;
using How = End::How;

namespace {

// One server for all cases; each has a prefix of its own.
RedisServer& the_server() {
  static RedisServer server;
  return server;
}

struct Both : SocketLoop {
  ~Both() {
    first.aclose();
    second.aclose();
    turns(5);
    BOOST_TEST(reports.size() == 0u);
  }
  template <class T, class... A>
  T command(A... arguments) {
    return run(coroutine<T>([&](auto& co) {
      ASYNCIO_BEGIN(co);
      ASYNCIO_RETURN_FROM(first.execute_command<T>(arguments...));
      ASYNCIO_END;
    }));
  }
  EnginePtr engine(redis::Redis& redis, std::string prefix) {
    return std::make_shared<RedisEngine>(redis, std::move(prefix));
  }
  redis::Redis first = redis::Redis(the_server().options(3));
  redis::Redis second = redis::Redis(the_server().options(2));
};

BOOST_AUTO_TEST_SUITE(redis_engine, *with_server())

BOOST_DATA_TEST_CASE(conforms, boost::unit_test::data::make(engine_cases()), each) {
  Both f;
  each.check({f.loop, f.engine(f.first, each.name)});
}

BOOST_DATA_TEST_CASE(conforms_by_resp2, boost::unit_test::data::make(engine_cases()), each) {
  Both f;
  each.check({f.loop, f.engine(f.second, each.name + std::string("2"))});
}

BOOST_FIXTURE_TEST_CASE(two_engines_give_each_job_once_and_wake_each_other, Both) {
  EngineBench a{loop, engine(first, "two")}, b{loop, engine(second, "two")};
  int woken = 0, ended = 0;
  b.beat("b");
  const auto heard = b.engine->listen(Engine::Topic::queue, "q", [&] { ++woken; });
  const auto also = b.engine->listen(Engine::Topic::job, "7", [&] { ++ended; });
  b.beat("b");  // what is asked from now on is asked when it listens
  a.beat("a");
  a.add(a.job("0"));
  until([&] { return woken == 1; });
  for (int i = 1; i < 100; ++i) a.add(a.job(std::to_string(i)));
  a.pass(0.05);
  BOOST_TEST(woken == 1);  // there was something already
  std::map<std::string, std::string> by;
  for (bool more = true; more;) {
    more = false;
    for (auto* const each : {&a, &b}) {
      const std::string worker = each == &a ? "a" : "b";
      const Taken taken = each->take(7, worker);
      for (const TakenJob& job : taken.jobs) {
        BOOST_TEST(by.emplace(job.id, worker).second);
        BOOST_TEST(!(each == &a ? b : a).end(job, How::finish, "", 0, 0, each == &a ? "b" : "a"));
        BOOST_TEST(each->end(job, How::finish, "", 0, 0, worker));
        more = true;
      }
    }
  }
  BOOST_TEST(by.size() == 100u);
  until([&] { return ended > 0; });
  // Of the jobs nothing is left, and of two workers and a queue no more than this.
  const auto left = command<std::vector<std::string>>("KEYS", "{two}:*");
  BOOST_TEST((std::set<std::string>(left.begin(), left.end()) ==
              std::set<std::string>{"{two}:leases", "{two}:details", "{two}:queues", "{two}:seq",
                                    "{two}:n"}));
}

BOOST_FIXTURE_TEST_CASE(a_job_that_a_limit_has_kept_back_does_not_hide_the_next_one, Both) {
  EngineBench b{loop, engine(first, "passed")};
  int woken = 0;
  const auto heard = b.engine->listen(Engine::Topic::queue, "q", [&] { ++woken; });
  b.beat();
  const std::vector<Limit> one = {Limit::key("k").most(1)};
  for (const std::string id : {"a", "b"}) {
    NewJob job = b.job(id);
    job.limit_key = "k:1";
    b.add(std::move(job));
  }
  BOOST_TEST(b.ids(b.take(9, "w", {"q"}, one)) == "a");
  until([&] { return woken >= 1; });
  woken = 0;
  b.add(b.job("c"));
  until([&] { return woken >= 1; });
  BOOST_TEST(b.ids(b.take(9, "w", {"q"}, one)) == "c");
}

BOOST_FIXTURE_TEST_CASE(a_server_that_may_drop_keys_is_refused, Both) {
  const auto set = [&](const char* policy) {
    command<void>("CONFIG", "SET", "maxmemory-policy", policy);
  };
  set("allkeys-lru");
  const EnginePtr refused = engine(first, "refused");
  for (int i = 0; i < 2; ++i)
    BOOST_TEST(
        text_of<db::NotSupportedError>([&] { run(refused->move_due()); }) ==
        "the server's maxmemory-policy is allkeys-lru: when its memory is short it would drop "
        "jobs; RedisEngine needs noeviction");
  set("noeviction");
  BOOST_TEST(run(refused->move_due()).jobs == 0u);
  BOOST_CHECK_THROW(engine(first, ""), ValueError);
  BOOST_CHECK_THROW(engine(first, "a}b"), ValueError);
  BOOST_CHECK_THROW(
      (void)refused->abort(std::vector<std::string>(RedisEngine::kMostInACall + 1), 1), ValueError);
}

BOOST_FIXTURE_TEST_CASE(a_server_without_memory_takes_no_new_job_and_goes_on_with_the_others,
                        Both) {
  EngineBench b{loop, engine(first, "full")};
  b.add_all({"a", "b"});
  b.beat();
  const TakenJob a = b.take(1).jobs.at(0);
  command<void>("CONFIG", "SET", "maxmemory", "1");
  BOOST_CHECK_THROW(b.add(b.job("c")), redis::OutOfMemoryError);
  BOOST_TEST(b.beat().known);
  BOOST_TEST(b.ids(b.take()) == "b");
  BOOST_TEST(b.end(a, How::retry, "", 0, 1000));
  b.beat("w", 0);
  BOOST_TEST((b.state("a") == "delayed 1 1 0" && b.state("b") == "ready 1 0 0"));
  command<void>("CONFIG", "SET", "maxmemory", "0");
  BOOST_TEST(b.add(b.job("c")));
}

struct Cut : RedisProxy {
  // As a caller does it that must have an answer.
  template <class F>
  auto again(F call) {
    for (;;) {
      try {
        return run(call());
      } catch (const redis::RedisError&) {
        ++failed;
      }
    }
  }
  int failed = 0;
};

BOOST_FIXTURE_TEST_CASE(wherever_it_is_cut_each_job_ends_once, Cut) {
  EngineBench direct{loop, std::make_shared<RedisEngine>(redis)};
  redis::Redis client(through());
  const auto engine = std::make_shared<RedisEngine>(client);
  int n = 0, done = 0;
  const auto one = [&] {
    const std::string id = std::to_string(++n);
    NewJob other = direct.job(id + "x", "other");
    other.delay = 1000;
    again([&] { return engine->enqueue(std::vector<NewJob>{direct.job(id), other}); });
    again([&] { return engine->beat({"w", 1000, "details", true}); });
    Taken taken;
    while (taken.jobs.empty()) {
      taken = again([&] { return engine->take({"w", {"q"}, 10, {}}); });
      if (!taken.jobs.empty()) break;
      // It may have taken some and not been told.
      std::vector<End> ends;
      for (const Attempt& each : again([&] {
                                   return engine->beat({"w", 1000, "", true});
                                 }).running) {
        ends.emplace_back();
        static_cast<Attempt&>(ends.back()) = each;
        ends.back().how = How::release;
      }
      again([&] { return engine->end("w", ends); });
    }
    BOOST_REQUIRE((taken.jobs.size() == 1 && taken.jobs[0].id == id));
    End end;
    static_cast<Attempt&>(end) = taken.jobs[0];
    end.how = How::bury, end.keep = 1000;
    const int before = failed;
    const bool accepted = again([&] { return engine->end("w", std::vector<End>{end}); })[0];
    BOOST_REQUIRE((accepted || failed > before));
    again([&] { return engine->redrive(std::vector<std::string>{id}); });
    BOOST_REQUIRE(direct.state(id) == "ready " + std::to_string(end.number) + " 0 0");
    again([&] { return engine->abort(std::vector<std::string>{id, other.id}, 0.001); });
    again([&] { return engine->reap(3, 1); });
    run(asyncio::sleep(0.002));
    again([&] { return engine->move_due(); });
    if (again([&] { return engine->inspect({}); }).queues.at(0).ready == 0) ++done;
    BOOST_REQUIRE((direct.state(id) == "none" && direct.state(other.id) == "none"));
  };
  one();
  passed = {};
  one();
  const auto bytes = passed;
  BOOST_TEST((bytes[0] > 1000 && bytes[1] > 200 && failed == 0));
  for (which = 0; which < 2; ++which) {
    for (std::size_t at = 0; at < bytes[std::size_t(which)]; at += 13) {
      what = What::cut, left = at;
      one();
      BOOST_REQUIRE_MESSAGE(what == What::nothing, "way " << which << ", byte " << at);
    }
  }
  BOOST_TEST((failed > 50 && done == n));
  BOOST_TEST(direct.count({State::delayed, State::ready, State::running, State::dead}) == 0u);
  client.aclose();
}

std::map<int, int> runs;
void run_body(int n) { ++runs[n]; }

BOOST_AUTO_TEST_CASE(a_server_that_is_killed_under_load_and_comes_back_loses_nothing) {
  RedisClient f(3, {"--appendonly", "yes"});
  runs.clear();
  constexpr jobs::Kind<void(int)> kind{"run", &run_body};
  const auto engine = std::make_shared<RedisEngine>(f.redis);
  std::vector<std::unique_ptr<Worker>> workers;
  std::vector<Task<void>> tasks;
  for (int i = 0; i < 2; ++i) {
    WorkerOptions options;
    options.name = "w" + std::to_string(i);
    options.max_jobs = 20, options.poll = 0.05, options.beat = 0.2;
    workers.push_back(std::make_unique<Worker>(std::vector<AnyKind>{kind}, engine, options));
    tasks.push_back(f.loop.create_task(workers.back()->run()));
  }
  constexpr int kAll = 2000;
  int sent = 0;
  const auto send = [&](int from) {
    return coroutine([&, from, i = 0, options = EnqueueOptions(),
                      said = Outcome<Job<void>>()](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      for (i = from; i < kAll; i += 10) {
        options.id = std::to_string(i);
        do {
          ASYNCIO_YIELD_FROM_OUTCOME(said, Client(engine).enqueue(options, kind, i));
        } while (said.exception());
        ++sent;
      }
      ASYNCIO_END;
    });
  };
  std::vector<Task<void>> senders;
  for (int i = 0; i < 10; ++i) senders.push_back(f.loop.create_task(send(i)));
  for (int kills = 1; kills <= 3; ++kills) {
    f.until([&] { return sent > kills * kAll / 5; });
    f.server.kill();
    f.server.start();
  }
  for (auto& sender : senders) f.run(sender);
  EngineBench b{f.loop, engine};
  f.until([&] { return b.count({State::delayed, State::ready, State::running}) == 0; });
  BOOST_TEST(runs.size() == std::size_t{kAll});
  for (const auto& worker : workers) worker->stop();
  for (auto& task : tasks) f.run(task);
  std::size_t done = 0, fenced = 0;
  for (const auto& worker : workers) done += worker->stats().done, fenced += worker->stats().fenced;
  BOOST_TEST((done <= kAll && done + fenced >= kAll));
  f.reports.clear();  // of the engine's failures
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
