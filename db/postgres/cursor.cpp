#include <asyncio/db/postgres/cursor.hpp>

#include <asyncio/generators/methods.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::postgres {

Cursor Connection::cursor_of(std::string sql, detail::Arguments&& arguments) {
  return Cursor(std::make_shared<detail::CursorState>(
      shared_from_this(), "__asyncio_cursor_" + std::to_string(++names_) + "__", std::move(sql),
      std::move(arguments)));
}

namespace detail {

CursorState::~CursorState() {
  if (!open_ || connection_->is_closed()) return;
  try {
    connection_->operations()->tell("CLOSE " + name_);
  } catch (...) {  // the transaction closes it as well
  }
}

void CursorState::set_prefetch(int rows) {
  if (rows < 1) throw ValueError("prefetch argument must be greater than zero");
  prefetch_ = rows;
}

Future<Records> CursorState::fetch() const {
  return connection_->operations()->query<Records, &read_records>(
      "FETCH " + std::to_string(prefetch_) + " FROM " + name_, {}, uncached);
}

Coroutine<std::optional<Record>> CursorState::next() {
  return method<std::optional<Record>>(this, [this,
                                              declared = Future<void>(nullptr)](auto& co) mutable {
    BEGIN(co);
    connection_->check_owner();
    if (!open_) {
      declared = connection_->operations()->query<void, &read_nothing>(
          "DECLARE " + name_ + " NO SCROLL CURSOR FOR " + sql_, std::move(arguments_), uncached);
      open_ = true;
      YIELD_FROM(declared);
    }
    if (at_ == rows_.size() && !ended_) {
      YIELD_FROM_INTO(rows_, fetch());
      at_ = 0;
      ended_ = rows_.size() < static_cast<std::size_t>(prefetch_);
    }
    if (at_ == rows_.size()) RETURN(std::nullopt);
    RETURN(rows_[at_++]);
    END;
  });
}

}  // namespace detail
}  // namespace asyncio::postgres
