// run_app() in several processes. The workers are this very program: open_main() is what they are
// asked in.
#include <asyncio/futures/runners.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/io/streams.hpp>
#include <asyncio/loop/log.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/workers.hpp>

#include "tests/io/tls/certificates.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace {

// While there is this file, a worker cannot start.
std::string& forbidden() {
  static std::string path;
  return path;
}

void serve() {
  web::Application app;
  app.router().add_get(
      "/", [](web::Request) { return web::Response().text(std::to_string(::getpid()) + "\n"); });
  app.on_startup().append([](web::Application) {
    const char* const path = std::getenv("FORBIDDEN");
    if (path && ::access(path, F_OK) == 0) throw RuntimeError("not now");
  });
  web::RunOptions options;
  if (const char* const path = std::getenv("CERTIFICATE")) {
    const auto shown = ssl::create_default_context(ssl::Purpose::CLIENT_AUTH);
    shown->load_cert_chain(path);
    options.server.ssl = shown;
  }
  web::run_app(app, options);
}

// A connection that stays, and what it is told.
struct Client {
  std::shared_ptr<StreamReader> reader;
  std::shared_ptr<StreamWriter> writer;
  std::string head;
  int pid = 0;
};

struct Fleet {
  Fleet() {
    options.host = {"127.0.0.1"};
    options.port = 0;
    options.workers = 2;
    options.shutdown_timeout = 20;
    forbidden() = "/tmp/asyncio17_workers_" + std::to_string(::getpid());
    ::setenv("FORBIDDEN", forbidden().c_str(), 1);
    before = set_log_hook([](const std::string& line) { logged += line + "\n"; });
    logged.clear();
  }
  ~Fleet() {
    set_log_hook(before);
    ::unlink(forbidden().c_str());
  }

  Coroutine<void> connect(Client& client) {
    return coroutine<void>([this, &client](auto& co) {
      BEGIN(co);
      if (port == 0)
        YIELD_FROM_INTO(std::tie(client.reader, client.writer), open_unix_connection(options.path));
      else
        YIELD_FROM_INTO(std::tie(client.reader, client.writer),
                        open_connection("127.0.0.1", port, connecting));
      END;
    });
  }
  // Which worker answers on this connection.
  Coroutine<void> ask(Client& client) {
    return coroutine<void>([&client, line = std::string()](auto& co) mutable {
      BEGIN(co);
      client.writer->write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      YIELD_FROM_INTO(client.head, client.reader->readuntil("\r\n\r\n"));
      YIELD_FROM_INTO(line, client.reader->readline());
      client.pid = std::stoi(line);
      END;
    });
  }
  // Both workers, by as many connections as it takes.
  Coroutine<void> ask_until(std::set<int>& pids, std::size_t count) {
    return coroutine<void>([this, &pids, count, client = Client()](auto& co) mutable {
      BEGIN(co);
      while (pids.size() < count) {
        YIELD_FROM(connect(client));
        YIELD_FROM(ask(client));
        pids.insert(client.pid);
        client.writer->close();
      }
      END;
    });
  }
  // Serves, and meanwhile the client does this and then ends it.
  void serve_while(std::function<Coroutine<void>()> body) {
    options.print = [&, body](const std::string& text) {
      said = text;
      const std::size_t colon = text.rfind(':', text.find(" by "));
      if (options.path.empty()) port = std::stoi(text.substr(colon + 1));
      client = get_running_loop().create_task(body());
      client.add_done_callback([](const AnyFuture&) { ::raise(SIGTERM); });
    };
    web::run_app(web::Application(), options);
    client.result();
  }

  // Asks on connections that stay and on new ones until two successors have answered.
  Coroutine<void> reload_beside_clients(std::set<int>& later) {
    return coroutine<void>([this, &later](auto& co) {
      BEGIN(co);
      YIELD_FROM(connect(kept));
      YIELD_FROM(ask(kept));
      BOOST_TEST(kept.head.find("Connection: close") == kept.head.npos);
      YIELD_FROM(ask_until(pids, 2));
      ::raise(SIGHUP);
      // Until there is a successor of that one: its old connection is still there.
      while (later.size() < 2) {
        YIELD_FROM(ask_until(later, later.size() + 1));
        for (const int pid : pids) later.erase(pid);
      }
      // It may be told to end only later than its successor has begun.
      do {
        YIELD_FROM(ask(kept));
        BOOST_TEST(pids.count(kept.pid) == 1u);
      } while (kept.head.find("Connection: close") == kept.head.npos);
      while (::kill(kept.pid, 0) == 0) YIELD_FROM(asyncio::sleep(0.01));  // it had no other one
      END;
    });
  }

  web::RunOptions options;
  StreamConnectionOptions connecting;
  int port = 0;
  std::string said;
  Task<void> client;
  std::set<int> pids;
  Client kept;
  static inline std::string logged;
  detail::LogHook before;
};

}  // namespace

void open_main(int argc, char** argv) { children::main(argc, argv, {web::worker(serve)}); }

BOOST_FIXTURE_TEST_SUITE(workers, Fleet)

BOOST_AUTO_TEST_CASE(all_workers_answer_on_one_port) {
  serve_while([this] { return ask_until(pids, 2); });
  BOOST_TEST(said.find("======== Running on http://127.0.0.1:") == 0u, said);
  BOOST_TEST(said.find(" by 2 workers ========") != said.npos, said);
  BOOST_TEST(pids.count(::getpid()) == 0u);
  for (const int pid : pids) BOOST_TEST(::kill(pid, 0) != 0);  // all are gone
}

BOOST_AUTO_TEST_CASE(a_reload_gives_each_worker_a_successor_and_cuts_no_client_off) {
  std::set<int> later;
  serve_while([&] { return reload_beside_clients(later); });
  BOOST_TEST(later.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_reload_is_the_same_behind_tls) {
  const testing::Identity& shown = testing::Certificates::get().server;
  const testing::TemporaryFile file(shown.key_pem() + shown.pem());
  ::setenv("CERTIFICATE", file.path.c_str(), 1);
  connecting.ssl = testing::client_context();
  std::set<int> later;
  serve_while([&] { return reload_beside_clients(later); });
  ::unsetenv("CERTIFICATE");
  BOOST_TEST(later.size() == 2u);
  BOOST_TEST(logged == "");
}

BOOST_AUTO_TEST_CASE(a_worker_that_dies_is_started_again_and_its_clients_wait) {
  serve_while([&] {
    return coroutine<void>([&](auto& co) {
      BEGIN(co);
      YIELD_FROM(ask_until(pids, 2));
      ::kill(*pids.begin(), SIGKILL);
      YIELD_FROM(ask_until(pids, 3));
      END;
    });
  });
  BOOST_TEST(logged.find("has ended with -9") != logged.npos, logged);
}

BOOST_AUTO_TEST_CASE(a_worker_without_a_successor_stays) {
  serve_while([&] {
    return coroutine<void>([&](auto& co) {
      BEGIN(co);
      YIELD_FROM(ask_until(pids, 2));
      std::ofstream(forbidden()) << "x";
      ::raise(SIGHUP);
      while (logged.find("a worker stays") == logged.npos) YIELD_FROM(asyncio::sleep(0.01));
      YIELD_FROM(connect(kept));
      YIELD_FROM(ask(kept));
      BOOST_TEST(pids.count(kept.pid) == 1u);
      END;
    });
  });
}

BOOST_AUTO_TEST_CASE(workers_that_cannot_start_are_told_and_nothing_is_left) {
  std::ofstream(forbidden()) << "x";
  options.print = nullptr;
  BOOST_CHECK_EXCEPTION(
      web::run_app(web::Application(), options), RuntimeError, [](const RuntimeError& error) {
        return error.what() == std::string("a worker has ended before it was ready");
      });
}

BOOST_AUTO_TEST_CASE(a_port_that_is_taken_is_noticed_before_a_worker_starts) {
  serve_while([&] {
    return coroutine<void>([&, second = options](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(ask_until(pids, 2));
      second.port = port;
      second.print = nullptr;
      second.handle_signals = false;
      TRY { YIELD_FROM(web::detail::keep_workers(second)); }
      EXCEPT_AS(error, OSError) { BOOST_TEST(error.code().value() == EADDRINUSE); }
      ELSE { BOOST_ERROR("it was not noticed"); }
      END_TRY;
      END;
    });
  });
}

BOOST_AUTO_TEST_CASE(a_unix_socket_is_shared_and_its_file_goes_at_the_end) {
  options.host.clear();
  options.path = forbidden() + ".socket";
  serve_while([this] { return ask_until(pids, 1); });
  BOOST_TEST(said.find("http://unix:" + options.path + ": by 2 workers") != said.npos, said);
  BOOST_TEST(::access(options.path.c_str(), F_OK) != 0);
}

BOOST_AUTO_TEST_SUITE_END()
