// A PostgreSQL server of the test program's own: in a folder of its own, on a socket in it, without
// a port, as nobody when the test is root, and gone with the test.
//
// The programs are those of Debian's package, installed or only unpacked (tools/setup.sh); no
// service is installed or started.
#pragma once

#include "tests/io/socket_loop.hpp"

#include <libpq-fe.h>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace asyncio::testing {

class PostgresServer {
 public:
  // The folder of the programs; "": there are none.
  static std::string programs() {
    for (const char* const path :
         {"/usr/lib/postgresql/15/bin",
          "/var/cache/asyncio17/servers/postgresql/usr/lib/postgresql/15/bin"})
      if (access((std::string(path) + "/postgres").c_str(), X_OK) == 0) return path;
    return {};
  }
  // It is to be started.
  PostgresServer() {
    std::string name =
        (std::filesystem::temp_directory_path() / "asyncio17_postgres_XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(name.data()));
    folder = name;
    std::filesystem::permissions(folder, std::filesystem::perms::all);  // it runs as nobody
    wait_for_end(spawn({"initdb", "-D", folder + "/data", "-U", "postgres", "-A", "trust", "-E",
                        "UTF8", "--locale=C", "--no-sync"}));
  }
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;
  virtual ~PostgresServer() {
    stop();
    std::filesystem::remove_all(folder);
  }
  // With more settings: `max_connections=3`.
  void start(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"postgres", "-D", folder + "/data", "-k", folder};
    for (const char* setting :
         {"listen_addresses=", "fsync=off", "full_page_writes=off", "synchronous_commit=off",
          "max_connections=40", "shared_buffers=16MB", "autovacuum=off"})
      arguments.insert(arguments.end(), {"-c", setting});
    for (const std::string& setting : more) arguments.insert(arguments.end(), {"-c", setting});
    pid = spawn(arguments);
    for (int i = 0; i < 6000 && PQping(dsn().c_str()) != PQPING_OK; ++i) usleep(10'000);
    BOOST_REQUIRE(PQping(dsn().c_str()) == PQPING_OK);
  }
  // At once, with all connections; start() has it recover.
  void stop() {
    if (pid > 0) {
      ::kill(pid, SIGQUIT);
      waitpid(pid, nullptr, 0);
    }
    pid = 0;
  }
  virtual std::string dsn() const { return "host=" + folder + " user=postgres dbname=postgres"; }

  std::string folder;
  pid_t pid = 0;

 private:
  pid_t spawn(std::vector<std::string> arguments) const {
    std::vector<char*> argv;
    const std::string file = programs() + "/" + arguments[0];
    arguments[0] = file;  // which is how it finds the others
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const std::string log = folder + "/log";
    const pid_t child = _Fork();  // none of our handlers runs in what becomes another program
    if (child == 0) {
      if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(1);
      prctl(PR_SET_PDEATHSIG, SIGQUIT);  // which a change of the user takes away
      const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
      if (chdir(folder.c_str()) != 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0) _exit(1);
      execv(file.c_str(), argv.data());
      _exit(1);
    }
    BOOST_REQUIRE(child > 0);
    return child;
  }
  static void wait_for_end(pid_t child) {
    int status = 0;
    BOOST_REQUIRE(waitpid(child, &status, 0) == child);
    BOOST_REQUIRE(status == 0);
  }
};

// For the cases that need one: without it they are skipped, which Boost.Test says.
inline auto with_postgres() {
  return boost::unit_test::precondition([](boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result there(!PostgresServer::programs().empty());
    if (!there) there.message() << "no PostgreSQL server is installed or unpacked";
    return there;
  });
}

// The one of the whole program, which starts with the first case that asks for it.
inline PostgresServer& postgres_server() {
  static PostgresServer server;
  if (!server.pid) server.start();
  return server;
}

}  // namespace asyncio::testing
