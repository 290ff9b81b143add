// A session whose bytes are cut off, or come in two pieces, at every place, on their way to the
// server and back: each call ends with its own answer or an error, and the next one is answered.
// And a server that is killed and comes back under load.
#include "tests/db/redis/redis_proxy.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using redis::Texts;

namespace {

struct Proxy : RedisProxy {
  int right = 0, failed = 0, wrong = 0;

  // An answer that must be this one, or an error.
  template <class T>
  void judge(const Outcome<T>& said, const T& expected) {
    if (!said.exception())
      ++(said.value() == expected ? right : wrong);
    else
      ++(said.exception().template is<redis::RedisError>() ? failed : wrong);
  }
  template <class T>
  Coroutine<void> check(Future<T> answer, T expected) {
    return coroutine([this, answer, expected, said = Outcome<T>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_OUTCOME(said, answer);
      judge(said, expected);
      END;
    });
  }
  Coroutine<void> session(redis::Redis r) {
    return coroutine([this, r, pipe = r.pipeline(), echo = Future<std::string>(nullptr),
                      text = Future<redis::Text>(nullptr), executed = Outcome<void>(),
                      script = r.register_script("return ARGV[1]"),
                      called = Outcome<std::string>()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(gather(check(r.echo("one"), std::string("one")),
                        check(r.get("fixed"), redis::Text("some\r\ntext")),
                        check(r.lrange("list", 0, -1), Texts{"a", "", "ccc"}),
                        check(r.set("mine", 1), true), check(r.strlen("fixed"), std::int64_t{10})));
      echo = pipe.echo("two");
      text = pipe.get("fixed");
      YIELD_FROM_OUTCOME(executed, pipe.execute());
      YIELD_FROM(gather(check(echo, std::string("two")), check(text, redis::Text("some\r\ntext"))));
      YIELD_FROM_OUTCOME(called, script.template call<std::string>(redis::Texts(), "three"));
      judge(called, std::string("three"));
      END;
    });
  }
  void begin() {
    in([&] { return redis.set("fixed", "some\r\ntext"); });
    in([&] { return redis.rpush("list", "a", "", "ccc"); });
  }
};

BOOST_FIXTURE_TEST_SUITE(redis_proxy, Proxy, *with_server())

BOOST_AUTO_TEST_CASE(wherever_it_is_cut_each_call_has_its_own_answer_or_an_error) {
  begin();
  std::array<std::size_t, 2> all;
  const auto one = [&] {
    redis::Redis client(through());
    run(session(client));
    all = passed;
    BOOST_REQUIRE(in([&] { return client.echo("still"); }) == "still");
    client.aclose();
  };
  one();  // the server knows the script now
  passed = {};
  one();
  const auto bytes = all;
  BOOST_TEST((all[0] > 300 && all[1] > 100 && failed == 0));
  for (const What now : {What::cut, What::halve}) {
    failed = 0;
    for (which = 0; which < 2; ++which) {
      for (std::size_t at = 0; at < bytes[std::size_t(which)]; ++at) {
        what = now, left = at;
        one();
        BOOST_REQUIRE_MESSAGE(wrong == 0 && what == What::nothing,
                              "way " << which << ", byte " << at);
      }
    }
    BOOST_TEST((now == What::cut ? failed > 100 : failed == 0));
  }
}

BOOST_AUTO_TEST_CASE(what_is_idle_and_dead_is_found_out_before_anything_is_sent) {
  auto options = through();
  options.health_check_interval = 0.001;
  options.socket_connect_timeout = 1;
  redis::Redis client(options);
  BOOST_TEST(in([&] { return client.echo("a"); }) == "a");
  run(asyncio::sleep(0.01));
  what = What::swallow, which = 0, left = 0;
  auto answer = loop.create_task(coroutine<std::string>([&](auto& co) {
    BEGIN(co);
    RETURN_FROM(client.echo("b"));
    END;
  }));
  const int before = connections;
  BOOST_TEST(run(answer) == "b");
  BOOST_TEST(connections == before + 1);
  client.aclose();
}

BOOST_AUTO_TEST_CASE(whoever_is_cancelled_whenever_nobody_gets_the_answer_of_another) {
  const int all = std::getenv("ASYNCIO17_LONG") ? 100'000 : 10'000;
  std::mt19937 random(11);
  int cancelled = 0;
  const auto one = [&](std::string text) {
    return coroutine([&, text, answer = std::string()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(answer, redis.echo(text));
      ++(answer == text ? right : wrong);
      END;
    });
  };
  for (int i = 0; cancelled < all; ++i) {
    std::vector<Task<void>> tasks;
    for (int j = 0; j < 50; ++j)
      tasks.push_back(loop.create_task(one(std::to_string(i) + ' ' + std::to_string(j))));
    for (auto& task : tasks) {
      if (random() % 5 == 0) turns(1);
      if (random() % 5 > 0 && task.cancel()) ++cancelled;
    }
    for (auto& task : tasks) (void)run(gather(return_exceptions, task));
  }
  BOOST_TEST((wrong == 0 && right > all / 10));
}

BOOST_AUTO_TEST_CASE(a_server_that_is_killed_and_comes_back_under_load_is_found_again) {
  bool over = false;
  const auto one = [&](int n) {
    return coroutine(
        [&, n, i = 0, text = std::string(), said = Outcome<std::string>()](auto& co) mutable {
          BEGIN(co);
          while (!over) {
            text = std::to_string(n) + ' ' + std::to_string(++i);
            YIELD_FROM_OUTCOME(said, redis.echo(text));
            judge(said, text);
          }
          END;
        });
  };
  std::vector<Task<void>> tasks;
  for (int n = 0; n < 20; ++n) tasks.push_back(loop.create_task(one(n)));
  for (int kills = 0; kills < 3; ++kills) {
    const int before = right;
    until([&] { return right > before + 100; });
    server.kill();
    server.start();
  }
  const int before = right;
  until([&] { return right > before + 100; });
  over = true;
  for (auto& task : tasks) run(task);
  BOOST_TEST((wrong == 0 && failed >= 3));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
