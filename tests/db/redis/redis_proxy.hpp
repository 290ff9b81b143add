// Between a client and a server of Redis: bytes are cut off, or come in two pieces, behind so many
// of a direction.
#pragma once

#include "tests/db/redis/redis_server.hpp"

#include <asyncio/futures/gather.hpp>
#include <asyncio/io/streams.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace asyncio::testing {

enum class What { nothing, cut, halve, swallow };

// Does it once, behind so many bytes of a direction: 0 to the server, 1 back.
struct RedisProxy : RedisClient {
  RedisProxy() {
    handler = run(start_unix_server(
        [this](std::shared_ptr<StreamReader> reader, std::shared_ptr<StreamWriter> writer) {
          return serve(reader, writer);
        },
        server.folder + "/proxy"));
    in([&] { return redis.ping(); });
  }
  ~RedisProxy() {
    handler.close();
    turns(5);
  }
  Coroutine<void> serve(std::shared_ptr<StreamReader> reader,
                        std::shared_ptr<StreamWriter> writer) {
    return coroutine([this, reader, writer, other = StreamPair()](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      ++connections;
      ASYNCIO_YIELD_FROM_INTO(other, open_unix_connection(server.path()));
      ASYNCIO_YIELD_FROM(gather(copy(reader, other.second, 0), copy(other.first, writer, 1)));
      ASYNCIO_END;
    });
  }
  Coroutine<void> copy(std::shared_ptr<StreamReader> reader, std::shared_ptr<StreamWriter> writer,
                       int direction) {
    return coroutine([this, reader, writer, direction, data = std::string(), first = std::size_t{0},
                      i = 0](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      ASYNCIO_TRY {
        for (;;) {
          ASYNCIO_YIELD_FROM_INTO(data, reader->read(65536));
          if (data.empty()) break;
          first = data.size();
          if (what != What::nothing && direction == which) {
            if (left < data.size()) first = left;
            left -= first;
          }
          writer->write(data.substr(0, first));
          passed[direction] += first;
          if (first == data.size()) continue;
          if (what == What::swallow) {
            what = What::nothing;
            ASYNCIO_RETURN();
          }
          if (std::exchange(what, What::nothing) == What::cut) break;
          for (i = 0; i < 6; ++i) ASYNCIO_YIELD();
          writer->write(data.substr(first));
          passed[direction] += data.size() - first;
        }
      }
      ASYNCIO_EXCEPT(OSError) {}
      ASYNCIO_END_TRY;
      writer->close();
      ASYNCIO_END;
    });
  }
  redis::RedisOptions through() const {
    auto options = server.options();
    options.unix_socket_path = server.folder + "/proxy";
    options.retry = db::Retry(db::NoBackoff(), 5);
    return options;
  }

  Server handler{nullptr};
  What what = What::nothing;
  int which = 0;
  std::size_t left = 0;
  std::array<std::size_t, 2> passed{};
  int connections = 0;
};

}  // namespace asyncio::testing
