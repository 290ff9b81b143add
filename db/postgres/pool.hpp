// create_pool(): connections to a PostgreSQL server that tasks share, each for a while.
//
//   postgres::Pool pool = postgres::create_pool("postgresql://me@localhost/shop");
//   WITH_INTO(c, pool->acquire()) { YIELD_FROM_INTO(n, c->fetchval<int>("SELECT 1")); } END_WITH;
//
// asyncpg name: create_pool. db/pool.hpp says what a pool does. A statement whose wait is cancelled
// is stopped at the server, since one task has the connection. Whoever leaves a transaction open,
// or statements without an answer, has the connection reset; what he has SET stays set otherwise.
// Lifetime, thread: as db::Pool.
#pragma once

#include <asyncio/db/pool.hpp>
#include <asyncio/db/postgres/connection.hpp>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

using Pool = db::PoolPtr<Connection>;

// Nothing is done before the first await.
Pool create_pool(ConnectOptions options, const db::PoolOptions& pool = db::PoolOptions());

}  // namespace asyncio::postgres
#pragma GCC visibility pop
