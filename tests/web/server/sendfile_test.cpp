// Files over sockets, which the system sends.
#include <asyncio/io/server.hpp>
#include <asyncio/io/streams.hpp>

#include "tests/web/server/files_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

constexpr std::size_t kSize = 10000000;  // more than sockets have room for

// What a client does on a connection of its own.
struct Client {
  std::shared_ptr<StreamReader> reader;
  std::shared_ptr<StreamWriter> writer;
};
struct Sockets : Files {
  Sockets() {
    std::string text;
    for (std::size_t i = 0; text.size() < kSize; ++i) text += std::to_string(i) + "\n";
    text.resize(kSize);
    put("www/large", text);
    large = std::move(text);
  }
  template <class F>
  static auto on_real_time(F main) {
    EventLoopPtr real = new_event_loop();
    set_event_loop(real.get());
    real->run_until_complete(main(*real));
    real->run_until_complete(asyncio::sleep(0));
  }
  Coroutine<Client> connected(EventLoop& of, Server& listening) {
    return coroutine<Client>([&, client = Client()](auto& co) mutable {
      BEGIN(co);
      handler = std::make_unique<web::Server>(app.make_handler());
      YIELD_FROM_INTO(listening, of.create_server(*handler, "127.0.0.1", 0));
      YIELD_FROM_INTO(std::tie(client.reader, client.writer),
                      open_connection("127.0.0.1", listening.socknames()[0].port()));
      RETURN(client);
      END;
    });
  }
  std::string large;
  std::unique_ptr<web::Server> handler;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sendfile, Sockets)

BOOST_AUTO_TEST_CASE(a_large_file_comes_whole_and_the_connection_stays) {
  on_real_time([&](EventLoop& of) {
    return coroutine([&, listening = Server(), client = Client(), head = std::string(),
                      body = std::string(), size = std::size_t{0}, i = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(client, connected(of, listening));
      // Two at once, and one that is answered by a part.
      client.writer->write(request_of("/static/large") + request_of("/static/page.html") +
                           request_of("/static/large", "GET", "Range: bytes=5000000-\r\n"));
      for (; i < 3; ++i) {
        YIELD_FROM_INTO(head, client.reader->readuntil("\r\n\r\n"));
        size = i == 0 ? kSize : i == 1 ? 11 : kSize - 5000000;
        BOOST_TEST(has(head, "Content-Length: " + std::to_string(size)));
        YIELD_FROM_INTO(body, client.reader->readexactly(static_cast<std::ptrdiff_t>(size)));
        if (i == 0) BOOST_TEST((body == large));
        if (i == 2) BOOST_TEST((body == std::string_view(large).substr(5000000)));
      }
      client.writer->close();
      while (handler->connections() > 0) YIELD_FROM(asyncio::sleep(0.01));
      END;
    });
  });
}

BOOST_AUTO_TEST_CASE(a_client_that_goes_leaves_nothing_behind) {
  const std::size_t before = open_files();
  std::vector<std::string> told;
  on_real_time([&](EventLoop& of) {
    of.set_exception_handler(
        [&](EventLoop&, const ExceptionContext& context) { told.push_back(context.message); });
    return coroutine([&, listening = Server(), client = Client()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(client, connected(of, listening));
      client.writer->write(request_of("/static/large"));
      YIELD_FROM(client.reader->readexactly(1000));
      BOOST_TEST(handler->connections() == 1u);
      client.writer->transport()->abort();
      while (handler->connections() > 0) YIELD_FROM(asyncio::sleep(0.01));
      END;
    });
  });
  BOOST_TEST(told.empty());
  BOOST_TEST(open_files() == before);
}

BOOST_AUTO_TEST_CASE(a_client_that_takes_nothing_of_a_file_is_given_up) {
  app.limits().write = 0.2;
  on_real_time([&](EventLoop& of) {
    return coroutine([&, listening = Server(), client = Client()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(client, connected(of, listening));
      client.writer->transport()->pause_reading();
      client.writer->write(request_of("/static/large"));
      while (handler->requests_count() == 0) YIELD_FROM(asyncio::sleep(0.01));
      while (handler->connections() > 0) YIELD_FROM(asyncio::sleep(0.01));
      client.writer->transport()->abort();
      END;
    });
  });
}

BOOST_AUTO_TEST_SUITE_END()
