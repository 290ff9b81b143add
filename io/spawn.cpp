#include <asyncio/io/spawn.hpp>

#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/native_socket.hpp>

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <utility>

extern char** environ;

namespace asyncio::detail {

namespace {

// 0 or what a function of the spawn family returns.
void check_spawn(int error) {
  if (error != 0) throw_os_error(error);
}

// A list of strings as exec(3) takes it.
class Strings {
 public:
  void add(std::string text) {
    if (text.find('\0') != text.npos) throw ValueError("embedded null byte");
    texts_.push_back(std::move(text));
  }
  char* const* get() {
    pointers_.clear();
    for (std::string& text : texts_) pointers_.push_back(&text[0]);
    pointers_.push_back(nullptr);
    return pointers_.data();
  }

 private:
  std::vector<std::string> texts_;
  std::vector<char*> pointers_;
};

class Actions {
 public:
  Actions() { check_spawn(posix_spawn_file_actions_init(&actions_)); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
  const posix_spawn_file_actions_t* get() const noexcept { return &actions_; }

  // One that is among the first three itself could be overwritten before it is used.
  void dup_to(int from, int to) {
    if (from < 0) return;
    if (from <= 2 && from != to) {
      from = fcntl(from, F_DUPFD_CLOEXEC, 3);
      if (from < 0) throw_os_error(errno);
      copies_.emplace_back(from);
    }
    check_spawn(posix_spawn_file_actions_adddup2(&actions_, from, to));
  }
  // All behind the first three, but for those that are to be kept.
  void close_others(std::vector<int> kept) {
    std::sort(kept.begin(), kept.end());
    int next = 3;
    for (const int fd : kept) {
      for (; next < fd; ++next) check_spawn(posix_spawn_file_actions_addclose(&actions_, next));
      if (fd < 3) continue;
      check_spawn(posix_spawn_file_actions_adddup2(&actions_, fd, fd));  // it is to survive exec
      next = fd + 1;
    }
#ifdef __GLIBC_PREREQ  // without it close-on-exec must do
#if __GLIBC_PREREQ(2, 34)
    check_spawn(posix_spawn_file_actions_addclosefrom_np(&actions_, next));
#endif
#endif
  }
  void change_directory(const std::string& path) {
    check_spawn(posix_spawn_file_actions_addchdir_np(&actions_, path.c_str()));
  }

 private:
  posix_spawn_file_actions_t actions_;
  std::vector<NativeSocket> copies_;
};

class Attributes {
 public:
  explicit Attributes(const SubprocessOptions& options) {
    check_spawn(posix_spawnattr_init(&attributes_));
    int flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    sigset_t set;
    sigemptyset(&set);
    posix_spawnattr_setsigmask(&attributes_, &set);
    sigaddset(&set, SIGPIPE);
    sigaddset(&set, SIGXFSZ);
    posix_spawnattr_setsigdefault(&attributes_, &set);
    if (options.start_new_session) flags |= POSIX_SPAWN_SETSID;
    if (options.process_group) {
      flags |= POSIX_SPAWN_SETPGROUP;
      posix_spawnattr_setpgroup(&attributes_, *options.process_group);
    }
    posix_spawnattr_setflags(&attributes_, static_cast<short>(flags));
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  const posix_spawnattr_t* get() const noexcept { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

// Where the program may be, in the order of PATH. os.get_exec_path
std::vector<std::string> candidates(const std::string& program, const SubprocessOptions& options) {
  if (program.find('/') != program.npos) return {program};
  std::string path = "/bin:/usr/bin";
  if (options.env) {
    const auto found = options.env->find("PATH");
    if (found != options.env->end()) path = found->second;
  } else if (const char* const own = getenv("PATH")) {
    path = own;
  }
  std::vector<std::string> all;
  std::string_view rest = path;
  for (bool more = true; more;) {
    const std::size_t end = rest.find(':');
    more = end != rest.npos;
    std::string file(rest.substr(0, end));
    file += file.empty() ? program : "/" + program;
    if (more) rest.remove_prefix(end + 1);
    // To start it costs more than to look; what depends on the new directory is seen there only.
    if (file[0] != '/' || ::access(file.c_str(), F_OK) == 0) all.push_back(std::move(file));
  }
  return all;
}

Strings environment(const std::map<std::string, std::string>& env) {
  Strings all;
  for (const auto& [name, value] : env) {
    if (name.find('=') != name.npos) throw ValueError("illegal environment variable name");
    all.add(joined({name, "=", value}));
  }
  return all;
}

}  // namespace

pid_t spawn(const std::vector<std::string>& args, const int (&fds)[3],
            const SubprocessOptions& options) {
  Strings argv, env;
  for (const std::string& arg : args) argv.add(arg);
  if (options.env) env = environment(*options.env);
  Actions actions;
  for (int i = 0; i < 3; ++i) actions.dup_to(fds[i], i);
  actions.close_others(options.pass_fds);
  if (options.cwd) actions.change_directory(*options.cwd);
  const Attributes attributes(options);
  const std::string& program = options.executable ? *options.executable : args.front();
  int failed = 0;
  for (const std::string& file : candidates(program, options)) {
    pid_t pid;
    const int error = posix_spawn(&pid, file.c_str(), actions.get(), attributes.get(), argv.get(),
                                  options.env ? env.get() : environ);
    if (error == 0) return pid;
    if (failed == 0 && error != ENOENT && error != ENOTDIR) failed = error;
    if (program == file) failed = error;
  }
  if (failed == EBADF) throw_os_error(EBADF);
  // The system does not say of which of the two it speaks.
  struct stat is;
  if (options.cwd && stat((*options.cwd + "/.").c_str(), &is) != 0)
    throw_file_error(errno, *options.cwd);
  throw_file_error(failed ? failed : ENOENT, program);
}

}  // namespace asyncio::detail
