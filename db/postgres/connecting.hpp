// open(): a connection of libpq, made without waiting in it.
//
// Names are asked for on the loop's resolver, so that libpq gets addresses only. Hosts are tried in
// their order, each for a while, since libpq itself would wait for one that does not answer until
// the time of all is over. Lifetime: whoever owns the result. Thread: the loop's.
#pragma once

#include <asyncio/db/postgres/connect_options.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <memory>

struct pg_conn;

#pragma GCC visibility push(default)
namespace asyncio::postgres::detail {

struct Finish {
  void operator()(pg_conn* connection) const noexcept;
};
using ConnectionOwner = std::unique_ptr<pg_conn, Finish>;

// Not blocking, in pipeline mode. A PostgresError of what the server says; ClientCannotConnectError
// when none answers; TimeoutError; ValueError.
Coroutine<ConnectionOwner> open(EventLoop& loop, std::shared_ptr<const ConnectOptions> options);

}  // namespace asyncio::postgres::detail
#pragma GCC visibility pop
