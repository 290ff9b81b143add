#include <asyncio/web/server/run_app.hpp>

#include <asyncio/futures/future.hpp>
#include <asyncio/futures/runners.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <csignal>
#include <iostream>

namespace asyncio::web {
namespace {

std::vector<BaseSite> sites_of(const AppRunner& runner, const RunOptions& options) {
  std::vector<BaseSite> sites;
  if (!options.host.empty())
    sites.push_back(TCPSite(runner, options.host, options.port, options.server));
  else if (options.path.empty() && options.sock < 0)
    sites.push_back(TCPSite(runner, nullptr, options.port, options.server));
  if (!options.path.empty()) sites.push_back(UnixSite(runner, options.path, options.server));
  if (options.sock >= 0) sites.push_back(SockSite(runner, options.sock, options.server));
  return sites;
}

void run_until_exit(Coroutine<void> serving) {
  try {
    run(std::move(serving));
  } catch (const GracefulExit&) {
  } catch (const KeyboardInterrupt&) {
  }
}

}  // namespace

void RunOptions::default_print(const std::string& text) { std::cout << text << std::endl; }

Coroutine<void> detail::serve_app(Application app, RunOptions options) {
  return coroutine<void>(
      [runner = AppRunner(std::move(app), options), options, end = Future<void>(nullptr),
       sites = std::vector<BaseSite>(), i = std::size_t{0},
       names = std::string()](auto& co) mutable {
        BEGIN(co);
        TRY {
          YIELD_FROM(runner.setup());
          sites = sites_of(runner, options);
          for (; i < sites.size(); ++i) {
            YIELD_FROM(sites[i].start());
            names += (i ? ", " : "") + sites[i].name();
          }
          end = get_running_loop().create_future<void>();
          if (options.handle_signals) {
            for (const int signal : {SIGINT, SIGTERM}) {
              get_running_loop().add_signal_handler(signal, [end] {
                if (!end.done()) end.set_result();
              });
            }
          }
          if (options.print)
            options.print("======== Running on " + names + " ========\n(Press CTRL+C to quit)");
          YIELD_FROM(end);
        }
        FINALLY {
          if (options.handle_signals) {  // the next one ends at once
            for (const int signal : {SIGINT, SIGTERM})
              get_running_loop().remove_signal_handler(signal);
          }
          YIELD_FROM(runner.cleanup());
        }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "run_app");
}

void run_app(Application app, RunOptions options) {
  run_until_exit(detail::serve_app(std::move(app), std::move(options)));
}

void run_app(Coroutine<Application> app, RunOptions options) {
  run_until_exit(coroutine<void>(
      [making = std::move(app), options = std::move(options),
       app = Application(nullptr)](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(app, std::move(making));
        YIELD_FROM(detail::serve_app(app, std::move(options)));
        END;
      },
      __FILE__, __LINE__, "run_app"));
}

}  // namespace asyncio::web
