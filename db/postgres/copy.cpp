#include <asyncio/db/postgres/copy.hpp>

#include <asyncio/generators/methods.hpp>

#include <libpq-fe.h>

#include <algorithm>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::postgres {

CopyIn Connection::copy_in(std::string sql) {
  return CopyIn(std::make_shared<detail::CopyHandle>(shared_from_this(), std::move(sql), true));
}
CopyOut Connection::copy_out(std::string sql) {
  return CopyOut(std::make_shared<detail::CopyHandle>(shared_from_this(), std::move(sql), false));
}

namespace detail {
namespace {

constexpr std::size_t kPiece = 64 * 1024;  // bytes

}  // namespace

void CopyState::wake() noexcept {
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (waiter && !waiter.done()) waiter.set_result();
}

Future<void> CopyState::changed() {
  wake();
  waiter_ = Future<void>(operations_->loop());
  return waiter_;
}

void CopyState::begun() {
  begun_ = true;
  if (abandoned_) in_ ? end("the COPY was broken off") : pull();
  wake();
}

void CopyState::ready() {
  if (!in_) pull();
  wake();
}

// What libpq has read, up to a piece; an abandoned one is read to its end.
void CopyState::pull() {
  while (operations_->connection() && begun_ && !over_) {
    if (come_.size() >= kPiece) return operations_->pause_reading(true);
    char* row = nullptr;
    const int size = PQgetCopyData(operations_->connection(), &row, 1);
    const std::unique_ptr<char, void (*)(void*)> owner(row, &PQfreemem);
    if (size > 0 && !abandoned_) come_.append(row, static_cast<std::size_t>(size));
    if (size == 0) return;
    if (size == -2) return operations_->lost();
    if (size == -1) {
      over_ = true;
      operations_->copy_over();
    }
  }
}

void CopyState::end(const char* why) {
  over_ = true;
  if (PQputCopyEnd(operations_->connection(), why) < 0) return operations_->lost();
  operations_->copy_over();
}

void CopyState::abandon() noexcept {
  if (!started_ || done_.done()) return;
  abandoned_ = true;
  come_.clear();
  try {
    done_.get().cancel();  // has the server told
    operations_->pause_reading(false);
    if (begun_ && !over_) in_ ? end("the COPY was broken off") : pull();
  } catch (...) {
    operations_->lose(ExceptionPtr::current());
  }
}

Coroutine<void> CopyState::start(ConnectionPtr connection, std::string sql) {
  return method(this, [this, connection, sql](auto& co) mutable {
    BEGIN(co);
    connection->check_owner();
    if (started_) RAISE(InterfaceError("the COPY was started before"));
    done_ =
        operations_->query<std::string, &read_status>(sql, Arguments(), plain, shared_from_this());
    started_ = true;
    done_.add_done_callback([self = shared_from_this()](const AnyFuture&) { self->wake(); });
    while (!begun_ && !done_.done()) YIELD_FROM(changed());
    if (begun_) RETURN();
    YIELD_FROM(done_);
    RAISE(InterfaceError("the statement is no COPY"));
    END;
  });
}

Coroutine<void> CopyState::write(std::string data) {
  return method(this, [this, data, at = std::size_t{0}, size = 0, put = 0](auto& co) mutable {
    BEGIN(co);
    while (at < data.size()) {
      if (done_.done()) YIELD_FROM(done_);
      if (over_ || !begun_) RAISE(InterfaceError("the COPY is over"));
      size = static_cast<int>(std::min(kPiece, data.size() - at));
      put = PQputCopyData(operations_->connection(), data.data() + at, size);
      if (put < 0) operations_->lost();
      if (put > 0) at += static_cast<std::size_t>(size);
      if (put >= 0) operations_->flush();
      while (!operations_->is_flushed() && !done_.done()) YIELD_FROM(changed());
    }
    END;
  });
}

Coroutine<std::optional<std::string>> CopyState::read() {
  return method<std::optional<std::string>>(this, [this](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      if (come_.empty()) pull();
      if (!come_.empty()) {
        operations_->pause_reading(false);
        RETURN(std::exchange(come_, {}));
      }
      if (done_.done()) break;
      YIELD_FROM(changed());
    }
    YIELD_FROM(done_);
    RETURN(std::nullopt);
    END;
  });
}

Coroutine<std::string> CopyState::finish(ExceptionPtr error) {
  return method<std::string>(this, [this, error](auto& co) mutable {
    BEGIN(co);
    if (begun_ && !over_ && !done_.done()) end(error ? "the COPY was broken off" : nullptr);
    RETURN_FROM(done_);
    END;
  });
}

}  // namespace detail

Coroutine<CopyIn> CopyIn::aenter() const {
  return coroutine<CopyIn>([handle = handle_](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(handle->state->start(handle->connection, handle->sql));
    RETURN(CopyIn(std::move(handle)));
    END;
  });
}

Coroutine<void> CopyIn::write(std::string data) const {
  return coroutine([handle = handle_, data = std::move(data)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(handle->state->write(std::move(data)));
    END;
  });
}

// What the server says of a COPY that was broken off is no news.
Coroutine<void> CopyIn::aexit(ExceptionPtr error) const {
  return coroutine([handle = handle_, error, said = Outcome<std::string>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_OUTCOME(said, handle->state->finish(error));
    if (said.exception() && !(error && said.exception().template is<std::exception>()))
      RAISE(said.exception());
    END;
  });
}

Coroutine<std::optional<std::string>> CopyOut::anext() const {
  return coroutine<std::optional<std::string>>([handle = handle_](auto& co) mutable {
    BEGIN(co);
    if (!handle->state->is_started())
      YIELD_FROM(handle->state->start(handle->connection, handle->sql));
    RETURN_FROM(handle->state->read());
    END;
  });
}

}  // namespace asyncio::postgres
