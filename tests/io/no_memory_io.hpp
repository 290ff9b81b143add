// Programs of io/ in which the n-th allocation fails: they wait for the system, and what is opened
// is closed. It replaces operator new, as tests/no_memory.hpp.
#pragma once

#include "tests/no_memory.hpp"

#include <asyncio/loop/pollers/epoll_poller.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace asyncio::testing {

// Waits for the system, but no longer than what is on its way within this machine takes: then the
// clock jumps to the next deadline.
class JumpingPoller final : public Poller {
 public:
  explicit JumpingPoller(double longest) noexcept : longest_(longest) {}
  double time() const override { return waited_.time() + jumped_; }
  void wait(double timeout, detail::ReadyQueue& ready) override {
    if (++waits_ > 20'000) throw Endless();
    waited_.wait(0, ready);
    if (!ready.empty() || timeout == 0) return;
    const double before = waited_.time();
    const double longest = jobs_ > 0 ? kLongestJob : longest_;
    waited_.wait(timeout < 0 ? longest : std::min(timeout, longest), ready);
    const double real = waited_.time() - before;
    if (!ready.empty() || real < longest) return;
    if (timeout < 0) throw Endless();
    jumped_ += std::max(0.0, timeout - real);
  }
  void wake() noexcept override { waited_.wake(); }
  void expect_wakeups(int more) noexcept override { jobs_ += more; }
  Watcher* watcher() noexcept override { return waited_.watcher(); }

 private:
  static constexpr double kLongestJob = 60;
  const double longest_;  // in seconds
  detail::EpollPoller waited_;
  double jumped_ = 0;
  int jobs_ = 0;  // in other threads
  int waits_ = 0;
};

// For programs in which nobody else takes part but the system, or other processes.
inline std::unique_ptr<Poller> jumping() { return std::make_unique<JumpingPoller>(0.01); }
inline std::unique_ptr<Poller> patient() { return std::make_unique<JumpingPoller>(0.05); }

// What each descriptor is; not that of the listing itself.
inline std::vector<std::string> open_descriptors() {
  std::vector<std::string> all;
  for (const auto& fd : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    const auto to = std::filesystem::read_symlink(fd.path(), gone);
    if (!gone) all.push_back(fd.path().filename().string() + " " + to.string());
  }
  return all;
}

inline void check_io(const Case& test) {
  run_once(test, 0, 1);  // what is opened once stays
  const auto before = open_descriptors();
  check_all(test);
  BOOST_TEST_CONTEXT(test.name)
  BOOST_TEST(open_descriptors() == before, boost::test_tools::per_element());
}
inline void check_io(const char* name, Program program, bool debug = false,
                     std::unique_ptr<Poller> (*poller)() = jumping) {
  check_io({name, program, debug, poller});
}
// Where a run takes long, as it starts processes.
inline void check_long_io(const char* name, Program program, bool debug = false) {
  check_io({name, program, debug, patient, debug ? 20 : 60});
}

// Two sockets or the ends of a pipe; they are closed with it.
struct Ends {
  Ends(const Ends&) = delete;
  explicit Ends(bool pipe, int type = SOCK_STREAM) {
    if (pipe ? pipe2(fds, O_CLOEXEC | O_NONBLOCK)
             : socketpair(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds))
      throw std::bad_alloc();
  }
  ~Ends() {
    for (const int fd : fds)
      if (fd >= 0) ::close(fd);
  }
  // The first end has as little room for what is sent as the system allows.
  void take_little() {
    const int size = 1;
    if (setsockopt(fds[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size) != 0) throw std::bad_alloc();
  }
  int give(int i) { return std::exchange(fds[i], -1); }
  int fds[2];
};

// Who waits for what does not come hears of that after a while.
inline Coroutine<int> guarded(Coroutine<int> program) {
  return coroutine<int>([program = std::move(program), n = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(n, wait_for(std::move(program), 1000));
    RETURN(n);
    END;
  });
}
}  // namespace asyncio::testing
