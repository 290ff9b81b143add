// A server that is none, and connections to it, for the tests of the pool.
#pragma once

#include <asyncio/db/pool.hpp>

#include "tests/fixtures.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <utility>

namespace asyncio::testing {

struct FakeServer {
  int made = 0;      // connections so far
  int open = 0;      // of these
  int most = 0;      // that were open, or being opened, at once
  int attempts = 0;  // to connect
  int checks = 0, resets = 0, closes = 0;
  bool down = false;
  double takes = 0;  // seconds that each answer takes
};

class FakeConnection final : public db::PoolMember,
                             public std::enable_shared_from_this<FakeConnection> {
 public:
  explicit FakeConnection(std::shared_ptr<FakeServer> to)
      : server(std::move(to)), number(++server->made) {}
  ~FakeConnection() override { terminate(); }

  bool is_closed() const noexcept override { return closed; }
  bool is_clean() const noexcept override { return clean; }
  std::uint64_t queries() const noexcept override { return asked; }
  Coroutine<void> check() override { return answer(&FakeServer::checks); }
  Coroutine<void> reset() override { return answer(&FakeServer::resets); }
  Coroutine<void> close() override { return answer(&FakeServer::closes); }
  void terminate() noexcept override {
    if (!std::exchange(closed, true)) --server->open;
  }

  const std::shared_ptr<FakeServer> server;
  const int number;
  bool clean = true;
  bool closed = false;
  std::uint64_t asked = 0;

 private:
  Coroutine<void> answer(int FakeServer::*count) {
    return method(this, [this, count](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      ++(server.get()->*count);
      ASYNCIO_YIELD_FROM(asyncio::sleep(server->takes));
      if (server->down) ASYNCIO_RAISE(db::OperationalError("server is down"));
      clean = true;
      ASYNCIO_END;
    });
  }
};

using FakePool = db::PoolPtr<FakeConnection>;
using FakeProxy = db::PoolConnectionProxy<FakeConnection>;

inline Coroutine<std::shared_ptr<FakeConnection>> connect_to(std::shared_ptr<FakeServer> server) {
  using Made = std::shared_ptr<FakeConnection>;
  return coroutine<Made>([server = std::move(server), made = Made()](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    ++server->attempts;
    server->most = std::max(server->most, ++server->open);
    ASYNCIO_TRY {
      ASYNCIO_YIELD_FROM(asyncio::sleep(server->takes));
      if (server->down) ASYNCIO_RAISE(db::OperationalError("server is down"));
      made = std::make_shared<FakeConnection>(server);
    }
    ASYNCIO_EXCEPT(BaseException) {
      --server->open;
      ASYNCIO_RAISE();
    }
    ASYNCIO_END_TRY;
    ASYNCIO_RETURN(std::move(made));
    ASYNCIO_END;
  });
}

// A server, and pools of connections to it.
struct PoolLoop : VirtualLoop {
  FakePool make(const db::PoolOptions& options) {
    return std::make_shared<db::Pool<FakeConnection>>([s = server] { return connect_to(s); },
                                                      options);
  }
  FakePool make(int min_size, int max_size) {
    db::PoolOptions options;
    options.min_size = min_size;
    options.max_size = max_size;
    return make(options);
  }
  void pass(double seconds) { run(asyncio::sleep(seconds)); }

  std::shared_ptr<FakeServer> server = std::make_shared<FakeServer>();
};

// Those who want connections.
struct PoolUsers : PoolLoop {
  // What has become of those who want a connection.
  struct User {
    FakeProxy c;
    std::string error;
    Task<void> task;
  };
  // Has it until its handle is let go of.
  void want(FakePool pool, User& user) {
    user.task = loop.create_task(coroutine([pool, &user](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      ASYNCIO_TRY { ASYNCIO_YIELD_FROM_INTO(user.c, pool->acquire()); }
      ASYNCIO_EXCEPT_AS(e, std::exception) { user.error = e.what(); }
      ASYNCIO_END_TRY;
      ASYNCIO_END;
    }));
  }
  std::deque<User> users;
};

}  // namespace asyncio::testing
