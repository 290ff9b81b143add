// CuttingProxy: stands between a client and a server of TCP, and cuts the connection off at any
// byte of either direction, waits there, or hands the bytes on in small pieces. For the tests of
// whatever talks over a connection.
//
//   CuttingProxy proxy(loop, port_of_the_server);
//   proxy.to_client.cut_at = 100;
//   ... the client connects to proxy.port() ...
//
// Lifetime: its loop's, on which the client and the server may be too; close() it first.
#pragma once

#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/io/streams.hpp>

#include <asyncio/generators/short_keywords.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace asyncio::testing {

class CuttingProxy {
 public:
  enum class Cut { RESET, FIN };
  // What becomes of the bytes of one direction; places are counted in bytes of a connection.
  struct Direction {
    // There both sides see a reset or the end of the stream; what comes later is lost.
    std::optional<std::size_t> cut_at;
    Cut cut = Cut::RESET;
    // There it waits, and then goes on.
    std::optional<std::size_t> delay_at;
    double delay = 0;
    std::size_t chunk = 65536;  // at most so many at a time, one piece a turn
  };

  CuttingProxy(EventLoop& loop, std::uint16_t to_port)
      : loop_(loop),
        server_(loop.run_until_complete(start_server(
            [this, to_port](std::shared_ptr<StreamReader> reader,
                            std::shared_ptr<StreamWriter> writer) {
              return pass({std::move(reader), std::move(writer)}, to_port);
            },
            "127.0.0.1", 0))),
        port_(static_cast<std::uint16_t>(server_.socknames().at(0).port())) {}
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;
  ~CuttingProxy() { close(); }

  std::uint16_t port() const noexcept { return port_; }
  // Waits until all connections are gone; those that are not after a minute are aborted.
  void close() {
    if (!server_) return;
    server_.close();
    try {
      loop_.run_until_complete(server_.wait_closed(60));
    } catch (const TimeoutError&) {
      server_.abort_clients();
    }
    server_ = Server();
  }

  // Of connections that are made from now on.
  Direction to_server, to_client;
  // How many bytes have passed in all.
  std::size_t passed_to_server = 0, passed_to_client = 0;

 private:
  // The system sends a reset for what is closed so.
  static void reset(const StreamPair& end) {
    const auto fd = end.second->transport()->extra<int>("socket");
    const linger at_once{1, 0};
    if (!end.second->is_closing()) setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    end.second->transport()->abort();
  }
  static void end(const StreamPair& end, Cut how) {
    if (how == Cut::RESET)
      reset(end);
    else
      end.second->close();
  }

  Coroutine<> pass(StreamPair client, std::uint16_t to_port) {
    return coroutine([this, client, to_port, server = StreamPair(), there = to_server,
                      back = to_client](Co<void>& co) mutable {
      BEGIN(co);
      TRY { YIELD_FROM_INTO(server, open_connection("127.0.0.1", to_port)); }
      EXCEPT(OSError) {
        reset(client);
        RETURN();
      }
      END_TRY;
      TRY {
        YIELD_FROM(gather(hand_on(client, server, there, passed_to_server),
                          hand_on(server, client, back, passed_to_client)));
      }
      FINALLY {  // cancelled, or both have seen the end
        client.second->close();
        server.second->close();
      }
      END_TRY;
      END;
    });
  }

  // Until the end of the stream, which is handed on too; an error resets both.
  static Coroutine<> hand_on(StreamPair from, StreamPair to, Direction how, std::size_t& passed) {
    return coroutine([=, &passed, at = std::size_t{0}, data = std::string()](Co<void>& co) mutable {
      BEGIN(co);
      TRY {
        for (;;) {
          if (how.cut_at && at >= *how.cut_at) {
            end(from, how.cut);
            end(to, how.cut);
            RETURN();
          }
          if (how.delay_at && at >= *how.delay_at) {
            how.delay_at.reset();
            YIELD_FROM(sleep(how.delay));
          }
          YIELD_FROM_INTO(data, from.first->read(most(how, at)));
          if (data.empty()) break;
          to.second->write(data);
          at += data.size();
          passed += data.size();
          YIELD_FROM(to.second->drain());
          if (data.size() >= how.chunk) YIELD_FROM(sleep(0));
        }
        if (!to.second->is_closing()) to.second->write_eof();
      }
      EXCEPT(OSError) {
        reset(from);
        reset(to);
      }
      END_TRY;
      END;
    });
  }
  // How many bytes there are up to the next place at which something happens.
  static std::ptrdiff_t most(const Direction& how, std::size_t at) {
    std::size_t n = std::max<std::size_t>(how.chunk, 1);
    for (const auto& place : {how.cut_at, how.delay_at})
      if (place && *place > at) n = std::min(n, *place - at);
    return static_cast<std::ptrdiff_t>(n);
  }

  EventLoop& loop_;
  Server server_;
  std::uint16_t port_;
};

}  // namespace asyncio::testing
