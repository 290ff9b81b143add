// The table of requests over TCP, by a driver that knows nothing of this library.
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

// tests/web/case_server, on a port of its own.
class CaseServer {
 public:
  CaseServer() {
    int out[2];
    BOOST_REQUIRE(pipe(out) == 0);
    child_ = fork();
    if (child_ == 0) {
      dup2(out[1], 1);
      execl("tests/web/case_server", "tests/web/case_server", "0", nullptr);
      _exit(127);
    }
    close(out[1]);
    for (char c; read(out[0], &c, 1) == 1 && c != '\n';) port += c;
    close(out[0]);
    BOOST_REQUIRE(!port.empty());
  }
  CaseServer(const CaseServer&) = delete;
  CaseServer& operator=(const CaseServer&) = delete;
  ~CaseServer() {
    kill(child_, SIGTERM);
    waitpid(child_, nullptr, 0);
  }
  std::string port;

 private:
  pid_t child_;
};

// The last line that a command prints.
std::string last_line_of(const std::string& command) {
  FILE* const pipe = popen(command.c_str(), "r");
  BOOST_REQUIRE(pipe);
  std::string line, last;
  for (int c; (c = std::fgetc(pipe)) != EOF;) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    std::puts(line.c_str());
    last = std::move(line);
    line.clear();
  }
  pclose(pipe);
  return last;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cases)

BOOST_AUTO_TEST_CASE(all_of_the_table_is_right_over_tcp) {
  const CaseServer server;
  BOOST_TEST(last_line_of("python3 tests/web/run_cases.py 127.0.0.1:" + server.port +
                          " --file tests/web/cases.json --timeout 30") == "172 passed, 0 failed");
}

BOOST_AUTO_TEST_SUITE_END()
