#include <asyncio/db/sqlite/cursor.hpp>

#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/generators/methods.hpp>

#include <algorithm>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::sqlite {
namespace detail {

void CursorState::close() noexcept {
  rows_.clear();
  error_ = {};
  const std::uint64_t left = std::exchange(rest_, 0);
  if (!left || !worker_->is_open()) return;
  try {
    do_job<void>(
        worker_, [left](Database& database) { return database.forget(left), true; }, [](bool) {});
  } catch (...) {  // it ends with the connection
  }
}

void CursorState::take(Executed& executed) {
  std::move(executed.rows.begin(), executed.rows.end(), std::back_inserter(rows_));
  executed.rows.clear();
  rest_ = executed.rest;
  error_ = std::exchange(executed.error, {});
}

template <class Work>
Future<Cursor> CursorState::run(Work work) {
  close();
  return do_job<Cursor>(worker_, std::move(work), [self = shared_from_this()](Executed&& executed) {
    const auto lastrowid = self->last_.lastrowid;
    self->close();
    self->take(executed);
    self->last_ = std::move(executed);
    if (!self->last_.lastrowid) self->last_.lastrowid = lastrowid;
    return Cursor(self);
  });
}

Future<Cursor> CursorState::execute(std::string sql, Parameters parameters) {
  return run([sql = std::move(sql), parameters = std::move(parameters), most = chunk_](
                 Database& database) { return database.execute(sql, parameters, most); });
}

Future<Cursor> CursorState::execute_many(std::string sql, std::vector<Parameters> all) {
  return run([sql = std::move(sql), all = std::move(all)](Database& database) {
    return database.execute_many(sql, all);
  });
}

Future<Cursor> CursorState::execute_script(std::string sql) {
  return run([sql = std::move(sql)](Database& database) {
    database.execute_script(sql);
    return Executed();
  });
}

// What it reads is kept, also when its waiter is gone by then.
Future<void> CursorState::read(std::size_t most) {
  return do_job<void>(
      worker_, [number = rest_, most](Database& database) { return database.fetch(number, most); },
      [self = shared_from_this(), number = rest_](Executed&& executed) {
        if (self->rest_ == number) self->take(executed);
      });
}

Coroutine<std::vector<Row>> CursorState::fetch(std::size_t most) {
  return method<std::vector<Row>>(
      this,
      [this, most, out = std::vector<Row>()](auto& co) mutable {
        BEGIN(co);
        while (rows_.size() < most && rest_)
          YIELD_FROM(read(std::max(chunk_, most - rows_.size())));
        if (rows_.empty() && error_) RAISE(std::exchange(error_, {}));
        for (most = std::min(most, rows_.size()); most > 0; --most) out.push_back(take_row());
        RETURN(std::move(out));
        END;
      },
      __FILE__, __LINE__, "fetchmany");
}

Coroutine<std::optional<Row>> CursorState::next() {
  return method<std::optional<Row>>(
      this,
      [this](auto& co) mutable {
        BEGIN(co);
        while (rows_.empty() && rest_) YIELD_FROM(read(chunk_));
        if (!rows_.empty()) RETURN(take_row());
        if (error_) RAISE(std::exchange(error_, {}));
        RETURN(std::nullopt);
        END;
      },
      __FILE__, __LINE__, "fetchone");
}

}  // namespace detail

detail::CursorState& Cursor::state() const {
  if (!state_) throw InterfaceError("the handle refers to no cursor");
  return *state_;
}

}  // namespace asyncio::sqlite
