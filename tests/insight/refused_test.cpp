// What the program asyncio17 says when it cannot show anything, and with which status it ends.
#include "tests/insight/child.hpp"

#include <asyncio/loop/events.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using asyncio::testing::Answer;
using asyncio::testing::ask;
using asyncio::testing::Child;
using asyncio::testing::has;
using asyncio::testing::path_of;
using asyncio::testing::tell;

namespace {

// This program with other bytes here and there, for as long as it lives.
class Forgery {
 public:
  Forgery(const std::string& what, const std::string& by) : path_(path_of("forgery")) {
    std::ifstream self("/proc/self/exe", std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(self), std::istreambuf_iterator<char>()};
    int found = 0;
    for (std::size_t at = 0; (at = bytes.find(what, at)) != std::string::npos; at += by.size()) {
      bytes.replace(at, by.size(), by);
      ++found;
    }
    BOOST_REQUIRE(found > 0);
    std::ofstream(path_, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
  }
  ~Forgery() { std::filesystem::remove(path_); }
  const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

// The head of a note: the sizes of its owner's name and of what it tells, and its type.
std::string note_of_type(char type) {
  return std::string("\x0a\0\0\0\x08\0\0\0", 8) + type + std::string("\0\0\0asyncio17", 12);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(children, *boost::unit_test::disabled())

BOOST_AUTO_TEST_CASE(waits) {
  const asyncio::EventLoopPtr loop = asyncio::new_event_loop();
  loop->call_later(0.01, [] { tell("ready"); });
  loop->run_forever();
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(refused)

BOOST_AUTO_TEST_CASE(what_cannot_be_shown_is_said_in_words) {
  const Answer gone = ask({"ps", "2147483646"});
  BOOST_TEST(gone.status == 2);
  BOOST_TEST(gone.errors == "there is no process 2147483646\n");
  const Answer misuse = ask({"ps"});
  BOOST_TEST(misuse.status == 2);
  BOOST_TEST(has(misuse.errors, "usage: asyncio17 ps PID"));
  const pid_t other = fork();
  if (other == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    execlp("sleep", "sleep", "1000", static_cast<char*>(nullptr));
    _exit(127);
  }
  const std::string pid = std::to_string(other);
  Answer none = ask({"ps", pid});
  // Until it has become the other program it is this one, or neither.
  for (int i = 0; i < 1000 && none.status != 1; ++i) {
    usleep(1000);
    none = ask({"ps", pid});
  }
  BOOST_TEST(none.status == 1);
  BOOST_TEST(none.errors == "no asyncio17 in process " + pid + "\n");
  kill(other, SIGKILL);
  waitpid(other, nullptr, 0);
}

// As nobody, who may not read this process; who is not root may not read the first one.
BOOST_AUTO_TEST_CASE(a_process_of_another_user_is_refused_with_the_reason) {
  const std::string pid = geteuid() == 0 ? std::to_string(getpid()) : "1";
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  const pid_t asker = fork();
  if (asker == 0) {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(1);
    std::FILE* const out = fdopen(ends[1], "w");
    const int status = asyncio::detail::run_program({"ps", pid}, out, out);
    std::fprintf(out, "%d\n", status);
    std::fflush(out);
    _exit(0);
  }
  close(ends[1]);
  const std::string said = [&] {
    std::string text;
    char part[512];
    ssize_t n = 0;
    while ((n = read(ends[0], part, sizeof part)) > 0)
      text.append(part, static_cast<std::size_t>(n));
    return text;
  }();
  close(ends[0]);
  waitpid(asker, nullptr, 0);
  BOOST_TEST(said == "not permitted to read process " + pid +
                         ": it belongs to another user; ask as that user, or as root\n2\n");
}

BOOST_AUTO_TEST_CASE(who_has_ended_and_was_not_waited_for_has_no_memory) {
  const pid_t other = fork();
  if (other == 0) _exit(0);
  siginfo_t how;
  BOOST_REQUIRE(waitid(P_PID, static_cast<id_t>(other), &how, WEXITED | WNOWAIT) == 0);
  const Answer said = ask({"pstree", std::to_string(other)});
  BOOST_TEST(said.status == 2);
  BOOST_TEST(said.errors == "process " + std::to_string(other) +
                                " has no memory: it has ended, or is the system's own\n");
  waitpid(other, nullptr, 0);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_core_is_named) {
  const Answer said = ask({"pstree", "--core", "/proc/self/exe"});
  BOOST_TEST(said.status == 2);
  BOOST_TEST(said.errors == "/proc/self/exe is no core dump of a 64-bit process\n");
}

BOOST_AUTO_TEST_CASE(a_process_with_notes_of_another_kind_is_newer) {
  const Forgery program(note_of_type(2), note_of_type(9));
  const Child child("waits", program.path());
  const Answer said = ask({"pstree", child.pid()});
  BOOST_TEST(said.status == 3);
  BOOST_TEST(said.out == "");
  BOOST_TEST(said.errors == "the asyncio17 in process " + child.pid() +
                                " is newer than this program, which does not know its notes\n");
}

BOOST_AUTO_TEST_CASE(a_process_that_does_not_tell_what_is_needed_is_of_another_version) {
  const Forgery program("EventLoop.port", "EventLoop.door");
  const Child child("waits", program.path());
  // Nor will it be another one, however long it is watched.
  for (const char* const how : {"--no-stop", "--watch"}) {
    const Answer said = ask({"ps", "--json", child.pid(), how});
    BOOST_TEST(said.status == 3);
    BOOST_TEST(said.out == "");
    BOOST_TEST(said.errors == "the asyncio17 in process " + child.pid() +
                                  " does not tell EventLoop.port: it is of another version\n");
  }
}

BOOST_AUTO_TEST_SUITE_END()
