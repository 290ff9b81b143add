#include <asyncio/db/redis/connection.hpp>

#include <asyncio/loop/event_loop.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace asyncio::redis::detail {

void Connection::send(Batch& batch) {
  std::vector<Request>& added = batch.requests();
  forget_answered();
  sent_.reserve(sent_.size() + added.size());
  const double deadline = patience_ + (loop_ ? loop_->time() : 0);
  for (Request& request : added) {
    if (!request.answer) continue;
    request.deadline = deadline;
    sent_.push_back(std::move(request));
  }
  added.clear();
  try {
    if (waiting() && !timer_ && std::isfinite(deadline))
      timer_ = loop_->call_at(deadline, [this] { check_deadlines(); });
    transport_->write(batch.bytes());
  } catch (...) {
    batch.clear();
    break_off(ExceptionPtr::current());
    throw;
  }
  batch.clear();
}

void Connection::expect_within(EventLoop& loop, double seconds) noexcept {
  if (!loop_) heard_ = loop.time();
  loop_ = loop;
  patience_ = seconds;
}

void Connection::check_deadlines() {
  timer_ = TimerHandle();
  const double now = loop_->time();
  const ExceptionPtr error = told_as<TimeoutError>("Timeout reading from socket");
  std::size_t i = first_;
  for (; i < sent_.size() && sent_[i].deadline <= now; ++i) sent_[i].fail(error);
  if (!waiting()) return;
  const double silent = std::max(sent_[first_].deadline, heard_ + patience_);
  if (silent <= now) return break_off(error);
  const double next = i < sent_.size() ? std::min(silent, sent_[i].deadline) : silent;
  try {
    if (std::isfinite(next)) timer_ = loop_->call_at(next, [this] { check_deadlines(); });
  } catch (...) {  // nobody would look again
    break_off(ExceptionPtr::current());
  }
}

// Amortised, each is moved once at most.
void Connection::forget_answered() {
  if (first_ * 2 < sent_.size()) return;
  sent_.erase(sent_.begin(), sent_.begin() + static_cast<std::ptrdiff_t>(first_));
  first_ = 0;
}

void Connection::data_received(std::string_view data) {
  if (loop_) heard_ = loop_->time();
  parser_.feed(data);
  RespParser::Event event;
  while (!error_ && (event = parser_.next()) != RespParser::Event::need_more) {
    if (event == RespParser::Event::refused)
      return break_off(
          told_as<InvalidResponse>(std::string("Protocol Error: ") + parser_.refusal()));
    take(parser_.take());
  }
}

void Connection::take(Value&& value) {
  const bool pushed = value.kind() == Value::Kind::push;
  if (!pushed && waiting()) {
    const Request request = std::move(sent_[first_++]);
    if (first_ == sent_.size()) sent_.clear(), first_ = 0;
    return request.end(std::move(value));
  }
  // RESP2 has no kind of its own for what nobody has asked for.
  if (!(owner_ && owner_->pushed(std::move(value))) && !pushed)
    break_off(make_exception<InvalidResponse>("Protocol Error: an answer to nothing"));
}

void Connection::break_off(const ExceptionPtr& error) noexcept {
  if (!error_) error_ = error;
  try {
    if (transport_ && !lost_) transport_->abort();
  } catch (...) {  // it has ended
  }
}

void Connection::connection_lost(const ExceptionPtr& error) {
  lost_ = true;
  timer_.cancel();
  const ExceptionPtr& why = error_ ? error_ : error;
  const ExceptionPtr told = why ? told_as<ConnectionError>("Connection lost: ", why)
                                : told_as<ConnectionError>("Connection closed by server.");
  const std::vector<Request> failed = std::exchange(sent_, {});
  for (std::size_t i = std::exchange(first_, 0); i < failed.size(); ++i) failed[i].fail(told);
  if (ConnectionOwner* const owner = std::exchange(owner_, nullptr)) owner->lost(*this, told);
}

void Connection::leave() noexcept {
  owner_ = nullptr;
  break_off(closed_error());
}

void Connection::pause_reading(bool pause) {
  if (lost_ || !transport_) return;
  pause ? transport_->pause_reading() : transport_->resume_reading();
}

}  // namespace asyncio::redis::detail
