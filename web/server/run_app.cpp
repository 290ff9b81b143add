#include <asyncio/web/server/run_app.hpp>

#include <asyncio/futures/future.hpp>
#include <asyncio/futures/runners.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/server/workers.hpp>

#include <sys/resource.h>

#include <csignal>
#include <initializer_list>
#include <iostream>

namespace asyncio::web {
namespace {

std::vector<BaseSite> sites_of(const AppRunner& runner, const RunOptions& options) {
  std::vector<BaseSite> sites;
  if (const std::vector<int>* const given = detail::sockets_of_worker()) {
    for (const int sock : *given) sites.push_back(SockSite(runner, sock, options.server));
    return sites;
  }
  if (!options.host.empty())
    sites.push_back(TCPSite(runner, options.host, options.port, options.server));
  else if (options.path.empty() && options.sock < 0)
    sites.push_back(TCPSite(runner, nullptr, options.port, options.server));
  if (!options.path.empty()) sites.push_back(UnixSite(runner, options.path, options.server));
  if (options.sock >= 0) sites.push_back(SockSite(runner, options.sock, options.server));
  return sites;
}

std::string names_of(const std::vector<BaseSite>& sites) {
  std::string names;
  for (const BaseSite& site : sites) names += (names.empty() ? "" : ", ") + site.name();
  return names;
}

// As many descriptors as the system gives, and no more connections than they are enough for.
void use_descriptors(Limits& limits) noexcept {
  constexpr rlim_t kOthers = 100;  // that are no connections
  rlimit limit;
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlimit most{limit.rlim_max, limit.rlim_max};
  if (limit.rlim_cur < limit.rlim_max && ::setrlimit(RLIMIT_NOFILE, &most) == 0) limit = most;
  const rlim_t left = limit.rlim_cur > 2 * kOthers ? limit.rlim_cur - kOthers : limit.rlim_cur / 2;
  if (limit.rlim_cur != RLIM_INFINITY && left < limits.connections)
    limits.connections = static_cast<std::size_t>(left);
}

// What a signal has asked for.
enum class End { at_once, drained };

void end_by(std::initializer_list<int> signals, const Future<End>& end, End how) {
  for (const int signal : signals) {
    get_running_loop().add_signal_handler(signal, [end, how] {
      if (!end.done()) end.set_result(how);
    });
  }
}

// Or does this process only keep others that do?
bool serves(const RunOptions& options) {
  return options.workers == 1 || detail::sockets_of_worker();
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
      [runner = AppRunner(std::move(app), options), options,
       is_worker = sockets_of_worker() != nullptr, end = Future<End>(nullptr), how = End::at_once,
       draining = Task<void>(), drained = Outcome<void>(), sites = std::vector<BaseSite>(),
       i = std::size_t{0}](auto& co) mutable {
        BEGIN(co);
        use_descriptors(runner.app().limits());
        TRY {
          YIELD_FROM(runner.setup());
          sites = sites_of(runner, options);
          for (; i < sites.size(); ++i) YIELD_FROM(sites[i].start());
          end = get_running_loop().create_future<End>();
          if (options.handle_signals || is_worker) end_by({SIGINT, SIGTERM}, end, End::at_once);
          if (is_worker) {
            end_by({SIGHUP}, end, End::drained);
            children::ready();
          } else if (options.print) {
            options.print("======== Running on " + names_of(sites) +
                          " ========\n(Press CTRL+C to quit)");
          }
          YIELD_FROM_INTO(how, end);
          if (how == End::drained) {
            for (i = 0; i < sites.size(); ++i) YIELD_FROM(sites[i].stop());
            draining = create_task(runner.server().drain(options.drain_timeout));
            for (const int signal : {SIGINT, SIGTERM})
              get_running_loop().add_signal_handler(signal,
                                                    [draining]() mutable { draining.cancel(); });
            YIELD_FROM_OUTCOME(drained, draining);
          }
        }
        FINALLY {
          if (options.handle_signals || is_worker) {  // the next one ends at once
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
  run_until_exit(serves(options) ? detail::serve_app(std::move(app), std::move(options))
                                 : detail::keep_workers(std::move(options)));
}

void run_app(Coroutine<Application> app, RunOptions options) {
  if (!serves(options)) {
    app.close();
    return run_until_exit(detail::keep_workers(std::move(options)));
  }
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
