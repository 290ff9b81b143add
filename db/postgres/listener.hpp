// Listener: the notifications of channels (LISTEN, NOTIFY).
//
//   postgres::Listener listener("postgresql://me@localhost/shop");
//   YIELD_FROM(listener.listen("orders"));
//   FOR(n, listener.notifies()) {
//     if (n.gap) look_for_what_was_missed();
//     else use(n.channel, n.payload);
//   }
//   END_FOR;
//
// psycopg name: Connection.notifies(); asyncpg has Connection.add_listener(). It has a connection
// of its own. When that is lost, the next one is made by whoever waits for a notification, for as
// long as it takes, and what comes first then is a `gap`: what was notified meanwhile is lost, as
// PostgreSQL has it. Who does not read fast enough is sent no more while a thousand wait.
// Lifetime: a handle; copies are the same. With the last one, or aclose(), the connection is
// closed. One task reads at a time. Thread: the loop's.
#pragma once

#include <asyncio/db/backoff.hpp>
#include <asyncio/db/postgres/connection.hpp>
#include <asyncio/sync/lock.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

struct Notification {
  std::string channel, payload;
  int pid = 0;       // the process of the server that notified
  bool gap = false;  // none, but: the connection was lost, and is there again
};

namespace detail {

class ListenerState : public std::enable_shared_from_this<ListenerState> {
 public:
  ListenerState(ConnectOptions options, db::Backoff backoff)
      : options_(std::move(options)), backoff_(backoff) {}
  ~ListenerState() { close(); }
  Coroutine<void> listen(std::string channel);
  Coroutine<void> unlisten(std::string channel);
  Coroutine<std::optional<Notification>> next(OptionalSeconds timeout);
  void close() noexcept;

 private:
  bool is_connected() const noexcept { return connection_ && !connection_->is_closed(); }
  // Once: the first error is raised. For ever otherwise.
  Coroutine<void> connected(bool once);
  Coroutine<void> arrived(Future<void> waiter, bool is_connected);
  Coroutine<void> tell(std::string statement);
  void heard(pgNotify* notification);
  void drop() noexcept;
  void wake() noexcept;

  const ConnectOptions options_;
  const db::Backoff backoff_;
  Lock connecting_;
  ConnectionPtr connection_;
  std::set<std::string> channels_;
  std::deque<Notification> come_;
  Future<void> waiter_{nullptr};
  int telling_ = 0;  // answers are to come, which stand behind the notifications
  bool had_one_ = false;
  bool closed_ = false;
};

}  // namespace detail

class Listener {
 public:
  // Nothing is done before the first await. `backoff`: between the attempts to connect again.
  explicit Listener(ConnectOptions options, db::Backoff backoff = db::FullJitterBackoff())
      : state_(std::make_shared<detail::ListenerState>(std::move(options), backoff)) {}

  // When the server listens. The errors of connect().
  Coroutine<void> listen(std::string channel) const { return state_->listen(std::move(channel)); }
  Coroutine<void> unlisten(std::string channel) const {
    return state_->unlisten(std::move(channel));
  }
  // The next one; nothing when none comes in that time, or after aclose(). RuntimeError when
  // another task waits already.
  Coroutine<std::optional<Notification>> get(OptionalSeconds timeout = std::nullopt) const {
    return state_->next(timeout);
  }
  // All, until aclose().
  class Notifications {
   public:
    explicit Notifications(std::shared_ptr<detail::ListenerState> state) noexcept
        : state_(std::move(state)) {}
    Coroutine<std::optional<Notification>> anext() const { return state_->next(std::nullopt); }

   private:
    std::shared_ptr<detail::ListenerState> state_;
  };
  Notifications notifies() const noexcept { return Notifications(state_); }
  // Again: nothing.
  void aclose() const noexcept { state_->close(); }

 private:
  std::shared_ptr<detail::ListenerState> state_;
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
