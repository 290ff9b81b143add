// Connections of TCP, both ends in one loop: W8_connect.
#include <asyncio/io/connect.hpp>
#include <asyncio/io/server.hpp>

#include "bench/workloads.h"

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace bench {
namespace {

struct Silent final : Protocol {
  void data_received(std::string_view) override {}
};

Coroutine<> connections(long n) {
  return coroutine([n, server = Server(),
                    made = std::pair<TransportPtr, std::shared_ptr<Silent>>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(server,
                    loop->create_server([] { return std::make_shared<Silent>(); }, "127.0.0.1", 0));
    while (n-- > 0) {
      YIELD_FROM_INTO(made, loop->create_connection([] { return std::make_shared<Silent>(); },
                                                    "127.0.0.1", server.socknames().at(0).port()));
      made.first->close();
    }
    server.close();
    YIELD_FROM(server.wait_closed());
    END;
  });
}

}  // namespace

double w8_connect(long n) {
  return timed([&] { loop->run_until_complete(connections(n)); });
}

}  // namespace bench
