// Clients of the load in processes of their own, which are killed wherever they are: the system
// ends their connections.
#pragma once

#include <asyncio/futures/runners.hpp>

#include "tests/io/load/clients.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <memory>
#include <utility>

namespace asyncio::testing {

// Does its errand again and again until it is killed. Called where no loop is running.
class KilledClient {
 public:
  explicit KilledClient(const Errand& errand) : child_(fork()) {
    if (child_ == 0) live(errand);
  }
  KilledClient(const KilledClient&) = delete;
  KilledClient& operator=(const KilledClient&) = delete;
  ~KilledClient() { kill(); }
  bool is_there() const noexcept { return child_ > 0; }
  // Did it live until then?
  bool kill() {
    if (!is_there()) return false;
    ::kill(child_, SIGKILL);
    int status = 0;
    waitpid(std::exchange(child_, -1), &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  }

 private:
  [[noreturn]] static void live(Errand errand) {
    // Those of the servers would keep connections open that these have closed.
    for (int fd = 3; fd < 1024; ++fd) close(fd);
    try {
      for (;; ++errand.seed) run(Client::run(std::make_shared<Client>(errand)));
    } catch (...) {
      _exit(1);
    }
  }
  pid_t child_;
};

}  // namespace asyncio::testing
