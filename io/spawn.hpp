// SubprocessOptions: with what a child process is started.
//
// asyncio names: the arguments of create_subprocess_exec() and subprocess.Popen, and
// subprocess.PIPE, STDOUT, DEVNULL. What is no option: preexec_fn, user, group and umask, for no
// code of ours runs in the child; text modes and buffering, for pipes carry bytes.
#pragma once

#include <asyncio/io/stream_reader.hpp>

#include <sys/types.h>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

// For an option of SubprocessOptions, instead of a descriptor.
namespace subprocess {
constexpr int PIPE = -1;
constexpr int STDOUT = -2;  // of stderr_: where stdout goes
constexpr int DEVNULL = -3;
}  // namespace subprocess

struct SubprocessOptions {
  // PIPE, DEVNULL or a descriptor, which stays the caller's; nothing: what this process has. (stdin
  // without `_` is a macro.)
  std::optional<int> stdin_ = std::nullopt;
  std::optional<int> stdout_ = std::nullopt;
  std::optional<int> stderr_ = std::nullopt;  // or STDOUT
  // The directory that it is started in.
  std::optional<std::string> cwd = std::nullopt;
  // All of its environment, in which its PATH is looked up too; nothing: that of this process.
  std::optional<std::map<std::string, std::string>> env = std::nullopt;
  // Which descriptors it has beside those three, under the same numbers.
  std::vector<int> pass_fds = {};
  // It leads a session of its own, so that a Ctrl-C does not reach it.
  bool start_new_session = false;
  // Its process group; 0: one of its own.
  std::optional<int> process_group = std::nullopt;
  // Of the StreamReaders of create_subprocess_exec() and create_subprocess_shell().
  std::size_t limit = StreamReader::kDefaultLimit;
  // What is started, under the name that the program has in its arguments; nothing: the program.
  std::optional<std::string> executable = std::nullopt;
};

namespace detail {

// Starts a program, which is looked up in PATH unless its name has a slash. `fds` are to be the
// child's 0, 1 and 2; -1: those of this process. Its signal mask is empty, SIGPIPE and SIGXFSZ are
// at their default. OSError with Python's text; ValueError for a null byte.
pid_t spawn(const std::vector<std::string>& args, const int (&fds)[3],
            const SubprocessOptions& options);

}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
