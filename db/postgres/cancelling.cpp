#include <asyncio/db/postgres/operations.hpp>
#include <asyncio/futures/threads.hpp>

#include <libpq-fe.h>

#include <new>

namespace asyncio::postgres::detail {

void Operations::abandoned() noexcept {
  if (!(exclusive_ || (talking_ && sent_.front().talk)) || cancelling_) return;
  try {
    cancel_if_unwanted();
  } catch (...) {
    lose(ExceptionPtr::current());
  }
}

void Operations::cancel_if_unwanted() {
  if (!connection_ || sent_.empty()) return;
  for (const Operation& operation : sent_)
    if (operation.wanted()) return;
  begin_cancel();
}

// libpq sends it over a connection of its own, and waits, so it does it in a thread.
void Operations::begin_cancel() {
  const std::shared_ptr<PGcancel> to(PQgetCancel(connection_.get()), &PQfreeCancel);
  if (!to) throw std::bad_alloc();
  cancelling_ = telling_ = true;
  deadline_ = loop_->call_later(options_->cancel_timeout, [this] {
    lose(make_exception<ConnectionFailureError>(
        "the connection was closed: a statement could not be cancelled in time"));
  });
  auto told = loop_->run_in_executor(nullptr, [to] {
    char why[256];
    return PQcancel(to.get(), why, sizeof why) == 1;
  });
  told.add_done_callback([weak = weak_from_this()](const AnyFuture&) {
    const auto self = weak.lock();
    if (!self) return;
    self->telling_ = false;
    if (self->sent_.empty()) self->settled();
  });
}

}  // namespace asyncio::postgres::detail
