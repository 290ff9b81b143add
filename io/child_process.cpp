#include <asyncio/io/child_process.hpp>

#include <asyncio/io/exceptions.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/loop/loop_access.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace asyncio::detail {

namespace {

// What the program is called in its list of arguments.
std::string own_name() {
  std::string name(4096, '\0');
  const int fd = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  const NativeSocket owned(fd);
  const ssize_t got = fd < 0 ? -1 : ::read(fd, name.data(), name.size() - 1);
  if (got <= 0) return "/proc/self/exe";
  return name.substr(0, name.find('\0'));
}

// A program may have closed its first three, which the child has others at.
NativeSocket above_standard(const NativeSocket& socket) {
  NativeSocket copy(fcntl(socket.fd(), F_DUPFD_CLOEXEC, 3));
  if (!copy) throw_os_error(errno);
  return copy;
}

}  // namespace

// In a group of its own, so that a Ctrl-C reaches the program alone, which then ends its children;
// and with nothing to read from a terminal.
std::shared_ptr<ChildProcess> ChildProcess::start(EventLoop& loop, Owner& owner,
                                                  const std::string& function,
                                                  SubprocessOptions options) {
  (void)access(loop).watcher();  // RuntimeError when there is none
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throw_os_error(errno);
  NativeSocket ours(ends[0]);
  NativeSocket of_child(ends[1]);
  if (of_child.fd() < 3) of_child = above_standard(of_child);
  set_nonblocking(ours.fd());
  const NativeSocket null(open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (!null) throw_os_error(errno);
  options.pass_fds.push_back(of_child.fd());
  options.executable = "/proc/self/exe";
  if (!options.process_group && !options.start_new_session) options.process_group = 0;
  std::vector<std::string> args{own_name(),
                                std::string(kChildArgument) + std::to_string(of_child.fd())};
  if (!function.empty()) args.push_back(function);
  const int fds[3] = {null.fd(), -1, -1};
  // All that needs memory comes before it or can be taken back.
  auto child = std::make_shared<ChildProcess>(loop, owner, std::move(ours));
  child->begin(spawn(args, fds, options));
  return child;
}

ChildProcess::ChildProcess(EventLoop& loop, Owner& owner, NativeSocket control)
    : loop_(loop), owner_(&owner), control_(std::move(control)) {}

ChildProcess::~ChildProcess() = default;

// When there is no memory or no descriptor for what watches it, it is killed.
void ChildProcess::begin(pid_t pid) {
  pid_ = pid;
  watcher_.emplace(pid);
  loop_->add_reader(watcher_->fd(), [self = shared_from_this()] { self->exited(); });
  try {
    loop_->add_reader(control_.fd(), [self = shared_from_this()] { self->read(); });
  } catch (...) {
    loop_->remove_reader(watcher_->fd());
    throw;
  }
}

// ---- to the child ----

void ChildProcess::send(const std::string& message) {
  if (!control_) return;
  out_.reserve(out_.size() + sizeof(std::uint64_t) + message.size());  // whole, or not at all
  out_ += header_of(message);
  out_ += message;
  if (!writes_) flush();
}

// That nobody reads any more is told by the exit.
void ChildProcess::flush() noexcept {
  const std::shared_ptr<ChildProcess> self = shared_from_this();
  while (control_ && sent_ < out_.size()) {
    const ssize_t sent =
        ::send(control_.fd(), out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
    if (sent >= 0) {
      sent_ += static_cast<std::size_t>(sent);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      try {
        if (!writes_) loop_->add_writer(control_.fd(), [self] { self->flush(); });
        writes_ = true;
        return;
      } catch (...) {  // no memory: it is told half of it
        kill();
        break;
      }
    } else if (errno != EINTR) {
      break;
    }
  }
  out_.clear();
  sent_ = 0;
  if (std::exchange(writes_, false) && control_) loop_->remove_writer(control_.fd());
}

void ChildProcess::close_control() {
  if (control_) ::shutdown(control_.fd(), SHUT_WR);
}

void ChildProcess::send_signal(int signal) {
  if (watcher_) watcher_->send_signal(signal);
}

// It may belong to another user.
void ChildProcess::kill() noexcept {
  try {
    send_signal(SIGKILL);
  } catch (...) {
  }
}

void ChildProcess::terminate(double grace, int signal) {
  if (!watcher_ || kill_) return;
  try {
    kill_ = loop_->call_later(grace, [self = shared_from_this()] { self->send_signal(SIGKILL); });
  } catch (...) {
    return kill();
  }
  send_signal(signal);
}

// ---- from the child ----

// What is not whole yet stays.
void ChildProcess::give_messages() {
  struct Given {
    std::string& in;
    std::size_t at = 0;
    ~Given() {
      in.erase(0, at);
      if (in.empty()) std::string().swap(in);
    }
  } given{in_};
  for (std::uint64_t count; owner_ && in_.size() - given.at >= sizeof count;) {
    std::memcpy(&count, in_.data() + given.at, sizeof count);
    const std::size_t begin = given.at + sizeof count;
    if (in_.size() - begin < count) break;
    given.at = begin + static_cast<std::size_t>(count);
    if (count > 0) owner_->child_said(*this, std::string_view(in_).substr(begin, given.at - begin));
  }
}

// There is room before anything is taken from the system. True: there may be more.
bool ChildProcess::receive() {
  constexpr std::size_t kAtOnce = 65536;
  const std::size_t before = in_.size();
  in_.resize(before + kAtOnce);
  const ssize_t got = ::recv(control_.fd(), in_.data() + before, kAtOnce, 0);
  const int error = errno;
  in_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got > 0) return static_cast<std::size_t>(got) == kAtOnce;
  if (got < 0 && error == EINTR) return true;
  if (got == 0 || (error != EAGAIN && error != EWOULDBLOCK))
    loop_->remove_reader(control_.fd());  // its exit comes next
  return false;
}

void ChildProcess::read() {
  const std::shared_ptr<ChildProcess> self = shared_from_this();
  while (control_ && receive()) {
  }
  give_messages();
}

void ChildProcess::exited() {
  const std::shared_ptr<ChildProcess> self = shared_from_this();
  if (!watcher_) return;
  const std::optional<int> returncode = watcher_->reap();
  if (!returncode) return;
  try {
    read();        // what it has said before
  } catch (...) {  // no memory: then it has not said all
    give_messages();
  }
  unwatch();
  if (Owner* const owner = std::exchange(owner_, nullptr)) owner->child_gone(*this, *returncode);
}

void ChildProcess::unwatch() noexcept {
  kill_.cancel();
  if (watcher_) loop_->remove_reader(watcher_->fd());
  watcher_.reset();
  if (!control_) return;
  loop_->remove_reader(control_.fd());
  if (std::exchange(writes_, false)) loop_->remove_writer(control_.fd());
  control_ = NativeSocket();
}

void ChildProcess::drop() noexcept {
  const std::shared_ptr<ChildProcess> self = shared_from_this();
  owner_ = nullptr;
  if (!loop_->is_closed()) unwatch();
}

}  // namespace asyncio::detail
