#include <asyncio/io/children.hpp>

#include <asyncio/io/child_messages.hpp>
#include <asyncio/loop/log.hpp>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <list>
#include <thread>

namespace asyncio::children {

using asyncio::detail::kChildArgument;
using asyncio::detail::Said;

namespace {

struct Table {
  bool opened = false;               // main() was called
  std::list<detail::Entry> entries;  // they stay where they are
  int control = -1;                  // in a child: the socket to its parent
  std::atomic<bool> said_ready{false};
};
// Never destroyed: a child may be started while the program ends.
Table& table() {
  static Table& table = *new Table;
  return table;
}

void check_opened() {
  if (!table().opened)
    throw RuntimeError(
        "children are this program itself: the first line of its main() is to be "
        "asyncio::children::main(argc, argv, {...})");
}

void check_signature(const detail::Entry& entry, const std::type_info& signature) {
  if (*entry.signature != signature)
    throw TypeError(asyncio::detail::joined({"the children's function '", entry.name, "' is ",
                                             asyncio::detail::type_name(*entry.signature),
                                             ", and was asked for as ",
                                             asyncio::detail::type_name(signature)}));
}

const detail::Entry* entry_of(const std::string& name,
                              const std::list<detail::Entry>& entries = table().entries) noexcept {
  for (const detail::Entry& entry : entries) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace

namespace detail {

const Entry& find(void (*address)(), const std::type_info& signature) {
  check_opened();
  const Entry* found = nullptr;
  for (const Entry& entry : table().entries) {
    if (entry.address != address) continue;
    found = &entry;
    if (*entry.signature == signature) return entry;
  }
  if (!found)
    throw RuntimeError("the function is none of those that asyncio::children::main() was given");
  check_signature(*found, signature);
  return *found;
}

const Entry& find(const std::string& name, const std::type_info& signature) {
  check_opened();
  const Entry* const entry = entry_of(name);
  if (!entry) throw RuntimeError("asyncio::children::main() was given no function '" + name + "'");
  check_signature(*entry, signature);
  return *entry;
}

}  // namespace detail

// ---- in a child ----

namespace {

// A job: how often, the function, and as many arguments. What comes of it, as a message.
std::string done(const std::string& job) {
  std::string out(1, static_cast<char>(Said::result));
  ExceptionPtr error;
  try {
    Input in(job);
    const auto count = read<std::uint64_t>(in);
    const auto name = read<std::string>(in);
    const detail::Entry* const entry = entry_of(name);
    if (!entry) throw RuntimeError("there is no function '" + name + "' in the child");
    for (std::uint64_t i = 0; i < count; ++i) entry->run(in, out);
    return out;
  } catch (...) {
    if (asyncio::detail::thread_ends()) throw;
    error = ExceptionPtr::current();
  }
  out.assign(1, static_cast<char>(Said::error));
  write(out, error.type_name());
  write(out, std::string(error.what()));
  return out;
}

// Until the parent has no more of them.
int do_jobs(int control) {
  ready();
  for (std::string job; asyncio::detail::receive_message(control, job);) {
    if (!asyncio::detail::send_message(control, done(job))) return 1;
  }
  return 0;
}

// A child whose parent is gone, however that has ended, is told to end by SIGTERM.
void end_with_parent(int control) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  std::thread([control] {
    std::string none;
    while (asyncio::detail::receive_message(control, none)) {
    }
    ::kill(::getpid(), SIGTERM);
  }).detach();
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

int run_function(int control, const std::string& name) {
  std::string arguments;
  if (!asyncio::detail::receive_message(control, arguments)) return 1;
  end_with_parent(control);
  try {
    const detail::Entry* const entry = entry_of(name);
    if (!entry) throw RuntimeError("there is no function '" + name + "' in the child");
    Input in(arguments);
    std::string result;
    entry->run(in, result);
    if (!entry->gives_status) return 0;
    Input status(result);
    return read<int>(status);
  } catch (...) {
    if (asyncio::detail::thread_ends()) throw;
    const ExceptionPtr error = ExceptionPtr::current();
    if (const auto* const exit = error.get_if<SystemExit>()) return exit->code();
    asyncio::detail::log(asyncio::detail::joined(
        {"Exception in the child '", name, "'\n", asyncio::detail::last_line(error)}));
    return 1;
  }
}

// The socket that the argument speaks of; -1 when it is none of ours.
int control_of(int argc, char** argv) {
  if (argc < 2) return -1;
  std::string_view text = argv[1];
  if (text.substr(0, kChildArgument.size()) != kChildArgument) return -1;
  text.remove_prefix(kChildArgument.size());
  int fd = -1;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), fd);
  int domain = 0;
  socklen_t size = sizeof domain;
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() ||
      ::getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) != 0 || domain != AF_UNIX ||
      ::fcntl(fd, F_SETFD, FD_CLOEXEC) != 0) {
    std::fprintf(stderr, "%s is for children of the program itself\n", argv[1]);
    std::exit(2);
  }
  return fd;
}

}  // namespace

void main(int argc, char** argv, std::initializer_list<Function> functions) {
  Table& all = table();
  std::list<detail::Entry> added;
  for (const Function& function : functions) {
    const detail::Entry& entry = function.entry_;
    const detail::Entry* known = entry_of(entry.name);
    if (!known) known = entry_of(entry.name, added);
    if (!known)
      added.push_back(entry);
    else if (!entry.address || entry.address != known->address)
      throw ValueError("two functions of children are named '" + entry.name + "'");
  }
  all.entries.splice(all.entries.end(), added);
  all.opened = true;
  all.control = control_of(argc, argv);
  if (all.control < 0) return;
  const char* const slash = std::strrchr(argv[0], '/');
  ::prctl(PR_SET_NAME, slash ? slash + 1 : argv[0]);  // it would be "exe"
  std::exit(argc > 2 ? run_function(all.control, argv[2]) : do_jobs(all.control));
}

bool is_child() noexcept { return table().control >= 0; }

void ready() noexcept {
  Table& all = table();
  if (all.control < 0 || all.said_ready.exchange(true)) return;
  const char said = static_cast<char>(Said::ready);
  asyncio::detail::send_message(all.control, std::string_view(&said, 1));
}

}  // namespace asyncio::children
