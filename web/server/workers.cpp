#include <asyncio/web/server/workers.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/futures/wait.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/io/supervisor.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/log.hpp>

#include <algorithm>
#include <csignal>
#include <memory>
#include <thread>
#include <utility>

namespace asyncio::web {
namespace {

constexpr const char* kName = "web.worker";
// For on_cleanup, beyond what connections and handlers may take.
constexpr double kGrace = 10;

std::vector<int>* sockets = nullptr;  // of this worker

// A place for a worker: its sockets, and who serves them now.
struct Place {
  std::vector<int> sockets;
  std::shared_ptr<Supervisor> worker = nullptr;
};

// One that ends.
struct Leaving {
  std::shared_ptr<Supervisor> worker;
  Task<void> end;
};

// Invariants:
//  1. A worker is in its place, or it is a successor in reload(), or it leaves.
//  2. The sockets are open from open() to stop(), so that a client which comes while nobody accepts
//  waits and is not refused.
class Workers : public std::enable_shared_from_this<Workers> {
 public:
  explicit Workers(RunOptions options) : options_(std::move(options)) {}

  Coroutine<void> open();
  // Done when all are ready.
  Task<void> start();
  // SIGHUP: a successor for each, one after the other, and once more if it is asked for meanwhile.
  void reload();
  Coroutine<void> stop();
  // `http://127.0.0.1:8080 by 4 workers`
  std::string name() const;

 private:
  Coroutine<asyncio::Server> bind(std::size_t i);
  std::shared_ptr<Supervisor> start_one(const Place& place) const;
  Coroutine<void> start_all();
  Coroutine<void> replace(std::size_t i);
  Coroutine<void> replace_all();
  void let_go(std::shared_ptr<Supervisor> worker, int signal);

  const RunOptions options_;
  std::vector<asyncio::Server> listening_;  // bound, and no more: the workers do the rest
  std::vector<SocketAddress> addresses_;    // of the first place
  std::vector<Place> places_;
  std::vector<Leaving> leaving_;
  Task<void> changing_;  // start() or reload()
  bool started_ = false;
  bool again_ = false;
};

std::shared_ptr<StreamingProtocol> nobody() { return nullptr; }

// What is bound only, and nobody here accepts on.
ServerOptions bound_only(ServerOptions options, bool reuse_port) {
  options.start_serving = false;
  options.ssl = nullptr;
  options.ssl_handshake_timeout = options.ssl_shutdown_timeout = std::nullopt;
  options.reuse_port = options.reuse_port || reuse_port;
  return options;
}

ServerOptions with_sock(const RunOptions& options) {
  ServerOptions given = bound_only(options.server, false);
  given.sock = options.sock;
  return given;
}

std::size_t count_of(const RunOptions& options) {
  if (options.workers < 0) throw ValueError("there is no negative number of workers");
  if (options.workers > 0) return static_cast<std::size_t>(options.workers);
  return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

// Of the hosts; of addresses, once the first worker has them, and with them the port.
Coroutine<asyncio::Server> Workers::bind(std::size_t i) {
  EventLoop& loop = get_running_loop();
  const ServerOptions options = bound_only(options_.server, true);
  if (i < addresses_.size())
    return loop.create_server(nobody, addresses_[i].host(), addresses_[i].port(), options);
  if (options_.host.empty()) return loop.create_server(nobody, nullptr, options_.port, options);
  return loop.create_server(nobody, HostNames(options_.host), options_.port, options);
}

Coroutine<void> Workers::open() {
  return coroutine<void>(
      [self = shared_from_this(), this, n = std::size_t{0}, i = std::size_t{0},
       server = asyncio::Server(), shared = std::vector<int>()](auto& co) mutable {
        BEGIN(co);
        places_.resize(count_of(options_));
        if (!options_.path.empty()) {
          YIELD_FROM_INTO(server, get_running_loop().create_unix_server(
                                      nobody, options_.path, bound_only(options_.server, false)));
          shared = server.sockets();
          listening_.push_back(server);
        }
        if (options_.sock >= 0) {
          YIELD_FROM_INTO(server, get_running_loop().create_server(nobody, with_sock(options_)));
          shared.push_back(options_.sock);
          listening_.push_back(server);
        }
        for (Place& place : places_) place.sockets = shared;
        if (options_.host.empty() && !shared.empty()) RETURN();
        if (options_.port != 0 && !options_.server.reuse_port) {
          // Else a program that is started twice would not notice.
          YIELD_FROM_INTO(server,
                          get_running_loop().create_server(
                              nobody, options_.host.empty() ? HostNames(nullptr) : options_.host,
                              options_.port, bound_only(options_.server, false)));
          server.close();
        }
        for (; n < places_.size(); ++n) {
          i = 0;
          do {
            YIELD_FROM_INTO(server, bind(n == 0 ? ~std::size_t{0} : i));
            for (const int fd : server.sockets()) places_[n].sockets.push_back(fd);
            listening_.push_back(server);
            if (n == 0) addresses_ = server.socknames();
          } while (n > 0 && ++i < addresses_.size());
        }
        END;
      },
      __FILE__, __LINE__, "open");
}

std::shared_ptr<Supervisor> Workers::start_one(const Place& place) const {
  SupervisorOptions options;
  options.grace = Seconds(options_.drain_timeout + options_.shutdown_timeout + kGrace);
  auto worker = std::make_shared<Supervisor>(options);
  worker->start(ChildOptions{Restart::ONCE_READY, place.sockets}, children::named(kName),
                place.sockets);
  return worker;
}

Coroutine<void> ready(std::shared_ptr<Supervisor> worker) {
  return coroutine<void>(
      [worker = std::move(worker)](auto& co) {
        BEGIN(co);
        TRY { YIELD_FROM(worker->wait_ready()); }
        EXCEPT(RuntimeError) { RAISE(RuntimeError("a worker has ended before it was ready")); }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "ready");
}

Task<void> Workers::start() { return changing_ = create_task(start_all()); }

Coroutine<void> Workers::start_all() {
  return coroutine<void>(
      [self = shared_from_this(), this, i = std::size_t{0}](auto& co) mutable {
        BEGIN(co);
        for (Place& place : places_) place.worker = start_one(place);
        for (; i < places_.size(); ++i) YIELD_FROM(ready(places_[i].worker));
        started_ = true;
        END;
      },
      __FILE__, __LINE__, "start");
}

void Workers::let_go(std::shared_ptr<Supervisor> worker, int signal) {
  leaving_.erase(std::remove_if(leaving_.begin(), leaving_.end(),
                                [](const Leaving& one) { return one.end.done(); }),
                 leaving_.end());
  Task<void> end = create_task(worker->stop(signal));
  leaving_.push_back({std::move(worker), std::move(end)});
}

Coroutine<void> Workers::replace(std::size_t i) {
  return coroutine<void>(
      [self = shared_from_this(), this, i, next = std::shared_ptr<Supervisor>()](auto& co) mutable {
        BEGIN(co);
        next = start_one(places_[i]);
        TRY { YIELD_FROM(ready(next)); }
        EXCEPT(BaseException) {
          let_go(std::move(next), SIGTERM);
          RAISE();
        }
        END_TRY;
        std::swap(places_[i].worker, next);
        let_go(std::move(next), SIGHUP);
        END;
      },
      __FILE__, __LINE__, "replace");
}

Coroutine<void> Workers::replace_all() {
  return coroutine<void>(
      [self = shared_from_this(), this, i = std::size_t{0}](auto& co) mutable {
        BEGIN(co);
        do {
          again_ = false;
          TRY {
            for (i = 0; i < places_.size(); ++i) YIELD_FROM(replace(i));
          }
          EXCEPT_AS(error, Exception) {
            asyncio::detail::log("a worker stays, for it has no successor: " +
                                 std::string(error.what()));
          }
          END_TRY;
        } while (again_);
        END;
      },
      __FILE__, __LINE__, "reload");
}

void Workers::reload() {
  if (!started_) return;  // they are new anyway
  again_ = true;
  if (!changing_ || changing_.done()) changing_ = create_task(replace_all());
}

Coroutine<void> Workers::stop() {
  return coroutine<void>(
      [self = shared_from_this(), this, ended = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        for (asyncio::Server& server : listening_) server.close();
        started_ = false;
        if (changing_) {
          changing_.cancel();
          YIELD_FROM_OUTCOME(ended, changing_);
        }
        for (const Leaving& one : leaving_) {
          if (!one.end.done()) one.worker->send_signal(0, SIGTERM);
        }
        for (Place& place : places_) {
          if (place.worker) let_go(std::exchange(place.worker, nullptr), SIGTERM);
        }
        while (!leaving_.empty()) {
          YIELD_FROM_OUTCOME(ended, leaving_.back().end);
          leaving_.pop_back();
        }
        END;
      },
      __FILE__, __LINE__, "stop");
}

std::string Workers::name() const {
  const auto of_host = [this](std::string host, int port) {
    if (host.find(':') != std::string::npos) host = '[' + host + ']';
    return (options_.server.ssl ? "https://" : "http://") + host + ':' + std::to_string(port);
  };
  std::vector<std::string> names;
  if (!addresses_.empty())
    names.push_back(of_host(options_.host.empty() ? "0.0.0.0" : options_.host.front(),
                            addresses_.front().port()));
  if (!options_.path.empty()) names.push_back("http://unix:" + options_.path + ":");
  if (options_.sock >= 0) {
    const SocketAddress at = asyncio::detail::sockname_of(options_.sock);
    names.push_back(of_host(at.host(), at.port()));
  }
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all + " by " + std::to_string(places_.size()) + " workers";
}

}  // namespace

children::Function worker(std::function<void()> serve) {
  return children::Function(kName, [serve = std::move(serve)](std::vector<int> given) {
    sockets = &given;
    serve();
    sockets = nullptr;
  });
}

const std::vector<int>* detail::sockets_of_worker() noexcept { return sockets; }

Coroutine<void> detail::keep_workers(RunOptions options) {
  return coroutine<void>(
      [options, workers = std::make_shared<Workers>(options), started = Task<void>(),
       end = Future<void>(nullptr)](auto& co) mutable {
        BEGIN(co);
        (void)count_of(options);
        // RuntimeError, before anything is opened
        children::detail::find(kName, typeid(void(std::vector<int>)));
        end = get_running_loop().create_future<void>();
        TRY {
          if (options.handle_signals) {
            for (const int signal : {SIGINT, SIGTERM}) {
              get_running_loop().add_signal_handler(signal, [end] {
                if (!end.done()) end.set_result();
              });
            }
            get_running_loop().add_signal_handler(SIGHUP, [workers] { workers->reload(); });
          }
          YIELD_FROM(workers->open());
          started = workers->start();
          YIELD_FROM(asyncio::wait({started, end}, std::nullopt, FIRST_COMPLETED));
          if (!end.done()) started.result();
          if (options.print && !end.done())
            options.print("======== Running on " + workers->name() +
                          " ========\n(Press CTRL+C to quit)");
          YIELD_FROM(end);
        }
        FINALLY {
          if (options.handle_signals) {  // the next one ends at once
            for (const int signal : {SIGINT, SIGTERM, SIGHUP})
              get_running_loop().remove_signal_handler(signal);
          }
          YIELD_FROM(workers->stop());
        }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "run_app");
}

}  // namespace asyncio::web
