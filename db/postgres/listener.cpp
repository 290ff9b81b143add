#include <asyncio/db/postgres/listener.hpp>

#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/loop/events.hpp>

#include <libpq-fe.h>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::postgres::detail {
namespace {

constexpr std::size_t kMost = 1000;

}  // namespace

void ListenerState::heard(pgNotify* notification) {
  if (notification) {
    come_.push_back({notification->relname, notification->extra, notification->be_pid, false});
    if (come_.size() >= kMost && !telling_) connection_->operations()->pause_reading(true);
  }
  wake();
}

void ListenerState::wake() noexcept {
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (waiter && !waiter.done()) waiter.set_result();
}

void ListenerState::drop() noexcept {
  const ConnectionPtr gone = std::exchange(connection_, nullptr);
  if (!gone) return;
  gone->operations()->listen(nullptr, nullptr);
  gone->terminate();
}

void ListenerState::close() noexcept {
  closed_ = true;
  drop();
  wake();
}

Coroutine<void> ListenerState::tell(std::string statement) {
  return method(this, [this, statement](auto& co) mutable {
    BEGIN(co);
    ++telling_;
    TRY {
      connection_->operations()->pause_reading(false);
      YIELD_FROM(connection_->execute(statement));
    }
    FINALLY { --telling_; }
    END_TRY;
    END;
  });
}

Coroutine<void> ListenerState::connected(bool once) {
  return method(this, [this, once, failures = 0, all = std::string(),
                       made = Outcome<ConnectionPtr>()](auto& co) mutable {
    BEGIN(co);
    WITH(connecting_) {
      while (!closed_ && !is_connected()) {
        YIELD_FROM_OUTCOME(made, connect(options_));
        if (made.exception()) {
          if (once || !made.exception().template is<std::exception>()) RAISE(made.exception());
          YIELD_FROM(sleep(backoff_.compute(++failures)));
          continue;
        }
        if (closed_) break;
        drop();
        connection_ = std::move(made.value());
        connection_->operations()->listen(
            [](void* who, pgNotify* n) { static_cast<ListenerState*>(who)->heard(n); }, this);
        all.clear();
        for (const std::string& channel : channels_) all += "LISTEN " + quote_ident(channel) + ";";
        TRY {
          if (!all.empty()) YIELD_FROM(tell(all));
          if (std::exchange(had_one_, true)) come_.push_front({"", "", 0, true});
        }
        EXCEPT(db::Error) {
          drop();
          if (once) RAISE();
        }
        EXCEPT(BaseException) {
          drop();
          RAISE();
        }
        END_TRY;
      }
    }
    END_WITH;
    END;
  });
}

Coroutine<void> ListenerState::listen(std::string channel) {
  return method(this, [this, channel](auto& co) mutable {
    BEGIN(co);
    if (closed_) RAISE(InterfaceError("the listener is closed"));
    YIELD_FROM(connected(true));
    YIELD_FROM(tell("LISTEN " + quote_ident(channel)));
    channels_.insert(channel);
    END;
  });
}

Coroutine<void> ListenerState::unlisten(std::string channel) {
  return method(this, [this, channel](auto& co) mutable {
    BEGIN(co);
    channels_.erase(channel);
    if (is_connected()) YIELD_FROM(tell("UNLISTEN " + quote_ident(channel)));
    END;
  });
}

Coroutine<void> ListenerState::arrived(Future<void> waiter, bool is_connected) {
  return method(this, [this, waiter, is_connected](auto& co) mutable {
    BEGIN(co);
    if (is_connected)
      YIELD_FROM(waiter);
    else
      YIELD_FROM(connected(false));
    END;
  });
}

Coroutine<std::optional<Notification>> ListenerState::next(OptionalSeconds timeout) {
  return method<std::optional<Notification>>(
      this,
      [this, timeout, come = Outcome<void>(), n = std::optional<Notification>()](auto& co) mutable {
        BEGIN(co);
        while (come_.empty()) {
          if (closed_) RETURN(std::nullopt);
          if (waiter_) RAISE(RuntimeError("another task waits for a notification already"));
          waiter_ = Future<void>(get_running_loop());
          YIELD_FROM_OUTCOME(come, wait_for(arrived(waiter_, is_connected()), timeout));
          waiter_ = nullptr;
          if (come.exception() && come.exception().template is<TimeoutError>())
            RETURN(std::nullopt);
          if (come.exception()) RAISE(come.exception());
        }
        n = std::move(come_.front());
        come_.pop_front();
        if (come_.size() == kMost / 2 && is_connected())
          connection_->operations()->pause_reading(false);
        RETURN(std::move(n));
        END;
      });
}

}  // namespace asyncio::postgres::detail
