// Child processes, their pipes as streams.
#include <asyncio/io/subprocess.hpp>
#include "socket_loop.hpp"

#include <fcntl.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <optional>

using namespace asyncio;
using namespace asyncio::testing;
using subprocess::DEVNULL;
using subprocess::PIPE;
using subprocess::STDOUT;

namespace {

using ProcessPtr = std::shared_ptr<Process>;
using Outputs = std::pair<std::string, std::string>;

struct Subprocesses : SocketLoop {
  ProcessPtr shell(const std::string& command, const SubprocessOptions& options = {}) {
    return run(create_subprocess_shell(command, options));
  }
  // What a command prints.
  std::string printed(const std::string& command, SubprocessOptions options = {}) {
    options.stdout_ = PIPE;
    return run(shell(command, options)->communicate()).first;
  }
  static SubprocessOptions pipes() { return {PIPE, PIPE, PIPE}; }
};

// Not even as a zombie.
bool is_gone(int pid) { return kill(pid, 0) != 0 && errno == ESRCH; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(subprocesses, Subprocesses)

BOOST_AUTO_TEST_CASE(communicate_gives_what_was_written_and_read) {
  const ProcessPtr process = run(create_subprocess_exec("cat", {}, pipes()));
  BOOST_TEST(!process->returncode().has_value());
  BOOST_TEST(process->to_string() == "<Process " + std::to_string(process->pid()) + ">");
  const std::string much(300'000, 'x');
  BOOST_TEST((run(process->communicate(much)) == Outputs(much, "")));
  BOOST_TEST(process->returncode().value() == 0);
}

BOOST_AUTO_TEST_CASE(arguments_may_stand_one_by_one) {
  SubprocessOptions options;
  options.stdout_ = PIPE;
  const ProcessPtr process =
      run(create_subprocess_exec("/bin/sh", "-c", "echo $0 $1", "a b", std::string("c"), options));
  BOOST_TEST(run(process->communicate()).first == "a b c\n");
}

BOOST_AUTO_TEST_CASE(a_shell_writes_to_both_and_exits_with_a_code) {
  const ProcessPtr process = shell("echo out; echo err >&2; exit 7", pipes());
  BOOST_TEST((run(process->communicate()) == Outputs("out\n", "err\n")));
  BOOST_TEST(run(process->wait()) == 7);
}

BOOST_AUTO_TEST_CASE(streams_are_read_and_written_while_it_runs) {
  const ProcessPtr process = run(create_subprocess_exec("cat", {}, {PIPE, PIPE}));
  BOOST_TEST(process->stderr_() == nullptr);
  process->stdin_()->write("one\n");
  run(process->stdin_()->drain());
  BOOST_TEST(run(process->stdout_()->readline()) == "one\n");
  process->stdin_()->close();
  run(process->stdin_()->wait_closed());
  BOOST_TEST(run(process->stdout_()->read()) == "");
  BOOST_TEST(run(process->wait()) == 0);
}

BOOST_AUTO_TEST_CASE(stderr_may_go_where_stdout_goes_and_both_nowhere) {
  SubprocessOptions options;
  options.stderr_ = STDOUT;
  BOOST_TEST(printed("echo out; echo err >&2", options) == "out\nerr\n");
  BOOST_TEST(run(shell("cat; echo out; echo err >&2", {DEVNULL, DEVNULL, DEVNULL})->wait()) == 0);
  BOOST_CHECK_THROW(shell("true", {STDOUT}), ValueError);
}

BOOST_AUTO_TEST_CASE(a_descriptor_may_be_given_and_stays_the_callers) {
  int ends[2];
  BOOST_REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
  const Peer reader(ends[0]), writer(ends[1]);
  SubprocessOptions options;
  options.stdout_ = writer.fd;
  BOOST_TEST(run(shell("echo out", options)->wait()) == 0);
  char text[4];
  BOOST_TEST(read(reader.fd, text, 4) == 4);
  BOOST_TEST(fcntl(writer.fd, F_GETFD) >= 0);
  options.stdout_ = -7;
  BOOST_TEST(text_of<OSError>([&] { shell("true", options); }) == "[Errno 9] Bad file descriptor");
}

BOOST_AUTO_TEST_CASE(directory_environment_and_session_are_its_own) {
  SubprocessOptions options;
  options.cwd = "/";
  options.env = {{"NAME", "value"}, {"PATH", "/bin:/usr/bin"}};
  BOOST_TEST(printed("pwd; echo $NAME$HOME", options) == "/\nvalue\n");
  options.start_new_session = true;
  options.stdout_ = PIPE;
  const ProcessPtr process = shell("cut -d ' ' -f 6 /proc/$$/stat", options);
  BOOST_TEST(run(process->communicate()).first == std::to_string(process->pid()) + "\n");
}

BOOST_AUTO_TEST_CASE(it_has_no_descriptors_but_the_three_and_those_that_are_passed) {
  const Peer leaks(open("/dev/null", O_RDONLY)), passed(open("/dev/null", O_RDONLY | O_CLOEXEC));
  const std::string fds = "for f in " + std::to_string(leaks.fd) + " " + std::to_string(passed.fd) +
                          "; do [ -e /proc/$$/fd/$f ] && echo $f; done";
  BOOST_TEST(printed(fds) == "");
  SubprocessOptions options;
  options.pass_fds = {passed.fd};
  BOOST_TEST(printed(fds, options) == std::to_string(passed.fd) + "\n");
}

BOOST_AUTO_TEST_CASE(signals_are_at_their_default_in_it) {
  sigset_t set, before;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  const ProcessPtr process = run(create_subprocess_exec("cat", {}, {PIPE, DEVNULL}));
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  process->terminate();
  BOOST_TEST(run(process->wait()) == -SIGTERM);
  BOOST_TEST(run(shell("kill -PIPE $$")->wait()) == -SIGPIPE);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_started_raises_as_in_python) {
  const auto text = [&](const std::string& program, std::optional<std::string> cwd = {}) {
    SubprocessOptions options;
    options.cwd = std::move(cwd);
    return text_of<OSError>([&] { run(create_subprocess_exec(program, {}, options)); });
  };
  BOOST_TEST(text("no-such-program") == "[Errno 2] No such file or directory: 'no-such-program'");
  BOOST_TEST(text("/no/such") == "[Errno 2] No such file or directory: '/no/such'");
  BOOST_TEST(text("/") == "[Errno 13] Permission denied: '/'");
  BOOST_TEST(text("true", "/no/dir") == "[Errno 2] No such file or directory: '/no/dir'");
  BOOST_TEST(text("true", "/dev/null") == "[Errno 20] Not a directory: '/dev/null'");
  BOOST_CHECK_THROW(run(create_subprocess_exec("no-such-program")), FileNotFoundError);
  BOOST_CHECK_THROW(run(create_subprocess_exec("/")), PermissionError);
  BOOST_TEST(text_of<ValueError>([&] { run(create_subprocess_exec(std::string("a\0b", 3))); }) ==
             "embedded null byte");
}

BOOST_AUTO_TEST_CASE(signals_end_it_and_once_it_has_ended_they_find_nobody) {
  const ProcessPtr process = run(create_subprocess_exec("cat", {}, {PIPE}));
  process->kill();
  process->terminate();
  BOOST_TEST(run(process->wait()) == -SIGKILL);
  until([&] { return process->transport()->get_protocol() == nullptr; });
  BOOST_CHECK_THROW(process->send_signal(SIGTERM), ProcessLookupError);
}

BOOST_AUTO_TEST_CASE(communicate_does_not_mind_a_child_that_reads_nothing) {
  const ProcessPtr process = shell("exec <&-; echo done", {PIPE, PIPE});
  BOOST_TEST(run(process->communicate(std::string(300'000, 'x'))).first == "done\n");
  BOOST_TEST(reports.empty());
  const ProcessPtr without = shell("true");
  BOOST_CHECK_THROW(run(without->communicate("input")), ValueError);
  run(without->wait());
}

BOOST_AUTO_TEST_CASE(wait_ends_with_the_exit_though_another_one_has_the_pipe) {
  int ends[2];
  BOOST_REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
  Peer reader(ends[0]), writer(ends[1]);
  SubprocessOptions options{reader.fd, PIPE};
  // The other one reads until the test lets it go.
  const ProcessPtr process = shell("exec 3<&0; cat <&3 & exit 3", options);
  BOOST_TEST(run(process->wait()) == 3);
  BOOST_TEST(!process->stdout_()->at_eof());
  BOOST_TEST((process->transport()->get_protocol() != nullptr));
  process->terminate();
  writer.close();
  BOOST_TEST(run(process->stdout_()->read()) == "");
  until([&] { return process->transport()->get_protocol() == nullptr; });
}

BOOST_AUTO_TEST_CASE(to_cancel_wait_leaves_the_child_alone) {
  const ProcessPtr process = run(create_subprocess_exec("cat", {}, {PIPE, DEVNULL}));
  BOOST_CHECK_THROW(run(wait_for(process->wait(), 0.01)), TimeoutError);
  BOOST_TEST(!process->returncode().has_value());
  process->stdin_()->close();
  BOOST_TEST(run(process->wait()) == 0);
}

BOOST_AUTO_TEST_CASE(a_process_that_is_dropped_ends_with_its_stdin_and_leaves_no_zombie) {
  const int pid = run(create_subprocess_exec("cat", {}, {PIPE, PIPE}))->pid();
  until([&] { return is_gone(pid); });
}

BOOST_AUTO_TEST_CASE(a_dropped_process_is_not_held_up_by_what_it_writes) {
  SubprocessOptions options{std::nullopt, PIPE};
  options.limit = 16;
  ProcessPtr process = shell("head -c 300000 /dev/zero", options);
  until([&] { return process->stdout_()->paused(); });
  const int pid = process->pid();
  process = nullptr;
  until([&] { return is_gone(pid); });
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_kills_it) {
  const ProcessPtr process = run(create_subprocess_exec("cat", {}, {PIPE, PIPE}));
  const int pid = process->pid();
  loop.close();
  for (int i = 0; i < 60'000 && !is_gone(pid); ++i) usleep(1000);
  BOOST_TEST(is_gone(pid));
}

BOOST_AUTO_TEST_SUITE_END()
