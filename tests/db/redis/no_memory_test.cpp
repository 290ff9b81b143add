// The n-th allocation fails, for every n, while a client asks and listens: each wait ends, no
// memory and no descriptor is left, and the loop goes on. The server is one of the test's own, for
// another process would not take part in the clock's jumps.
#include "tests/io/no_memory_io.hpp"

#include <asyncio/db/redis/client.hpp>
#include <asyncio/db/redis/pipeline.hpp>
#include <asyncio/db/redis/pubsub.hpp>
#include <asyncio/io/streams.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// What a server says to each command, in RESP2.
std::string answer_to(const redis::Value& command) {
  const std::string& name = command.items().at(0).text();
  if (name == "SUBSCRIBE") {
    std::string out;
    for (std::size_t i = 1; i < command.items().size(); ++i)
      redis::detail::append_command(out, {"subscribe", command.items()[i].text(), i});
    redis::detail::append_command(out, {"message", command.items().at(1).text(), kLong});
    return out;
  }
  if (name == "ECHO") return "$" + std::to_string(kLong.size()) + "\r\n" + kLong + "\r\n";
  if (name == "EXEC") return "*2\r\n:1\r\n+" + kLong + "\r\n";
  return "+OK\r\n";
}

Coroutine<> serve(std::shared_ptr<StreamReader> reader, std::shared_ptr<StreamWriter> writer) {
  return coroutine([reader, writer, data = std::string(),
                    parser = std::make_unique<redis::detail::RespParser>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (;;) {
        YIELD_FROM_INTO(data, reader->read(10'000));
        if (data.empty()) break;
        parser->feed(data);
        while (parser->next() == redis::detail::RespParser::Event::value)
          writer->write(answer_to(parser->take()));
      }
    }
    FINALLY { writer->close(); }
    END_TRY;
    END;
  });
}

template <class Talk>
Coroutine<int> served(Talk talk) {
  return coroutine<int>(
      [talk, server = Server(), options = redis::RedisOptions(),
       path = "/tmp/asyncio17_no_memory_" + std::to_string(getpid())](auto& co) mutable {
        BEGIN(co);
        TRY {
          YIELD_FROM_INTO(server, start_unix_server(serve, path));
          options.unix_socket_path = path;
          options.protocol = 2;
          options.socket_timeout = options.socket_connect_timeout = 5;
          options.health_check_interval = 1;
          options.retry = db::Retry(db::ConstantBackoff(0.1), 2);
          YIELD_FROM(talk(redis::Redis(options)));
        }
        FINALLY {
          if (server) server.close();
        }
        END_TRY;
        RETURN(1);
        END;
      });
}

Coroutine<> ask(redis::Redis redis) {
  return coroutine([redis, pipe = redis.pipeline(), text = std::string(),
                    n = Future<std::int64_t>(nullptr)](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM(redis.set(kLong, kLong));
      YIELD_FROM(asyncio::sleep(2));  // so that it is asked whether it is there
      YIELD_FROM_INTO(text, redis.echo(kLong));
      n = pipe.incr(kLong);
      pipe.set(kLong, 1);
      YIELD_FROM(pipe.execute());
      YIELD_FROM(redis.blpop(kLong, 1));
    }
    FINALLY { redis.aclose(); }
    END_TRY;
    END;
  });
}

Coroutine<> listen(redis::Redis redis) {
  return coroutine([redis, pubsub = redis.pubsub(), i = 0,
                    message = std::optional<redis::Message>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM(wait_for(pubsub.subscribe(kLong, "other"), 20));
      for (i = 0; i < 4; ++i) YIELD_FROM_INTO(message, pubsub.get_message(5));
    }
    FINALLY {
      pubsub.aclose();
      redis.aclose();
    }
    END_TRY;
    END;
  });
}

BOOST_FIXTURE_TEST_SUITE(no_memory_redis, Quiet)

BOOST_AUTO_TEST_CASE(commands) {
  check_io("commands", [](EventLoop&) { return served(ask); });
}
BOOST_AUTO_TEST_CASE(channels) {
  check_io("channels", [](EventLoop&) { return served(listen); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
