#include <asyncio/db/postgres/transaction.hpp>

#include <asyncio/generators/methods.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::postgres::detail {

Future<std::string> TransactionState::ask(const std::string& sql) const {
  return connection_->operations_->query<std::string, &read_status>(sql, Arguments(), own);
}

std::string TransactionState::begin() const {
  static constexpr const char* kLevels[] = {
      "", " ISOLATION LEVEL READ UNCOMMITTED", " ISOLATION LEVEL READ COMMITTED",
      " ISOLATION LEVEL REPEATABLE READ", " ISOLATION LEVEL SERIALIZABLE"};
  std::string sql = "BEGIN";
  sql += kLevels[static_cast<int>(options_.isolation)];
  if (options_.readonly) sql += " READ ONLY";
  if (options_.deferrable) sql += " DEFERRABLE";
  return sql;
}

void TransactionState::check(const char* what) const {
  if (state_ == State::started) return;
  throw InterfaceError(
      asyncio::detail::joined({"cannot ", what, "; the transaction ",
                               state_ == State::fresh ? "is not yet started" : "is over already"}));
}

void TransactionState::end() noexcept {
  state_ = State::over;
  connection_->release();
}

Coroutine<void> TransactionState::start() {
  return method(this, [this, told = Future<std::string>(nullptr),
                       begun = Outcome<std::string>()](auto& co) mutable {
    BEGIN(co);
    connection_->check_owner();
    if (state_ != State::fresh)
      RAISE(InterfaceError("cannot start; the transaction is already started"));
    if (connection_->depth_ > 0)
      savepoint_ = "__asyncio_savepoint_" + std::to_string(++connection_->names_) + "__";
    else if (connection_->is_in_transaction())
      RAISE(
          InterfaceError("cannot use Connection.transaction() in a manually started transaction"));
    told = ask(savepoint_.empty() ? begin() : "SAVEPOINT " + savepoint_);
    state_ = State::started;
    connection_->occupy();
    YIELD_FROM_OUTCOME(begun, told);
    if (!begun.exception()) RETURN();
    end();
    // It was sent all the same.
    if (begun.exception().template is<CancelledError>() && !connection_->is_closed()) {
      if (savepoint_.empty())
        connection_->operations_->tell("ROLLBACK");
      else
        connection_->operations_->tell("RELEASE " + savepoint_);
    }
    RAISE(begun.exception());
    END;
  });
}

Coroutine<void> TransactionState::commit() {
  return method(this, [this, done = Outcome<std::string>()](auto& co) mutable {
    BEGIN(co);
    connection_->check_owner();
    check("commit");
    YIELD_FROM_OUTCOME(done, ask(savepoint_.empty() ? "COMMIT" : "RELEASE " + savepoint_));
    end();
    // A savepoint that cannot be kept is undone, so that what is around it can go on.
    if (done.exception() && !savepoint_.empty() && !connection_->is_closed())
      connection_->operations_->tell("ROLLBACK TO " + savepoint_);
    if (done.exception()) RAISE(done.exception());
    if (done.value() == "ROLLBACK")
      RAISE(InFailedSQLTransactionError(
          "the transaction was rolled back: a statement in it has failed"));
    END;
  });
}

Coroutine<void> TransactionState::rollback() {
  return method(this, [this, done = Outcome<std::string>()](auto& co) mutable {
    BEGIN(co);
    connection_->check_owner();
    check("rollback");
    if (!savepoint_.empty()) connection_->operations_->tell("ROLLBACK TO " + savepoint_);
    YIELD_FROM_OUTCOME(done, ask(savepoint_.empty() ? "ROLLBACK" : "RELEASE " + savepoint_));
    end();
    if (done.exception()) RAISE(done.exception());
    END;
  });
}

// The error that leads through counts more than one of the rollback, after which the connection is
// of no use.
Coroutine<void> TransactionState::leave(ExceptionPtr error) {
  return method(this, [this, error, done = Outcome<void>()](auto& co) mutable {
    BEGIN(co);
    if (!error) RETURN_FROM(commit());
    YIELD_FROM_OUTCOME(done, rollback());
    if (!done.exception()) RETURN();
    if (!done.exception().template is<std::exception>()) RAISE(done.exception());
    connection_->terminate();
    END;
  });
}

}  // namespace asyncio::postgres::detail
