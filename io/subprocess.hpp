// create_subprocess_exec(), create_subprocess_shell(), Process: child processes, their pipes as
// streams.
//
//   SubprocessOptions options;
//   options.stdout_ = subprocess::PIPE;
//   YIELD_FROM_INTO(process, create_subprocess_exec("ls", {"-l"}, options));
//   YIELD_FROM_INTO(std::tie(out, err), process->communicate());
//
// asyncio names: those of subprocess.py. Linux only: posix_spawn(3) and a pidfd; SIGCHLD and other
// children stay the program's.
// Lifetime: counted. A Process that is dropped leaves its child running: its stdin is closed, what
// it writes is read and lost, its end is seen by the loop. A loop that is closed kills it. Thread:
// the loop's.
#pragma once

#include <asyncio/io/spawn.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/io/stream_writer.hpp>
#include <asyncio/io/transports.hpp>

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
class SubprocessStreams;
}

// asyncio.subprocess.Process
class Process : public std::enable_shared_from_this<Process> {
 public:
  // Of create_subprocess_exec() and create_subprocess_shell().
  Process(SubprocessTransportPtr transport, detail::SubprocessStreams& streams);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  // The child's number, also once it has exited.
  int pid() const noexcept { return transport_->get_pid(); }
  // Nothing while it runs; the negative number of the signal that has ended it; 255 when somebody
  // else has waited for it.
  std::optional<int> returncode() const noexcept { return transport_->get_returncode(); }
  // Those for which there is a pipe; else null. (stdin without `_` is a macro.)
  const std::shared_ptr<StreamWriter>& stdin_() const noexcept { return stdin_pipe_; }
  const std::shared_ptr<StreamReader>& stdout_() const noexcept { return readers_[0]; }
  const std::shared_ptr<StreamReader>& stderr_() const noexcept { return readers_[1]; }

  // Waits until it has exited, whoever has its pipes open still: its return code. Nobody reads the
  // pipes meanwhile: a child that writes much never exits, so use communicate(). To cancel it does
  // nothing to the child.
  Coroutine<int> wait(detail::Caller at = detail::Caller());
  // Writes the input, if there is one, and closes stdin; reads stdout and stderr to their ends, and
  // waits. Gives what it has read: stdout, stderr; nothing of what is no pipe. That the child reads
  // no more is no error. ValueError for an input without a pipe.
  Coroutine<std::pair<std::string, std::string>> communicate(std::optional<std::string> input = {},
                                                             detail::Caller at = detail::Caller());

  // One that has exited gets none; once its pipes are closed too, ProcessLookupError. OSError.
  void send_signal(int signal) { transport_->send_signal(signal); }
  void terminate() { transport_->terminate(); }  // SIGTERM
  void kill() { transport_->kill(); }            // SIGKILL

  // What it stands on. No asyncio name.
  const SubprocessTransportPtr& transport() const noexcept { return transport_; }
  // `<Process 123>`
  std::string to_string() const { return "<Process " + std::to_string(pid()) + ">"; }

 private:
  Coroutine<std::string> feed(std::optional<std::string> input);
  Coroutine<std::string> read(int fd);

  const SubprocessTransportPtr transport_;
  std::shared_ptr<StreamWriter> stdin_pipe_;
  std::shared_ptr<StreamReader> readers_[2];
};

// Starts a program, in the running loop. It is looked up in PATH unless its name has a slash.
// OSError of the system, as FileNotFoundError("[Errno 2] No such file or directory: 'x'");
// ValueError for options that contradict. asyncio.create_subprocess_exec
Coroutine<std::shared_ptr<Process>> create_subprocess_exec(std::string program,
                                                           std::vector<std::string> args = {},
                                                           SubprocessOptions options = {},
                                                           detail::Caller at = detail::Caller());

namespace detail {
// A program's name with the place where it was given, for what takes any number of arguments.
struct ProgramAt {
  template <class S, class = std::enable_if_t<std::is_convertible_v<S, std::string>>>
  ProgramAt(S&& s, Caller caller = Caller()) : name(std::forward<S>(s)), at(caller) {}
  std::string name;
  Caller at;
};
}  // namespace detail

// The same with the arguments one by one, and options behind them or none.
template <class First, class... A,
          class = std::enable_if_t<std::is_convertible_v<First, std::string> ||
                                   std::is_same_v<std::decay_t<First>, SubprocessOptions>>>
Coroutine<std::shared_ptr<Process>> create_subprocess_exec(detail::ProgramAt program, First&& first,
                                                           A&&... rest) {
  std::vector<std::string> args;
  SubprocessOptions options;
  const auto take = [&](auto&& value) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, SubprocessOptions>)
      options = std::forward<decltype(value)>(value);
    else
      args.emplace_back(std::forward<decltype(value)>(value));
  };
  take(std::forward<First>(first));
  (take(std::forward<A>(rest)), ...);
  return create_subprocess_exec(std::move(program.name), std::move(args), std::move(options),
                                program.at);
}
// By `/bin/sh -c`: mind what a command is made of. asyncio.create_subprocess_shell
Coroutine<std::shared_ptr<Process>> create_subprocess_shell(std::string command,
                                                            SubprocessOptions options = {},
                                                            detail::Caller at = detail::Caller());

}  // namespace asyncio
#pragma GCC visibility pop
