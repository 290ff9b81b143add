// Transaction: `BEGIN` … `COMMIT`, or `ROLLBACK` when an exception leads out of it.
//
//   WITH(c->transaction()) {
//     YIELD_FROM(c->execute("UPDATE accounts SET n = n - $1 WHERE id = $2", 5, from));
//     YIELD_FROM(c->execute("UPDATE accounts SET n = n + $1 WHERE id = $2", 5, to));
//   }
//   END_WITH;
//
// asyncpg name: Connection.transaction(), transaction.Transaction. One in another is a savepoint.
// Meanwhile the connection is its task's: another one that asks something gets an InterfaceError.
// A COMMIT of what had failed before is an InFailedSQLTransactionError, not a silent rollback.
// Lifetime: a handle; copies are the same. Whoever drops it without an end leaves the transaction
// open. Thread: the loop's.
#pragma once

#include <asyncio/db/postgres/connection.hpp>
#include <asyncio/generators/coroutine.hpp>

#include <memory>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

namespace detail {

class TransactionState : public std::enable_shared_from_this<TransactionState> {
 public:
  TransactionState(ConnectionPtr connection, TransactionOptions options) noexcept
      : connection_(std::move(connection)), options_(options) {}
  Coroutine<void> start();
  Coroutine<void> commit();
  Coroutine<void> rollback();
  Coroutine<void> leave(ExceptionPtr error);

 private:
  enum class State : unsigned char { fresh, started, over };
  Future<std::string> ask(const std::string& sql) const;
  std::string begin() const;
  void check(const char* what) const;
  void end() noexcept;

  const ConnectionPtr connection_;
  const TransactionOptions options_;
  State state_ = State::fresh;
  std::string savepoint_;  // its name; empty: it is none
};

}  // namespace detail

class Transaction {
 public:
  explicit Transaction(std::shared_ptr<detail::TransactionState> state) noexcept
      : state_(std::move(state)) {}

  // InterfaceError when it has begun before, when another task is in one, or when one was begun by
  // a statement of the user's own.
  Coroutine<void> start() const { return state_->start(); }
  Coroutine<void> commit() const { return state_->commit(); }
  Coroutine<void> rollback() const { return state_->rollback(); }
  Coroutine<void> aenter() const { return state_->start(); }
  Coroutine<void> aexit(ExceptionPtr error) const { return state_->leave(std::move(error)); }

 private:
  std::shared_ptr<detail::TransactionState> state_;
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
