// Supervisor. Its children are this very program: open_main() is what they are asked in.
#include <asyncio/io/supervisor.hpp>
#include "socket_loop.hpp"

#include <asyncio/futures/runners.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// What is written there goes to the test.
void say(int fd, const std::string& text) { (void)!::write(fd, text.data(), text.size()); }

void serve(int out, const std::string& name) {
  say(out, name + (children::is_child() ? "+" : "-"));
  children::ready();
  children::ready();
  for (;;) ::pause();
}
void never_ready() {
  for (;;) ::pause();
}
void stubborn() {
  std::signal(SIGTERM, SIG_IGN);
  children::ready();
  for (;;) ::pause();
}
int returning(int status) {
  children::ready();
  return status;
}
unsigned counting() { return 7; }  // which is no status
void throwing() { throw ValueError("in a child"); }
// Has a child itself.
void middle(int out) {
  asyncio::run(coroutine([out](auto& co) mutable {
    static std::unique_ptr<Supervisor> own;
    BEGIN(co);
    own = std::make_unique<Supervisor>();
    own->start(ChildOptions{Restart::ALWAYS, {out}}, serve, out, "inner");
    YIELD_FROM(own->wait_ready());
    children::ready();
    YIELD_FROM(asyncio::sleep(1000));
    END;
  }));
}

struct Fleet : SocketLoop {
  Fleet() {
    BOOST_REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    options.first_pause = 0;
    options.longest_pause = 0.01;
    before = set_log_hook([](const std::string& line) { text += line + "\n"; });
    text.clear();
  }
  ~Fleet() {
    set_log_hook(before);
    for (const int fd : ends) ::close(fd);
  }
  ChildOptions passing(Restart restart = Restart::ALWAYS) const { return {restart, {ends[1]}}; }
  // What the children have said.
  std::string said(std::size_t count) const {
    std::string out;
    for (char c; out.size() < count && ::read(ends[0], &c, 1) == 1;) out += c;
    return out;
  }
  template <class Until>
  void turn_until(Until until) {
    while (!until()) run(asyncio::sleep(0.001));
  }

  static inline std::string text;  // what was logged
  detail::LogHook before;
  SupervisorOptions options;
  int ends[2];
};

}  // namespace

void open_main(int argc, char** argv) {
  children::main(argc, argv,
                 {{"serve", serve},
                  {"never_ready", never_ready},
                  {"stubborn", stubborn},
                  {"returning", returning},
                  {"counting", counting},
                  {"throwing", throwing},
                  {"middle", middle}});
}

BOOST_FIXTURE_TEST_SUITE(supervisor, Fleet)

BOOST_AUTO_TEST_CASE(children_are_started_and_ready_and_ended_in_order) {
  Supervisor all(options);
  all.start(passing(), serve, ends[1], "a");
  BOOST_TEST(all.start(passing(), children::named("serve"), ends[1], "b") == 1);
  run(all.wait_ready());
  const std::string names = said(4);
  BOOST_TEST((names.find("a+") != names.npos && names.find("b+") != names.npos));
  BOOST_TEST(all.size() == 2);
  const ChildStatus status = all.status(1);
  BOOST_TEST(status.name == "serve");
  BOOST_TEST(status.ready);
  BOOST_TEST(!status.returncode);
  BOOST_TEST(::getpgid(status.pid) == status.pid);  // no Ctrl-C reaches it
  run(all.stop());
  BOOST_TEST(all.status(0).returncode.value() == -SIGTERM);
  BOOST_TEST(all.status(1).over);
  BOOST_TEST(all.status(1).pid == 0);
  BOOST_TEST(text_of<RuntimeError>([&] { all.start(stubborn); }) ==
             "the supervisor has been stopped");
  BOOST_TEST(text == "");
}

BOOST_AUTO_TEST_CASE(one_that_dies_is_started_again_with_the_same_arguments) {
  Supervisor all(options);
  all.start(passing(), serve, ends[1], "a");
  run(all.wait_ready());
  for (std::size_t lives = 1; lives <= 3; ++lives) {
    const int pid = all.status(0).pid;
    all.send_signal(0, SIGKILL);
    turn_until([&] { return all.status(0).restarts == lives && all.status(0).ready; });
    BOOST_TEST(all.status(0).pid != pid);
    BOOST_TEST(all.status(0).returncode.value() == -SIGKILL);
    if (lives == 1)
      BOOST_TEST(text == "the child 'serve' (pid " + std::to_string(pid) +
                             ") has ended with -9; it is started again in 0 s\n");
  }
  run(all.stop());
  BOOST_TEST(said(8) == "a+a+a+a+");
}

BOOST_AUTO_TEST_CASE(the_pauses_grow_up_to_the_longest) {
  options.first_pause = 0.001;
  options.longest_pause = 0.004;
  Supervisor all(options);
  all.start(throwing);  // is never ready, so that the first pause does not come again
  turn_until([&] { return all.status(0).restarts >= 4; });
  run(all.stop());
  std::string pauses;
  for (std::size_t at = 0; (at = text.find(" again in ", at)) != text.npos; at += 10)
    pauses += text.substr(at + 10, text.find('\n', at) - at - 10) + " ";
  BOOST_TEST(pauses.substr(0, 32) == "0.001 s 0.002 s 0.004 s 0.004 s ");
}

BOOST_AUTO_TEST_CASE(one_that_is_not_ready_in_time_is_ended_and_started_again) {
  options.ready_timeout = 0.02;
  Supervisor all(options);
  all.start(never_ready);
  turn_until([&] { return all.status(0).restarts >= 2; });
  BOOST_TEST(all.status(0).returncode.value() == -SIGTERM);
  BOOST_TEST(text.find("is not ready in time\n") != text.npos);
  run(all.stop());
}

BOOST_AUTO_TEST_CASE(who_does_not_end_in_the_time_of_grace_is_killed) {
  options.grace = 0.02;
  Supervisor all(options);
  all.start(stubborn);
  run(all.wait_ready());
  run(all.stop());
  BOOST_TEST(all.status(0).returncode.value() == -SIGKILL);
}

BOOST_AUTO_TEST_CASE(what_has_ended_is_over_when_it_need_not_be_started_again) {
  Supervisor all(options);
  all.start(ChildOptions{Restart::ON_FAILURE, {}}, returning, 0);
  all.start(ChildOptions{Restart::NEVER, {}}, returning, 7);
  all.start(ChildOptions{Restart::NEVER, {}}, throwing);
  all.start(ChildOptions{Restart::ON_FAILURE, {}}, counting);
  run(all.wait());
  BOOST_TEST(all.status(0).returncode.value() == 0);
  BOOST_TEST(all.status(1).returncode.value() == 7);
  BOOST_TEST(all.status(2).returncode.value() == 1);
  BOOST_TEST(all.status(3).returncode.value() == 0);
  BOOST_TEST(text_of<RuntimeError>([&] { run(all.wait_ready()); }) ==
             "a child has ended before all were ready");
  all.start(ChildOptions{Restart::ON_FAILURE, {}}, returning, 3);
  turn_until([&] { return all.status(4).restarts >= 2; });
  run(all.stop());
}

BOOST_AUTO_TEST_CASE(one_that_was_ready_is_started_again_and_one_that_could_not_begin_is_not) {
  Supervisor all(options);
  all.start(passing(Restart::ONCE_READY), serve, ends[1], "a");
  run(all.wait_ready());
  for (std::size_t lives = 1; lives <= 2; ++lives) {
    all.send_signal(0, SIGKILL);
    turn_until([&] { return all.status(0).over || all.status(0).restarts == lives; });
    BOOST_REQUIRE(!all.status(0).over);
    run(all.wait_ready());
  }
  all.start(ChildOptions{Restart::ONCE_READY, {}}, throwing);
  turn_until([&] { return all.status(1).returncode.has_value(); });
  BOOST_REQUIRE(all.status(1).over);
  BOOST_TEST(text_of<RuntimeError>([&] { run(all.wait_ready()); }) ==
             "a child has ended before all were ready");
  BOOST_TEST(all.status(1).restarts == 0);
  run(all.stop());
}

BOOST_AUTO_TEST_CASE(children_end_with_their_supervisor_and_with_the_program) {
  {
    Supervisor all(options);
    all.start(passing(), serve, ends[1], "a");
    all.start(ChildOptions{Restart::NEVER, {ends[1]}}, middle, ends[1]);
    run(all.wait_ready());
    all.send_signal(1, SIGKILL);
    turn_until([&] { return all.status(1).over; });
  }
  // Nobody holds the other end any more, when the child of the one that was killed is gone too.
  ::close(std::exchange(ends[1], ::open("/dev/null", O_WRONLY | O_CLOEXEC)));
  BOOST_TEST(said(1000).size() == std::string("a+inner+").size());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_refused_at_once) {
  Supervisor all(options);
  BOOST_TEST(text_of<RuntimeError>([&] { all.start(children::named("nobody")); }) ==
             "asyncio::children::main() was given no function 'nobody'");
  BOOST_TEST(all.size() == 0);
  BOOST_CHECK_THROW(all.status(0), std::out_of_range);
  options.first_pause = -1;
  BOOST_CHECK_THROW(Supervisor none(options), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
