// Pipeline: statements that go to the server in one piece, and hold together.
//
//   WITH(c->pipeline()) {
//     id = c->fetchval<int>("INSERT INTO orders DEFAULT VALUES RETURNING id");
//     c->execute("UPDATE counters SET n = n + 1");
//   }
//   END_WITH;  // sends them, and waits for all
//   use(id.result());
//
// psycopg name: Connection.pipeline(). When one fails, none was done (unless there is a transaction
// around, which has failed then): the block raises its error, and the futures of the others have a
// TransactionRollbackError. When an exception leaves the block, nothing is sent and the futures are
// cancelled. Nothing is awaited in the block, as nothing is answered before its end: who does gets
// an InterfaceError. Lifetime: a handle. Thread: the loop's.
#pragma once

#include <asyncio/db/postgres/connection.hpp>
#include <asyncio/generators/coroutine.hpp>

#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

class Pipeline {
 public:
  explicit Pipeline(ConnectionPtr connection) noexcept : connection_(std::move(connection)) {}

  // InterfaceError when one is open already, or another task is in a transaction.
  void aenter() const;
  Coroutine<void> aexit(ExceptionPtr error) const;

 private:
  ConnectionPtr connection_;
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
