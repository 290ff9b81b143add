// A Redis server of the test's own: in a folder of its own, on a socket in it, without a port, and
// gone with the test. And a loop with a client of it.
//
// Debian's redis-tools has the server under another name, which looks at how it is called; so no
// service is installed or started.
#pragma once

#include <asyncio/db/redis/client.hpp>
#include <asyncio/db/redis/pipeline.hpp>
#include <asyncio/db/redis/pubsub.hpp>
#include <asyncio/db/redis/script.hpp>

#include <asyncio/generators/keywords.hpp>

#include "tests/io/socket_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace asyncio::testing {

class RedisServer {
 public:
  // The program; "": there is none.
  static std::string program() {
    for (const char* const path :
         {"/usr/bin/redis-server", "/usr/local/bin/redis-server", "/usr/bin/redis-check-rdb"})
      if (access(path, X_OK) == 0) return path;
    return {};
  }
  // With more arguments: `--requirepass`, `secret`.
  explicit RedisServer(std::vector<std::string> more = {}) : more_(std::move(more)) {
    std::string name = (std::filesystem::temp_directory_path() / "asyncio17_redis_XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no folder for a server");
    folder = name;
    std::filesystem::permissions(folder, std::filesystem::perms::all);  // it runs as nobody
    start();
  }
  // Also again, after kill().
  void start() {
    std::vector<std::string> arguments{
        "redis-server", "--port", "0",     "--unixsocket", path(),      "--unixsocketperm", "777",
        "--save",       "",       "--dir", folder,         "--logfile", folder + "/log"};
    arguments.insert(arguments.end(), more_.begin(), more_.end());
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const std::string file = program();
    pid = fork();
    if (pid == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(1);
      execv(file.c_str(), argv.data());
      _exit(1);
    }
    if (pid < 0) throw std::runtime_error("no process for a server");
  }
  RedisServer(const RedisServer&) = delete;
  RedisServer& operator=(const RedisServer&) = delete;
  ~RedisServer() {
    kill();
    std::filesystem::remove_all(folder);
  }
  void kill() {
    if (pid > 0) {
      ::kill(pid, SIGKILL);
      waitpid(pid, nullptr, 0);
    }
    pid = 0;
  }
  std::string path() const { return folder + "/socket"; }
  redis::RedisOptions options(int protocol = 3) const {
    redis::RedisOptions options;
    options.unix_socket_path = path();
    options.protocol = protocol;
    // It has only just been started, on a machine that may be busy.
    options.retry = db::Retry(db::ConstantBackoff(0.02), 3000);
    return options;
  }

  std::string folder;
  pid_t pid = 0;

 private:
  const std::vector<std::string> more_;
};

// A loop, a server, and a client of it.
struct RedisClient : SocketLoop {
  explicit RedisClient(int protocol = 3, std::vector<std::string> more = {})
      : server(std::move(more)), redis(server.options(protocol)) {}
  ~RedisClient() {
    redis.aclose();
    turns(5);
    BOOST_TEST(reports.size() == 0u);
  }
  // What f() gives, called in a task.
  template <class F>
  auto in(F f) {
    using R = await_result_t<decltype(f())>;
    return run(coroutine<R>([f](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      ASYNCIO_RETURN_FROM(f());
      ASYNCIO_END;
    }));
  }
  RedisServer server;
  redis::Redis redis;
};

// For the cases that need one: without it they are skipped, which Boost.Test says.
inline auto with_server() {
  return boost::unit_test::precondition([](boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result there(!RedisServer::program().empty());
    if (!there) there.message() << "no redis-server and no redis-tools are installed";
    return there;
  });
}

}  // namespace asyncio::testing
