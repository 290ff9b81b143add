// Child processes at their limits: what is left when one cannot be started, is given up, or ends
// before its pipes are read.
#include <asyncio/io/subprocess.hpp>
#include "socket_loop.hpp"

#include <dirent.h>
#include <sys/wait.h>

#include <cerrno>

using namespace asyncio;
using namespace asyncio::testing;
using subprocess::PIPE;

namespace {

std::size_t open_descriptors() {
  std::size_t n = 0;
  DIR* const all = opendir("/proc/self/fd");
  while (readdir(all)) ++n;
  closedir(all);
  return n;
}

// Not even as a zombie.
bool no_child_is_left() { return waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

const SubprocessOptions kPipes{PIPE, PIPE, PIPE};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(subprocess_end, SocketLoop)

BOOST_AUTO_TEST_CASE(what_cannot_be_started_leaves_no_descriptor) {
  run(run(create_subprocess_exec("true", {}, kPipes))->communicate());
  until(no_child_is_left);
  const std::size_t before = open_descriptors();
  BOOST_CHECK_THROW(run(create_subprocess_exec("no-such-program", {}, kPipes)), FileNotFoundError);
  BOOST_TEST(open_descriptors() == before);
}

BOOST_AUTO_TEST_CASE(who_is_cancelled_while_it_starts_leaves_nothing) {
  run(run(create_subprocess_exec("true", {}, kPipes))->communicate());
  until(no_child_is_left);
  const std::size_t before = open_descriptors();
  for (int turns_before = 0; turns_before < 4; ++turns_before) {
    {
      auto starting = loop.create_task(create_subprocess_exec("cat", {}, kPipes));
      turns(turns_before);
      starting.cancel();
      until([&] { return starting.done(); });
      // One that was there already is dropped, which closes its stdin.
    }
    until([&] { return no_child_is_left() && open_descriptors() == before; });
  }
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(what_it_has_written_is_there_when_it_has_exited) {
  const auto process = run(create_subprocess_shell("echo out; echo err >&2", kPipes));
  BOOST_TEST(run(process->wait()) == 0);
  BOOST_TEST(run(process->stdout_()->read()) == "out\n");
  BOOST_TEST(run(process->stderr_()->read()) == "err\n");
}

BOOST_AUTO_TEST_CASE(its_output_is_paused_over_twice_the_limit) {
  SubprocessOptions options{std::nullopt, PIPE};
  options.limit = 1000;
  const auto process = run(create_subprocess_shell("head -c 300000 /dev/zero", options));
  until([&] { return process->stdout_()->paused(); });
  BOOST_TEST(!process->transport()->get_pipe_transport(1)->is_reading());
  BOOST_TEST(run(process->stdout_()->read()).size() == 300'000u);
  BOOST_TEST(run(process->wait()) == 0);
}

BOOST_AUTO_TEST_CASE(who_writes_to_one_that_has_closed_its_stdin_hears_of_it) {
  const auto process = run(create_subprocess_shell("exec <&-; echo closed; sleep 1000", kPipes));
  BOOST_TEST(run(process->stdout_()->readline()) == "closed\n");
  process->stdin_()->write(std::string(300'000, 'x'));
  BOOST_CHECK_THROW(run(process->stdin_()->drain()), ConnectionError);
  process->kill();
  run(process->wait());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(close_of_one_that_has_exited_kills_nobody) {
  const auto process = run(create_subprocess_shell("exit 3"));
  BOOST_TEST(run(process->wait()) == 3);
  process->transport()->close();
  until([&] { return process->transport()->get_protocol() == nullptr; });
  BOOST_TEST(process->returncode().value() == 3);
}

BOOST_AUTO_TEST_SUITE_END()
