// The clock of a connection: what it waits for, and for how long.
#include <asyncio/web/server/connection.hpp>
#include <asyncio/web/server/exceptions.hpp>

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace asyncio::web::detail {
namespace {

// What the system has of a connection and the other side has not; -1: it does not say.
int unsent_of(const Transport& transport) {
  int bytes = 0;
  return ioctl(transport.extra<int>("socket"), SIOCOUTQ, &bytes) == 0 ? bytes : -1;
}

}  // namespace

// `seconds` from now on it is over; 0: never.
void Connection::enter(Phase phase, double seconds) {
  phase_ = phase;
  if (seconds <= 0) {
    deadline_ = 0;
    return;
  }
  since_ = loop_.time();
  deadline_ = since_ + seconds;
  look_at_time();
}

void Connection::look_at_time() {
  double next = deadline_;
  if (write_deadline_ > 0 && (next <= 0 || write_deadline_ < next)) next = write_deadline_;
  if (next <= 0 || (timer_ && !timer_.cancelled() && timer_.when() <= next)) return;
  timer_.cancel();
  timer_ = loop_.call_at(next, [this] {
    timer_ = {};
    time_is_over();
  });
}

void Connection::time_is_over() {
  const double now = loop_.time();
  if (write_deadline_ > 0 && write_deadline_ <= now) {
    const std::optional<int> before = unsent_;
    if (before) expect_file();
    if (before == unsent_) return abort();
  }
  if (deadline_ <= 0 || deadline_ > now) return look_at_time();
  deadline_ = 0;
  if (phase_ == Phase::handler) return body_is_late();
  timed_out_ = true;
  wake();
}

// While the system sends a file nobody tells how far it is, except for what it has not got rid of:
// a client that takes some of it, if slowly, is waited for.
void Connection::expect_file() {
  unsent_ = unsent_of(*transport_);
  write_deadline_ = loop_.time() + server_->limits.write;
  look_at_time();
}

void Connection::file_is_sent() noexcept {
  unsent_.reset();
  write_deadline_ = 0;
}

std::optional<double> Connection::waiting_since() const noexcept {
  if (phase_ != Phase::idle && phase_ != Phase::head) return {};
  return since_;
}

// Of a body that is read: it has to come, and not too slowly.
void Connection::expect_more_body() {
  const Limits& limits = server_->limits;
  enter(Phase::handler, limits.body_pause);
  const double took = since_ - body_since_;
  if (took > limits.body_rate_after && static_cast<double>(body_bytes_) < took * limits.body_rate)
    body_is_late();
}

void Connection::body_is_late() {
  deadline_ = 0;
  linger_ = true;
  if (!exchange_) return;
  exchange_->body_over = true;
  exchange_->body_failed(make_exception<HTTPRequestTimeout>());
}

}  // namespace asyncio::web::detail
