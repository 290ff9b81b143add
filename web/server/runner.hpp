// AppRunner: an application with where it is served; sites: what it listens on.
//
//   web::AppRunner runner(app);
//   YIELD_FROM(runner.setup());
//   YIELD_FROM(web::TCPSite(runner, "127.0.0.1", 8080).start());
//   ...
//   YIELD_FROM(runner.cleanup());
//
// AppRunner, ServerRunner, TCPSite, UnixSite, SockSite. aiohttp names: the same.
// Lifetime: handles; copies are the same runner, or site. Who drops a runner that was set up has
// not ended it: cleanup(). Thread: the loop's.
#pragma once

#include <asyncio/io/server.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/server/application.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

// The keyword arguments of AppRunner(), by aiohttp's names.
struct RunnerOptions : ServingOptions {
  RunnerOptions() = default;
  RunnerOptions(double timeout) : shutdown_timeout(timeout) {}
  double shutdown_timeout = 60;  // how long handlers may go on at the end
};

namespace detail {
struct RunnerState;
struct SiteState;
}  // namespace detail

// What runners have in common.
class BaseRunner {
 public:
  // Makes ready what is served: on_startup of an application. Again: nothing. RuntimeError once it
  // was cleaned up.
  Coroutine<void> setup() const;
  // Nothing listens any more, connections that wait are closed, on_shutdown, the others may answer
  // for `shutdown_timeout`, on_cleanup. Again: nothing.
  Coroutine<void> cleanup() const;
  // Where it listens, over all sites that were started.
  std::vector<SocketAddress> addresses() const;
  // The names of those sites.
  std::vector<std::string> sites() const;
  // RuntimeError before setup().
  Server server() const;

 protected:
  explicit BaseRunner(std::shared_ptr<detail::RunnerState> state) noexcept
      : state_(std::move(state)) {}

 private:
  friend class BaseSite;
  friend class AppRunner;
  std::shared_ptr<detail::RunnerState> state_;
};

class AppRunner : public BaseRunner {
 public:
  explicit AppRunner(Application app, RunnerOptions options = {});
  Application app() const;
};

// Of a web::Server, without an application.
class ServerRunner : public BaseRunner {
 public:
  explicit ServerRunner(Server server, double shutdown_timeout = 60);
};

// What sites have in common.
class BaseSite {
 public:
  // Listens. RuntimeError when it does already, or the runner was not set up; OSError.
  Coroutine<void> start() const;
  // Listens no more; connections stay. Again: nothing.
  Coroutine<void> stop() const;
  // `http://127.0.0.1:8080`, with the port that it has got
  std::string name() const;

 protected:
  // Listens by these, which make a server of a protocol factory.
  BaseSite(const BaseRunner& runner, HostNames hosts, int port, std::string path,
           ServerOptions options);

 private:
  friend class BaseRunner;
  explicit BaseSite(std::shared_ptr<detail::SiteState> state) noexcept : state_(std::move(state)) {}
  std::shared_ptr<detail::SiteState> state_;
};

// Hosts and a port; 0: any that is free. nullptr: all of this machine.
class TCPSite : public BaseSite {
 public:
  explicit TCPSite(const BaseRunner& runner, HostNames hosts = nullptr, int port = 8080,
                   ServerOptions options = default_options())
      : BaseSite(runner, std::move(hosts), port, {}, std::move(options)) {}
  // backlog=128
  static ServerOptions default_options();
};

// A path in the file system.
class UnixSite : public BaseSite {
 public:
  UnixSite(const BaseRunner& runner, std::string path,
           ServerOptions options = TCPSite::default_options())
      : BaseSite(runner, nullptr, 0, std::move(path), std::move(options)) {}
};

// A socket that is bound; it is the site's from then on.
class SockSite : public BaseSite {
 public:
  SockSite(const BaseRunner& runner, int sock, ServerOptions options = TCPSite::default_options())
      : BaseSite(runner, nullptr, 0, {}, with_sock(std::move(options), sock)) {}

 private:
  static ServerOptions with_sock(ServerOptions options, int sock) {
    options.sock = sock;
    return options;
  }
};

}  // namespace asyncio::web
#pragma GCC visibility pop
