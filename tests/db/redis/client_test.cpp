// A client and a server of Redis, by both protocols.
#include "tests/db/redis/redis_server.hpp"
#include "tests/io/tls/certificates.hpp"

#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/timeouts.hpp>

#include <asyncio/io/native_socket.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using redis::Redis;
using Strings = std::vector<std::string>;

namespace {

using Client = RedisClient;

BOOST_AUTO_TEST_SUITE(redis_client, *with_server())

BOOST_DATA_TEST_CASE(commands_have_typed_answers, boost::unit_test::data::make({2, 3}), protocol) {
  Client c(protocol);
  Redis& r = c.redis;
  using Map = redis::TextMap;
  BOOST_TEST(c.in([&] { return r.ping(); }));
  BOOST_TEST(!c.in([&] { return r.get("k"); }).has_value());
  BOOST_TEST(c.in([&] { return r.set("k", "a\r\nb"); }));
  BOOST_TEST(c.in([&] { return r.get("k"); }).value() == "a\r\nb");
  redis::SetOptions nx;
  nx.nx = true, nx.ex = 100;
  BOOST_TEST(!c.in([&] { return r.set("k", "c", nx); }));
  BOOST_TEST(c.in([&] { return r.incr("n", 5); }) == 5);
  BOOST_TEST(c.in([&] { return r.incrbyfloat("f", 0.5); }) == 0.5);
  BOOST_TEST(c.in([&] { return r.expire("n", 100); }));
  BOOST_TEST(c.in([&] { return r.ttl("n"); }) > 90);
  BOOST_TEST(c.in([&] { return r.mget("k", "none"); }).size() == 2u);
  BOOST_TEST(c.in([&] { return r.del("k", "none"); }) == 1);
  BOOST_TEST(c.in([&] { return r.hset("h", Map{{"a", "1"}, {"b", "2"}}); }) == 2);
  BOOST_TEST((c.in([&] { return r.hgetall("h"); }) == Map{{"a", "1"}, {"b", "2"}}));
  BOOST_TEST(c.in([&] { return r.rpush("l", "x", 1, 2.5); }) == 3);
  BOOST_TEST((c.in([&] { return r.lrange("l", 0, -1); }) == Strings{"x", "1", "2.5"}));
  BOOST_TEST(c.in([&] { return r.sadd("s", Strings{"b", "a"}); }) == 2);
  BOOST_TEST((c.in([&] { return r.smembers("s"); }) == std::set<std::string>{"a", "b"}));
  BOOST_TEST(c.in([&] { return r.zadd("z", {{"one", 1}, {"two", 2.5}}); }) == 2);
  const redis::Scored scored{{"one", 1}, {"two", 2.5}};
  BOOST_TEST((c.in([&] { return r.zrange_withscores("z", 0, -1); }) == scored));
  BOOST_TEST(c.in([&] { return r.zscore("z", "two"); }).value() == 2.5);
  BOOST_TEST(c.in([&] { return r.zpopmin("z"); }).size() == 1u);
  BOOST_TEST(c.in([&] {
    return r.eval<std::int64_t>("return #KEYS + ARGV[1]", Strings{"k"}, Strings{"4"});
  }) == 5);
  BOOST_TEST(c.in([&] { return r.config_get("maxmemory-policy"); }).at("maxmemory-policy") ==
             "noeviction");
  const auto [cursor, some] = c.in([&] { return r.scan(0, "h*", 1000); });
  BOOST_TEST((cursor == 0 && some == Strings{"h"}));
  BOOST_CHECK_THROW(c.in([&] { return r.incr("h"); }), redis::ResponseError);
  BOOST_CHECK_THROW(c.in([&] { return r.execute_command("NOSUCH"); }), redis::ResponseError);
}

BOOST_DATA_TEST_CASE(a_scan_goes_over_all_pages, boost::unit_test::data::make({2, 3}), protocol) {
  Client c(protocol);
  c.run(coroutine([&, i = 0, names = std::set<std::string>(), name = std::string(), sum = 0.0,
                   scored = std::pair<std::string, double>(), said = Outcome<void>(),
                   field = std::pair<std::string, std::string>()](auto& co) mutable {
    BEGIN(co);
    for (i = 0; i < 700; ++i) {
      c.redis.set("k" + std::to_string(i), i);
      c.redis.hset("h", std::to_string(i), "v");
      c.redis.sadd("s", "m" + std::to_string(i));
      c.redis.zadd("z", {{std::to_string(i), i}});
    }
    FOR(name, c.redis.scan_iter("k*", 50)) { names.insert(name); }
    END_FOR;
    FOR(name, c.redis.sscan_iter("s")) { names.insert(name); }
    END_FOR;
    FOR(field, c.redis.hscan_iter("h")) { names.insert(field.first + field.second); }
    END_FOR;
    FOR(scored, c.redis.zscan_iter("z", "1*")) { names.insert(scored.first), sum += scored.second; }
    END_FOR;
    BOOST_TEST(names.size() == 3 * 700u + 111);
    BOOST_TEST(sum >= 1 + 145 + 14950);
    FOR(name, c.redis.scan_iter("none")) { names.clear(); }
    END_FOR;
    BOOST_TEST(!names.empty());
    TRY {
      FOR(name, c.redis.sscan_iter("z")) {}
      END_FOR;
    }
    EXCEPT(redis::ResponseError) { names.clear(); }
    END_TRY;
    BOOST_TEST(names.empty());
    END;
  }));
}

BOOST_DATA_TEST_CASE(streams_are_read_and_acknowledged, boost::unit_test::data::make({2, 3}),
                     protocol) {
  Client c(protocol);
  Redis& r = c.redis;
  const redis::TextMap fields{{"a", "1"}};
  BOOST_TEST(c.in([&] { return r.xgroup_create("st", "g", "0", true); }));
  const std::string id = c.in([&] { return r.xadd("st", fields); }).value();
  const auto seen = c.in([&] { return r.xrange("st"); });
  BOOST_TEST((seen.size() == 1 && seen[0].first == id && seen[0].second[0].second == "1"));
  const auto got = c.in([&] { return r.xreadgroup("g", "me", {{"st", ">"}}, 10, 1000); });
  BOOST_TEST((got.size() == 1 && got[0].first == "st" && got[0].second[0].first == id));
  BOOST_TEST(c.in([&] { return r.xack("st", "g", id); }) == 1);
  BOOST_TEST(c.in([&] { return r.xread({{"st", id}}); }).empty());
}

BOOST_DATA_TEST_CASE(who_says_hello_is_let_in, boost::unit_test::data::make({2, 3}), protocol) {
  Client c(3, {"--requirepass", "secret"});
  auto options = c.server.options(protocol);
  options.password = "secret", options.db = 3, options.client_name = "me";
  Redis right(options);
  BOOST_TEST(c.in([&] { return right.client_getname(); }).value() == "me");
  BOOST_TEST(c.in([&] {
                return right.execute_command<std::string>("CLIENT", "INFO");
              }).find(" db=3 ") != std::string::npos);
  options.password = "wrong";
  Redis wrong(options);
  BOOST_CHECK_THROW(c.in([&] { return wrong.ping(); }), redis::AuthenticationError);
  options.password = "";
  Redis none(options);
  BOOST_CHECK_THROW(c.in([&] { return none.ping(); }), redis::AuthenticationError);
}

BOOST_AUTO_TEST_CASE(a_server_that_knows_no_hello_is_spoken_to_by_the_old_protocol) {
  Client c(3, {"--rename-command", "HELLO", "", "--requirepass", "secret"});
  auto options = c.server.options();
  options.password = "secret";
  Redis old(options);
  BOOST_TEST(c.in([&] { return old.set("k", "v"); }));
  const redis::Value none = c.in([&] { return old.execute_command("HGETALL", "h"); });
  BOOST_TEST((none.kind() == redis::Value::Kind::array));
}

BOOST_AUTO_TEST_CASE(tasks_that_are_cancelled_leave_the_others_their_answers) {
  Client c;
  int wrong = 0, cancelled = 0, right = 0;
  const auto one = [&](int i) {
    return coroutine([&, i, text = std::string()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(text, c.redis.echo(std::to_string(i)));
      ++(text == std::to_string(i) ? right : wrong);
      END;
    });
  };
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::vector<Task<void>> tasks;
    for (int i = 0; i < 100; ++i) tasks.push_back(c.loop.create_task(one(1000 * round + i)));
    for (unsigned turns = random() % 4; turns > 0; --turns) c.turns();
    for (auto& task : tasks)
      if (random() % 3 == 0 && task.cancel()) ++cancelled;
    for (auto& task : tasks) {
      try {
        c.run(task);
      } catch (const CancelledError&) {
      }
    }
  }
  BOOST_TEST(wrong == 0);
  BOOST_TEST(cancelled > 100);
  BOOST_TEST(right >= 5000 - cancelled);
}

BOOST_AUTO_TEST_CASE(what_was_sent_fails_with_its_connection_and_the_next_one_is_another) {
  Client c;
  const std::int64_t before = c.in([&] { return c.redis.client_id(); });
  Redis other(c.server.options());
  auto slow = c.loop.create_task(coroutine<redis::Value>([&](auto& co) mutable {
    BEGIN(co);
    RETURN_FROM(c.redis.execute_command("BLPOP", "none", 0));
    END;
  }));
  const auto is_blocked = [&] {
    return c.in([&] { return other.info("clients"); }).at("blocked_clients") == "1";
  };
  c.until(is_blocked);
  BOOST_TEST(c.in([&] {
    return other.execute_command<std::int64_t>("CLIENT", "KILL", "ID", before);
  }) == 1);
  BOOST_CHECK_THROW(c.run(slow), redis::ConnectionError);
  BOOST_TEST(c.in([&] { return c.redis.client_id(); }) != before);
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_there_is_a_connection_error) {
  Client c;
  auto options = c.server.options();
  options.unix_socket_path += "x";
  options.retry = db::Retry(db::NoBackoff(), 2);
  Redis none(options);
  BOOST_CHECK_THROW(c.in([&] { return none.get("k"); }), redis::ConnectionError);
  BOOST_CHECK_THROW(c.in([&] { return none.get("k"); }), redis::ConnectionError);
}

BOOST_AUTO_TEST_CASE(a_command_that_takes_too_long_is_given_up_and_one_that_waits_is_not) {
  Client c;
  auto options = c.server.options();
  options.socket_timeout = 0.3;
  Redis hasty(options);
  const auto before = c.in([&] { return hasty.client_id(); });
  // The server waits for something on everybody's connection, and says nothing meanwhile.
  BOOST_CHECK_THROW(c.in([&] { return hasty.execute_command("BLPOP", "none", 0); }),
                    redis::TimeoutError);
  BOOST_TEST(c.in([&] { return hasty.client_id(); }) != before);
  // What is known to wait has the time that it was given.
  BOOST_TEST(!c.in([&] { return hasty.blpop("none", 0.6); }).has_value());
  hasty.aclose();
}

BOOST_AUTO_TEST_CASE(a_connection_that_was_idle_is_asked_first_and_loses_nothing) {
  Client c;
  auto options = c.server.options();
  options.health_check_interval = 0.01;
  Redis careful(options);
  const auto before = c.in([&] { return careful.client_id(); });
  c.run(asyncio::sleep(0.02));
  BOOST_TEST(c.in([&] { return careful.client_id(); }) == before);
  const auto pings = [&] {
    return c.in([&] { return c.redis.info("commandstats"); }).at("cmdstat_ping");
  };
  BOOST_TEST(pings().find("calls=1,") == 0u);
  careful.aclose();
}

BOOST_AUTO_TEST_CASE(a_client_that_is_closed_says_so) {
  Client c;
  c.in([&] { return c.redis.ping(); });
  BOOST_CHECK_THROW(c.in([&] {
    auto answer = c.redis.get("k");
    c.redis.aclose();
    return answer;
  }),
                    redis::ConnectionError);
  BOOST_CHECK_THROW(c.in([&] { return c.redis.get("k"); }), redis::ConnectionError);
}

BOOST_AUTO_TEST_CASE(a_command_that_waits_holds_up_nobody) {
  Client c;
  using Popped = std::optional<std::pair<std::string, std::string>>;
  auto popped = c.loop.create_task(coroutine<Popped>([&](auto& co) mutable {
    BEGIN(co);
    RETURN_FROM(c.redis.blpop("queue"));
    END;
  }));
  c.in([&] { return c.redis.ping(); });
  BOOST_TEST(c.in([&] { return c.redis.rpush("queue", "job"); }) == 1);
  BOOST_TEST(c.run(popped).value().second == "job");
  BOOST_TEST(!c.in([&] { return c.redis.blpop("queue", 0.01); }).has_value());
  BOOST_CHECK_THROW(c.in([&] { return wait_for(c.redis.blpop("queue"), 0.05); }), TimeoutError);
  c.in([&] { return c.redis.rpush("queue", "kept"); });
  BOOST_TEST(c.in([&] {
                return c.redis.blpop(Strings{"none", "queue"});
              })
                 .value()
                 .second == "kept");
}

// One that is free, and that the system gives to nobody who does not name it.
int some_port() {
  for (int port = 20000 + static_cast<int>(getpid() % 10000);; ++port) {
    try {
      asyncio::detail::NativeSocket::open(AF_INET).bind(SocketAddress("127.0.0.1", port));
      return port;
    } catch (const OSError&) {  // somebody has it
    }
  }
}

BOOST_AUTO_TEST_CASE(tls_is_spoken_with_whom_the_client_trusts_alone) {
  const Certificates& all = Certificates::get();
  const TemporaryFile certificate(all.server.pem()), key(all.server.key_pem());
  for (const TemporaryFile* const file : {&certificate, &key}) ::chmod(file->path.c_str(), 0644);
  const int port = some_port();
  Client c(3, {"--tls-port", std::to_string(port), "--tls-cert-file", certificate.path,
               "--tls-key-file", key.path, "--tls-auth-clients", "no"});
  BOOST_TEST(c.in([&] { return c.redis.set("k", "v"); }));
  redis::RedisOptions options = c.server.options();
  options.unix_socket_path.clear();
  options.host = "127.0.0.1";
  options.port = port;
  options.ssl = client_context(all.authority);
  Redis secure(options);
  BOOST_TEST(c.in([&] { return secure.get("k"); }).value() == "v");
  secure.aclose();
  options.ssl = client_context(all.other_authority);
  options.retry = db::Retry(db::NoBackoff(), 1);
  Redis distrustful(options);
  BOOST_CHECK_EXCEPTION(c.in([&] { return distrustful.get("k"); }), redis::ConnectionError,
                        [](const redis::ConnectionError& error) {
                          return std::string(error.what()).find("certificate verify failed") !=
                                 std::string::npos;
                        });
  distrustful.aclose();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
