// What a connection costs that has nothing to do.
#include "tests/io/idle_connections.hpp"

#include <asyncio/io/streams.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::size_t ended = 0;

struct Echo : Protocol {
  void connection_made(const TransportPtr& t) override { transport = t; }
  void data_received(std::string_view data) override { transport->write(data); }
  void connection_lost(const ExceptionPtr&) override { ++ended; }
  TransportPtr transport;
};

Coroutine<Server> serve_by_protocol(EventLoop& loop) {
  return loop.create_server([] { return std::make_shared<Echo>(); }, "127.0.0.1", 0);
}

Coroutine<void> echo(std::shared_ptr<StreamReader> reader, std::shared_ptr<StreamWriter> writer) {
  return coroutine([reader = std::move(reader), writer = std::move(writer),
                    data = std::string()](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      YIELD_FROM_INTO(data, reader->read(65536));
      if (data.empty()) break;
      writer->write(data);
      YIELD_FROM(writer->drain());
    }
    writer->close();
    ++ended;
    END;
  });
}

Coroutine<Server> serve_by_streams(EventLoop&) { return start_server(echo, "127.0.0.1", 0); }

// In bytes.
double measured(std::function<Coroutine<Server>(EventLoop&)> serve) {
  return measured_idle({std::move(serve), "message", 7, [] { return ended; }});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(idle_connections)

BOOST_AUTO_TEST_CASE(one_with_a_protocol_costs_at_most_512_bytes_and_leaves_nothing) {
  BOOST_TEST((measured(serve_by_protocol) <= 512 || !kMeasuresIdle));
}

BOOST_AUTO_TEST_CASE(one_with_streams_costs_at_most_1175_bytes_and_leaves_nothing) {
  BOOST_TEST((measured(serve_by_streams) <= 1175 || !kMeasuresIdle));
}

BOOST_AUTO_TEST_SUITE_END()
