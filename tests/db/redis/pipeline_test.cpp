// Pipelines, transactions and channels, of a server of Redis.
#include "tests/db/redis/redis_server.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using redis::Message;
using redis::Redis;

namespace {

using Served = RedisClient;
using Int = Future<std::int64_t>;

std::string text_of(const std::optional<Message>& m) {
  return m ? m->type + ' ' + m->pattern + ' ' + m->channel + ' ' + m->data : "none";
}

BOOST_AUTO_TEST_SUITE(redis_pipeline, *with_server())

BOOST_DATA_TEST_CASE(its_commands_are_answered_together,
                     boost::unit_test::data::make({2, 3}) *
                         boost::unit_test::data::make({false, true}),
                     protocol, transaction) {
  Served s(protocol);
  s.run(coroutine([&, pipe = s.redis.pipeline(transaction), n = Int(nullptr),
                   t = Future<redis::Text>(nullptr), said = Outcome<void>()](auto& co) mutable {
    BEGIN(co);
    n = pipe.incr("n", 3);
    pipe.set("k", "v");
    t = pipe.get("k");
    BOOST_TEST(pipe.size() == 3u);
    BOOST_TEST(!n.done());
    YIELD_FROM(pipe.execute());
    BOOST_TEST(n.result() == 3);
    BOOST_TEST(t.result().value() == "v");
    BOOST_TEST(pipe.size() == 0u);
    YIELD_FROM(pipe.execute());  // nothing
    // One error leaves the others what they are.
    n = pipe.incr("k");
    t = pipe.get("k");
    YIELD_FROM_OUTCOME(said, pipe.execute());
    BOOST_TEST((said.exception() && said.exception().template is<redis::ResponseError>()));
    BOOST_TEST(t.result().value() == "v");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_transaction_with_a_command_that_is_none_does_nothing) {
  Served s;
  s.run(coroutine([&, pipe = s.redis.pipeline(), n = Int(nullptr), said = Outcome<void>(),
                   left = redis::Text()](auto& co) mutable {
    BEGIN(co);
    n = pipe.incr("n");
    pipe.execute_command("NOSUCH");
    YIELD_FROM_OUTCOME(said, pipe.execute());
    BOOST_TEST((said.exception() && said.exception().template is<redis::ResponseError>()));
    BOOST_TEST((n.done() && n.exception().template is<redis::ExecAbortError>()));
    YIELD_FROM_INTO(left, s.redis.get("n"));
    BOOST_TEST(!left.has_value());
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_watched_key_that_changes_undoes_it) {
  Served s;
  s.run(coroutine([&, pipe = s.redis.pipeline(), said = Outcome<void>(), text = redis::Text(),
                   n = Int(nullptr), round = 0](auto& co) mutable {
    BEGIN(co);
    for (round = 0; round < 2; ++round) {
      YIELD_FROM(pipe.watch("k"));
      YIELD_FROM_INTO(text, pipe.get("k"));  // at once
      if (round == 0) YIELD_FROM(s.redis.set("k", "other"));
      pipe.multi();
      n = pipe.incr("n");
      BOOST_CHECK_THROW(pipe.watch("k"), redis::RedisError);
      BOOST_CHECK_THROW(pipe.multi(), redis::RedisError);
      YIELD_FROM_OUTCOME(said, pipe.execute());
      if (round == 0) {
        BOOST_TEST((said.exception() && said.exception().template is<redis::WatchError>()));
      } else {
        BOOST_TEST(!said.exception());
        BOOST_TEST(n.result() == 1);
      }
    }
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_script_is_known_wherever_it_is_called) {
  Served s;
  s.run(coroutine(
      [&, script = s.redis.register_script("return redis.call('INCRBY', KEYS[1], ARGV[1])"),
       wrong = s.redis.register_script("return ("), pipe = s.redis.pipeline(),
       plain = s.redis.pipeline(false), n = std::int64_t{0}, i = 0, a = Int(nullptr),
       b = Int(nullptr), said = Outcome<void>(),
       failed = Outcome<redis::Value>()](auto& co) mutable {
        BEGIN(co);
        for (i = 0; i < 2; ++i) {  // the server does not know it; it does
          YIELD_FROM_INTO(n, script.template call<std::int64_t>("n", 2));
          BOOST_TEST(n == 2 + 10 * i);
          if (i == 0) YIELD_FROM(s.redis.script_flush());
          a = script.template call<std::int64_t>(pipe, "n", 1);
          b = script.template call<std::int64_t>(pipe, redis::Texts{"n"}, redis::Texts{"2"});
          YIELD_FROM(pipe.execute());
          if (i == 0) YIELD_FROM(s.redis.script_flush());
          BOOST_TEST((a.result() == 3 + 10 * i && b.result() == 5 + 10 * i));
          a = script.template call<std::int64_t>(plain, "n", 2);
          YIELD_FROM(plain.execute());
          if (i == 0) YIELD_FROM(s.redis.script_flush());
          YIELD_FROM(pipe.watch("other"));
          YIELD_FROM_INTO(n, script.template call<std::int64_t>(pipe, "n", 2));  // at once
          pipe.multi();
          b = script.template call<std::int64_t>(pipe, "n", 1);
          YIELD_FROM(pipe.execute());
          BOOST_TEST((a.result() == 7 + 10 * i && n == 9 + 10 * i && b.result() == 10 + 10 * i));
        }
        YIELD_FROM_OUTCOME(failed, wrong.call());
        BOOST_TEST((failed.exception() && failed.exception().template is<redis::ResponseError>()));
        a = pipe.incr("n");
        wrong.call(pipe);
        YIELD_FROM_OUTCOME(said, pipe.execute());
        BOOST_TEST((said.exception() && said.exception().template is<redis::ResponseError>()));
        BOOST_TEST((a.exception() && pipe.size() == 0u));
        YIELD_FROM_INTO(n, s.redis.incr("n"));
        BOOST_TEST(n == 21);
        END;
      }));
}

BOOST_AUTO_TEST_CASE(what_is_not_executed_is_cancelled) {
  Served s;
  s.run(coroutine([&, n = Int(nullptr)](auto& co) mutable {
    BEGIN(co);
    n = s.redis.pipeline().incr("n");
    BOOST_TEST(n.cancelled());
    YIELD();
    END;
  }));
}

BOOST_DATA_TEST_CASE(channels_have_messages, boost::unit_test::data::make({2, 3}), protocol) {
  Served s(protocol);
  std::vector<std::string> got;
  s.run(coroutine([&, pubsub = s.redis.pubsub(), message = Message(), quiet = s.redis.pubsub(true),
                   m = std::optional<Message>(), count = std::int64_t{0}](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(pubsub.subscribe("a", "b"));
    YIELD_FROM(pubsub.psubscribe("x*"));
    YIELD_FROM_INTO(count, s.redis.publish("a", "1"));
    BOOST_TEST(count == 1);
    YIELD_FROM(s.redis.publish("xy", "2"));
    YIELD_FROM(s.redis.publish("c", "3"));
    YIELD_FROM(s.redis.publish("b", "4"));
    FOR(message, pubsub.listen()) {
      got.push_back(text_of(message));
      if (message.data == "4") break;
    }
    END_FOR;
    YIELD_FROM(pubsub.unsubscribe());
    YIELD_FROM(pubsub.punsubscribe("x*"));
    BOOST_TEST(!pubsub.subscribed());
    YIELD_FROM_INTO(count, s.redis.publish("a", "5"));
    BOOST_TEST(count == 0);
    YIELD_FROM(quiet.subscribe("q"));
    YIELD_FROM_INTO(m, quiet.get_message(0.01));
    BOOST_TEST(!m.has_value());
    YIELD_FROM(s.redis.publish("q", "6"));
    YIELD_FROM_INTO(m, quiet.get_message(std::nullopt));
    BOOST_TEST(m.value().data == "6");
    quiet.aclose();
    YIELD_FROM_INTO(m, quiet.get_message(std::nullopt));
    BOOST_TEST(!m.has_value());
    END;
  }));
  const std::vector<std::string> expected{"subscribe  a 1", "subscribe  b 2",   "psubscribe  x* 3",
                                          "message  a 1",   "pmessage x* xy 2", "message  b 4"};
  BOOST_TEST(got == expected, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(after_a_reconnect_it_is_subscribed_anew, boost::unit_test::data::make({2, 3}),
                     protocol) {
  Served s(protocol);
  s.run(coroutine([&, pubsub = s.redis.pubsub(), m = std::optional<Message>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(pubsub.subscribe("a"));
    YIELD_FROM(pubsub.psubscribe("x*"));
    YIELD_FROM_INTO(m, pubsub.get_message(10));
    YIELD_FROM_INTO(m, pubsub.get_message(10));
    YIELD_FROM(s.redis.execute_command("CLIENT", "KILL", "TYPE", "pubsub"));
    YIELD_FROM_INTO(m, pubsub.get_message(10));
    BOOST_TEST(text_of(m) == "subscribe  a 1");
    YIELD_FROM_INTO(m, pubsub.get_message(10));
    BOOST_TEST(text_of(m) == "psubscribe  x* 2");
    YIELD_FROM(s.redis.publish("a", "again"));
    YIELD_FROM_INTO(m, pubsub.get_message(10));
    BOOST_TEST(text_of(m) == "message  a again");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(who_does_not_read_is_sent_no_more_and_loses_nothing) {
  Served s;
  s.run(coroutine(
      [&, pubsub = s.redis.pubsub(true), m = std::optional<Message>(), i = 0](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(pubsub.subscribe("a"));
        for (i = 0; i < 5000; ++i) {
          if (i % 500 == 0) YIELD_FROM(s.redis.ping());
          s.redis.publish("a", i);
        }
        YIELD_FROM(s.redis.ping());
        for (i = 0; i < 5000; ++i) {
          YIELD_FROM_INTO(m, pubsub.get_message(std::nullopt));
          BOOST_REQUIRE(m.value().data == std::to_string(i));
        }
        END;
      }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
