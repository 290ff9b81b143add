#include <asyncio/db/sqlite/connection.hpp>

#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/generators/methods.hpp>

#include <limits>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::sqlite {
namespace {

using detail::Database;

constexpr auto kAll = std::numeric_limits<std::size_t>::max();

// f(database) in the thread, which gives nothing.
template <class F>
Future<void> call(const std::shared_ptr<detail::Worker>& worker, F f) {
  return detail::do_job<void>(
      worker, [f = std::move(f)](Database& database) mutable { return f(database), true; },
      [](bool) {});
}
// What f(database) gives.
template <class T, class F>
Future<T> ask(const std::shared_ptr<detail::Worker>& worker, F f) {
  return detail::do_job<T>(worker, std::move(f), [](T&& result) { return std::move(result); });
}

}  // namespace

Coroutine<Connection> Connecting::aenter() {
  connection_ = Connection(detail::Worker::make(get_running_loop(), database_, options_));
  return coroutine<Connection>(
      [made = connection_, worker = connection_.worker_](auto& co) mutable {
        BEGIN(co);
        TRY {
          YIELD_FROM(call(worker, [](Database&) {}));
        }
        EXCEPT(BaseException) {
          worker->stop();
          RAISE();
        }
        END_TRY;
        RETURN(std::move(made));
        END;
      },
      __FILE__, __LINE__, "connect");
}

detail::Worker& Connection::worker() const {
  if (!worker_) throw InterfaceError("the handle refers to no connection");
  return *worker_;
}

Cursor Connection::cursor() const {
  return Cursor(std::make_shared<detail::CursorState>(worker().shared_from_this()));
}

Future<std::int64_t> Connection::insert(std::string sql, detail::Parameters parameters) const {
  return ask<std::int64_t>(
      worker().shared_from_this(),
      [sql = std::move(sql), parameters = std::move(parameters)](Database& database) {
        return database.execute(sql, parameters, kAll).lastrowid.value_or(0);
      });
}

Future<std::vector<Row>> Connection::fetchall(std::string sql,
                                              detail::Parameters parameters) const {
  return ask<std::vector<Row>>(
      worker().shared_from_this(),
      [sql = std::move(sql), parameters = std::move(parameters)](Database& database) {
        return std::move(database.execute(sql, parameters, kAll).rows);
      });
}

Future<void> Connection::commit() const {
  return call(worker().shared_from_this(), [](Database& database) { database.commit(); });
}

Future<void> Connection::rollback() const {
  return call(worker().shared_from_this(), [](Database& database) { database.rollback(); });
}

Future<void> Connection::backup(const Connection& target, BackupOptions options) const {
  if (&target.worker() == &worker())
    throw ValueError("target cannot be the same connection instance");
  return call(target.worker_,
              [backup = detail::Backup{worker().handle(), options.pages, std::move(options.name),
                                       options.sleep.count(), std::move(options.progress)}](
                  Database& database) { database.backup_from(backup); });
}

Future<void> Connection::create_function(std::string name, int num_params, Function function,
                                         bool deterministic) const {
  return call(worker().shared_from_this(),
              [name = std::move(name), num_params, function = std::move(function),
               deterministic](Database& database) mutable {
                database.create_function(name, num_params, std::move(function), deterministic);
              });
}

Future<void> Connection::set_trace_callback(
    std::function<void(const std::string&)> callback) const {
  return call(worker().shared_from_this(),
              [callback = std::move(callback)](Database& database) mutable {
                database.set_trace(std::move(callback));
              });
}

Future<void> Connection::set_progress_handler(std::function<bool()> handler, int n) const {
  return call(worker().shared_from_this(),
              [handler = std::move(handler), n](Database& database) mutable {
                database.set_progress(std::move(handler), n);
              });
}

}  // namespace asyncio::sqlite
