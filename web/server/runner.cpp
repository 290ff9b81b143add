#include <asyncio/web/server/runner.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace asyncio::web {

struct detail::SiteState {
  std::shared_ptr<RunnerState> runner;
  HostNames hosts;
  int port;
  std::string path;
  ServerOptions options;
  bool secure;
  asyncio::Server listening = {};
};

struct detail::RunnerState {
  Application app;  // none: a server alone
  RunnerOptions options;
  std::optional<Server> server = {};
  bool ready = false;
  std::vector<std::shared_ptr<SiteState>> sites = {};  // that listen
  bool over = false;
};

namespace {

Coroutine<asyncio::Server> listen(const detail::SiteState& site) {
  EventLoop& loop = get_running_loop();
  const Server& server = *site.runner->server;
  ServerOptions options = site.options;
  if (options.ssl && !options.ssl_handshake_timeout.get()) {
    const Application& app = site.runner->app;
    options.ssl_handshake_timeout = app ? app.limits().tls_handshake : Limits().tls_handshake;
  }
  if (!site.path.empty()) return loop.create_unix_server(server, site.path, options);
  if (options.sock >= 0) return loop.create_server(server, options);
  return loop.create_server(server, site.hosts, site.port, options);
}

// The runner's, that it listens.
void forget(const detail::SiteState& site) noexcept {
  auto& sites = site.runner->sites;
  const auto is_it = [&](const auto& other) { return other.get() == &site; };
  sites.erase(std::remove_if(sites.begin(), sites.end(), is_it), sites.end());
}

}  // namespace

AppRunner::AppRunner(Application app, RunnerOptions options)
    : BaseRunner(std::make_shared<detail::RunnerState>(
          detail::RunnerState{std::move(app), std::move(options)})) {}

ServerRunner::ServerRunner(Server server, double shutdown_timeout)
    : BaseRunner(std::make_shared<detail::RunnerState>(
          detail::RunnerState{Application(nullptr), shutdown_timeout, std::move(server)})) {}

Application AppRunner::app() const { return state_->app; }

Server BaseRunner::server() const {
  if (!state_->ready) throw RuntimeError("Call runner.setup() before making a site");
  return *state_->server;
}

std::vector<SocketAddress> BaseRunner::addresses() const {
  std::vector<SocketAddress> all;
  for (const auto& site : state_->sites) {
    const auto of_site = site->listening.socknames();
    all.insert(all.end(), of_site.begin(), of_site.end());
  }
  return all;
}

std::vector<std::string> BaseRunner::sites() const {
  std::vector<std::string> all;
  for (const auto& site : state_->sites) all.push_back(BaseSite(site).name());
  return all;
}

Coroutine<void> BaseRunner::setup() const {
  return coroutine<void>(
      [state = state_](auto& co) {
        BEGIN(co);
        if (state->over) RAISE(RuntimeError("the runner was cleaned up"));
        if (std::exchange(state->ready, true)) RETURN();
        if (!state->app) RETURN();
        state->server = state->app.make_handler(state->options);
        YIELD_FROM(state->app.startup());
        END;
      },
      __FILE__, __LINE__, "setup");
}

Coroutine<void> BaseRunner::cleanup() const {
  return coroutine<void>(
      [state = state_](auto& co) {
        BEGIN(co);
        if (!state->ready || std::exchange(state->over, true)) RETURN();
        for (const auto& site : std::exchange(state->sites, {})) site->listening.close();
        if (!state->server) RETURN();
        state->server->pre_shutdown();
        TRY {
          if (state->app) YIELD_FROM(state->app.shutdown());
          YIELD_FROM(state->server->shutdown(state->options.shutdown_timeout));
        }
        FINALLY {
          if (state->app) YIELD_FROM(state->app.cleanup());
        }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "cleanup");
}

ServerOptions TCPSite::default_options() {
  ServerOptions options;
  options.backlog = 128;
  return options;
}

BaseSite::BaseSite(const BaseRunner& runner, HostNames hosts, int port, std::string path,
                   ServerOptions options)
    : state_(std::make_shared<detail::SiteState>(detail::SiteState{runner.state_, std::move(hosts),
                                                                   port, std::move(path), options,
                                                                   options.ssl != nullptr})) {
  (void)runner.server();
}

Coroutine<void> BaseSite::start() const {
  return coroutine<void>(
      [state = state_](auto& co) {
        BEGIN(co);
        if (state->listening)
          RAISE(RuntimeError("Site " + BaseSite(state).name() + " is already started"));
        YIELD_FROM_INTO(state->listening, listen(*state));
        if (state->runner->over)
          state->listening.close();  // meanwhile
        else
          state->runner->sites.push_back(state);
        END;
      },
      __FILE__, __LINE__, "start");
}

Coroutine<void> BaseSite::stop() const {
  return coroutine<void>(
      [state = state_](auto& co) {
        BEGIN(co);
        forget(*state);
        if (state->listening) state->listening.close();
        END;
      },
      __FILE__, __LINE__, "stop");
}

std::string BaseSite::name() const {
  const detail::SiteState& site = *state_;
  if (!site.path.empty()) return "http://unix:" + site.path + ":";
  std::string host = "0.0.0.0";
  const auto& names = site.hosts.names();
  if (!names.empty() && names.front()) host = *names.front();
  int port = site.port;
  if (site.listening) {
    const auto at = site.listening.socknames();
    if (!at.empty()) {
      port = at.front().port();
      if (site.options.sock >= 0) host = at.front().host();
    }
  }
  if (host.find(':') != std::string::npos) host = '[' + host + ']';
  return (site.secure ? "https://" : "http://") + host + ':' + std::to_string(port);
}

}  // namespace asyncio::web
