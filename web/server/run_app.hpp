// run_app(): serves an application until SIGINT or SIGTERM.
//
//   int main() {
//     web::Application app;
//     app.router().add_get("/", hello);
//     web::run_app(app);
//   }
//
// run_app(), GracefulExit. aiohttp names: the same. Thread: any; its loop is its own.
#pragma once

#include <asyncio/generators/exception.hpp>
#include <asyncio/web/server/runner.hpp>

#include <functional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

// Ends run_app() when a handler, or anything else in its loop, raises it.
class GracefulExit : public SystemExit {
 public:
  GracefulExit() : SystemExit(1) {}
};

// The keyword arguments of run_app(), those of AppRunner() among them, by aiohttp's names.
struct RunOptions : RunnerOptions {
  std::vector<std::string> host;  // none: all of this machine
  int port = 8080;                // 0: any that is free, and what is printed says which
  std::string path;               // a unix socket; instead of hosts, unless there are both
  int sock = -1;                  // a bound socket; the same
  ServerOptions server = TCPSite::default_options();  // backlog, reuse_port, ssl and so on
  bool handle_signals = true;                         // SIGINT and SIGTERM end it
  // Processes; 0: one for each core. With more than one main() begins with worker(): workers.hpp.
  int workers = 1;
  // For how long a worker that has a successor waits, at a reload, for the next request of each of
  // its connections, to end that with the answer; seconds.
  double drain_timeout = 5;
  // What is told once it listens; by default it goes to the standard output. Null: nothing is.
  std::function<void(const std::string&)> print = default_print;
  static void default_print(const std::string& text);
};

// Ends, after on_cleanup, when a signal comes, or by GracefulExit or KeyboardInterrupt. Throws what
// setting up raises: OSError. The process may have as many descriptors as the system gives from
// then on, and Limits::connections is lowered to what they are enough for.
void run_app(Application app, RunOptions options = {});
// The same of what a coroutine makes in the loop.
void run_app(Coroutine<Application> app, RunOptions options = {});

namespace detail {
// The same inside a loop, until it is cancelled or a signal comes.
Coroutine<void> serve_app(Application app, RunOptions options);
}  // namespace detail

}  // namespace asyncio::web
#pragma GCC visibility pop
