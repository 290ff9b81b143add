#include <asyncio/web/server/server.hpp>

#include <asyncio/futures/shield.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/pooled_shared.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/web/server/connection.hpp>
#include <asyncio/web/server/server_state.hpp>

#include <ctime>

namespace asyncio::web {

namespace {

// As in aiohttp, 0 stands for no limit.
Limits with(Limits limits, const ServingOptions& options) noexcept {
  if (limits.client_max_size == 0) limits.client_max_size = ~std::uint64_t{0};
  if (options.keepalive_timeout) limits.keepalive = *options.keepalive_timeout;
  return limits;
}

std::shared_ptr<AbstractAccessLogger> logger_of(const ServingOptions& options) {
  if (options.access_logger || !options.access_log) return options.access_logger;
  return std::make_shared<AccessLogger>(options.access_log, options.access_log_format);
}

// No client, or so much time.
Coroutine<void> none_left(std::shared_ptr<detail::ServerState> state, OptionalSeconds timeout) {
  return coroutine<void>(
      [state = std::move(state), timeout, waiter = Future<void>(nullptr),
       end = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        if (state->is_idle()) RETURN();
        waiter = get_running_loop().create_future<void>();
        state->waiters.push_back(waiter);
        YIELD_FROM_OUTCOME(end, wait_for(shield(waiter), timeout));
        if (end.exception() && !end.exception().template is<TimeoutError>()) RAISE(end.exception());
        END;
      },
      __FILE__, __LINE__, "none_left");
}

}  // namespace

detail::ServerState::ServerState(RequestFunction function, const Limits& limits_of_all,
                                 const ServingOptions& options,
                                 BadRequestHandler handler_of_bad_ones)
    : handle(std::move(function)),
      on_bad_request(std::move(handler_of_bad_ones)),
      limits(with(limits_of_all, options)),
      access_log(logger_of(options)),
      handler_cancellation(options.handler_cancellation) {}

void detail::ServerState::add(Connection& connection) {
  if (connections.size() >= limits.connections) {
    Connection* longest = nullptr;
    double since = 0;
    for (Connection* const other : connections) {
      const auto waits = other->waiting_since();
      if (!waits || (longest && *waits >= since)) continue;
      longest = other;
      since = *waits;
    }
    if (longest) longest->abort();
  }
  connections.insert(&connection);
  if (closing) connection.finish();
}

void detail::ServerState::remove(Connection& connection) noexcept {
  connections.erase(&connection);
  if (!is_idle()) return;
  for (const Future<void>& waiter : std::exchange(waiters, {})) {
    if (!waiter.done()) waiter.set_result();
  }
}

std::string_view detail::ServerState::date() noexcept {
  timespec now;
  ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
  if (now.tv_sec != date_second_) {
    date_second_ = now.tv_sec;
    http::detail::write_date(date_second_, date_);
  }
  return {date_, sizeof date_};
}

Server::Server(detail::RequestFunction function, const Limits& limits,
               const ServingOptions& options, BadRequestHandler on_bad_request)
    : state_(std::make_shared<detail::ServerState>(std::move(function), limits, options,
                                                   std::move(on_bad_request))) {}

std::shared_ptr<BufferedProtocol> Server::operator()() const {
  return asyncio::detail::pooled_shared<detail::Connection>(state_, get_event_loop());
}

std::size_t Server::connections() const noexcept { return state_->connections.size(); }
std::size_t Server::requests_count() const noexcept { return state_->requests; }

void Server::pre_shutdown() const {
  state_->closing = true;
  const std::vector<detail::Connection*> all(state_->connections.begin(),
                                             state_->connections.end());
  for (detail::Connection* const connection : all) connection->finish();
}

void Server::go_away() const {
  state_->going_away = true;
  const std::vector<detail::Connection*> all(state_->connections.begin(),
                                             state_->connections.end());
  for (detail::Connection* const connection : all) connection->go_away();
}

Coroutine<void> Server::drain(OptionalSeconds timeout) const {
  state_->draining = true;
  return none_left(state_, timeout);
}

Coroutine<void> Server::shutdown(OptionalSeconds timeout) const {
  return coroutine<void>(
      [state = state_, self = *this, timeout](auto& co) mutable {
        BEGIN(co);
        self.pre_shutdown();
        self.go_away();
        YIELD_FROM(none_left(state, timeout));
        if (state->connections.empty()) RETURN();
        for (detail::Connection* const connection : state->connections) connection->cancel();
        YIELD_FROM(none_left(state, 2.0));
        while (!state->connections.empty()) {
          (*state->connections.begin())->abort();
          YIELD_FROM(sleep(0));
        }
        END;
      },
      __FILE__, __LINE__, "shutdown");
}

}  // namespace asyncio::web
