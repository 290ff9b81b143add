#include <asyncio/db/postgres/connection.hpp>

#include <asyncio/db/postgres/pipeline.hpp>
#include <asyncio/db/postgres/transaction.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/loop/events.hpp>

#include <libpq-fe.h>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::postgres {

namespace detail {

void no_row() { throw InterfaceError("there is no row whose value could be taken"); }

}  // namespace detail

Coroutine<ConnectionPtr> connect(ConnectOptions options) {
  return coroutine<ConnectionPtr>(
      [options = std::make_shared<const ConnectOptions>(std::move(options)),
       opened = detail::ConnectionOwner(),
       operations = std::shared_ptr<detail::Operations>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(opened, detail::open(get_running_loop(), options));
        operations =
            std::make_shared<detail::Operations>(get_running_loop(), std::move(opened), options);
        operations->start();
        RETURN(std::make_shared<Connection>(std::move(operations)));
        END;
      });
}

std::string quote_ident(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '\0') throw ValueError("a name of PostgreSQL has no zero byte in it");
    out.append(c == '"' ? 2 : 1, c);
  }
  return out + '"';
}

bool Connection::has_several(std::string_view sql) noexcept {
  const std::size_t semicolon = sql.find(';');
  return semicolon != sql.npos && sql.find_first_not_of(" \t\r\n;", semicolon) != sql.npos;
}

void Connection::check_owner() const {
  if (depth_ > 0 && asyncio::detail::current_task_of(operations_->loop()) != owner_)
    throw InterfaceError("the connection is in a transaction of another task");
}

void Connection::occupy() noexcept {
  owner_ = asyncio::detail::current_task_of(operations_->loop());
  ++depth_;
  set_exclusive();
}

void Connection::release() noexcept {
  --depth_;
  set_exclusive();
}

Pipeline Connection::pipeline() { return Pipeline(shared_from_this()); }

Transaction Connection::transaction(TransactionOptions options) {
  return Transaction(std::make_shared<detail::TransactionState>(shared_from_this(), options));
}

Future<void> Connection::execute_all(std::string_view sql, std::vector<detail::Arguments>&& all) {
  if (all.empty()) {
    Future<void> nothing(operations_->loop());
    nothing.set_result();
    return nothing;
  }
  return operations_->query_many(sql, std::move(all));
}

bool Connection::is_in_transaction() const noexcept {
  const PGTransactionStatusType status = PQtransactionStatus(operations_->connection());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

int Connection::get_server_pid() const noexcept {
  return operations_->connection() ? PQbackendPID(operations_->connection()) : 0;
}

std::string Connection::get_setting(const char* name) const {
  const char* const value = PQparameterStatus(operations_->connection(), name);
  return value ? value : "";
}

bool Connection::is_clean() const noexcept {
  return operations_->is_idle() && depth_ == 0 && !is_in_transaction();
}

void Connection::set_pooled() noexcept {
  pooled_ = true;
  set_exclusive();
}

Coroutine<void> Connection::check() {
  return method(this, [this](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM((operations_->query<void, &detail::read_nothing>("", {}, detail::own)));
    END;
  });
}

Coroutine<void> Connection::reset() {
  return method(this, [this](auto& co) mutable {
    BEGIN(co);
    depth_ = 0;
    set_exclusive();
    operations_->drop_group();
    YIELD_FROM((operations_->query<void, &detail::read_nothing>(
        "ROLLBACK; SELECT pg_advisory_unlock_all(); CLOSE ALL; UNLISTEN *; RESET ALL;", {},
        detail::own | detail::plain)));
    END;
  });
}

Coroutine<void> Connection::close() {
  return method(this,
                [this, last = Future<void>(nullptr), end = Outcome<void>()](auto& co) mutable {
                  BEGIN(co);
                  if (is_closed()) RETURN();
                  last = operations_->query<void, &detail::read_nothing>("", {}, detail::own);
                  operations_->close_to_new();
                  TRY { YIELD_FROM_OUTCOME(end, last); }
                  FINALLY { terminate(); }
                  END_TRY;
                  if (end.exception() && !end.exception().template is<std::exception>())
                    RAISE(end.exception());
                  END;
                });
}

std::string Connection::to_string() const {
  if (is_closed()) return "<Connection closed>";
  return "<Connection pid=" + std::to_string(get_server_pid()) + ">";
}

}  // namespace asyncio::postgres
