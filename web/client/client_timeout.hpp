// ClientTimeout: how long a request may take, as a whole and in parts; each is a number of seconds,
// a duration, or std::nullopt or 0: for ever.
//
//   session.timeout(http::ClientTimeout().total(10).sock_read(2));
//
// aiohttp name: ClientTimeout; what is a keyword there is a setter here. Thread: any, as a plain
// value.
#pragma once

#include <asyncio/loop/seconds.hpp>

#include <optional>

#pragma GCC visibility push(default)
namespace asyncio::http {

class ClientTimeout {
 public:
  // total 300, sock_connect 30, the others none, as a session of aiohttp has it.
  constexpr ClientTimeout() noexcept = default;

  // From the beginning to the last byte of the body, with waiting for a connection.
  constexpr ClientTimeout& total(OptionalSeconds s) noexcept { return set(total_, s); }
  constexpr const std::optional<double>& total() const noexcept { return total_; }
  // Waiting for a connection: a free one of the pool's, or a new one.
  constexpr ClientTimeout& connect(OptionalSeconds s) noexcept { return set(connect_, s); }
  constexpr const std::optional<double>& connect() const noexcept { return connect_; }
  // Making a new one.
  constexpr ClientTimeout& sock_connect(OptionalSeconds s) noexcept {
    return set(sock_connect_, s);
  }
  constexpr const std::optional<double>& sock_connect() const noexcept { return sock_connect_; }
  // Between two reads.
  constexpr ClientTimeout& sock_read(OptionalSeconds s) noexcept { return set(sock_read_, s); }
  constexpr const std::optional<double>& sock_read() const noexcept { return sock_read_; }
  // From this many seconds on, deadlines lie on whole seconds of the loop's clock, so that those of
  // many requests are one. 5 by default.
  constexpr ClientTimeout& ceil_threshold(Seconds s) noexcept {
    ceil_threshold_ = s.count();
    return *this;
  }
  constexpr double ceil_threshold() const noexcept { return ceil_threshold_; }

 private:
  constexpr ClientTimeout& set(std::optional<double>& which, const OptionalSeconds& s) noexcept {
    which = s.get() && *s.get() > 0 ? s.get() : std::nullopt;
    return *this;
  }

  std::optional<double> total_ = 300;
  std::optional<double> connect_;
  std::optional<double> sock_connect_ = 30;
  std::optional<double> sock_read_;
  double ceil_threshold_ = 5;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
