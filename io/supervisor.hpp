// Supervisor: keeps children of this program running.
//
//   void serve(int number);  // children::ready() when it listens
//
//   asyncio::children::main(argc, argv, {{"serve", serve}});  // the first line of main()
//   ...
//   Supervisor supervisor;
//   for (int i = 0; i < 4; ++i) supervisor.start(serve, i);
//   YIELD_FROM(supervisor.wait_ready());
//   YIELD_FROM(stop.wait());
//   YIELD_FROM(supervisor.stop());
//
// A child runs a function that children::main() was given, and says children::ready() when it is.
// An int that it returns is its exit status; what it throws is logged, and the status is 1. One
// that ends is started again, after a pause that grows each time; so is one that is not ready in
// time. stop() asks them to end (SIGTERM), and kills who has not done so in the time of grace. A
// child has the descriptors 0 (which is empty), 1, 2 and those that it is given, and a process
// group of its own: a Ctrl-C reaches the program alone. When the program is gone, however that has
// ended, its children get SIGTERM. No SIGCHLD: the system's is the program's.
// No asyncio name; multiprocessing.Process, and what gunicorn's arbiter does. Lifetime: its end
// kills who runs still. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/io/children.hpp>
#include <asyncio/loop/seconds.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

// Which children that have ended are started again: each; each that was ready once, so that
// wait_ready() tells of one that cannot begin; those that have not returned 0; none.
enum class Restart { ALWAYS, ONCE_READY, ON_FAILURE, NEVER };

// All in seconds.
struct SupervisorOptions {
  // In which a child must be ready; else it is ended and started again.
  Seconds ready_timeout = 60;
  // Between SIGTERM and SIGKILL.
  Seconds grace = 10;
  // The first pause before a child is started again; the next one is twice as long, and so on up to
  // the longest. One that was ready for as long as that begins with the first pause again.
  Seconds first_pause = 0.1;
  Seconds longest_pause = 30;
};

// What start() may be told of a child.
struct ChildOptions {
  Restart restart = Restart::ALWAYS;
  // The descriptors that it has beside 0, 1 and 2, under the same numbers. They stay the caller's,
  // and open: the next life has them too.
  std::vector<int> pass_fds = {};
};

// What the supervisor knows of a child.
struct ChildStatus {
  std::string name;  // of its function
  int pid = 0;       // 0: there is none just now
  bool ready = false;
  bool over = false;         // it is not started again
  std::size_t restarts = 0;  // how often it was started again
  // How its last life ended: with this code, or minus the signal; nothing while the first one runs.
  std::optional<int> returncode = std::nullopt;
};

namespace detail {
class SupervisorCore;
}

class Supervisor {
 public:
  // Of get_event_loop(). ValueError for a pause that is negative.
  explicit Supervisor(SupervisorOptions options = {}, detail::Caller at = detail::Caller());
  Supervisor(const Supervisor&) = delete;
  Supervisor& operator=(const Supervisor&) = delete;
  ~Supervisor();

  // Starts function(arguments...) in a child; the function may be children::named(). Gives its
  // number, which counts from 0. RuntimeError for what children::main() was not given, and after
  // stop(); OSError.
  template <class F, class... A>
  std::size_t start(const F& function, const A&... arguments) {
    return start(ChildOptions(), function, arguments...);
  }
  template <class F, class... A>
  std::size_t start(const ChildOptions& options, const F& function, const A&... arguments) {
    return start_call(options,
                      children::detail::Callee<std::decay_t<F>>::call(function, arguments...));
  }

  // How many children were started, also those that are over.
  std::size_t size() const noexcept;
  // std::out_of_range
  ChildStatus status(std::size_t number) const;
  // One that does not run gets none. OSError
  void send_signal(std::size_t number, int signal);

  // Waits until all are ready. RuntimeError when one is over before that.
  Coroutine<void> wait_ready(detail::Caller at = detail::Caller());
  // Waits until all are over: none runs, and none is started again.
  Coroutine<void> wait(detail::Caller at = detail::Caller());
  // Ends them all, as above, and waits for that. Cancelled it goes on, but nobody waits.
  Coroutine<void> stop(detail::Caller at = detail::Caller());
  // The same by another signal than SIGTERM.
  Coroutine<void> stop(int signal, detail::Caller at = detail::Caller());

 private:
  std::size_t start_call(const ChildOptions& options, children::detail::Call call);
  const std::shared_ptr<detail::SupervisorCore> core_;
};

}  // namespace asyncio
#pragma GCC visibility pop
